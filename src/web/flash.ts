import { m } from '../paraglide/messages.js';

const name = 'jumelage.flash';

/** A message for the next page: only the key of one of our own messages travels, never words. */
export const flashCookie = (key: string) => `${name}=${encodeURIComponent(key)}; Path=/; Max-Age=60; HttpOnly; SameSite=Lax`;
export const noFlash = `${name}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax`;

/** The message's words, when the cookie names one that takes no value. */
export function flashIn(cookies: string): string | null {
	const key = /(?:^|;\s*)jumelage\.flash=([a-z0-9_]+)/.exec(cookies)?.[1];
	if (!key?.startsWith('done_')) return null;
	const message = (m as unknown as Record<string, () => string>)[key];
	return message ? message() : null;
}
