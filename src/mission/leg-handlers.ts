import { h } from 'preact';
import { m } from '../paraglide/messages.js';
import { urls } from '../urls.ts';
import { type Ask, type Handler, NotFound } from '../web/ask.ts';
import { type Errors, type Typed, typedIn } from '../web/form.ts';
import { addLegs, removeLeg, saveLeg } from './leg-store.ts';
import { LegPage, nextLeg, typedLeg } from './pages/leg.tsx';
import { RemovePage } from './pages/remove.tsx';
import { fellows, ofSide } from './roster.ts';
import { readLeg } from './roster-form.ts';
import { delegateAsked } from './roster-handlers.ts';

async function legAsked(ask: Ask, lock = false) {
	const asked = await delegateAsked(ask, lock);
	const leg = ask.params.leg ? (asked.delegate.legs.find(({ id }) => id === ask.params.leg) ?? null) : null;
	if (ask.params.leg && !leg) throw new NotFound();
	return { ...asked, leg };
}
const back = (ask: Ask) => ({
	partnership: ask.params.partnership ?? '',
	mission: ask.params.mission ?? '',
	delegate: ask.params.delegate ?? '',
});

async function showing(ask: Ask, refused?: { typed: Typed; errors?: Errors; changed?: boolean }): Promise<Response> {
	const { leg, delegates, ...asked } = await legAsked(ask);
	const { mission, delegate } = asked;
	return ask.page(
		{ title: leg ? m.mission_leg_edit_title() : m.mission_leg_new_title(), current: 'partnerships', status: refused ? 422 : 200 },
		h(LegPage, {
			...asked,
			leg,
			others: leg ? [] : ofSide(delegates, delegate.sideId).filter(({ id, declinedOn }) => id !== delegate.id && declinedOn === null),
			locale: ask.locale,
			typed: leg ? typedLeg(leg, mission) : nextLeg(delegate, mission, fellows(delegates, delegate)),
			errors: {},
			...refused,
		}),
	);
}
export const page: Handler = (ask) => showing(ask);

export const keep: Handler = async (ask) => {
	const { partnership, mission, delegate, delegates, leg } = await legAsked(ask, true);
	const sent = await ask.form();
	if (leg && sent.get('revision') !== String(leg.revision)) return showing(ask, { typed: typedIn(sent), changed: true });
	const read = readLeg(sent, mission);
	if (!read.ok) return showing(ask, read);
	const { together, ...input } = read.value;
	if (!leg) {
		const also = ofSide(delegates, delegate.sideId).filter(({ id }) => id === delegate.id || together.includes(id));
		await addLegs(
			ask.db,
			partnership.id,
			mission.id,
			also.map(({ id }) => id),
			input,
		);
		return ask.see(urls.delegate(back(ask)), also.length > 1 ? 'done_legs_saved' : 'done_leg_saved');
	}
	if (!(await saveLeg(ask.db, partnership.id, delegate, leg, input))) return showing(ask, { typed: read.typed, changed: true });
	return ask.see(urls.delegate(back(ask)), 'done_leg_saved');
};

export const removePage: Handler = async (ask) => {
	const { leg } = await legAsked(ask);
	if (!leg) throw new NotFound();
	return ask.page(
		{ title: m.mission_leg_remove_title(), current: 'partnerships' },
		h(RemovePage, {
			title: m.mission_leg_remove_title(),
			text: m.mission_leg_remove_text(),
			action: urls.legRemove({ ...back(ask), leg: leg.id }),
			back: urls.delegate(back(ask)),
			unasked: true,
		}),
	);
};

export const remove: Handler = async (ask) => {
	const { partnership, delegate, leg } = await legAsked(ask, true);
	if (!leg) throw new NotFound();
	await removeLeg(ask.db, partnership.id, delegate, leg);
	return ask.see(urls.delegate(back(ask)), 'done_leg_removed');
};
