/**
 * Dates as offices know them: a day, or only a month, a season or a year.
 *
 * Written as ISO 8601-2:2019 (EDTF level 1): `2023-11-21`, `2023-11`, `2024-23` (autumn), `2022`.
 * Seasons: 21 spring, 22 summer, 23 autumn, 24 winter, northern hemisphere.
 */

/** A date known to the day, the month, the season or the year. */
export type Dated = string & { readonly dated: true };
/** A date known to the day: `YYYY-MM-DD`, Gregorian, no time zone. */
export type Day = Dated & { readonly day: true };

const shape = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;
const pad = (n: number, width = 2) => String(n).padStart(width, '0');
const daysIn = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** Reads a date as written in a form or a file; `null` when it is none. Trims; nothing else is forgiven. */
export function parseDated(text: string): Dated | null {
	const clean = text.trim();
	const found = shape.exec(clean);
	if (!found) return null;
	const [year, month, date] = [Number(found[1]), Number(found[2] ?? 1), Number(found[3] ?? 1)];
	if (year < 1000) return null;
	if (month >= 21 && month <= 24 && found[3] === undefined) return clean as Dated;
	if (month < 1 || month > 12 || date < 1 || date > daysIn(year, month)) return null;
	return clean as Dated;
}

export function parseDay(text: string): Day | null {
	const found = parseDated(text);
	return found !== null && isDay(found) ? found : null;
}

/** @throws RangeError when the text is no date. For constants and trusted rows; forms use `parseDated`. */
export function dated(text: string): Dated {
	const found = parseDated(text);
	if (found === null) throw new RangeError(`not a date: ${text}`);
	return found;
}

/** @throws RangeError when the text is no full day. */
export function day(text: string): Day {
	const found = parseDay(text);
	if (found === null) throw new RangeError(`not a day: ${text}`);
	return found;
}

export const isDay = (when: Dated): when is Day => when.length === 10;

export type Precision = 'year' | 'season' | 'month' | 'day';
export function precision(when: Dated): Precision {
	if (when.length === 4) return 'year';
	if (when.length === 10) return 'day';
	return Number(when.slice(5, 7)) > 12 ? 'season' : 'month';
}

// Wide on purpose: "autumn" must never prove that something came too early or too late.
const seasons: Record<string, [string, string]> = {
	'21': ['03-01', '06-21'],
	'22': ['06-01', '09-23'],
	'23': ['09-01', '12-22'],
	'24': ['12-01', '03-21'],
};

/** The first day that the date may mean. */
export function earliest(when: Dated): Day {
	const year = when.slice(0, 4);
	switch (precision(when)) {
		case 'year':
			return `${year}-01-01` as Day;
		case 'season':
			return `${year}-${seasons[when.slice(5, 7)]?.[0]}` as Day;
		case 'month':
			return `${when}-01` as Day;
		case 'day':
			return when as Day;
	}
}

/** The last day that the date may mean. */
export function latest(when: Dated): Day {
	const year = Number(when.slice(0, 4));
	switch (precision(when)) {
		case 'year':
			return `${year}-12-31` as Day;
		case 'season': {
			const season = when.slice(5, 7);
			return `${season === '24' ? year + 1 : year}-${seasons[season]?.[1]}` as Day;
		}
		case 'month':
			return `${when}-${pad(daysIn(year, Number(when.slice(5, 7))))}` as Day;
		case 'day':
			return when as Day;
	}
}

/** True when every reading of `a` comes before every reading of `b`. */
export const surelyBefore = (a: Dated, b: Dated): boolean => latest(a) < earliest(b);
export const surelyNotAfter = (a: Dated, b: Dated): boolean => latest(a) <= earliest(b);

/** Whole days from `a` to `b`; negative when `b` comes first. */
export const daysBetween = (a: Day, b: Day): number => (Date.parse(b) - Date.parse(a)) / 86_400_000;

export function addDays(from: Day, count: number): Day {
	return new Date(Date.parse(from) + count * 86_400_000).toISOString().slice(0, 10) as Day;
}

/** Same date `count` months on; the last day of the month where that date does not exist (31 January + 1 = 28/29 February). */
export function addMonths(from: Day, count: number): Day {
	const months = Number(from.slice(0, 4)) * 12 + Number(from.slice(5, 7)) - 1 + count;
	const [year, month] = [Math.floor(months / 12), (months % 12) + 1];
	return `${pad(year, 4)}-${pad(month)}-${pad(Math.min(Number(from.slice(8)), daysIn(year, month)))}` as Day;
}

const clocks = new Map<string, Intl.DateTimeFormat>();
/** Today in the city's own zone, from a clock: a council's evening vote belongs to the evening's date. */
export function today(now: Date, timeZone: string): Day {
	// Making a format costs more than a query: one a zone.
	const clock = clocks.get(timeZone) ?? new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
	clocks.set(timeZone, clock);
	return clock.format(now) as Day;
}
