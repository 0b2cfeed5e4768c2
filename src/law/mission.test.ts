import { describe, expect, it } from 'vitest';
import { dated, day } from '../plain/day.ts';
import { saintEtienne, vote } from './example.ts';
import type { DelegateFacts, PartyFacts } from './facts.ts';
import { lastDayToSummon } from './fr/mission.ts';
import { checkDelegate } from './law.ts';
import { explain } from './words.ts';

const mayor: DelegateFacts = {
	id: 'mayor',
	organisationId: saintEtienne.organisationId,
	status: 'elected',
	travels: true,
	leavesOn: day('2023-11-20'),
	mandate: null,
	ordered: false,
	orderSignedOn: null,
};
const check = (delegate: Partial<DelegateFacts>, today = '2023-10-01', party: Partial<PartyFacts> = {}) =>
	checkDelegate({ ...mayor, ...delegate }, { parties: [{ ...saintEtienne, ...party }] }, day(today));

describe('the mandate of who is elected', () => {
	it('is asked of the mayor who leaves, with the last day on which the council can be summoned', () => {
		// Five clear days: summoned on the 13th, the council meets on the 19th, and the mayor leaves on the 20th.
		expect(check({})).toMatchObject([{ ruleId: 'fr-special-mandate', state: 'missing', severity: 'warning', deadline: '2023-11-13' }]);
		expect(check({}, '2023-11-13')[0]?.deadline).toBe('2023-11-13');
		expect(check({}, '2023-11-14')).toMatchObject([{ state: 'missing', deadline: null }]);
	});
	it('says what can still be done: summon, plead urgency, or record what was voted; and asks for the day where none is set', () => {
		const next = (delegate: Partial<DelegateFacts>, today: string) => {
			const [found] = check(delegate, today);
			return found && explain(found, { date: String }).next;
		};
		expect(next({}, '2023-11-13')).toContain('convoqué le 2023-11-13 au plus tard');
		expect(next({}, '2023-11-14')).toContain('urgence');
		expect(next({}, '2023-11-20')).toContain('rétroactif');
		expect(next({ leavesOn: null }, '2023-11-14')).toContain('Fixez le jour du départ');
	});
	it('counts three clear days in a village and twelve days in a department', () => {
		expect(lastDayToSummon(day('2023-11-20'), { ...saintEtienne, population: 900 })).toBe('2023-11-15');
		expect(lastDayToSummon(day('2023-11-20'), { ...saintEtienne, tier: 'department' })).toBe('2023-11-07');
	});
	it('reads a departure "in November" as its first day: no summons is counted that may come too late', () => {
		expect(check({ leavesOn: dated('2023-11') })[0]?.deadline).toBe('2023-10-25');
	});
	it('is there once the council voted it before they left, not on the day itself nor after', () => {
		const voted = (takenOn: string) => check({ mandate: { ...vote, takenOn: dated(takenOn) } })[0]?.state;
		expect(voted('2023-11-19')).toBe('met');
		expect(voted('2023-11-20')).toBe('unknown');
		expect(voted('2023-11-21')).toBe('broken');
		expect(voted('2023')).toBe('unknown');
		expect(check({ mandate: { ...vote, outcome: 'rejected' } })[0]?.state).toBe('missing');
		expect(check({ mandate: { ...vote, annulledOn: dated('2023-11-10') } })[0]?.state).toBe('missing');
	});
	it('is asked neither of an honorary deputy, nor of who receives or declined, nor of a head of community', () => {
		expect(check({ status: 'other' })).toEqual([]);
		expect(check({ travels: false })).toEqual([]);
		expect(check({}, '2023-10-01', { country: 'AM' })).toEqual([]);
	});
});

describe('the order of who is staff', () => {
	const officer = { status: 'staff' } as const;
	it('is signed before they leave', () => {
		expect(check(officer)).toMatchObject([{ ruleId: 'fr-mission-order', state: 'missing' }]);
		expect(check({ ...officer, ordered: true })[0]?.state).toBe('met');
		expect(check({ ...officer, ordered: true, orderSignedOn: dated('2023-11-20') })[0]?.state).toBe('met');
		expect(check({ ...officer, ordered: true, orderSignedOn: dated('2023-11-21') })[0]?.state).toBe('broken');
	});
});
