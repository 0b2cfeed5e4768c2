import { h } from 'preact';
import { evidenceFor } from '../document/store.ts';
import { type Restored, restored } from '../history/restoring.tsx';
import { checkDecision } from '../law/law.ts';
import { m } from '../paraglide/messages.js';
import { partyFacts } from '../partnership/facts.ts';
import type { Partnership } from '../partnership/partnership.ts';
import { partnership as findPartnership } from '../partnership/store.ts';
import { read } from '../plain/language.ts';
import { waitingIn } from '../proposal/store.ts';
import { giveReason } from '../server/reason-store.ts';
import { urls } from '../urls.ts';
import { type Ask, type Handler, NotFound } from '../web/ask.ts';
import { type Errors, type Typed, typedIn } from '../web/form.ts';
import { readWhy } from '../web/why.ts';
import type { Decision } from './decision.ts';
import { readDecision } from './form.ts';
import { EditPage, type EditProps, RemovePage, typedOf } from './pages/edit.tsx';
import { ShowPage } from './pages/show.tsx';
import { addDecision, decisionById, decisionFrom, effectsFor, lockDecision, removeDecision, saveDecision } from './store.ts';

const idsOf = ({ params }: Ask) => ({ partnershipId: params.partnership ?? '', id: params.decision ?? '' });

async function known(ask: Ask, lock = false): Promise<{ partnership: Partnership; decision: Decision }> {
	const { partnershipId, id } = idsOf(ask);
	const partnership = await findPartnership(ask.db, partnershipId, ask.today);
	const decision = await (lock ? lockDecision : decisionById)(ask.db, partnershipId, id);
	if (!partnership || !decision) throw new NotFound();
	return { partnership, decision };
}

export const show: Handler = async (ask) => {
	const { partnership, decision } = await known(ask);
	const [effects, evidence] = [
		await effectsFor(ask.db, partnership.id, decision.organisationId),
		await evidenceFor(ask.db, partnership.id),
	];
	const parties = partnership.parties.map((party) => partyFacts(party, ask.locale));
	const title = read(decision.subject, ask.locale)?.text ?? m.decision_untitled();
	return ask.page(
		{ title, current: 'partnerships' },
		h(ShowPage, {
			partnership,
			decision,
			effects,
			evidence: evidence.filter(({ decisionId }) => decisionId === decision.id),
			checks: checkDecision(decision, { parties }, ask.today),
			waiting: (await waitingIn(ask.db, partnership.id)).filter(({ params }) => params.decision === decision.id),
			timeZone: ask.deps.config.timeZone,
			locale: ask.locale,
			mayEdit: ask.may('editor'),
		}),
	);
};

async function editPage(
	ask: Ask,
	{
		back,
		...props
	}: Pick<EditProps, 'partnership' | 'decision'> & {
		typed: Typed;
		errors?: Errors;
		changed?: boolean;
		back?: Restored | null;
	},
): Promise<Response> {
	const title = props.decision ? m.decision_edit_title() : m.decision_new_title();
	return ask.page(
		{ title, current: 'partnerships', status: props.errors || props.changed ? 422 : 200 },
		back?.notice,
		h(EditPage, { ...props, errors: props.errors ?? {}, locale: ask.locale }),
	);
}

export const newPage: Handler = async (ask) => {
	const partnership = await findPartnership(ask.db, ask.params.partnership ?? '', ask.today);
	if (!partnership) throw new NotFound();
	const own = partnership.parties.find(({ organisationId }) => organisationId === ask.organisationId) ?? partnership.parties[0];
	const typed: Typed = { organisationId: own?.organisationId ?? '', body: own?.country === 'AM' ? 'council-of-elders' : 'council' };
	const back = await restored(ask, { chain: partnership.id, noun: 'decision', record: null });
	return editPage(ask, { partnership, decision: null, typed: back ? typedOf(decisionFrom(back.row)) : typed, back });
};

export const add: Handler = async (ask) => {
	const partnership = await findPartnership(ask.db, ask.params.partnership ?? '', ask.today);
	if (!partnership) throw new NotFound();
	const form = readDecision(await ask.form(), partyIds(partnership), ask.today);
	if (!form.ok) return editPage(ask, { partnership, decision: null, ...form });
	const id = await addDecision(ask.db, partnership.id, form.value);
	return ask.see(urls.decision({ partnership: partnership.id, decision: id }), 'done_decision_added');
};

export const edit: Handler = async (ask) => {
	const { partnership, decision } = await known(ask);
	const back = await restored(ask, { chain: partnership.id, noun: 'decision', record: decision.id });
	return editPage(ask, { partnership, decision, typed: typedOf(back ? decisionFrom(back.row) : decision), back });
};

export const save: Handler = async (ask) => {
	const { partnership, decision } = await known(ask, true);
	const sent = await ask.form();
	const form = readDecision(sent, partyIds(partnership), ask.today);
	// Somebody saved in between: both versions on one page, nothing overwritten until the officer has seen them.
	if (sent.get('revision') !== String(decision.revision))
		return editPage(ask, { partnership, decision, typed: typedIn(sent), changed: true });
	if (!form.ok) return editPage(ask, { partnership, decision, ...form });
	const party = partnership.parties.find(({ organisationId }) => organisationId === decision.organisationId);
	if (party && form.value.organisationId !== party.organisationId && (await isAdoption(ask, decision))) {
		const name = read(party.names, ask.locale)?.text ?? party.name;
		return editPage(ask, { partnership, decision, typed: form.typed, errors: { organisationId: m.decision_party_kept({ name }) } });
	}
	const { why } = readWhy(sent);
	if (why) await giveReason(ask.db, why);
	await saveDecision(ask.db, decision, form.value);
	return ask.see(urls.decision({ partnership: partnership.id, decision: decision.id }), 'done_decision_saved');
};

const partyIds = ({ parties }: Partnership) => parties.map(({ organisationId }) => organisationId);
const isAdoption = async (ask: Ask, decision: Decision) =>
	(await effectsFor(ask.db, decision.partnershipId, decision.organisationId)).some(({ decisionId }) => decisionId === decision.id);
const isUsed = async (ask: Ask, decision: Decision) =>
	(await isAdoption(ask, decision)) ||
	(await evidenceFor(ask.db, decision.partnershipId)).some(({ decisionId }) => decisionId === decision.id);

export const removePage: Handler = async (ask) => {
	const { partnership, decision } = await known(ask);
	return ask.page(
		{ title: m.decision_remove_title(), current: 'partnerships' },
		h(RemovePage, { partnership, decision, used: await isUsed(ask, decision) }),
	);
};

/** Only what nothing refers to is removed; the rest is corrected or annulled, with its date. */
export const remove: Handler = async (ask) => {
	const { partnership, decision } = await known(ask, true);
	if (await isUsed(ask, decision))
		return ask.page(
			{ title: m.decision_remove_title(), current: 'partnerships', status: 422 },
			h(RemovePage, { partnership, decision, used: true }),
		);
	const { why, refused } = readWhy(await ask.form());
	if (refused)
		return ask.page(
			{ title: m.decision_remove_title(), current: 'partnerships', status: 422 },
			h(RemovePage, { partnership, decision, used: false, ...refused }),
		);
	await giveReason(ask.db, why);
	await removeDecision(ask.db, partnership.id, decision.id);
	return ask.see(urls.partnership({ partnership: partnership.id }), 'done_decision_removed');
};
