import { describe, expect, it } from 'vitest';
import { type Booking, clashes, clashesOf, clashesWith, missingSides, mostClashes, type Room, rushes } from './clash.ts';

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
		const hall: Room = { name: 'salle du conseil', house: 'mairie', town: 'kapan' };
		const found = (...rooms: Room[]) => clashes(rooms.map((room, n) => booking(`${n}`, '10:00', '11:00', { room }))).length;
		expect(found(hall, hall)).toBe(1);
		expect(found(hall, { ...hall, name: 'salon' })).toBe(0);
		expect(found(hall, { ...hall, house: 'musée' })).toBe(0);
		expect(found(hall, { ...hall, town: 'goris' })).toBe(0);
	});
	it('when the second time only the room is named: what is not said does not tell it from the first', () => {
		const room = (house: string | null, town: string | null) => ({ room: { name: 'salle du conseil', house, town } });
		const all = [room('mairie', 'kapan'), room(null, null), room('mairie', null), room('musée', 'kapan')];
		const found = clashes(all.map((one, n) => booking(`${n}`, '10:00', '11:00', one)));
		expect(found.map(({ first, second }) => first + second)).toEqual(['01', '02', '12', '13']);
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

it('grows as its sessions do: a week of five thousand that do not clash is looked at once each', () => {
	const bookings = Array.from({ length: 5000 }, (_, n) => ({
		...booking(`s${n}`, '10:00', '11:00', { people: ['perdriau', `p${n % 200}`], room: { name: 'salle', house: 'mairie', town: null } }),
		startsAt: new Date(n * 60_000),
		endsAt: new Date((n + 1) * 60_000),
	}));
	const started = performance.now();
	expect(clashes(bookings)).toEqual([]);
	expect(performance.now() - started).toBeLessThan(500);
});

it('stops where nobody reads on: two hundred wanted in two hundred sessions at once hold no server', () => {
	const people = Array.from({ length: 200 }, (_, n) => `p${n}`);
	const all = Array.from({ length: 200 }, (_, n) => booking(`s${n}`, '10:00', '11:00', { people }));
	const started = performance.now();
	expect(clashes(all)).toHaveLength(mostClashes);
	expect(clashesWith(all, new Set(all.map(({ id }) => id)))).toHaveLength(mostClashes);
	// Of the one that is asked about every clash is found, wherever the others' would have ended.
	const late = [...all, booking('late', '10:59', '12:00', { people: ['p0'] })];
	expect(clashesWith(late, new Set(['late']))).toHaveLength(200);
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
		const kapan = { id: 'kapan', ...monday('09:00', '10:00'), people, latitude: 39.20755, longitude: 46.40576, town: null, exact: true };
		const goris = { id: 'goris', ...monday('10:10', '11:00'), people, latitude: 39.51111, longitude: 46.34167, town: null, exact: true };
		const [rush] = rushes([goris, kapan]);
		expect(rush).toMatchObject({ from: 'kapan', to: 'goris', minutes: 10 });
		expect(rush?.needed).toBeGreaterThan(50);
		expect(rushes([kapan, { ...goris, ...monday('12:00', '13:00') }])).toEqual([]);
		expect(rushes([kapan, { ...goris, people: ['parsyan'] }])).toEqual([]);
		// Who looks in elsewhere during a long meeting leaves for the next place from the meeting.
		const aside = { ...kapan, id: 'aside', ...monday('08:30', '09:15'), latitude: 39.51, longitude: 46.34 };
		expect(rushes([{ ...kapan, ...monday('08:00', '10:00') }, aside, goris]).map(({ from, to }) => `${from} ${to}`)).toEqual([
			'kapan goris',
		]);
		expect(rushes([kapan, { ...kapan, id: 'next door', ...monday('10:00', '11:00') }])).toEqual([]);
	});
});
