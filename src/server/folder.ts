import { existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Trouble } from './trouble.ts';

/**
 * Makes `folder` where it is missing, and writes a file in it to be sure.
 * @throws Trouble `folder-not-writable`, `folder-of-another`
 */
export function ensureWritable(folder: string, mode = 0o755): void {
	try {
		mkdirSync(folder, { recursive: true, mode });
		const trial = join(folder, `.trial-${process.pid}`);
		writeFileSync(trial, '');
		rmSync(trial);
	} catch (cause) {
		const user = process.getuid?.();
		const other = existsSync(folder) && user !== 0 && statSync(folder).uid !== user;
		throw new Trouble(other ? 'folder-of-another' : 'folder-not-writable', { folder }, { cause });
	}
}
