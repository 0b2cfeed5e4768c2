import { languages as all, isLanguage, type Language } from '../plain/language.ts';
import type { Ask } from '../web/ask.ts';
import { type Agreement, isEditable, stateOf } from './agreement.ts';
import type { AgreementTextProps } from './pages/text.tsx';
import type { Article } from './text.ts';
import { articlesOf, commitmentsOf } from './text-store.ts';

/** The languages an agreement is written in: those of its partnership, and any other that some of its articles are already in. */
export function languagesOf(partnershipLanguages: readonly string[], articles: readonly Article[]): Language[] {
	const wanted = partnershipLanguages.filter(isLanguage);
	const written = all.filter((language) => !wanted.includes(language) && articles.some(({ texts }) => texts[language]));
	const found = [...wanted, ...written];
	return found.length > 0 ? found : ['fr'];
}

/** The two languages to show side by side: those asked for (`?texts=fr-en`), else the first two. */
export function shownOf(languages: readonly Language[], asked: string | null): Language[] {
	const wanted = (asked ?? '').split('-').filter((language): language is Language => languages.includes(language as Language));
	return [...new Set([...wanted, ...languages])].slice(0, 2).sort((a, b) => languages.indexOf(a) - languages.indexOf(b));
}

/** What the page of an agreement needs to show its text: `h(AgreementText, await textPart(ask, agreement, partnership.languages))`. */
export async function textPart(ask: Ask, agreement: Agreement, partnershipLanguages: readonly string[]): Promise<AgreementTextProps> {
	const place = { partnershipId: agreement.partnershipId, agreementId: agreement.id };
	const articles = await articlesOf(ask.db, place);
	const commitments = await commitmentsOf(ask.db, place);
	const languages = languagesOf(partnershipLanguages, articles);
	return {
		agreement,
		articles,
		commitments,
		languages,
		shown: shownOf(languages, ask.url.searchParams.get('texts')),
		editable: isEditable(stateOf(agreement, ask.today)) && ask.may('editor'),
		locale: ask.locale,
	};
}
