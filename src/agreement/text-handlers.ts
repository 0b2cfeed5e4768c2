import { h } from 'preact';
import { type Restored, restored } from '../history/restoring.tsx';
import { m } from '../paraglide/messages.js';
import { languages as all, isLanguage, type Language } from '../plain/language.ts';
import { languageName } from '../ui/languages.ts';
import { urls } from '../urls.ts';
import { type Ask, type Handler, NotFound } from '../web/ask.ts';
import { type Errors, type Typed, typedIn } from '../web/form.ts';
import { readArticleText, readNewArticle } from './form.ts';
import { ArticlePage, NewArticlePage, RemoveArticlePage } from './pages/article.tsx';
import { articleTitle } from './pages/labels-text.ts';
import { type Article, effectsFor, moved, save, stamp, textState } from './text.ts';
import { agreementAsked, closed, type Known, languagesAsked } from './text-ask.ts';
import { addArticles, articlesOf, removeArticle, saveText, setOrder, wordsWhenItMeant } from './text-store.ts';

const pageOf = (known: Known, n: number | null = null) =>
	urls.agreement({ partnership: known.partnership.id, agreement: known.agreement.id }) + (n === null ? '#text' : `#article-${n}`);

function languageAsked(ask: Ask): Language {
	const language = ask.params.language;
	if (!isLanguage(language)) throw new NotFound();
	return language;
}

const find = (articles: readonly Article[], ask: Ask) => {
	const index = articles.findIndex(({ id }) => id === ask.params.article);
	return { article: articles[index] ?? null, n: index + 1 };
};

/** Another language to write by: one that says what the article says, rather than one that stayed behind. */
async function besideOf(ask: Ask, { place, partnership }: Known, article: Article, language: Language) {
	const others = [...new Set([...languagesAsked(partnership), ...all])].filter((one) => one !== language && article.texts[one]);
	const other = others.find((one) => textState(article, one) === 'current') ?? others[0];
	const text = other && article.texts[other];
	if (!other || !text) return null;
	const own = article.texts[language];
	const outdated = own && textState(article, language) === 'outdated';
	return { language: other, text, before: outdated ? await wordsWhenItMeant(ask.db, place, article.id, other, own.meaning) : null };
}

async function articlePage(
	ask: Ask,
	known: Known,
	{ article, n, language }: { article: Article; n: number; language: Language },
	typed: Typed,
	{ back, ...options }: { errors?: Errors; changed?: 'text' | 'other'; back?: Restored | null } = {},
): Promise<Response> {
	const beside = await besideOf(ask, known, article, language);
	return ask.page(
		{ title: articleTitle(n, '', ask.locale), current: 'partnerships', status: options.errors || options.changed ? 422 : 200 },
		back?.notice,
		h(ArticlePage, { ...known, article, n, language, beside, typed, ...options, locale: ask.locale }),
	);
}

export const articleEditPage: Handler = async (ask) => {
	const language = languageAsked(ask);
	const known = await agreementAsked(ask);
	const { article, n } = find(await articlesOf(ask.db, known.place), ask);
	if (!article) throw new NotFound();
	if (!known.open) return closed(ask, known);
	const text = article.texts[language];
	const effect = effectsFor[textState(article, language)][0] ?? '';
	const back = await restored(ask, { chain: known.partnership.id, noun: 'article_text', record: article.id });
	const words = back?.row.language === language ? (back.row as { heading: string; body: string }) : text;
	return articlePage(ask, known, { article, n, language }, { heading: words?.heading ?? '', body: words?.body ?? '', effect }, { back });
};

export const articleEdit: Handler = async (ask) => {
	const language = languageAsked(ask);
	const known = await agreementAsked(ask, true);
	const form = await ask.form();
	const typed = typedIn(form);
	if (!known.open)
		return closed(ask, known, [
			{ label: m.agreement_article_heading_in({ language: languageName[language]() }), text: typed.heading ?? '', lang: language },
			{ label: m.agreement_article_body_in({ language: languageName[language]() }), text: typed.body ?? '', lang: language },
		]);
	const articles = await articlesOf(ask.db, known.place);
	const { article, n } = find(articles, ask);
	if (!article) {
		const kept = {
			position: String(articles.length + 1),
			[`text.${language}.heading`]: typed.heading ?? '',
			[`text.${language}.body`]: typed.body ?? '',
		};
		return newArticle(ask, known, articles.length, kept, { removed: true });
	}
	const read = readArticleText(form);
	const shown = { revision: Number(typed.revision ?? -1), meaning: Number(typed.meaning ?? -1) };
	const here = { article, n, language };
	const words = read.ok ? { heading: read.value.heading, body: read.value.body } : null;
	const decided = save(
		article,
		language,
		words ?? { heading: '', body: '' },
		read.ok ? (read.value.effect ?? 'meaning') : 'meaning',
		shown,
	);
	const changed = (article.texts[language]?.revision ?? 0) === shown.revision ? 'other' : 'text';
	if (!read.ok) return articlePage(ask, known, here, typed, { errors: read.errors, ...(decided.ok ? {} : { changed }) });
	if (!decided.ok) return articlePage(ask, known, here, typed, { changed });
	if (decided.value === null) return ask.see(pageOf(known, n), 'done_agreement_article_unchanged');
	const written = await saveText(ask.db, known.place, article.id, language, decided.value, shown);
	// The agreement is held, so nobody was quicker; should it ever happen, the words go back to the page.
	if (!written) return articlePage(ask, known, here, typed, { changed: 'text' });
	return ask.see(pageOf(known, n), 'done_agreement_article_saved');
};

