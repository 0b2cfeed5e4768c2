import { h } from 'preact';
import { nameOf } from '../directory/person.ts';
import { m } from '../paraglide/messages.js';
import { addDays, type Day } from '../plain/day.ts';
import { urls } from '../urls.ts';
import type { Ask, Handler } from '../web/ask.ts';
import { NotFound } from '../web/ask.ts';
import { type Errors, type Typed, typedIn } from '../web/form.ts';
import { missionAsked } from './ask.ts';
import { lastDay, type Mission, privateDays } from './mission.ts';
import { LegPage, typedLeg } from './pages/leg.tsx';
import { ErasePage, PrivatePage, typedPrivate } from './pages/private.tsx';
import { RemovePage } from './pages/remove.tsx';
import { erasePrivate, privateOf, privatesOf, savePrivate } from './private-store.ts';
import { readLeg, readPrivate } from './roster-form.ts';
import { delegateAsked } from './roster-handlers.ts';
import { removeLeg, saveLeg } from './roster-store.ts';

/** The day from which nothing private is kept; null: it cannot be told yet, so nothing is taken down. */
const erasedFrom = (mission: Mission): Day | null => {
	const last = lastDay(mission);
	return last && addDays(last, privateDays + 1);
};

async function privacy(ask: Ask, refused?: { typed: Typed; errors?: Errors; changed?: boolean }): Promise<Response> {
	const { partnership, mission, delegate } = await delegateAsked(ask);
	const one = await privateOf(ask.db, partnership.id, mission.id, delegate.id);
	return ask.page(
		{ title: m.mission_private_of({ name: nameOf(delegate, ask.locale).text }), current: 'partnerships', status: refused ? 422 : 200 },
		h(PrivatePage, {
			partnership,
			mission,
			delegate,
			erasedFrom: erasedFrom(mission),
			today: ask.today,
			saved: one ?? null,
			locale: ask.locale,
			typed: typedPrivate(one ?? null),
			errors: {},
			...refused,
		}),
	);
}
export const privatePage: Handler = (ask) => privacy(ask);

export const keepPrivate: Handler = async (ask) => {
	const { partnership, mission, delegate } = await delegateAsked(ask, true);
	const from = erasedFrom(mission);
	const sent = await ask.form();
	// What could not be erased in time is not taken down: the page says why.
	if (from === null || from <= ask.today) return privacy(ask, { typed: typedIn(sent) });
	const read = readPrivate(sent, ask.locale);
	if (!read.ok) return privacy(ask, read);
	const { revision, ...input } = read.value;
	if (!(await savePrivate(ask.db, partnership.id, delegate, revision, input))) return privacy(ask, { typed: typedIn(sent), changed: true });
	return ask.see(urls.delegate({ partnership: partnership.id, mission: mission.id, delegate: delegate.id }), 'done_delegate_private');
};

export const erasePage: Handler = async (ask) => {
	const { partnership, mission } = await missionAsked(ask);
	const kept = (await privatesOf(ask.db, partnership.id, mission.id)).size;
	return ask.page({ title: m.mission_private_erase(), current: 'partnerships' }, h(ErasePage, { partnership, mission, kept }));
};

export const erase: Handler = async (ask) => {
	const { partnership, mission } = await missionAsked(ask, true);
	await erasePrivate(ask.db, partnership.id, mission.id, ask.now);
	return ask.see(urls.mission({ partnership: partnership.id, mission: mission.id }), 'done_mission_private_erased');
};

async function leg(ask: Ask, refused?: { typed: Typed; errors: Errors }): Promise<Response> {
	const { partnership, mission, delegate } = await delegateAsked(ask);
	const one = ask.params.leg ? (delegate.legs.find(({ id }) => id === ask.params.leg) ?? null) : null;
	if (ask.params.leg && !one) throw new NotFound();
	const typed = one ? typedLeg(one, mission) : { by: 'air', leavesZone: 'home', arrivesZone: 'there' };
	return ask.page(
		{ title: one ? m.mission_leg_edit_title() : m.mission_leg_new_title(), current: 'partnerships', status: refused ? 422 : 200 },
		h(LegPage, { partnership, mission, delegate, leg: one, locale: ask.locale, typed, errors: {}, ...refused }),
	);
}
export const legPage: Handler = (ask) => leg(ask);

export const keepLeg: Handler = async (ask) => {
	const { partnership, mission, delegate } = await delegateAsked(ask, true);
	const id = ask.params.leg ?? null;
	if (id && !delegate.legs.some((one) => one.id === id)) throw new NotFound();
	const read = readLeg(await ask.form(), mission);
	if (!read.ok) return leg(ask, read);
	await saveLeg(ask.db, partnership.id, delegate, id, read.value);
	return ask.see(urls.delegate({ partnership: partnership.id, mission: mission.id, delegate: delegate.id }), 'done_leg_saved');
};

export const removeLegPage: Handler = async (ask) => {
	const { partnership, mission, delegate } = await delegateAsked(ask);
	const one = delegate.legs.find(({ id }) => id === ask.params.leg);
	if (!one) throw new NotFound();
	const at = { partnership: partnership.id, mission: mission.id, delegate: delegate.id };
	return ask.page(
		{ title: m.mission_leg_remove_title(), current: 'partnerships' },
		h(RemovePage, {
			title: m.mission_leg_remove_title(),
			text: m.mission_leg_remove_text(),
			action: urls.legRemove({ ...at, leg: one.id }),
			back: urls.delegate(at),
			unasked: true,
		}),
	);
};

export const dropLeg: Handler = async (ask) => {
	const { partnership, mission, delegate } = await delegateAsked(ask, true);
	const one = delegate.legs.find(({ id }) => id === ask.params.leg);
	if (!one) throw new NotFound();
	await removeLeg(ask.db, partnership.id, delegate, one);
	return ask.see(urls.delegate({ partnership: partnership.id, mission: mission.id, delegate: delegate.id }), 'done_leg_removed');
};
