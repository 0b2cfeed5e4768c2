/**
 * Five hundred pages that stay open on one server: what they cost in memory, and how long until a change has reached the last of them.
 *
 *     node_modules/.bin/node bench/live.ts          (500 pages; the built program: run npm start once before)
 *     node_modules/.bin/node bench/live.ts 2000
 *
 * A real server process on an embedded PostgreSQL, signed-in sessions of fifty accounts a hundred, each page a connection of its own.
 * Memory is what Linux counts as resident for the server's process (VmRSS of /proc), the database apart.
 */
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import http from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { createAuth } from '../src/account/auth.ts';
import { runningUrl } from '../src/server/embedded.ts';
import { roleUrl } from '../src/server/migrate.ts';
import { root } from '../src/server/root.ts';
import { urls } from '../src/urls.ts';

const pages = Number(process.argv[2] ?? 500);
const port = Number(process.env.PORT ?? 4489);
const baseUrl = `http://localhost:${port}`;
const partnership = '019a0000-0000-7000-8000-000000010001';
const [saintEtienne, kapan] = ['019a0000-0000-7000-8000-000000001001', '019a0000-0000-7000-8000-000000001002'];
const program = join(root, 'dist', 'server', 'main.js');
if (!existsSync(program)) throw new Error('not built: run npm start once');

const folder = mkdtempSync(join(tmpdir(), 'jumelage-bench-'));
const server = spawn(process.execPath, ['--max-semi-space-size=8', '--heap-growing-percent=25', program, 'serve'], {
	cwd: root,
	env: { PATH: process.env.PATH, HOME: process.env.HOME, LANG: 'C.UTF-8', GAZETTEER: 'no', DATA_DIR: folder, PORT: String(port) },
	stdio: ['ignore', 'ignore', 'inherit'],
});
const ended = new Promise((resolve) => server.once('exit', resolve));
const memory = () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
const peak = () => Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
const agent = new http.Agent({ keepAlive: false, maxSockets: Number.POSITIVE_INFINITY });

function send(method: string, path: string, cookie: string, body = ''): Promise<http.IncomingMessage> {
	return new Promise((resolve, reject) => {
		const headers = { cookie, origin: baseUrl, ...(body && { 'content-type': 'application/x-www-form-urlencoded' }) };
		http
			.request(baseUrl + path, { method, agent, headers }, resolve)
			.on('error', reject)
			.end(body);
	});
}
async function textOf(response: http.IncomingMessage): Promise<string> {
	let text = '';
	for await (const part of response) text += part;
	return text;
}

interface Open {
	cookie: string;
	/** When each change arrived. */
	changes: number[];
	close: () => void;
}
async function look(cookie: string): Promise<Open> {
	const response = await send('GET', urls.partnershipLive({ partnership }), cookie);
	if (response.statusCode !== 200) throw new Error(`a page was refused: ${response.statusCode}`);
	const open: Open = { cookie, changes: [], close: () => response.destroy() };
	response.on('data', (part: Buffer) => part.includes('data: {') && open.changes.push(performance.now()));
	response.on('error', () => {});
	return open;
}

try {
	while (!(await fetch(baseUrl, { redirect: 'manual' }).catch(() => null))) await wait(100);
	const owner = new pg.Client(runningUrl(join(folder, 'postgres')) ?? '');
	await owner.connect();
	const secret = readFileSync(join(folder, 'secret'), 'utf8');
	const auth = createAuth({ url: roleUrl(runningUrl(join(folder, 'postgres')) ?? '', 'jumelage_auth', secret), baseUrl, secret });
	const cookies: string[] = [];
	for (let n = 0; n < pages; n++) {
		const id = n % 2 === 0 ? await auth.create({ name: `Lecteur ${n}`, email: `reader-${n}@jumelage.example`, language: 'fr' }) : null;
		if (id) {
			const role = n === 0 ? 'editor' : 'reader';
			await owner.query('insert into membership (id, account_id, organisation_id, role) values ($1, $2, $3, $4)', [
				randomUUID(),
				id,
				n % 4 === 0 ? saintEtienne : kapan,
				role,
			]);
			const session = async () => (await auth.open(id)).map((one) => one.split(';')[0]).join('; ');
			cookies.push(await session(), await session());
		}
	}
	// What the server weighs once it has drawn a few pages, as any does.
	for (const cookie of cookies.slice(0, 50)) await textOf(await send('GET', urls.partnership({ partnership }), cookie));
	const before = memory();

	const begun = performance.now();
	const open: Open[] = [];
	for (let n = 0; n < pages; n += 50) open.push(...(await Promise.all(cookies.slice(n, Math.min(n + 50, pages)).map(look))));
	const opened = performance.now() - begun;
	await wait(1000);
	const idle = memory();

	const reached: { first: number; last: number; ofWriter: number }[] = [];
	for (let n = 0; n < 5; n++) {
		const have = open.map(({ changes }) => changes.length);
		const start = performance.now();
		const answer = await send(
			'POST',
			urls.partnershipEvents({ partnership }),
			open[0]?.cookie ?? '',
			new URLSearchParams({ kind: 'milestone', on: '2026-05-10', 'title.fr': `Visite ${n}` }).toString(),
		);
		await textOf(answer);
		if (answer.statusCode !== 303) throw new Error(`the change was refused: ${answer.statusCode}`);
		const ofWriter = performance.now() - start;
		while (open.some(({ changes }, index) => changes.length <= (have[index] ?? 0))) {
			if (performance.now() - start > 20_000) throw new Error('a change did not reach all pages');
			await wait(5);
		}
		const times = open.map(({ changes }) => (changes.at(-1) ?? 0) - start);
		reached.push({ first: Math.min(...times), last: Math.max(...times), ofWriter });
	}
	// And what they ask for then: each the page anew, over five seconds as they are told.
	const refresh = performance.now();
	await Promise.all(
		open.map(async ({ cookie }) => {
			await wait(Math.random() * 5000);
			await textOf(await send('GET', urls.partnership({ partnership }), cookie));
		}),
	);
	const refreshed = performance.now() - refresh;
	// Past the minute at which each page is looked at again.
	await wait(35_000);
	const round = (value: number) => Math.round(value);
	const middle = (key: 'first' | 'last' | 'ofWriter') => round(reached.map((one) => one[key]).sort((a, b) => a - b)[2] ?? 0);
	console.log(`${pages} open pages, one server process, ${process.version}`);
	console.log(
		`memory before ${round(before)} MB, with all open ${round(idle)} MB, after changes and refreshes ${round(memory())} MB, peak ${round(peak())} MB`,
	);
	console.log(`opened in ${round(opened)} ms`);
	console.log(
		`a change: answered to its writer after ${middle('ofWriter')} ms, at the first page after ${middle('first')} ms, at the last after ${middle('last')} ms`,
	);
	console.log(`all ${pages} asked for the page anew within 5 s: the last had it after ${round(refreshed)} ms`);
	for (const { close } of open) close();
	await owner.end();
	await auth.close();
} finally {
	server.kill('SIGTERM');
	await ended;
	rmSync(folder, { recursive: true, force: true });
}
