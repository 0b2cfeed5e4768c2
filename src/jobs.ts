import type { Job } from './server/jobs.ts';
import { letterJobs } from './server/letters.ts';

/** All that is done without anybody asking. A noun's jobs live in its `jobs.ts`. */
export const jobs: Job[] = [...letterJobs];
