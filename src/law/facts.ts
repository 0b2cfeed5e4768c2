/**
 * The few dated facts that law reads. A partnership, a decision, an agreement satisfy them by shape.
 *
 * `null` means "not known", never "no". Ids are any strings; names come in the reader's language.
 */
import type { Dated } from '../plain/day.ts';

export type OrganisationKind =
	| 'local-authority'
	| 'grouping' // of local authorities: a metropolis, a joint syndicate, an Armenian inter-community union
	| 'state' // a sovereign State or its government; a state of a federation is a 'local-authority'
	| 'ministry'
	| 'embassy'
	| 'association'
	| 'ngo'
	| 'health'
	| 'school'
	| 'company'
	| 'social-welfare'
	| 'other';

export type Tier = 'commune' | 'intercommunal' | 'department' | 'region';

export type PartyFacts = {
	readonly organisationId: string;
	readonly name: string;
	/** ISO 3166-1 alpha-2: 'FR', 'AM'. */
	readonly country: string;
	readonly organisationKind: OrganisationKind;
	readonly tier: Tier | null;
	readonly population: number | null;
	/** Whether France recognises the entity that the party belongs to. */
	readonly recognition: 'recognised' | 'unrecognised' | null;
};

export type DecisionFacts = {
	readonly id: string;
	readonly organisationId: string;
	readonly takenOn: Dated | null;
	readonly outcome: 'adopted' | 'rejected' | null;
	/** The day the summons left with its explanatory note. */
	readonly noteSentOn: Dated | null;
	readonly transmittedOn: Dated | null;
	readonly transmittedElectronically: boolean | null;
	readonly publishedOn: Dated | null;
	/** Left out where the office does not record how it was published. */
	readonly publishedElectronically?: boolean | null;
	/** As the prefecture's receipt gives it: `042-214202186-20221114-2022_00123-DE`. */
	readonly actId: string | null;
	readonly number: string | null;
	readonly matter: string | null;
	readonly referredOn: Dated | null;
	readonly annulledOn: Dated | null;
	readonly createsPartnership: boolean;
};

export type AdoptionFacts = {
	readonly organisationId: string;
	readonly decisionId: string;
	readonly signatoryPersonId: string | null;
};
export type SignatureFacts = { readonly organisationId: string; readonly personId: string | null; readonly signedOn: Dated | null };
export type TransmissionFacts = { readonly organisationId: string; readonly on: Dated | null };

export type AgreementFacts = {
	readonly id: string;
	/** 'oath', 'charter', 'pact', 'agreement'…: the name changes nothing for the law. */
	readonly kind: string;
	/** The organisations that the text binds; `null`: every party of the partnership. */
	readonly partyIds: readonly string[] | null;
	readonly objectStated: boolean;
	/** 'none': the text says that it costs nothing. */
	readonly commitments: 'stated' | 'none' | null;
	readonly fields: readonly { readonly key: string; readonly sdgTargets: readonly string[] }[];
	/** The day the text went before the councils; left out where nobody recorded it. */
	readonly submittedOn?: Dated | null;
	readonly adoptions: readonly AdoptionFacts[];
	readonly signatures: readonly SignatureFacts[];
	/** The signed text itself sent to the State's representative, by each party that must. */
	readonly transmissions: readonly TransmissionFacts[];
	readonly inForceOn: Dated | null;
	readonly endsOn: Dated | null;
	readonly tacitRenewalMonths: number | null;
	readonly noticeMonths: number | null;
	readonly referredOn: Dated | null;
	readonly annulledOn: Dated | null;
};

/** Somebody who takes part in a mission. */
export type DelegateFacts = {
	readonly id: string;
	/** The party they come with. */
	readonly organisationId: string;
	/** 'elected' in that party's council, 'staff' of its services, or neither. */
	readonly status: 'elected' | 'staff' | 'other';
	/** They leave with the delegation: not of the side that receives it, not declined, and it is not cancelled. */
	readonly travels: boolean;
	readonly leavesOn: Dated | null;
	/** The council's decision that gives them the mandate; null: none is recorded. */
	readonly mandate: DecisionFacts | null;
	/** An order of mission is recorded, by its number or its date. */
	readonly ordered: boolean;
	readonly orderSignedOn: Dated | null;
};

/** What surrounds an agreement, a decision or a party: enough to judge it alone. */
export type Around = {
	/** 'twinning', 'friendship-charter', 'cooperation', 'cross-border', 'umbrella', 'project', 'humanitarian'. */
	readonly kind: string;
	readonly parties: readonly PartyFacts[];
	readonly decisions: readonly DecisionFacts[];
};

export type PartnershipFacts = Around & {
	readonly id: string;
	readonly agreements: readonly AgreementFacts[];
	readonly proposedOn: Dated | null;
	readonly since: Dated | null;
};

/** Local authorities and their groupings have a council that votes; the other parties have none. */
export const isLocal = ({ organisationKind: kind }: PartyFacts): boolean => kind === 'local-authority' || kind === 'grouping';

export const binds = (agreement: AgreementFacts, organisationId: string): boolean =>
	agreement.partyIds === null || agreement.partyIds.includes(organisationId);

export const adoptionBy = (agreement: AgreementFacts, party: PartyFacts): AdoptionFacts | null =>
	agreement.adoptions.find((it) => it.organisationId === party.organisationId) ?? null;

export const signatureBy = (agreement: AgreementFacts, party: PartyFacts): SignatureFacts | null =>
	agreement.signatures.find((it) => it.organisationId === party.organisationId) ?? null;

/** The decision of this party's own council that adopts the text; another council's decision is none. */
export function decisionOn(agreement: AgreementFacts, party: PartyFacts, around: Around): DecisionFacts | null {
	const adoption = adoptionBy(agreement, party);
	if (adoption === null) return null;
	return around.decisions.find((it) => it.id === adoption.decisionId && it.organisationId === party.organisationId) ?? null;
}

/** True once somebody signed or the text runs: what the law asks of it is then due. */
export const isConcluded = (agreement: AgreementFacts): boolean => agreement.signatures.length > 0 || agreement.inForceOn !== null;
