/** Who or what is wanted in two places at once, and what a session lacks. */
import { kilometres } from '../plain/plan.ts';
import type { Kind } from './programme.ts';

export interface Booking {
	readonly id: string;
	readonly startsAt: Date;
	readonly endsAt: Date;
	/** Who takes part, and who is in charge. */
	readonly people: readonly string[];
	readonly interpreterId: string | null;
	/** null: none is named. */
	readonly room: Room | null;
}
/** A room as it is named; of which house and town, where that was said. */
export interface Room {
	readonly name: string;
	readonly house: string | null;
	readonly town: string | null;
}
export interface Clash {
	/** An interpreter is one as soon as they interpret in one of the two. */
	readonly what: 'person' | 'interpreter' | 'room';
	/** The delegate, or the room. */
	readonly who: string;
	/** The sessions, the one that begins first before the other. */
	readonly first: string;
	readonly second: string;
	/** When both go on. */
	readonly from: Date;
	readonly to: Date;
}

/** An officer in a hurry leaves out house or town the second time: what is not said does not tell two rooms apart. */
const sameRoom = (a: Room | null, b: Room | null): boolean =>
	a !== null &&
	b !== null &&
	a.name === b.name &&
	(['house', 'town'] as const).every((of) => a[of] === null || b[of] === null || a[of] === b[of]);

const earlier = (a: Booking, b: Booking) => Number(a.startsAt) - Number(b.startsAt) || (a.id < b.id ? -1 : 1);

/** Nobody reads past so many. A programme in which all are wanted everywhere would hold the server for all other cities. */
export const mostClashes = 2000;

/** One thing wanted in two sessions that go on together; `first` begins first. */
const clashOf = (key: string, first: Booking, second: Booking): Clash => {
	const who = key.slice(1);
	return {
		what: key[0] === 'r' ? 'room' : who === first.interpreterId || who === second.interpreterId ? 'interpreter' : 'person',
		who,
		first: first.id,
		second: second.id,
		from: second.startsAt,
		to: new Date(Math.min(Number(first.endsAt), Number(second.endsAt))),
	};
};
/** Who and what a session wants: a person once, however many parts they have in it. */
const keysOf = ({ people, interpreterId, room }: Booking): string[] => [
	...new Set([...people, ...(interpreterId === null ? [] : [interpreterId])].map((who) => `p${who}`)),
	...(room === null ? [] : [`r${room.name}`]),
];
const inOrder = (found: Clash[]) => found.sort((a, b) => Number(a.from) - Number(b.from) || compare(a, b));
const compare = (a: Clash, b: Clash) => {
	for (const part of ['first', 'second', 'what', 'who'] as const) if (a[part] !== b[part]) return a[part] < b[part] ? -1 : 1;
	return 0;
};

/**
 * Every clash between these sessions, the earliest first; of more than `mostClashes`, so many. One that begins when another ends does not
 * clash with it. For n bookings (a person in a session is one) and k clashes: O(n log n + k).
 */
export function clashes(bookings: readonly Booking[]): Clash[] {
	const wanted = new Map<string, Booking[]>();
	// Sorted once: every list below is then in the order of time.
	for (const booking of bookings.toSorted(earlier))
		for (const key of keysOf(booking)) {
			const list = wanted.get(key);
			if (list) list.push(booking);
			else wanted.set(key, [booking]);
		}
	const found: Clash[] = [];
	for (const [key, list] of wanted) {
		let going: Booking[] = [];
		for (const booking of list) {
			// What is over never comes back: each booking leaves once, and each that stays is a clash.
			going = going.filter(({ endsAt }) => endsAt > booking.startsAt);
			for (const other of going) {
				if (key[0] === 'r' && !sameRoom(other.room, booking.room)) continue;
				found.push(clashOf(key, other, booking));
				if (found.length === mostClashes) return inOrder(found);
			}
			going.push(booking);
		}
	}
	return inOrder(found);
}

