import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { stopLeftovers } from '../src/server/leftovers.ts';
import { root } from '../src/server/root.ts';

/** The built program, started as `npm start` starts it, on a port and a data folder of its own. */
export type Program = {
	child: ChildProcess;
	address: string;
	/** All it has written so far. */
	output(): string;
	/** Resolves with its exit code, or the signal that killed it. */
	ended: Promise<number | string>;
};

export type Settings = Record<string, string | undefined>;

const folders = new Set<string>();
const children = new Set<ChildProcess>();

/** A data folder under the system's temporary folder; `clear()` removes it. */
export function dataFolder(): string {
	const folder = realpathSync(mkdtempSync(join(tmpdir(), 'jumelage-boot-')));
	folders.add(folder);
	return folder;
}

/** Stops whatever still works in the data folders and removes them. */
export async function clear(): Promise<void> {
	for (const child of children) child.kill('SIGKILL');
	children.clear();
	for (const folder of folders) {
		await stopLeftovers(join(folder, 'postgres', 'cluster'));
		await stopLeftovers(join(folder, 'cluster'));
		rmSync(folder, { recursive: true, force: true });
	}
	folders.clear();
}

export async function freePort(): Promise<number> {
	for (let port = 4210; port < 4300; port++) {
		const server = createServer();
		const free = await new Promise<boolean>((resolve) => {
			server.once('error', () => resolve(false)).listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
		});
		if (free) return port;
	}
	throw new Error('no free port');
}

/** @param settings DATA_DIR and whatever else; the language is English unless told, the directory of cities is left out */
export async function start(settings: Settings, ...words: string[]): Promise<Program> {
	const port = settings.PORT ?? String(await freePort());
	const child = spawn(process.execPath, [join(root, 'dist', 'server', 'main.js'), 'serve', ...words], {
		cwd: root,
		env: { PATH: process.env.PATH, HOME: process.env.HOME, LANG: 'C.UTF-8', GAZETTEER: 'no', ...settings, PORT: port },
		stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
		detached: true,
	});
	children.add(child);
	child.once('exit', () => children.delete(child));
	let output = '';
	for (const stream of [child.stdout, child.stderr])
		stream?.on('data', (text) => {
			output += text;
		});
	const ended = new Promise<number | string>((resolve) => child.once('exit', (code, signal) => resolve(code ?? signal ?? '')));
	return { child, address: `http://localhost:${port}`, output: () => output, ended };
}

/** Waits for the first page. @returns milliseconds since the call */
export async function firstPage({ address, ended, output }: Program): Promise<number> {
	const begun = performance.now();
	let over = false;
	ended.then(() => {
		over = true;
	});
	while (!over) {
		const response = await fetch(address, { redirect: 'manual' }).catch(() => null);
		if (response && response.status < 400) return performance.now() - begun;
		await wait(20);
	}
	throw new Error(`ended before its first page:\n${output()}`);
}

/** Processes at work in a data folder, or started on it. */
export function processesOf(folder: string): string[] {
	if (!existsSync('/proc'))
		return execFileSync('ps', ['ax'])
			.toString()
			.split('\n')
			.filter((line) => line.includes(folder));
	return readdirSync('/proc').filter((pid) => {
		try {
			return /^\d+$/.test(pid) && readlinkSync(`/proc/${pid}/cwd`).startsWith(folder);
		} catch {
			return false;
		}
	});
}

/** The running PostgreSQL of a data folder, as its owner. */
export function adminUrl(folder: string): string {
	const port = readFileSync(join(folder, 'postgres', 'cluster', 'postmaster.pid'), 'utf8').split('\n')[3];
	return `postgres://postgres:${readFileSync(join(folder, 'postgres', 'password'), 'utf8')}@127.0.0.1:${port}/postgres`;
}
