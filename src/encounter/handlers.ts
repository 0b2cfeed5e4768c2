import { h } from 'preact';
import { countryCodes } from '../directory/form.ts';
import { keeperFor } from '../directory/keeper.ts';
import type { OrganisationInput } from '../directory/organisation.ts';
import { addOrganisation, organisationCandidates } from '../directory/organisation-store.ts';
import { allNames, type PersonNames, twinsAmong } from '../directory/person.ts';
import { addPerson, personCandidates } from '../directory/person-store.ts';
import { territoryByCode, townsAround } from '../directory/territory-store.ts';
import { called, candidateOf } from '../directory/wording.ts';
import { followUpsFrom } from '../minutes/follow-up-store.ts';
import { outcomeIn } from '../minutes/outcome-store.ts';
import { missionById } from '../mission/store.ts';
import { m } from '../paraglide/messages.js';
import type { Partnership } from '../partnership/partnership.ts';
import { partnership as findPartnership, saveParticipant } from '../partnership/store.ts';
import { languages } from '../plain/language.ts';
import { giveReason } from '../server/reason-store.ts';
import { typedDate } from '../ui/format.ts';
import { urls } from '../urls.ts';
import { type Ask, Forbidden, type Handler, isId, NotFound } from '../web/ask.ts';
import { type Typed, typedIn } from '../web/form.ts';
import { readWhy, type WhyRefused } from '../web/why.ts';
import { across, type Encounter, type EncounterInput, whereIs } from './encounter.ts';
import { type NewOrganisation, readEncounter, type Typing } from './form.ts';
import { EditPage, type EditProps } from './pages/edit.tsx';
import { ListPage } from './pages/list.tsx';
import { RemovePage, ShowPage } from './pages/show.tsx';
import { addEncounter, encounterById, encountersOf, lockEncounter, removeEncounter, saveEncounter, type Told } from './store.ts';

type From = Pick<Encounter, 'missionId' | 'outcomeId'>;

async function partnershipAsked(ask: Ask): Promise<Partnership> {
	const partnership = await findPartnership(ask.db, ask.params.partnership ?? '', ask.today);
	if (!partnership) throw new NotFound();
	return partnership;
}
async function known(ask: Ask, lock = false): Promise<{ partnership: Partnership; encounter: Told }> {
	const partnership = await partnershipAsked(ask);
	const encounter = await (lock ? lockEncounter : encounterById)(ask.db, partnership.id, ask.params.encounter ?? '');
	if (!encounter) throw new NotFound();
	return { partnership, encounter };
}

const pageSize = 50;
export const list: Handler = async (ask) => {
	const partnership = await partnershipAsked(ask);
	const after = ask.url.searchParams.get('after');
	const rows = await encountersOf(ask.db, partnership.id, isId(after) ? after : null, pageSize + 1);
	const last = rows.length > pageSize ? rows[pageSize - 1] : undefined;
	return ask.page(
		{ title: m.encounter_list_title(), current: 'partnerships' },
		h(ListPage, {
			partnership,
			rows: rows.slice(0, pageSize),
			next: last ? urls.encounters({ partnership: partnership.id }, { after: last.id }) : null,
			locale: ask.locale,
			mayEdit: ask.may('editor'),
		}),
	);
};

export const show: Handler = async (ask) => {
	const { partnership, encounter } = await known(ask);
	const where = whereIs(encounter);
	return ask.page(
		{ title: m.encounter_one(), current: 'partnerships' },
		h(ShowPage, {
			partnership,
			encounter,
			towns: where ? await townsAround(ask.db, where, across / 2) : [],
			followUps: await followUpsFrom(ask.db, partnership.id, { encounterId: encounter.id }),
			today: ask.today,
			locale: ask.locale,
			mayEdit: ask.may('editor'),
		}),
	);
};

const form = (ask: Ask, props: Omit<EditProps, 'errors' | 'countries' | 'locale'> & { errors?: EditProps['errors'] }): Response =>
	ask.page(
		{
			title: props.encounter ? m.encounter_edit_title() : m.encounter_new(),
			current: 'partnerships',
			status: props.errors || props.changed || props.twins ? 422 : 200,
		},
		h(EditPage, { ...props, errors: props.errors ?? {}, countries: countryCodes, locale: ask.locale }),
	);

