import { today } from '../plain/day.ts';
import type { Job } from '../server/jobs.ts';
import { forgetPrivate } from './private-store.ts';

/** Once a night: what is private of delegates goes thirty days after their return. */
export const missionJobs: readonly Job[] = [
	{
		name: 'missions.forget-private',
		cron: '41 3 * * *',
		run: ({ inDatabase, clock, config }) => inDatabase((db) => forgetPrivate(db, today(clock(), config.timeZone))),
	},
];
