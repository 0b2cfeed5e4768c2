import { createHash, createHmac } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { root } from './root.ts';
import { Trouble } from './trouble.ts';

export type Migration = { number: number; name: string; sql: string; hash: string };

/** The login roles that the migrations make. They belong to the whole PostgreSQL server, hence the prefix. */
export const loginRoles = ['jumelage_app', 'jumelage_open', 'jumelage_auth', 'jumelage_jobs'] as const;
export type LoginRole = (typeof loginRoles)[number];

/** Keeps two starts from migrating one database together; any number will do as long as it stays. */
const advisoryLock = 19_592_023;
const oldest = 15;

/** The migrations of `folder`, by number: files named `NNNN_slug.sql`. */
export function readMigrations(folder = join(root, 'db', 'migrations')): Migration[] {
	const names = existsSync(folder) ? readdirSync(folder).filter((name) => /^\d{4}_\w+\.sql$/.test(name)) : [];
	return names.sort().map((name) => {
		const sql = readFileSync(join(folder, name), 'utf8');
		return { number: Number(name.slice(0, 4)), name, sql, hash: createHash('sha256').update(sql).digest('hex') };
	});
}

/**
 * Brings the database to the schema of this version: each migration in its own transaction, one start at a time.
 * @param url address of a role that may create schemas and roles
 * @returns names of the files applied now
 * @throws Trouble `database-unreachable`, `database-too-old`, `database-newer` (nothing is changed), `migration-changed`,
 * `migration-failed` (that file is rolled back, the earlier ones stay)
 */
export async function migrate(url: string, migrations = readMigrations()): Promise<{ applied: string[] }> {
	const client = await connect(url);
	try {
		await client.query('select pg_advisory_lock($1)', [advisoryLock]);
		await client.query(`create table if not exists public.migration (
			number int primary key, name text not null, hash text not null, applied_at timestamptz not null default now())`);
		const { rows } = await client.query<{ number: number; name: string; hash: string }>('select number, name, hash from public.migration');
		const done = new Map(rows.map((row) => [row.number, row]));
		for (const row of rows) {
			const known = migrations.find((migration) => migration.number === row.number);
			if (!known) throw new Trouble('database-newer', { name: row.name });
			if (known.hash !== row.hash) throw new Trouble('migration-changed', { name: known.name });
		}
		const applied: string[] = [];
		for (const migration of migrations) {
			if (done.has(migration.number)) continue;
			await apply(client, migration);
			applied.push(migration.name);
		}
		return { applied };
	} finally {
		await client.end(); // lets go of the lock
	}
}

async function apply(client: pg.Client, { number, name, sql, hash }: Migration): Promise<void> {
	try {
		await client.query('begin');
		await client.query(sql);
		await client.query('insert into public.migration (number, name, hash) values ($1, $2, $3)', [number, name, hash]);
		await client.query('commit');
	} catch (cause) {
		await client.query('rollback');
		throw new Trouble('migration-failed', { name, reason: reasonOf(cause) }, { cause });
	}
}

/** @throws Trouble `database-unreachable`, `database-too-old` */
async function connect(url: string): Promise<pg.Client> {
	const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000, application_name: 'jumelage migrate' });
	client.on('error', () => {}); // a lost connection also fails the query under way, which says so
	try {
		await client.connect();
		const { rows } = await client.query<{ server_version_num: string }>('show server_version_num');
		const major = Math.floor(Number(rows[0]?.server_version_num) / 10_000);
		if (major < oldest) throw new Trouble('database-too-old', { version: major, oldest });
		return client;
	} catch (cause) {
		await client.end().catch(() => {});
		if (cause instanceof Trouble) throw cause;
		throw new Trouble('database-unreachable', { address: addressOf(url), reason: reasonOf(cause) }, { cause });
	}
}

/** The password of a login role: always the same for one secret, so that nothing more than the secret is kept. */
export const rolePassword = (secret: string, role: LoginRole): string => createHmac('sha256', secret).update(role).digest('base64url');

/** The same database, as `role`. */
export function roleUrl(url: string, role: LoginRole, secret: string): string {
	const address = new URL(url);
	address.username = role;
	address.password = rolePassword(secret, role);
	return address.href;
}

/** Gives the login roles the passwords that follow from `secret`, where they cannot already connect with them. */
export async function setRolePasswords(url: string, secret: string): Promise<void> {
	for (const role of loginRoles) {
		const trial = new pg.Client({ connectionString: roleUrl(url, role, secret), connectionTimeoutMillis: 5000 });
		trial.on('error', () => {});
		try {
			await trial.connect();
			await trial.end();
		} catch {
			const client = await connect(url);
			try {
				// Names and password come from this file's own lists and base64url: nothing to escape.
				await client.query(`alter role ${role} login password '${rolePassword(secret, role)}'`);
			} finally {
				await client.end();
			}
		}
	}
}

/** Host, port and database, without the password. */
function addressOf(url: string): string {
	try {
		const { host, pathname } = new URL(url);
		return host + pathname;
	} catch {
		return 'DATABASE_URL';
	}
}

function reasonOf(cause: unknown): string {
	if (cause instanceof AggregateError && cause.errors.length > 0) return reasonOf(cause.errors[0]);
	return cause instanceof Error ? cause.message || cause.name : String(cause);
}
