/** The programme by day and hour in both places' time: whole, or in the pocket of one person. */
import { m } from '../paraglide/messages.js';
import { type Day, today } from '../plain/day.ts';
import type { Texts } from '../plain/language.ts';
import { formatDated } from '../ui/format.ts';
import { fact, type House, inEach, type Names, nameIn, periodSaid, sheetOf, type Trip, textIn, words, written } from './shapes.ts';
import type { Block, In, Said, Sheet, Tongues } from './sheet.ts';

export interface Session {
	readonly title: Texts;
	/** In the mission's zone; null: not known. */
	readonly onDay: Day | null;
	readonly startsAt: Date | null;
	readonly endsAt: Date | null;
	readonly place?: string | null;
	readonly room?: string | null;
	/** Which of the mission's towns. */
	readonly town?: Texts | null;
	readonly with: readonly Names[];
	readonly inCharge?: (Names & { readonly phone?: string | null }) | null;
	readonly interpreter?: Names | null;
	readonly note?: string | null;
	/** Of a ceremony: what is prepared for it, and who speaks, reads or signs after whom; a line each. */
	readonly arrangements?: (say: In) => readonly string[];
	readonly speakers?: (say: In) => readonly string[];
}
export interface Clocks {
	/** IANA names, and what the place is called. */
	readonly zone: string;
	readonly zonePlace: Texts;
	readonly homeZone: string;
	readonly homePlace: Texts;
}
export interface Programme extends Clocks {
	readonly house: House | null;
	readonly trip: Trip;
	/** In their order. */
	readonly sessions: readonly Session[];
	/** How many come, from all sides: a session of them all says so, and does not name each again. */
	readonly everyone?: number;
}

const clocks = new Map<string, Intl.DateTimeFormat>();
export function hourOf(when: Date, zone: string): string {
	const format =
		clocks.get(zone) ?? new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: zone });
	clocks.set(zone, format);
	return format.format(when);
}

/** "10:00–11:30", as the clock shows there; says so where it is another day than the one the session is entered on. */
function hoursIn({ startsAt, endsAt, onDay }: Session, zone: string, say: In): string {
	if (!startsAt) return m.paper_hour_unknown({}, say);
	const hours = endsAt ? `${hourOf(startsAt, zone)}–${hourOf(endsAt, zone)}` : hourOf(startsAt, zone);
	const there = today(startsAt, zone);
	if (!onDay || there === onDay) return hours;
	return there < onDay ? m.paper_day_before({ hour: hours }, say) : m.paper_day_after({ hour: hours }, say);
}

/** "Mairie de Kapan" says already that it is in Kapan; a hospital does not say that it is in Goris, an hour and a half away. */
export function placeOf({ place, room, town }: Session, say: In): string {
	const named = textIn(town, say);
	return [place, room, named && place?.includes(named) ? null : named].filter(Boolean).join(', ');
}
/** Few are named whatever; all of a large delegation are "all". */
const peopleIn = (people: readonly Names[], say: In, everyone: number | undefined) =>
	people.length > 5 && people.length === everyone ? m.paper_everyone({}, say) : people.map((who) => nameIn(who, say.locale)).join(', ');
function helpers({ inCharge, interpreter }: Session, say: In): string[] {
	const phone = inCharge?.phone ? `, ${m.paper_phone({ number: inCharge.phone }, say)}` : '';
	return [
		...(inCharge ? [m.paper_in_charge({ name: `${nameIn(inCharge, say.locale)}${phone}` }, say)] : []),
		...(interpreter ? [m.paper_interpreter({ name: nameIn(interpreter, say.locale) }, say)] : []),
	];
}

/** Lines under each other; nothing where there are none. */
function linesSaid(tongues: Tongues, write: (say: In) => readonly string[] = () => []): Block[] {
	const said = inEach(tongues, (say) => write(say).join('\n'));
	return said.length === 0 ? [] : [{ kind: 'paragraph', said }];
}
/** How a ceremony goes, for who prepares the room. */
function courseOf(session: Session, tongues: Tongues): Block[] {
	const lines = [...linesSaid(tongues, session.arrangements), ...linesSaid(tongues, session.speakers)];
	if (lines.length === 0) return [];
	const title = inEach(tongues, (say) => `${m.programme_ceremony_title({}, say)} – ${textIn(session.title, say)}`);
	return [{ kind: 'heading', level: 3, said: title }, ...lines];
}

/** Sessions by day, as they come; those whose day is not known last. */
function byDay(sessions: readonly Session[]): [Day | null, Session[]][] {
	const days = [...Map.groupBy(sessions, ({ onDay }) => onDay)];
	return days.sort(([a], [b]) => (a ?? '9999').localeCompare(b ?? '9999'));
}

