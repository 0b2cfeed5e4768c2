/**
 * Pages per second of the partnership list and of a partnership's page, beside a raw `node:http` + `pg` handler that sends the same
 * statements to the same database as the same role, and answers the same bytes.
 *
 *     npm run bench            (10, 1,000 and 100,000 partnerships of one authority)
 *     npm run bench -- 1000    (only this many)
 *
 * One server process at a time, sixteen requests under way, on whatever machine this is; the load comes from another process.
 * Printed as figures and as ratios: the ratios are what can be compared between machines.
 */
import { fork } from 'node:child_process';
import { rmSync } from 'node:fs';
import http from 'node:http';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { createAuth } from '../src/account/auth.ts';
import { createApp } from '../src/app.ts';
import { openLive } from '../src/history/live.ts';
import { openChanges } from '../src/server/changes.ts';
import { openDatabase } from '../src/server/database.ts';
import { startPostgres } from '../src/server/embedded.ts';
import { loadExample } from '../src/server/example.ts';
import { diskFiles } from '../src/server/files.ts';
import { openIncoming } from '../src/server/incoming.ts';
import { listen } from '../src/server/listen.ts';
import { migrate, roleUrl, setRolePasswords } from '../src/server/migrate.ts';
import { openPublicDatabase } from '../src/server/open-database.ts';
import { urls } from '../src/urls.ts';
import { seededId, seedPartnerships } from './seed.ts';

const secret = 'a secret of the bench, long enough to be one';
const self = fileURLToPath(import.meta.url);
const inFlight = 16;
const seconds = { warm: 2, measure: 6 };

type Statement = { text: string; values: unknown[]; name?: string };
type Task =
	| { kind: 'app'; url: string }
	| { kind: 'raw'; url: string; statements: Statement[]; body: string; headers: Record<string, string> };

/** The product, as it is served, without the embedded database's process. */
async function serveApp(url: string): Promise<number> {
	const database = openDatabase(roleUrl(url, 'jumelage_app', secret), { max: 10 });
	const changes = openChanges(roleUrl(url, 'jumelage_app', secret));
	const app = createApp({
		database,
		open: openPublicDatabase(roleUrl(url, 'jumelage_open', secret)),
		changes,
		live: openLive(database, changes),
		auth: createAuth({ url: roleUrl(url, 'jumelage_auth', secret), baseUrl: 'http://localhost', secret }),
		provider: null,
		clock: () => new Date(),
		mail: { send: async () => {} },
		files: diskFiles(join(tmpdir(), 'jumelage-bench-files')),
		incoming: openIncoming(join(tmpdir(), 'jumelage-bench-incoming'), 1024 ** 2),
		assets: { css: '/assets/style.css', js: '/assets/main.js', icon: '/assets/mark.svg', folder: null },
		config: { baseUrl: 'http://localhost', timeZone: 'Europe/Paris', example: true, secret },
		log: console.error,
	});
	const port = 20_000 + (process.pid % 20_000);
	const door = await listen('127.0.0.1', port);
	const sent: Statement[] = [];
	// One request may be written down, to be repeated by the raw handler.
	const query = pg.Client.prototype.query as (...args: unknown[]) => unknown;
	pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
		const [first] = args;
		if (recording) {
			const statement = typeof first === 'string' ? { text: first, values: [] } : (first as Statement);
			sent.push({ text: statement.text, values: statement.values ?? [], ...(statement.name && { name: statement.name }) });
		}
		return query.apply(this, args);
	} as typeof pg.Client.prototype.query;
	let recording = false;
	door.open((async (request: Request, ...rest: never[]) => {
		if (request.headers.get('x-record') === null) return app.fetch(request, ...rest);
		sent.length = 0;
		recording = true;
		const response = await app.fetch(request, ...rest);
		const body = await response.text();
		recording = false;
		return Response.json({ statements: sent, body, headers: Object.fromEntries(response.headers) });
	}) as Parameters<typeof door.open>[0]);
	return port;
}

