import { h } from 'preact';
import { type Restored, restored } from '../history/restoring.tsx';
import { directory, renamed } from '../history/store.ts';
import { m } from '../paraglide/messages.js';
import { today } from '../plain/day.ts';
import { urls } from '../urls.ts';
import { type Ask, Forbidden, type Handler, NotFound } from '../web/ask.ts';
import { type Errors, readForm, type Typed } from '../web/form.ts';
import { type PersonForm, personForm } from './form.ts';
import { afterOf, mayCreate, pageSize } from './handlers.ts';
import { keeperFor, mayKeep } from './keeper.ts';
import { PeoplePage } from './pages/people.tsx';
import { ErasedPage, PersonPage } from './pages/person.tsx';
import { NotYoursPage, PersonEditPage } from './pages/person-edit.tsx';
import type { Twin } from './pages/twins.tsx';
import { allNames, nameOf, type PersonNames, twinsAmong } from './person.ts';
import { addPerson, changePerson, type Person, peopleByName, personById, personCandidates } from './person-store.ts';
import { called, candidateOf } from './wording.ts';

export const peoplePage: Handler = async (ask) => {
	const rows = await peopleByName(ask.db, { after: afterOf(ask), limit: pageSize + 1 });
	const last = rows.length > pageSize ? rows[pageSize - 1] : undefined;
	const next = last ? urls.people({}, { after: last.id }) : null;
	return ask.page(
		{ title: m.directory_people(), current: 'directory' },
		h(PeoplePage, { rows: rows.slice(0, pageSize), next, mayCreate: mayCreate(ask), locale: ask.locale, today: ask.today }),
	);
};

export async function findPerson(ask: Ask): Promise<Person> {
	const person = await personById(ask.db, ask.params.person ?? '');
	// A signpost, or what is left of somebody who was erased, is not worked on.
	if (!person || person.mergedIntoId !== null || person.erasedAt !== null) throw new NotFound();
	return person;
}

export const personPage: Handler = async (ask) => {
	const person = await personById(ask.db, ask.params.person ?? '');
	if (!person) throw new NotFound();
	if (person.mergedIntoId !== null) return ask.see(urls.person({ person: person.mergedIntoId }), 'done_merge_forwarded');
	if (person.erasedAt !== null)
		return ask.page(
			{ title: m.directory_erased_title(), current: 'directory' },
			h(ErasedPage, { at: today(person.erasedAt, ask.deps.config.timeZone), locale: ask.locale }),
		);
	return ask.page(
		{ title: nameOf(person, ask.locale).text, current: 'directory' },
		h(PersonPage, {
			person,
			mayEdit: mayKeep(ask.who, person.keeperId),
			mayMerge: ask.may('approver'),
			locale: ask.locale,
			today: ask.today,
		}),
	);
};

const edit = (
	ask: Ask,
	{ status = 200, ...props }: { id: string | null; typed: Typed; errors?: Errors; twins?: readonly Twin[]; status?: number },
	back: Restored | null = null,
) =>
	ask.page(
		{ title: props.id === null ? m.directory_new_person() : m.directory_edit_person(), status, current: 'directory' },
		back?.notice,
		h(PersonEditPage, props),
	);
export const notYours = (ask: Ask, { id, keeper, keeperNames }: Person) =>
	ask.page(
		{ title: m.directory_not_yours(), status: 403, current: 'directory' },
		h(NotYoursPage, { keeper: called({ name: keeper, names: keeperNames }, ask.locale), back: urls.person({ person: id }) }),
	);

/** The words looked for in vain begin the form, in the script they were typed in; the last one is the family's. */
export const newPerson: Handler = (ask) => {
	const words = (ask.url.searchParams.get('name') ?? '').slice(0, 200).trim().split(/\s+/);
	const script = /\p{Script=Armenian}/u.test(words.join(' ')) ? '_hy' : '';
	const typed = { [`given_name${script}`]: words.slice(0, -1).join(' '), [`family_name${script}`]: words.at(-1) ?? '' };
	return edit(ask, { id: null, typed });
};

const namesOf = (value: PersonForm): PersonNames => ({
	givenName: value.given_name ?? '',
	familyName: value.family_name ?? '',
	givenNameHy: value.given_name_hy ?? '',
	familyNameHy: value.family_name_hy ?? '',
	spellings: value.spellings,
});

async function twinsOf(ask: Ask, names: PersonNames): Promise<Twin[]> {
	return twinsAmong(allNames(names), await personCandidates(ask.db, names), allNames)
		.slice(0, 8)
		.map((one) => ({ ...candidateOf(one, ask.locale, ask.today), href: urls.person({ person: one.id }) }));
}

export const createPerson: Handler = async (ask) => {
	const keeperId = keeperFor(ask.who, ask.organisationId);
	if (keeperId === null) throw new Forbidden();
	const read = readForm(await ask.form(), personForm);
	if (!read.ok) return edit(ask, { id: null, ...read, status: 422 });
	const names = namesOf(read.value);
	const twins = read.value.anyway ? [] : await twinsOf(ask, names);
	if (twins.length > 0) return edit(ask, { id: null, typed: read.typed, twins, status: 422 });
	const person = await addPerson(ask.db, names, keeperId);
	return ask.see(urls.person({ person }), 'done_person_created');
};

const nameColumns = [
	'given_name as givenName',
	'family_name as familyName',
	'given_name_hy as givenNameHy',
	'family_name_hy as familyNameHy',
	'spellings',
];

export const editPerson: Handler = async (ask) => {
	const person = await findPerson(ask);
	if (!mayKeep(ask.who, person.keeperId)) return notYours(ask, person);
	const back = await restored(ask, { chain: directory, noun: 'person', record: person.id });
	const names = back ? (renamed(back.row, nameColumns) as unknown as PersonNames) : person;
	const typed = {
		given_name: names.givenName,
		family_name: names.familyName,
		given_name_hy: names.givenNameHy,
		family_name_hy: names.familyNameHy,
		spellings: names.spellings.join('\n'),
	};
	return edit(ask, { id: person.id, typed }, back);
};

export const savePerson: Handler = async (ask) => {
	const person = await findPerson(ask);
	if (!mayKeep(ask.who, person.keeperId)) return notYours(ask, person);
	const read = readForm(await ask.form(), personForm);
	if (!read.ok) return edit(ask, { id: person.id, ...read, status: 422 });
	if (!(await changePerson(ask.db, person.id, namesOf(read.value)))) return notYours(ask, person);
	return ask.see(urls.person({ person: person.id }), 'done_person_saved');
};