/** Where it begins: an outcome of minutes, a mission, or nothing. */
async function originAsked(ask: Ask, partnership: Partnership): Promise<{ from: From; typed: Typed }> {
	const [outcomeId, missionId] = [ask.url.searchParams.get('outcome'), ask.url.searchParams.get('mission')];
	const outcome = isId(outcomeId) ? await outcomeIn(ask.db, partnership.id, outcomeId) : undefined;
	const id = outcome?.missionId ?? (isId(missionId) ? missionId : null);
	const mission = id ? await missionById(ask.db, partnership.id, id) : undefined;
	// Whom one meets is most often of the partner's country.
	const partner = partnership.parties.find(({ organisationId }) => organisationId !== ask.organisationId);
	const typed: Typed = { newCountry: partner?.country ?? '', metOn: typedDate(mission?.leavesOn ?? null) };
	// The mission's place is where they met as long as nobody says better.
	const [place] = mission?.places ?? [];
	if (place) Object.assign(typed, { territory: place.code, territory_text: called(place, ask.locale) });
	for (const language of languages) typed[`does.${language}`] = outcome?.words[language] ?? '';
	return { from: { missionId: mission?.id ?? null, outcomeId: outcome?.id ?? null }, typed };
}

export const newPage: Handler = async (ask) => {
	const partnership = await partnershipAsked(ask);
	const { from, typed } = await originAsked(ask, partnership);
	return form(ask, { partnership, encounter: null, from, typed });
};

const namesOf = ({ givenName, familyName }: { givenName: string; familyName: string }): PersonNames => {
	const armenian = /\p{Script=Armenian}/u.test(givenName + familyName);
	return armenian
		? { givenName: '', familyName: '', givenNameHy: givenName, familyNameHy: familyName, spellings: [] }
		: { givenName, familyName, givenNameHy: '', familyNameHy: '', spellings: [] };
};

/** Those whom a new record may already be, organisation or person. */
async function twinsOf(ask: Ask, { organisation, facility, person }: Typing): Promise<EditProps['twins']> {
	const typed = [organisation, facility].flatMap((one) => one?.name ?? []);
	const organisations =
		typed.length > 0
			? twinsAmong(typed, await organisationCandidates(ask.db, typed), (one) => [
					one.name,
					...Object.values(one.names),
					...one.spellings,
				]).map((one) => ({ ...candidateOf(one, ask.locale, ask.today), href: urls.organisation({ organisation: one.id }) }))
			: [];
	const names = person && namesOf(person);
	const people = names
		? twinsAmong(allNames(names), await personCandidates(ask.db, names), allNames).map((one) => ({
				...candidateOf(one, ask.locale, ask.today),
				href: urls.person({ person: one.id }),
			}))
		: [];
	const twins = [...organisations, ...people].slice(0, 8);
	return twins.length > 0 ? twins : undefined;
}

/** A record of the directory begun with a name alone, in the language of its letters. */
function begun(
	ask: Ask,
	{ name, kind, country }: NewOrganisation,
	lies: Pick<OrganisationInput, 'territoryCode' | 'parentId'>,
): OrganisationInput {
	const language = /\p{Script=Armenian}/u.test(name) ? 'hy' : ask.locale === 'hy' ? 'en' : ask.locale;
	const unknown = {
		siret: null,
		rna: null,
		foreignNumber: null,
		unrecognised: false,
		website: null,
		street: null,
		postcode: null,
		town: null,
		note: null,
	};
	return { kind, names: { [language]: name }, spellings: [], country, ...lies, ...unknown };
}

/** Enters in the directory who is not there yet. */
async function entered(ask: Ask, partnership: Partnership, { input, organisation, facility, person }: Typing): Promise<EncounterInput> {
	const keeperId = keeperFor(ask.who, ask.organisationId);
	if (keeperId === null) throw new Forbidden();
	const made = { ...input };
	// Where they work is not where they are seated: the encounter says the one, their own record the other.
	if (organisation)
		made.organisationId = await addOrganisation(ask.db, begun(ask, organisation, { territoryCode: null, parentId: null }), keeperId);
	if (facility && input.territoryCode) {
		const country = (await territoryByCode(ask.db, input.territoryCode))?.country_code ?? '';
		const lies = { territoryCode: input.territoryCode, parentId: made.organisationId };
		made.facilityId = await addOrganisation(ask.db, begun(ask, { ...facility, country }, lies), keeperId);
	}
	if (person) {
		made.personId = await addPerson(ask.db, namesOf(person), keeperId);
		await saveParticipant(ask.db, partnership.id, made.personId, {});
	}
	return made;
}

