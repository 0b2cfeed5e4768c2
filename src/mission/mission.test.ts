import { describe, expect, it } from 'vitest';
import type { MandateRole } from '../directory/mandate.ts';
import { capacityFrom } from '../directory/wording.ts';
import { type Dated, dated, day } from '../plain/day.ts';
import { type Cost, checkCost, converted, totals } from './cost.ts';
import { checkDates, checkHeld, directionFor, lastDay, stateOf } from './mission.ts';
import { answerOf, checkAnswer, lawFactsOf, moved, rankOf, statusFrom } from './roster.ts';

const life = (facts: Partial<Record<'leavesOn' | 'returnsOn' | 'cancelledOn' | 'heldOn', string>> = {}) =>
	Object.fromEntries(
		(['leavesOn', 'returnsOn', 'cancelledOn', 'heldOn'] as const).map((name) => [name, facts[name] ? dated(facts[name]) : null]),
	) as Record<'leavesOn' | 'returnsOn' | 'cancelledOn' | 'heldOn', Dated | null>;
const kapan = { leavesOn: '2023-11-20', returnsOn: '2023-11-21' };

describe('where a mission stands', () => {
	it('follows the visit of November 2023 from its preparation to the newspaper that tells of it', () => {
		expect(stateOf(life(), day('2023-09-01'))).toBe('in-preparation');
		expect(stateOf(life({ leavesOn: '2023-11' }), day('2023-09-01'))).toBe('in-preparation');
		expect(stateOf(life(kapan), day('2023-11-19'))).toBe('coming');
		expect(stateOf(life(kapan), day('2023-11-20'))).toBe('under-way');
		expect(stateOf(life(kapan), day('2023-11-21'))).toBe('under-way');
		expect(stateOf(life(kapan), day('2023-11-22'))).toBe('outcome-not-recorded');
		expect(stateOf(life({ ...kapan, heldOn: '2023-11-22' }), day('2023-11-22'))).toBe('over');
		expect(stateOf(life({ ...kapan, cancelledOn: '2023-11-02' }), day('2023-11-03'))).toBe('cancelled');
	});
	it('does not say in October that a delegation of the autumn has left, nor that it has not', () => {
		const autumn = life({ leavesOn: '2024-23', returnsOn: '2024-23' });
		expect(stateOf(autumn, day('2024-10-10'))).toBe('in-preparation');
		expect(stateOf({ ...autumn, heldOn: dated('2024') }, day('2024-10-10'))).toBe('over');
		expect(stateOf(autumn, day('2025-02-01'))).toBe('outcome-not-recorded');
		expect(lastDay(autumn)).toBe('2024-12-22');
	});
	it('refuses a return before the departure, and a visit told of before it began', () => {
		expect(checkDates(life({ leavesOn: '2023-11-20', returnsOn: '2023-11-19' })).ok).toBe(false);
		expect(checkDates(life({ leavesOn: '2023-11-20', returnsOn: '2023-11' })).ok).toBe(true);
		expect(checkHeld(life(kapan), dated('2023-11-19'), day('2026-01-01'))).toMatchObject({ ok: false, code: 'held-before-departure' });
		expect(checkHeld(life(kapan), dated('2026-02-01'), day('2026-01-01'))).toMatchObject({ ok: false, code: 'held-future' });
		expect(checkHeld(life(kapan), dated('2023'), day('2026-01-01')).ok).toBe(true);
	});
	it('is a departure in Saint-Étienne, an arrival in Kapan, and neither for the association', () => {
		const mission = { senderId: 'saint-etienne', hostId: 'kapan' };
		expect(['saint-etienne', 'kapan', 'alliance', null].map((own) => directionFor(mission, own))).toEqual(['out', 'in', null, null]);
		expect(directionFor({ senderId: 'kapan', hostId: null }, null)).toBe(null);
	});
});

