import { m } from '../paraglide/messages.js';
import type { Language } from '../plain/language.ts';
import { likeness, searchText } from '../plain/names.ts';

/** A person's names: in Latin and in Armenian letters, and other spellings met in the press or on a card. */
export interface PersonNames {
	givenName: string;
	familyName: string;
	givenNameHy: string;
	familyNameHy: string;
	spellings: readonly string[];
}

const joined = (...parts: string[]) => parts.filter(Boolean).join(' ');

/** The name as that reader writes it: Armenian letters in an Armenian page, where they are known. Who was erased has none left. */
export function nameOf(person: PersonNames, locale: Language): { text: string; language: 'hy' | null } {
	const armenian = joined(person.givenNameHy, person.familyNameHy);
	const latin = joined(person.givenName, person.familyName);
	if (armenian && (locale === 'hy' || !latin)) return { text: armenian, language: 'hy' };
	return { text: latin || m.directory_erased_name({}, { locale }), language: null };
}

export function allNames(person: PersonNames): string[] {
	return [joined(person.givenName, person.familyName), joined(person.givenNameHy, person.familyNameHy), ...person.spellings].filter(
		Boolean,
	);
}

/** Found by every spelling; first by the usual names, whichever of the two is typed first. */
export function searchTextOf(person: PersonNames): string {
	const usual = [
		joined(person.givenName, person.familyName),
		joined(person.familyName, person.givenName),
		joined(person.givenNameHy, person.familyNameHy),
		joined(person.familyNameHy, person.givenNameHy),
	].filter(Boolean);
	return searchText(allNames(person), [...new Set(usual)]);
}

/** Above this, the question "is it the same?" is asked before a new record is made. */
export const twinThreshold = 0.8;

/** Those who may be the same, likeliest first. */
export function twinsAmong<T>(names: readonly string[], candidates: readonly T[], namesOf: (candidate: T) => readonly string[]): T[] {
	return candidates
		.map((candidate) => ({ candidate, likely: likeness(names, namesOf(candidate)) }))
		.filter(({ likely }) => likely >= twinThreshold)
		.sort((a, b) => b.likely - a.likely)
		.map(({ candidate }) => candidate);
}
