import { h } from 'preact';
import { type Restored, restored } from '../history/restoring.tsx';
import { directory, type Row, renamed } from '../history/store.ts';
import { m } from '../paraglide/messages.js';
import { urls } from '../urls.ts';
import { type Ask, Forbidden, type Handler, NotFound } from '../web/ask.ts';
import type { Errors, Typed } from '../web/form.ts';
import { type Choices, type Choosable, readChoosing } from './choose.ts';
import { countryCodes, numberError, type OrganisationForm, organisationForm } from './form.ts';
import { afterOf, mayCreate, pageSize } from './handlers.ts';
import { keeperFor, mayKeep } from './keeper.ts';
import { authorityKinds, checkNumbers, isPostcode, organisationKinds } from './organisation.ts';
import {
	addOrganisation,
	changeOrganisation,
	childrenOf,
	governorOf,
	type Organisation,
	type OrganisationInput,
	organisationById,
	organisationCandidates,
	organisationsByName,
} from './organisation-store.ts';
import { OrganisationPage } from './pages/organisation.tsx';
import { OrganisationEditPage, type OrganisationEditProps } from './pages/organisation-edit.tsx';
import { OrganisationsPage } from './pages/organisations.tsx';
import { NotYoursPage } from './pages/person-edit.tsx';
import type { Twin } from './pages/twins.tsx';
import { twinsAmong } from './person.ts';
import { peopleAt } from './person-store.ts';
import { partnershipsOf, territoryByCode } from './territory-store.ts';
import { unrecognisedNamed } from './unrecognised.ts';
import { called, candidateOf } from './wording.ts';

const chosen: Choosable = { territory: 'territory', parent: 'organisation' };

export const organisationsPage: Handler = async (ask) => {
	const kind = organisationKinds.find((one) => one === ask.url.searchParams.get('kind')) ?? null;
	const rows = await organisationsByName(ask.db, { kind, after: afterOf(ask), limit: pageSize + 1 });
	const last = rows.length > pageSize ? rows[pageSize - 1] : undefined;
	const next = last ? urls.organisations({}, { kind, after: last.id }) : null;
	return ask.page(
		{ title: m.directory_organisations(), current: 'directory' },
		h(OrganisationsPage, { rows: rows.slice(0, pageSize), kind, next, mayCreate: mayCreate(ask), locale: ask.locale }),
	);
};

async function find(ask: Ask): Promise<Organisation> {
	const organisation = await organisationById(ask.db, ask.params.organisation ?? '');
	if (!organisation || organisation.mergedIntoId !== null) throw new NotFound();
	return organisation;
}

export const organisationPage: Handler = async (ask) => {
	const organisation = await organisationById(ask.db, ask.params.organisation ?? '');
	if (!organisation) throw new NotFound();
	if (organisation.mergedIntoId !== null)
		return ask.see(urls.organisation({ organisation: organisation.mergedIntoId }), 'done_merge_forwarded');
	const people = await peopleAt(ask.db, organisation.id);
	const children = await childrenOf(ask.db, organisation.id);
	const partnerships = await partnershipsOf(ask.db, organisation.id);
	const mayEdit = mayKeep(ask.who, organisation.keeperId, organisation.id);
	return ask.page(
		{ title: called(organisation, ask.locale), current: 'directory' },
		h(OrganisationPage, {
			organisation,
			people,
			children,
			partnerships,
			mayEdit,
			mayMerge: ask.may('approver'),
			locale: ask.locale,
			today: ask.today,
		}),
	);
};

type Shown = Pick<OrganisationEditProps, 'id' | 'typed'> & {
	errors?: Errors;
	candidates?: Choices;
	twins?: readonly Twin[];
	status?: number;
};
const edit = (ask: Ask, { status = 200, ...props }: Shown, back: Restored | null = null) =>
	ask.page(
		{ title: props.id === null ? m.directory_new_organisation() : m.directory_edit_organisation(), status, current: 'directory' },
		back?.notice,
		h(OrganisationEditPage, { ...props, countries: countryCodes, locale: ask.locale }),
	);
const notYours = (ask: Ask, { id, keeper, keeperNames }: Organisation) =>
	ask.page(
		{ title: m.directory_not_yours(), status: 403, current: 'directory' },
		h(NotYoursPage, {
			keeper: called({ name: keeper ?? '', names: keeperNames ?? {} }, ask.locale),
			back: urls.organisation({ organisation: id }),
		}),
	);

export const newOrganisation: Handler = (ask) =>
	edit(ask, { id: null, typed: { 'names.fr': (ask.url.searchParams.get('name') ?? '').slice(0, 200), country: 'FR' } });

