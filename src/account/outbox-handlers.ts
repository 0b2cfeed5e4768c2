import { h } from 'preact';
import { m } from '../paraglide/messages.js';
import { outboxLetters } from '../server/letter-store.ts';
import { type Handler, NotFound } from '../web/ask.ts';
import { hasOutbox } from './outbox.ts';
import { OutboxPage } from './pages/outbox.tsx';

export const outboxPage: Handler = async (ask) => {
	if (!hasOutbox(ask)) throw new NotFound();
	const letters = await outboxLetters(ask.db, ask.deps.config.secret);
	return ask.page(
		{ title: m.outbox_title(), current: 'members' },
		h(OutboxPage, { letters, locale: ask.locale, timeZone: ask.deps.config.timeZone }),
	);
};
