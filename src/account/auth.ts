import { betterAuth } from 'better-auth';
import { createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { magicLink } from 'better-auth/plugins/magic-link';
import pg from 'pg';
import { v7 as uuid } from 'uuid';
import * as z from 'zod';
import type { Language } from '../plain/language.ts';
import type { Auth } from '../web/ask.ts';

export const sessionCookie = 'jumelage.session_token';
const days = 24 * 60 * 60;

/** The session's secret, out of the request's cookies; its signature is not needed: it is 32 random characters. */
export function sessionOf(headers: Headers): string | null {
	const found = new RegExp(`(?:^|;\\s*)(?:__Secure-)?${sessionCookie.replace('.', '\\.')}=([^;]+)`).exec(headers.get('cookie') ?? '');
	const value = found?.[1] && decodeURIComponent(found[1]).split('.')[0];
	return value && /^[\w-]{16,128}$/.test(value) ? value : null;
}

/**
 * better-auth on the schema `auth`, reached through its own role.
 * `url` is that of the role `jumelage_auth`; `letter` sends the mail with a link to sign in.
 */
export function createAuth(options: {
	url: string;
	baseUrl: string;
	secret: string;
	letter: (to: string, token: string) => Promise<void>;
}): Auth {
	const pool = new pg.Pool({ connectionString: options.url, max: 3, options: '-c search_path=auth' });
	pool.on('error', () => {});
	const auth = betterAuth({
		baseURL: options.baseUrl,
		secret: options.secret,
		database: pool,
		telemetry: { enabled: false },
		logger: { disabled: true },
		// Each form of the product passes the same Origin check before it comes here.
		advanced: {
			database: { generateId: () => uuid() },
			cookiePrefix: 'jumelage',
			useSecureCookies: options.baseUrl.startsWith('https:'),
			disableCSRFCheck: true,
		},
		user: {
			modelName: 'account_user',
			fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
			additionalFields: { language: { type: 'string', input: false, defaultValue: 'fr' } },
		},
		session: {
			modelName: 'session',
			fields: {
				userId: 'user_id',
				expiresAt: 'expires_at',
				ipAddress: 'ip_address',
				userAgent: 'user_agent',
				createdAt: 'created_at',
				updatedAt: 'updated_at',
			},
			expiresIn: 30 * days,
		},
		account: {
			modelName: 'credential',
			fields: {
				userId: 'user_id',
				accountId: 'account_id',
				providerId: 'provider_id',
				accessToken: 'access_token',
				refreshToken: 'refresh_token',
				idToken: 'id_token',
				accessTokenExpiresAt: 'access_token_expires_at',
				refreshTokenExpiresAt: 'refresh_token_expires_at',
				createdAt: 'created_at',
				updatedAt: 'updated_at',
			},
		},
		verification: { modelName: 'verification', fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' } },
		emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 12, maxPasswordLength: 128 },
		plugins: [
			magicLink({ disableSignUp: true, expiresIn: 15 * 60, sendMagicLink: ({ email, token }) => options.letter(email, token) }),
			{
				id: 'open-session',
				endpoints: {
					openSession: createAuthEndpoint(
						'/open-session',
						{ method: 'POST', body: z.object({ userId: z.string() }), metadata: { SERVER_ONLY: true } },
						async (context) => {
							const user = await context.context.internalAdapter.findUserById(context.body.userId);
							if (!user) throw context.error('NOT_FOUND');
							const session = await context.context.internalAdapter.createSession(user.id, false);
							await setSessionCookie(context, { session, user });
							return context.json({ ok: true });
						},
					),
				},
			},
		],
	});
	const cookies = (response: Response) =>
		response.ok || (response.status >= 300 && response.status < 400) ? response.headers.getSetCookie() : null;
	return {
		async byPassword(email, password, headers) {
			const set = cookies(
				await auth.api
					.signInEmail({ body: { email, password, rememberMe: true }, headers, asResponse: true })
					.catch(() => Response.error()),
			);
			return set?.length ? set : null;
		},
		async mailLink(email, headers) {
			if (!(await this.find(email))) return;
			await auth.api.signInMagicLink({ body: { email }, headers }).catch(() => {});
		},
		async byLink(token, headers) {
			const response = await auth.api.magicLinkVerify({ query: { token }, headers, asResponse: true }).catch(() => Response.error());
			const set = cookies(response)?.filter((cookie) => cookie.includes(sessionCookie));
			return set?.length ? set : null;
		},
		async open(accountId) {
			return cookies(await auth.api.openSession({ body: { userId: accountId }, headers: new Headers(), asResponse: true })) ?? [];
		},
		async create({ name, email, language, password }) {
			const context = await auth.$context;
			const user = await context.internalAdapter.createUser({ name, email: email.toLowerCase(), emailVerified: true, language }, {
				method: 'email-password',
			} as never);
			if (password) await this.setPassword(user.id, password);
			return user.id;
		},
		async find(email) {
			const context = await auth.$context;
			const found = await context.internalAdapter.findUserByEmail(email.toLowerCase());
			return found ? { id: found.user.id } : null;
		},
		async setPassword(accountId, password) {
			const context = await auth.$context;
			const hash = await context.password.hash(password);
			const credentials = await context.internalAdapter.findAccounts(accountId);
			if (credentials.some((credential) => credential.providerId === 'credential'))
				await context.internalAdapter.updatePassword(accountId, hash);
			else await context.internalAdapter.createAccount({ userId: accountId, providerId: 'credential', accountId, password: hash });
		},
		async signOut(headers) {
			return cookies(await auth.api.signOut({ headers, asResponse: true }).catch(() => new Response())) ?? [];
		},
		close: () => pool.end(),
	};
}
export type { Language };
