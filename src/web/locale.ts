import { AsyncLocalStorage } from 'node:async_hooks';
import { overwriteGetLocale } from '../paraglide/runtime.js';
import { isLanguage, type Language, languages } from '../plain/language.ts';

const current = new AsyncLocalStorage<Language>();
overwriteGetLocale(() => current.getStore() ?? 'fr');

/** Runs the work with all words in this language. */
export const inLanguage = <T>(language: Language, work: () => T): T => current.run(language, work);

/** The reader's language: their choice (cookie), else the browser's first that we speak, else French. */
export function languageOf(chosen: string | null | undefined, acceptLanguage: string | null | undefined): Language {
	if (isLanguage(chosen)) return chosen;
	const wished = (acceptLanguage ?? '')
		.split(',')
		.map((part) => {
			const [tag = '', ...params] = part.trim().split(';');
			const quality = params.map((param) => /^\s*q=([\d.]+)/.exec(param)?.[1]).find(Boolean);
			return { language: tag.slice(0, 2).toLowerCase(), quality: quality === undefined ? 1 : Number(quality) };
		})
		.filter(({ language, quality }) => isLanguage(language) && quality > 0)
		.sort((a, b) => b.quality - a.quality);
	return (wished[0]?.language as Language | undefined) ?? languages[0];
}

/** Keeps the reader's choice for a year. */
export const languageCookie = (language: Language) => `jumelage.lang=${language}; Path=/; Max-Age=31536000; SameSite=Lax`;

/** The language of a request. */
export const localeOf = (headers: Headers): Language =>
	languageOf(/(?:^|;\s*)jumelage\.lang=(\w\w)/.exec(headers.get('cookie') ?? '')?.[1], headers.get('accept-language'));
