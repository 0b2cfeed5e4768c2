/** The letters that paper is set in, loaded once, and what is done with a character that none of them has. */
import { charactersOf, fontOf } from '../server/fonts.ts';

const serif = (subset: string, weight: number) => `@fontsource/source-serif-4/files/source-serif-4-${subset}-${weight}-normal.woff`;
const armenian = (weight: number) => `@fontsource/noto-serif-armenian/files/noto-serif-armenian-armenian-${weight}-normal.woff`;
// The subsets of a family bear one name: of two with the same weight, Typst would take either. The basic letters come in the weights that
// the templates ask for; every other subset in a weight that none asks for, so that it serves only where the basic one lacks a letter.
const wanted = [
	...[400, 600].flatMap((weight) => [serif('latin', weight), armenian(weight)]),
	...['latin-ext', 'cyrillic', 'greek', 'vietnamese'].map((subset) => serif(subset, 500)),
];

let fonts: Buffer[] | undefined;
export const letters = (): Buffer[] => {
	fonts ??= wanted.map(fontOf);
	return fonts;
};

let known: Set<number> | undefined;
const standIns: Readonly<Record<string, string>> = {
	'\u202f': '\u00a0', // narrow no-break space: in none of the fonts
	'\u2011': '-',
	'\u2192': '–',
	'\u2212': '–',
	'\t': ' ',
};
// Marks that turn the order of letters round, or that show nothing: a name cannot carry them into an official paper.
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]/u;

/** The text with what can be drawn, nothing unseen, and "?" for a letter of a script that no font here has: PDF/UA allows no empty box. */
export function drawable(text: string): string {
	known ??= new Set(letters().flatMap((font) => [...charactersOf(font)]));
	let to = '';
	for (const letter of text.normalize('NFC')) {
		const fit = standIns[letter] ?? letter;
		if (fit === '\n' || (known.has(fit.codePointAt(0) ?? 0) && !unseen.test(fit))) to += fit;
		else if (!unseen.test(fit) && !/\p{M}/u.test(fit)) to += '?';
	}
	// A word without end would run over its neighbours: it may be broken, without a sign.
	return to.replace(/[^\s\u00a0\u2010-\u2014-]{25}(?=[^\s\u00a0])/g, '$&\u200b');
}
