import { addressLines, type OrganisationInput } from '../directory/organisation.ts';
import { allNames, type PersonNames } from '../directory/person.ts';
import { type Language, languages } from '../plain/language.ts';
import { likeness, sound } from '../plain/names.ts';

export const nouns = ['person', 'organisation'] as const;
export type Noun = (typeof nouns)[number];
/** Whose value is kept in a field: that of the record which goes on, or that of the other. */
export type Choice = 'kept' | 'gone';
export type Choices = Readonly<Record<string, Choice>>;

export const personFields = ['givenName', 'familyName', 'givenNameHy', 'familyNameHy'] as const;
export const organisationFields = [
	'kind',
	'name.fr',
	'name.hy',
	'name.en',
	'country',
	'territoryCode',
	'parentId',
	'siret',
	'rna',
	'foreignNumber',
	'unrecognised',
	'website',
	'address',
	'note',
] as const;
export type PersonField = (typeof personFields)[number];
export type OrganisationField = (typeof organisationFields)[number];

/** The value of the kept record, unless it says nothing there and the other does. */
export const usualChoice = (kept: string, gone: string): Choice => (kept === '' && gone !== '' ? 'gone' : 'kept');

const without = (names: readonly string[], usual: readonly string[]): string[] => {
	// Compared as written: folded, the Armenian name would hide the Latin one.
	const asWritten = (name: string) => name.trim().normalize('NFC').toLocaleLowerCase('fr');
	const known = new Set(usual.map(asWritten));
	return names.filter((name) => {
		const key = asWritten(name);
		if (key === '' || known.has(key)) return false;
		known.add(key);
		return true;
	});
};

/** The one person that two records were: the chosen names, and all others as spellings, so that each is still found. */
export function onePerson(kept: PersonNames, gone: PersonNames, choices: Choices): PersonNames {
	const of = (field: PersonField) => (choices[field] === 'gone' ? gone : kept)[field];
	const names = {
		givenName: of('givenName'),
		familyName: of('familyName'),
		givenNameHy: of('givenNameHy'),
		familyNameHy: of('familyNameHy'),
	};
	const usual = allNames({ ...names, spellings: [] });
	return { ...names, spellings: without([...allNames(kept), ...allNames(gone)], usual) };
}

/** An organisation's values by field, as they are compared: '' where nothing is said. */
export function fieldOf(one: OrganisationInput, field: OrganisationField): string {
	if (field.startsWith('name.')) return one.names[field.slice(5) as Language] ?? '';
	if (field === 'address') return addressLines(one).join(', ');
	const value = one[field as Exclude<OrganisationField, 'address' | `name.${string}`>];
	return value === true ? 'yes' : value === false || value === null ? '' : value;
}

/** The one organisation that two records were; every name that was not chosen stays as a spelling. */
export function oneOrganisation(kept: OrganisationInput, gone: OrganisationInput, choices: Choices): OrganisationInput {
	const from = (field: OrganisationField) => (choices[field] === 'gone' ? gone : kept);
	const names = Object.fromEntries(
		languages.map((language) => [language, from(`name.${language}`).names[language] ?? '']).filter(([, name]) => name !== ''),
	);
	const all = [kept, gone].flatMap((one) => [...Object.values(one.names), ...one.spellings]);
	return {
		kind: from('kind').kind,
		names,
		spellings: without(all, Object.values(names)),
		country: from('country').country,
		territoryCode: from('territoryCode').territoryCode,
		parentId: from('parentId').parentId,
		siret: from('siret').siret,
		rna: from('rna').rna,
		foreignNumber: from('foreignNumber').foreignNumber,
		unrecognised: from('unrecognised').unrecognised,
		website: from('website').website,
		// An address is one thing: its lines are of one record.
		street: from('address').street,
		postcode: from('address').postcode,
		town: from('address').town,
		note: from('note').note,
	};
}

export interface Known {
	id: string;
	names: readonly string[];
	/** Numbers that one body alone bears: SIRET, RNA, the register abroad. */
	numbers: readonly string[];
	/** For a body that governs or serves a place: its kind and place. */
	place: string | null;
}
export interface Double {
	a: string;
	b: string;
	why: 'number' | 'name' | 'place';
}

/** Groups larger than this hold a common word ("Association des amis de…"): they tell nothing. */
const largestGroup = 40;

/**
 * Records that may be one: the same number, names that are alike (their order and script aside), the same kind in the same place under
 * names that share a word. Each pair once, the surest first; a person decides.
 */
export function doublesAmong(records: readonly Known[], most = 100): Double[] {
	const groups = new Map<string, Known[]>();
	const join = (key: string, one: Known) => groups.set(key, [...(groups.get(key) ?? []), one]);
	for (const one of records) {
		for (const number of one.numbers) join(`number ${number}`, one);
		if (one.place) join(`place ${one.place}`, one);
		const words = new Set(one.names.flatMap((name) => sound(name).split(' ').filter(Boolean)));
		for (const word of words) join(`name ${word}`, one);
	}
	const found = new Map<string, Double>();
	const rank = { number: 0, name: 1, place: 2 };
	for (const [key, group] of groups) {
		if (group.length > largestGroup) continue;
		const why = key.slice(0, key.indexOf(' ')) as Double['why'];
		for (const [index, one] of group.entries())
			for (const other of group.slice(index + 1)) {
				if (one.id === other.id) continue;
				const [a = '', b = ''] = [one.id, other.id].sort();
				const known = found.get(a + b);
				if (known && rank[known.why] <= rank[why]) continue;
				const alike = why === 'number' ? 1 : likeness(one.names, other.names);
				if (alike >= (why === 'place' ? 0.5 : 0.85)) found.set(a + b, { a, b, why });
			}
	}
	return [...found.values()].sort((one, other) => rank[one.why] - rank[other.why]).slice(0, most);
}
