/** What an officer should see of a programme at once: clashes, a side that is missing, a way that takes longer than the time there is. */
import type { Day } from '../plain/day.ts';
import { fold } from '../plain/names.ts';
import {
	type Booking,
	type Clash,
	clashes,
	clashesOf,
	clashesWith,
	type Journey,
	missingSides,
	onTheWay,
	type Room,
	type Rush,
	rushes,
	type Stop,
} from './clash.ts';
import { locate } from './located.ts';
import { isTimed, type Session } from './programme.ts';

type Checked = Pick<
	Session,
	| 'id'
	| 'kind'
	| 'onDay'
	| 'startsAt'
	| 'endsAt'
	| 'place'
	| 'room'
	| 'territoryCode'
	| 'latitude'
	| 'longitude'
	| 'inChargeId'
	| 'interpreterId'
	| 'participants'
>;
export interface Around {
	/** The delegate's side, by delegate. */
	readonly sideOf: ReadonlyMap<string, string>;
	/** The sides that the mission brings together. */
	readonly sides: readonly string[];
	/** Who has declined: named or not, they do not come. */
	readonly declined: ReadonlySet<string>;
	readonly journeys: readonly Journey[];
	/** It is past: of whom no one is named, nobody knows who was there, and nobody can be asked to come. */
	readonly over: boolean;
	/** The towns of the mission, with their middles. */
	readonly towns: Parameters<typeof locate>[1];
	/** The first and the last of the mission's days; null: not known to the day. */
	readonly days: { readonly first: Day; readonly last: Day } | null;
}
export interface Checks {
	readonly clashes: readonly Clash[];
	readonly rushes: readonly Rush[];
	/** By session: the sides from which nobody takes part. */
	readonly missing: ReadonlyMap<string, readonly string[]>;
	/** By session: who is named and has declined. */
	readonly declined: ReadonlyMap<string, readonly string[]>;
	/** By session: who is wanted there and still, or again, on their way. */
	readonly travelling: ReadonlyMap<string, readonly Journey[]>;
	/** Sessions on a day that is none of the mission's. */
	readonly outside: ReadonlySet<string>;
}

const peopleOf = ({ participants, inChargeId }: Checked) => [
	...participants.map(({ delegateId }) => delegateId),
	...(inChargeId === null ? [] : [inChargeId]),
];
const everybodyOf = (session: Checked) => [
	...new Set([...peopleOf(session), ...(session.interpreterId === null ? [] : [session.interpreterId])]),
];
/** However they are typed, the same room of the same place is one room. */
const roomOf = ({ territoryCode, place, room }: Checked): Room | null =>
	room === null ? null : { name: fold(room), house: place === null ? null : fold(place), town: territoryCode };
/** What was found of some sessions, by session; those of which nothing was found are not there. */
const bySession = <S extends Checked, F>(sessions: readonly S[], find: (session: S) => readonly F[]): Map<string, readonly F[]> =>
	new Map(sessions.map((session): [string, readonly F[]] => [session.id, find(session)]).filter(([, found]) => found.length > 0));

/** @param only the sessions that are asked about: of them every clash is found, whatever the others do among themselves */
export function check(sessions: readonly Checked[], around: Around, only?: ReadonlySet<string>): Checks {
	const { sideOf, sides, declined, journeys, towns, over, days } = around;
	const timed = sessions.filter(isTimed);
	const bookings = timed.map((session): Booking => {
		const { id, startsAt, endsAt, interpreterId } = session;
		return { id, startsAt, endsAt, interpreterId, people: peopleOf(session), room: roomOf(session) };
	});
	const located = locate(sessions, towns);
	const stops = timed.flatMap((session): Stop[] => {
		const there = located.get(session.id);
		if (!there || session.kind === 'transfer') return [];
		const { id, startsAt, endsAt, territoryCode } = session;
		const { latitude, longitude, town } = there;
		return [{ id, startsAt, endsAt, latitude, longitude, people: everybodyOf(session), town: territoryCode, exact: !town }];
	});
	const waysOf = Map.groupBy(journeys, ({ who }) => who);
	const missing = bySession(sessions, (session) => {
		if (over && peopleOf(session).length === 0) return [];
		const coming = peopleOf(session).filter((id) => !declined.has(id));
		return missingSides(
			session.kind,
			coming.map((id) => sideOf.get(id) ?? ''),
			sides,
		);
	});
	const outside = sessions.filter(({ onDay }) => days !== null && onDay !== null && (onDay < days.first || onDay > days.last));
	return {
		clashes: only ? clashesWith(bookings, only) : clashes(bookings),
		rushes: rushes(stops),
		missing,
		declined: bySession(sessions, (session) => everybodyOf(session).filter((id) => declined.has(id))),
		// A session that is the way itself does not clash with it.
		travelling: bySession(
			timed.filter(({ kind }) => kind !== 'transfer'),
			(session) => everybodyOf(session).flatMap((who) => onTheWay(waysOf.get(who) ?? [], session)),
		),
		outside: new Set(outside.map(({ id }) => id)),
	};
}

/** Of all that was found, what one session has a part in. */
export const checksOf = (checks: Checks, id: string) => ({
	clashes: clashesOf(checks.clashes, id),
	rushes: checks.rushes.filter(({ from, to }) => from === id || to === id),
	missing: checks.missing.get(id) ?? [],
	declined: checks.declined.get(id) ?? [],
	travelling: checks.travelling.get(id) ?? [],
	outside: checks.outside.has(id),
});
export type SessionChecks = ReturnType<typeof checksOf>;
/** The sessions of which anything was found. */
export const concerned = ({ clashes, rushes, missing, declined, travelling, outside }: Checks): Set<string> =>
	new Set([
		...clashes.flatMap(({ first, second }) => [first, second]),
		...rushes.flatMap(({ from, to }) => [from, to]),
		...missing.keys(),
		...declined.keys(),
		...travelling.keys(),
		...outside,
	]);

/** Names of what is found, so that what an officer has seen and keeps is not asked again. */
export const keysOf = ({ clashes, rushes, missing, declined, travelling, outside }: SessionChecks, somebody: boolean): string[] => [
	...clashes.map(({ what, who, first, second }) => [what, who, first, second].join(' ')),
	...rushes.map(({ from, to }) => ['rush', from, to].join(' ')),
	// Of whom no one is named yet, nobody has been forgotten.
	...(somebody ? missing.map((side) => `missing ${side}`) : []),
	...declined.map((who) => `declined ${who}`),
	...travelling.map(({ who, from }) => `on the way ${who} ${from.toISOString()}`),
	...(outside ? ['outside'] : []),
];
