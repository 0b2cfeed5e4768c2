import { nameOf } from '../directory/person.ts';
import { called } from '../directory/wording.ts';
import { m } from '../paraglide/messages.js';
import type { Language } from '../plain/language.ts';
import type { Told } from './store.ts';

/** "Santé Arménie", "Anahit Petrosyan (Santé Arménie)": whom one met. */
export function metName({ organisation, person }: Pick<Told, 'organisation' | 'person'>, locale: Language): string {
	const who = person && nameOf(person, locale).text;
	const what = organisation && called(organisation, locale);
	if (who && what) return m.encounter_person_of({ person: who, organisation: what });
	return who ?? what ?? m.encounter_one();
}
