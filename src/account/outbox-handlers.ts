import { h } from 'preact';
import { m } from '../paraglide/messages.js';
import { outboxLetters } from '../server/letter-store.ts';
import { type Handler, NotFound } from '../web/ask.ts';
import { OutboxPage } from './pages/outbox.tsx';

const loopback = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/**
 * Letters hold links that sign in: where others use the product, nobody reads them but their addressees. The page exists only without a mail
 * server, on an installation that is nobody's but one's own, asked for by that machine's own name, for an administrator.
 */
export const outboxPage: Handler = async (ask) => {
	if (!ask.deps.config.outbox || !loopback.test(ask.url.hostname)) throw new NotFound();
	const letters = await outboxLetters(ask.db, ask.deps.config.secret);
	return ask.page(
		{ title: m.outbox_title(), current: 'account' },
		h(OutboxPage, { letters, locale: ask.locale, timeZone: ask.deps.config.timeZone }),
	);
};
