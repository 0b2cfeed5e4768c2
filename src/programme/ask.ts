import { agreementsOf } from '../agreement/store.ts';
import { nameOf } from '../directory/person.ts';
import { missionAsked } from '../mission/ask.ts';
import { lastDay, type Mission } from '../mission/mission.ts';
import type { Delegate } from '../mission/roster.ts';
import { rosterOf } from '../mission/roster-store.ts';
import { sideName } from '../mission/wording.ts';
import { m } from '../paraglide/messages.js';
import type { Partnership } from '../partnership/partnership.ts';
import { addDays, type Day, daysBetween, isDay } from '../plain/day.ts';
import { type Language, read } from '../plain/language.ts';
import { type Ask, NotFound } from '../web/ask.ts';
import { type Around, type Checks, check, checksOf, concerned } from './check.ts';
import type { Session } from './programme.ts';
import { lockSessions, type Place, sessionsOf } from './store.ts';
import { type Clocks, clocksOf, type Names, type Warning, warningsOf } from './wording.ts';

/** A mission's programme as a request sees it. */
export interface Programme {
	partnership: Partnership;
	mission: Mission;
	at: Place;
	roster: readonly Delegate[];
	sessions: readonly Session[];
	clocks: Clocks;
	/** The mission's days, where they are known and few enough to choose from. */
	days: readonly Day[];
	/** It is past: what nobody wrote down is not known, and not still to be done. */
	over: boolean;
	locale: Language;
}

const mostDays = 31;
function daysOf({ leavesOn, returnsOn }: Pick<Mission, 'leavesOn' | 'returnsOn'>): Day[] {
	if (!leavesOn || !isDay(leavesOn)) return [];
	const last = returnsOn && isDay(returnsOn) ? returnsOn : leavesOn;
	const count = daysBetween(leavesOn, last) + 1;
	return count < 1 || count > mostDays ? [] : Array.from({ length: count }, (_, n) => addDays(leavesOn, n));
}

/** @throws NotFound where the asker may not see the mission */
export async function programmeAsked(ask: Ask, lock = false): Promise<Programme> {
	// The mission too: while somebody moves it or puts its zone right, an hour typed would be read by clocks that are not its own.
	const { partnership, mission } = await missionAsked(ask, lock);
	const at = { partnershipId: partnership.id, missionId: mission.id };
	const sessions = await (lock ? lockSessions : sessionsOf)(ask.db, at);
	const roster = await rosterOf(ask.db, partnership.id, mission.id);
	return {
		partnership,
		mission,
		at,
		roster,
		sessions,
		clocks: clocksOf(mission, partnership, ask.locale),
		days: daysOf(mission),
		over: (lastDay(mission) ?? ask.today) < ask.today,
		locale: ask.locale,
	};
}

/** The session of the address. @throws NotFound where the mission has none such */
export async function sessionAsked(ask: Ask, lock = false): Promise<Programme & { session: Session }> {
	const programme = await programmeAsked(ask, lock);
	const session = programme.sessions.find(({ id }) => id === ask.params.session);
	if (!session) throw new NotFound();
	return { ...programme, session };
}

const aroundOf = ({ mission, roster, days, over }: Programme): Around => {
	const [first, last] = [days[0], days.at(-1)];
	return {
		sideOf: new Map(roster.map(({ id, sideId }) => [id, sideId])),
		sides: [mission.senderId, mission.hostId].filter((id) => id !== null),
		declined: new Set(roster.filter(({ declinedOn }) => declinedOn !== null).map(({ id }) => id)),
		journeys: roster.flatMap(({ id, legs }) =>
			legs.flatMap(({ leavesAt, arrivesAt }) => {
				const [from, to] = [leavesAt ?? arrivesAt, arrivesAt ?? leavesAt];
				return from && to ? [{ who: id, from: new Date(from), to: new Date(to) }] : [];
			}),
		),
		towns: mission.places,
		over,
		days: first && last ? { first, last } : null,
	};
};
/** @param sessions others than those on record, where a change is tried */
export const checked = (programme: Programme, sessions = programme.sessions, only?: ReadonlySet<string>): Checks =>
	check(sessions, aroundOf(programme), only);

export const namesOf = ({ roster, sessions, partnership, clocks, locale }: Programme): Names => ({
	person: new Map(roster.map((one) => [one.id, one])),
	session: new Map(sessions.map((one) => [one.id, one])),
	side: (id) => sideName(partnership, id, locale),
	clocks,
	locale,
});

/** What was found of each session, in words. */
export function allWarnings(programme: Programme, checks = checked(programme)): Map<string, Warning[]> {
	const names = namesOf(programme);
	return new Map(
		[...concerned(checks)].flatMap((id): [string, Warning[]][] => {
			const session = names.session.get(id);
			return session ? [[id, warningsOf(session, checksOf(checks, id), names)]] : [];
		}),
	);
}

/** Who a new session is for, unless the officer says otherwise: all who come. Of a mission that is over nothing is made up. */
export function proposedOf({ over, roster }: Programme): string[] {
	if (over) return [];
	return roster.filter(({ part, declinedOn }) => declinedOn === null && part !== 'interpreter' && part !== 'press').map(({ id }) => id);
}

/** What is found of one session among these others. */
export const foundOf = (programme: Programme, sessions: readonly Session[], id: string) =>
	checksOf(checked(programme, sessions, new Set([id])), id);

export const warningsFor = (programme: Programme, session: Session): Warning[] =>
	warningsOf(session, foundOf(programme, programme.sessions, session.id), namesOf(programme));

/** The texts that a session may be about, by their titles. */
export const agreementChoices = async (ask: Ask, { partnership }: Programme) =>
	(await agreementsOf(ask.db, partnership.id)).map(({ id, title }) => {
		const said = read(title, ask.locale);
		return { value: id, label: said?.text ?? '', lang: said?.language };
	});

/** The names of who takes part, side by side: the travellers first. */
export interface SideNames {
	sideId: string;
	side: string;
	people: { id: string; name: string; lang: 'hy' | null }[];
}
export function sidesOf(programme: Programme, ids: readonly string[]): SideNames[] {
	const { roster, partnership, locale } = programme;
	const wanted = new Set(ids);
	const sides = Map.groupBy(
		roster.filter(({ id }) => wanted.has(id)),
		({ sideId }) => sideId,
	);
	return [...sides].map(([sideId, people]) => ({
		sideId,
		side: sideName(partnership, sideId, locale),
		people: people.map((one) => {
			const { text, language } = nameOf(one, locale);
			const name = one.declinedOn === null ? text : m.programme_declined({ name: text });
			return { id: one.id, name, lang: language };
		}),
	}));
}
