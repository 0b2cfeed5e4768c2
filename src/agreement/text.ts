import { diffArrays } from 'diff';
import type { Language } from '../plain/language.ts';
import { allow, type Result, refuse } from '../plain/result.ts';

/** One article as it stands in one language. */
export interface ArticleText {
	heading: string;
	body: string;
	/** The article's meaning that this text says. */
	meaning: number;
	revision: number;
}

/** One article, with its texts as far as they are written. */
export interface Article {
	id: string;
	position: number;
	/** Grows when what the article says changes. */
	meaning: number;
	texts: Partial<Record<Language, ArticleText>>;
}

/** `current` says what the article says; `outdated` stayed behind another language; `missing` is not written yet. */
export type TextState = 'current' | 'outdated' | 'missing';

export function textState(article: Article, language: Language): TextState {
	const text = article.texts[language];
	if (!text) return 'missing';
	return text.meaning < article.meaning ? 'outdated' : 'current';
}

export interface Completeness {
	language: Language;
	current: number;
	outdated: number;
	missing: number;
}
/** How far each language has come, over all articles. */
export const completeness = (articles: readonly Article[], languages: readonly Language[]): Completeness[] =>
	languages.map((language) => {
		const count = { language, current: 0, outdated: 0, missing: 0 };
		for (const article of articles) count[textState(article, language)]++;
		return count;
	});

/**
 * What a change does to the other languages.
 * `meaning`: the article now says something else, the others must follow. `translation`: this text has caught up with the others.
 * `correction`: spelling or wording only.
 */
export const effects = ['meaning', 'translation', 'correction'] as const;
export type Effect = (typeof effects)[number];

/** The effects that one may choose among for a text in this state; the first is proposed. */
export const effectsFor: Record<TextState, readonly Effect[]> = {
	current: ['meaning', 'correction'],
	outdated: ['translation', 'meaning', 'correction'],
	missing: ['translation'],
};

/** What the page showed when the writing began: the text's revision (0: none yet) and the article's meaning. */
export interface Seen {
	revision: number;
	meaning: number;
}
export const seen = (article: Article, language: Language): Seen => ({
	revision: article.texts[language]?.revision ?? 0,
	meaning: article.meaning,
});

/** What to write: the article's meaning after it, and the text. */
export interface Saved {
	articleMeaning: number;
	text: ArticleText;
}

/**
 * Saves words over a text, if it is still the one that was shown. The article's meaning counts too: a translation finished
 * while the other language changed has not caught up with it.
 * Refuses with 'changed-meanwhile'; answers null where nothing would change.
 */
export function save(
	article: Article,
	language: Language,
	words: { heading: string; body: string },
	effect: Effect,
	shown: Seen,
): Result<Saved | null, 'changed-meanwhile'> {
	const now = seen(article, language);
	if (now.revision !== shown.revision || now.meaning !== shown.meaning) return refuse('changed-meanwhile');
	const state = textState(article, language);
	const chosen = effectsFor[state].includes(effect) ? effect : (effectsFor[state][0] ?? 'meaning');
	const text = article.texts[language];
	const changed = !text || text.heading !== words.heading || text.body !== words.body;
	if (!changed && !(state === 'outdated' && chosen === 'translation')) return allow(null);
	const articleMeaning = chosen === 'meaning' ? article.meaning + 1 : article.meaning;
	return allow({
		articleMeaning,
		text: {
			...words,
			meaning: chosen === 'correction' ? (text?.meaning ?? articleMeaning) : articleMeaning,
			revision: now.revision + 1,
		},
	});
}

/** The state of an article in one word: it changes with anything that was written in it. */
export const stamp = ({ meaning, texts }: Article): string =>
	[
		meaning,
		...Object.entries(texts)
			.map(([language, text]) => `${language}${text.revision}`)
			.sort(),
	].join('.');

/** The articles' ids after one of them has changed places with its neighbour; null at the ends, or where it is absent. */
export function moved(ids: readonly string[], id: string, way: 'up' | 'down'): string[] | null {
	const at = ids.indexOf(id);
	const to = way === 'up' ? at - 1 : at + 1;
	const other = ids[to];
	if (at < 0 || other === undefined) return null;
	const next = [...ids];
	next[to] = id;
	next[at] = other;
	return next;
}

export type DiffPart = { value: string; added?: boolean; removed?: boolean };

const segmenters = new Map<Language, Intl.Segmenter>();
function words(text: string, language: Language): string[] {
	// The comparison's own splitting takes Armenian letters one by one: the Unicode rules know its words.
	const segmenter = segmenters.get(language) ?? new Intl.Segmenter(language, { granularity: 'word' });
	segmenters.set(language, segmenter);
	return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/** Past this many milliseconds two texts have hardly a word in common: they are then compared line by line. */
const patience = 400;

// French typography puts unbreakable spaces before its signs: a keyboard's plain space there is no change of the text.
const plainSpaces = (word: string) => word.replace(/[\u00a0\u202f]/g, ' ');
const sameWord = (one: string, other: string) => one === other || plainSpaces(one) === plainSpaces(other);

/**
 * What went and what came between two texts, word by word. The parts kept and removed make `before` again; kept and added, `after`;
 * but for the kind of a space, unbreakable or not, which does not count as a difference.
 */
export function wordDiff(before: string, after: string, language: Language): DiffPart[] {
	const lines = (text: string) => text.split(/(?<=\n)/);
	const found =
		diffArrays(words(before, language), words(after, language), { timeout: patience, comparator: sameWord }) ??
		diffArrays(lines(before), lines(after), { timeout: patience, comparator: sameWord });
	if (!found)
		return [
			{ value: before, removed: true },
			{ value: after, added: true },
		];
	return joined(
		found.map(({ value, added, removed }) => ({ value: value.join(''), ...(added && { added }), ...(removed && { removed }) })),
	);
}

/** A lone space between two changes changes with them: "cinq ans" → "trois mois" reads as one change, not as two. */
function joined(parts: readonly DiffPart[]): DiffPart[] {
	const result: DiffPart[] = [];
	let [gone, come] = ['', ''];
	const flush = () => {
		if (gone) result.push({ value: gone, removed: true });
		if (come) result.push({ value: come, added: true });
		[gone, come] = ['', ''];
	};
	for (const [at, part] of parts.entries()) {
		const next = parts[at + 1];
		const between = (gone || come) && (next?.added || next?.removed) && /^[ \u00a0\u202f]+$/.test(part.value);
		if (part.removed) gone += part.value;
		else if (part.added) come += part.value;
		else if (between) {
			gone += part.value;
			come += part.value;
		} else {
			flush();
			result.push({ value: part.value });
		}
	}
	flush();
	return result;
}
