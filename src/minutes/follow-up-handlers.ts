import { h } from 'preact';
import { missionById } from '../mission/store.ts';
import { m } from '../paraglide/messages.js';
import type { Partnership } from '../partnership/partnership.ts';
import { placementById, placementsOf } from '../placement/store.ts';
import { languages } from '../plain/language.ts';
import { formatDated, typedDate } from '../ui/format.ts';
import { urls } from '../urls.ts';
import { type Ask, type Handler, isId, NotFound } from '../web/ask.ts';
import { type Errors, readForm, type Typed, typedIn } from '../web/form.ts';
import { partnershipAsked } from './asked.ts';
import { drop, type EndRefusal, type FollowUp, finish, mayBeAnswered, reopen } from './follow-up.ts';
import {
	addFollowUp,
	encounterSeed,
	endFollowUp,
	followUpById,
	lockFollowUp,
	type Origin,
	reopenFollowUp,
	saveFollowUp,
} from './follow-up-store.ts';
import { doneShape, dropShape, readFollowUp } from './form.ts';
import { seedFor } from './outcome.ts';
import { outcomeIn } from './outcome-store.ts';
import { DonePage, DropPage, ShowPage } from './pages/follow-up.tsx';
import { EditPage } from './pages/follow-up-edit.tsx';

/** What the form begins with, where it comes from an outcome or an encounter: nothing is typed twice. */
async function seedOf(ask: Ask, partnership: Partnership, origin: Origin): Promise<Typed> {
	const own = partnership.parties.find(({ organisationId }) => organisationId === ask.organisationId) ?? partnership.parties[0];
	const typed: Typed = { ownerId: own?.organisationId ?? '' };
	const words = (texts: Partial<Record<string, string>>) => {
		for (const language of languages) typed[`words.${language}`] = texts[language] ?? '';
	};
	if (origin.encounterId) words((await encounterSeed(ask.db, partnership.id, origin.encounterId))?.next ?? {});
	const outcome = origin.outcomeId ? await outcomeIn(ask.db, partnership.id, origin.outcomeId) : undefined;
	if (outcome) {
		words(outcome.words);
		Object.assign(typed, {
			ownerId: outcome.bySideId ?? typed.ownerId,
			dueOn: typedDate(outcome.dueOn),
			fieldKey: outcome.fieldKey ?? '',
			becomes: seedFor[outcome.kind],
		});
	}
	return typed;
}

/** The outcome, encounter or mission of the address, as far as this partnership has it. */
async function originAsked(ask: Ask, partnership: Partnership): Promise<Origin> {
	const [outcomeId, encounterId, missionId] = ['outcome', 'encounter', 'mission'].map((name) => ask.url.searchParams.get(name));
	const outcome = isId(outcomeId) ? await outcomeIn(ask.db, partnership.id, outcomeId) : undefined;
	if (outcome) return { missionId: outcome.missionId, outcomeId: outcome.id, encounterId: null };
	const encounter = isId(encounterId) ? await encounterSeed(ask.db, partnership.id, encounterId) : undefined;
	if (encounter) return { missionId: encounter.missionId, outcomeId: null, encounterId: encounterId ?? null };
	const mission = isId(missionId) ? await missionById(ask.db, partnership.id, missionId) : undefined;
	return { missionId: mission?.id ?? null, outcomeId: null, encounterId: null };
}

const form = async (
	ask: Ask,
	partnership: Partnership,
	followUp: FollowUp | null,
	origin: Origin,
	typed: Typed,
	{ errors = {}, changed = false }: { errors?: Errors; changed?: boolean } = {},
) =>
	ask.page(
		{
			title: followUp ? m.follow_up_edit_title() : m.follow_up_new(),
			current: 'partnerships',
			status: changed || Object.keys(errors).length > 0 ? 422 : 200,
		},
		h(EditPage, {
			partnership,
			followUp,
			origin,
			// What has ended by itself is not handed to a stay.
			placements: mayBeAnswered(followUp) ? await placementsOf(ask.db, partnership.id) : [],
			typed,
			errors,
			changed,
			locale: ask.locale,
		}),
	);

/** As typed; a stay is one of this partnership's, and answers what has not ended otherwise. */
async function readOf(
	ask: Ask,
	sent: FormData,
	partnership: Partnership,
	followUp: FollowUp | null,
): Promise<ReturnType<typeof readFollowUp>> {
	const read = readFollowUp(sent, partnership);
	if (!read.ok || read.value.placementId === null) return read;
	const refused = (placementId: string) => ({ ok: false as const, typed: read.typed, errors: { placementId } });
	if (!mayBeAnswered(followUp)) return refused(m.follow_up_stay_after_end());
	return (await placementById(ask.db, partnership.id, read.value.placementId)) ? read : refused(m.form_choose_from_list());
}

export const newPage: Handler = async (ask) => {
	const partnership = await partnershipAsked(ask);
	const origin = await originAsked(ask, partnership);
	return form(ask, partnership, null, origin, await seedOf(ask, partnership, origin));
};
export const add: Handler = async (ask) => {
	const partnership = await partnershipAsked(ask);
	const origin = await originAsked(ask, partnership);
	const read = await readOf(ask, await ask.form(), partnership, null);
	if (!read.ok) return form(ask, partnership, null, origin, read.typed, { errors: read.errors });
	const id = await addFollowUp(ask.db, partnership.id, origin, read.value);
	return ask.see(urls.followUp({ partnership: partnership.id, followUp: id }), 'done_follow_up_added');
};

