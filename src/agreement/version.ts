import { type Language, languages, type Texts } from '../plain/language.ts';
import { type DiffPart, wordDiff } from './text.ts';

/** A text of an agreement as it was on the day a version was kept. */
export interface VersionContent {
	header: VersionHeader;
	articles: VersionArticle[];
	commitments: VersionCommitment[];
	/** Who kept it, by name, as it was that day. */
	by: string | null;
}
export interface VersionHeader {
	kind: string;
	title: Texts;
	object: Texts;
	fields: string[];
	authentic: string;
	commitments: 'stated' | 'none' | null;
	startsOn: string | null;
	endsOn: string | null;
	termMonths: number | null;
	tacitRenewalMonths: number | null;
	noticeMonths: number | null;
}
export interface VersionArticle {
	id: string;
	texts: Partial<Record<Language, { heading: string; body: string; outdated?: boolean }>>;
}
export interface VersionCommitment {
	organisationId: string;
	year: number;
	/** A decimal, as in the table: '10000.00'. */
	amount: string;
	currency: string;
	inKind: boolean;
	note: string | null;
}

/** Why a version was kept. */
export const versionReasons = ['kept', 'submitted', 'adopted', 'signed', 'amended'] as const;
export type VersionReason = (typeof versionReasons)[number];
export const isVersionReason = (text: string): text is VersionReason => versionReasons.includes(text as VersionReason);

/** One article between two versions. Numbers are its places, counted from 1; null where it is not. */
export interface ArticleChange {
	id: string;
	was: number | null;
	is: number | null;
	kind: 'added' | 'removed' | 'kept';
	/** Its place among the articles that stayed has changed. */
	moved: boolean;
	/** Per language that differs: the heading and the body. */
	languages: { language: Language; heading: DiffPart[]; body: DiffPart[] }[];
}

/** One term of the agreement between two versions. */
export interface TermChange {
	term: Exclude<keyof VersionHeader, 'title' | 'object'>;
	was: string | number | null;
	is: string | number | null;
}

export interface Comparison {
	titles: { language: Language; parts: DiffPart[] }[];
	objects: { language: Language; parts: DiffPart[] }[];
	terms: TermChange[];
	articles: ArticleChange[];
	gone: VersionCommitment[];
	come: VersionCommitment[];
	/** True when nothing at all differs. */
	same: boolean;
}

const textChanges = (was: Texts, is: Texts) =>
	languages
		.filter((language) => (was[language] ?? '') !== (is[language] ?? ''))
		.map((language) => ({ language, parts: wordDiff(was[language] ?? '', is[language] ?? '', language) }));

const terms = [
	'kind',
	'fields',
	'authentic',
	'commitments',
	'startsOn',
	'endsOn',
	'termMonths',
	'tacitRenewalMonths',
	'noticeMonths',
] as const satisfies readonly TermChange['term'][];
const plain = (value: VersionHeader[TermChange['term']]) => (Array.isArray(value) ? [...value].sort().join(', ') : value);

/** What differs between two versions: terms, each article in each language word by word, and the commitments. */
export function compare(was: VersionContent, is: VersionContent): Comparison {
	const titles = textChanges(was.header.title, is.header.title);
	const objects = textChanges(was.header.object, is.header.object);
	const changed = terms
		.map((term) => ({ term, was: plain(was.header[term]), is: plain(is.header[term]) }))
		.filter((change) => change.was !== change.is);
	const articles = compareArticles(was.articles, is.articles);
	const gone = without(was.commitments, is.commitments);
	const come = without(is.commitments, was.commitments);
	const still = articles.every(({ kind, moved, languages }) => kind === 'kept' && !moved && languages.length === 0);
	const same = still && titles.length + objects.length + changed.length + gone.length + come.length === 0;
	return { titles, objects, terms: changed, articles, gone, come, same };
}

const rowKey = ({ organisationId, year, amount, currency, inKind, note }: VersionCommitment) =>
	JSON.stringify([organisationId, year, Number(amount), currency, inKind, note ?? '']);
/** The rows of one list that the other has not (each counted as often as it occurs). */
function without(rows: readonly VersionCommitment[], others: readonly VersionCommitment[]): VersionCommitment[] {
	const left = others.map(rowKey);
	return rows.filter((row) => {
		const at = left.indexOf(rowKey(row));
		if (at >= 0) left.splice(at, 1);
		return at < 0;
	});
}

function compareArticles(was: readonly VersionArticle[], is: readonly VersionArticle[]): ArticleChange[] {
	const before = new Map(was.map((article, at) => [article.id, { article, at }]));
	const stayed = is.filter(({ id }) => before.has(id));
	const inOrder = longestRise(stayed.map(({ id }) => before.get(id)?.at ?? 0));
	const steady = new Set(stayed.filter((_, at) => inOrder.has(at)).map(({ id }) => id));
	const now = new Set(is.map(({ id }) => id));
	const kept = is.map((article, at): ArticleChange => {
		const old = before.get(article.id);
		return {
			id: article.id,
			was: old ? old.at + 1 : null,
			is: at + 1,
			kind: old ? 'kept' : 'added',
			moved: old !== undefined && !steady.has(article.id),
			languages: articleChanges(old?.article, article),
		};
	});
	const removed = was
		.map((article, at) => ({ article, at }))
		.filter(({ article }) => !now.has(article.id))
		.map(
			({ article, at }): ArticleChange => ({
				id: article.id,
				was: at + 1,
				is: null,
				kind: 'removed',
				moved: false,
				languages: articleChanges(article, undefined),
			}),
		);
	return [...kept, ...removed];
}

const differs = (parts: readonly DiffPart[]) => parts.some(({ added, removed }) => added || removed);

const articleChanges = (was: VersionArticle | undefined, is: VersionArticle | undefined): ArticleChange['languages'] =>
	languages.flatMap((language) => {
		const [old, now] = [was?.texts[language], is?.texts[language]];
		if ((old?.heading ?? '') === (now?.heading ?? '') && (old?.body ?? '') === (now?.body ?? '')) return [];
		const heading = wordDiff(old?.heading ?? '', now?.heading ?? '', language);
		const body = wordDiff(old?.body ?? '', now?.body ?? '', language);
		return differs(heading) || differs(body) ? [{ language, heading, body }] : [];
	});

/** Where a longest rising run stands in a list: the articles outside it are those that moved. */
function longestRise(numbers: readonly number[]): Set<number> {
	const best: { length: number; from: number }[] = [];
	for (const [at, number] of numbers.entries()) {
		let here = { length: 1, from: -1 };
		for (let i = 0; i < at; i++) {
			const length = (best[i]?.length ?? 0) + 1;
			if ((numbers[i] ?? 0) < number && length > here.length) here = { length, from: i };
		}
		best.push(here);
	}
	const run = new Set<number>();
	let at = best.reduce((top, one, index) => (one.length > (best[top]?.length ?? 0) ? index : top), 0);
	while (at >= 0 && best[at]) {
		run.add(at);
		at = best[at]?.from ?? -1;
	}
	return run;
}
