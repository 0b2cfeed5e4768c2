import { readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { startPostgres } from '../src/server/embedded.ts';
import { stopLeftovers } from '../src/server/leftovers.ts';

declare module 'vitest' {
	interface ProvidedContext {
		/** Superuser's address of the PostgreSQL all tests share, each in a database of its own. */
		postgresUrl: string;
		/** Begins the names of the databases that this run is cloned from, and that end with it. */
		templates: string;
	}
}

const prefix = 'jumelage-test-';

/** Runs of tests that were killed left a folder, perhaps a running PostgreSQL: the name carries the pid of the run. */
async function clearLeftovers(): Promise<void> {
	for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(prefix))) {
		try {
			process.kill(Number(name.slice(prefix.length)), 0);
		} catch {
			const folder = join(tmpdir(), name);
			await stopLeftovers(join(folder, 'cluster'));
			rmSync(folder, { recursive: true, force: true });
		}
	}
}

async function dropTemplates(url: string, templates: string): Promise<void> {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	const { rows } = await client.query<{ name: string }>('select datname as name from pg_database where starts_with(datname, $1)', [
		templates,
	]);
	for (const { name } of rows) {
		await client.query(`alter database ${name} is_template false`);
		await client.query(`drop database ${name} with (force)`);
	}
	await client.end();
}

/**
 * One PostgreSQL for the whole run: `TEST_DATABASE_URL` (a superuser's address) where set, else an embedded one in a temporary folder.
 */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
	const given = process.env.TEST_DATABASE_URL;
	const templates = `jumelage_template_${process.pid}_${Date.now().toString(36)}`;
	provide('templates', templates);
	if (given) {
		provide('postgresUrl', given);
		return () => dropTemplates(given, templates);
	}
	await clearLeftovers();
	const folder = join(tmpdir(), `${prefix}${process.pid}`);
	const postgres = await startPostgres({ folder, durable: false });
	provide('postgresUrl', postgres.url);
	return async () => {
		await postgres.stop();
		rmSync(folder, { recursive: true, force: true });
	};
}
