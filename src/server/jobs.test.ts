import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { openWorld, secret, type World } from '../../test/world.ts';
import { type Job, type Jobs, prepareJobs, startJobs } from './jobs.ts';

let world: World;
const running: Jobs[] = [];
const logged: { event: string; facts: Record<string, unknown> }[] = [];
beforeAll(async () => {
	world = await openWorld({ empty: true });
});
afterAll(async () => {
	await Promise.all(running.map((jobs) => jobs.stop(1000)));
	await world.close();
});

const deps = () => ({
	mail: { send: async () => {} },
	files: world.files,
	incoming: world.incoming,
	clock: () => world.now,
	config: { baseUrl: world.baseUrl, timeZone: 'Europe/Paris', secret },
	log: (event: string, facts: Record<string, unknown>) => void logged.push({ event, facts }),
});
const start = async (jobs: readonly Job[]) => {
	const started = await startJobs(world.roleUrl('jumelage_jobs'), jobs, deps());
	running.push(started);
	return started;
};
const yearly = '0 4 1 1 *';

it('runs a job as soon as a letter is written, once though two servers listen, and keeps its hour in the database', async () => {
	const seen: { user: string; verb: string }[] = [];
	const job: Job = {
		name: 'post.carry',
		cron: yearly,
		on: 'post_written',
		run: async ({ inDatabase }) => {
			const { rows } = await inDatabase((db) =>
				sql<{ user: string; verb: string }>`select current_user as user, current_setting('jumelage.verb') as verb, pg_sleep(0.3)`.execute(
					db,
				),
			);
			seen.push(...rows);
		},
	};
	await prepareJobs(world.url, [job], 'Europe/Paris');
	await prepareJobs(world.url, [job], 'Asia/Yerevan');
	const { rows } = await world.owner.query('select name, cron, timezone from jobs.schedule');
	expect(rows).toEqual([{ name: 'post.carry', cron: yearly, timezone: 'Asia/Yerevan' }]);
	const servers = await Promise.all([start([job]), start([job])]);
	await vi.waitFor(() => expect(seen.length).toBeGreaterThan(0), 10_000);
	await new Promise((resolve) => setTimeout(resolve, 1500));
	// Each server calls it when it begins to listen: one run for what waits, at most one more for what was said meanwhile.
	expect(seen.length).toBeLessThanOrEqual(2);
	const before = seen.length;
	await world.owner.query('begin; notify post_written; rollback');
	await new Promise((resolve) => setTimeout(resolve, 500));
	expect(seen).toHaveLength(before);
	await world.owner.query('notify post_written');
	await vi.waitFor(() => expect(seen).toHaveLength(before + 1), 10_000);
	expect(seen[0]).toMatchObject({ user: 'jumelage_jobs', verb: 'job.post.carry' });
	await Promise.all(servers.map((server) => server.stop(2000)));
	expect(seen.length).toBeLessThanOrEqual(before + 2);
});

it('says what failed, and tries again', async () => {
	let tries = 0;
	const job: Job = {
		name: 'post.lose',
		cron: yearly,
		on: 'post_lost',
		run: async () => {
			tries += 1;
			throw new Error('the mail server of Kapan is down');
		},
	};
	await prepareJobs(world.url, [job], 'Europe/Paris');
	const server = await start([job]);
	await vi.waitFor(() => expect(tries).toBe(1), 10_000);
	await vi.waitFor(async () => {
		const { rows } = await world.owner.query(
			`select state, retry_limit, start_after > now() as later from jobs.job where name = 'post.lose'`,
		);
		expect(rows).toContainEqual({ state: 'retry', retry_limit: 3, later: true });
	}, 5000);
	expect(logged).toContainEqual({ event: 'job', facts: { job: 'post.lose', error: expect.stringContaining('Kapan is down') } });
	// The one no longer listed is called no more.
	expect((await world.owner.query('select name from jobs.schedule')).rows).toEqual([{ name: 'post.lose' }]);
	await server.stop(1000);
});

it('lets a job under way finish before the server stops', async () => {
	const steps: string[] = [];
	const job: Job = {
		name: 'post.finish',
		cron: yearly,
		on: 'post_finish',
		run: async ({ inDatabase }) => {
			steps.push('begun');
			await inDatabase((db) => sql`select pg_sleep(1)`.execute(db));
			steps.push('done');
		},
	};
	await prepareJobs(world.url, [job], 'Europe/Paris');
	const server = await start([job]);
	await vi.waitFor(() => expect(steps).toEqual(['begun']), 10_000);
	await server.stop(5000);
	expect(steps).toEqual(['begun', 'done']);
});

it('gives a job no table to read, and nothing to make', async () => {
	const { default: pg } = await import('pg');
	const client = new pg.Client({ connectionString: world.roleUrl('jumelage_jobs') });
	await client.connect();
	for (const table of ['partnership', 'person', 'membership', 'history', 'auth.session', 'auth.account_user'])
		await expect(client.query(`select * from ${table}`), table).rejects.toThrow(/permission denied/);
	await expect(client.query('create table jobs.mine (n int)')).rejects.toThrow(/permission denied/);
	await expect(client.query('create table public.mine (n int)')).rejects.toThrow(/permission denied/);
	await expect(client.query(`select enter('x', 'y', null, null)`)).rejects.toThrow(/permission denied/);
	await client.end();
});
