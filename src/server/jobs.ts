import pg from 'pg';
import { PgBoss } from 'pg-boss';
import { type Db, over } from './database.ts';
import type { FileStore } from './files.ts';
import type { Incoming } from './incoming.ts';
import type { Mail } from './mail.ts';

/** What a job may use. No session asks: it sees nothing but what the functions granted to `jumelage_jobs` answer. */
export interface JobDeps {
	/** One transaction as `jumelage_jobs`; what it changes stands in the history under the job's name. */
	inDatabase<T>(work: (db: Db) => Promise<T>): Promise<T>;
	mail: Mail;
	files: FileStore;
	incoming: Incoming;
	clock: () => Date;
	config: { baseUrl: string; timeZone: string; secret: string };
	log: (event: string, facts: Record<string, unknown>) => void;
}

/** Work that nobody waits for. */
export interface Job {
	/** 'letters.send': a word of the office's, and what is done. */
	name: string;
	/** When, in the office's time zone: minute, hour, day, month, weekday. */
	cron: string;
	/** A channel of NOTIFY: run as soon as a transaction that notified it is committed, without waiting for the hour. */
	on?: string;
	/** Throws where it could not; it is then tried again, at most three times before its next hour. */
	run(deps: JobDeps): Promise<void>;
}

export interface Jobs {
	/** Lets those under way finish, for at most so many milliseconds. */
	stop(grace: number): Promise<void>;
}

const schema = 'jobs';

/**
 * Makes what the queue needs in its own schema, as the tables' owner, and lists the jobs there: their hours live in the database, so that
 * several servers run each once. To be called at each start, before `startJobs`.
 * @param url address of the owner
 */
export async function prepareJobs(url: string, jobs: readonly Job[], timeZone: string): Promise<void> {
	const boss = new PgBoss({ connectionString: url, schema, max: 2, supervise: false, schedule: false, reindex: false });
	boss.on('error', () => {});
	try {
		await boss.start();
		for (const { name, cron } of jobs) {
			// One under way and one waiting, whoever sends them: what happens while a job runs is seen by the next.
			const options = { retryLimit: 3, retryDelay: 20, retryBackoff: true, expireInSeconds: 900, deleteAfterSeconds: 86_400 };
			await boss.createQueue(name, { ...options, policy: 'stately' });
			await boss.updateQueue(name, options);
			await boss.schedule(name, cron, null, { tz: timeZone });
		}
		const known = new Set(jobs.map(({ name }) => name));
		for (const { name } of await boss.getSchedules()) if (!known.has(name)) await boss.unschedule(name);
		await boss.getDb().executeSql(`
			grant usage on schema ${schema} to jumelage_jobs;
			grant select, insert, update, delete on all tables in schema ${schema} to jumelage_jobs;
			grant usage on all sequences in schema ${schema} to jumelage_jobs;
			grant execute on all functions in schema ${schema} to jumelage_jobs`);
	} finally {
		await boss.stop({ graceful: false });
	}
}

/**
 * Runs the jobs in this process: each once at its hour however many servers there are, and at once where it is called by NOTIFY.
 * @param url address of `jumelage_jobs`
 */
export async function startJobs(url: string, jobs: readonly Job[], deps: Omit<JobDeps, 'inDatabase'>): Promise<Jobs> {
	const { log } = deps;
	const office = openBackOffice(url, (error) => log('jobs', { error: error.message }));
	const boss = new PgBoss({
		connectionString: url,
		schema,
		max: 3,
		migrate: false,
		createSchema: false,
		// Only their owner may rebuild indexes; these stay small, since what is done is forgotten after a day.
		reindex: false,
		monitorVacuum: false,
	});
	boss.on('error', (error) => log('jobs', { error: error.message }));
	await boss.start();
	const workers = new Map<string, string>();
	for (const job of jobs) {
		const work = async () => {
			try {
				await job.run({ ...deps, inDatabase: (task) => office.inDatabase(`job.${job.name}`, task) });
			} catch (error) {
				log('job', { job: job.name, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
				throw error;
			}
		};
		workers.set(job.name, await boss.work(job.name, { pollingIntervalSeconds: 15 }, work));
	}
	const ear = listen(url, jobs, log, async (name) => {
		await boss.send(name);
		boss.notifyWorker(workers.get(name) ?? '');
	});
	let stopped: Promise<void> | undefined;
	const stop = async (grace: number) => {
		await ear.close();
		await boss.stop({ graceful: true, timeout: grace });
		await office.close();
	};
	return {
		stop: (grace) => {
			stopped ??= stop(grace);
			return stopped;
		},
	};
}

/** The database as `jumelage_jobs` sees it. `verb`: what the history says is done. */
export function openBackOffice(url: string, onError: (error: Error) => void = () => {}) {
	const pool = new pg.Pool({ connectionString: url, max: 3, statement_timeout: 300_000 });
	pool.on('error', onError);
	return {
		async inDatabase<T>(verb: string, work: (db: Db) => Promise<T>): Promise<T> {
			const client = await pool.connect();
			let broken: Error | undefined;
			try {
				await client.query('begin');
				await client.query("select set_config('jumelage.verb', $1, true)", [verb]);
				const answer = await work(over(client));
				await client.query('commit');
				return answer;
			} catch (error) {
				await client.query('rollback').catch((failure: Error) => {
					broken = failure;
				});
				throw error;
			} finally {
				client.release(broken);
			}
		},
		close: () => pool.end(),
	};
}

/** Hears the channels that jobs wait for, through one connection that is opened anew when lost. Each job is called once at the beginning:
 * something may have been said while nobody listened. */
function listen(url: string, jobs: readonly Job[], log: JobDeps['log'], call: (name: string) => Promise<void>) {
	const named = jobs.filter(({ on }) => on !== undefined);
	let client: pg.Client | undefined;
	let again: NodeJS.Timeout | undefined;
	let closed = false;
	const wake = (name: string) => {
		if (!closed) void call(name).catch((error: Error) => closed || log('jobs', { job: name, error: error.message }));
	};
	const open = async () => {
		const mine = new pg.Client({ connectionString: url, keepAlive: true });
		client = mine;
		const lost = () => {
			if (client !== mine) return;
			client = undefined;
			if (!closed) again = setTimeout(open, 5000);
		};
		mine.on('error', lost);
		mine.on('end', lost);
		mine.on('notification', ({ channel }) => {
			for (const { name, on } of named) if (on === channel) wake(name);
		});
		try {
			await mine.connect();
			for (const { on } of named) await mine.query(`listen ${mine.escapeIdentifier(on ?? '')}`);
			for (const { name } of named) wake(name);
		} catch (error) {
			if (!closed) log('jobs', { error: String(error) });
			lost();
		}
	};
	if (named.length > 0) void open();
	return {
		async close() {
			closed = true;
			clearTimeout(again);
			const last = client;
			client = undefined;
			await last?.end().catch(() => {});
		},
	};
}
