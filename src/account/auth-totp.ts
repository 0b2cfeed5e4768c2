import { createCipheriv, createDecipheriv, hkdfSync, randomBytes, randomInt } from 'node:crypto';
import type pg from 'pg';
import type { SecondFactor } from '../web/auth.ts';
import { hashCode } from './hashing.ts';
import { base32, stepOf } from './totp.ts';

/** Without the letters and digits that are taken for one another (Crockford). */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const codes = 10;
const newCode = () => Array.from({ length: 10 }, () => letters[randomInt(32)]).join('');
/** As it was meant: written in small letters, with spaces, with an O for a zero. */
const meant = (typed: string) => typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
const shown = (code: string) => `${code.slice(0, 5)}-${code.slice(5)}`;

/**
 * The second factor on the schema `auth`. Keys are encrypted (AES-256-GCM) under a key drawn from the product's secret and tied to their
 * account: neither a copy of the database nor a row moved to another account opens anything.
 */
export function createSecondFactor(pool: pg.Pool, secret: string): SecondFactor {
	const vault = Buffer.from(hkdfSync('sha256', secret, '', 'jumelage second factor', 32));
	const close = (key: Buffer, account: string) => {
		const nonce = randomBytes(12);
		const cipher = createCipheriv('aes-256-gcm', vault, nonce).setAAD(Buffer.from(account));
		return Buffer.concat([nonce, cipher.update(key), cipher.final(), cipher.getAuthTag()]);
	};
	/** Null for a key kept under another secret, as after a restore elsewhere: recovery codes open all the same. */
	const reveal = (kept: Buffer, account: string): Buffer | null => {
		const cipher = createDecipheriv('aes-256-gcm', vault, kept.subarray(0, 12)).setAAD(Buffer.from(account));
		cipher.setAuthTag(kept.subarray(-16));
		try {
			return Buffer.concat([cipher.update(kept.subarray(12, -16)), cipher.final()]);
		} catch {
			return null;
		}
	};
	const matching = ({ secret: kept, last }: Row, account: string, code: string, now: Date) => {
		const key = reveal(kept, account);
		return key && stepOf(key, code, now, last);
	};
	interface Row {
		secret: Buffer;
		last: number;
		confirmed: boolean;
		salt: Buffer | null;
	}
	const rowOf = async (account: string) =>
		(
			await pool.query<Row>(
				'select secret, last_step as last, confirmed_at is not null as confirmed, recovery_salt as salt from totp where account_id = $1',
				[account],
			)
		).rows[0];

	/** Whether this step was still to be used: of two who send one code at once, one is refused. */
	const use = async (account: string, step: number) =>
		(await pool.query('update totp set last_step = $2 where account_id = $1 and last_step < $2', [account, step])).rowCount === 1;

	async function renew(account: string): Promise<string[]> {
		const list = Array.from({ length: codes }, newCode);
		const salt = randomBytes(16);
		const hashes = await Promise.all(list.map((code) => hashCode(code, salt)));
		await pool.query(
			`with former as (delete from recovery_code where account_id = $1), salted as (update totp set recovery_salt = $2 where account_id = $1)
			insert into recovery_code (account_id, hash) select $1, unnest($3::bytea[])`,
			[account, salt, hashes],
		);
		return list.map(shown);
	}

	return {
		async of(account) {
			const { rows } = await pool.query<{ since: Date; left: number }>(
				`select confirmed_at as since, (select count(*)::int from recovery_code c where c.account_id = t.account_id and used_at is null) as left
				from totp t where account_id = $1 and confirmed_at is not null`,
				[account],
			);
			return rows[0] ?? null;
		},
		async begin(account) {
			// The same for half an hour, since the page may be opened twice; not longer, since somebody may have read it.
			await pool.query(
				`insert into totp (account_id, secret) values ($1, $2)
				on conflict (account_id) do update set secret = excluded.secret, created_at = now()
				where totp.confirmed_at is null and totp.created_at < now() - interval '30 minutes'`,
				[account, close(randomBytes(20), account)],
			);
			const row = await rowOf(account);
			if (!row || row.confirmed) throw new Error('a second factor in force is not replaced, but removed first');
			const key = reveal(row.secret, account);
			if (key) return base32(key);
			await pool.query('delete from totp where account_id = $1 and confirmed_at is null', [account]);
			return this.begin(account);
		},
		async confirm(account, code, now) {
			const row = await rowOf(account);
			if (!row || row.confirmed) return null;
			const step = matching(row, account, code, now);
			if (step === null || !(await use(account, step))) return null;
			await pool.query('update totp set confirmed_at = now() where account_id = $1', [account]);
			return renew(account);
		},
		async check(account, code, now) {
			const row = await rowOf(account);
			if (!row?.confirmed) return null;
			const step = matching(row, account, code, now);
			if (step !== null) return (await use(account, step)) ? 'totp' : null;
			const typed = meant(code);
			if (!row.salt || typed.length !== 10) return null;
			const { rowCount } = await pool.query(
				'update recovery_code set used_at = now() where account_id = $1 and hash = $2 and used_at is null',
				[account, await hashCode(typed, row.salt)],
			);
			return rowCount === 1 ? 'recovery' : null;
		},
		renew,
		async remove(account) {
			await pool.query('delete from totp where account_id = $1', [account]);
		},
	};
}
