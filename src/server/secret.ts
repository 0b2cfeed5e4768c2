import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The secret kept in the data folder (which exists), drawn at the first start. Whoever reads it can sign in as anybody: mode 0600. */
export function keptSecret(dataDir: string): string {
	const file = join(dataDir, 'secret');
	try {
		// 'wx': two first starts at once must agree on one secret.
		writeFileSync(file, randomBytes(32).toString('base64url'), { flag: 'wx', mode: 0o600, flush: true });
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
	}
	return readFileSync(file, 'utf8');
}
