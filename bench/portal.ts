/**
 * Public pages per second, beside a static file of the same bytes from the same server: what a resident's click costs.
 *
 *     npm run bench -- portal
 *
 * One server process that serves as `npm start` does (static files first, then the application), sixteen requests under way from
 * another process. Each of the two is measured three times, in turns, and the middle one counts.
 */
import { fork } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { createAuth } from '../src/account/auth.ts';
import { createApp } from '../src/app.ts';
import { openLive } from '../src/history/live.ts';
import { openChanges } from '../src/server/changes.ts';
import { openDatabase } from '../src/server/database.ts';
import { startPostgres } from '../src/server/embedded.ts';
import { loadExample } from '../src/server/example.ts';
import { diskFiles } from '../src/server/files.ts';
import { openIncoming } from '../src/server/incoming.ts';
import { type Fetch, listen } from '../src/server/listen.ts';
import { migrate, roleUrl, setRolePasswords } from '../src/server/migrate.ts';
import { openPublicDatabase } from '../src/server/open-database.ts';
import { assetServer } from '../src/server/static.ts';
import { publicUrls } from '../src/urls.ts';

const secret = 'a secret of the bench, long enough to be one';
const self = fileURLToPath(import.meta.url);
const inFlight = 16;
const seconds = { warm: 1.5, measure: 4 };
const page = publicUrls.fr.partnership({ slug: 'saint-etienne-kapan' });

async function serve(url: string, folder: string): Promise<number> {
	const database = openDatabase(roleUrl(url, 'jumelage_app', secret));
	const changes = openChanges(roleUrl(url, 'jumelage_app', secret));
	await changes.ready;
	const app = createApp({
		database,
		open: openPublicDatabase(roleUrl(url, 'jumelage_open', secret)),
		changes,
		live: openLive(database, changes),
		auth: createAuth({ url: roleUrl(url, 'jumelage_auth', secret), baseUrl: 'http://localhost', secret }),
		provider: null,
		clock: () => new Date(),
		mail: { send: async () => {} },
		files: diskFiles(join(folder, 'files')),
		incoming: openIncoming(join(folder, 'incoming'), 1024 ** 2),
		assets: { css: '/assets/style.css', js: '/assets/main.js', icon: '/assets/mark.svg', folder: null },
		config: { baseUrl: 'http://localhost', timeZone: 'Europe/Paris', example: true, secret },
		log: console.error,
	});
	const port = 20_000 + (process.pid % 20_000);
	const door = await listen('127.0.0.1', port);
	const asset = assetServer(join(folder, 'assets'));
	const { fetch } = app;
	door.open(((request: Request, ...rest: never[]) => asset(request) ?? fetch(request, ...rest)) as Fetch);
	return port;
}

function get(
	port: number,
	path: string,
	agent: http.Agent,
	headers: Record<string, string>,
): Promise<{ status: number; body: Buffer; etag: string }> {
	return new Promise((resolve, reject) => {
		http
			.get({ port, path, agent, headers: { host: 'localhost', ...headers } }, (response) => {
				const parts: Buffer[] = [];
				response.on('data', (part: Buffer) => parts.push(part));
				response.on('end', () =>
					resolve({ status: response.statusCode ?? 0, body: Buffer.concat(parts), etag: response.headers.etag ?? '' }),
				);
			})
			.on('error', reject);
	});
}

/** Answers per second. */
async function rate(port: number, path: string, headers: Record<string, string>, wanted: number): Promise<number> {
	const agent = new http.Agent({ keepAlive: true, maxSockets: inFlight });
	let count = 0;
	const run = async (until: number) => {
		while (performance.now() < until) {
			const { status } = await get(port, path, agent, headers);
			if (status !== wanted) throw new Error(`${path} answered ${status}`);
			count += 1;
		}
	};
	const all = (until: number) => Promise.all(Array.from({ length: inFlight }, () => run(until)));
	await all(performance.now() + seconds.warm * 1000);
	count = 0;
	const begun = performance.now();
	await all(begun + seconds.measure * 1000);
	agent.destroy();
	return count / ((performance.now() - begun) / 1000);
}

const middle = (values: number[]): number => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

async function main(): Promise<void> {
	const folder = join(tmpdir(), `jumelage-bench-${process.pid}`);
	const postgres = await startPostgres({ folder: join(folder, 'postgres'), durable: false });
	const auth = createAuth({ url: roleUrl(postgres.url, 'jumelage_auth', secret), baseUrl: 'http://localhost', secret });
	try {
		await migrate(postgres.url);
		await setRolePasswords(postgres.url, secret);
		await loadExample(postgres.url, auth);
		mkdirSync(join(folder, 'assets'), { recursive: true });
		console.log(
			`Node ${process.version}, ${cpus().length} cores, ${inFlight} requests under way, ${seconds.measure} s each, the middle of three`,
		);
		console.log(`${page}\n\n                  bytes   page/s   static/s   of static`);
		const start = async () => {
			const child = fork(self, ['child'], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
			const port = new Promise<number>((resolve, reject) =>
				child.once('message', (message) => resolve(Number(message))).once('exit', () => reject(new Error('the server ended'))),
			);
			child.send({ url: postgres.url, folder });
			return { child, port: await port };
		};
		const first = await start();
		const { body } = await get(first.port, page, new http.Agent(), {});
		const { etag } = await get(first.port, page, new http.Agent(), { 'accept-encoding': 'br' });
		first.child.kill();
		writeFileSync(join(folder, 'assets', 'page.txt'), body);
		const { port, child } = await start();
		// The same bytes compressed for both, so that only the server differs.
		const small = (await get(port, page, new http.Agent(), { 'accept-encoding': 'br' })).body;
		writeFileSync(join(folder, 'assets', 'page.txt.br'), small.length > 0 ? small : brotliCompressSync(body));
		child.kill();
		const last = await start();
		for (const [name, headers, bytes] of [
			['plain', {}, body.length],
			['brotli', { 'accept-encoding': 'br' }, small.length],
		] as const) {
			const rates: { page: number[]; file: number[] } = { page: [], file: [] };
			for (let turn = 0; turn < 3; turn++) {
				rates.page.push(await rate(last.port, page, headers, 200));
				rates.file.push(await rate(last.port, '/assets/page.txt', headers, 200));
			}
			const [a, b] = [middle(rates.page), middle(rates.file)];
			console.log(
				`${name.padEnd(16)} ${String(bytes).padStart(6)} ${a.toFixed(0).padStart(8)} ${b.toFixed(0).padStart(10)} ${(a / b).toFixed(2).padStart(11)}`,
			);
		}
		const unchanged = await rate(last.port, page, { 'accept-encoding': 'br', 'if-none-match': etag }, 304);
		console.log(`${'not changed'.padEnd(16)} ${'0'.padStart(6)} ${unchanged.toFixed(0).padStart(8)}`);
		last.child.kill();
	} finally {
		await auth.close();
		await postgres.stop();
		rmSync(folder, { recursive: true, force: true });
	}
}

if (process.argv[2] === 'child')
	process.once('message', async ({ url, folder }: { url: string; folder: string }) => process.send?.(await serve(url, folder)));
else await main();
