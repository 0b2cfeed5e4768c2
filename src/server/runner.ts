import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from 'node:child_process';
import { readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { Trouble } from './trouble.ts';

/** Who runs PostgreSQL, and how: PostgreSQL refuses to run as root. */
export type Runner = {
	/** Owner of the data, when it is not the present user. */
	owner: { uid: number; gid: number } | null;
	launch(binary: string, args: readonly string[], options: SpawnOptions): ChildProcess;
};

/** May `others` pass through every folder above `path`? */
function reachableByAll(path: string): boolean {
	let place = realpathSync(path);
	while (place !== dirname(place)) {
		if ((statSync(place).mode & 0o001) === 0) return false;
		place = dirname(place);
	}
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

/** Ways to give up root and still pass through folders closed to others, the narrower capability first. */
const keeping = (capability: string, uid: number, gid: number): string[] => [
	`--reuid=${uid}`,
	`--regid=${gid}`,
	'--clear-groups',
	`--inh-caps=-all,+${capability}`,
	`--ambient-caps=-all,+${capability}`,
	'--',
];

/**
 * Chooses who runs `binaries` on `folder` (which exists): the present user, or for root the owner of the data, else `nobody`.
 * @throws Trouble `root-without-nobody`, `folder-out-of-reach`
 */
export function chooseRunner(folder: string, binary: string): Runner {
	if (process.getuid?.() !== 0) return { owner: null, launch: (command, args, options) => spawn(command, [...args], options) };
	const present = statSync(folder);
	const owner = present.uid === 0 ? nobody() : { uid: present.uid, gid: present.gid };
	if (reachableByAll(dirname(folder)) && reachableByAll(binary))
		return { owner, launch: (command, args, options) => spawn(command, [...args], { ...options, ...owner }) };
	for (const capability of ['dac_read_search', 'dac_override']) {
		const prefix = keeping(capability, owner.uid, owner.gid);
		if (spawnSync('setpriv', [...prefix, binary, '--version']).status === 0)
			return { owner, launch: (command, args, options) => spawn('setpriv', [...prefix, command, ...args], options) };
	}
	throw new Trouble('folder-out-of-reach', { folder });
}
