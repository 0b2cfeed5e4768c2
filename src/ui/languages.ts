import { m } from '../paraglide/messages.js';
import type { Language } from '../plain/language.ts';

/** "français", in the midst of a sentence, in the reader's language or in a document's. */
export const languageName: Record<Language, (facts?: Record<never, never>, say?: { locale?: Language }) => string> = {
	fr: m.ui_name_of_fr,
	hy: m.ui_name_of_hy,
	en: m.ui_name_of_en,
};
