import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, day } from '../plain/day.ts';
import { type Hour, turned } from '../plain/local-time.ts';
import { type Booking, clashes, clashesOf, missingSides, rushes } from './clash.ts';
import { timesOf } from './programme.ts';

const monday = (from: string, to: string) => ({
	startsAt: new Date(`2026-11-23T${from}:00Z`),
	endsAt: new Date(`2026-11-23T${to}:00Z`),
});
const booking = (id: string, from: string, to: string, rest: Partial<Booking> = {}): Booking => ({
	id,
	...monday(from, to),
	people: [],
	interpreterId: null,
	room: null,
	...rest,
});

describe('two sessions clash', () => {
	it('when the mayor of Kapan is wanted in both', () => {
		const found = clashes([
			booking('signature', '10:00', '11:00', { people: ['parsyan', 'perdriau'] }),
			booking('hospital', '10:30', '12:00', { people: ['parsyan'] }),
		]);
		expect(found).toEqual([
			{
				what: 'person',
				who: 'parsyan',
				first: 'signature',
				second: 'hospital',
				from: monday('10:30', '11:00').startsAt,
				to: monday('10:30', '11:00').endsAt,
			},
		]);
	});
	it('when one interpreter serves both, or sits in one and interprets in the other', () => {
		const both = [booking('a', '10:00', '11:00', { interpreterId: 'anahit' }), booking('b', '10:00', '11:00', { interpreterId: 'anahit' })];
		expect(clashes(both).map(({ what }) => what)).toEqual(['interpreter']);
		const one = [booking('a', '10:00', '11:00', { people: ['anahit'] }), booking('b', '10:00', '11:00', { interpreterId: 'anahit' })];
		expect(clashes(one).map(({ what }) => what)).toEqual(['interpreter']);
	});
	it('when the council’s room is given to both, and not where two rooms are', () => {
		const hall = { room: 'mairie/salle du conseil' };
		expect(clashes([booking('a', '10:00', '11:00', hall), booking('b', '10:59', '11:30', hall)])).toHaveLength(1);
		expect(clashes([booking('a', '10:00', '11:00', hall), booking('b', '10:00', '11:00', { room: 'mairie/salon' })])).toEqual([]);
	});
	it('not when one begins as the other ends', () => {
		const people = ['perdriau'];
		expect(clashes([booking('a', '10:00', '11:00', { people }), booking('b', '11:00', '12:00', { people })])).toEqual([]);
	});
	it('and each is told of its own', () => {
		const people = ['perdriau'];
		const all = clashes(['a', 'b', 'c'].map((id, n) => booking(id, `1${n}:00`, `1${n + 1}:30`, { people })));
		expect(clashesOf(all, 'a').map(({ first, second }) => first + second)).toEqual(['ab']);
		expect(clashesOf(all, 'b')).toHaveLength(2);
	});
});

/** Programmes of the week-ends at which Paris changes its clocks, written in either city's hours. */
const programme = fc
	.record({ zone: fc.constantFrom('Europe/Paris', 'Asia/Yerevan'), weekend: fc.constantFrom('2026-03-28', '2026-10-24') })
	.chain(({ zone, weekend }) =>
		fc
			.array(
				fc.record({
					minutes: fc.integer({ min: 0, max: 2 * 96 - 1 }).map((quarters) => quarters * 15),
					lasts: fc.integer({ min: 1, max: 14 }).map((quarters) => quarters * 15),
					people: fc.uniqueArray(fc.constantFrom('perdriau', 'parsyan', 'kotchian', 'anahit'), { maxLength: 3 }),
					interpreterId: fc.constantFrom(null, null, 'anahit', 'kotchian'),
					room: fc.constantFrom(null, 'mairie', 'musée'),
				}),
				{ minLength: 6, maxLength: 30 },
			)
			.map((all) =>
				all.flatMap(({ minutes, lasts, ...rest }, n): Booking[] => {
					const start = turned({ day: day(weekend), hour: '00:00' as Hour }, minutes);
					const times = timesOf(start.day, start.hour, turned(start, lasts).hour, zone);
					return times.ok ? [{ id: `s${n}`, ...times.value, ...rest }] : [];
				}),
			),
	);

