import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type Day, dated, day } from '../plain/day.ts';
import { clashes, daysOf, mondaysOf, type Places, placesOn, runsBetween, type Stay, weekOf, weeksIn } from './capacity.ts';

const start = day('2027-01-01');
const dayAt = (count: number): Day => addDays(start, count);
const stay = (from: string, until: string, visitors: number, more: Partial<Stay> = {}): Stay => ({
	placementId: `${from}-${visitors}`,
	partnershipId: 'p',
	departmentId: 'd',
	visitors,
	arrivesOn: dated(from),
	leavesOn: dated(until),
	tutorId: null,
	profile: {},
	...more,
});
const places = (from: string, until: string, count: number): Places => ({
	id: `${from}${count}`,
	from: day(from),
	until: day(until),
	places: count,
	reason: null,
});
/** Two places all year, closed in August, four in February. */
const year = [places('2027-01-01', '2027-12-31', 2), places('2027-08-01', '2027-08-31', 0), places('2027-02-01', '2027-02-28', 4)];

describe('how many visitors the social service of the CCAS can receive', () => {
	it('is said by the shortest period that holds the day', () => {
		expect(placesOn(year, day('2027-02-10'))).toBe(4);
		expect(placesOn(year, day('2027-03-10'))).toBe(2);
		expect(placesOn(year, day('2027-08-10'))).toBe(0);
		expect(placesOn(year, day('2028-01-10'))).toBe(null);
	});
	it('is shown week by week: free, full, closed, too many, not said', () => {
		const weeks = weeksIn(2027, year, [stay('2027-03-01', '2027-03-14', 2), stay('2027-05-03', '2027-05-07', 3)]);
		const at = (monday: string) => weeks.find(({ from }) => from === monday);
		expect(at('2027-03-01')).toMatchObject({ state: 'full', free: 0, runs: [{ taken: 2, places: 2 }] });
		expect(at('2027-03-15')).toMatchObject({ state: 'free', free: 2 });
		expect(at('2027-05-03')).toMatchObject({ state: 'over' });
		expect(at('2027-08-02')).toMatchObject({ state: 'closed' });
		expect(at('2027-12-27')).toMatchObject({ state: 'mixed', free: 0 });
		expect(at('2027-12-27')?.runs).toMatchObject([
			{ from: '2027-12-27', until: '2027-12-31', state: 'free' },
			{ from: '2028-01-01', until: '2028-01-02', state: 'unsaid' },
		]);
		expect(weeks.length).toBe(53);
	});
	it('is not closed for a whole week because of the first of May', () => {
		const feast = places('2027-05-01', '2027-05-01', 0);
		const week = weekOf(day('2027-04-26'), [...year, feast], []);
		expect(week).toMatchObject({ state: 'mixed', free: 0 });
		expect(week.runs.map(({ from, until, state }) => [from, until, state])).toEqual([
			['2027-04-26', '2027-04-30', 'free'],
			['2027-05-01', '2027-05-01', 'closed'],
			['2027-05-02', '2027-05-02', 'free'],
		]);
	});
	it('holds a stay of which only the month is known for the whole month', () => {
		expect(daysOf(stay('2027-02', '2027-02', 1))).toEqual({ from: '2027-02-01', until: '2027-02-28' });
		expect(daysOf(stay('2027-02-10', '2027', 1)).until).toBe('2027-12-31');
	});
	it('covers every day of a year by its weeks, once', () => {
		fc.assert(
			fc.property(fc.integer({ min: 1950, max: 2150 }), (which) => {
				const mondays = mondaysOf(which);
				expect(mondays[0] !== undefined && mondays[0] <= `${which}-01-01`).toBe(true);
				expect(addDays(mondays.at(-1) ?? start, 6) >= `${which}-12-31`).toBe(true);
				for (const [index, monday] of mondays.entries()) {
					expect(new Date(monday).getUTCDay()).toBe(1);
					if (index > 0) expect(monday).toBe(addDays(mondays[index - 1] ?? start, 7));
				}
			}),
		);
	});
});

