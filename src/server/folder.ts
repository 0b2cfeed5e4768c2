import { existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Trouble } from './trouble.ts';

/**
 * Makes `folder` where it is missing, and writes a file in it to be sure.
 * @throws Trouble `folder-not-writable`, `folder-of-another`
 */
export function ensureWritable(folder: string, mode = 0o755): void {
	try {
		make(folder, mode);
		const trial = join(folder, `.trial-${process.pid}`);
		writeFileSync(trial, '');
		rmSync(trial);
	} catch (cause) {
		const user = process.getuid?.();
		const other = existsSync(folder) && user !== 0 && statSync(folder).uid !== user;
		throw new Trouble(other ? 'folder-of-another' : 'folder-not-writable', { folder }, { cause });
	}
}

/** mkdir -p. Node's own turns in circles for ever where a file system says "no such folder" to a new one, as /proc does. */
function make(folder: string, mode: number): void {
	if (existsSync(folder)) return;
	make(dirname(folder), mode);
	mkdirSync(folder, { mode });
}
