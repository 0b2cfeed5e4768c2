/** Sheets and labels as PDF/UA-1. */
import labelTemplate from './labels.typ?raw';
import { drawable } from './letters.ts';
import { joined, type Labels, type Said, type Sheet } from './sheet.ts';
import sheetTemplate from './sheet.typ?raw';
import { bound } from './spaces.ts';
import { typeset } from './typst.ts';

/** Every text of it with letters that can be drawn, and spaces that hold together what belongs together. */
function inLetters<T>(value: T): T {
	if (typeof value === 'string') return drawable(value) as T;
	if (isSaid(value)) return { lang: value.lang, text: drawable(bound(value.text, value.lang)) } as T;
	if (Array.isArray(value)) return value.map(inLetters) as T;
	if (value !== null && typeof value === 'object')
		return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, inLetters(one)])) as T;
	return value;
}

const isSaid = (value: unknown): value is Said[number] => value !== null && typeof value === 'object' && 'lang' in value && 'text' in value;

/** What the file calls itself: its title, then what it is about. */
const headingOf = (sheet: Sheet) => [joined(sheet.title), joined(sheet.subtitle)].filter(Boolean).join(' – ');

/** @throws NoTypesetter, TooLong */
export function sheetPdf(sheet: Sheet, made: Date): Promise<Uint8Array<ArrayBuffer>> {
	const data = {
		...sheet,
		heading: headingOf(sheet),
		short: sheet.format === 'a6' ? sheet.title.slice(0, 1) : sheet.title,
		author: joined(sheet.house?.name ?? []),
	};
	return typeset(sheetTemplate, inLetters(data), made);
}

/** @throws NoTypesetter, TooLong */
export function labelsPdf(labels: Labels, made: Date): Promise<Uint8Array<ArrayBuffer>> {
	const heading = [joined(labels.title), joined(labels.occasion)].filter(Boolean).join(' – ');
	return typeset(labelTemplate, inLetters({ ...labels, heading }), made);
}