describe('the roster', () => {
	const mandate = (role: MandateRole, organisationId: string, fr: string, more = {}) => ({
		organisationId,
		organisation: organisationId,
		organisationNames: {},
		role,
		title: { fr, hy: `${fr} (hy)` },
		honorary: false,
		since: null,
		until: null,
		attestedOn: dated('2023-11'),
		...more,
	});
	it('takes the mayor’s two mandates for one capacity, in the languages that have both', () => {
		const held = [mandate('mayor', 'city', 'maire de Saint-Étienne'), mandate('president', 'metropolis', 'président de la Métropole')];
		expect(capacityFrom(held, day('2023-11-20'))).toEqual({
			fr: 'maire de Saint-Étienne, président de la Métropole',
			hy: 'maire de Saint-Étienne (hy), président de la Métropole (hy)',
		});
		expect(capacityFrom([], day('2023-11-20'))).toEqual({});
	});
	it('knows an elected member of the city from an honorary deputy and from an officer', () => {
		const on = day('2023-11-20');
		expect(statusFrom([mandate('mayor', 'city', 'maire')], on, 'city', 'member')).toBe('elected');
		expect(statusFrom([mandate('mayor', 'elsewhere', 'maire')], on, 'city', 'member')).toBe('other');
		expect(statusFrom([mandate('member-of-parliament', 'state', 'député honoraire', { honorary: true })], on, 'city', 'member')).toBe(
			'other',
		);
		expect(statusFrom([mandate('officer', 'city', 'chargée de mission')], on, 'city', 'member')).toBe('staff');
		expect(statusFrom([], on, 'city', 'staff')).toBe('staff');
		expect(statusFrom([mandate('mayor', 'city', 'maire')], on, 'city', 'staff')).toBe('elected');
		expect(statusFrom([], on, 'city', 'interpreter')).toBe('other');
	});
	it('proposes the head of Kapan’s community before the deputy, and a president before the vice-presidents', () => {
		const rank = (role: MandateRole) => rankOf([mandate(role, 'city', '')], day('2027-02-09'), 'city');
		expect(rank('head-of-community')).toBeLessThan(rank('deputy-mayor'));
		expect(rank('president')).toBeLessThan(rank('vice-president'));
		expect(rank('deputy-mayor')).toBeLessThan(rank('councillor'));
	});
	it('moves a councillor up one place, and nobody past either end', () => {
		expect(moved(['maire', 'député', 'conseiller'], 'conseiller', 'up')).toEqual(['maire', 'conseiller', 'député']);
		expect(moved(['maire', 'député', 'conseiller'], 'député', 'down')).toEqual(['maire', 'conseiller', 'député']);
		expect(moved(['maire', 'député'], 'maire', 'up')).toBe(null);
		expect(moved(['maire', 'député'], 'député', 'down')).toBe(null);
		expect(moved(['maire'], 'nobody', 'up')).toBe(null);
	});
	it('takes one answer, not before the invitation and not from tomorrow', () => {
		const asked = (invitedOn: string | null, acceptedOn: string | null, declinedOn: string | null = null) =>
			({
				invitedOn: invitedOn && dated(invitedOn),
				acceptedOn: acceptedOn && dated(acceptedOn),
				declinedOn: declinedOn && dated(declinedOn),
			}) as Parameters<typeof checkAnswer>[0];
		const today = day('2023-10-10');
		expect(answerOf(asked('2023-09-01', null))).toBe('invited');
		expect(answerOf(asked(null, null, '2023-09'))).toBe('declined');
		expect(checkAnswer(asked('2023-09-01', '2023-09-01'), today).ok).toBe(true);
		expect(checkAnswer(asked('2023-09-02', '2023-09-01'), today)).toMatchObject({ code: 'answer-before-invitation' });
		expect(checkAnswer(asked('2023-09', '2023-09-20', '2023-09-21'), today)).toMatchObject({ code: 'accepted-and-declined' });
		expect(checkAnswer(asked('2023-10-11', null), today)).toMatchObject({ code: 'answer-future' });
	});
});

