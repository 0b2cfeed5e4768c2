import { m } from '../../paraglide/messages.js';
import type { Language } from '../../plain/language.ts';
import type { Authentic } from '../agreement.ts';
import type { Effect, TextState } from '../text.ts';
import type { TermChange, VersionReason } from '../version.ts';

export const authenticLabel: Record<Authentic, () => string> = {
	equal: m.agreement_text_authentic_equal,
	fr: m.agreement_text_authentic_fr,
	hy: m.agreement_text_authentic_hy,
	en: m.agreement_text_authentic_en,
};

export const effectLabel: Record<Effect, { label: () => string; hint: () => string }> = {
	meaning: { label: m.agreement_article_effect_meaning, hint: m.agreement_article_effect_meaning_hint },
	translation: { label: m.agreement_article_effect_translation, hint: m.agreement_article_effect_translation_hint },
	correction: { label: m.agreement_article_effect_correction, hint: m.agreement_article_effect_correction_hint },
};

export const writeLabel: Record<TextState, (inputs: { language: string }) => string> = {
	current: m.agreement_article_edit_in,
	outdated: m.agreement_article_update_in,
	missing: m.agreement_article_translate_in,
};

export const reasonLabel: Record<VersionReason, () => string> = {
	kept: m.agreement_version_reason_kept,
	submitted: m.agreement_version_reason_submitted,
	adopted: m.agreement_version_reason_adopted,
	signed: m.agreement_version_reason_signed,
	amended: m.agreement_version_reason_amended,
};

export const termLabel: Record<TermChange['term'], () => string> = {
	kind: m.agreement_text_kind,
	fields: m.agreement_text_fields,
	authentic: m.agreement_text_authentic,
	commitments: m.agreement_text_commitments,
	startsOn: m.agreement_text_starts,
	endsOn: m.agreement_text_ends,
	termMonths: m.agreement_text_term,
	tacitRenewalMonths: m.agreement_text_renewal,
	noticeMonths: m.agreement_text_notice,
};

/** "Article 3 – Moyens", in the article's own language. */
export const articleTitle = (n: number, heading: string, locale: Language): string =>
	heading ? m.agreement_article_title({ n, heading }, { locale }) : m.agreement_article_number({ n }, { locale });

/** A text's paragraphs: one a line. */
export const paragraphsOf = (body: string): string[] =>
	body
		.split('\n')
		.map((line) => line.trim())
		.filter(Boolean);
