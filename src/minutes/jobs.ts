import { today as todayIn } from '../plain/day.ts';
import type { Job, JobDeps } from '../server/jobs.ts';
import { keepLetter } from '../server/letter-store.ts';
import { dutyOf } from './duty.ts';
import { dueReminders, markReminded } from './duty-store.ts';
import { reminderLetter } from './letters.ts';

/** Writes to those whose city has something due, minutes to confirm, a stay to tell of or to prepare, or a mandate to vote: one letter each, once a week at most. @returns how many letters */
export async function remindFollowUps({ inDatabase, clock, config }: Pick<JobDeps, 'inDatabase' | 'clock' | 'config'>): Promise<number> {
	return inDatabase(async (db) => {
		const today = todayIn(clock(), config.timeZone);
		const duties = (await dueReminders(db, today, clock())).flatMap((reminder) => dutyOf(reminder, today) ?? []);
		const readers = [...Map.groupBy(duties, ({ accountId }) => accountId).values()];
		for (const [first, ...others] of readers)
			if (first) await keepLetter({ db, deps: { config } }, reminderLetter([first, ...others], today, config));
		await markReminded(
			db,
			duties.map(({ accountId }) => accountId),
			clock(),
		);
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
