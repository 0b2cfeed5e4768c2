import { m } from '../paraglide/messages.js';
import { urls } from '../urls.ts';
import type { Ask } from '../web/ask.ts';
import type { Account, Identity, SignInWay } from '../web/auth.ts';
import { languageCookie } from '../web/locale.ts';
import { keptCookie } from './auth-sessions.ts';
import { waitBefore } from './throttle.ts';

/** Minutes between the first step of a sign-in and its code. */
const stepMinutes = 10;
const prefixed = (baseUrl: string, name: string) => (baseUrl.startsWith('https:') ? `__Host-${name}` : name);
export const stepCookie = (baseUrl: string) => prefixed(baseUrl, 'jumelage.step');
export const leavingCookie = (baseUrl: string) => prefixed(baseUrl, 'jumelage.leaving');

/** Only addresses of ours: a sign-in never sends people elsewhere. */
export const localAddress = (wanted: string | null | undefined) =>
	wanted && /^\/(?!\/)[!-[\]-~]*$/.test(wanted) ? wanted : urls.partnerships();

export interface Admission {
	way: SignInWay;
	next?: string | null | undefined;
	/** The provider's, to be handed back to it at the sign-out. */
	idToken?: string;
	/** An identity of a provider that shall open this account from now on. */
	identity?: Identity;
}

/**
 * The first step of a sign-in is done. Where the account has a second factor, its code is asked for: after a password and after a letter;
 * after a provider, which has rules of its own, only when its identity comes for the first time.
 */
export async function admit(ask: Ask, account: Account, { way, next = null, idToken, identity }: Admission): Promise<Response> {
	const { auth, config } = ask.deps;
	const second = way === 'oidc' && !identity ? null : await auth.second.of(account.id);
	if (!second) return letIn(ask, account, { way, next, ...(idToken ? { idToken } : {}), ...(identity ? { identity } : {}) });
	const secret = await auth.ticket('second', { account: account.id, way, next, idToken, ...(identity ? { identity } : {}) }, stepMinutes);
	return ask.see(urls.secondStep(), undefined, [keptCookie(config.baseUrl, stepCookie(config.baseUrl), secret, stepMinutes * 60)]);
}

/** Every step is done: a new session, in the language of the account. */
export async function letIn(ask: Ask, account: Account, { way, next, idToken, identity }: Admission): Promise<Response> {
	const { auth, config } = ask.deps;
	if (identity && !(await auth.addIdentity(account.id, identity))) throw new Error('this identity opens another account');
	const cookies = await auth.open(account.id, { way, headers: ask.request.headers, from: ask.from, ...(idToken ? { idToken } : {}) });
	return ask.see(localAddress(next), undefined, [
		...cookies,
		keptCookie(config.baseUrl, stepCookie(config.baseUrl), null, 0),
		languageCookie(account.language),
	]);
}

/**
 * Whether this code opens the account, counted among its tries.
 * @returns null when it does, else what to say and with which status
 */
export async function refusedCode(ask: Ask, accountId: string, code: string): Promise<{ status: number; message: string } | null> {
	const minutes = waitBefore(ask, 'code', accountId);
	if (minutes !== null) return { status: 429, message: m.account_too_many({ minutes }) };
	if (!(await ask.deps.auth.second.check(accountId, code, ask.now))) return { status: 422, message: m.account_code_wrong() };
	return null;
}
