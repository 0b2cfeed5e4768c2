/** Spaces at which no line may end. People type plain ones; paper needs the others. */
import type { Language } from '../plain/language.ts';

const months: Readonly<Record<Language, string>> = {
	fr: 'janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre',
	hy: 'հունվարի|փետրվարի|մարտի|ապրիլի|մայիսի|հունիսի|հուլիսի|օգոստոսի|սեպտեմբերի|հոկտեմբերի|նոյեմբերի|դեկտեմբերի',
	en: 'January|February|March|April|May|June|July|August|September|October|November|December',
};
const dayBefore = (language: Language) => new RegExp(`\\b(\\d{1,2}|1er) (?=(?:${months[language]})(?!\\p{L}))`, 'gu');
type Bond = readonly [RegExp, string];
const bonds: Readonly<Record<Language, readonly Bond[]>> = {
	// Lexique des règles typographiques en usage à l’Imprimerie nationale: double marks, guillemets, numbers, titles before a name.
	fr: [
		[/[ \u00a0](?=[;?!»:%€])/gu, '\u00a0'],
		[/« /gu, '«\u00a0'],
		[/(?<!\p{L})(n°|N°|art\.|L\.|M\.|Mme|MM\.|Dr|Pr|Me) (?=[\p{Lu}\d])/gu, '$1\u00a0'],
		[dayBefore('fr'), '$1\u00a0'],
	],
	hy: [
		[/(\d) (?=թ\.)/gu, '$1\u00a0'],
		[new RegExp(`(?<!\\p{L})(${months.hy}) (?=\\d{1,2}(?!\\d))`, 'gu'), '$1\u00a0'],
		[/(?<!\p{L})([Թթ]իվ) (?=\d)/gu, '$1\u00a0'],
	],
	en: [
		[/(?<!\p{L})([Nn]o\.|Mr|Mrs|Ms|Dr) (?=[\p{Lu}\d])/gu, '$1\u00a0'],
		[dayBefore('en'), '$1\u00a0'],
	],
};
// A telephone number, whatever the language: +33 4 77 48 77 48.
const telephone = /\+\d[\d ]{5,18}\d/g;

/** The text with its bonds: "20 novembre", "2023 թ.", "n° 4", "+374 …" stay on one line. */
export const bound = (text: string, language: Language): string =>
	bonds[language].reduce((to, [what, by]) => to.replace(what, by), text).replace(telephone, (number) => number.replaceAll(' ', '\u00a0'));

/** Marks that turn the order of letters round (Unicode bidirectional algorithm, UAX #9 § 2): a name cannot carry them into a paper. */
export const turning = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
