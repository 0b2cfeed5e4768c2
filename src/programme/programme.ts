/** A mission's programme: its sessions, in which order they stand, and what moves with them. Hours are the clocks' of the place of the mission. */
import { addDays, type Day, daysBetween } from '../plain/day.ts';
import type { Language, Texts } from '../plain/language.ts';
import { type Hour, instantsOf, type Local, localAt, skipped, turned, wallMinutes } from '../plain/local-time.ts';
import { allow, type Result, refuse } from '../plain/result.ts';

export const kinds = ['working', 'one-to-one', 'visit', 'ceremony', 'meal', 'transfer', 'free', 'other'] as const;
export type Kind = (typeof kinds)[number];
export const parts = ['takes-part', 'hosts', 'speaks', 'reads', 'signs'] as const;
export type Part = (typeof parts)[number];
/** What a ceremony needs to be thought of. */
export const arrangementKeys = ['folders', 'flags', 'pens', 'anthems', 'press', 'seating'] as const;
export type Arrangements = Partial<Record<(typeof arrangementKeys)[number], string>>;

export interface Participation {
	readonly delegateId: string;
	readonly part: Part;
	/** In which they speak or read. */
	readonly language: Language | null;
}
export interface SessionFacts {
	kind: Kind;
	title: Texts;
	/** null: which of the mission's days is not known. */
	onDay: Day | null;
	/** null: the hour is not known. Both or neither. */
	startsAt: Date | null;
	endsAt: Date | null;
	/** Moves when that one moves. */
	hangsOnId: string | null;
	place: string | null;
	room: string | null;
	territoryCode: string | null;
	latitude: number | null;
	longitude: number | null;
	fieldKey: string | null;
	/** The text that a ceremony signs. */
	agreementId: string | null;
	/** Delegates of the mission. */
	inChargeId: string | null;
	interpreterId: string | null;
	note: string | null;
}
export interface Session extends SessionFacts {
	id: string;
	missionId: string;
	arrangements: Arrangements;
	/** The order of what has no hour yet. */
	position: number;
	revision: number;
	/** In the order in which they speak. */
	participants: readonly Participation[];
}

/** Days of a programme: another is a slip of the keys. */
export const isNear = (day: Day): boolean => day >= '1900-01-01' && day <= '2199-12-31';

export type Timed = { readonly startsAt: Date; readonly endsAt: Date };
export const isTimed = <S extends Pick<Session, 'startsAt' | 'endsAt'>>(session: S): session is S & Timed =>
	session.startsAt !== null && session.endsAt !== null;

/** Who speaks, reads, signs or receives, in their order. */
export const speakersOf = ({ participants }: Pick<Session, 'participants'>): readonly Participation[] =>
	participants.filter(({ part }) => part !== 'takes-part');
/** Whether there is a course of a ceremony to be told. */
export const hasCourse = (session: Pick<Session, 'arrangements' | 'participants'>): boolean =>
	Object.keys(session.arrangements).length > 0 || speakersOf(session).length > 0;

type Placed = Pick<Session, 'id' | 'onDay' | 'startsAt' | 'endsAt' | 'position'>;
/** By hour; what has no hour keeps the order it was given, after them: no hour is made up for it. */
const before = (a: Placed, b: Placed) =>
	a.startsAt && b.startsAt
		? Number(a.startsAt) - Number(b.startsAt) || Number(a.endsAt) - Number(b.endsAt) || (a.id < b.id ? -1 : 1)
		: a.startsAt
			? -1
			: b.startsAt
				? 1
				: a.position - b.position || (a.id < b.id ? -1 : 1);

/** One person's own: where they take part, are in charge or interpret; and what names nobody, which is for all (a transfer, free time). */
export const sessionsFor = <S extends Pick<Session, 'participants' | 'inChargeId' | 'interpreterId'>>(
	sessions: readonly S[],
	delegateId: string,
): S[] =>
	sessions.filter(
		({ participants, inChargeId, interpreterId }) =>
			participants.length === 0 ||
			inChargeId === delegateId ||
			interpreterId === delegateId ||
			participants.some((one) => one.delegateId === delegateId),
	);

