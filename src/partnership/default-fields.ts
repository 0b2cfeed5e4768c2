/** The usual fields of cooperation and the code lists they use, read once from data/reference (each list beside its papers). */
import { referenceList } from '../directory/reference.ts';
import type { Language, Texts } from '../plain/language.ts';
import type { FieldInput } from './store.ts';

const words = (text: string) => text.split(' ').filter(Boolean);

/** The usual fields in their order, with the codes proposed for each. */
export const defaultFields = (): FieldInput[] =>
	referenceList('fields').map((line) => ({
		key: line.key,
		position: Number(line.position),
		names: { fr: line.name_fr, hy: line.name_hy, en: line.name_en },
		dacPurpose: line.dac_purpose || null,
		sdgTargets: words(line.sdg_targets),
		actesMatter: line.actes_matter || null,
		endedOn: null,
	}));

export type CodeList = 'dac-purposes' | 'sdg-targets' | 'actes-matters';
const lists = new Map<CodeList, ReadonlyMap<string, Texts>>();
function listOf(name: CodeList): ReadonlyMap<string, Texts> {
	const known = lists.get(name);
	if (known) return known;
	const list = new Map(
		referenceList(name).map((line) => [
			line.code,
			{ fr: line.name_fr, ...('name_en' in line && line.name_en ? { en: line.name_en } : {}) } as Texts,
		]),
	);
	lists.set(name, list);
	return list;
}

export const isCode = (list: CodeList, code: string): boolean => listOf(list).has(code);

/** What a code stands for, in the reader's language or the one its list has; null when the list does not know it. */
export function codeName(list: CodeList, code: string, locale: Language): { text: string; language: Language } | null {
	const names = listOf(list).get(code);
	if (!names) return null;
	const language = names[locale] ? locale : names.en && locale !== 'fr' ? 'en' : 'fr';
	return { text: names[language] ?? code, language };
}
