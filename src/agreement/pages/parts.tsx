import { nameOf, type PersonNames } from '../../directory/person.ts';
import { called, mandatesLine } from '../../directory/wording.ts';
import { m } from '../../paraglide/messages.js';
import type { Partnership } from '../../partnership/partnership.ts';
import type { Dated } from '../../plain/day.ts';
import { type Language, languages, read, type Texts } from '../../plain/language.ts';
import type { Option, OptionGroup } from '../../ui/Choices.tsx';
import { type Crumb, PageHead, type PageHeadProps } from '../../ui/PageHead.tsx';
import { urls } from '../../urls.ts';
import type { Agreement, Bound, PersonName } from '../agreement.ts';
import type { Mandates } from '../situation.ts';

export const at = ({ partnershipId, id }: Pick<Agreement, 'partnershipId' | 'id'>) => ({ partnership: partnershipId, agreement: id });

export const titleOf = (agreement: Pick<Agreement, 'title'>, locale: Language) =>
	read(agreement.title, locale) ?? { text: m.agreement_life_untitled(), language: locale };

/** The languages of the partnership's texts, in our order. */
export const languagesOf = (partnership: Pick<Partnership, 'languages'>): Language[] =>
	languages.filter((language) => partnership.languages.includes(language));

export const personText = (person: PersonName | PersonNames, locale: Language) => nameOf({ spellings: [], ...person }, locale);

export function PersonText({ person, locale }: { person: PersonName | PersonNames; locale: Language }) {
	const { text, language } = personText(person, locale);
	return <span lang={language && language !== locale ? language : undefined}>{text}</span>;
}

/** A text in the reader's language, or marked with the one it is in. */
export function InWords({ texts, locale }: { texts: Texts; locale: Language }) {
	const found = read(texts, locale);
	return found && <span lang={found.language === locale ? undefined : found.language}>{found.text}</span>;
}

/** The people of the partnership as options: first those with a role at this party, each with the mandates held that day. */
export function peopleOptions(
	{ people }: Pick<Partnership, 'people'>,
	mandates: Mandates,
	{ party, on, locale }: { party?: Bound | undefined; on: Dated; locale: Language },
): (Option | OptionGroup)[] {
	const option = (person: (typeof people)[number]): Option => {
		const held = mandatesLine(mandates.get(person.personId) ?? [], on, locale);
		const name = personText({ ...person, spellings: [] }, locale).text;
		return { value: person.personId, label: held ? m.agreement_life_person_with_role({ name, role: held }) : name };
	};
	if (!party) return people.map(option);
	const here = people.filter(({ personId }) => mandates.get(personId)?.some((mandate) => mandate.organisationId === party.organisationId));
	const others = people.filter((person) => !here.includes(person));
	return [
		{ label: called(party, locale), options: here.map(option) },
		{ label: m.agreement_life_other_people(), options: others.map(option) },
	].filter(({ options }) => options.length > 0);
}

/** The head of a page of an agreement: where it hangs, and what is done there. */
export function ActHead({
	partnership,
	agreement,
	locale,
	...head
}: { partnership: Pick<Partnership, 'id' | 'name'>; agreement: Agreement; locale: Language } & PageHeadProps) {
	const crumbs: Crumb[] = [
		{ label: partnership.name, href: urls.partnership({ partnership: partnership.id }) },
		{ label: titleOf(agreement, locale).text, href: urls.agreement(at(agreement)) },
	];
	return <PageHead crumbs={crumbs} {...head} />;
}
