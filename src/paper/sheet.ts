/** What a document says, before anything decides how it looks: the same sheet becomes a PDF or a Word file. */
import { type Language, read, type Texts } from '../plain/language.ts';

/** In which languages a document is written: one, or two side by side. */
export type Tongues = readonly [Language] | readonly [Language, Language];
const forms: Readonly<Record<string, Tongues>> = { fr: ['fr'], hy: ['hy'], en: ['en'], 'fr-hy': ['fr', 'hy'], 'hy-fr': ['hy', 'fr'] };
/** 'fr', 'hy', 'en', 'fr-hy' or 'hy-fr' as an address says it; anything else: the reader's own. */
export const tonguesOf = (name: string | null, reader: Language): Tongues => forms[name ?? ''] ?? [reader];

/** One text a language of the document, in that order; a single one where all would say the same; none where nothing is known. */
export type Said = readonly { readonly lang: Language; readonly text: string }[];

/** As the messages take it. */
export type In = { locale: Language };

/** Says in each language of the document; the same words are said once. */
export function inEach(tongues: Tongues, write: (say: In) => string): Said {
	const said = tongues.map((lang) => ({ lang, text: write({ locale: lang }) })).filter(({ text }) => text.trim() !== '');
	// French and Armenian part the thousands of a figure with other spaces: it is the same figure.
	const [first, ...others] = said.map(({ text }) => text.replace(/\s/g, ' '));
	return others.every((text) => text === first) ? said.slice(0, 1) : said;
}

/** What people wrote, as far as they wrote it: in another language where the document's own is missing, and said once. */
export function written(tongues: Tongues, texts: Texts | null | undefined): Said {
	const found = tongues.flatMap((lang) => {
		const one = read(texts ?? {}, lang);
		return one ? [{ lang: one.language, text: one.text }] : [];
	});
	return found.filter(({ text }, index) => found.findIndex((other) => other.text === text) === index);
}

/** The same in every language: a number, a code, a name as its owner writes it. */
export const plain = (text: string | null | undefined, tongues: Tongues): Said => (text ? [{ lang: tongues[0], text }] : []);

export const joined = (said: Said, between = ' / '): string => said.map(({ text }) => text).join(between);

export type Block =
	| { readonly kind: 'heading'; readonly level: 2 | 3; readonly said: Said }
	| { readonly kind: 'paragraph'; readonly said: Said; readonly tone?: 'lede' | 'soft' }
	/** What is empty is left open, to be filled in by hand. */
	| { readonly kind: 'facts'; readonly facts: readonly { readonly label: Said; readonly value: Said }[] }
	| {
			readonly kind: 'table';
			readonly head: readonly Said[];
			readonly rows: readonly (readonly Said[])[];
			/** Shares of the width, one a column. */
			readonly widths: readonly number[];
			/** Columns of numbers: their figures stand under each other. */
			readonly figures?: readonly number[];
			/** The last row adds up the others. */
			readonly total?: boolean;
			/** Room to write by hand. */
			readonly tall?: boolean;
	  }
	| { readonly kind: 'list'; readonly items: readonly Said[] }
	/** Who signs, each with room for a signature; `made` stands above: "Fait à …, le …". */
	| { readonly kind: 'signatures'; readonly made: Said; readonly by: readonly { readonly role: Said; readonly name: Said }[] };

export interface Sheet {
	readonly tongues: Tongues;
	readonly title: Said;
	readonly subtitle: Said;
	/** The letterhead: the authority's name, and where it can be reached. */
	readonly house: { readonly name: Said; readonly address: string } | null;
	/** "N° 2023-117", on the left; "Saint-Étienne, le …" is signed below. */
	readonly number: Said;
	/** At the foot of each page: `{n}` and `{total}` are filled in. */
	readonly foot: Said;
	readonly format: 'a4' | 'a6';
	readonly blocks: readonly Block[];
}

/** A label that stands or hangs: on a chest, or folded before a place at table. */
export interface Label {
	/** In the bearer's own script first. */
	readonly names: Said;
	readonly capacity: Said;
	readonly organisation: Said;
}
export interface Labels {
	readonly tongues: Tongues;
	readonly title: Said;
	readonly kind: 'badge' | 'card';
	/** Small, on every label: the occasion. */
	readonly occasion: Said;
	readonly labels: readonly Label[];
}
