import { h } from 'preact';
import { type Restored, restored } from '../history/restoring.tsx';
import { directory, renamed } from '../history/store.ts';
import { m } from '../paraglide/messages.js';
import { giveReason } from '../server/reason-store.ts';
import { urls } from '../urls.ts';
import { type Ask, type Handler, NotFound } from '../web/ask.ts';
import type { Errors, Typed } from '../web/form.ts';
import { readWhy, type WhyRefused } from '../web/why.ts';
import { type Choices, readChoosing } from './choose.ts';
import { type MandateForm, mandateForm } from './form.ts';
import { mayKeep } from './keeper.ts';
import type { Mandate } from './mandate.ts';
import { organisationById } from './organisation-store.ts';
import { MandateEditPage, MandateRemovePage } from './pages/person-edit.tsx';
import { nameOf } from './person.ts';
import { findPerson, notYours } from './person-handlers.ts';
import { addMandate, changeMandate, type MandateInput, type MandateOfPerson, type Person, removeMandate } from './person-store.ts';
import { called, mandateText } from './wording.ts';

const chosen = { organisation: 'organisation' } as const;

const inputOf = (value: MandateForm): MandateInput => ({
	organisationId: value.organisation,
	role: value.role,
	title: value.title,
	honorary: value.honorary,
	since: value.since,
	until: value.until,
	attestedOn: value.attested_on,
});

const named = (ask: Ask, person: Person) => ({ id: person.id, name: nameOf(person, ask.locale).text });

type Shown = { id: string | null; typed: Typed; errors?: Errors; candidates?: Choices };
const edit = (ask: Ask, person: Person, shown: Shown, status = 200, back: Restored | null = null) =>
	ask.page(
		{ title: shown.id === null ? m.directory_add_mandate() : m.directory_edit_mandate(), status, current: 'directory' },
		back?.notice,
		h(MandateEditPage, { ...shown, person: named(ask, person) }),
	);

function mandateOf(ask: Ask, person: Person): MandateOfPerson {
	const mandate = person.mandates.find(({ id }) => id === ask.params.mandate);
	if (!mandate) throw new NotFound();
	return mandate;
}

export const newMandate: Handler = async (ask) => {
	const person = await findPerson(ask);
	if (!mayKeep(ask.who, person.keeperId)) return notYours(ask, person);
	const back = await restored(ask, { chain: directory, noun: 'mandate', record: null });
	return edit(ask, person, { id: null, typed: back ? await typedWhen(ask, back) : {} }, 200, back);
};

export const createMandate: Handler = async (ask) => {
	const person = await findPerson(ask);
	if (!mayKeep(ask.who, person.keeperId)) return notYours(ask, person);
	const read = await readChoosing(ask, mandateForm, chosen);
	if (!read.ok) return edit(ask, person, { id: null, ...read }, 422);
	await addMandate(ask.db, person.id, inputOf(read.value));
	return ask.see(urls.person({ person: person.id }), 'done_mandate_added');
};

export const editMandate: Handler = async (ask) => {
	const person = await findPerson(ask);
	const mandate = mandateOf(ask, person);
	if (!mayKeep(ask.who, person.keeperId)) return notYours(ask, person);
	const back = await restored(ask, { chain: directory, noun: 'mandate', record: mandate.id });
	if (back) return edit(ask, person, { id: mandate.id, typed: await typedWhen(ask, back) }, 200, back);
	return edit(ask, person, { id: mandate.id, typed: typedOf(ask, mandate) });
};

const typedOf = (ask: Ask, mandate: Mandate): Typed => ({
	organisation: mandate.organisationId,
	organisation_text: called({ name: mandate.organisation, names: mandate.organisationNames }, ask.locale),
	role: mandate.role,
	'title.fr': mandate.title.fr ?? '',
	'title.hy': mandate.title.hy ?? '',
	'title.en': mandate.title.en ?? '',
	honorary: mandate.honorary ? 'yes' : '',
	since: mandate.since ?? '',
	until: mandate.until ?? '',
	attested_on: mandate.attestedOn ?? '',
});

/** A mandate as an earlier row says it, with the name its organisation has today. */
async function typedWhen(ask: Ask, { row }: Restored): Promise<Typed> {
	const said = renamed(row, [
		'organisation_id as organisationId',
		'role',
		'title',
		'honorary',
		'since',
		'until',
		'attested_on as attestedOn',
	]);
	const organisation = await organisationById(ask.db, String(row.organisation_id ?? ''));
	return typedOf(ask, {
		...said,
		organisation: organisation?.name ?? '',
		organisationNames: organisation?.names ?? {},
	} as unknown as Mandate);
}

export const saveMandate: Handler = async (ask) => {
	const person = await findPerson(ask);
	const { id } = mandateOf(ask, person);
	if (!mayKeep(ask.who, person.keeperId)) return notYours(ask, person);
	const read = await readChoosing(ask, mandateForm, chosen);
	if (!read.ok) return edit(ask, person, { id, ...read }, 422);
	if (!(await changeMandate(ask.db, person.id, id, inputOf(read.value)))) return notYours(ask, person);
	return ask.see(urls.person({ person: person.id }), 'done_mandate_saved');
};

const askRemoval = async (ask: Ask, refused?: WhyRefused): Promise<Response> => {
	const person = await findPerson(ask);
	const mandate = mandateOf(ask, person);
	if (!mayKeep(ask.who, person.keeperId)) return notYours(ask, person);
	const props = { person: named(ask, person), id: mandate.id, mandate: mandateText(mandate, ask.locale).text };
	return ask.page(
		{ title: m.directory_remove_mandate(), current: 'directory', status: refused ? 422 : 200 },
		h(MandateRemovePage, { ...props, ...refused }),
	);
};
export const askRemoveMandate: Handler = (ask) => askRemoval(ask);

export const dropMandate: Handler = async (ask) => {
	const person = await findPerson(ask);
	const { id } = mandateOf(ask, person);
	if (!mayKeep(ask.who, person.keeperId)) return notYours(ask, person);
	const { why, refused } = readWhy(await ask.form());
	if (refused) return askRemoval(ask, refused);
	await giveReason(ask.db, why);
	if (!(await removeMandate(ask.db, person.id, id))) return notYours(ask, person);
	return ask.see(urls.person({ person: person.id }), 'done_mandate_removed');
};
