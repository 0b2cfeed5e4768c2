import { accountJobs } from './account/jobs.ts';
import { fileJobs } from './document/jobs.ts';
import { minutesJobs } from './minutes/jobs.ts';
import { missionJobs } from './mission/jobs.ts';
import { placementJobs } from './placement/jobs.ts';
import { proposalJobs } from './proposal/jobs.ts';
import type { Job } from './server/jobs.ts';
import { letterJobs } from './server/letters.ts';

/** All that is done without anybody asking. A noun's jobs live in its `jobs.ts`. */
export const jobs: Job[] = [...letterJobs, ...proposalJobs, ...accountJobs, ...fileJobs, ...placementJobs, ...missionJobs, ...minutesJobs];
