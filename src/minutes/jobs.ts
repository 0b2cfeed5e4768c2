import { today as todayIn } from '../plain/day.ts';
import type { Job, JobDeps } from '../server/jobs.ts';
import { keepLetter } from '../server/letter-store.ts';
import { dueReminders } from './duty-store.ts';
import { reminderLetter } from './letters.ts';

/** Writes to those whose city has something due, or minutes to confirm: one letter each, once a week at most. @returns how many letters */
export async function remindFollowUps({ inDatabase, clock, config }: Pick<JobDeps, 'inDatabase' | 'clock' | 'config'>): Promise<number> {
	return inDatabase(async (db) => {
		const today = todayIn(clock(), config.timeZone);
		const readers = [...Map.groupBy(await dueReminders(db, today, clock()), ({ accountId }) => accountId).values()];
		for (const [first, ...others] of readers)
			if (first) await keepLetter({ db, deps: { config } }, reminderLetter([first, ...others], today, config));
		return readers.length;
	});
}

export const minutesJobs: Job[] = [
	{
		name: 'follow-ups.remind',
		cron: '20 8 * * 1-5',
		run: async (deps) => void (await remindFollowUps(deps)),
	},
];
