import { h } from 'preact';
import { agreementsOf } from '../agreement/store.ts';
import { type Choices, readChoosing } from '../directory/choose.ts';
import { called } from '../directory/wording.ts';
import { documentsOf } from '../document/store.ts';
import { m } from '../paraglide/messages.js';
import type { Partnership } from '../partnership/partnership.ts';
import { urls } from '../urls.ts';
import type { Ask, Handler } from '../web/ask.ts';
import { type Errors, type Typed, typedIn } from '../web/form.ts';
import { busyElsewhere } from './busy-store.ts';
import { clashes, withTutorOf } from './capacity.ts';
import { departmentsSeen, staysIn } from './capacity-store.ts';
import { evaluationsOf } from './evaluation-store.ts';
import { checkPlanForm, planOf, planShape, readPapers } from './form.ts';
import { addressOf, known, knownPartnership } from './known.ts';
import { EditPage, type EditProps, typedOf } from './pages/edit.tsx';
import { ListPage } from './pages/list.tsx';
import { PapersPage, typedPapers } from './pages/papers.tsx';
import { ShowPage } from './pages/show.tsx';
import { proofsOf, prove, tasksOf, weeksPlanned } from './part-store.ts';
import { isOver, type Placement, stateOf } from './placement.ts';
import { addPlacement, changePlacement, hostsOf, placementsOf } from './store.ts';
import { visitorsOf } from './visitor-store.ts';
import { placementTitle } from './wording.ts';

export const list: Handler = async (ask) => {
	const partnership = await knownPartnership(ask);
	const placements = await placementsOf(ask.db, partnership.id);
	return ask.page(
		{ title: m.placement_list_title(), current: 'partnerships' },
		h(ListPage, {
			partnership,
			placements,
			hosts: await hostsOf(ask.db, placements),
			today: ask.today,
			locale: ask.locale,
			mayEdit: ask.may('editor'),
		}),
	);
};

/** What came back refused, and which of the page's forms it belongs to. */
export interface Refused {
	form: string;
	typed: Typed;
	errors: Errors;
}

/** All that is known of a stay. The page's small forms come back on it when they are refused. */
export async function showPlacement(ask: Ask, partnership: Partnership, placement: Placement, refused?: Refused): Promise<Response> {
	const { db } = ask;
	const { id } = partnership;
	const departments = placement.departmentId ? await departmentsSeen(db, { id: placement.departmentId }) : [];
	const stays = await staysIn(
		db,
		departments.map((department) => department.id),
	);
	const tutored = placement.tutorId ? await placementsOf(db, id) : [];
	const found = clashes(
		[...stays, ...withTutorOf(placement, tutored, stays, ask.today)],
		new Map(departments.map((department) => [department.id, department.periods])),
	);
	const agreements = placement.agreementId ? await agreementsOf(db, id) : [];
	return ask.page(
		{ title: placementTitle(placement, ask.locale).text, current: 'partnerships', status: refused ? 422 : 200 },
		h(ShowPage, {
			partnership,
			placement,
			hosts: await hostsOf(db, [placement]),
			department: departments[0] ?? null,
			clashes: found,
			busy: isOver(stateOf(placement, ask.today)) ? [] : await busyElsewhere(db, id, placement.id),
			agreement: agreements.find((agreement) => agreement.id === placement.agreementId) ?? null,
			visitors: await visitorsOf(db, id, placement.id),
			weeks: await weeksPlanned(db, id, placement.id),
			tasks: await tasksOf(db, id, placement.id),
			evaluations: await evaluationsOf(db, id, placement.id),
			proofs: await proofsOf(db, id, placement.id),
			documents: ask.may('editor') ? await documentsOf(db, id) : [],
			today: ask.today,
			locale: ask.locale,
			mayEdit: ask.may('editor'),
			side: ask.organisationId,
			refused: refused ?? null,
		}),
	);
}

export const show: Handler = async (ask) => {
	const { partnership, placement } = await known(ask);
	return showPlacement(ask, partnership, placement);
};

async function editPage(
	ask: Ask,
	props: Pick<EditProps, 'partnership' | 'placement'> & { typed: Typed; errors?: Errors; candidates?: Choices; changed?: boolean },
): Promise<Response> {
	return ask.page(
		{
			title: props.placement ? m.placement_edit_title() : m.placement_new_title(),
			current: 'partnerships',
			status: props.errors || props.changed ? 422 : 200,
		},
		h(EditPage, {
			candidates: {},
			...props,
			errors: props.errors ?? {},
			agreements: await agreementsOf(ask.db, props.partnership.id),
			departments: await departmentsSeen(ask.db),
			locale: ask.locale,
		}),
	);
}

