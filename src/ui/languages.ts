import { m } from '../paraglide/messages.js';
import { getLocale } from '../paraglide/runtime.js';
import { type Language, languages } from '../plain/language.ts';

/** "français", in the midst of a sentence, in the reader's language or in a document's. */
export const languageName: Record<Language, (facts?: Record<never, never>, say?: { locale?: Language }) => string> = {
	fr: m.ui_name_of_fr,
	hy: m.ui_name_of_hy,
	en: m.ui_name_of_en,
};

/** The order in which a form asks for a text: first in the language that its reader writes. */
export const ownFirst = (): Language[] => [getLocale(), ...languages.filter((language) => language !== getLocale())];
