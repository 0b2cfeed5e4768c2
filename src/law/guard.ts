/** Before a change: what the law would refuse. The facts are read as if the change were made. */
import type { Dated, Day } from '../plain/day.ts';
import type { AgreementFacts, PartnershipFacts } from './facts.ts';
import { binds } from './facts.ts';
import type { LawCheck } from './law.ts';
import { checkAgreement, checkPartner } from './law.ts';

export type Act =
	| { readonly verb: 'create-partnership' }
	| {
			readonly verb: 'adopt';
			readonly agreementId: string;
			readonly organisationId: string;
			readonly decisionId: string;
			readonly signatoryPersonId: string | null;
	  }
	| {
			readonly verb: 'sign';
			readonly agreementId: string;
			readonly organisationId: string;
			readonly personId: string | null;
			readonly on: Dated | null;
	  }
	| { readonly verb: 'enter-force'; readonly agreementId: string; readonly on: Dated };

type AgreementAct = Exclude<Act, { verb: 'create-partnership' }>;

const replace = <T extends { readonly organisationId: string }>(items: readonly T[], item: T): T[] => [
	...items.filter((it) => it.organisationId !== item.organisationId),
	item,
];

/** The agreement as it would be once the act is done. */
export function suppose(agreement: AgreementFacts, act: AgreementAct): AgreementFacts {
	switch (act.verb) {
		case 'adopt':
			return { ...agreement, adoptions: replace(agreement.adoptions, act) };
		case 'sign':
			return { ...agreement, signatures: replace(agreement.signatures, { ...act, signedOn: act.on }) };
		case 'enter-force':
			return { ...agreement, inForceOn: act.on };
	}
}

/**
 * The refusals that stand in the way of an act; empty when it may be done.
 *
 * Adopting and signing ask the law of the one who acts; entering into force asks that of every party. It is for changes made
 * now: who records the past (a twinning of 1959) asks `checkPartnership` and shows what is missing.
 *
 * @throws RangeError when the agreement is none of the partnership's.
 */
export function blocks(act: Act, partnership: PartnershipFacts, today: Day): LawCheck[] {
	return concerned(act, partnership, today)
		.filter(({ guards, state }) => guards[act.verb]?.includes(state))
		.map((check) => ({ ...check, severity: 'refusal' }));
}

function concerned(act: Act, partnership: PartnershipFacts, today: Day): LawCheck[] {
	if (act.verb === 'create-partnership') return partnership.parties.flatMap((party) => checkPartner(party, partnership));
	const agreement = partnership.agreements.find(({ id }) => id === act.agreementId);
	if (agreement === undefined) throw new RangeError(`no such agreement: ${act.agreementId}`);
	const bound = partnership.parties.filter(({ organisationId }) => binds(agreement, organisationId));
	const around = { ...partnership, parties: bound };
	const checks = [...bound.flatMap((party) => checkPartner(party, around)), ...checkAgreement(suppose(agreement, act), around, today)];
	return act.verb === 'enter-force' ? checks : checks.filter(({ partyId }) => partyId === act.organisationId);
}
