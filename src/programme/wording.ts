/** What a programme's codes and hours say to a reader. */

import type { PersonNames } from '../directory/person.ts';
import { nameOf } from '../directory/person.ts';
import { called } from '../directory/wording.ts';
import { partyOf } from '../mission/ask.ts';
import type { Mission } from '../mission/mission.ts';
import { sideName } from '../mission/wording.ts';
import { m } from '../paraglide/messages.js';
import type { Partnership } from '../partnership/partnership.ts';
import type { Day } from '../plain/day.ts';
import { type Language, read } from '../plain/language.ts';
import { type Hour, localAt } from '../plain/local-time.ts';
import type { Refusal } from '../plain/result.ts';
import type { Tone } from '../ui/Chip.tsx';
import { formatDated } from '../ui/format.ts';
import type { SessionChecks } from './check.ts';
import type { arrangementKeys, HourRefusal, Kind, MoveRefusal, Part, Session, Timed } from './programme.ts';

export const kindLabel: Record<Kind, () => string> = {
	working: m.programme_kind_working,
	'one-to-one': m.programme_kind_one_to_one,
	visit: m.programme_kind_visit,
	ceremony: m.programme_kind_ceremony,
	meal: m.programme_kind_meal,
	transfer: m.programme_kind_transfer,
	free: m.programme_kind_free,
	other: m.programme_kind_other,
};
export const kindTone: Record<Kind, Tone> = {
	working: 'a',
	'one-to-one': 'a',
	visit: 'b',
	ceremony: 'b',
	meal: 'quiet',
	transfer: 'quiet',
	free: 'quiet',
	other: 'quiet',
};
/** Said in the reader's language, or in a document's. */
type Word = (facts?: Record<never, never>, say?: { locale?: Language }) => string;
export const partLabel: Record<Part, Word> = {
	'takes-part': m.programme_part_takes_part,
	hosts: m.programme_part_hosts,
	speaks: m.programme_part_speaks,
	reads: m.programme_part_reads,
	signs: m.programme_part_signs,
};
export const arrangementLabel: Record<(typeof arrangementKeys)[number], Word> = {
	folders: m.programme_arrangement_folders,
	flags: m.programme_arrangement_flags,
	pens: m.programme_arrangement_pens,
	anthems: m.programme_arrangement_anthems,
	press: m.programme_arrangement_press,
	seating: m.programme_arrangement_seating,
};

const regions: Record<Language, string> = { fr: 'fr-FR', hy: 'hy-AM', en: 'en-GB' };
/** "lundi 23 novembre 2026", "2026 թ. նոյեմբերի 23, երկուշաբթի". */
export function dayWords(day: Day, locale: Language): string {
	const weekday = new Intl.DateTimeFormat(regions[locale], { timeZone: 'UTC', weekday: 'long' }).format(new Date(`${day}T12:00Z`));
	const date = formatDated(day, locale);
	return locale === 'hy' ? `${date}, ${weekday}` : `${weekday} ${date}`;
}
export const capital = (text: string, locale: Language) => text.charAt(0).toLocaleUpperCase(locale) + text.slice(1);

/** "7:00": as clocks are read aloud, without the zero before. */
export const hourWords = (hour: Hour): string => hour.replace(/^0/, '');

/** Where the programme takes place and where the travellers come from, with their clocks. */
export interface Clock {
	zone: string;
	city: string;
}
export interface Clocks {
	there: Clock;
	home: Clock;
}
export function clocksOf(mission: Mission, partnership: Partnership, locale: Language): Clocks {
	const [place] = mission.places;
	const city = (zone: string) => zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone;
	return {
		there: {
			zone: mission.zone,
			city: place
				? called(place, locale)
				: partyOf(partnership, mission.hostId)
					? sideName(partnership, mission.hostId, locale)
					: city(mission.zone),
		},
		home: { zone: mission.homeZone, city: sideName(partnership, mission.senderId, locale) },
	};
}

/** "à Saint-Étienne", "au Puy-en-Velay": French takes the article of a city's name into the preposition. */
const atCity = (hours: string, city: string, locale: Language) =>
	locale === 'fr' && /^Les? /.test(city)
		? m.programme_at_contracted({ hours, at: city.startsWith('Les ') ? 'aux' : 'au', city: city.replace(/^Les? /, '') })
		: m.programme_at({ hours, city });