/** Looks at every quarter of an hour of every pair: slow, and too plain to be wrong. */
function bruteForce(bookings: readonly Booking[]): string[] {
	const found: string[] = [];
	const quarters = ({ startsAt, endsAt }: Booking) => {
		const all: number[] = [];
		for (let at = Number(startsAt); at < Number(endsAt); at += 15 * 60_000) all.push(at);
		return all;
	};
	for (const [n, a] of bookings.entries())
		for (const b of bookings.slice(n + 1)) {
			const both = quarters(a).filter((at) => quarters(b).includes(at));
			if (both.length === 0) continue;
			const span = `${Math.min(...both)}-${Math.max(...both) + 15 * 60_000}`;
			const pair = [a.id, b.id].sort().join(' ');
			for (const who of ['perdriau', 'parsyan', 'kotchian', 'anahit']) {
				const wants = (one: Booking) => one.people.includes(who) || one.interpreterId === who;
				const interprets = a.interpreterId === who || b.interpreterId === who;
				if (wants(a) && wants(b)) found.push(`${pair} ${interprets ? 'interpreter' : 'person'} ${who} ${span}`);
			}
			if (a.room !== null && a.room === b.room) found.push(`${pair} room ${a.room} ${span}`);
		}
	return found.sort();
}

it('finds what looking at every quarter of an hour of every pair finds, over the changes of clocks of Paris', () => {
	let compared = 0;
	fc.assert(
		fc.property(programme, (bookings) => {
			const found = clashes(bookings).map(
				({ what, who, first, second, from, to }) => `${[first, second].sort().join(' ')} ${what} ${who} ${Number(from)}-${Number(to)}`,
			);
			compared += found.length;
			expect(found.sort()).toEqual(bruteForce(bookings));
		}),
		{ numRuns: 300 },
	);
	// Random programmes that never clash would prove nothing.
	expect(compared).toBeGreaterThan(500);
});

it('grows as its sessions do: a week of five thousand that do not clash is looked at once each', () => {
	const bookings = Array.from({ length: 5000 }, (_, n) => ({
		...booking(`s${n}`, '10:00', '11:00', { people: ['perdriau', `p${n % 200}`], room: 'mairie' }),
		startsAt: new Date(n * 60_000),
		endsAt: new Date((n + 1) * 60_000),
	}));
	const started = performance.now();
	expect(clashes(bookings)).toEqual([]);
	expect(performance.now() - started).toBeLessThan(500);
});

describe('a session', () => {
	it('at which nobody of Kapan sits is said to lack Kapan; free time and a transfer lack nobody', () => {
		expect(missingSides('working', ['saint-etienne'], ['saint-etienne', 'kapan'])).toEqual(['kapan']);
		expect(missingSides('ceremony', ['kapan', 'saint-etienne'], ['saint-etienne', 'kapan'])).toEqual([]);
		expect(missingSides('transfer', [], ['saint-etienne', 'kapan'])).toEqual([]);
		expect(missingSides('free', [], ['saint-etienne', 'kapan'])).toEqual([]);
	});
	it('in Goris ten minutes after one in Kapan leaves too little time for the road', () => {
		const people = ['perdriau'];
		const kapan = { id: 'kapan', ...monday('09:00', '10:00'), people, latitude: 39.20755, longitude: 46.40576 };
		const goris = { id: 'goris', ...monday('10:10', '11:00'), people, latitude: 39.51111, longitude: 46.34167 };
		const [rush] = rushes([goris, kapan]);
		expect(rush).toMatchObject({ from: 'kapan', to: 'goris', minutes: 10 });
		expect(rush?.needed).toBeGreaterThan(50);
		expect(rushes([kapan, { ...goris, ...monday('12:00', '13:00') }])).toEqual([]);
		expect(rushes([kapan, { ...goris, people: ['parsyan'] }])).toEqual([]);
		expect(rushes([kapan, { ...kapan, id: 'next door', ...monday('10:00', '11:00') }])).toEqual([]);
	});
});

it('the week-ends of the programmes above hold both changes of clocks', () => {
	expect([addDays(day('2026-03-28'), 1), addDays(day('2026-10-24'), 1)]).toEqual(['2026-03-29', '2026-10-25']);
});