const peopleOf = ({ people }: Partnership) => people.map(({ personId }) => personId);

export const add: Handler = async (ask) => {
	const partnership = await partnershipAsked(ask);
	const { from } = await originAsked(ask, partnership);
	const read = await readEncounter(ask, peopleOf(partnership), countryCodes);
	if (!read.ok) return form(ask, { partnership, encounter: null, from, ...read });
	const twins = read.value.anyway ? undefined : await twinsOf(ask, read.value);
	if (twins) return form(ask, { partnership, encounter: null, from, typed: read.typed, twins });
	const id = await addEncounter(ask.db, partnership.id, from, await entered(ask, partnership, read.value));
	return ask.see(urls.encounter({ partnership: partnership.id, encounter: id }), 'done_encounter_added');
};

const typedOf = (encounter: Told, ask: Ask): Typed => ({
	organisation: encounter.organisationId ?? '',
	organisation_text: encounter.organisation ? called(encounter.organisation, ask.locale) : '',
	person: encounter.personId ?? '',
	metOn: typedDate(encounter.metOn),
	metAt: encounter.metAt ?? '',
	territory: encounter.territoryCode ?? '',
	territory_text: encounter.territory ? called(encounter.territory, ask.locale) : '',
	facility: encounter.facilityId ?? '',
	coordinates: encounter.latitude === null || encounter.longitude === null ? '' : `${encounter.latitude}, ${encounter.longitude}`,
	facility_text: encounter.facility ? called(encounter.facility, ask.locale) : '',
	source: encounter.source ?? '',
	...Object.fromEntries(
		languages.flatMap((language) => [
			[`does.${language}`, encounter.does[language] ?? ''],
			[`seen.${language}`, encounter.seen[language] ?? ''],
			[`next.${language}`, encounter.next[language] ?? ''],
		]),
	),
});

export const editPage: Handler = async (ask) => {
	const { partnership, encounter } = await known(ask);
	return form(ask, { partnership, encounter, from: encounter, typed: typedOf(encounter, ask) });
};
export const save: Handler = async (ask) => {
	const { partnership, encounter } = await known(ask, true);
	const sent = await ask.form();
	if (sent.get('revision') !== String(encounter.revision))
		return form(ask, { partnership, encounter, from: encounter, typed: typedIn(sent), changed: true });
	const read = await readEncounter(ask, peopleOf(partnership), countryCodes);
	if (!read.ok) return form(ask, { partnership, encounter, from: encounter, ...read });
	const twins = read.value.anyway ? undefined : await twinsOf(ask, read.value);
	if (twins) return form(ask, { partnership, encounter, from: encounter, typed: read.typed, twins });
	await saveEncounter(ask.db, encounter, await entered(ask, partnership, read.value));
	return ask.see(urls.encounter({ partnership: partnership.id, encounter: encounter.id }), 'done_encounter_saved');
};

async function removing(ask: Ask, props: { partnership: Partnership; encounter: Told }, refused?: WhyRefused | 'used'): Promise<Response> {
	const used = (await followUpsFrom(ask.db, props.partnership.id, { encounterId: props.encounter.id })).length > 0;
	return ask.page(
		{ title: m.encounter_remove_title(), current: 'partnerships', status: refused ? 422 : 200 },
		h(RemovePage, { ...props, used, ...(refused === 'used' ? {} : refused), locale: ask.locale }),
	);
}
export const removePage: Handler = async (ask) => removing(ask, await known(ask));
/** Only what nothing follows from is taken out, with the reason; who was met stays in the directory. */
export const remove: Handler = async (ask) => {
	const found = await known(ask, true);
	if ((await followUpsFrom(ask.db, found.partnership.id, { encounterId: found.encounter.id })).length > 0)
		return removing(ask, found, 'used');
	const { why, refused } = readWhy(await ask.form());
	if (refused) return removing(ask, found, refused);
	await giveReason(ask.db, why);
	await removeEncounter(ask.db, found.encounter);
	return ask.see(urls.encounters({ partnership: found.partnership.id }), 'done_encounter_removed');
};