/** "20:00–0:30 (lendemain)", by one zone's clocks, beside a programme's day: says when it is the day before or after. */
function spanIn({ startsAt, endsAt }: Timed, zone: string, day: Day): string {
	const [from, to] = [localAt(startsAt, zone), localAt(endsAt, zone)];
	const beside = (on: Day, hour: string) =>
		on < day ? m.programme_hour_day_before({ hour }) : on > day ? m.programme_hour_day_after({ hour }) : hour;
	const [first, last] = [hourWords(from.hour), hourWords(to.hour)];
	if (from.day === to.day) return beside(from.day, m.programme_hours({ from: first, to: last }));
	return m.programme_hours({ from: beside(from.day, first), to: beside(to.day, last) });
}

/** "10:00–11:30 à Kapan" and "7:00–8:30 à Saint-Étienne"; `home` is null where both clocks show the same. */
export function hoursOf(
	session: Timed & { onDay: Day | null },
	{ there, home }: Clocks,
	locale: Language,
): { there: string; home: string | null } {
	const day = session.onDay ?? localAt(session.startsAt, there.zone).day;
	const [here, away] = [spanIn(session, there.zone, day), spanIn(session, home.zone, day)];
	return { there: atCity(here, there.city, locale), home: here === away ? null : atCity(away, home.city, locale) };
}
/** The same for one moment: "10:15 à Kapan, 7:15 à Saint-Étienne". */
export function momentWords(instant: Date, { there, home }: Clocks, locale: Language): string {
	const [here, away] = [localAt(instant, there.zone), localAt(instant, home.zone)];
	const first = atCity(hourWords(here.hour), there.city, locale);
	if (here.day === away.day && here.hour === away.hour) return first;
	const hour = hourWords(away.hour);
	const beside =
		away.day < here.day ? m.programme_hour_day_before({ hour }) : away.day > here.day ? m.programme_hour_day_after({ hour }) : hour;
	return m.programme_both_clocks({ there: first, home: atCity(beside, home.city, locale) });
}

export const titleOf = ({ title, kind }: Pick<Session, 'title' | 'kind'>, locale: Language): { text: string; language?: Language } =>
	read(title, locale) ?? { text: kindLabel[kind]() };

/** "Signature (10:00–11:00 à Kapan)": where one is chosen from a list. */
export function optionWords(session: Session, clocks: Clocks, locale: Language): string {
	const title = titleOf(session, locale).text;
	const { startsAt, endsAt } = session;
	return startsAt && endsAt ? m.programme_option({ title, hours: hoursOf({ ...session, startsAt, endsAt }, clocks, locale).there }) : title;
}

/** What the words of a clash need to be told. */
export interface Names {
	readonly person: ReadonlyMap<string, PersonNames>;
	readonly session: ReadonlyMap<string, Session>;
	readonly side: (id: string) => string;
	readonly clocks: Clocks;
	readonly locale: Language;
}
export interface Warning {
	/** The field of the form that it stands beside. */
	field: 'participants' | 'inChargeId' | 'interpreterId' | 'room' | 'place' | 'onDay';
	text: string;
	/** The session it is with, where there is one. */
	otherId: string | null;
	/** Somebody or something is wanted elsewhere; or who should come does not. */
	about: 'clash' | 'side' | 'rest';
}

