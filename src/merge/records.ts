import { type Organisation, type OrganisationInput, organisationById, organisationCandidates } from '../directory/organisation-store.ts';
import { allNames, nameOf, twinsAmong } from '../directory/person.ts';
import { type Person, personById, personCandidates } from '../directory/person-store.ts';
import { called, candidateOf, countryName, organisationKindLabel } from '../directory/wording.ts';
import { m } from '../paraglide/messages.js';
import type { Candidate } from '../ui/Combobox.tsx';
import { type Ask, NotFound } from '../web/ask.ts';
import {
	type Choices,
	fieldOf,
	type Noun,
	type OrganisationField,
	oneOrganisation,
	onePerson,
	organisationFields,
	type PersonField,
	personFields,
} from './merge.ts';
import { mergeOrganisations, mergePeople } from './store.ts';

/** A field of two records, side by side. */
export interface Compared {
	field: string;
	label: string;
	kept: string;
	gone: string;
	/** As a reader sees them. */
	shownKept: string;
	shownGone: string;
}
/** Two records that may be one, whichever noun they are. */
export interface Pair {
	noun: Noun;
	kept: { id: string; name: string; keeper: string; others: readonly string[] };
	gone: { id: string; name: string; keeper: string; others: readonly string[] };
	fields: readonly Compared[];
	/** False: something refuses it. */
	merge(choices: Choices, reason: string): Promise<boolean>;
}

const personLabel: Record<PersonField, () => string> = {
	givenName: m.directory_given_name,
	familyName: m.directory_family_name,
	givenNameHy: m.directory_given_name_hy,
	familyNameHy: m.directory_family_name_hy,
};
const organisationLabel: Record<OrganisationField, () => string> = {
	kind: m.merge_field_kind,
	'name.fr': m.merge_field_name_fr,
	'name.hy': m.merge_field_name_hy,
	'name.en': m.merge_field_name_en,
	country: m.directory_country,
	territoryCode: m.directory_place,
	parentId: m.directory_parent,
	siret: m.directory_siret,
	rna: m.directory_rna,
	foreignNumber: m.directory_foreign_number,
	unrecognised: m.directory_unrecognised,
	website: m.directory_website,
	address: m.directory_address,
	note: m.directory_note,
};

async function personOf(ask: Ask, id: string): Promise<Person> {
	const person = await personById(ask.db, id);
	if (!person || person.mergedIntoId !== null || person.erasedAt !== null) throw new NotFound();
	return person;
}
async function organisationOf(ask: Ask, id: string): Promise<Organisation> {
	const organisation = await organisationById(ask.db, id);
	if (!organisation || organisation.mergedIntoId !== null) throw new NotFound();
	return organisation;
}

/** @throws NotFound when there is none, or it was merged or erased */
export async function recordOf(
	ask: Ask,
	noun: Noun,
	id: string,
): Promise<{ id: string; name: string; keeperId: string | null; keeper: string }> {
	if (noun === 'person') {
		const person = await personOf(ask, id);
		const keeper = called({ name: person.keeper, names: person.keeperNames }, ask.locale);
		return { id, name: nameOf(person, ask.locale).text, keeperId: person.keeperId, keeper };
	}
	const one = await organisationOf(ask, id);
	const keeper = one.keeper ? called({ name: one.keeper, names: one.keeperNames ?? {} }, ask.locale) : '';
	return { id, name: called(one, ask.locale), keeperId: one.keeperId, keeper };
}

/** Those that the record may also be, likeliest first. */
export async function twinsOf(ask: Ask, noun: Noun, id: string): Promise<Candidate[]> {
	if (noun === 'person') {
		const person = await personOf(ask, id);
		return twinsAmong(allNames(person), await personCandidates(ask.db, person), allNames)
			.filter((one) => one.id !== id)
			.slice(0, 8)
			.map((one) => candidateOf(one, ask.locale, ask.today));
	}
	const one = await organisationOf(ask, id);
	const names = [...Object.values(one.names), one.name, ...one.spellings];
	return twinsAmong(names, await organisationCandidates(ask.db, names), (other) => [
		other.name,
		...Object.values(other.names),
		...other.spellings,
	])
		.filter((other) => other.id !== id)
		.slice(0, 8)
		.map((other) => candidateOf(other, ask.locale, ask.today));
}

const inputOf = (one: Organisation): OrganisationInput => ({
	kind: one.kind,
	names: Object.keys(one.names).length > 0 ? one.names : { fr: one.name },
	spellings: one.spellings,
	country: one.country,
	territoryCode: one.place?.code ?? null,
	parentId: one.parentId,
	siret: one.siret,
	rna: one.rna,
	foreignNumber: one.foreignNumber,
	unrecognised: one.unrecognised,
	website: one.website,
	street: one.street,
	postcode: one.postcode,
	town: one.town,
	note: one.note,
});

/** An organisation's field as a reader sees it: words for codes, names for ids. */
function shown(one: Organisation, field: OrganisationField, ask: Ask): string {
	if (field === 'kind') return organisationKindLabel[one.kind]();
	if (field === 'country') return countryName(one.country, ask.locale);
	if (field === 'territoryCode') return one.place ? called(one.place, ask.locale) : '';
	if (field === 'parentId') return one.parent ? called({ name: one.parent, names: one.parentNames ?? {} }, ask.locale) : '';
	if (field === 'unrecognised') return one.unrecognised ? m.merge_yes() : '';
	return fieldOf(inputOf(one), field);
}

/** Both records, what differs between them, and how to make them one. @throws NotFound as `recordOf` */
export async function pairOf(ask: Ask, noun: Noun, keptId: string, goneId: string): Promise<Pair> {
	if (noun === 'person') {
		const [kept, gone] = [await personOf(ask, keptId), await personOf(ask, goneId)];
		const side = (one: Person) => ({
			id: one.id,
			name: nameOf(one, ask.locale).text,
			keeper: called({ name: one.keeper, names: one.keeperNames }, ask.locale),
			others: one.spellings,
		});
		return {
			noun,
			kept: side(kept),
			gone: side(gone),
			fields: personFields.map((field) => ({
				field,
				label: personLabel[field](),
				kept: kept[field],
				gone: gone[field],
				shownKept: kept[field],
				shownGone: gone[field],
			})),
			merge: (choices, reason) => mergePeople(ask.db, { kept: keptId, gone: goneId, reason }, onePerson(kept, gone, choices)),
		};
	}
	const [kept, gone] = [await organisationOf(ask, keptId), await organisationOf(ask, goneId)];
	const side = (one: Organisation) => ({
		id: one.id,
		name: called(one, ask.locale),
		keeper: one.keeper ? called({ name: one.keeper, names: one.keeperNames ?? {} }, ask.locale) : '',
		others: one.spellings,
	});
	const [left, right] = [inputOf(kept), inputOf(gone)];
	return {
		noun,
		kept: side(kept),
		gone: side(gone),
		fields: organisationFields.map((field) => ({
			field,
			label: organisationLabel[field](),
			kept: fieldOf(left, field),
			gone: fieldOf(right, field),
			shownKept: shown(kept, field, ask),
			shownGone: shown(gone, field, ask),
		})),
		merge: (choices, reason) => mergeOrganisations(ask.db, { kept: keptId, gone: goneId, reason }, oneOrganisation(left, right, choices)),
	};
}