/** What the form's fields say together: numbers of the country, one governor a territory, an entity France does not recognise. */
async function check(ask: Ask, value: OrganisationForm, id: string | null): Promise<{ input: OrganisationInput; errors: Errors }> {
	const numbers = checkNumbers({ country: value.country, siret: value.siret, rna: value.rna, foreignNumber: value.foreign_number });
	const errors: Errors = numbers.ok ? {} : numberError(numbers);
	const postcode = value.postcode?.replace(/[\s\u00a0\u202f]+/g, ['FR', 'AM'].includes(value.country) ? '' : ' ') ?? null;
	if (postcode !== null && !isPostcode(postcode, value.country)) errors.postcode = m.directory_error_postcode();
	const governs = value.territory !== null && authorityKinds.some((kind) => kind === value.kind);
	const governor = governs && value.territory ? await governorOf(ask.db, value.territory, id) : undefined;
	if (governor) errors.territory = m.directory_error_governed({ name: governor.name });
	if (value.parent !== null && value.parent === id) errors.parent = m.directory_error_own_parent();
	const entity = value.unrecognised === null ? unrecognisedNamed([...Object.values(value.names), ...value.spellings]) : null;
	if (entity) errors.unrecognised = m.directory_error_unrecognised({ name: entity[`name_${ask.locale}`] || entity.name_fr });
	const kept = numbers.ok ? numbers.value : { siret: null, rna: null, foreignNumber: null };
	return {
		errors,
		input: {
			kind: value.kind,
			names: value.names,
			spellings: value.spellings,
			country: value.country,
			territoryCode: value.territory,
			parentId: value.parent,
			siret: kept.siret,
			rna: kept.rna,
			foreignNumber: kept.foreignNumber,
			unrecognised: value.unrecognised ?? false,
			website: value.website,
			street: value.street,
			postcode,
			town: value.town,
			note: value.note,
		},
	};
}

async function twinsOf(ask: Ask, value: OrganisationForm): Promise<Twin[]> {
	const names = [...Object.values(value.names), ...value.spellings];
	const candidates = await organisationCandidates(ask.db, names);
	return twinsAmong(names, candidates, (one) => [one.name, ...Object.values(one.names), ...one.spellings])
		.slice(0, 8)
		.map((one) => ({ ...candidateOf(one, ask.locale, ask.today), href: urls.organisation({ organisation: one.id }) }));
}

export const createOrganisation: Handler = async (ask) => {
	const keeperId = keeperFor(ask.who, ask.organisationId);
	if (keeperId === null) throw new Forbidden();
	const read = await readChoosing(ask, organisationForm, chosen);
	if (!read.ok) return edit(ask, { id: null, ...read, status: 422 });
	const { input, errors } = await check(ask, read.value, null);
	const twins = read.value.anyway ? [] : await twinsOf(ask, read.value);
	if (twins.length > 0 || Object.keys(errors).length > 0) return edit(ask, { id: null, typed: read.typed, errors, twins, status: 422 });
	const id = await addOrganisation(ask.db, input, keeperId);
	if (id === null)
		return edit(ask, { id: null, typed: read.typed, errors: { territory: m.directory_error_governed_meanwhile() }, status: 422 });
	return ask.see(urls.organisation({ organisation: id }), 'done_organisation_created');
};

const typedOf = (one: Organisation, ask: Ask): Typed => ({
	kind: one.kind,
	'names.fr': one.names.fr ?? (Object.keys(one.names).length === 0 ? one.name : ''),
	'names.hy': one.names.hy ?? '',
	'names.en': one.names.en ?? '',
	spellings: one.spellings.join('\n'),
	country: one.country,
	territory: one.place?.code ?? '',
	territory_text: one.place ? called(one.place, ask.locale) : '',
	parent: one.parentId ?? '',
	parent_text: one.parent ? called({ name: one.parent, names: one.parentNames ?? {} }, ask.locale) : '',
	siret: one.siret ?? '',
	rna: one.rna ?? '',
	foreign_number: one.foreignNumber ?? '',
	website: one.website ?? '',
	street: one.street ?? '',
	postcode: one.postcode ?? '',
	town: one.town ?? '',
	note: one.note ?? '',
	unrecognised: one.unrecognised ? 'yes' : '',
});

/** The organisation as an earlier row says it, with the names its place and its parent have today. */
async function organisationWhen(ask: Ask, organisation: Organisation, row: Row): Promise<Organisation> {
	const said = renamed(row, [
		'kind',
		'name',
		'names',
		'spellings',
		'country_code as country',
		'parent_id as parentId',
		'siret',
		'rna',
		'foreign_number as foreignNumber',
		'unrecognised',
		'website',
		'street',
		'postcode',
		'town',
		'note',
	]) as unknown as Organisation;
	const place = typeof row.territory_code === 'string' ? ((await territoryByCode(ask.db, row.territory_code)) ?? null) : null;
	const parent = said.parentId === null ? undefined : await organisationById(ask.db, said.parentId);
	return { ...organisation, ...said, place, parent: parent?.name ?? null, parentNames: parent?.names ?? null };
}

export const editOrganisation: Handler = async (ask) => {
	const organisation = await find(ask);
	if (!mayKeep(ask.who, organisation.keeperId, organisation.id)) return notYours(ask, organisation);
	const back = await restored(ask, { chain: directory, noun: 'organisation', record: organisation.id });
	const shown = back ? await organisationWhen(ask, organisation, back.row) : organisation;
	return edit(ask, { id: organisation.id, typed: typedOf(shown, ask) }, back);
};

export const saveOrganisation: Handler = async (ask) => {
	const organisation = await find(ask);
	const { id } = organisation;
	if (!mayKeep(ask.who, organisation.keeperId, id)) return notYours(ask, organisation);
	const read = await readChoosing(ask, organisationForm, chosen);
	if (!read.ok) return edit(ask, { id, ...read, status: 422 });
	const { input, errors } = await check(ask, read.value, id);
	if (Object.keys(errors).length > 0) return edit(ask, { id, typed: read.typed, errors, status: 422 });
	if (!(await changeOrganisation(ask.db, id, input))) return notYours(ask, organisation);
	return ask.see(urls.organisation({ organisation: id }), 'done_organisation_saved');
};
