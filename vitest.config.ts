import { defineConfig } from 'vitest/config';

// These start the built program, kill it and drive browsers: alone on the machine, after all others, so that their times mean something.
const outside = ['test/boot.test.ts', 'test/durability.test.ts', 'test/journeys/**/*.test.{ts,tsx}'];

export default defineConfig({
	oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
	test: {
		isolate: false,
		// Checks that read files only (npm run check) need no database.
		globalSetup: process.env.WITHOUT_POSTGRES ? [] : ['test/postgres.ts'],
		testTimeout: 20_000,
		hookTimeout: 60_000,
		projects: [
			{
				extends: true,
				test: {
					name: 'inside',
					include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.{ts,tsx}'],
					exclude: outside,
					sequence: { groupOrder: 0 },
				},
			},
			{
				extends: true,
				test: { name: 'outside', include: outside, fileParallelism: false, testTimeout: 120_000, sequence: { groupOrder: 1 } },
			},
		],
	},
});