/** Each thing found of one session, in a sentence. */
export function warningsOf(
	session: Pick<Session, 'id' | 'onDay' | 'inChargeId' | 'interpreterId' | 'room'>,
	found: SessionChecks,
	names: Names,
): Warning[] {
	const { locale, clocks } = names;
	const sessionName = (id: string) => {
		const other = names.session.get(id);
		return other ? titleOf(other, locale).text : '';
	};
	const person = (id: string) => {
		const one = names.person.get(id);
		return one ? nameOf(one, locale).text : '';
	};
	const spanWords = (startsAt: Date, endsAt: Date) => {
		const { there, home } = hoursOf({ startsAt, endsAt, onDay: session.onDay }, clocks, locale);
		return home === null ? there : m.programme_both_clocks({ there, home });
	};
	const about = 'clash';
	const fieldOf = (who: string): Warning['field'] =>
		who === session.inChargeId ? 'inChargeId' : who === session.interpreterId ? 'interpreterId' : 'participants';
	return [
		...clashGroups(session.id, found.clashes).map(([{ what, who, from, to }, otherId, everybody]): Warning => {
			const said = { other: sessionName(otherId), hours: spanWords(from, to) };
			if (what === 'room') return { field: 'room', text: m.programme_clash_room({ room: session.room ?? '', ...said }), otherId, about };
			if (everybody.length > 1) {
				const names = listWords(everybody.map(person), locale);
				return { field: 'participants', text: m.programme_clash_people({ names, ...said }), otherId, about };
			}
			const name = person(who);
			return what === 'interpreter'
				? { field: 'interpreterId', text: m.programme_clash_interpreter({ name, ...said }), otherId, about }
				: { field: fieldOf(who), text: m.programme_clash_person({ name, ...said }), otherId, about };
		}),
		...found.rushes.map(({ from, to, minutes, needed }): Warning => {
			const otherId = from === session.id ? to : from;
			return { field: 'place', text: m.programme_rush({ from: sessionName(from), to: sessionName(to), minutes, needed }), otherId, about };
		}),
		...[...Map.groupBy(found.travelling, ({ from, to }) => `${Number(from)} ${Number(to)}`).values()].flatMap((all): Warning[] => {
			const [way] = all;
			if (!way) return [];
			const hours = Number(way.from) === Number(way.to) ? momentWords(way.from, clocks, locale) : spanWords(way.from, way.to);
			const names = listWords(
				all.map(({ who }) => person(who)),
				locale,
			);
			return [{ field: fieldOf(way.who), text: m.programme_on_the_way({ names, hours }), otherId: null, about }];
		}),
		...found.declined.map(
			(who): Warning => ({ field: fieldOf(who), text: m.programme_has_declined({ name: person(who) }), otherId: null, about: 'side' }),
		),
		...(found.missing.length > 0 ? [missingWarning(found.missing, names)] : []),
		...(found.outside ? [{ field: 'onDay' as const, text: m.programme_outside(), otherId: null, about: 'rest' as const }] : []),
	];
}
/** Who is wanted in the same other session is named in one sentence: a clash, the other session, and everybody it is about. */
function clashGroups(id: string, clashes: SessionChecks['clashes']): [SessionChecks['clashes'][number], string, string[]][] {
	const otherOf = ({ first, second }: SessionChecks['clashes'][number]) => (first === id ? second : first);
	const groups = Map.groupBy(clashes, (clash) => `${clash.what === 'person' ? '' : clash.who} ${clash.what} ${otherOf(clash)}`);
	return [...groups.values()].flatMap((all): [SessionChecks['clashes'][number], string, string[]][] =>
		all[0] ? [[all[0], otherOf(all[0]), all.map(({ who }) => who)]] : [],
	);
}
const mostListed = 4;
/** "Gaël Perdriau, Gevorg Parsyan et 3 autres". */
function listWords(names: readonly string[], locale: Language): string {
	if (names.length > mostListed + 1) {
		const rest = m.programme_and_more({ n: names.length - mostListed });
		return `${names.slice(0, mostListed).join(', ')} ${rest}`;
	}
	return new Intl.ListFormat(regions[locale]).format(names);
}
const missingWarning = (missing: readonly string[], { side }: Names): Warning => ({
	field: 'participants',
	text: missing.length > 1 ? m.programme_missing_all() : m.programme_missing_side({ side: side(missing[0] ?? '') }),
	otherId: null,
	// Of whom no one is named yet, nobody has been forgotten.
	about: missing.length > 1 ? 'rest' : 'side',
});

/** Why hours are refused, and what to type instead. */
export function hourRefusal({ code, facts }: Refusal<HourRefusal | MoveRefusal>, { there }: Clocks, locale: Language): string {
	if (code === 'ends-before-start') return m.programme_ends_before_start();
	if (code === 'no-hour') return m.programme_move_no_hour();
	if (code === 'too-far') return m.programme_day_too_far();
	const hour = (name: string) => hourWords(String(facts[name] ?? '') as Hour);
	return m.programme_hour_skipped({
		hour: hour('hour'),
		day: formatDated(facts.day as Day, locale),
		city: there.city,
		from: hour('from'),
		to: hour('to'),
	});
}
