import { m } from '../paraglide/messages.js';
import type { Dated } from '../plain/day.ts';
import { type Language, languages, read, type Texts } from '../plain/language.ts';
import type { Candidate } from '../ui/Combobox.tsx';
import { inLanguage } from '../web/locale.ts';
import { type Held, heldOn, type Mandate, type MandateRole } from './mandate.ts';
import type { OrganisationKind } from './organisation.ts';
import { nameOf } from './person.ts';
import type { Found } from './search-store.ts';
import { type Place, type TerritoryKind, territoryChoice } from './territory.ts';

export const organisationKindLabel: Record<OrganisationKind, () => string> = {
	'local-authority': m.directory_kind_local_authority,
	grouping: m.directory_kind_grouping,
	state: m.directory_kind_state,
	ministry: m.directory_kind_ministry,
	embassy: m.directory_kind_embassy,
	association: m.directory_kind_association,
	ngo: m.directory_kind_ngo,
	health: m.directory_kind_health,
	school: m.directory_kind_school,
	company: m.directory_kind_company,
	'social-welfare': m.directory_kind_social_welfare,
	other: m.directory_kind_other,
};
export const territoryKindLabel: Record<TerritoryKind, () => string> = {
	country: m.directory_territory_country,
	region: m.directory_territory_region,
	department: m.directory_territory_department,
	intercommunal: m.directory_territory_intercommunal,
	city: m.directory_territory_city,
};
export const mandateRoleLabel: Record<MandateRole, () => string> = {
	mayor: m.directory_role_mayor,
	'deputy-mayor': m.directory_role_deputy_mayor,
	'head-of-community': m.directory_role_head_of_community,
	councillor: m.directory_role_councillor,
	president: m.directory_role_president,
	'vice-president': m.directory_role_vice_president,
	governor: m.directory_role_governor,
	minister: m.directory_role_minister,
	ambassador: m.directory_role_ambassador,
	'member-of-parliament': m.directory_role_member_of_parliament,
	director: m.directory_role_director,
	officer: m.directory_role_officer,
	counsellor: m.directory_role_counsellor,
	member: m.directory_role_member,
	other: m.directory_role_other,
};

/** The name in the reader's language, else the usual one. */
export const called = ({ name, names }: { name: string; names: Place['names'] }, locale: Language): string => names[locale] || name;

const countries = new Map<Language, Intl.DisplayNames>();
/** ISO 3166-1 alpha-2 in the reader's words; the code itself where there are none. */
export function countryName(code: string, locale: Language): string {
	const names = countries.get(locale) ?? new Intl.DisplayNames([locale], { type: 'region', fallback: 'code' });
	countries.set(locale, names);
	try {
		return names.of(code) ?? code;
	} catch {
		return code;
	}
}

/** "maire de Saint-Étienne"; the role and its organisation where no title was written. */
export function mandateText(
	mandate: Pick<Mandate, 'role' | 'title' | 'honorary' | 'organisation' | 'organisationNames'>,
	locale: Language,
) {
	const said = read(mandate.title, locale);
	if (said) return { text: said.text, language: said.language };
	const organisation = called({ name: mandate.organisation, names: mandate.organisationNames }, locale);
	// In that language, whoever asks: papers are written in two at once.
	const values = { role: inLanguage(locale, mandateRoleLabel[mandate.role]), organisation };
	const at = mandate.honorary ? m.directory_mandate_honorary_at : m.directory_mandate_at;
	return { text: at(values, { locale }), language: locale };
}

/** What tells a person from a homonym: the mandates of today, else the last known. */
export function mandatesLine(mandates: readonly Mandate[], on: Parameters<typeof heldOn>[1], locale: Language): string {
	const held = heldOn(mandates, on);
	return (held.length > 0 ? held : mandates.slice(0, 1)).map((mandate) => mandateText(mandate, locale).text).join(', ');
}

/** "Syunik, Arménie": where a place lies, as far as it tells homonyms apart. */
function lies(above: Place | null, country: string, locale: Language): string {
	const named = above && above.kind !== 'country' ? [called(above, locale)] : [];
	return [...named, countryName(country, locale)].join(', ');
}

/** "maire de Saint-Étienne, président de Saint-Étienne Métropole": in each language, from the mandates held on the day of departure. */
export function capacityFrom(mandates: readonly Mandate[], on: Dated): Texts {
	const held: readonly Held<Mandate>[] = heldOn(mandates, on);
	if (held.length === 0) return {};
	return Object.fromEntries(
		languages.flatMap((language) => {
			const said = held.map((mandate) => mandateText(mandate, language)).filter((one) => one.language === language);
			return said.length === held.length ? [[language, said.map(({ text }) => text).join(', ')]] : [];
		}),
	);
}

/** A record found, as lists and comboboxes show it. */
export function candidateOf(found: Found, locale: Language, today: Parameters<typeof heldOn>[1], asAuthority = false): Candidate {
	switch (found.found) {
		case 'person': {
			const { text, language } = nameOf(found, locale);
			return { value: found.id, label: text, detail: mandatesLine(found.mandates, today, locale), ...(language && { lang: language }) };
		}
		case 'organisation': {
			const place = found.place && found.place.kind !== 'country' ? called(found.place, locale) : null;
			const country = countryName(found.country, locale);
			const where = found.place ? [place, lies(found.region, found.country, locale)].filter(Boolean).join(', ') : country;
			return { value: found.id, label: called(found, locale), detail: `${organisationKindLabel[found.kind]()} — ${where}` };
		}
		case 'territory': {
			const where = found.kind === 'country' ? '' : ` — ${lies(found.above, found.country, locale)}`;
			const value = asAuthority ? territoryChoice(found.code) : found.code;
			return { value, label: called(found, locale), detail: `${territoryKindLabel[found.kind]()}${where}` };
		}
	}
}
