import { createHash, randomBytes } from 'node:crypto';
import { betterAuth } from 'better-auth';
import { createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import pg from 'pg';
import { v7 as uuid } from 'uuid';
import * as z from 'zod';
import { isLanguage, type Language } from '../plain/language.ts';
import type { Auth } from '../web/ask.ts';

export const sessionCookie = 'jumelage.session_token';
const days = 24 * 60 * 60;

/** The session's secret, out of the request's cookies; its signature is not needed: it is 32 random characters. */
export function sessionOf(headers: Headers): string | null {
	const found = new RegExp(`(?:^|;\\s*)(?:__Secure-)?${sessionCookie.replace('.', '\\.')}=([^;]+)`).exec(headers.get('cookie') ?? '');
	const value = found?.[1]?.split('.')[0];
	return value && /^[\w-]{16,128}$/.test(value) ? value : null;
}

/** A link's secret is kept as its hash alone: who reads the table cannot sign in with it. */
const linkName = (token: string) => `link:${createHash('sha256').update(token).digest('base64url')}`;
const languageOf = (text: unknown): Language => (isLanguage(text) ? text : 'fr');

/** better-auth on the schema `auth`, reached through its own role: `url` is that of `jumelage_auth`. */
export function createAuth(options: { url: string; baseUrl: string; secret: string }): Auth {
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
	const open = async (userId: string, headers: Headers) =>
		cookies(await auth.api.openSession({ body: { userId }, headers, asResponse: true })) ?? [];
	const credentialOf = async (accountId: string) => {
		const { internalAdapter } = await auth.$context;
		return (await internalAdapter.findAccounts(accountId)).find(({ providerId }) => providerId === 'credential');
	};
	return {
		// An unknown address costs as much time as a wrong password: better-auth hashes what was typed either way.
		async byPassword(email, password, headers) {
			const set = cookies(
				await auth.api
					.signInEmail({ body: { email, password, rememberMe: true }, headers, asResponse: true })
					.catch(() => Response.error()),
			);
			const account = set?.length ? await this.find(email) : null;
			return set && account ? { cookies: set, language: account.language } : null;
		},
		async link(accountId, minutes) {
			const { internalAdapter } = await auth.$context;
			const token = randomBytes(32).toString('base64url');
			await internalAdapter.createVerificationValue({
				identifier: linkName(token),
				value: accountId,
				expiresAt: new Date(Date.now() + minutes * 60_000),
			});
			return token;
		},
		async byLink(token, headers) {
			const { internalAdapter } = await auth.$context;
			const link = await internalAdapter.consumeVerificationValue(linkName(token));
			const user = link && (await internalAdapter.findUserById(link.value));
			if (!user) return null;
			return { cookies: await open(user.id, headers), language: languageOf((user as { language?: unknown }).language) };
		},
		open: (accountId) => open(accountId, new Headers()),
		async create({ name, email, language, password }) {
			const { internalAdapter } = await auth.$context;
			const user = await internalAdapter.createUser({ name, email: email.toLowerCase(), emailVerified: true, language }, {
				method: 'email-password',
			} as never);
			if (password) await this.setPassword(user.id, password);
			return user.id;
		},
		async find(email) {
			const { internalAdapter } = await auth.$context;
			const user = (await internalAdapter.findUserByEmail(email.toLowerCase()))?.user as { id: string; language?: unknown } | undefined;
			return user ? { id: user.id, language: languageOf(user.language) } : null;
		},
		async hash(password) {
			return (await auth.$context).password.hash(password);
		},
		async hasPassword(accountId) {
			return Boolean((await credentialOf(accountId))?.password);
		},
		async isPassword(accountId, password) {
			const hash = (await credentialOf(accountId))?.password;
			return hash ? (await auth.$context).password.verify({ hash, password }) : false;
		},
		async setPassword(accountId, password) {
			const { internalAdapter } = await auth.$context;
			const hash = await this.hash(password);
			if (await credentialOf(accountId)) await internalAdapter.updatePassword(accountId, hash);
			else await internalAdapter.createAccount({ userId: accountId, providerId: 'credential', accountId, password: hash });
		},
		async setLanguage(accountId, language) {
			const { internalAdapter } = await auth.$context;
			await internalAdapter.updateUser(accountId, { language });
		},
		async endOtherSessions(accountId, headers) {
			const { internalAdapter } = await auth.$context;
			const kept = sessionOf(headers);
			const others = (await internalAdapter.listSessions(accountId)).map(({ token }) => token).filter((token) => token !== kept);
			if (others.length > 0) await internalAdapter.deleteSessions(others);
		},
		async signOut(headers) {
			return cookies(await auth.api.signOut({ headers, asResponse: true }).catch(() => new Response())) ?? [];
		},
		close: () => pool.end(),
	};
}