const weekdays = new Map<string, Intl.DateTimeFormat>();
/** "lundi 20 novembre 2023", "երկուշաբթի, 2023 թ. նոյեմբերի 20". */
function dayIn(day: Day | null, say: In): string {
	if (!day) return m.paper_day_unknown({}, say);
	const format = weekdays.get(say.locale) ?? new Intl.DateTimeFormat(say.locale, { weekday: 'long', timeZone: 'UTC' });
	weekdays.set(say.locale, format);
	const name = format.format(new Date(`${day}T12:00:00Z`));
	const words = `${name}${say.locale === 'hy' ? ',' : ''} ${formatDated(day, say.locale)}`;
	return words.charAt(0).toLocaleUpperCase(say.locale) + words.slice(1);
}

const sameClock = ({ zone, homeZone }: Clocks) => zone === homeZone;
const clocksNote = (tongues: Tongues, of: Clocks): Block[] =>
	sameClock(of)
		? []
		: [words(tongues, (say) => m.paper_zones({ here: textIn(of.zonePlace, say), home: textIn(of.homePlace, say) }, say), 'soft')];

/** Below its title, where it takes place: as it was typed, and so once. */
function titleAndPlace(tongues: Tongues, session: Session): Said {
	const said = written(tongues, session.title);
	const place = placeOf(session, { locale: tongues[0] });
	return place ? [...said, { lang: tongues[0], text: place }] : said;
}

export function programme(of: Programme, tongues: Tongues): Sheet {
	const { house, trip, sessions } = of;
	const hour = (session: Session): Said => inEach(tongues, (say) => hoursIn(session, of.zone, say));
	// An hour that is not known is said once.
	const homeHour = (session: Session): Said => (session.startsAt ? inEach(tongues, (say) => hoursIn(session, of.homeZone, say)) : []);
	return {
		...sheetOf(tongues, house),
		title: inEach(tongues, (say) => m.paper_programme_title({}, say)),
		subtitle: written(tongues, trip.title),
		blocks: [
			{ kind: 'facts', facts: [fact(tongues, (say) => m.paper_dates({}, say), periodSaid(tongues, trip.leavesOn, trip.returnsOn))] },
			...(sessions.length === 0 ? [words(tongues, (say) => m.paper_programme_empty({}, say))] : clocksNote(tongues, of)),
			...byDay(sessions).flatMap(([day, list]): Block[] => [
				{ kind: 'heading', level: 2, said: inEach(tongues, (say) => dayIn(day, say)) },
				{
					kind: 'table',
					head: [
						sameClock(of) ? inEach(tongues, (say) => m.paper_hour({}, say)) : written(tongues, of.zonePlace),
						...(sameClock(of) ? [] : [written(tongues, of.homePlace)]),
						inEach(tongues, (say) => m.paper_session_where({}, say)),
						inEach(tongues, (say) => m.paper_with({}, say)),
					],
					rows: list.map((session) => [
						hour(session),
						...(sameClock(of) ? [] : [homeHour(session)]),
						titleAndPlace(tongues, session),
						inEach(tongues, (say) => [peopleIn(session.with, say, of.everyone), ...helpers(session, say)].filter(Boolean).join('\n')),
					]),
					widths: sameClock(of) ? [13, 40, 45] : [14, 15, 34, 37],
				},
				...list.flatMap((session) => courseOf(session, tongues)),
			]),
		],
	};
}

export interface PocketProgramme extends Programme {
	readonly person: Names;
}
/** A6, one person's own sessions: what is on, when here and at home, where, and whom to call. */
export function pocketProgramme(of: PocketProgramme, tongues: Tongues): Sheet {
	const { trip, person, sessions } = of;
	const hours = (session: Session, say: In) =>
		sameClock(of) || !session.startsAt
			? hoursIn(session, of.zone, say)
			: `${hoursIn(session, of.zone, say)} (${textIn(of.homePlace, say)} ${hoursIn(session, of.homeZone, say)})`;
	return {
		...sheetOf(tongues, null),
		format: 'a6',
		title: inEach(tongues, (say) => m.paper_programme_of({ name: nameIn(person, say.locale) }, say)),
		subtitle: written(tongues, trip.title),
		blocks: [
			...(sessions.length === 0 ? [words(tongues, (say) => m.paper_programme_empty({}, say))] : []),
			...byDay(sessions).flatMap(([day, list]): Block[] => [
				{ kind: 'heading', level: 2, said: inEach(tongues, (say) => dayIn(day, say)) },
				...list.flatMap((session): Block[] => [
					{ kind: 'heading', level: 3, said: inEach(tongues, (say) => hours(session, say)) },
					{ kind: 'paragraph', said: written(tongues, session.title) },
					{
						kind: 'paragraph',
						tone: 'soft',
						said: inEach(tongues, (say) => [placeOf(session, say), ...helpers(session, say)].filter(Boolean).join('\n')),
					},
					...linesSaid(tongues, session.speakers),
				]),
			]),
		],
	};
}
