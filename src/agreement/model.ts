import { type Language, read, type Texts } from '../plain/language.ts';
import type { Authentic } from './agreement.ts';

export type Condition =
	| 'france'
	| 'armenia'
	| 'commitments'
	| 'no-commitments'
	| 'term'
	| 'ends'
	| 'renewal'
	| 'no-renewal'
	| 'equal'
	| 'prevailing';
type Each = Readonly<Record<Language, string>>;
type Counted = Readonly<Record<Language, readonly [one: string, many: string]>>;

/** The model as its file holds it. */
export interface Model {
	readonly words: {
		readonly year: Counted;
		readonly month: Counted;
		readonly notice: Counted;
		/** The name of each language in each language. */
		readonly languages: Readonly<Record<Language, Each>>;
	};
	readonly articles: readonly {
		readonly key: string;
		readonly heading: Each;
		readonly paragraphs: readonly (Each & { readonly when?: readonly Condition[] })[];
	}[];
}

/** What the model's blanks are filled from; null: not known yet. */
export interface ModelFacts {
	parties: readonly { name: string; names: Texts; country: string }[];
	fields: readonly Texts[];
	/** The languages to write it in. */
	languages: readonly Language[];
	authentic: Authentic;
	commitments: 'stated' | 'none' | null;
	termMonths: number | null;
	/** The date on which it ends, in each language. */
	ends: Texts | null;
	renewalMonths: number | null;
	noticeMonths: number | null;
}

/** What stands where a fact is not known yet: the office sees what it has to fill in. */
export const blank = '[…]';

/** "3 ans", "18 mois". */
function span(model: Model, months: number | null, language: Language): string {
	if (months === null) return blank;
	const [n, unit] = months % 12 === 0 ? [months / 12, model.words.year] : [months, model.words.month];
	return unit[language][n === 1 ? 0 : 1].replace('{n}', String(n));
}

function holds(condition: Condition, facts: ModelFacts): boolean {
	switch (condition) {
		case 'france':
			return facts.parties.some(({ country }) => country === 'FR');
		case 'armenia':
			return facts.parties.some(({ country }) => country === 'AM');
		case 'commitments':
			return facts.commitments !== 'none';
		case 'no-commitments':
			return facts.commitments === 'none';
		case 'term':
			return facts.ends === null || facts.termMonths !== null;
		case 'ends':
			return facts.ends !== null && facts.termMonths === null;
		case 'renewal':
			return facts.renewalMonths !== null;
		case 'no-renewal':
			return facts.renewalMonths === null;
		case 'equal':
			return facts.authentic === 'equal';
		case 'prevailing':
			return facts.authentic !== 'equal';
	}
}

function valuesIn(model: Model, facts: ModelFacts, language: Language): Record<string, string> {
	const list = (items: readonly string[]) => new Intl.ListFormat(language, { type: 'conjunction' }).format(items) || blank;
	const lower = (text: string) => text.charAt(0).toLocaleLowerCase(language) + text.slice(1);
	const names = model.words.languages[language];
	return {
		parties: list(facts.parties.map(({ names, name }) => names[language] ?? name)),
		fields: list(facts.fields.map((texts) => lower(read(texts, language)?.text ?? blank))),
		term: span(model, facts.termMonths, language),
		ends: facts.ends?.[language] ?? blank,
		renewal: span(model, facts.renewalMonths, language),
		notice:
			facts.noticeMonths === null
				? blank
				: model.words.notice[language][facts.noticeMonths === 1 ? 0 : 1].replace('{n}', String(facts.noticeMonths)),
		languages: list(facts.languages.map((one) => names[one])),
		prevailing: facts.authentic === 'equal' ? blank : names[facts.authentic],
	};
}

/** The model's articles in each language of the agreement, their blanks filled, the paragraphs that do not apply left out. */
export function fillModel(model: Model, facts: ModelFacts): Partial<Record<Language, { heading: string; body: string }>>[] {
	const values = new Map(facts.languages.map((language) => [language, valuesIn(model, facts, language)]));
	return model.articles.map(({ heading, paragraphs }) => {
		const kept = paragraphs.filter(({ when = [] }) => when.every((condition) => holds(condition, facts)));
		return Object.fromEntries(
			facts.languages.map((language) => [
				language,
				{
					heading: heading[language],
					body: kept
						.map((paragraph) => paragraph[language].replace(/\{(\w+)\}/g, (_, name: string) => values.get(language)?.[name] ?? blank))
						.join('\n\n'),
				},
			]),
		);
	});
}
