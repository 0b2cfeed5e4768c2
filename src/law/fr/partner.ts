/** With whom a French local authority may agree. */
import type { OrganisationKind } from '../facts.ts';
import { isLocal } from '../facts.ts';
import type { PartnerRule } from '../finding.ts';
import { broken, met, unknown, whenNotSo } from '../finding.ts';

const partnerRule = <const Id extends string>(rule: PartnerRule<Id>): PartnerRule<Id> => rule;

// An embassy or a ministry signs for its State. A state of a federation is no State here (circular of 24 May 2018).
const ofState: readonly OrganisationKind[] = ['state', 'ministry', 'embassy'];
const always = { 'create-partnership': whenNotSo, adopt: whenNotSo, sign: whenNotSo, 'enter-force': whenNotSo };

export const partnerIsState = partnerRule({
	id: 'fr-partner-is-state',
	severity: 'refusal',
	guards: always,
	source: 'CGCT, art. L. 1115-5 (version du 7 décembre 2016)',
	check: (partner) => (ofState.includes(partner.organisationKind) ? broken : met)({ partner: partner.name }),
});

// TA Lyon, 2019, on the prefect's referral: a friendship charter is a cooperation action, and the one signed with Shushi on
// 21 October 2018 went against France's commitments. Upheld by the CAA of Lyon on 24 June 2021.
export const partnerRecognised = partnerRule({
	id: 'fr-partner-recognised',
	severity: 'refusal',
	guards: always,
	source: 'CGCT, art. L. 1115-1 ; circulaire NOR INTB1809792C du 24 mai 2018 ; CAA Lyon, 24 juin 2021 (charte avec Chouchi)',
	check: (partner) => {
		const facts = { partner: partner.name };
		if (partner.recognition === null) return unknown(facts);
		return partner.recognition === 'unrecognised' ? broken(facts) : met(facts);
	},
});

// Since 2014 an action may be led or supported without a foreign authority; but it is with one that a twinning is made.
const withoutAuthority = ['humanitarian', 'project'];

export const partnerIsLocal = partnerRule({
	id: 'fr-partner-local-authority',
	severity: 'refusal',
	guards: { 'create-partnership': whenNotSo },
	source: 'CGCT, art. L. 1115-1 (version du 6 août 2021)',
	check: (partner, _party, { kind }) => {
		if (ofState.includes(partner.organisationKind)) return null; // said by L1115-5
		const facts = { partner: partner.name };
		if (isLocal(partner)) return met(facts);
		return withoutAuthority.includes(kind) ? { ...met(facts), proof: 'not-needed' } : broken(facts);
	},
});

export const partnerRules = [partnerIsState, partnerRecognised, partnerIsLocal] as const;
