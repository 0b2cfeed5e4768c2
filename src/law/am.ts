/**
 * What Armenian law asks of a community that agrees with a foreign authority.
 *
 * A community may cooperate with authorities of other States (European Charter of Local Self-Government, art. 10 § 3, in
 * force for Armenia since 1 May 2002). Its bodies are the council of elders and the head of community, who carries out the
 * council's decisions (Constitution of 2015, art. 181–182). Which body must approve a foreign accord was not found: so a
 * decision is advised as proof, and nothing here refuses. There is no prefect.
 */
import { day } from '../plain/day.ts';
import { adoptionBy, decisionOn, isConcluded, signatureBy } from './facts.ts';
import type { AgreementRule, Law } from './finding.ts';
import { broken, inOrder, met, missing, pending, unknown } from './finding.ts';

const agreementRule = <const Id extends string>(rule: AgreementRule<Id>): AgreementRule<Id> => rule;

const advice = { severity: 'advice', since: day('2002-05-01') } as const;
const constitution = 'ՀՀ Սահմանադրություն (2015), հոդվածներ 181–182';
const charter = 'Տեղական ինքնակառավարման եվրոպական խարտիա, հոդված 10, կետ 3';

export const councilDecided = agreementRule({
	...advice,
	id: 'am-council-decision',
	source: `${constitution}; ${charter}`,
	check: (agreement, party, around) => {
		const decision = decisionOn(agreement, party, around);
		if (decision === null) return isConcluded(agreement) ? missing() : pending();
		const facts = { takenOn: decision.takenOn, annulledOn: decision.annulledOn };
		if (decision.outcome === 'rejected' || decision.annulledOn !== null) return broken(facts);
		return decision.outcome === null ? unknown(facts) : met(facts);
	},
});

export const decisionFirst = agreementRule({
	...advice,
	id: 'am-signature-before-decision',
	source: constitution,
	check: (agreement, party, around) => {
		const takenOn = decisionOn(agreement, party, around)?.takenOn ?? null;
		const signedOn = signatureBy(agreement, party)?.signedOn ?? null;
		if (takenOn === null || signedOn === null) return null;
		return { state: inOrder(takenOn, signedOn), facts: { takenOn, signedOn } };
	},
});

export const headSigns = agreementRule({
	...advice,
	id: 'am-signatory',
	source: constitution,
	check: (agreement, party) => {
		const [adoption, signature] = [adoptionBy(agreement, party), signatureBy(agreement, party)];
		if (adoption === null || signature === null) return null;
		if (adoption.signatoryPersonId === null || signature.personId === null) return unknown({ signedOn: signature.signedOn });
		return (adoption.signatoryPersonId === signature.personId ? met : broken)({ signedOn: signature.signedOn });
	},
});

export const am = {
	country: 'AM',
	partner: [],
	partnership: [],
	decision: [],
	agreement: [councilDecided, decisionFirst, headSigns],
	// What Armenian law asks of those whom a community sends abroad was not found.
	delegate: [],
} as const satisfies Law;
