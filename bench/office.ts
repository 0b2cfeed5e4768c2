import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { createAuth, sessionOf } from '../src/account/auth.ts';
import { createApp } from '../src/app.ts';
import { openLive } from '../src/history/live.ts';
import { openChanges } from '../src/server/changes.ts';
import { type Database, openDatabase } from '../src/server/database.ts';
import { startPostgres } from '../src/server/embedded.ts';
import { loadExample } from '../src/server/example.ts';
import { diskFiles } from '../src/server/files.ts';
import { openIncoming } from '../src/server/incoming.ts';
import { migrate, roleUrl, setRolePasswords } from '../src/server/migrate.ts';
import { openPublicDatabase } from '../src/server/open-database.ts';

const secret = 'a secret of the bench, long enough to be one';
/** Of the example. */
export const partnership = '019a0000-0000-7000-8000-000000010001';
export const [saintEtienne, kapan] = ['019a0000-0000-7000-8000-000000001001', '019a0000-0000-7000-8000-000000001002'];

export interface Statement {
	text: string;
	values?: unknown[];
	name?: string;
}
export interface Office {
	/** A page as the officer of Saint-Étienne gets it, in French. @throws where it is not answered by 200 */
	page(path: string): Promise<string>;
	/** What the page asks the database. */
	statementsOf(path: string): Promise<Statement[]>;
	/** A connection as the role that those questions are asked by. */
	raw: pg.Client;
	database: Database;
	session: string | null;
}

/**
 * The product on the example and what `seed` adds, without a port. Starts a PostgreSQL of its own in a temporary folder (or uses
 * TEST_DATABASE_URL, a superuser's address); nothing is left behind.
 */
export async function inOffice(seed: (owner: pg.Pool) => Promise<void>, work: (office: Office) => Promise<void>): Promise<void> {
	const folder = join(tmpdir(), `jumelage-bench-${process.pid}`);
	const given = process.env.TEST_DATABASE_URL;
	const postgres = given ? null : await startPostgres({ folder, durable: false });
	const server = given ?? postgres?.url ?? '';
	const name = `bench_${process.pid}`;
	const url = Object.assign(new URL(server), { pathname: `/${name}` }).href;
	const admin = new pg.Client({ connectionString: server });
	await admin.connect();
	const closing: (() => Promise<unknown>)[] = [];
	try {
		await admin.query(`create database ${name}`);
		await migrate(url);
		await setRolePasswords(url, secret);
		const auth = createAuth({ url: roleUrl(url, 'jumelage_auth', secret), baseUrl: 'http://localhost', secret });
		const owner = new pg.Pool({ connectionString: url, max: 1 });
		owner.on('error', () => {});
		await loadExample(url, auth);
		await seed(owner);
		await owner.query('vacuum analyze');
		const account = await auth.find('officer-saint-etienne@jumelage.example');
		const cookies = await auth.open(account?.id ?? '');
		const headers = { cookie: [...cookies.map((cookie) => cookie.split(';')[0]), 'jumelage.lang=fr'].join('; ') };
		const database = openDatabase(roleUrl(url, 'jumelage_app', secret), { max: 1 });
		const open = openPublicDatabase(roleUrl(url, 'jumelage_open', secret));
		const changes = openChanges(roleUrl(url, 'jumelage_app', secret));
		const live = openLive(database, changes);
		const raw = new pg.Client({ connectionString: roleUrl(url, 'jumelage_app', secret) });
		await raw.connect();
		closing.push(
			() => Promise.resolve(live.close()),
			...[changes, open, database, auth].map((one) => () => one.close()),
			() => raw.end(),
			() => owner.end(),
		);
		const app = createApp({
			database,
			open,
			changes,
			live,
			auth,
			provider: null,
			clock: () => new Date(),
			mail: { send: async () => {} },
			files: diskFiles(join(folder, 'files')),
			incoming: openIncoming(join(folder, 'incoming'), 1024 ** 2),
			assets: { css: '/assets/style.css', js: '/assets/main.js', icon: '/assets/mark.svg', folder: null },
			config: { baseUrl: 'http://localhost', timeZone: 'Europe/Paris', example: true, secret },
			log: console.error,
		});
		const page = async (path: string) => {
			const response = await app.request(`http://localhost${path}`, { headers });
			if (response.status !== 200) throw new Error(`${path} answered ${response.status}`);
			return response.text();
		};
		const statementsOf = async (path: string) => {
			const sent: Statement[] = [];
			const { query } = pg.Client.prototype;
			pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
				sent.push(typeof args[0] === 'string' ? { text: args[0] } : (args[0] as Statement));
				return (query as (...all: unknown[]) => unknown).apply(this, args);
			} as typeof query;
			await page(path).finally(() => {
				pg.Client.prototype.query = query;
			});
			return sent;
		};
		await work({ page, statementsOf, raw, database, session: sessionOf(new Headers(headers), 'http://localhost') });
	} catch (error) {
		console.error(error);
		process.exitCode = 1;
	} finally {
		for (const close of closing) await close();
		await admin.query(`drop database if exists ${name} with (force)`);
		await admin.end();
		await postgres?.stop();
		rmSync(folder, { recursive: true, force: true });
	}
}

/** One after the other, as a client would that knows no better. */
export async function inTurn(raw: pg.Client, statements: readonly Statement[]): Promise<void> {
	for (const statement of statements) await raw.query(statement.name ? statement : statement.text);
}

export interface Taken {
	/** Milliseconds. */
	p50: number;
	p99: number;
	/** Milliseconds of this process's own work in one round, which other programs on the machine do not lengthen. */
	own: number;
}
export async function timed(work: () => unknown, rounds = 60): Promise<Taken> {
	const times: number[] = [];
	let before = process.cpuUsage();
	for (let round = 0; round < rounds + 15; round++) {
		const begun = performance.now();
		await work();
		if (round >= 15) times.push(performance.now() - begun);
		else before = process.cpuUsage();
	}
	const { user, system } = process.cpuUsage(before);
	times.sort((a, b) => a - b);
	const at = (share: number) => times[Math.floor(times.length * share)] ?? 0;
	return { p50: at(0.5), p99: at(0.99), own: (user + system) / 1000 / rounds };
}
export const line = (what: string, { p50, p99, own }: Taken, more = '') =>
	console.log(
		`${what.padEnd(52)} p50 ${p50.toFixed(1).padStart(6)} ms   p99 ${p99.toFixed(1).padStart(6)} ms   own ${own.toFixed(1).padStart(5)} ms${more}`,
	);
