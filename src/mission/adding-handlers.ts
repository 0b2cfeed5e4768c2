import { h } from 'preact';
import { type Choices, readChoosing } from '../directory/choose.ts';
import { keeperFor } from '../directory/keeper.ts';
import { allNames, type PersonNames, twinsAmong } from '../directory/person.ts';
import { addPerson, mandatesOf, personCandidates } from '../directory/person-store.ts';
import { candidateOf, capacityFrom } from '../directory/wording.ts';
import { m } from '../paraglide/messages.js';
import type { Partnership } from '../partnership/partnership.ts';
import type { Texts } from '../plain/language.ts';
import type { Candidate } from '../ui/Combobox.tsx';
import { urls } from '../urls.ts';
import { type Ask, Forbidden, type Handler } from '../web/ask.ts';
import type { Errors, Typed } from '../web/form.ts';
import { missionAsked, partyOf } from './ask.ts';
import { departure, type Mission } from './mission.ts';
import { NewDelegatePage } from './pages/delegate-new.tsx';
import { type Part, rankOf, statusFrom } from './roster.ts';
import { type NewDelegates, newDelegateErrors, newDelegateShape } from './roster-form.ts';
import { addDelegate, proposable, rosterOf } from './roster-store.ts';

type Twins = readonly Candidate[];
interface Shown {
	typed: Typed;
	errors?: Errors;
	candidates?: Choices;
	/** Those whom the new person may already be. */
	twins?: Twins;
}

/** At most so many are proposed; whoever is not among them is looked for. */
const mostProposed = 24;

/** Those whom a side may send, the mayor first, in the capacity they hold on the day of departure. */
async function proposedFor(ask: Ask, mission: Mission, sideId: string) {
	const people = await proposable(ask.db, mission.partnershipId, mission.id, sideId);
	const mandates = await mandatesOf(
		ask.db,
		people.map(({ id }) => id),
	);
	const on = departure(mission) ?? ask.today;
	return people
		.map((person) => ({ person, held: mandates.get(person.id) ?? [] }))
		.map(({ person, held }) => ({ ...person, capacity: capacityFrom(held, on), rank: rankOf(held, on, sideId) }))
		.sort((a, b) => a.rank - b.rank)
		.slice(0, mostProposed);
}

async function adding(ask: Ask, partnership: Partnership, mission: Mission, shown: Shown): Promise<Response> {
	return ask.page(
		{ title: m.mission_delegate_new_title(), current: 'partnerships', status: shown.errors ? 422 : 200 },
		h(NewDelegatePage, {
			partnership,
			mission,
			proposed: await proposedFor(ask, mission, partyOf(partnership, shown.typed.sideId ?? null)?.organisationId ?? mission.senderId),
			locale: ask.locale,
			candidates: {},
			errors: {},
			twins: [],
			...shown,
		}),
	);
}

export const page: Handler = async (ask) => {
	const { partnership, mission } = await missionAsked(ask);
	const side = partyOf(partnership, ask.url.searchParams.get('side'))?.organisationId ?? mission.senderId;
	const first = !(await rosterOf(ask.db, partnership.id, mission.id)).some(({ sideId }) => sideId === side);
	return adding(ask, partnership, mission, { typed: { sideId: side, part: first ? 'leader' : 'member' } });
};

/** A name in the script it was typed in. */
const namesOf = ({ newGivenName, newFamilyName }: NewDelegates): PersonNames => {
	const [given, family] = [newGivenName ?? '', newFamilyName ?? ''];
	const armenian = /\p{Script=Armenian}/u.test(given + family);
	return armenian
		? { givenName: '', familyName: '', givenNameHy: given, familyNameHy: family, spellings: [] }
		: { givenName: given, familyName: family, givenNameHy: '', familyNameHy: '', spellings: [] };
};

async function twinsOf(ask: Ask, names: PersonNames): Promise<Twins> {
	return twinsAmong(allNames(names), await personCandidates(ask.db, names), allNames)
		.slice(0, 8)
		.map((one) => candidateOf(one, ask.locale, ask.today));
}

