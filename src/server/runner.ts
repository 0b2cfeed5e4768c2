import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { chmodSync, cpSync, existsSync, lstatSync, mkdirSync, readFileSync, realpathSync, renameSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { Binaries } from './binaries.ts';
import { Trouble } from './trouble.ts';

/** Who runs PostgreSQL, and how: PostgreSQL refuses to run as root. */
export type Runner = {
	/** Owner of the data, when it is not the present user. */
	owner: { uid: number; gid: number } | null;
	/** Starts a program with `cluster` as its working folder and as its `-D`. */
	launch(program: keyof Binaries, cluster: string, args: readonly string[], options: SpawnOptions): ChildProcess;
};

/**
 * Chooses who runs PostgreSQL on `folder` (which exists): the present user, or for root the owner of the data, else `nobody`.
 * @throws Trouble `root-without-nobody`, `folder-out-of-reach`
 */
export function chooseRunner(folder: string, binaries: Binaries): Runner {
	if (process.getuid?.() !== 0)
		return {
			owner: null,
			launch: (program, cluster, args, options) => spawn(binaries[program], ['-D', cluster, ...args], { ...options, cwd: cluster }),
		};
	const present = statSync(folder);
	const owner = present.uid === 0 ? nobody() : { uid: present.uid, gid: present.gid };
	const reachable = isReachable(binaries.postgres) ? binaries : copyWithinReach(binaries);
	// A folder that others may not enter can still be worked in by who was put there: the working folder is set before root is given
	// up, and /proc/self/cwd leads to it without passing through the folders above. PostgreSQL itself never leaves its folder.
	const data = (cluster: string) => (isReachable(dirname(folder)) ? cluster : '/proc/self/cwd');
	return {
		owner,
		launch: (program, cluster, args, options) =>
			spawn(reachable[program], ['-D', data(cluster), ...args], { ...options, ...owner, cwd: cluster }),
	};
}

/** May others pass through every folder above `path`, and through itself? */
function isReachable(path: string): boolean {
	for (let place = realpathSync(path); place !== dirname(place); place = dirname(place))
		if ((statSync(place).mode & 0o001) === 0) return false;
	return true;
}

/** The account `nobody`, from /etc/passwd: initdb asks the system for the name of its user, so an unlisted number will not do. */
function nobody(): { uid: number; gid: number } {
	const entry = readFileSync('/etc/passwd', 'utf8')
		.split('\n')
		.find((line) => line.startsWith('nobody:'))
		?.split(':');
	if (!entry?.[2] || !entry[3]) throw new Trouble('root-without-nobody');
	return { uid: Number(entry[2]), gid: Number(entry[3]) };
}

/** The programs, copied once to a place that every user may read: a program cannot be run from a folder one may not enter. */
function copyWithinReach(binaries: Binaries): Binaries {
	const native = dirname(dirname(binaries.postgres));
	const { version } = JSON.parse(readFileSync(join(dirname(native), 'package.json'), 'utf8')) as { version: string };
	for (const place of ['/var/lib/jumelage', join(tmpdir(), 'jumelage')]) {
		const target = join(place, `postgres-${version}`);
		const found = { initdb: join(target, 'bin', 'initdb'), postgres: join(target, 'bin', 'postgres') };
		try {
			mkdirSync(place, { recursive: true, mode: 0o755 });
			// In a shared folder someone else may have made it first, with programs of theirs.
			const made = lstatSync(place);
			if (made.uid !== 0 || !made.isDirectory() || (made.mode & 0o022) !== 0) continue;
			chmodSync(place, 0o755); // whatever root's umask is
			if (!existsSync(target)) {
				const fresh = `${target}.${process.pid}`; // another start may be copying too
				const wanted = (file: string) => !file.endsWith('.a') && basename(file) !== 'pkgconfig' && basename(file) !== 'pgxs';
				cpSync(native, fresh, { recursive: true, verbatimSymlinks: true, filter: wanted });
				renameSync(fresh, target);
			}
			if (isReachable(found.postgres)) return found;
		} catch {
			// not writable: the next place
		}
	}
	throw new Trouble('folder-out-of-reach', { folder: native });
}