/** The same, of these sessions alone with all others: what a form or a move has to know. */
export function clashesWith(bookings: readonly Booking[], ids: ReadonlySet<string>): Clash[] {
	const found: Clash[] = [];
	for (const one of bookings.filter(({ id }) => ids.has(id))) {
		const wanted = new Set(keysOf(one));
		for (const other of bookings) {
			if (other.id === one.id || other.endsAt <= one.startsAt || other.startsAt >= one.endsAt) continue;
			const [first, second] = earlier(one, other) < 0 ? [one, other] : [other, one];
			// A pair of which both are asked for is found from its first.
			if (second === one && ids.has(other.id)) continue;
			for (const key of keysOf(other)) {
				if (!wanted.has(key) || (key[0] === 'r' && !sameRoom(one.room, other.room))) continue;
				found.push(clashOf(key, first, second));
				if (found.length === mostClashes) return inOrder(found);
			}
		}
	}
	return inOrder(found);
}

/** The clashes that one session has a part in. */
export const clashesOf = (all: readonly Clash[], id: string): Clash[] => all.filter(({ first, second }) => first === id || second === id);

/** Sessions at which nobody from a side means that something was forgotten. */
const ofBothSides: ReadonlySet<Kind> = new Set(['working', 'one-to-one', 'ceremony', 'meal', 'visit']);

/**
 * The sides from which nobody takes part.
 * @param present the sides of who takes part or is in charge; who only interprets speaks for nobody
 */
export const missingSides = (kind: Kind, present: readonly string[], sides: readonly string[]): string[] =>
	ofBothSides.has(kind) ? sides.filter((side) => !present.includes(side)) : [];

export interface Stop {
	readonly id: string;
	readonly startsAt: Date;
	readonly endsAt: Date;
	readonly people: readonly string[];
	readonly latitude: number;
	readonly longitude: number;
	readonly town: string | null;
	/** False: the middle of the town stands for it. */
	readonly exact: boolean;
}
export interface Rush {
	readonly from: string;
	readonly to: string;
	/** Minutes between the two, and those that the way takes. */
	readonly minutes: number;
	readonly needed: number;
}

// A rough measure, meant to catch what cannot be: roads are longer than the straight line by about a third (Syunik's by more), and nobody
// drives through mountains faster than 50 km/h on average. Less than a kilometre is walked between two meetings.
const minutesFor = (km: number) => (km < 1 ? 0 : Math.ceil(((km * 1.3) / 50) * 60));

/** The way of a delegate, as far as its hours are known: out, back, or between two places. */
export interface Journey {
	readonly who: string;
	readonly from: Date;
	readonly to: Date;
}
/** Which of these ways are still, or again, under way during a session. Of one of which a single hour is known, that hour counts. */
export const onTheWay = (journeys: readonly Journey[], { startsAt, endsAt }: Pick<Booking, 'startsAt' | 'endsAt'>): Journey[] =>
	journeys.filter(({ from, to }) => from < endsAt && to > startsAt);

/** Where somebody has less time between two places than the way takes; each pair of sessions once. O(n log n). */
export function rushes(stops: readonly Stop[]): Rush[] {
	const last = new Map<string, Stop>();
	const found = new Map<string, Rush>();
	for (const stop of stops.toSorted((a, b) => Number(a.startsAt) - Number(b.startsAt) || (a.id < b.id ? -1 : 1)))
		for (const who of stop.people) {
			const from = last.get(who);
			// What overlaps is a clash already; they leave from where they stay longest.
			if (!from || stop.endsAt >= from.endsAt) last.set(who, stop);
			if (!from || from.endsAt > stop.startsAt) continue;
			// The middle of a town says nothing of ways within it.
			if (!(from.exact && stop.exact) && from.town !== null && from.town === stop.town) continue;
			const [minutes, needed] = [Math.floor((Number(stop.startsAt) - Number(from.endsAt)) / 60_000), minutesFor(kilometres(from, stop))];
			if (minutes < needed) found.set(`${from.id} ${stop.id}`, { from: from.id, to: stop.id, minutes, needed });
		}
	return [...found.values()];
}
