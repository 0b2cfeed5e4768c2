import { h } from 'preact';
import * as z from 'zod';
import { type Choices, readChoosing } from '../directory/choose.ts';
import { called } from '../directory/wording.ts';
import { m } from '../paraglide/messages.js';
import { giveReason } from '../server/reason-store.ts';
import { urls } from '../urls.ts';
import { type Ask, type Handler, NotFound } from '../web/ask.ts';
import { type Errors, field, type Typed } from '../web/form.ts';
import { readWhy, type WhyRefused } from '../web/why.ts';
import { known } from './handlers.ts';
import { GuestsPage } from './pages/guests.tsx';
import { PeoplePage } from './pages/people.tsx';
import { RemovePage } from './pages/remove.tsx';
import type { Partnership } from './partnership.ts';
import { addGuest, isNamed, removeGuest, removeParticipant, saveParticipant } from './store.ts';
import { participantName } from './wording.ts';

interface Refused {
	typed: Typed;
	errors: Errors;
	candidates: Choices;
}

const showPeople = (ask: Ask, partnership: Partnership, refused?: Refused) =>
	ask.page(
		{ title: m.partnership_people_title(), current: 'partnerships', status: refused ? 422 : 200 },
		h(PeoplePage, { partnership, mayEdit: ask.may('editor'), locale: ask.locale, typed: {}, errors: {}, candidates: {}, ...refused }),
	);

export const peoplePage: Handler = async (ask) => showPeople(ask, await known(ask));

const personShape = z.object({ person: field.id(), part: field.texts() });

export const addPerson: Handler = async (ask) => {
	const partnership = await known(ask);
	const read = await readChoosing(ask, personShape, { person: 'person' });
	if (!read.ok) return showPeople(ask, partnership, read);
	await saveParticipant(ask.db, partnership.id, read.value.person, read.value.part);
	return ask.see(urls.partnershipPeople({ partnership: partnership.id }), 'done_partnership_person_added');
};

const removingPerson = async (ask: Ask, refuse: boolean) => {
	const partnership = await known(ask);
	const person = partnership.people.find(({ personId }) => personId === ask.params.person);
	if (!person) throw new NotFound();
	const used = await isNamed(ask.db, 'partnership_person', partnership.id, person.personId);
	const title = m.partnership_person_remove_title({ name: participantName(person, ask.locale) });
	const back = urls.partnershipPeople({ partnership: partnership.id });
	const action = urls.partnershipPersonRemove({ partnership: partnership.id, person: person.personId });
	const page = (refused?: WhyRefused) =>
		ask.page(
			{ title, current: 'partnerships', status: refused || (refuse && used) ? 422 : 200 },
			h(RemovePage, {
				title,
				text: m.partnership_person_remove_text(),
				refusal: used ? m.partnership_person_kept() : null,
				action,
				back,
				...refused,
			}),
		);
	return { partnership, person, used, back, page };
};

export const removePersonPage: Handler = async (ask) => (await removingPerson(ask, false)).page();

export const removePerson: Handler = async (ask) => {
	const { partnership, person, used, back, page } = await removingPerson(ask, true);
	if (used) return page();
	const { why, refused } = readWhy(await ask.form());
	if (refused) return page(refused);
	await giveReason(ask.db, why);
	await removeParticipant(ask.db, partnership.id, person.personId);
	return ask.see(back, 'done_partnership_person_removed');
};

const showGuests = (ask: Ask, partnership: Partnership, refused?: Refused) =>
	ask.page(
		{ title: m.partnership_guests_title(), current: 'partnerships', status: refused ? 422 : 200 },
		h(GuestsPage, {
			partnership,
			mayInvite: ask.may('administrator'),
			locale: ask.locale,
			typed: {},
			errors: {},
			candidates: {},
			...refused,
		}),
	);

export const guestsPage: Handler = async (ask) => showGuests(ask, await known(ask));

const guestShape = z.object({ organisation: field.id() });

export const invite: Handler = async (ask) => {
	const partnership = await known(ask);
	const read = await readChoosing(ask, guestShape, { organisation: 'organisation' });
	if (!read.ok) return showGuests(ask, partnership, read);
	const { organisation } = read.value;
	if (organisation === partnership.keeperId || partnership.parties.some(({ organisationId }) => organisationId === organisation))
		return showGuests(ask, partnership, { ...read, errors: { organisation: m.partnership_guest_is_party() } });
	await addGuest(ask.db, partnership.id, organisation);
	return ask.see(urls.partnershipGuests({ partnership: partnership.id }), 'done_partnership_guest_added');
};

const removingGuest = async (ask: Ask) => {
	const partnership = await known(ask);
	const guest = partnership.guests.find(({ organisationId }) => organisationId === ask.params.organisation);
	if (!guest) throw new NotFound();
	return { partnership, guest };
};

const askRemoval = async (ask: Ask, refused?: WhyRefused): Promise<Response> => {
	const { partnership, guest } = await removingGuest(ask);
	const title = m.partnership_guest_remove_title({ name: called(guest, ask.locale) });
	const action = urls.partnershipGuestRemove({ partnership: partnership.id, organisation: guest.organisationId });
	const back = urls.partnershipGuests({ partnership: partnership.id });
	return ask.page(
		{ title, current: 'partnerships', status: refused ? 422 : 200 },
		h(RemovePage, { title, text: m.partnership_guest_remove_text(), action, back, ...refused }),
	);
};
export const removeGuestPage: Handler = (ask) => askRemoval(ask);

export const uninvite: Handler = async (ask) => {
	const { partnership, guest } = await removingGuest(ask);
	const { why, refused } = readWhy(await ask.form());
	if (refused) return askRemoval(ask, refused);
	await giveReason(ask.db, why);
	await removeGuest(ask.db, partnership.id, guest.organisationId);
	return ask.see(urls.partnershipGuests({ partnership: partnership.id }), 'done_partnership_guest_removed');
};
