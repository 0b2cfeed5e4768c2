/** The languages of the interface, BCP 47. Texts of agreements may be in these too. */
export const languages = ['fr', 'hy', 'en'] as const;
export type Language = (typeof languages)[number];
export const isLanguage = (text: unknown): text is Language => languages.includes(text as Language);

/** A text as far as it has been written: one entry a language. */
export type Texts = Partial<Record<Language, string>>;

/** The text in the reader's language, or in another that exists; `null` when there is none. */
export function read(texts: Texts, wanted: Language): { text: string; language: Language } | null {
	for (const language of [wanted, ...languages]) {
		const text = texts[language];
		if (text) return { text, language };
	}
	return null;
}