describe('what the law reads of a delegate', () => {
	const visit = { leavesOn: dated('2027-03-15'), cancelledOn: null, senderId: 'saint-etienne', homeZone: 'Europe/Paris' };
	const mayor = {
		id: 'd',
		sideId: 'saint-etienne',
		status: 'elected',
		declinedOn: null,
		mandateDecisionId: null,
		orderNumber: null,
		orderSignedOn: null,
	} as const;
	const flight = (leavesAt: string) =>
		({ id: 'l', leavesAt, arrivesAt: null, by: 'air', number: null, leavesFrom: null, arrivesTo: null, revision: 1 }) as const;
	it('is the day they leave home: the eve of the mission, where their flight is then', () => {
		expect(lawFactsOf({ ...mayor, legs: [] }, visit, []).leavesOn).toBe('2027-03-15');
		expect(lawFactsOf({ ...mayor, legs: [flight('2027-03-18T08:00Z'), flight('2027-03-14T21:30Z')] }, visit, []).leavesOn).toBe(
			'2027-03-14',
		);
		expect(lawFactsOf({ ...mayor, legs: [flight('2027-03-14T23:30Z')] }, visit, []).leavesOn).toBe('2027-03-15');
	});
});

describe('costs', () => {
	const payer = { id: 'saint-etienne', name: 'Saint-Étienne', names: {} };
	const cost = (facts: Partial<Cost>): Cost => ({
		id: 'c',
		payer,
		kind: 'travel',
		label: 'Vols',
		delegateId: null,
		planned: null,
		spent: null,
		currency: 'EUR',
		rate: null,
		rateOn: null,
		rateSource: null,
		documentId: null,
		document: null,
		paidOn: null,
		revision: 1,
		...facts,
	});
	const budget = { payer, voted: '3000.00', currency: 'EUR', decisionId: null, revision: 1 };
	const [dram, euro] = ['AMD', 'EUR'];
	it('turns drams into euros by the rate of that day', () => {
		expect(converted({ minor: 10_000_000, currency: dram }, '0.00236', euro)).toEqual({ minor: 23_600, currency: euro });
	});
	it('holds a hotel in Kapan paid in drams against what Saint-Étienne’s council voted in euros', () => {
		const flights = cost({ planned: '2500.00', spent: '2700.00' });
		const hotel = cost({ planned: '100000.00', currency: 'AMD', rate: '0.00236' });
		expect(totals([flights, hotel], [budget])).toMatchObject([
			{ planned: { minor: 273_600 }, spent: { minor: 270_000 }, voted: { minor: 300_000 }, standing: 'within', uncounted: 0 },
		]);
		const dinner = cost({ spent: '65.00' });
		expect(totals([flights, hotel, dinner], [budget])).toMatchObject([{ standing: 'over' }]);
	});
	it('does not call within the vote what it cannot add up', () => {
		const unknown = cost({ planned: '100000.00', currency: 'AMD' });
		expect(totals([cost({ planned: '100.00' }), unknown], [budget])).toMatchObject([
			{ standing: null, uncounted: 1, planned: { minor: 10_000 } },
		]);
		expect(totals([cost({ planned: '3100.00' }), unknown], [budget])).toMatchObject([{ standing: 'over', uncounted: 1 }]);
	});
	it('adds euros to euros and drams to drams where nothing was voted', () => {
		const found = totals([cost({ planned: '10.00' }), cost({ planned: '5000.00', currency: 'AMD' })], []);
		expect(found.map(({ currency, planned, standing }) => [currency, planned.minor, standing])).toEqual([
			['EUR', 1000, null],
			['AMD', 500_000, null],
		]);
	});
	it('shows an absurd sum for an absurd rate, and still shows the page on which it is put right', () => {
		const slip = cost({ planned: '9999999999999.99', currency: 'AMD', rate: '999999999' });
		expect(totals([slip, slip], [budget])).toMatchObject([{ standing: 'over' }]);
	});
	it('asks of a rate its day and where it was read', () => {
		const line = { ...cost({ planned: '10.00', currency: 'AMD', rate: '0.00236' }), payerId: payer.id };
		expect(checkCost(line, 'EUR')).toMatchObject({ code: 'rate-undated' });
		expect(checkCost({ ...line, rateOn: day('2023-11-20') }, 'EUR')).toMatchObject({ code: 'rate-without-source' });
		expect(checkCost({ ...line, rateOn: day('2023-11-20'), rateSource: 'BCA' }, 'EUR').ok).toBe(true);
		expect(checkCost({ ...line, currency: 'EUR' }, 'EUR')).toMatchObject({ code: 'rate-not-asked' });
		expect(checkCost({ ...line, planned: null, rate: null }, 'EUR')).toMatchObject({ code: 'no-amount' });
	});
});