export interface DayOf<S> {
	/** null: which day is not known. */
	readonly day: Day | null;
	/** Sessions that overlap, however long the chain, stand in one band, side by side. */
	readonly bands: readonly (readonly (S & Timed)[])[];
	readonly hourless: readonly S[];
}

/** The programme day by day; what has no day comes last. */
export function byDay<S extends Placed>(sessions: readonly S[]): DayOf<S>[] {
	const days = Map.groupBy(sessions, ({ onDay }) => onDay ?? '');
	return [...days]
		.sort(([a], [b]) => (a === '' ? 1 : b === '' ? -1 : a < b ? -1 : 1))
		.map(([day, all]) => {
			const sorted = all.toSorted(before);
			return {
				day: day === '' ? null : (day as Day),
				bands: bandsOf(sorted.filter(isTimed)),
				hourless: sorted.filter((one) => !isTimed(one)),
			};
		});
}

function bandsOf<S extends Timed>(sorted: readonly S[]): S[][] {
	const bands: S[][] = [];
	let ends = Number.NEGATIVE_INFINITY;
	for (const session of sorted) {
		if (Number(session.startsAt) < ends) bands.at(-1)?.push(session);
		else bands.push([session]);
		ends = Math.max(ends, Number(session.endsAt));
	}
	return bands;
}

type Hanging = Pick<Session, 'id' | 'hangsOnId'>;
/** What hangs on a session, and what hangs on that, in no loop even where the rows make one. */
export function hangingOn<S extends Hanging>(sessions: readonly S[], id: string): S[] {
	if (!sessions.some(({ hangsOnId }) => hangsOnId === id)) return [];
	const on = Map.groupBy(sessions, ({ hangsOnId }) => hangsOnId);
	const found = new Map<string, S>();
	const walk = (from: string) => {
		for (const session of on.get(from) ?? []) {
			if (session.id === id || found.has(session.id)) continue;
			found.set(session.id, session);
			walk(session.id);
		}
	};
	walk(id);
	return [...found.values()];
}
/** Whether a session may hang on another: neither on itself, nor on what hangs on it. */
export const mayHang = (sessions: readonly Hanging[], id: string, onId: string): boolean =>
	id !== onId && !hangingOn(sessions, id).some((session) => session.id === onId);

export type HourRefusal = 'skipped' | 'ends-before-start';
/** A meal or a night's journey may end on the next day; longer than this, an end before the beginning is a slip. */
const longestOvernight = 12 * 60;

/**
 * The instants of a session from its day and hours. In the hour that autumn doubles the first passage is meant; an end that the clocks show
 * before the beginning is the next day's, or the second passage.
 * @param kept what is on record: the same hours typed again keep the same instants
 */
export function timesOf(day: Day, from: Hour, to: Hour, zone: string, kept: Partial<Timed> = {}): Result<Timed, HourRefusal> {
	const missing = (local: Local) => {
		const gap = skipped(local, zone);
		return gap && refuse('skipped', { day: local.day, hour: local.hour, from: gap.from, to: gap.to });
	};
	const shows = (instant: Date | null | undefined, local: Local) => {
		const shown = instant && localAt(instant, zone);
		return shown && shown.day === local.day && shown.hour === local.hour ? instant : null;
	};
	const start = { day, hour: from };
	const none = missing(start);
	if (none) return none;
	const startsAt = shows(kept.startsAt, start) ?? instantsOf(start, zone)[0];
	if (!startsAt) return refuse('skipped', { ...start });
	const tomorrow = { day: addDays(day, 1), hour: to };
	for (const end of [{ day, hour: to }, tomorrow]) {
		const keptEnd = shows(kept.endsAt, end);
		const endsAt = [...(keptEnd ? [keptEnd] : []), ...instantsOf(end, zone)].find((instant) => instant > startsAt);
		if (endsAt && (end !== tomorrow || Number(endsAt) - Number(startsAt) <= longestOvernight * 60_000)) return allow({ startsAt, endsAt });
		const gap = end !== tomorrow && wallMinutes(end) > wallMinutes(start) ? missing(end) : null;
		if (gap) return gap;
	}
	return missing(tomorrow) ?? refuse('ends-before-start', { from, to });
}

