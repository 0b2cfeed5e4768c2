/**
 * How many changes of the history are verified a second.
 *
 *     node bench/history.ts [changes]
 *
 * Starts a PostgreSQL of its own in a temporary folder (or uses TEST_DATABASE_URL, a superuser's address), writes that many changes in a
 * hundred partnerships, with every trigger at work, twenty changes an act, and verifies them. Nothing is left behind.
 */
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { verify } from '../src/history/verify.ts';
import { openSnapshot } from '../src/history/verify-store.ts';
import { startPostgres } from '../src/server/embedded.ts';
import { migrate } from '../src/server/migrate.ts';

const count = Number(process.argv.find((word) => /^\d+$/.test(word)) ?? 200_000);
const perAct = 20;
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
	const owner = new pg.Client({ connectionString: url });
	await owner.connect();
	await owner.query(`insert into organisation (id, keeper_id, kind, name, country_code, folded)
		values ('019b0000-0000-7000-8000-000000000000', '019b0000-0000-7000-8000-000000000000', 'local-authority', 'Ville', 'FR', 'ville')`);
	await owner.query(`insert into partnership (partnership_id, keeper_id, kind, name, folded)
		select ('019b1000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, '019b0000-0000-7000-8000-000000000000', 'twinning', 'Ville ' || n, 'ville'
		from generate_series(0, 99) n`);
	const begun = performance.now();
	for (let act = 0; act < count / perAct; act += 1)
		await owner.query(
			`insert into document (partnership_id, id, title, url, note)
				select $1, gen_random_uuid(), 'Registre des délibérations, page ' || n, 'https://ville.example/registre', repeat('Lu en mairie. ', 10)
				from generate_series(1, ${perAct}) n`,
			[`019b1000-0000-7000-8000-${String(act % 100).padStart(12, '0')}`],
		);
	const written = performance.now();
	await owner.query('vacuum analyze');
	const snapshot = await openSnapshot(url);
	const start = performance.now();
	const { changes, chains, findings } = await verify(snapshot);
	const took = performance.now() - start;
	await snapshot.close();
	await owner.end();
	const a = (figure: number) => Math.round(figure).toLocaleString('en');
	console.log(`${a(count)} changes written in ${a((written - begun) / 1000)} s: ${a((count / (written - begun)) * 1000)} a second`);
	console.log(
		`${a(changes)} changes in ${chains} chains verified in ${a(took)} ms: ${a((changes / took) * 1000)} a second; ${findings.length} findings`,
	);
	console.log(`memory ${a(process.memoryUsage.rss() / 1024 / 1024)} MB`);
} finally {
	await admin.query(`drop database if exists ${name} with (force)`);
	await admin.end();
	await postgres?.stop();
	rmSync(folder, { recursive: true, force: true });
}
