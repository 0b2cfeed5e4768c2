import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { referenceList } from '../directory/reference.ts';
import { addDays, type Dated, dated, day, earliest } from '../plain/day.ts';
import { dueBefore, dueOf, inOrder, leadFrom, type Task, taskStateOf, templateFor } from './checklist.ts';
import { lengths } from './placement.ts';

const list = referenceList('hosting-checklist');
const days = fc.integer({ min: 0, max: 30_000 }).map((count) => addDays(day('1980-01-01'), count));
const arrivals = fc.tuple(days, fc.constantFrom(10, 7, 4)).map(([on, length]): Dated => dated(on.slice(0, length)));
const open: Task = {
	id: '1',
	key: 'visa',
	labels: { fr: 'Visa' },
	source: null,
	leadMonths: 2,
	leadDays: 0,
	position: 0,
	openedOn: day('2026-01-01'),
	dueOn: null,
	doneOn: null,
	doneBy: null,
	droppedOn: null,
	dropReason: null,
};

describe('the checklists', () => {
	it('never ask for anything after the arrival it prepares, however vague the arrival and however odd the lead', () => {
		for (const length of lengths) {
			const lines = templateFor(list, length);
			fc.assert(
				fc.property(arrivals, (arrival) => {
					for (const line of lines) expect(dueBefore(arrival, line) <= earliest(arrival)).toBe(true);
				}),
			);
		}
		fc.assert(
			fc.property(arrivals, fc.integer(), fc.integer({ min: -500, max: 500 }), (arrival, months, daysBefore) => {
				expect(dueBefore(arrival, { leadMonths: months % 24, leadDays: daysBefore }) <= earliest(arrival)).toBe(true);
			}),
		);
	});
	it('differ for a week, a month and six months, the longest asking for an approval two months before', () => {
		const [week, month, half] = lengths.map((length) => templateFor(list, length).map(({ key }) => key));
		expect(week).not.toContain('approval');
		expect(month).not.toContain('approval');
		expect(half).toContain('approval');
		expect(dueBefore(day('2027-03-31'), templateFor(list, 'half-year').find(({ key }) => key === 'approval') ?? open)).toBe('2027-01-31');
		expect(new Set([week?.length, month?.length, half?.length]).size).toBe(3);
	});
	it('have every lead written as months or days, and words in three languages', () => {
		for (const line of list) {
			for (const lead of [line.week, line.month, line.half_year]) expect(lead === '' || leadFrom(lead) !== null, line.key).toBe(true);
			expect([line.name_fr, line.name_hy, line.name_en].every(Boolean), line.key).toBe(true);
			expect(line.name_hy).toMatch(/[\u0531-\u058f]/);
		}
	});
});

describe('a line of a checklist', () => {
	const today = day('2026-11-22');
	it('moves with the arrival while it is open, and stays where it was once done', () => {
		expect(dueOf(open, day('2027-02-01'))).toBe('2026-12-01');
		expect(dueOf(open, day('2027-04-01'))).toBe('2027-02-01');
		const done = { ...open, doneOn: day('2026-11-20'), dueOn: day('2026-12-01') };
		expect(dueOf(done, day('2027-04-01'))).toBe('2026-12-01');
		expect(taskStateOf(done, day('2027-04-01'), today)).toBe('done');
	});
	it('is due already, not late, where the visitors arrive sooner than it asks', () => {
		const short = { ...open, openedOn: today };
		expect(taskStateOf(short, day('2026-12-15'), today)).toBe('already');
		expect(taskStateOf(open, day('2026-12-15'), today)).toBe('late');
		expect(taskStateOf(open, day('2027-02-01'), today)).toBe('soon');
		expect(taskStateOf(open, day('2027-06-01'), today)).toBe('later');
		expect(taskStateOf(open, null, today)).toBe('undated');
	});
	it('stands in the order of what is due, what is done last', () => {
		const later = { ...open, id: '2', leadMonths: 0, leadDays: 2 };
		const done = { ...open, id: '3', doneOn: today, dueOn: day('2026-01-01') };
		expect(inOrder([done, later, open], day('2027-02-01')).map(({ id }) => id)).toEqual(['1', '2', '3']);
	});
});