/** Capacity and status come from the mandates held on the day of departure; both may then be changed. */
export const add: Handler = async (ask) => {
	const { partnership, mission } = await missionAsked(ask, true);
	const read = await readChoosing(ask, newDelegateShape, { person: 'person' });
	if (!read.ok) return adding(ask, partnership, mission, read);
	const { value, typed } = read;
	const roster = await rosterOf(ask.db, partnership.id, mission.id);
	const sides = partnership.parties.map(({ organisationId }) => organisationId);
	const errors = newDelegateErrors(
		value,
		sides,
		roster.map(({ personId }) => personId),
		ask.today,
	);
	const proposed = (await proposedFor(ask, mission, value.sideId)).map(({ id }) => id);
	if (value.people.some((id) => !proposed.includes(id))) errors.people ??= m.form_choose_from_list();
	if (Object.keys(errors).length > 0) return adding(ask, partnership, mission, { ...read, errors });
	const names = value.newFamilyName ? namesOf(value) : null;
	const twins = names ? await twinsOf(ask, names) : [];
	const twin = twins.find((one) => one.value === value.twin)?.value ?? null;
	if (twins.length > 0 && twin === null && value.twin !== 'new')
		return adding(ask, partnership, mission, { typed, twins, errors: { twin: m.mission_person_twins() } });
	if (roster.some(({ personId }) => personId === twin))
		return adding(ask, partnership, mission, { typed, twins, errors: { twin: m.mission_delegate_already() } });
	// In the order in which they were proposed; then whoever was looked for, then who is new.
	const people: { id: string; capacity?: Texts }[] = proposed.filter((id) => value.people.includes(id)).map((id) => ({ id }));
	for (const id of [value.person, twin]) if (id && !people.some((one) => one.id === id)) people.push({ id });
	if (names && !twin) {
		const keeperId = keeperFor(ask.who, ask.organisationId);
		if (keeperId === null) throw new Forbidden();
		const capacity = value.newCapacity ? { [languageOf(value.newCapacity, ask)]: value.newCapacity } : {};
		people.push({ id: await addPerson(ask.db, names, keeperId), capacity });
	}
	const added = await addAll(ask, mission, people, value);
	const at = { partnership: partnership.id, mission: mission.id };
	if (value.next) return ask.see(urls.delegateNew(at, { side: value.sideId }), 'done_delegates_added');
	const [only, ...others] = added;
	return only && others.length === 0
		? ask.see(urls.delegate({ ...at, delegate: only }), 'done_delegate_added')
		: ask.see(urls.mission(at), 'done_delegates_added');
};

const languageOf = (text: string, { locale }: Ask) => (/\p{Script=Armenian}/u.test(text) ? 'hy' : locale === 'hy' ? 'en' : locale);

/** One leads: the first of them, where a leader is asked for. */
const partOf = (part: Part, index: number): Part => (part === 'leader' && index > 0 ? 'member' : part);

async function addAll(
	ask: Ask,
	mission: Mission,
	people: readonly { id: string; capacity?: Texts }[],
	{ sideId, part, status, invitedOn }: NewDelegates,
): Promise<string[]> {
	const mandates = await mandatesOf(
		ask.db,
		people.map(({ id }) => id),
	);
	const on = departure(mission) ?? ask.today;
	const added: string[] = [];
	for (const [index, { id, capacity }] of people.entries()) {
		const held = mandates.get(id) ?? [];
		const taken = partOf(part, index);
		const input = {
			sideId,
			personId: id,
			part: taken,
			status: status ?? statusFrom(held, on, sideId, taken),
			capacity: capacity ?? capacityFrom(held, on),
			budgetId: null,
			invitedOn,
			acceptedOn: null,
			declinedOn: null,
			declineReason: null,
			mandateDecisionId: null,
			orderNumber: null,
			orderSignedOn: null,
		};
		added.push(await addDelegate(ask.db, mission.partnershipId, mission.id, input));
	}
	return added;
}
