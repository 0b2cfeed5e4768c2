import { describe, expect, it } from 'vitest';
import type { Agreement, Bound } from '../agreement/agreement.ts';
import type { Decision } from '../decision/decision.ts';
import { dated, day } from '../plain/day.ts';
import { nextSteps, timeline } from './dossier.ts';

const city = (organisationId: string, name: string, country: string): Bound => ({
	organisationId,
	name,
	names: {},
	organisationKind: 'local-authority',
	country,
});
const saintEtienne = city('se', 'Saint-Étienne', 'FR');
const kapan = city('ka', 'Kapan', 'AM');
const today = day('2026-11-22');

const accord = (life: Partial<Agreement>): Agreement => ({
	partnershipId: 'p',
	id: 'accord',
	kind: 'agreement',
	amendsId: null,
	title: { fr: 'Premier accord' },
	object: {},
	authentic: 'equal',
	commitments: null,
	startsOn: null,
	endsOn: null,
	termMonths: null,
	tacitRenewalMonths: null,
	noticeMonths: null,
	signedPlaceCode: null,
	signedPlace: null,
	signedAt: null,
	revision: 1,
	createdAt: new Date('2023-01-01'),
	openedAt: new Date('2023-01-01'),
	fields: [],
	parties: [saintEtienne, kapan],
	adoptions: [],
	signatures: [],
	attendance: [],
	transmissions: [],
	events: [],
	...life,
});
const vote = (facts: Partial<Decision>): Decision => ({
	id: 'vote',
	partnershipId: 'p',
	organisationId: 'se',
	body: 'council',
	takenOn: dated('2022'),
	number: null,
	subject: { fr: 'Jumelage avec Kapan' },
	outcome: 'adopted',
	createsPartnership: true,
	unanimous: true,
	inOffice: null,
	present: null,
	votesFor: null,
	votesAgainst: null,
	abstentions: null,
	matter: null,
	noteSentOn: null,
	transmittedOn: null,
	transmittedElectronically: null,
	actId: null,
	publishedOn: null,
	referredOn: null,
	annulledOn: null,
	annulledBy: null,
	note: null,
	revision: 1,
	...facts,
});
const signed = (organisationId: string, signedOn = '2023-11') => ({
	organisationId,
	personId: null,
	person: null,
	capacity: {},
	signedOn: dated(signedOn),
	recordedAfterwards: false,
	byDelegation: false,
});
const story = {
	id: 'p',
	parties: [{ organisationId: 'se' }, { organisationId: 'ka' }],
	proposedOn: null,
	since: dated('2023'),
	events: [],
} as unknown as Parameters<typeof timeline>[0];

describe('the timeline', () => {
	it('puts the latest first and what has no date last', () => {
		const kinds = timeline(
			story,
			[vote({}), vote({ id: 'lost', takenOn: null })],
			[accord({ signatures: [signed('se'), signed('ka')] })],
			[],
			today,
		).map(({ kind, on }) => [kind, on]);
		expect(kinds).toEqual([
			['signed', '2023-11'],
			['since', '2023'],
			['vote', '2022'],
			['vote', null],
		]);
	});
	it('ties the two threads when both mayors sign on one day, and parts them when they do not', () => {
		const strands = (signatures: Agreement['signatures']) =>
			timeline(story, [], [accord({ signatures })], [], today)
				.filter(({ kind }) => kind === 'signed')
				.map(({ strand }) => strand);
		expect(strands([signed('se'), signed('ka')])).toEqual(['both']);
		expect(strands([signed('se', '2023-11-21'), signed('ka', '2023-11-20')])).toEqual(['a', 'b']);
	});
	it('tells who annulled a vote', () => {
		expect(
			timeline(story, [vote({ annulledOn: dated('2019'), annulledBy: 'tribunal de Lyon' })], [], [], today).find(
				({ kind }) => kind === 'annulled',
			)?.reason,
		).toBe('tribunal de Lyon');
	});
});

describe('the next step', () => {
	it('of a partnership just proposed is to record the vote, then to draft', () => {
		expect(nextSteps('proposed', [], [], today).map(({ kind }) => kind)).toEqual(['record-vote', 'draft-agreement']);
	});
	it('is not the vote again once it was taken, but is after its annulment', () => {
		expect(nextSteps('voted', [vote({})], [], today).map(({ kind }) => kind)).toEqual(['draft-agreement']);
		expect(nextSteps('proposed', [vote({ annulledOn: dated('2019') })], [], today)[0]?.kind).toBe('record-vote');
	});
	it('before the council is the French city’s adoption, and asks none of Kapan', () => {
		const before = accord({
			events: [{ id: 'e', kind: 'submitted', on: day('2022-10-01'), until: null, reason: null, recordedAfterwards: false }],
		});
		expect(nextSteps('voted', [vote({})], [before], today)).toEqual([{ kind: 'adopt', agreementId: 'accord', organisationId: 'se' }]);
	});
	it('after both signatures is to send the text to the prefect, then to note its force', () => {
		const both = { signatures: [signed('se'), signed('ka')] };
		expect(nextSteps('active', [vote({})], [accord(both)], today)).toEqual([
			{ kind: 'transmit', agreementId: 'accord', organisationId: 'se' },
		]);
		const sent = accord({
			...both,
			transmissions: [{ organisationId: 'se', sentOn: day('2023-12-01'), electronically: true, actId: null }],
		});
		expect(nextSteps('active', [vote({})], [sent], today)).toEqual([{ kind: 'enter-force', agreementId: 'accord' }]);
	});
	it('of an ended partnership is none', () => {
		expect(nextSteps('ended', [], [accord({})], today)).toEqual([]);
	});
});
