import type { Job, JobDeps } from '../server/jobs.ts';
import { forgetLoose, unkept } from './sweep-store.ts';

const day = 86_400_000;
/** How long a file stays that no document stands on. */
const patience = 30 * day;
const atOnce = 200;

/**
 * Clears what nobody needs: uploads that were begun and left, files that no document has stood on for thirty days, bytes without a row.
 * Bytes younger than a day stay: their row may be on its way.
 */
export async function sweep({
	inDatabase,
	files,
	incoming,
	clock,
}: Pick<JobDeps, 'inDatabase' | 'files' | 'incoming' | 'clock'>): Promise<void> {
	const now = clock().getTime();
	await incoming.sweep(new Date(now - day));
	await inDatabase((db) => forgetLoose(db, new Date(now - patience)));
	let some: string[] = [];
	const clear = async () => {
		const hashes = some;
		some = [];
		// Locked until their bytes are gone: whoever sends the same file meanwhile waits, and then finds that it is not there.
		if (hashes.length > 0)
			await inDatabase(async (db) => {
				for (const hash of await unkept(db, hashes)) await files.remove(hash);
			});
	};
	for await (const { sha256, at } of files.list()) {
		if (at.getTime() > now - day) continue;
		some.push(sha256);
		if (some.length >= atOnce) await clear();
	}
	await clear();
}

export const fileJobs: readonly Job[] = [{ name: 'files.sweep', cron: '17 3 * * *', run: sweep }];