/** The least that could serve the page: the same statements on a pool, then bytes kept ready. */
async function serveRaw({ url, statements, body, headers }: Extract<Task, { kind: 'raw' }>): Promise<number> {
	const pool = new pg.Pool({ connectionString: roleUrl(url, 'jumelage_app', secret), max: 10 });
	const bytes = Buffer.from(body);
	const server = http.createServer(async (_, response) => {
		const client = await pool.connect();
		for (const statement of statements) await client.query(statement.name ? statement : statement.text);
		client.release();
		response.writeHead(200, { ...headers, 'content-length': bytes.length });
		response.end(bytes);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return (server.address() as { port: number }).port;
}

function get(
	port: number,
	path: string,
	cookie: string,
	agent: http.Agent,
	headers: Record<string, string> = {},
): Promise<{ status: number; body: string }> {
	return new Promise((resolve, reject) => {
		http
			.get({ port, path, agent, headers: { cookie, host: 'localhost', ...headers } }, (response) => {
				const parts: Buffer[] = [];
				response.on('data', (part: Buffer) => parts.push(part));
				response.on('end', () => resolve({ status: response.statusCode ?? 0, body: Buffer.concat(parts).toString() }));
			})
			.on('error', reject);
	});
}

interface Figures {
	perSecond: number;
	p50: number;
	p99: number;
}

async function measure(port: number, path: string, cookie: string): Promise<Figures> {
	const agent = new http.Agent({ keepAlive: true, maxSockets: inFlight });
	const took: number[] = [];
	const run = async (until: number, keep: boolean) => {
		while (performance.now() < until) {
			const begun = performance.now();
			const { status } = await get(port, path, cookie, agent);
			if (status !== 200) throw new Error(`${path} answered ${status}`);
			if (keep) took.push(performance.now() - begun);
		}
	};
	const all = (until: number, keep: boolean) => Promise.all(Array.from({ length: inFlight }, () => run(until, keep)));
	await all(performance.now() + seconds.warm * 1000, false);
	const begun = performance.now();
	await all(begun + seconds.measure * 1000, true);
	const elapsed = (performance.now() - begun) / 1000;
	agent.destroy();
	took.sort((a, b) => a - b);
	const at = (share: number) => took[Math.min(took.length - 1, Math.floor(took.length * share))] ?? 0;
	return { perSecond: took.length / elapsed, p50: at(0.5), p99: at(0.99) };
}

async function inChild<T>(task: Task, work: (port: number) => Promise<T>): Promise<T> {
	const child = fork(self, ['child'], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
	const port = new Promise<number>((resolve, reject) =>
		child.once('message', (message) => resolve(Number(message))).once('exit', () => reject(new Error('the server ended'))),
	);
	child.send(task);
	try {
		return await work(await port);
	} finally {
		child.kill();
	}
}

async function main(counts: number[]): Promise<void> {
	const folder = join(tmpdir(), `jumelage-bench-${process.pid}`);
	const postgres = await startPostgres({ folder, durable: true });
	const admin = new pg.Client({ connectionString: postgres.url });
	await admin.connect();
	console.log(
		`Node ${process.version}, ${cpus().length} cores, ${inFlight} requests under way, ${seconds.measure} s each, embedded PostgreSQL\n`,
	);
	console.log('partnerships  page          pages/s    p50 ms    p99 ms   raw/s     raw p50   raw p99   of raw');
	const rates = new Map<string, number>();
	try {
		for (const count of counts) {
			await admin.query(`create database bench_${count}`);
			const url = Object.assign(new URL(postgres.url), { pathname: `/bench_${count}` }).href;
			await migrate(url);
			await setRolePasswords(url, secret);
			const auth = createAuth({ url: roleUrl(url, 'jumelage_auth', secret), baseUrl: 'http://localhost', secret });
			await loadExample(url, auth);
			const owner = new pg.Client({ connectionString: url });
			await owner.connect();
			await seedPartnerships(owner, count);
			const account = await auth.find('officer-saint-etienne@jumelage.example');
			const [opened = ''] = account ? await auth.open(account.id) : [];
			await owner.end();
			await auth.close();
			const cookie = `${opened.split(';')[0]}; jumelage.lang=fr`;
			for (const [page, path] of [
				['list', urls.partnerships()],
				['partnership', urls.partnership({ partnership: seededId(1) })],
			] as const) {
				const task = { kind: 'app', url } as const;
				const recorded = await inChild(task, async (port) => {
					const agent = new http.Agent();
					for (let time = 0; time < 3; time++) await get(port, path, cookie, agent);
					const { status, body } = await get(port, path, cookie, agent, { 'x-record': '1' });
					if (status !== 200) throw new Error(`${path} answered ${status}`);
					return JSON.parse(body) as { statements: Statement[]; body: string; headers: Record<string, string> };
				});
				const app = await inChild(task, (port) => measure(port, path, cookie));
				const raw = await inChild({ kind: 'raw', url, ...recorded }, (port) => measure(port, path, cookie));
				rates.set(`${page} ${count}`, app.perSecond);
				const cells = [
					app.perSecond.toFixed(0),
					app.p50.toFixed(1),
					app.p99.toFixed(1),
					raw.perSecond.toFixed(0),
					raw.p50.toFixed(1),
					raw.p99.toFixed(1),
				];
				console.log(
					`${String(count).padEnd(13)} ${page.padEnd(12)} ${cells.map((cell) => cell.padStart(8)).join('  ')}  ${(app.perSecond / raw.perSecond).toFixed(2).padStart(7)}   (${recorded.statements.length} statements, ${(recorded.body.length / 1000).toFixed(0)} kB)`,
				);
			}
			await admin.query(`drop database bench_${count} with (force)`);
		}
		for (const page of ['list', 'partnership']) {
			const [few, many] = [rates.get(`${page} 1000`), rates.get(`${page} 100000`)];
			if (few && many) console.log(`\n${page}: a page at 100,000 takes ${(few / many).toFixed(2)} × what it takes at 1,000`);
		}
	} finally {
		await admin.end();
		await postgres.stop();
		rmSync(folder, { recursive: true, force: true });
	}
}

if (process.argv[2] === 'child') {
	process.once('message', async (task: Task) => process.send?.(await (task.kind === 'app' ? serveApp(task.url) : serveRaw(task))));
} else {
	const counts = process.argv.slice(2).map(Number).filter(Boolean);
	await main(counts.length > 0 ? counts : [10, 1000, 100_000]);
}