/** A form's plan, held against what the partnership knows. */
async function readPlan(ask: Ask, partnership: Partnership, named = 0) {
	const read = await readChoosing(ask, planShape, { hostId: 'organisation', tutorId: 'person', interpreterId: 'person' });
	if (!read.ok) return read;
	const errors = checkPlanForm(read.value, {
		parties: partnership.parties.map(({ organisationId }) => organisationId),
		fields: partnership.fields.map(({ key }) => key),
		agreements: (await agreementsOf(ask.db, partnership.id)).map(({ id }) => id),
		departments: await departmentsSeen(ask.db),
		named,
	});
	if (Object.keys(errors).length > 0) return { ok: false as const, errors, typed: read.typed, candidates: read.candidates };
	return { ...read, value: planOf(read.value) };
}

export const newPage: Handler = async (ask) => {
	const partnership = await knownPartnership(ask);
	const own = partnership.parties.find(({ organisationId }) => organisationId === ask.organisationId);
	const other = partnership.parties.find(({ organisationId }) => organisationId !== ask.organisationId);
	// Theirs come to us, unless ours are to be received there.
	const [sender, host] = ask.url.searchParams.get('direction') === 'out' ? [own, other] : [other, own];
	const typed: Typed = {
		senderId: sender?.organisationId ?? '',
		hostId: host?.organisationId ?? '',
		hostId_text: host ? called(host, ask.locale) : '',
		purpose: 'learn',
	};
	return editPage(ask, { partnership, placement: null, typed });
};

export const add: Handler = async (ask) => {
	const partnership = await knownPartnership(ask);
	const form = await readPlan(ask, partnership);
	if (!form.ok) return editPage(ask, { partnership, placement: null, ...form });
	const id = await addPlacement(ask.db, partnership.id, form.value);
	return ask.see(urls.placement({ partnership: partnership.id, placement: id }), 'done_placement_added');
};

export const edit: Handler = async (ask) => {
	const { partnership, placement } = await known(ask);
	const hosts = await hostsOf(ask.db, [placement]);
	return editPage(ask, { partnership, placement, typed: typedOf(placement, partnership, hosts, ask.locale) });
};

export const save: Handler = async (ask) => {
	const { partnership, placement } = await known(ask, true);
	const sent = await ask.form();
	if (sent.get('revision') !== String(placement.revision))
		return editPage(ask, { partnership, placement, typed: typedIn(sent), changed: true });
	const named = await visitorsOf(ask.db, partnership.id, placement.id);
	const form = await readPlan(ask, partnership, named.length);
	if (!form.ok) return editPage(ask, { partnership, placement, ...form });
	await changePlacement(ask.db, placement, form.value);
	return ask.see(urls.placement(addressOf(placement)), 'done_placement_saved');
};

const papersPage = async (
	ask: Ask,
	at: { partnership: Partnership; placement: Placement },
	back: { typed: Typed; errors?: Errors; changed?: boolean },
) =>
	ask.page(
		{ title: m.placement_papers(), current: 'partnerships', status: back.errors || back.changed ? 422 : 200 },
		h(PapersPage, {
			...at,
			...back,
			errors: back.errors ?? {},
			hosts: await hostsOf(ask.db, [at.placement]),
			documents: await documentsOf(ask.db, at.partnership.id),
			locale: ask.locale,
		}),
	);

export const papers: Handler = async (ask) => {
	const at = await known(ask);
	return papersPage(ask, at, { typed: typedPapers(at.placement) });
};

export const savePapers: Handler = async (ask) => {
	const at = await known(ask, true);
	const { partnership, placement } = at;
	const sent = await ask.form();
	if (sent.get('revision') !== String(placement.revision)) return papersPage(ask, at, { typed: typedIn(sent), changed: true });
	const payers = [...partnership.parties.map(({ organisationId }) => organisationId), placement.hostId];
	const form = readPapers(sent, ask.today, payers);
	if (!form.ok) return papersPage(ask, at, form);
	const { document, ...value } = form.value;
	const documents = await documentsOf(ask.db, partnership.id);
	await changePlacement(ask.db, placement, value);
	if (document && documents.some(({ id }) => id === document)) await prove(ask.db, partnership.id, placement.id, document, 'hosting');
	return ask.see(urls.placement(addressOf(placement)), 'done_placement_saved');
};
