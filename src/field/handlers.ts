import { h } from 'preact';
import { notesBeside } from '../minutes/note-store.ts';
import { minutesOf } from '../minutes/store.ts';
import { privatesOf } from '../mission/private-store.ts';
import { m } from '../paraglide/messages.js';
import { programmeAsked } from '../programme/ask.ts';
import { byDay } from '../programme/programme.ts';
import type { Handler } from '../web/ask.ts';
import { FieldPage } from './pages/field.tsx';

/**
 * The mission on one page, for the telephone. Who writes in the partnership has the numbers on it, and may keep it without a network:
 * the answer then says whose it is, and the worker keeps no other answer.
 */
export const show: Handler = async (ask) => {
	const programme = await programmeAsked(ask);
	const { partnershipId, missionId } = programme.at;
	const keeps = ask.may('editor');
	const privates = keeps ? await privatesOf(ask.db, partnershipId, missionId) : new Map<string, { phone: string | null }>();
	const minutes = await minutesOf(ask.db, partnershipId, missionId);
	const beside = await notesBeside(ask.db, programme.at);
	const response = ask.page(
		{ title: m.field_title(), current: 'partnerships', still: true },
		h(FieldPage, {
			programme,
			days: byDay(programme.sessions),
			texts: new Map(minutes.map(({ session, texts }) => [session.id, texts])),
			waiting: new Set(beside.map(({ sessionId }) => sessionId)),
			phones: new Map([...privates].flatMap(([id, { phone }]) => (phone ? [[id, phone]] : []))),
			keeper: keeps ? ask.who.id : null,
			now: ask.now,
			timeZone: ask.deps.config.timeZone,
		}),
	);
	if (keeps) response.headers.set('x-field-of', ask.who.id);
	return response;
};
