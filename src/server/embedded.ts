import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { findBinaries } from './binaries.ts';
import { ensureWritable } from './folder.ts';
import { postmasterPid, signal, stopLeftovers } from './leftovers.ts';
import { holdFolder } from './lock.ts';
import { chooseRunner, type Runner } from './runner.ts';
import { Trouble } from './trouble.ts';

const major = '18';

export type Postgres = {
	/** Connection address of the superuser `postgres`, over TCP on 127.0.0.1. */
	url: string;
	pid: number;
	/** Resolves when the server ends, asked or not. */
	ended: Promise<void>;
	/** Ends open sessions, writes a checkpoint, waits for the end (15 s at most) and frees the folder. May be called twice. */
	stop(): Promise<void>;
};

export type PostgresOptions = {
	/** Absolute path; made when absent. Holds `cluster/`, `password`, `log` and `lock`. */
	folder: string;
	/** TCP port on 127.0.0.1; a free one when absent. */
	port?: number;
	/** false: nothing is flushed to disk. For tests only. */
	durable: boolean;
	/** Told of the steps that take long. */
	log?: (step: 'creating' | 'repairing' | 'starting') => void;
};

/**
 * Starts the embedded PostgreSQL on `folder`, made at the first start and repaired after a crash.
 * @throws Trouble `data-in-use` (another Jumelage runs on it), `folder-not-writable`, `folder-of-another`, `data-of-other-major`,
 * `platform-without-postgres`, `root-without-nobody`, `folder-out-of-reach`, `postgres-did-not-start`
 */
export async function startPostgres({ folder, port, durable, log }: PostgresOptions): Promise<Postgres> {
	ensureWritable(folder, 0o700);
	const lock = holdFolder(folder);
	try {
		const runner = chooseRunner(folder, findBinaries());
		if (runner.owner) chownSync(folder, runner.owner.uid, runner.owner.gid);
		const cluster = join(folder, 'cluster');
		if (postmasterPid(cluster) !== null) {
			log?.('repairing');
			await stopLeftovers(cluster);
		}
		if (!existsSync(cluster)) {
			log?.('creating');
			await createCluster(folder, runner, durable);
		}
		const version = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim();
		if (version !== major) throw new Trouble('data-of-other-major', { folder, version, expected: major });
		log?.('starting');
		return await launch(folder, runner, port, durable, lock.release);
	} catch (error) {
		lock.release();
		throw error;
	}
}

/** Address of the PostgreSQL that another process of Jumelage runs on `folder`; `null` when none is ready. */
export function runningUrl(folder: string): string | null {
	try {
		const [, , , port, , , , status] = readFileSync(join(folder, 'cluster', 'postmaster.pid'), 'utf8').split('\n');
		return status?.trim() === 'ready' ? urlOf(folder, Number(port)) : null;
	} catch {
		return null;
	}
}

const urlOf = (folder: string, port: number): string =>
	`postgres://postgres:${readFileSync(join(folder, 'password'), 'utf8')}@127.0.0.1:${port}/postgres`;

/** Makes the cluster beside its place and moves it there when complete: an interrupted first start leaves nothing half made. */
async function createCluster(folder: string, runner: Runner, durable: boolean): Promise<void> {
	const fresh = join(folder, 'cluster.new');
	const password = join(folder, 'password');
	writeFileSync(password, randomBytes(24).toString('base64url'), { mode: 0o600 });
	if (runner.owner) chownSync(password, runner.owner.uid, runner.owner.gid);
	// Text is compared by code point, the same on every system; French and Armenian order is asked by name ("fr-x-icu", "hy-x-icu").
	const order = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];
	const access = ['--username=postgres', '--pwfile=../password', '--auth=scram-sha-256', '--data-checksums'];
	// The classes of characters (what is a letter, what is punctuation) come from the system, which may lack this locale.
	for (const classes of ['--lc-ctype=C.UTF-8', '--lc-ctype=C']) {
		rmSync(fresh, { recursive: true, force: true });
		mkdirSync(fresh, { mode: 0o700 });
		if (runner.owner) chownSync(fresh, runner.owner.uid, runner.owner.gid);
		const args = [...order, classes, ...access, ...(durable ? [] : ['--no-sync'])];
		const out = openSync(join(folder, 'log'), 'a', 0o600);
		const child = runner.launch('initdb', fresh, args, { stdio: ['ignore', out, out], detached: true });
		const status = await new Promise((resolve, reject) => child.once('exit', resolve).once('error', reject));
		if (status === 0) return renameSync(fresh, join(folder, 'cluster'));
	}
	throw notStarted(folder);
}

async function launch(
	folder: string,
	runner: Runner,
	wanted: number | undefined,
	durable: boolean,
	release: () => unknown,
): Promise<Postgres> {
	const cluster = join(folder, 'cluster');
	const port = wanted ?? (await freePort());
	const settings = {
		port,
		listen_addresses: '127.0.0.1',
		unix_socket_directories: '',
		max_connections: 60,
		shared_buffers: '128MB',
		fsync: durable ? 'on' : 'off',
		synchronous_commit: durable ? 'on' : 'off',
		full_page_writes: durable ? 'on' : 'off',
		timezone: 'UTC',
		log_timezone: 'UTC',
		jit: 'off',
	};
	const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
	// A log of its own, begun anew at each start. Detached: Ctrl-C must reach Jumelage alone, which then stops PostgreSQL last.
	const out = openSync(join(folder, 'log'), 'w', 0o600);
	const child = runner.launch('postgres', cluster, args, { stdio: ['ignore', out, out], detached: true });
	let over = false;
	const ended = new Promise<void>((resolve) => {
		const end = () => {
			over = true;
			release();
			resolve();
		};
		child.once('exit', end).once('error', end);
	});
	const { pid } = child;
	while (!over && (postmasterPid(cluster) !== pid || runningUrl(folder) === null)) await Promise.race([wait(10), ended]);
	if (over || pid === undefined) throw notStarted(folder);
	const stop = async () => {
		for (const [name, seconds] of [
			['SIGINT', 10],
			['SIGQUIT', 4],
			['SIGKILL', 1],
		] as const) {
			if (over) return;
			signal(pid, name);
			await Promise.race([ended, wait(seconds * 1000, undefined, { ref: false })]);
		}
	};
	return { url: urlOf(folder, port), pid, ended, stop };
}

function notStarted(folder: string): Trouble {
	const lines = readFileSync(join(folder, 'log'), 'utf8').trim().split('\n');
	const reason = lines.findLast((line) => /FATAL|PANIC|error/i.test(line)) ?? lines.at(-1) ?? '';
	return new Trouble('postgres-did-not-start', { reason: reason.replace(/^.*?(FATAL|PANIC|error):\s*/i, ''), log: join(folder, 'log') });
}

async function freePort(): Promise<number> {
	const server = createServer();
	await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
	const address = server.address();
	await new Promise((resolve) => server.close(resolve));
	if (address === null || typeof address === 'string') throw new Error('no port');
	return address.port;
}
