import type { Job, JobDeps } from '../server/jobs.ts';
import { keepLetter } from '../server/letter-store.ts';
import { reminderLetter } from './letters.ts';
import { dueReminders } from './store.ts';

/** Writes to those who have let a change wait for a week, and then once a week at most. @returns how many letters */
export async function remindProposals({ inDatabase, clock, config }: Pick<JobDeps, 'inDatabase' | 'clock' | 'config'>): Promise<number> {
	return inDatabase(async (db) => {
		const due = await dueReminders(db, clock());
		for (const one of due) await keepLetter({ db, deps: { config } }, reminderLetter(one, config));
		return due.length;
	});
}

export const proposalJobs: Job[] = [
	{
		name: 'proposals.remind',
		cron: '10 8 * * 1-5',
		run: async (deps) => void (await remindProposals(deps)),
	},
];
