import { describe, expect, test } from 'vitest';
import { day } from '../plain/day.ts';
import { deadlines } from './deadline.ts';
import { accord, kapan, on, saintEtienne, today, twinning, vote, withAccord } from './example.ts';
import type { DecisionFacts, PartyFacts } from './facts.ts';
import { lastDayToRefer } from './fr/review.ts';
import type { RuleId } from './law.ts';
import { checkAgreement, checkDecision } from './law.ts';

const check = (ruleId: RuleId, change: Partial<DecisionFacts>, party: Partial<PartyFacts> = {}, at = today) =>
	checkDecision({ ...vote, ...change }, { parties: [{ ...saintEtienne, ...party }] }, at).find((it) => it.ruleId === ruleId);

describe('how the council is summoned', () => {
	test.each([
		['2022-11-08', 'met'], // 9, 10, 11, 12, 13: five whole days before the 14th
		['2022-11-09', 'broken'],
		['2022-11', 'unknown'],
		['2022-10', 'met'],
		['2022-12', 'broken'],
	])('a note sent on %s for a meeting on 14 November: %s', (sentOn, state) => {
		expect(check('fr-explanatory-note', { noteSentOn: on(sentOn) })?.state).toBe(state);
	});
	test('a meeting known to its month, or not dated, accuses nobody', () => {
		expect(check('fr-explanatory-note', { takenOn: on('2022-11'), noteSentOn: on('2022-11-08') })?.state).toBe('unknown');
		expect(check('fr-explanatory-note', { takenOn: on('2022-11'), noteSentOn: on('2022-11-24') })?.state).toBe('unknown');
		expect(check('fr-explanatory-note', { takenOn: on('2022-11'), noteSentOn: on('2022-11-25') })?.state).toBe('broken');
		expect(check('fr-explanatory-note', { takenOn: null })?.state).toBe('unknown');
	});
	test('a note is due from 3,500 inhabitants on', () => {
		expect(check('fr-explanatory-note', { noteSentOn: null }, { population: 3500 })?.state).toBe('missing');
		expect(check('fr-explanatory-note', { noteSentOn: null }, { population: 3499 })).toBeUndefined();
		expect(check('fr-explanatory-note', { noteSentOn: null }, { population: null })?.state).toBe('unknown');
	});
	test('members of the regional council have its report twelve days before', () => {
		const region = { tier: 'region', population: 8_000_000 } as const;
		expect(check('fr-report-sent', { noteSentOn: on('2022-11-02') }, region)?.state).toBe('met');
		expect(check('fr-report-sent', { noteSentOn: on('2022-11-03') }, region)?.state).toBe('broken');
		expect(check('fr-explanatory-note', {}, region)).toBeUndefined();
		expect(check('fr-report-sent', {})).toBeUndefined();
	});
	test('the vote of 1959 on Louhansk is not asked for its note', () => {
		expect(check('fr-explanatory-note', { takenOn: on('1959'), noteSentOn: null })).toBeUndefined();
	});
});

describe('how the decision comes to bind', () => {
	test('it is sent and published, and not before it is taken', () => {
		expect(check('fr-decision-transmitted', { transmittedOn: null })?.state).toBe('missing');
		expect(check('fr-decision-transmitted', { transmittedOn: on('2022-11-13') })?.state).toBe('broken');
		expect(check('fr-decision-transmitted', { transmittedOn: on('2022') })?.state).toBe('met');
		expect(check('fr-decision-published', { publishedOn: null })?.state).toBe('missing');
		expect(check('fr-decision-published', { publishedOn: on('2021') })?.state).toBe('broken');
		expect(check('fr-decision-published', { outcome: 'rejected', publishedOn: null })).toBeUndefined();
	});
	test('above 50,000 inhabitants it is sent electronically', () => {
		expect(check('fr-electronic-transmission', { transmittedElectronically: false })?.state).toBe('broken');
		expect(check('fr-electronic-transmission', { transmittedElectronically: null })?.state).toBe('unknown');
		expect(check('fr-electronic-transmission', { transmittedElectronically: false }, { population: 50_000 })).toBeUndefined();
		expect(check('fr-electronic-transmission', { transmittedElectronically: false }, { tier: 'department', population: null })?.state).toBe(
			'broken',
		);
		expect(check('fr-electronic-transmission', { takenOn: on('2019-10-02'), transmittedElectronically: false })).toBeUndefined();
	});
	test('since July 2022 it is published online, unless a small commune chose paper', () => {
		expect(check('fr-electronic-publication', { publishedElectronically: false })?.state).toBe('broken');
		expect(check('fr-electronic-publication', { publishedElectronically: null })?.state).toBe('unknown');
		expect(check('fr-electronic-publication', { publishedElectronically: false }, { population: 3499 })).toBeUndefined();
		expect(check('fr-electronic-publication', { publishedElectronically: false }, { population: 3500 })?.state).toBe('broken');
		expect(check('fr-electronic-publication', { publishedElectronically: false, takenOn: on('2022-06') })).toBeUndefined();
		expect(check('fr-electronic-publication', { publishedElectronically: undefined })).toBeUndefined();
	});
	test.each([
		['042-214202186-20221114-2022_00123-DE', 'met'],
		['02A-214202186-20221114-2022_00123-DE', 'met'],
		['42-214202186-20221114-2022_00123-DE', 'broken'],
		['042-21420218-20221114-2022_00123-DE', 'broken'],
		['042-214202186-20221115-2022_00123-DE', 'broken'], // another day
		['042-214202186-20221114-2022_00124-DE', 'broken'], // another number
		['042-214202186-20221114-2022-00123-DE', 'broken'],
	])('the act identifier %s is %s', (actId, state) => {
		expect(check('fr-act-id', { actId })?.state).toBe(state);
	});
	test('an act identifier agrees with a vote known to its month', () => {
		expect(check('fr-act-id', { takenOn: on('2022-11') })?.state).toBe('met');
		expect(check('fr-act-id', { takenOn: on('2022-12') })?.state).toBe('broken');
		expect(check('fr-act-id', { takenOn: on('2022-10') })?.state).toBe('broken');
	});
	test('an act number has at most fifteen digits, capitals or underscores', () => {
		expect(check('fr-act-number', { number: '2022_00123' })?.state).toBe('met');
		expect(check('fr-act-number', { number: '2022/123' })?.state).toBe('broken');
		expect(check('fr-act-number', { number: '2022_0000000001X' })?.state).toBe('broken');
		expect(check('fr-act-number', { number: null })).toBeUndefined();
	});
});

