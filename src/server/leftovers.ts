import { existsSync, readdirSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** Processes whose working folder is `cluster`: a PostgreSQL server and its children. Linux only (elsewhere: none seen). */
function processesIn(cluster: string): number[] {
	if (!existsSync('/proc/self/cwd')) return [];
	return readdirSync('/proc')
		.map(Number)
		.filter((pid) => {
			if (!(pid > 0) || pid === process.pid) return false;
			try {
				return readlinkSync(`/proc/${pid}/cwd`) === cluster && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('postgres');
			} catch {
				return false; // gone meanwhile, or another user's
			}
		});
}

/** The pid written in postmaster.pid, or `null`. */
export function postmasterPid(cluster: string): number | null {
	try {
		return Number(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0]) || null;
	} catch {
		return null;
	}
}

export function signal(pid: number, name: NodeJS.Signals): void {
	try {
		process.kill(pid, name);
	} catch {
		// already gone
	}
}

async function goneWithin(cluster: string, milliseconds: number): Promise<boolean> {
	for (const end = Date.now() + milliseconds; ; await wait(20)) {
		if (processesIn(cluster).length === 0) return true;
		if (Date.now() > end) return false;
	}
}

/**
 * Stops the PostgreSQL that a killed Jumelage left behind on `cluster`, and takes its stale postmaster.pid away.
 * The caller holds the folder's lock, so nothing it stops can belong to a living Jumelage.
 */
export async function stopLeftovers(cluster: string): Promise<void> {
	if (!existsSync(cluster)) return;
	const place = realpathSync(cluster);
	const server = postmasterPid(place);
	const found = processesIn(place);
	if (server !== null && found.includes(server)) {
		signal(server, 'SIGINT');
		await goneWithin(place, 10_000);
	}
	for (const name of ['SIGQUIT', 'SIGKILL'] as const) {
		for (const pid of processesIn(place)) signal(pid, name);
		if (await goneWithin(place, 3_000)) break;
	}
	// Its pid may have been given to another program since; PostgreSQL would then refuse to start. It is only safe to remove the
	// file because nothing is at work in the folder any more (seen above): never remove it otherwise.
	if (existsSync('/proc/self/cwd') && processesIn(place).length === 0) rmSync(join(place, 'postmaster.pid'), { force: true });
}
