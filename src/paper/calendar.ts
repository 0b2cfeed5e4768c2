/** The programme for a calendar (RFC 5545): of a mission, or of one person. */
import { m } from '../paraglide/messages.js';
import { addDays, type Dated, isDay } from '../plain/day.ts';
import type { Language, Texts } from '../plain/language.ts';
import { escaped, written } from './lines.ts';
import { placeOf, type Session } from './programme.ts';
import { nameIn, textIn } from './shapes.ts';
import { offsetAt, vtimezone } from './zone.ts';

export interface CalendarSession extends Session {
	/** Never changes: a calendar that has the session already moves it, and makes no second one. */
	readonly id: string;
	/** Grows with each change. */
	readonly revision: number;
	readonly latitude?: number | null;
	readonly longitude?: number | null;
}
export interface CalendarOf {
	readonly title: Texts;
	/** IANA. */
	readonly zone: string;
	readonly sessions: readonly CalendarSession[];
	/** Cancelled: those who took it over see it crossed out. */
	readonly cancelled?: boolean;
	/** The days of the whole, as one event above them: also where no session has a day yet. */
	readonly whole?: { readonly id: string; readonly revision: number; readonly leavesOn: Dated | null; readonly returnsOn: Dated | null };
	/** The name of the product's own host: the second half of every UID. */
	readonly host: string;
}

/** What a calendar shows of a session besides its title: who is there, who to ask. */
function description(session: CalendarSession, locale: Language): string {
	const say = { locale };
	return [
		session.with.map((who) => nameIn(who, locale)).join(', '),
		session.inCharge ? m.paper_in_charge({ name: nameIn(session.inCharge, locale) }, say) : '',
		session.interpreter ? m.paper_interpreter({ name: nameIn(session.interpreter, locale) }, say) : '',
		session.note ?? '',
	]
		.filter(Boolean)
		.join('\n');
}

const pad = (digits: string) => digits.replace(/[-:]|\.\d+Z?$/g, '');
const utc = (at: Date) => `${pad(at.toISOString())}Z`;
/** What the clock shows there: `20231120T100000`. */
const localTime = (at: Date, zone: string) => pad(new Date(at.getTime() + offsetAt(zone, at.getTime()) * 60_000).toISOString());

function event(session: CalendarSession, of: CalendarOf, locale: Language, made: Date): string[] {
	const { onDay, startsAt, endsAt, latitude, longitude } = session;
	const where = placeOf(session, { locale });
	const about = description(session, locale);
	return [
		'BEGIN:VEVENT',
		`UID:${session.id}@${of.host}`,
		`SEQUENCE:${session.revision}`,
		`DTSTAMP:${utc(made)}`,
		...(startsAt
			? [`DTSTART;TZID=${of.zone}:${localTime(startsAt, of.zone)}`, endsAt ? `DTEND;TZID=${of.zone}:${localTime(endsAt, of.zone)}` : '']
			: // The hour is not known: it stands above the day. A whole day ends where the next begins.
				[`DTSTART;VALUE=DATE:${pad(onDay ?? '')}`, onDay ? `DTEND;VALUE=DATE:${pad(addDays(onDay, 1))}` : '', 'TRANSP:TRANSPARENT']),
		`SUMMARY:${escaped(textIn(session.title, { locale }))}`,
		where && `LOCATION:${escaped(where)}`,
		latitude != null && longitude != null ? `GEO:${latitude};${longitude}` : '',
		about && `DESCRIPTION:${escaped(about)}`,
		of.cancelled ? 'STATUS:CANCELLED' : '',
		'END:VEVENT',
	];
}

/** Days that are known, from the first to the last; "autumn" has no place in a calendar. */
function wholeEvent({ whole, title, host, cancelled }: CalendarOf, locale: Language, made: Date): string[] {
	const first = whole?.leavesOn;
	if (!whole || !first || !isDay(first)) return [];
	const last = whole.returnsOn && isDay(whole.returnsOn) && whole.returnsOn > first ? whole.returnsOn : first;
	return [
		'BEGIN:VEVENT',
		`UID:${whole.id}@${host}`,
		`SEQUENCE:${whole.revision}`,
		`DTSTAMP:${utc(made)}`,
		`DTSTART;VALUE=DATE:${pad(first)}`,
		`DTEND;VALUE=DATE:${pad(addDays(last, 1))}`,
		'TRANSP:TRANSPARENT',
		`SUMMARY:${escaped(textIn(title, { locale }))}`,
		cancelled ? 'STATUS:CANCELLED' : '',
		'END:VEVENT',
	];
}

/** @param made the moment it was asked for; sessions whose day is not known are left out. */
export function calendar(of: CalendarOf, locale: Language, made: Date): string {
	const sessions = of.sessions.filter(({ onDay, startsAt }) => onDay !== null || startsAt !== null);
	const times = sessions.flatMap(({ startsAt, endsAt }) => [startsAt, endsAt]).filter((at) => at !== null);
	// A calendar holds something in any case (RFC 5545 § 3.6): its zone.
	const years = (times.length > 0 ? times : [made]).map((at) => at.getUTCFullYear());
	const name = escaped(textIn(of.title, { locale }));
	return written([
		'BEGIN:VCALENDAR',
		'VERSION:2.0',
		'PRODID:-//Jumelage//Jumelage//EN',
		name && `NAME:${name}`,
		name && `X-WR-CALNAME:${name}`,
		...vtimezone(of.zone, Math.min(...years) - 1, Math.max(...years) + 1),
		...wholeEvent(of, locale, made),
		...sessions.flatMap((session) => event(session, of, locale, made)),
		'END:VCALENDAR',
	]);
}
