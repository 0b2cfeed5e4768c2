import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDays, day } from '../plain/day.ts';
import { type Hour, localAt, turned } from '../plain/local-time.ts';
import { type Around, check } from './check.ts';
import { kinds, type Session, timesOf } from './programme.ts';

const roster = ['perdriau', 'kotchian', 'anahit', 'parsyan', 'tadevosyan'] as const;
type Checked = Parameters<typeof check>[0][number];
const quarter = 15 * 60_000;

/** One of a mission's sessions as officers type it: hours by the clocks of the place, some not known, places spelled as it comes. */
const typed = fc.record({
	begins: fc.integer({ min: 0, max: 3 * 96 - 1 }),
	// Up to eight hours: dinners and journeys go past midnight, and past the change of clocks.
	lasts: fc.integer({ min: 1, max: 32 }),
	known: fc.constantFrom('hour', 'hour', 'hour', 'hour', 'day', 'neither'),
	kind: fc.constantFrom(...kinds),
	people: fc.uniqueArray(fc.constantFrom(...roster), { maxLength: 3 }),
	inChargeId: fc.constantFrom(null, null, 'tadevosyan', 'kotchian'),
	interpreterId: fc.constantFrom(null, null, 'anahit', 'kotchian'),
	place: fc.constantFrom(null, 'Mairie', 'MAIRIE', 'Musée'),
	room: fc.constantFrom(null, 'Salle du conseil', 'salle du Conseil', 'Salon'),
	territoryCode: fc.constantFrom(null, 'kapan', 'goris'),
});
const way = fc.record({
	who: fc.constantFrom(...roster),
	begins: fc.integer({ min: 0, max: 3 * 96 - 1 }),
	lasts: fc.integer({ min: 0, max: 32 }),
});

/** The week-ends at which Paris changes its clocks, from Friday to Sunday, by the clocks of either city. */
const programme = fc
	.record({
		zone: fc.constantFrom('Europe/Paris', 'Asia/Yerevan'),
		friday: fc.constantFrom('2026-03-27', '2026-10-23'),
		all: fc.array(typed, { minLength: 6, maxLength: 24 }),
		ways: fc.array(way, { maxLength: 3 }),
		declined: fc.uniqueArray(fc.constantFrom(...roster), { maxLength: 1 }),
	})
	.map(({ zone, friday, all, ways, declined }) => {
		const midnight = { day: day(friday), hour: '00:00' as Hour };
		const sessions = all.flatMap(({ begins, lasts, known, people, ...rest }, n): Checked[] => {
			const [start, end] = [turned(midnight, begins * 15), turned(midnight, (begins + lasts) * 15)];
			const times = timesOf(start.day, start.hour, end.hour, zone);
			// An hour that the clocks skip cannot be typed.
			if (!times.ok) return [];
			return [
				{
					...rest,
					id: `s${n}`,
					onDay: known === 'neither' ? null : start.day,
					...(known === 'hour' ? times.value : { startsAt: null, endsAt: null }),
					latitude: null,
					longitude: null,
					participants: people.map((delegateId) => ({ delegateId, part: 'takes-part' as const, language: null })),
				},
			];
		});
		const from = Date.parse(`${friday}T00:00Z`);
		const journeys = ways.map(({ who, begins, lasts }) => ({
			who,
			from: new Date(from + begins * quarter),
			to: new Date(from + (begins + lasts) * quarter),
		}));
		const around: Around = {
			sideOf: new Map(roster.map((id) => [id, id === 'parsyan' || id === 'tadevosyan' ? 'kapan' : 'saint-etienne'])),
			sides: ['saint-etienne', 'kapan'],
			declined: new Set(declined),
			journeys,
			towns: [],
			over: false,
			days: { first: day(friday), last: addDays(day(friday), 1) },
		};
		return { zone, sessions, around };
	});

/** Looks at every quarter of an hour of every pair: slow, and too plain to be wrong. */
function byLooking(sessions: readonly Checked[], { sideOf, sides, declined, journeys, days }: Around): string[] {
	const found: string[] = [];
	const quarters = (from: Date | null, to: Date | null) => {
		const all = new Set<number>();
		if (from && to) for (let at = Number(from); at < Number(to); at += quarter) all.add(at);
		return all;
	};
	const named = (one: Checked, who: string) => one.participants.some(({ delegateId }) => delegateId === who) || one.inChargeId === who;
	const same = (a: string | null, b: string | null) => a === null || b === null || a.toLowerCase() === b.toLowerCase();
	for (const [n, a] of sessions.entries()) {
		const during = quarters(a.startsAt, a.endsAt);
		for (const b of sessions.slice(n + 1)) {
			const both = [...quarters(b.startsAt, b.endsAt)].filter((at) => during.has(at));
			if (both.length === 0) continue;
			const pair = [[a.id, b.id].sort().join(' '), `${Math.min(...both)}-${Math.max(...both) + quarter}`].join(' ');
			for (const who of roster) {
				const interprets = [a, b].some(({ interpreterId }) => interpreterId === who);
				if ([a, b].every((one) => named(one, who) || one.interpreterId === who))
					found.push(`${pair} ${interprets ? 'interpreter' : 'person'} ${who}`);
			}
			if (a.room && b.room && same(a.room, b.room) && same(a.place, b.place) && same(a.territoryCode, b.territoryCode))
				found.push(`${pair} room ${a.room.toLowerCase()}`);
		}
		for (const who of roster) {
			if (!named(a, who) && a.interpreterId !== who) continue;
			if (declined.has(who)) found.push(`${a.id} declined ${who}`);
			if (a.kind === 'transfer' || !a.startsAt || !a.endsAt) continue;
			for (const { from, to } of journeys.filter((one) => one.who === who)) {
				const inside = Number(from) === Number(to) && from > a.startsAt && from < a.endsAt;
				if (inside || [...quarters(from, to)].some((at) => during.has(at))) found.push(`${a.id} travels ${who} ${Number(from)}`);
			}
		}
		for (const side of sides)
			if (
				!['transfer', 'free', 'other'].includes(a.kind) &&
				!roster.some((who) => sideOf.get(who) === side && named(a, who) && !declined.has(who))
			)
				found.push(`${a.id} lacks ${side}`);
		if (a.onDay && days && ![days.first, days.last].includes(a.onDay)) found.push(`${a.id} outside`);
	}
	return found.sort();
}

