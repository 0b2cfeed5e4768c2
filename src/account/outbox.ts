import type { Ask } from '../web/ask.ts';

const loopback = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/**
 * Letters hold links that sign in: where others use the product, nobody reads them but their addressees. They are shown only without a mail
 * server, on an installation that is nobody's but one's own, asked for by that machine's own name.
 */
export const hasOutbox = ({ deps, url }: Pick<Ask, 'deps' | 'url'>): boolean => Boolean(deps.config.outbox) && loopback.test(url.hostname);