describe('the prefect’s two months', () => {
	test('what was received on 9 January may be referred until the end of 10 March', () => {
		expect(lastDayToRefer(on('2017-01-09'))).toBe('2017-03-10');
		expect(lastDayToRefer(on('1999-02-12'))).toBe('1999-04-13');
		expect(lastDayToRefer(on('2022-11'))).toBe('2023-01-31');
	});
	test('they run, then they are over', () => {
		expect(check('fr-decision-review', {}, {}, day('2023-01-17'))).toMatchObject({ state: 'pending', deadline: '2023-01-17' });
		expect(check('fr-decision-review', {}, {}, day('2023-01-18'))?.state).toBe('met');
		expect(check('fr-decision-review', { transmittedOn: null })).toBeUndefined();
	});
	test('a referral is shown with what the court said', () => {
		const referred = check('fr-decision-review', { referredOn: on('2023-01'), annulledOn: on('2023-09-26') });
		expect(referred).toMatchObject({ state: 'broken', severity: 'warning', facts: { annulledOn: '2023-09-26' } });
	});
	test('they run for the accord itself too', () => {
		const review = (change: Partial<typeof accord>, at = today) =>
			checkAgreement({ ...accord, ...change }, twinning, at).find(({ ruleId }) => ruleId === 'fr-agreement-review');
		expect(review({}, day('2023-12-24'))).toMatchObject({ state: 'pending', deadline: '2024-01-29' });
		expect(review({})?.state).toBe('met');
		expect(review({ referredOn: on('2024') })?.state).toBe('broken');
	});
});

describe('the days that come', () => {
	const at = day('2023-12-01');
	test('the end of the accord, the last day for notice, the end of the prefect’s time, soonest first', () => {
		const renewed = withAccord({ endsOn: on('2026-11-28'), tacitRenewalMonths: 36, noticeMonths: 6 });
		expect(deadlines(renewed, at).map(({ kind, on }) => [kind, on])).toEqual([
			['review-ends', '2024-01-29'],
			['notice-due', '2026-05-28'],
			['term-ends', '2026-11-28'],
		]);
	});
	test('an accord that does not renew itself needs no notice, and an annulled one announces nothing', () => {
		expect(deadlines(withAccord({ noticeMonths: 6 }), at).map(({ kind }) => kind)).toEqual(['review-ends', 'term-ends']);
		expect(deadlines(withAccord({ annulledOn: on('2023-11-30') }), at).map(({ kind }) => kind)).not.toContain('term-ends');
	});
	test('a vote neither sent nor published is awaited from its day on', () => {
		const decisions = [{ ...vote, transmittedOn: null, publishedOn: null }];
		expect(deadlines({ ...twinning, agreements: [], parties: [saintEtienne, kapan], decisions }, at)).toEqual([
			{ kind: 'to-transmit', on: '2022-11-14', subject: { noun: 'decision', id: 'vote' }, ruleId: 'fr-decision-transmitted' },
			{ kind: 'to-publish', on: '2022-11-14', subject: { noun: 'decision', id: 'vote' }, ruleId: 'fr-decision-published' },
		]);
	});
	test('what is known to its month is announced at its first day, and owed from its last', () => {
		const vague = withAccord({ endsOn: on('2026-11'), tacitRenewalMonths: 36, noticeMonths: 6, transmissions: [] });
		expect(deadlines(vague, at).map(({ on }) => on)).toEqual(['2026-05-01', '2026-11-01']);
		const decisions = [{ ...vote, takenOn: on('2022-11'), transmittedOn: null }];
		expect(deadlines({ ...twinning, agreements: [], decisions }, at).map(({ on }) => on)).toEqual(['2022-11-30']);
	});
	test('what is past is announced no more', () => {
		expect(deadlines(twinning, day('2027-11-28')).map(({ kind }) => kind)).toEqual(['term-ends']);
		expect(deadlines(twinning, day('2027-11-29'))).toEqual([]);
	});
});