const said = (sessions: readonly Checked[], around: Around): string[] => {
	const { clashes, missing, declined, travelling, outside } = check(sessions, around);
	return [
		...clashes.map(
			({ what, who, first, second, from, to }) =>
				`${[first, second].sort().join(' ')} ${Number(from)}-${Number(to)} ${what} ${what === 'room' ? who.toLowerCase() : who}`,
		),
		...[...missing].flatMap(([id, sides]) => sides.map((side) => `${id} lacks ${side}`)),
		...[...declined].flatMap(([id, people]) => people.map((who) => `${id} declined ${who}`)),
		...[...travelling].flatMap(([id, ways]) => ways.map(({ who, from }) => `${id} travels ${who} ${Number(from)}`)),
		...[...outside].map((id) => `${id} outside`),
	].sort();
};

it('finds what looking at every quarter of an hour of every pair finds, over the changes of clocks of Paris', () => {
	const seen = { clashes: 0, overMidnight: 0, overTheChange: 0, unknown: 0 };
	fc.assert(
		fc.property(programme, ({ zone, sessions, around }) => {
			expect(said(sessions, around)).toEqual(byLooking(sessions, around));
			const all = check(sessions, around).clashes;
			seen.clashes += all.length;
			// Asked about some alone, it finds the same of them.
			const only = new Set(sessions.map(({ id }) => id).filter((_, n) => n % 3 === 0));
			const theirs = all.filter(({ first, second }) => only.has(first) || only.has(second));
			expect(check(sessions, around, only).clashes).toEqual(theirs);
			for (const { startsAt, endsAt } of sessions) {
				if (!startsAt || !endsAt) {
					seen.unknown += 1;
					continue;
				}
				const [from, to] = [localAt(startsAt, zone), localAt(endsAt, zone)];
				const shown = Date.parse(`${to.day}T${to.hour}Z`) - Date.parse(`${from.day}T${from.hour}Z`);
				if (from.day !== to.day) seen.overMidnight += 1;
				if (shown !== Number(endsAt) - Number(startsAt)) seen.overTheChange += 1;
			}
		}),
		{ numRuns: 200, seed: 20261122 },
	);
	// Programmes in which nothing of this happens would prove nothing.
	expect(seen.clashes).toBeGreaterThan(500);
	expect(seen.overMidnight).toBeGreaterThan(100);
	expect(seen.overTheChange).toBeGreaterThan(30);
	expect(seen.unknown).toBeGreaterThan(500);
});

const meeting = (id: string, rest: Partial<Session> = {}): Checked => ({
	id,
	kind: 'working',
	onDay: day('2026-11-23'),
	startsAt: new Date('2026-11-23T06:00Z'),
	endsAt: new Date('2026-11-23T07:00Z'),
	place: null,
	room: null,
	territoryCode: null,
	latitude: null,
	longitude: null,
	inChargeId: null,
	interpreterId: null,
	participants: ['perdriau', 'parsyan'].map((delegateId) => ({ delegateId, part: 'takes-part', language: null })),
	...rest,
});
const around: Around = {
	sideOf: new Map([
		['perdriau', 'saint-etienne'],
		['parsyan', 'kapan'],
	]),
	sides: ['saint-etienne', 'kapan'],
	declined: new Set(),
	journeys: [],
	towns: [],
	over: false,
	days: null,
};

it('a meeting whose only guest of Kapan has declined has nobody of Kapan', () => {
	const found = check([meeting('enlarged')], { ...around, declined: new Set(['parsyan']) });
	expect(found.missing.get('enlarged')).toEqual(['kapan']);
	expect(found.declined.get('enlarged')).toEqual(['parsyan']);
});

it('who is still in the aeroplane is wanted at no meeting; the way that is on the programme clashes with nothing', () => {
	const flight = { who: 'perdriau', from: new Date('2026-11-23T04:00Z'), to: new Date('2026-11-23T06:30Z') };
	const late = { ...flight, from: new Date('2026-11-23T05:00Z'), to: new Date('2026-11-23T06:00Z') };
	const found = (journeys: Around['journeys'], rest?: Partial<Session>) => [
		...check([meeting('m', rest)], { ...around, journeys }).travelling.keys(),
	];
	expect(found([flight])).toEqual(['m']);
	expect(found([late])).toEqual([]);
	expect(found([flight], { kind: 'transfer' })).toEqual([]);
	// Only the landing is known.
	expect(found([{ ...flight, from: flight.to }])).toEqual(['m']);
});

it('of a visit that is past, at which nobody knows who sat, nobody is still to be found', () => {
	const wreath = meeting('wreath', { participants: [] });
	expect(check([wreath], around).missing.get('wreath')).toEqual(['saint-etienne', 'kapan']);
	expect(check([wreath], { ...around, over: true }).missing.size).toBe(0);
});