describe('clashes', () => {
	it('name more visitors than places, closed weeks, and a tutor with two stays', () => {
		const found = clashes(
			[
				stay('2027-03-01', '2027-03-12', 2, { tutorId: 't' }),
				stay('2027-03-08', '2027-03-19', 1, { tutorId: 't' }),
				stay('2027-07-26', '2027-08-06', 1),
			],
			new Map([['d', year]]),
		);
		expect(found).toEqual([
			{ kind: 'over', departmentId: 'd', from: '2027-03-08', until: '2027-03-12', places: 2, visitors: 3 },
			{ kind: 'tutor', tutorId: 't', from: '2027-03-08', until: '2027-03-12', placements: ['2027-03-01-2', '2027-03-08-1'] },
			{ kind: 'closed', departmentId: 'd', from: '2027-08-01', until: '2027-08-06', visitors: 1 },
		]);
	});

	it('are none on a holiday within a stay of a week or more; a short stay, or a service closed for longer, clash', () => {
		const may = [...year, places('2027-05-06', '2027-05-06', 0), places('2027-05-17', '2027-05-18', 0)];
		const kinds = (...stays: Stay[]) => clashes(stays, new Map([['d', may]])).map(({ kind, from, until }) => [kind, from, until]);
		const long = stay('2027-05-03', '2027-05-09', 1);
		expect(kinds(long)).toEqual([['holiday', '2027-05-06', '2027-05-06']]);
		expect(weekOf(day('2027-05-03'), may, [long])).toMatchObject({ state: 'mixed', runs: [{}, { state: 'closed' }, {}] });
		expect(kinds(long, stay('2027-05-05', '2027-05-07', 1))).toEqual([['closed', '2027-05-06', '2027-05-06']]);
		expect(kinds(stay('2027-05-10', '2027-05-30', 1))).toEqual([['closed', '2027-05-17', '2027-05-18']]);
		// One of the two days is not taken for a holiday where somebody arrives in between.
		expect(kinds(stay('2027-05-10', '2027-05-30', 1), stay('2027-05-18', '2027-05-30', 1)).map(([kind]) => kind)).toEqual([
			'closed',
			'closed',
		]);
	});

	const span = fc.tuple(fc.nat(60), fc.nat(20)).map(([from, length]) => ({ from: dayAt(from), until: dayAt(from + length) }));
	const periods: fc.Arbitrary<Places[]> = fc
		.array(fc.tuple(span, fc.nat(3)), { maxLength: 4 })
		.map((all) => all.map(([{ from, until }, count], index) => ({ ...places(from, until, count), id: String(index) })));
	const stays = fc
		.array(fc.tuple(span, fc.integer({ min: 1, max: 3 }), fc.constantFrom('t', 'u', null)), { maxLength: 6 })
		.map((all) =>
			all.map(([{ from, until }, visitors, tutorId], index) => stay(from, until, visitors, { tutorId, placementId: String(index) })),
		);

	it('are the same, day by day, as a count that looks at each day by itself', () => {
		fc.assert(
			fc.property(periods, stays, (said, all) => {
				const found = clashes(all, new Map([['d', said]])).filter(({ kind }) => kind !== 'tutor');
				for (let count = -3; count < 90; count++) {
					const on = dayAt(count);
					const present = all.reduce((sum, one) => sum + (one.arrivesOn <= on && on <= one.leavesOn ? one.visitors : 0), 0);
					const here = said.filter(({ from, until }) => from <= on && on <= until);
					const shortest = Math.min(...here.map(({ from, until }) => Date.parse(until) - Date.parse(from)));
					const limit = here.filter(({ from, until }) => Date.parse(until) - Date.parse(from) === shortest).map((one) => one.places);
					const expected = here.length > 0 && present > Math.min(...limit);
					expect(found.filter(({ from, until }) => from <= on && on <= until).length, on).toBe(expected ? 1 : 0);
				}
			}),
			{ numRuns: 300 },
		);
	});
	it('find every pair of stays of one tutor that share a day, and no other', () => {
		fc.assert(
			fc.property(stays, (all) => {
				const pairs = new Set<string>();
				for (const a of all)
					for (const b of all) {
						if (a.tutorId === null || a.tutorId !== b.tutorId || Number(a.placementId) >= Number(b.placementId)) continue;
						for (let count = 0; count < 90; count++) {
							const on = dayAt(count);
							if (a.arrivesOn <= on && on <= a.leavesOn && b.arrivesOn <= on && on <= b.leavesOn)
								pairs.add(`${a.placementId}-${b.placementId}`);
						}
					}
				const found = clashes(all, new Map()).map((clash) => (clash.kind === 'tutor' ? clash.placements.join('-') : 'other'));
				expect(found.sort()).toEqual([...pairs].sort());
			}),
			{ numRuns: 200 },
		);
	});
	it('leave every day in one run, which says of it what the day says by itself', () => {
		fc.assert(
			fc.property(periods, stays, span, (said, all, { from, until }) => {
				const runs = runsBetween(from, until, said, all);
				let on = from;
				for (const run of runs) {
					expect(run.from).toBe(on);
					for (; on <= run.until; on = addDays(on, 1)) {
						const present = all.reduce((sum, one) => sum + (one.arrivesOn <= on && on <= one.leavesOn ? one.visitors : 0), 0);
						expect([run.places, run.taken], on).toEqual([placesOn(said, on), present]);
					}
				}
				expect(on).toBe(addDays(until, 1));
			}),
		);
	});
	it('agree with the weeks of the calendar', () => {
		fc.assert(
			fc.property(periods, stays, (said, all) => {
				const found = clashes(all, new Map([['d', said]])).filter(({ kind }) => kind !== 'tutor' && kind !== 'holiday');
				for (const monday of mondaysOf(2027).slice(0, 14)) {
					const week = weekOf(monday, said, all);
					expect(week.state === 'over', monday).toBe(found.some(({ from, until }) => from <= week.until && until >= week.from));
				}
			}),
		);
	});
});
