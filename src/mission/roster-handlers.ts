import { h } from 'preact';
import { decisionsOf } from '../decision/store.ts';
import { type Choices, readChoosing } from '../directory/choose.ts';
import { nameOf } from '../directory/person.ts';
import { mandatesOf } from '../directory/person-store.ts';
import { capacityFrom } from '../directory/wording.ts';
import { checkDelegate } from '../law/law.ts';
import { m } from '../paraglide/messages.js';
import { partyFacts } from '../partnership/facts.ts';
import type { Partnership } from '../partnership/partnership.ts';
import { giveReason } from '../server/reason-store.ts';
import { urls } from '../urls.ts';
import { type Ask, type Handler, NotFound } from '../web/ask.ts';
import { type Errors, type Typed, typedIn } from '../web/form.ts';
import { readWhy, type WhyRefused } from '../web/why.ts';
import { missionAsked } from './ask.ts';
import { departure, type Mission } from './mission.ts';
import { DelegatePage, typedOf } from './pages/delegate.tsx';
import { RemovePage } from './pages/remove.tsx';
import { type Delegate, lackingMandate, lawFactsOf, moved, ofSide } from './roster.ts';
import { delegateErrors, delegateShape } from './roster-form.ts';
import { delegateIsUsed, orderDelegates, removeDelegate, rosterOf, saveDelegate, shareMandate } from './roster-store.ts';

/** The delegate of the address, with the mission and its roster. */
export async function delegateAsked(
	ask: Ask,
	lock = false,
): Promise<{ partnership: Partnership; mission: Mission; delegate: Delegate; delegates: Delegate[] }> {
	const { partnership, mission } = await missionAsked(ask, lock);
	const delegates = await rosterOf(ask.db, partnership.id, mission.id);
	const delegate = delegates.find(({ id }) => id === ask.params.delegate);
	if (!delegate) throw new NotFound();
	return { partnership, mission, delegate, delegates };
}

interface Refused {
	typed: Typed;
	errors?: Errors;
	candidates?: Choices;
	changed?: boolean;
}

async function editing(ask: Ask, refused?: Refused): Promise<Response> {
	const { partnership, mission, delegate, delegates } = await delegateAsked(ask);
	const decisions = await decisionsOf(ask.db, partnership.id);
	const parties = partnership.parties.map((party) => partyFacts(party, ask.locale));
	const name = nameOf(delegate, ask.locale).text;
	return ask.page(
		{ title: name, current: 'partnerships', status: refused ? 422 : 200 },
		h(DelegatePage, {
			partnership,
			mission,
			delegate,
			decisions: decisions.filter(({ organisationId }) => organisationId === delegate.sideId),
			mandates: (await mandatesOf(ask.db, [delegate.personId])).get(delegate.personId) ?? [],
			lacking: lackingMandate(delegates, delegate),
			checks: checkDelegate(lawFactsOf(delegate, mission, decisions), { parties }, ask.today),
			today: ask.today,
			locale: ask.locale,
			typed: typedOf(delegate, ask.locale),
			errors: {},
			candidates: {},
			...refused,
		}),
	);
}
export const edit: Handler = (ask) => editing(ask);

export const save: Handler = async (ask) => {
	const { partnership, mission, delegate, delegates } = await delegateAsked(ask, true);
	const sent = await ask.form();
	if (sent.get('revision') !== String(delegate.revision)) return editing(ask, { typed: typedIn(sent), changed: true });
	const read = await readChoosing(ask, delegateShape, { budget: 'organisation' });
	if (!read.ok) return editing(ask, read);
	const decisions = await decisionsOf(ask.db, partnership.id);
	const errors = delegateErrors(
		read.value,
		decisions.filter(({ organisationId }) => organisationId === delegate.sideId).map(({ id }) => id),
		ask.today,
	);
	if (Object.keys(errors).length > 0) return editing(ask, { ...read, errors });
	const { takeMandates, capacity, budget, mandatedToo, ...facts } = read.value;
	const held = takeMandates
		? capacityFrom((await mandatesOf(ask.db, [delegate.personId])).get(delegate.personId) ?? [], departure(mission) ?? ask.today)
		: null;
	const saved = await saveDelegate(ask.db, partnership.id, delegate, {
		...facts,
		sideId: delegate.sideId,
		personId: delegate.personId,
		capacity: held ?? capacity,
		budgetId: budget,
	});
	if (!saved) return editing(ask, { typed: read.typed, changed: true });
	const others = lackingMandate(delegates, delegate).filter(({ id }) => mandatedToo.includes(id));
	if (facts.mandateDecisionId) await shareMandate(ask.db, partnership.id, others, facts.mandateDecisionId);
	return ask.see(urls.mission({ partnership: partnership.id, mission: mission.id }), 'done_delegate_saved');
};

export const move: Handler = async (ask) => {
	const { partnership, mission, delegate, delegates } = await delegateAsked(ask, true);
	const way = (await ask.form()).get('way') === 'up' ? 'up' : 'down';
	const ids = ofSide(delegates, delegate.sideId).map(({ id }) => id);
	const order = moved(ids, delegate.id, way);
	if (order) await orderDelegates(ask.db, partnership.id, mission.id, order);
	return ask.see(`${urls.mission({ partnership: partnership.id, mission: mission.id })}#delegate-${delegate.id}`, 'done_delegate_moved');
};

async function removing(ask: Ask, refused?: WhyRefused, status = 422): Promise<Response> {
	const { partnership, mission, delegate } = await delegateAsked(ask);
	const at = { partnership: partnership.id, mission: mission.id, delegate: delegate.id };
	const title = m.mission_delegate_remove_title({ name: nameOf(delegate, ask.locale).text });
	const used = await delegateIsUsed(ask.db, partnership.id, mission.id, delegate.id);
	return ask.page(
		{ title, current: 'partnerships', status: refused ? status : 200 },
		h(RemovePage, {
			title,
			text: m.mission_delegate_remove_text(),
			refusal: used ? m.mission_delegate_kept() : null,
			action: urls.delegateRemove(at),
			back: urls.delegate(at),
			...refused,
		}),
	);
}
export const removePage: Handler = (ask) => removing(ask);

export const remove: Handler = async (ask) => {
	const { partnership, mission, delegate } = await delegateAsked(ask, true);
	if (await delegateIsUsed(ask.db, partnership.id, mission.id, delegate.id)) return removing(ask, { typed: {}, errors: {} });
	const { why, refused } = readWhy(await ask.form());
	if (refused) return removing(ask, refused);
	await giveReason(ask.db, why);
	await removeDelegate(ask.db, partnership.id, mission.id, delegate.id);
	return ask.see(urls.mission({ partnership: partnership.id, mission: mission.id }), 'done_delegate_removed');
};
