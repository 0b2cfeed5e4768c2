import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Ask } from '../web/ask.ts';

const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The key that founds the office on an empty server: 60 bits out of the product's secret, the same at each start; the terminal shows it. */
export const setupKey = (secret: string) =>
	[...createHmac('sha256', secret).update('setup').digest().subarray(0, 12)]
		.map((byte) => letters[byte % 32])
		.join('')
		.replace(/(.{4})(?=.)/g, '$1-');

export function isSetupKey(secret: string, typed: string): boolean {
	const plain = (key: string) => Buffer.from(key.toUpperCase().replace(/[\s-]/g, ''));
	const [wanted, given] = [plain(setupKey(secret)), plain(typed)];
	return wanted.length === given.length && timingSafeEqual(wanted, given);
}

const loopback = /^(127\.|::1$)/;

/**
 * Whoever sits at the machine itself needs no key: Jumelage calls itself by this machine's own name, the request comes from it, and no
 * proxy passed it on.
 */
export function isKeyNeedless({ deps, from, request }: Pick<Ask, 'deps' | 'from' | 'request'>): boolean {
	const { hostname } = new URL(deps.config.baseUrl);
	const passedOn = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'].some((name) => request.headers.has(name));
	return /^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname) && from !== null && loopback.test(from) && !passedOn;
}
