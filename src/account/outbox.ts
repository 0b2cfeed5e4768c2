import type { Ask } from '../web/ask.ts';

const loopback = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/**
 * Letters hold links that sign in: where others use the product, nobody reads them but their addressees. They are shown only without a mail
 * server, on an installation that is nobody's but one's own: it is called by that machine's own name in its settings, and in the question. What
 * the question says alone is written by whoever asks.
 */
export const hasOutbox = ({ deps, url }: Pick<Ask, 'deps' | 'url'>): boolean =>
	Boolean(deps.config.outbox) && loopback.test(new URL(deps.config.baseUrl).hostname) && loopback.test(url.hostname);
