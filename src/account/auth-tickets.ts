import { createHash, randomBytes } from 'node:crypto';
import type pg from 'pg';
import { v7 as uuid } from 'uuid';
import type { Auth, Purpose, Tickets } from '../web/auth.ts';

export const newSecret = () => randomBytes(32).toString('base64url');
export const hashOf = (secret: string) => createHash('sha256').update(secret).digest('hex');

/**
 * Lets go of every link and half-done sign-in of this account: who chooses a new password or has another address may fear that somebody
 * else holds one.
 */
export async function dropTickets(pool: pg.Pool, account: string): Promise<void> {
	await pool.query(
		`delete from verification where split_part(identifier, ':', 1) in ('sign-in', 'password', 'email', 'second') and value::jsonb ->> 'account' = $1`,
		[account],
	);
}

/** Secrets that work once. The table keeps their hash alone: who reads it cannot use them. */
export function createTickets(pool: pg.Pool): Pick<Auth, 'ticket' | 'peek' | 'redeem' | 'link'> {
	const read = <P extends Purpose>(rows: { value: string }[]) => (rows[0] ? (JSON.parse(rows[0].value) as Tickets[P] | null) : null);
	return {
		async ticket(purpose, value, minutes) {
			const secret = newSecret();
			await pool.query(
				`with gone as (delete from verification where expires_at < now())
				insert into verification (id, identifier, value, expires_at) values ($1, $2, $3, now() + make_interval(mins => $4))`,
				[uuid(), `${purpose}:${hashOf(secret)}`, JSON.stringify(value), minutes],
			);
			return secret;
		},
		async peek<P extends Purpose>(purpose: P, secret: string) {
			const { rows } = await pool.query('select value from verification where identifier = $1 and expires_at > now()', [
				`${purpose}:${hashOf(secret)}`,
			]);
			return read<P>(rows);
		},
		async redeem<P extends Purpose>(purpose: P, secret: string) {
			const { rows } = await pool.query('delete from verification where identifier = $1 and expires_at > now() returning value', [
				`${purpose}:${hashOf(secret)}`,
			]);
			return read<P>(rows);
		},
		link(account, minutes, next = null) {
			return this.ticket('sign-in', account === null ? null : { account, next }, minutes);
		},
	};
}
