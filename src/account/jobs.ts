import type { Job } from '../server/jobs.ts';
import { endDueMemberships } from './store.ts';

export const accountJobs: Job[] = [
	// The walls count the minute themselves: this only writes down what has ended.
	{ name: 'memberships.end', cron: '5 * * * *', run: async ({ inDatabase }) => void (await inDatabase(endDueMemberships)) },
];
