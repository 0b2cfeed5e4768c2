import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Trouble } from './trouble.ts';

/**
 * Holds `folder` for this process alone, until `release()` or the end of the process, however it ends.
 * Node has no flock(2). SQLite locks its file through fcntl(2): the kernel lets go when the holder dies (so no stale lock is ever
 * left), and two containers that share the folder exclude each other too. The file stays empty.
 * @throws Trouble `data-in-use`
 */
export function holdFolder(folder: string): { release(): unknown } {
	const file = new DatabaseSync(join(folder, 'lock'), { timeout: 0 });
	try {
		file.exec('pragma locking_mode = exclusive; begin exclusive');
	} catch (cause) {
		file.close();
		throw new Trouble('data-in-use', { folder }, { cause });
	}
	return { release: () => file.isOpen && file.close() };
}
