/** What the text must say, and when it begins to run. */
import { day } from '../../plain/day.ts';
import { signatureBy } from '../facts.ts';
import type { AgreementRule } from '../finding.ts';
import { broken, inOrder, met, missing, pending, unlessProven, whenNotSo } from '../finding.ts';

const agreementRule = <const Id extends string>(rule: AgreementRule<Id>): AgreementRule<Id> => rule;

const content = 'CGCT, art. L. 1115-1, 2e alinéa';
const contentSince = day('2007-02-06'); // Law 2007-147 of 2 February 2007

export const objectStated = agreementRule({
	id: 'fr-object-stated',
	severity: 'refusal',
	guards: { sign: whenNotSo },
	since: contentSince,
	source: content,
	check: ({ objectStated }) => (objectStated ? met() : missing()),
});

export const commitmentsStated = agreementRule({
	id: 'fr-commitments-stated',
	severity: 'refusal',
	guards: { sign: whenNotSo },
	since: contentSince,
	source: content,
	check: ({ commitments }) => (commitments === null ? missing() : met()),
});

export const agendaConsidered = agreementRule({
	id: 'fr-agenda-2030',
	severity: 'warning',
	since: day('2021-08-06'), // Law 2021-1031 of 4 August 2021, art. 6
	source: 'CGCT, art. L. 1115-1, 1er alinéa (version du 6 août 2021)',
	check: ({ fields }) => (fields.some(({ sdgTargets }) => sdgTargets.length > 0) ? met() : missing()),
});

export const signedBeforeForce = agreementRule({
	id: 'fr-signed-before-force',
	severity: 'refusal',
	guards: { 'enter-force': unlessProven },
	source: content,
	check: (agreement, party) => {
		const { inForceOn } = agreement;
		const signature = signatureBy(agreement, party);
		if (inForceOn === null) return signature === null ? pending() : met({ signedOn: signature.signedOn });
		if (signature === null) return missing({ inForceOn });
		const { signedOn } = signature;
		if (signedOn === null) return { state: 'unknown', facts: { inForceOn } };
		return { state: inOrder(signedOn, inForceOn), facts: { signedOn, inForceOn } };
	},
});

// In force once sent to the State's representative, and on no earlier day.
export const sentBeforeForce = agreementRule({
	id: 'fr-sent-before-force',
	severity: 'refusal',
	guards: { 'enter-force': unlessProven },
	since: day('1992-02-08'), // Law 92-125 of 6 February 1992, art. 131
	source: 'CGCT, art. L. 1115-1, L. 2131-1, L. 3131-1 et L. 4141-1',
	check: ({ inForceOn, transmissions }, { organisationId }) => {
		const sent = transmissions.find((it) => it.organisationId === organisationId);
		if (sent === undefined) return inForceOn === null ? pending() : missing({ inForceOn });
		const sentOn = sent.on;
		if (sentOn === null) return { state: 'unknown', facts: { inForceOn } };
		if (inForceOn === null) return met({ sentOn });
		return { state: inOrder(sentOn, inForceOn), facts: { sentOn, inForceOn } };
	},
});

export const agreementStands = agreementRule({
	id: 'fr-agreement-annulled',
	severity: 'refusal',
	guards: { sign: whenNotSo, 'enter-force': whenNotSo },
	source: 'CGCT, art. L. 1115-1 et L. 2131-6',
	check: ({ annulledOn }) => (annulledOn === null ? null : broken({ annulledOn })),
});

export const textRules = [objectStated, commitmentsStated, agendaConsidered, signedBeforeForce, sentBeforeForce, agreementStands] as const;
