import { h } from 'preact';
import { notesBeside } from '../minutes/note-store.ts';
import { minutesOf } from '../minutes/store.ts';
import { m } from '../paraglide/messages.js';
import { programmeAsked } from '../programme/ask.ts';
import { byDay } from '../programme/programme.ts';
import type { Handler } from '../web/ask.ts';
import { keptUntil } from './field.ts';
import { FieldPage } from './pages/field.tsx';
import { RefusedPage } from './pages/refused.tsx';
import { numbersOf, travels } from './store.ts';

/**
 * The mission on one page, for the telephone of who is on the road with it: the answer says whose it is and until when it may be kept, and the
 * worker keeps no other answer. It holds the numbers to call, and nothing else that is private.
 */
export const show: Handler = async (ask) => {
	const programme = await programmeAsked(ask);
	const { partnership, mission, at } = programme;
	if (!(await travels(ask.db, at)))
		return ask.page(
			{ title: m.field_title(), current: 'partnerships', still: true, status: 403 },
			h(RefusedPage, { partnership, mission, mayChoose: ask.may('editor'), locale: ask.locale }),
		);
	const minutes = await minutesOf(ask.db, at.partnershipId, at.missionId);
	const until = keptUntil(mission, ask.now);
	const response = ask.page(
		{ title: m.field_title(), current: 'partnerships', still: true },
		h(FieldPage, {
			programme,
			days: byDay(programme.sessions),
			texts: new Map(minutes.map(({ session, texts }) => [session.id, texts])),
			beside: Map.groupBy(await notesBeside(ask.db, at), ({ sessionId }) => sessionId),
			phones: await numbersOf(ask.db, at),
			account: ask.who.id,
			mayWrite: ask.may('editor'),
			until,
			now: ask.now,
			timeZone: ask.deps.config.timeZone,
		}),
	);
	response.headers.set('x-field-of', ask.who.id);
	response.headers.set('x-field-until', until.toISOString());
	return response;
};
