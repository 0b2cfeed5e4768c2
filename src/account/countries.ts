import codes from 'i18n-iso-countries/codes.json' with { type: 'json' };
import { countryName } from '../directory/wording.ts';
import type { Language } from '../plain/language.ts';

const lists = new Map<Language, readonly { value: string; label: string }[]>();
const first = ['FR', 'AM'];

/** All countries (ISO 3166-1) by name in the reader's language; France and Armenia first. */
export function countryCodes(locale: Language): readonly { value: string; label: string }[] {
	const known = lists.get(locale);
	if (known) return known;
	const all = codes.map(([code = '']) => ({ value: code, label: countryName(code, locale) }));
	const order = new Intl.Collator(locale);
	const list = all.sort((a, b) => Number(first.includes(b.value)) - Number(first.includes(a.value)) || order.compare(a.label, b.label));
	lists.set(locale, list);
	return list;
}
