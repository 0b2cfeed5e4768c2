import { describe, expect, it } from 'vitest';
import { dated, day } from '../plain/day.ts';
import { partyFacts } from './facts.ts';
import {
	type AgreementStanding,
	namesOf,
	type PartnershipEvent,
	type Party,
	type StandingFacts,
	stateOf,
	suggestedName,
	type VoteStanding,
} from './partnership.ts';

const today = day('2026-11-22');
const nothing: StandingFacts = { proposedOn: null, since: null, decisions: [], agreements: [], events: [] };
const vote = (more: Partial<VoteStanding> = {}): VoteStanding => ({
	id: 'vote',
	organisationId: 'saint-etienne',
	createsPartnership: true,
	outcome: 'adopted',
	takenOn: dated('2022'),
	annulledOn: null,
	...more,
});
const agreement = (more: Partial<AgreementStanding> = {}): AgreementStanding => ({
	id: 'accord',
	kind: 'agreement',
	title: { fr: 'Premier accord' },
	signed: true,
	signedOn: dated('2023-11'),
	inForce: false,
	inForceOn: null,
	endsOn: null,
	ended: false,
	endedOn: null,
	annulled: false,
	annulledOn: null,
	...more,
});
const event = (kind: PartnershipEvent['kind'], on: string, reason: string | null = null): PartnershipEvent => ({
	id: `${kind} ${on}`,
	kind,
	on: dated(on),
	title: {},
	reason,
});
const state = (facts: Partial<StandingFacts>) => stateOf({ ...nothing, ...facts }, today).state;
const codes = (facts: Partial<StandingFacts>) => stateOf({ ...nothing, ...facts }, today).reasons.map(({ code }) => code);

describe('where a partnership stands', () => {
	it('is proposed while the ministry’s letter is all there is', () => {
		expect(state({ proposedOn: dated('2022-03') })).toBe('proposed');
		expect(state({ proposedOn: dated('2026'), since: dated('2027') })).toBe('proposed');
	});
	it('is voted once the council said yes, and not before it said anything', () => {
		expect(state({ proposedOn: dated('2022-03'), decisions: [vote()] })).toBe('voted');
		expect(state({ proposedOn: dated('2022-03'), decisions: [vote({ outcome: null })] })).toBe('proposed');
		expect(state({ proposedOn: dated('2022-03'), decisions: [vote({ createsPartnership: false })] })).toBe('proposed');
	});
	it('is active by an agreement that everybody signed, and says by which', () => {
		expect(codes({ decisions: [vote()], agreements: [agreement()] })).toEqual(['agreement-signed', 'vote-adopted']);
		expect(state({ decisions: [vote()], agreements: [agreement({ signed: false, signedOn: null })] })).toBe('voted');
	});
	it('goes back to its vote when its agreement has run out, and ends with it when there was no vote', () => {
		const lapsed = agreement({ endsOn: dated('2025-12-31') });
		expect(codes({ decisions: [vote()], agreements: [lapsed] })).toEqual(['vote-adopted', 'agreement-lapsed']);
		expect(codes({ since: dated('1996'), agreements: [lapsed] })).toEqual(['agreement-lapsed']);
		expect(state({ agreements: [agreement({ endsOn: dated('2026') })] })).toBe('active');
	});
	it('ends with a charter that the court annulled, as that with Shushi', () => {
		expect(state({ since: dated('2018'), agreements: [agreement({ annulled: true, annulledOn: dated('2019') })] })).toBe('ended');
		expect(codes({ decisions: [vote({ annulledOn: dated('2019') })] })).toEqual(['vote-annulled']);
	});
	it('follows the last suspension, resumption or end that has come', () => {
		const agreements = [agreement()];
		expect(state({ agreements, events: [event('suspended', '2022-03')] })).toBe('suspended');
		expect(codes({ agreements, events: [event('resumed', '2024'), event('suspended', '2022-03')] })).toEqual([
			'agreement-signed',
			'resumed',
		]);
		expect(state({ agreements, events: [event('ended', '2027-01-01')] })).toBe('active');
		expect(stateOf({ ...nothing, agreements, events: [event('ended', '2025', 'Vote du conseil')] }, today).reasons[0]).toMatchObject({
			code: 'ended',
			text: 'Vote du conseil',
		});
	});
	it('of 1959, without vote or agreement, is on record and shows the gap', () => {
		expect(stateOf({ ...nothing, since: dated('1959') }, today)).toMatchObject({
			state: 'recorded',
			reasons: [{ code: 'no-proof' }, { code: 'said-since' }],
		});
		expect(state({})).toBe('recorded');
	});
});

const shushi: Party = {
	organisationId: 'shushi',
	position: 1,
	joinedOn: null,
	leftOn: null,
	name: 'Chouchi',
	names: {},
	spellings: [],
	kind: 'local-authority',
	country: 'AZ',
	countryNames: {},
	unrecognised: false,
	siret: null,
	territory: null,
};

describe('what the law reads of a party', () => {
	it('is told by the directory’s mark, asked for a place on the list, and not suspected of a homonym elsewhere', () => {
		expect(partyFacts({ ...shushi, unrecognised: true }).recognition).toBe('unrecognised');
		expect(partyFacts({ ...shushi, name: 'République d’Artsakh' }).recognition).toBe('unrecognised');
		expect(partyFacts(shushi).recognition).toBeNull();
		expect(partyFacts({ ...shushi, country: 'FR' }).recognition).toBe('recognised');
		expect(partyFacts({ ...shushi, name: 'Amis de l’Artsakh', kind: 'association', country: 'FR' }).recognition).toBe('recognised');
	});
	it('gives a commune its tier and its people, and an association neither', () => {
		const territory = {
			code: 'GN-174875',
			kind: 'city',
			name: 'Kapan',
			names: {},
			population: 33160,
			siren: null,
			insee: null,
			latitude: null,
			longitude: null,
		} as const;
		expect(partyFacts({ ...shushi, name: 'Kapan', country: 'AM', territory })).toMatchObject({
			tier: 'commune',
			population: 33160,
			recognition: 'recognised',
		});
		expect(partyFacts({ ...shushi, kind: 'ngo', territory })).toMatchObject({ tier: null, population: null });
		expect(
			suggestedName([
				{ ...shushi, name: 'Ville de Saint-Étienne', territory: { ...territory, name: 'Saint-Étienne' } },
				{ ...shushi, territory },
			]),
		).toBe('Saint-Étienne – Kapan');
		const parties = [
			{
				...shushi,
				name: 'Ville de Saint-Étienne',
				territory: { ...territory, name: 'Saint-Étienne', names: { fr: 'Saint-Étienne', hy: 'Սենտ Էտիեն' } },
			},
			{ ...shushi, territory: { ...territory, names: { fr: 'Kapan', hy: 'Կապան', en: 'Kapan' } } },
		];
		// English is left out where one of the two has no English name; a name of its own choosing has no other.
		expect(namesOf('Saint-Étienne – Kapan', parties)).toEqual({ fr: 'Saint-Étienne – Kapan', hy: 'Սենտ Էտիեն – Կապան' });
		expect(namesOf('Les amis de Kapan', parties)).toEqual({});
	});
});
