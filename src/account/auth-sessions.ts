import type pg from 'pg';
import { v7 as uuid } from 'uuid';
import type { Auth, OpenSession } from '../web/auth.ts';
import { dropTickets, hashOf, newSecret } from './auth-tickets.ts';

/** A session that nobody used for a week ends; one that is used every day ends after a month (OWASP ASVS 5.0, 7.3.1 and 7.3.2). */
const idleDays = 7;
const longestDays = 30;

const isSecure = (baseUrl: string) => baseUrl.startsWith('https:');
// __Host-: no neighbour of the same domain can set it in our place (RFC 6265bis, 4.1.3.2). A browser keeps such a one under https alone.
export const cookieName = (baseUrl: string) => (isSecure(baseUrl) ? '__Host-jumelage.session' : 'jumelage.session');
const attributes = (baseUrl: string) => `Path=/; HttpOnly; SameSite=Lax${isSecure(baseUrl) ? '; Secure' : ''}`;

/** A cookie that scripts cannot read, for this site alone. `value` null: the browser forgets it. */
export const keptCookie = (baseUrl: string, name: string, value: string | null, seconds: number) =>
	`${name}=${value ?? ''}; Max-Age=${value === null ? 0 : seconds}; ${attributes(baseUrl)}`;

/** What the browser sent back under this name. */
export function cookieIn(headers: Headers, name: string): string | null {
	for (const pair of (headers.get('cookie') ?? '').split(';')) {
		const [key, value = ''] = pair.trim().split('=');
		if (key === name && /^[\w-]{16,128}$/.test(value)) return value;
	}
	return null;
}

/** How the session of these headers is called in the database: the hash of its secret; null where there is none. */
export function sessionOf(headers: Headers, baseUrl: string): string | null {
	const secret = cookieIn(headers, cookieName(baseUrl));
	return secret === null ? null : hashOf(secret);
}

/** Sessions on the schema `auth`. */
export function createSessions(
	pool: pg.Pool,
	baseUrl: string,
): Pick<Auth, 'open' | 'sessions' | 'endSession' | 'endOtherSessions' | 'prove' | 'touch' | 'signOut'> {
	return {
		// Always a new secret: one that was put into the browser before the sign-in opens nothing.
		async open(account, { way, headers, from = null, idToken } = { way: 'example' }) {
			const secret = newSecret();
			await pool.query(
				`with gone as (delete from session where expires_at < now() or token = $8)
				insert into session (id, user_id, token, way, ip_address, user_agent, id_token, expires_at)
				values ($1, $2, $3, $4, $5, $6, $7, now() + make_interval(days => $9))`,
				[
					uuid(),
					account,
					hashOf(secret),
					way,
					from,
					headers?.get('user-agent')?.slice(0, 400) ?? null,
					idToken ?? null,
					headers ? sessionOf(headers, baseUrl) : null,
					idleDays,
				],
			);
			return [keptCookie(baseUrl, cookieName(baseUrl), secret, longestDays * 24 * 60 * 60)];
		},
		async sessions(account) {
			const { rows } = await pool.query<OpenSession>(
				`select id, way, created_at as "openedAt", seen_at as "seenAt", ip_address as address, user_agent as agent
				from session where user_id = $1 and expires_at > now() order by seen_at desc, id desc limit 100`,
				[account],
			);
			return rows;
		},
		async endSession(account, id) {
			return (await pool.query('delete from session where user_id = $1 and id = $2', [account, id])).rowCount === 1;
		},
		async endOtherSessions(account, headers) {
			await pool.query('delete from session where user_id = $1 and token is distinct from $2', [
				account,
				headers ? sessionOf(headers, baseUrl) : null,
			]);
			await dropTickets(pool, account);
		},
		async prove(id) {
			await pool.query('update session set proven_at = now() where id = $1', [id]);
		},
		async touch(id) {
			await pool.query(
				`update session set seen_at = now(), expires_at = least(created_at + make_interval(days => $2), now() + make_interval(days => $3))
				where id = $1 and seen_at < now() - interval '5 minutes'`,
				[id, longestDays, idleDays],
			);
		},
		async signOut(headers) {
			const { rows } = await pool.query<{ idToken: string | null }>(
				'delete from session where token = $1 returning id_token as "idToken"',
				[sessionOf(headers, baseUrl)],
			);
			return { cookies: [keptCookie(baseUrl, cookieName(baseUrl), null, 0)], idToken: rows[0]?.idToken ?? null };
		},
	};
}
