/** How the public pages name places, people and acts, in the reader's language. */
import { called } from '../directory/wording.ts';
import { m } from '../paraglide/messages.js';
import { kindLabel } from '../partnership/wording.ts';
import type { Language } from '../plain/language.ts';
import { read } from '../plain/language.ts';
import type { Named, Shown, ShownLine, ShownParty, ShownPerson } from './portal.ts';

/** "Saint-Étienne" rather than "Ville de Saint-Étienne": the place, where it is known. */
export const cityName = (party: Named & Partial<Pick<ShownParty, 'territory'>>, locale: Language): string =>
	party.territory ? called(party.territory, locale) : called(party, locale);

/** The two cities, or the partnership's own name where they are not two. */
export const titleOf = (shown: Pick<Shown, 'parties' | 'name' | 'names'>, locale: Language): string => {
	const now = shown.parties.filter(({ leftOn }) => leftOn === null);
	return now.length === 2 ? now.map((party) => cityName(party, locale)).join(' – ') : called(shown, locale);
};
export const lineTitle = (line: Pick<ShownLine, 'name' | 'names'>, locale: Language): string => called(line, locale);

/** The person's name in the reader's script, where it is known. */
export const personName = ({ givenName, familyName, givenNameHy, familyNameHy }: ShownPerson, locale: Language): string =>
	(locale === 'hy' && `${givenNameHy} ${familyNameHy}`.trim()) || `${givenName} ${familyName}`.trim();
/** The script of that name, where it is not the page's. */
export const personLang = (person: ShownPerson, locale: Language): string | undefined =>
	locale === 'hy' && !person.familyNameHy ? 'fr' : undefined;

/** One sentence for search engines and for whoever shares the page. */
export function summaryOf(
	shown: Pick<Shown, 'kind' | 'story' | 'parties' | 'name' | 'names'>,
	year: string | null,
	locale: Language,
): string {
	const story = read(shown.story, locale);
	if (story?.language === locale) return story.text.length > 200 ? `${story.text.slice(0, 197).trimEnd()}…` : story.text;
	const values = { kind: kindLabel[shown.kind](), title: titleOf(shown, locale) };
	return year ? m.portal_summary_since({ ...values, year }) : m.portal_summary(values);
}