export interface Move {
	readonly id: string;
	readonly onDay: Day | null;
	readonly startsAt: Date | null;
	readonly endsAt: Date | null;
}
type Movable = Pick<Session, 'id' | 'hangsOnId' | 'onDay' | 'startsAt' | 'endsAt'>;
export type MoveRefusal = 'skipped' | 'no-hour' | 'too-far';

/**
 * A session goes to another day or hour, and what hangs on it goes as far, by the clocks: what began two hours after still does, over a
 * change of clocks too. Durations stay. What has no hour gets none: only its day moves.
 * @param to `hour` null: only the day is said
 * @returns the session first, then what hangs on it; `skipped`: an hour that the clocks do not show, with whose (`id`)
 */
export function move(
	sessions: readonly Movable[],
	id: string,
	to: { day: Day; hour: Hour | null },
	zone: string,
): Result<Move[], MoveRefusal> {
	const moved = sessions.find((session) => session.id === id);
	if (!moved) return allow([]);
	if (to.hour !== null && !isTimed(moved)) return refuse('no-hour');
	const was = isTimed(moved) ? localAt(moved.startsAt, zone) : null;
	const turn = was ? wallMinutes({ day: to.day, hour: to.hour ?? was.hour }) - wallMinutes(was) : 0;
	const days = moved.onDay ? daysBetween(moved.onDay, to.day) : null;
	const moves: Move[] = [];
	for (const session of [moved, ...hangingOn(sessions, id)]) {
		if (!isTimed(session)) {
			const day = session === moved ? to.day : session.onDay && days !== null ? addDays(session.onDay, days) : session.onDay;
			if (day && !isNear(day)) return refuse('too-far');
			moves.push({ id: session.id, onDay: day, startsAt: null, endsAt: null });
			continue;
		}
		// Of a session without an hour, what hangs on it follows by whole days.
		const minutes = was ? turn : (days ?? 0) * 1440;
		const local = turned(localAt(session.startsAt, zone), minutes);
		if (!isNear(local.day)) return refuse('too-far');
		const startsAt = minutes === 0 ? session.startsAt : instantsOf(local, zone)[0];
		if (!startsAt) {
			const gap = skipped(local, zone);
			return refuse('skipped', { id: session.id, day: local.day, hour: local.hour, from: gap?.from ?? '', to: gap?.to ?? '' });
		}
		const endsAt = new Date(Number(startsAt) + Number(session.endsAt) - Number(session.startsAt));
		moves.push({ id: session.id, onDay: local.day, startsAt, endsAt });
	}
	return allow(moves);
}

/** More than any visit has: a day copied to itself again and again would double without end. */
export const mostSessions = 2000;

/** Where the same sessions stand on another day: at the same hours of its clocks, each as long as it is. */
export function onAnotherDay(sessions: readonly Movable[], to: Day, zone: string): Result<Move[], MoveRefusal> {
	const found: Move[] = [];
	for (const session of sessions) {
		const there = move([session], session.id, { day: to, hour: null }, zone);
		if (!there.ok) return there;
		found.push(...there.value);
	}
	return allow(found);
}

/** The ids in their new order, one place up or down for one of them; the same where it stands at the end already. */
export function shifted(ids: readonly string[], id: string, way: 'up' | 'down'): string[] {
	const at = ids.indexOf(id);
	const other = ids[way === 'up' ? at - 1 : at + 1];
	if (at === -1 || other === undefined) return [...ids];
	return ids.map((one) => (one === id ? other : one === other ? id : one));
}
