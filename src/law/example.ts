/** Believable cities to try the rules on. For tests. */
import type { Dated } from '../plain/day.ts';
import { dated, day } from '../plain/day.ts';
import type { AgreementFacts, DecisionFacts, PartnershipFacts, PartyFacts } from './facts.ts';

export const on = (text: string): Dated => dated(text);
export const today = day('2026-11-22');

export const saintEtienne: PartyFacts = {
	organisationId: 'saint-etienne',
	name: 'Saint-Étienne',
	country: 'FR',
	organisationKind: 'local-authority',
	tier: 'commune',
	population: 173_821,
	recognition: 'recognised',
};
export const kapan: PartyFacts = { ...saintEtienne, organisationId: 'kapan', name: 'Kapan', country: 'AM', population: 33_160 };
export const shushi: PartyFacts = { ...kapan, organisationId: 'shushi', name: 'Chouchi', country: 'AZ', recognition: 'unrecognised' };

export const vote: DecisionFacts = {
	id: 'vote',
	organisationId: 'saint-etienne',
	takenOn: on('2022-11-14'),
	outcome: 'adopted',
	noteSentOn: on('2022-11-08'),
	transmittedOn: on('2022-11-16'),
	transmittedElectronically: true,
	publishedOn: on('2022-11-17'),
	publishedElectronically: true,
	actId: '042-214202186-20221114-2022_00123-DE',
	number: '2022_00123',
	matter: '9.1',
	referredOn: null,
	annulledOn: null,
	createsPartnership: true,
};

export const accord: AgreementFacts = {
	id: 'accord',
	kind: 'agreement',
	partyIds: null,
	objectStated: true,
	commitments: 'stated',
	fields: [{ key: 'culture', sdgTargets: ['11.4'] }],
	adoptions: [{ organisationId: 'saint-etienne', decisionId: 'vote', signatoryPersonId: 'mayor' }],
	signatures: [
		{ organisationId: 'saint-etienne', personId: 'mayor', signedOn: on('2023-11-21') },
		{ organisationId: 'kapan', personId: 'head', signedOn: on('2023-11-21') },
	],
	transmissions: [{ organisationId: 'saint-etienne', on: on('2023-11-28') }],
	inForceOn: on('2023-11-28'),
	endsOn: on('2027-11-28'),
	tacitRenewalMonths: null,
	noticeMonths: null,
	referredOn: null,
	annulledOn: null,
};

export const twinning: PartnershipFacts = {
	id: 'saint-etienne-kapan',
	kind: 'twinning',
	parties: [saintEtienne, kapan],
	decisions: [vote],
	agreements: [accord],
	proposedOn: null,
	since: on('2023'),
};

/** The twinning with another vote, another accord, or other parties. */
export const withVote = (change: Partial<DecisionFacts>): PartnershipFacts => ({ ...twinning, decisions: [{ ...vote, ...change }] });
export const withAccord = (change: Partial<AgreementFacts>): PartnershipFacts => ({ ...twinning, agreements: [{ ...accord, ...change }] });