async function known(ask: Ask, lock = false): Promise<{ partnership: Partnership; followUp: FollowUp }> {
	const partnership = await partnershipAsked(ask);
	const followUp = await (lock ? lockFollowUp : followUpById)(ask.db, partnership.id, ask.params.followUp ?? '');
	if (!followUp) throw new NotFound();
	return { partnership, followUp };
}
const there = ({ partnership, followUp }: { partnership: Partnership; followUp: FollowUp }) =>
	urls.followUp({ partnership: partnership.id, followUp: followUp.id });

export const show: Handler = async (ask) => {
	const { partnership, followUp } = await known(ask);
	const mission = followUp.missionId ? await missionById(ask.db, partnership.id, followUp.missionId) : undefined;
	const outcome = followUp.outcomeId ? await outcomeIn(ask.db, partnership.id, followUp.outcomeId) : undefined;
	const encounter = followUp.encounterId ? await encounterSeed(ask.db, partnership.id, followUp.encounterId) : undefined;
	const placement = followUp.placementId ? await placementById(ask.db, partnership.id, followUp.placementId) : undefined;
	return ask.page(
		{ title: m.follow_up_one(), current: 'partnerships' },
		h(ShowPage, {
			partnership,
			followUp,
			mission: mission ?? null,
			outcome: outcome ?? null,
			encounter: encounter ?? null,
			placement: placement ?? null,
			today: ask.today,
			locale: ask.locale,
			mayEdit: ask.may('editor'),
		}),
	);
};

export const editPage: Handler = async (ask) => {
	const { partnership, followUp } = await known(ask);
	const typed: Typed = {
		...Object.fromEntries(languages.map((language) => [`words.${language}`, followUp.words[language] ?? ''])),
		ownerId: followUp.ownerId,
		ownerPersonId: followUp.ownerPersonId ?? '',
		dueOn: typedDate(followUp.dueOn),
		fieldKey: followUp.fieldKey ?? '',
		becomes: followUp.becomes ?? '',
		placementId: followUp.placementId ?? '',
	};
	return form(ask, partnership, followUp, followUp, typed);
};
export const save: Handler = async (ask) => {
	const { partnership, followUp } = await known(ask, true);
	const sent = await ask.form();
	const read = await readOf(ask, sent, partnership, followUp);
	if (sent.get('revision') !== String(followUp.revision))
		return form(ask, partnership, followUp, followUp, typedIn(sent), { changed: true });
	if (!read.ok) return form(ask, partnership, followUp, followUp, read.typed, { errors: read.errors });
	await saveFollowUp(ask.db, followUp, read.value);
	return ask.see(there({ partnership, followUp }), 'done_follow_up_saved');
};

/** What the refusal says, and what next. */
function refusal(code: EndRefusal, facts: Readonly<Record<string, unknown>>, { locale }: Ask): string {
	if (code === 'stay-answers') return m.follow_up_refused_stay();
	if (code === 'future') return m.follow_up_refused_future();
	return m.follow_up_refused_ended({ on: formatDated(facts.on as Parameters<typeof formatDated>[0], locale) });
}

type Ending = { partnership: Partnership; followUp: FollowUp; typed: Typed; errors?: Errors };
const ending = (ask: Ask, Page: typeof DonePage, props: Ending) =>
	ask.page(
		{ title: m.follow_up_one(), current: 'partnerships', status: props.errors ? 422 : 200 },
		h(Page, { errors: {}, ...props, locale: ask.locale }),
	);

export const donePage: Handler = async (ask) => ending(ask, DonePage, { ...(await known(ask)), typed: { on: typedDate(ask.today) } });
export const done: Handler = async (ask) => {
	const found = await known(ask, true);
	const read = readForm(await ask.form(), doneShape);
	if (!read.ok) return ending(ask, DonePage, { ...found, ...read });
	const ended = finish(found.followUp, read.value.on, ask.today);
	if (!ended.ok) return ending(ask, DonePage, { ...found, typed: read.typed, errors: { on: refusal(ended.code, ended.facts, ask) } });
	await endFollowUp(ask.db, found.followUp, ended.value);
	return ask.see(there(found), 'done_follow_up_done');
};

export const dropPage: Handler = async (ask) => ending(ask, DropPage, { ...(await known(ask)), typed: { on: typedDate(ask.today) } });
export const giveUp: Handler = async (ask) => {
	const found = await known(ask, true);
	const read = readForm(await ask.form(), dropShape);
	if (!read.ok) return ending(ask, DropPage, { ...found, ...read });
	const ended = drop(found.followUp, read.value.on, read.value.reason, ask.today);
	if (!ended.ok) return ending(ask, DropPage, { ...found, typed: read.typed, errors: { on: refusal(ended.code, ended.facts, ask) } });
	await endFollowUp(ask.db, found.followUp, ended.value);
	return ask.see(there(found), 'done_follow_up_dropped');
};

export const openAgain: Handler = async (ask) => {
	const found = await known(ask, true);
	// Sent twice, or by two at once: it is open already, and nothing is left to do.
	if (reopen(found.followUp).ok) await reopenFollowUp(ask.db, found.followUp);
	return ask.see(there(found), 'done_follow_up_reopened');
};
