/** The day and hour that clocks show in a zone, and the instant they mean. Zones are IANA names; the platform's own tables know their changes. */
import { type Day, day } from './day.ts';

/** 'HH:MM', from 00:00 to 23:59. */
export type Hour = string & { readonly hour: true };
export interface Local {
	readonly day: Day;
	readonly hour: Hour;
}

const minute = 60_000;
const wholeDay = 1440;
const two = (value: number) => String(value).padStart(2, '0');

export function isZone(zone: string): boolean {
	try {
		formatOf(zone);
		return true;
	} catch {
		return false;
	}
}

/** '10', '10:30', '10h30', '10 h', '9.05'; null when it is no hour of a day. */
export function readHour(text: string): Hour | null {
	const found = /^(\d{1,2})\s*(?:[:h.․]\s*(\d{2})?)?$/i.exec(text.trim());
	const [hours, minutes] = [Number(found?.[1]), Number(found?.[2] ?? 0)];
	return found && hours < 24 && minutes < 60 ? (`${two(hours)}:${two(minutes)}` as Hour) : null;
}

const formats = new Map<string, Intl.DateTimeFormat>();
function formatOf(zone: string): Intl.DateTimeFormat {
	const known = formats.get(zone);
	if (known) return known;
	const format = new Intl.DateTimeFormat('en-GB', {
		timeZone: zone,
		hourCycle: 'h23',
		year: 'numeric',
		month: '2-digit',
		day: '2-digit',
		hour: '2-digit',
		minute: '2-digit',
	});
	formats.set(zone, format);
	return format;
}

// A page asks for the same hours again and again, and the platform takes its time to answer: what it said is kept, up to so many.
const walls = new Map<string, Map<number, number>>();
const mostWalls = 10_000;

/** What the clocks show, counted in minutes as if they were UTC's: hours can then be added and compared. */
function wall(instant: number, zone: string): number {
	const known = walls.get(zone) ?? new Map<number, number>();
	walls.set(zone, known);
	const shown = known.get(instant) ?? wallAnew(instant, zone);
	if (known.size >= mostWalls) known.clear();
	known.set(instant, shown);
	return shown;
}
function wallAnew(instant: number, zone: string): number {
	const parts: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
	for (const { type, value } of formatOf(zone).formatToParts(instant)) parts[type] = Number(value);
	const { year = 0, month = 1, day: date = 1, hour = 0, minute: minutes = 0 } = parts;
	return Date.UTC(year, month - 1, date, hour, minutes) / minute;
}

// A date has four figures (day.ts): what clocks elsewhere show beyond stays at its edge.
const [earliest, latest] = [Date.UTC(1000, 0, 1) / minute, Date.UTC(10_000, 0, 1) / minute - 1];
const fromWall = (minutes: number): Local => {
	const text = new Date(Math.max(earliest, Math.min(latest, minutes)) * minute).toISOString();
	return { day: day(text.slice(0, 10)), hour: text.slice(11, 16) as Hour };
};

/** Minutes of a day and hour as clocks count them: the difference of two is what a clock's hand has turned. */
export const wallMinutes = (local: Local): number => Date.parse(`${local.day}T${local.hour}Z`) / minute;
/** The day and hour when a clock's hand has turned on by so many minutes, whatever changes lie in between. */
export const turned = (local: Local, minutes: number): Local => fromWall(wallMinutes(local) + minutes);

export const localAt = (instant: Date, zone: string): Local => fromWall(wall(instant.getTime(), zone));

/**
 * The instants at which the clocks of a zone show this: one; none in the hour that spring skips; two in the hour that autumn doubles,
 * the earlier first.
 */
export function instantsOf(local: Local, zone: string): Date[] {
	const shown = wallMinutes(local);
	// A zone's clocks are not changed twice within two days: the offsets of the day before and of the day after are all there may be.
	const offsets = new Set([-wholeDay, wholeDay].map((away) => wall((shown + away) * minute, zone) - (shown + away)));
	return [...offsets]
		.map((offset) => (shown - offset) * minute)
		.filter((instant) => wall(instant, zone) === shown)
		.sort((a, b) => a - b)
		.map((instant) => new Date(instant));
}

/** Where the clocks skip this hour: what they show last before, and first after. Null where they show it. */
export function skipped(local: Local, zone: string): { from: Hour; to: Hour } | null {
	if (instantsOf(local, zone).length > 0) return null;
	let [before, after] = [(wallMinutes(local) - wholeDay) * minute, (wallMinutes(local) + wholeDay) * minute];
	const offset = (instant: number) => wall(instant, zone) - instant / minute;
	const first = offset(before);
	while (after - before > minute) {
		const middle = before + Math.floor((after - before) / (2 * minute)) * minute;
		if (offset(middle) === first) before = middle;
		else after = middle;
	}
	return { from: fromWall(after / minute + first).hour, to: localAt(new Date(after), zone).hour };
}
