/** What an officer should see of a programme at once: clashes, a side that is missing, a way that takes longer than the time there is. */
import type { Day } from '../plain/day.ts';
import { fold } from '../plain/names.ts';
import { type Booking, type Clash, clashes, clashesOf, missingSides, type Rush, rushes, type Stop } from './clash.ts';
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
	/** The first and the last of the mission's days; null: not known to the day. */
	readonly days: { readonly first: Day; readonly last: Day } | null;
}
export interface Checks {
	readonly clashes: readonly Clash[];
	readonly rushes: readonly Rush[];
	/** By session: the sides from which nobody takes part. */
	readonly missing: ReadonlyMap<string, readonly string[]>;
	/** Sessions on a day that is none of the mission's. */
	readonly outside: ReadonlySet<string>;
}

const peopleOf = ({ participants, inChargeId }: Checked) => [
	...participants.map(({ delegateId }) => delegateId),
	...(inChargeId === null ? [] : [inChargeId]),
];
/** However they are typed, the same room of the same place is one room. */
const roomOf = ({ territoryCode, place, room }: Checked) =>
	room === null ? null : [territoryCode ?? '', fold(place ?? ''), fold(room)].join('|');

export function check(sessions: readonly Checked[], { sideOf, sides, days }: Around): Checks {
	const timed = sessions.filter(isTimed);
	const bookings = timed.map((session): Booking => {
		const { id, startsAt, endsAt, interpreterId } = session;
		return { id, startsAt, endsAt, interpreterId, people: peopleOf(session), room: roomOf(session) };
	});
	const stops = timed.flatMap((session): Stop[] => {
		const { id, startsAt, endsAt, latitude, longitude, interpreterId } = session;
		if (latitude === null || longitude === null || session.kind === 'transfer') return [];
		const people = [...new Set([...peopleOf(session), ...(interpreterId === null ? [] : [interpreterId])])];
		return [{ id, startsAt, endsAt, latitude, longitude, people }];
	});
	const missing = sessions.flatMap((session): [string, string[]][] => {
		const lacking = missingSides(
			session.kind,
			peopleOf(session).map((id) => sideOf.get(id) ?? ''),
			sides,
		);
		return lacking.length === 0 ? [] : [[session.id, lacking]];
	});
	const outside = sessions.filter(({ onDay }) => days !== null && onDay !== null && (onDay < days.first || onDay > days.last));
	return {
		clashes: clashes(bookings),
		rushes: rushes(stops),
		missing: new Map(missing),
		outside: new Set(outside.map(({ id }) => id)),
	};
}

/** Of all that was found, what one session has a part in. */
export const checksOf = (checks: Checks, id: string) => ({
	clashes: clashesOf(checks.clashes, id),
	rushes: checks.rushes.filter(({ from, to }) => from === id || to === id),
	missing: checks.missing.get(id) ?? [],
	outside: checks.outside.has(id),
});
export type SessionChecks = ReturnType<typeof checksOf>;

/** Names of what is found, so that what an officer has seen and keeps is not asked again. */
export const keysOf = ({ clashes, rushes, missing, outside }: SessionChecks, somebody: boolean): string[] => [
	...clashes.map(({ what, who, first, second }) => [what, who, first, second].join(' ')),
	...rushes.map(({ from, to }) => ['rush', from, to].join(' ')),
	// Of whom no one is named yet, nobody has been forgotten.
	...(somebody ? missing.map((side) => `missing ${side}`) : []),
	...(outside ? ['outside'] : []),
];
