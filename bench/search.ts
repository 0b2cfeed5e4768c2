/**
 * How long a search takes over 100,000 people, as the application's own role, under row-level security.
 *
 *     node bench/search.ts [people] [--without-places]
 *
 * Starts a PostgreSQL of its own in a temporary folder (or uses TEST_DATABASE_URL, a superuser's address), loads the example, adds the
 * people and all the places of the world, and prints the 50th and 99th of a hundred answers for each typing. Nothing is left behind.
 */
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { createAuth } from '../src/account/auth.ts';
import { loadGazetteer } from '../src/directory/gazetteer/load.ts';
import { search } from '../src/directory/search-store.ts';
import { openDatabase } from '../src/server/database.ts';
import { startPostgres } from '../src/server/embedded.ts';
import { loadExample } from '../src/server/example.ts';
import { migrate, roleUrl, setRolePasswords } from '../src/server/migrate.ts';
import { seedPeople } from './people.ts';

const count = Number(process.argv.find((word) => /^\d+$/.test(word)) ?? 100_000);
const secret = 'a secret of the bench, long enough to be one';
const typings = [
	'Parsian',
	'Փարսյան',
	'parsyan',
	'st etienne',
	'Սենտ-Էտիեն',
	'Kapan',
	'a',
	'ma',
	'mar',
	'martin',
	'Marie Mar',
	'sa',
	'Sargsyan Anahit',
	'zzzz',
];

const folder = join(tmpdir(), `jumelage-bench-${process.pid}`);
const given = process.env.TEST_DATABASE_URL;
const postgres = given ? null : await startPostgres({ folder, durable: false });
const server = given ?? postgres?.url ?? '';
const name = `bench_${process.pid}`;
const url = Object.assign(new URL(server), { pathname: `/${name}` }).href;
const admin = new pg.Client({ connectionString: server });
await admin.connect();
try {
	await admin.query(`create database ${name}`);
	await migrate(url);
	await setRolePasswords(url, secret);
	const auth = createAuth({ url: roleUrl(url, 'jumelage_auth', secret), baseUrl: 'http://bench.test', secret });
	await loadExample(url, auth);
	const owner = new pg.Pool({ connectionString: url, max: 1 });
	await seedPeople(owner, count);
	if (!process.argv.includes('--without-places')) await loadGazetteer(owner);
	await owner.query('vacuum analyze');
	const account = await auth.find('officer-saint-etienne@jumelage.example');
	const database = openDatabase(roleUrl(url, 'jumelage_app', secret), { max: 1 });
	const token = (
		await owner.query<{ token: string }>(
			"insert into auth.session (id, user_id, token, expires_at) values (gen_random_uuid(), $1, $2, now() + interval '1 hour') returning token",
			[account?.id, 'bench'],
		)
	).rows[0]?.token;
	console.log(`${count} people, half of them of the asker’s office; role jumelage_app`);
	for (const typed of typings) {
		const times: number[] = [];
		let found = 0;
		for (let round = 0; round < 100; round++) {
			await database.enter({ session: token ?? null, readOnly: true }, async (db) => {
				const start = performance.now();
				found = (await search(db, typed, { kinds: ['person', 'organisation', 'territory'], limit: 10 })).length;
				times.push(performance.now() - start);
			});
		}
		times.sort((a, b) => a - b);
		console.log(
			`${typed.padEnd(18)} ${String(found).padStart(3)} found   p50 ${times[49]?.toFixed(1)} ms   p99 ${times[98]?.toFixed(1)} ms`,
		);
	}
	await database.close();
	await owner.end();
	await auth.close();
} finally {
	await admin.query(`drop database if exists ${name} with (force)`);
	await admin.end();
	await postgres?.stop();
	if (postgres) rmSync(folder, { recursive: true, force: true });
}
