import { h } from 'preact';
import { nameOf } from '../directory/person.ts';
import { m } from '../paraglide/messages.js';
import { urls } from '../urls.ts';
import type { Ask, Handler } from '../web/ask.ts';
import { type Errors, type Typed, typedIn } from '../web/form.ts';
import { missionAsked } from './ask.ts';
import { privateUntil } from './mission.ts';
import { ErasePage, PrivatePage, typedPrivate } from './pages/private.tsx';
import { erasePrivate, privateOf, privatesOf, savePrivate } from './private-store.ts';
import { readPrivate } from './roster-form.ts';
import { delegateAsked } from './roster-handlers.ts';

async function privacy(ask: Ask, refused?: { typed: Typed; errors?: Errors; changed?: boolean }): Promise<Response> {
	const { partnership, mission, delegate } = await delegateAsked(ask);
	const one = await privateOf(ask.db, partnership.id, mission.id, delegate.id);
	return ask.page(
		{ title: m.mission_private_of({ name: nameOf(delegate, ask.locale).text }), current: 'partnerships', status: refused ? 422 : 200 },
		h(PrivatePage, {
			partnership,
			mission,
			delegate,
			erasedFrom: privateUntil(mission),
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
	const from = privateUntil(mission);
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
