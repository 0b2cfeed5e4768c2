import type { Language, Texts } from '../plain/language.ts';
import { blank } from './model.ts';
import { type Article, textState } from './text.ts';

/** What a text still lacks before it goes to a council; `n` counts the articles from 1. */
export type Unfinished =
	| { kind: 'no-article' }
	| { kind: 'no-title'; language: Language }
	| { kind: 'missing' | 'outdated' | 'blank'; language: Language; n: number };

/** In reading order: titles, then each article in each of the text's languages. */
export function unfinished(title: Texts, articles: readonly Article[], languages: readonly Language[]): Unfinished[] {
	const titles = languages.filter((language) => !title[language]).map((language) => ({ kind: 'no-title' as const, language }));
	if (articles.length === 0) return [...titles, { kind: 'no-article' }];
	const found = articles.flatMap((article, index) =>
		languages.flatMap((language): Unfinished[] => {
			const n = index + 1;
			const state = textState(article, language);
			const text = article.texts[language];
			return [
				...(state === 'current' ? [] : [{ kind: state, language, n } as const]),
				...(text && `${text.heading}${text.body}`.includes(blank) ? [{ kind: 'blank', language, n } as const] : []),
			];
		}),
	);
	return [...titles, ...found];
}
