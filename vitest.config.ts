import { defineConfig } from 'vitest/config';

// Drive browsers, or kill the built program in the midst of its work.
const journeys = ['test/durability.test.ts', 'test/journeys/**/*.test.{ts,tsx}'];
// Starts the built program and says how long that took: alone on the machine, after all others, so that its times mean something.
const alone = ['test/boot.test.ts'];

export default defineConfig({
	oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
	test: {
		isolate: false,
		// Checks that read files only (npm run check) need no database.
		globalSetup: process.env.WITHOUT_POSTGRES ? [] : ['test/postgres.ts'],
		testTimeout: 20_000,
		hookTimeout: 60_000,
		// What a browser shows a moment later comes later still while another file works beside it.
		expect: { poll: { timeout: 10_000 } },
		// One test waits for PostgreSQL or for a browser while the other works, on two cores too.
		maxWorkers: 2,
		projects: [
			{
				extends: true,
				test: {
					name: 'inside',
					include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.{ts,tsx}'],
					exclude: [...journeys, ...alone],
					sequence: { groupOrder: 0 },
				},
			},
			{ extends: true, test: { name: 'journeys', include: journeys, testTimeout: 120_000, sequence: { groupOrder: 1 } } },
			{
				extends: true,
				test: { name: 'alone', include: alone, fileParallelism: false, testTimeout: 120_000, sequence: { groupOrder: 2 } },
			},
		],
	},
});
