import { m } from '../paraglide/messages.js';
import { type Dated, precision, today } from '../plain/day.ts';
import type { Language } from '../plain/language.ts';

const seasons: Record<string, typeof m.ui_spring> = { '21': m.ui_spring, '22': m.ui_summer, '23': m.ui_autumn, '24': m.ui_winter };
const regions: Record<Language, string> = { fr: 'fr-FR', hy: 'hy-AM', en: 'en-GB' };

const monthNames = new Map<string, string>();
/** `inDate` asks for the form that stands beside a day: Armenian declines it (նոյեմբեր, նոյեմբերի 21). */
function monthName(month: number, locale: Language, inDate: boolean): string {
	const key = `${locale}${inDate}${month}`;
	const known = monthNames.get(key);
	if (known !== undefined) return known;
	const format = new Intl.DateTimeFormat(regions[locale], { timeZone: 'UTC', month: 'long', ...(inDate && { day: 'numeric' }) });
	const name = format.formatToParts(Date.UTC(2000, month - 1, 1)).find((part) => part.type === 'month')?.value ?? '';
	monthNames.set(key, name);
	return name;
}

/** "21 novembre 2023", "2023 թ. նոյեմբերի 21", "automne 2024", "2022"; the words for an unknown date when there is none. */
export function formatDated(when: Dated | null | undefined, locale: Language): string {
	if (!when) return m.ui_unknown_date({}, { locale });
	const year = when.slice(0, 4);
	const part = when.slice(5, 7);
	switch (precision(when)) {
		case 'year':
			return locale === 'hy' ? `${year} թ.` : year;
		case 'season':
			return seasons[part]?.({ year }, { locale }) ?? year;
		case 'month': {
			const month = monthName(Number(part), locale, false);
			return locale === 'hy' ? `${year} թ. ${month}` : `${month} ${year}`;
		}
		case 'day': {
			const month = monthName(Number(part), locale, true);
			const date = Number(when.slice(8));
			if (locale === 'hy') return `${year} թ. ${month} ${date}`;
			// French writes the first of a month as an ordinal: 1er janvier (Lexique des règles typographiques, Imprimerie nationale).
			return `${locale === 'fr' && date === 1 ? '1er' : date} ${month} ${year}`;
		}
	}
}

/** "10 000", with the spaces of the reader's language. */
export function formatNumber(value: number, locale: Language, options: Intl.NumberFormatOptions = {}): string {
	return new Intl.NumberFormat(regions[locale], options).format(value);
}

/** An instant (`Date` or ISO 8601) in the reader's words, in the city's time zone: "21 novembre 2023 à 14:05", "2023 թ. նոյեմբերի 21, 14:05". */
export function formatInstant(instant: Date | string, locale: Language, timeZone: string): string {
	const when = new Date(instant);
	// The platform's own long date in Armenian is not the order of official letters, which `formatDated` keeps.
	if (locale === 'hy') {
		const time = new Intl.DateTimeFormat(regions.hy, { timeStyle: 'short', timeZone }).format(when);
		return `${formatDated(today(when, timeZone), locale)}, ${time}`;
	}
	return new Intl.DateTimeFormat(regions[locale], { dateStyle: 'long', timeStyle: 'short', timeZone }).format(when);
}

/** A date as one types it: 21/11/2023, 11/2023, 2023; a season in words; '' when there is none. */
export function typedDate(when: Dated | null): string {
	if (when === null) return '';
	if (precision(when) === 'season') return seasons[when.slice(5, 7)]?.({ year: when.slice(0, 4) }) ?? when;
	return when.split('-').reverse().join('/');
}

/** Names that may hold commas themselves, in a row: French sets a thin space before the semicolon, others none. */
export const formatRow = (names: readonly string[], locale: Language): string => names.join(locale === 'fr' ? '\u202f; ' : '; ');
