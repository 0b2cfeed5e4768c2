import type { Job, JobDeps } from './jobs.ts';
import { forgetLetters, letterFailed, letterSent, nextLetter, unseal } from './letter-store.ts';
import { Returned } from './mail.ts';

const minute = 60_000;
const waits = [1, 5, 15, 60, 240, 720].map((minutes) => minutes * minute);
/** A mail server that is down is up again within five days, or nobody expects the letter any more (RFC 5321 §4.5.4.1). */
const most = 14;

/** When a letter that failed so many times is tried again; null: it has come back. */
export const againAfter = (tries: number, now: Date): Date | null =>
	tries >= most ? null : new Date(now.getTime() + (waits[Math.min(tries, waits.length) - 1] ?? minute));

/** Carries letters until none is left, or the mail server does not answer. */
export async function carryLetters({ inDatabase, mail, clock, config, log }: Omit<JobDeps, 'files' | 'incoming'>): Promise<void> {
	for (;;) {
		const letter = await inDatabase(nextLetter);
		if (!letter) return;
		const { id, recipient: to, subject, language, sealed, tries } = letter;
		const text = unseal(config.secret, id, sealed);
		if (text === null) {
			await inDatabase((db) => letterFailed(db, id, 'sealed under another secret', null));
			continue;
		}
		try {
			await mail.send({ id, to, subject, text, language });
			await inDatabase((db) => letterSent(db, id, mail.keeps ?? false));
		} catch (error) {
			const said = error instanceof Error ? error.message : String(error);
			const back = error instanceof Returned;
			// Nobody's address goes into the log.
			log('mail', { letter: id, tries, returned: back, error: said.replaceAll(/[^\s<>"']+@[^\s<>"']+/g, '…') });
			await inDatabase((db) => letterFailed(db, id, said, back ? null : againAfter(tries, clock())));
			// What failed for this one without a word from the server fails for the others too: they keep their turn.
			if (!(error as { responseCode?: number }).responseCode && !back) return;
		}
	}
}

export const letterJobs: Job[] = [
	{ name: 'letters.carry', cron: '* * * * *', on: 'jumelage_letter', run: carryLetters },
	{ name: 'letters.forget', cron: '20 3 * * *', run: async ({ inDatabase }) => void (await inDatabase(forgetLetters)) },
];
