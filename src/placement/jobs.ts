import { called } from '../directory/wording.ts';
import { today } from '../plain/day.ts';
import type { Job, JobDeps } from '../server/jobs.ts';
import { keepLetter } from '../server/letter-store.ts';
import { urls } from '../urls.ts';
import { linkDays } from './evaluation.ts';
import { linkLater, placementsToAsk } from './evaluation-store.ts';
import { evaluationLetter, laterLetter } from './letters.ts';
import { forgetVisitors } from './visitor-store.ts';

type Deps = Pick<JobDeps, 'inDatabase' | 'clock' | 'config'>;

/** Asks, six months after a stay, what has come of it: its visitors by a link of their own, and who is in charge on each side. @returns how many letters */
export async function askLater({ inDatabase, clock, config }: Deps): Promise<number> {
	return inDatabase(async (db) => {
		const now = clock();
		const expires = new Date(now.getTime() + linkDays * 86_400_000);
		const due = await placementsToAsk(db, today(now, config.timeZone));
		for (const one of due) {
			const words = { to: one.email, name: one.name, host: called({ name: one.host, names: one.hostNames }, one.language) };
			const at = { partnership: one.partnershipId, placement: one.placementId };
			const letter =
				one.visitorId === null
					? laterLetter({ ...words, link: config.baseUrl + urls.placement(at) }, one.language)
					: evaluationLetter(
							{
								...words,
								moment: 'later',
								link: config.baseUrl + urls.evaluationLink({}, { token: await linkLater(db, one, expires), lang: one.language }),
							},
							one.language,
						);
			await keepLetter({ db, deps: { config } }, { ...letter, notAfter: expires });
		}
		return due.length;
	});
}

/** Erases what is private of visitors whose stay is over. */
export const forget = async ({ inDatabase, clock, config }: Deps): Promise<void> => {
	await inDatabase((db) => forgetVisitors(db, today(clock(), config.timeZone)));
};

export const placementJobs: Job[] = [
	{ name: 'placements.ask-later', cron: '20 8 * * 1-5', run: async (deps) => void (await askLater(deps)) },
	{ name: 'placements.forget', cron: '40 3 * * *', run: forget },
];
