/** The programme for a calendar (RFC 5545): of a mission, or of one person. */
import ical, { ICalEventStatus } from 'ical-generator';
import { m } from '../paraglide/messages.js';
import { addDays, type Dated, isDay } from '../plain/day.ts';
import type { Language, Texts } from '../plain/language.ts';
import type { Session } from './programme.ts';
import { nameIn, textIn } from './shapes.ts';
import { vtimezone } from './zone.ts';

export interface CalendarSession extends Session {
	/** Never changes: a calendar that has the session already moves it, and makes no second one. */
	readonly id: string;
	/** Grows with each change. */
	readonly revision: number;
	readonly latitude?: number | null;
	readonly longitude?: number | null;
	readonly address?: string | null;
}
export interface CalendarOf {
	readonly title: Texts;
	/** IANA. */
	readonly zone: string;
	readonly sessions: readonly CalendarSession[];
	/** Cancelled: those who took it over see it crossed out. */
	readonly cancelled?: boolean;
	readonly leavesOn?: Dated | null;
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

// Control characters are no text in RFC 5545 (§ 3.3.11), and some readers stop at them.
const clean = (text: string) => text.replace(/[^\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '').replaceAll('\u007f', '');

/** @param made the moment it was asked for; sessions whose day is not known are left out. */
export function calendar(of: CalendarOf, locale: Language, made: Date): string {
	const dated = of.sessions.filter((session) => session.onDay !== null || session.startsAt !== null);
	const years = dated.map(({ onDay, startsAt }) => Number((onDay ?? startsAt?.toISOString() ?? '').slice(0, 4)));
	const say = { locale };
	const file = ical({
		prodId: { company: 'Jumelage', product: 'Jumelage', language: locale.toUpperCase() },
		name: clean(textIn(of.title, say)),
		timezone:
			years.length > 0
				? { name: of.zone, generator: (zone: string) => vtimezone(zone, Math.min(...years) - 1, Math.max(...years) + 1) }
				: of.zone,
	});
	for (const session of dated) {
		const day = session.onDay;
		file.createEvent({
			id: `${session.id}@${of.host}`,
			sequence: session.revision,
			stamp: made,
			...(session.startsAt
				? { start: session.startsAt, end: session.endsAt, timezone: of.zone }
				: // The hour is not known: it stands above the day. A whole day ends where the next begins.
					{
						start: `${day}T00:00:00`,
						end: day && isDay(day) ? `${addDays(day, 1)}T00:00:00` : null,
						allDay: true,
						timezone: null,
						floating: true,
					}),
			summary: clean(textIn(session.title, say)),
			location: place(session),
			description: clean(description(session, locale)) || null,
			...(of.cancelled && { status: ICalEventStatus.CANCELLED }),
		});
	}
	return file.toString();
}

function place({ place: at, room, address, latitude, longitude }: CalendarSession) {
	const title = clean([at, room].filter(Boolean).join(', '));
	if (!title) return null;
	return {
		title,
		...(address && { address: clean(address) }),
		...(latitude != null && longitude != null && { geo: { lat: latitude, lon: longitude } }),
	};
}
