import { type Dated, parseDated } from './day.ts';

/**
 * Dates as officers write them, in French, Armenian or English: 21/11/2023, 21.11.2023, 11/2023, 21 novembre 2023, 1er mars 2025,
 * 2023 թ. նոյեմբերի 21, autumn 2024, 2023; and ISO 8601-2. `null` when it is none of these.
 */
export function readDated(text: string): Dated | null {
	const clean = text
		.trim()
		.toLowerCase()
		.replace(/(?<=\d)\s*թ\.?$/u, '');
	const figures = /^(?:(\d{1,2})[/.\s-])?(\d{1,2})[/.\s-](\d{4})$/.exec(clean);
	if (figures) return put(figures[3], figures[2], figures[1]);
	return parseDated(clean) ?? readWords(clean);
}

const put = (year = '', part?: string, date?: string): Dated | null =>
	parseDated([year, part?.padStart(2, '0'), date?.padStart(2, '0')].filter(Boolean).join('-'));

/** One month or season in words, a year, and perhaps a date; nothing else but the small words that go with them. */
function readWords(text: string): Dated | null {
	const tokens = (text.normalize('NFC').match(/[\p{L}\p{M}]+|\d+|[^\s.,]/gu) ?? []).filter((token) => !small.has(token));
	const [word, ...moreWords] = tokens.filter((token) => !/^\d+$/.test(token));
	const [year, ...moreYears] = tokens.filter((token) => /^\d{4}$/.test(token));
	const [date, ...moreDates] = tokens.filter((token) => /^\d{1,2}$/.test(token));
	const part = word === undefined ? undefined : parts.get(word);
	if (part === undefined || year === undefined || moreWords.length + moreYears.length + moreDates.length > 0) return null;
	return tokens.length === (date === undefined ? 2 : 3) ? put(year, part, date) : null;
}

// Ordinals and links: 1er, le 21 novembre, 21st of November, 2023 թ., 2023 թվականի, նոյեմբերի 21-ին.
const small = new Set(['le', 'er', 'de', 'du', 'the', 'of', 'st', 'nd', 'rd', 'th', 'in', 'թ', 'թվականի', 'թվական', 'ին', '-', '’', "'"]);

const seasons: Record<string, readonly string[]> = {
	'21': ['printemps', 'spring', 'գարուն', 'գարնան', 'գարնանը'],
	'22': ['été', 'ete', 'summer', 'ամառ', 'ամռան', 'ամռանը'],
	'23': ['automne', 'autumn', 'fall', 'աշուն', 'աշնան', 'աշնանը'],
	'24': ['hiver', 'winter', 'ձմեռ', 'ձմռան', 'ձմռանը'],
};

/** Names of months and seasons → the ISO 8601-2 figure. The months' names are the platform's own (CLDR), alone and beside a day. */
const parts: ReadonlyMap<string, string> = new Map([
	...['fr-FR', 'hy-AM', 'en-GB'].flatMap((locale) =>
		[{ month: 'long' }, { month: 'long', day: 'numeric' }, { month: 'short' }].flatMap((options) => {
			const format = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options } as Intl.DateTimeFormatOptions);
			return Array.from({ length: 12 }, (_, month): [string, string][] => {
				const name = (format.formatToParts(Date.UTC(2000, month, 1)).find(({ type }) => type === 'month')?.value ?? '')
					.toLowerCase()
					.replace('.', '');
				const figure = String(month + 1);
				return [
					[name, figure],
					[name.normalize('NFD').replace(/\p{M}/gu, ''), figure],
				];
			}).flat();
		}),
	),
	...Object.entries(seasons).flatMap(([figure, names]) => names.map((name): [string, string] => [name, figure])),
]);