const newArticle = (
	ask: Ask,
	known: Known,
	count: number,
	typed: Typed,
	{ back, ...options }: { errors?: Errors; removed?: boolean; back?: Restored | null } = {},
) =>
	ask.page(
		{ title: m.agreement_article_new(), current: 'partnerships', status: options.errors || options.removed ? 422 : 200 },
		back?.notice,
		h(NewArticlePage, { ...known, languages: languagesAsked(known.partnership), count, typed, ...options, locale: ask.locale }),
	);

export const articleNewPage: Handler = async (ask) => {
	const known = await agreementAsked(ask);
	if (!known.open) return closed(ask, known);
	const { length } = await articlesOf(ask.db, known.place);
	const back = await restored(ask, { chain: known.partnership.id, noun: 'article_text', record: null });
	const { language, heading, body } = (back?.row ?? {}) as Record<string, string>;
	const words = language ? { [`text.${language}.heading`]: heading ?? '', [`text.${language}.body`]: body ?? '' } : {};
	return newArticle(ask, known, length, { position: String(length + 1), ...words }, { back });
};

export const articleAdd: Handler = async (ask) => {
	const known = await agreementAsked(ask, true);
	const form = await ask.form();
	if (!known.open) {
		const typed = typedIn(form);
		return closed(
			ask,
			known,
			all.flatMap((language) => [
				{
					label: m.agreement_article_heading_in({ language: languageName[language]() }),
					text: typed[`text.${language}.heading`] ?? '',
					lang: language,
				},
				{
					label: m.agreement_article_body_in({ language: languageName[language]() }),
					text: typed[`text.${language}.body`] ?? '',
					lang: language,
				},
			]),
		);
	}
	const { length } = await articlesOf(ask.db, known.place);
	const read = readNewArticle(form, languagesAsked(known.partnership)[0] ?? 'fr');
	if (!read.ok) return newArticle(ask, known, length, read.typed, { errors: read.errors });
	const position = Math.min(read.value.position ?? length + 1, length + 1);
	await addArticles(ask.db, known.place, [read.value.text], position);
	return ask.see(pageOf(known, position), 'done_agreement_article_added');
};

export const articleMove: Handler = async (ask) => {
	const known = await agreementAsked(ask, true);
	if (!known.open) return closed(ask, known, []);
	const form = await ask.form();
	const ids = (await articlesOf(ask.db, known.place)).map(({ id }) => id);
	const at = ids.indexOf(ask.params.article ?? '');
	// A place that is no longer the one shown: somebody moved it meanwhile, and a second move would go too far.
	if (at < 0 || String(at + 1) !== form.get('from')) return ask.see(pageOf(known), 'done_agreement_article_order_changed');
	const next = moved(ids, ids[at] ?? '', form.get('to') === 'up' ? 'up' : 'down');
	if (next) await setOrder(ask.db, known.place, next);
	return ask.see(pageOf(known, (next ?? ids).indexOf(ids[at] ?? '') + 1), 'done_agreement_article_moved');
};

const removePage = (ask: Ask, known: Known, article: Article, n: number, changed = false) =>
	ask.page(
		{ title: m.agreement_article_remove_title({ n }), current: 'partnerships', status: changed ? 422 : 200 },
		h(RemoveArticlePage, { ...known, article, n, changed, locale: ask.locale }),
	);

export const articleRemovePage: Handler = async (ask) => {
	const known = await agreementAsked(ask);
	const { article, n } = find(await articlesOf(ask.db, known.place), ask);
	if (!article) throw new NotFound();
	return known.open ? removePage(ask, known, article, n) : closed(ask, known);
};

export const articleRemove: Handler = async (ask) => {
	const known = await agreementAsked(ask, true);
	if (!known.open) return closed(ask, known, []);
	const articles = await articlesOf(ask.db, known.place);
	const { article, n } = find(articles, ask);
	if (!article) return ask.see(pageOf(known), 'done_agreement_article_removed');
	if ((await ask.form()).get('stamp') !== stamp(article)) return removePage(ask, known, article, n, true);
	await removeArticle(ask.db, known.place, article.id);
	await setOrder(
		ask.db,
		known.place,
		articles.filter(({ id }) => id !== article.id).map(({ id }) => id),
	);
	return ask.see(pageOf(known), 'done_agreement_article_removed');
};
