import pg from 'pg';
import { v7 as uuid } from 'uuid';
import type { Account, Auth } from '../web/auth.ts';
import { createSessions } from './auth-sessions.ts';
import { createTickets, dropTickets } from './auth-tickets.ts';
import { createSecondFactor } from './auth-totp.ts';
import { hashPassword, isFormer, isPasswordOf } from './hashing.ts';

export { sessionOf } from './auth-sessions.ts';

const columns = 'u.id, u.name, u.email, u.language';
/** A password of the product's own, among what an account may be opened with. */
const own = 'credential';

/** Sign-in on the schema `auth`, reached through its own role: `url` is that of `jumelage_auth`. No other role reads what is kept there. */
export function createAuth(options: { url: string; baseUrl: string; secret: string }): Auth {
	const pool = new pg.Pool({ connectionString: options.url, max: 3, options: '-c search_path=auth' });
	pool.on('error', () => {});
	const one = async <Row extends pg.QueryResultRow>(sql: string, values: unknown[]): Promise<Row | null> =>
		(await pool.query<Row>(sql, values)).rows[0] ?? null;
	const hashOfAccount = async (account: string) =>
		(await one<{ password: string | null }>('select password from credential where user_id = $1 and provider_id = $2', [account, own]))
			?.password ?? null;

	async function setPassword(account: string, password: string): Promise<void> {
		await pool.query(
			`insert into credential (id, user_id, account_id, provider_id, password) values ($1, $2, $5, $3, $4)
			on conflict (provider_id, account_id) do update set password = excluded.password, updated_at = now()`,
			[uuid(), account, own, await hashPassword(password), account],
		);
	}

	return {
		...createTickets(pool),
		...createSessions(pool, options.baseUrl),
		second: createSecondFactor(pool, options.secret),
		hash: hashPassword,
		setPassword,
		async byPassword(email, password) {
			const found = await one<Account & { hash: string | null }>(
				`select ${columns}, c.password as hash from account_user u left join credential c on c.user_id = u.id and c.provider_id = $2
				where u.email = $1`,
				[email.toLowerCase(), own],
			);
			// The hash comes first and either way: how long it takes must not tell who has an account.
			const right = await isPasswordOf(found?.hash ?? null, password);
			if (!right || !found) return null;
			const { hash, ...account } = found;
			if (hash && isFormer(hash)) await setPassword(account.id, password);
			return account;
		},
		async create({ name, email, language, password }) {
			const id = uuid();
			await pool.query('insert into account_user (id, name, email, email_verified, language) values ($1, $2, $3, true, $4)', [
				id,
				name,
				email.toLowerCase(),
				language,
			]);
			if (password) await setPassword(id, password);
			return id;
		},
		find: (email) => one<Account>(`select ${columns} from account_user u where u.email = $1`, [email.toLowerCase()]),
		account: (id) => one<Account>(`select ${columns} from account_user u where u.id = $1`, [id]),
		hasPassword: async (account) => (await hashOfAccount(account)) !== null,
		isPassword: async (account, password) => isPasswordOf(await hashOfAccount(account), password),
		async setLanguage(account, language) {
			await pool.query('update account_user set language = $2, updated_at = now() where id = $1', [account, language]);
		},
		async setName(account, name) {
			await pool.query('update account_user set name = $2, updated_at = now() where id = $1', [account, name]);
		},
		async setEmail(account, email) {
			try {
				const { rowCount } = await pool.query('update account_user set email = $2, updated_at = now() where id = $1', [
					account,
					email.toLowerCase(),
				]);
				// The former mailbox may be what was lost.
				await dropTickets(pool, account);
				return rowCount === 1;
			} catch (error) {
				// Another account has it, perhaps since a moment ago: the table says so (unique_violation).
				if ((error as { code?: string }).code === '23505') return false;
				throw error;
			}
		},
		byIdentity: ({ issuer, subject }) =>
			one<Account>(
				`select ${columns} from credential c join account_user u on u.id = c.user_id where c.provider_id = $1 and c.account_id = $2`,
				[issuer, subject],
			),
		async addIdentity(account, { issuer, subject }) {
			await pool.query(
				'insert into credential (id, user_id, account_id, provider_id) values ($1, $2, $3, $4) on conflict (provider_id, account_id) do nothing',
				[uuid(), account, subject, issuer],
			);
			return (await this.byIdentity({ issuer, subject }))?.id === account;
		},
		hasIdentity: async (account) =>
			(await one('select 1 from credential where user_id = $1 and provider_id <> $2 limit 1', [account, own])) !== null,
		close: () => pool.end(),
	};
}
