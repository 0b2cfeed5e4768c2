/**
 * How long the programme of a large mission takes to open, clashes looked for: 500 sessions, 200 people, all on one page.
 *
 *     npm run bench -- programme [sessions] [people]
 *
 * The page as the product answers it, from request to bytes, one request at a time; beside it the same statements sent raw to the same
 * database as the same role, and the rule alone. Starts a PostgreSQL of its own in a temporary folder (or uses TEST_DATABASE_URL, a
 * superuser's address); nothing is left behind.
 */
import { rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { v7 as uuid } from 'uuid';
import { createAuth, sessionOf } from '../src/account/auth.ts';
import { createApp } from '../src/app.ts';
import { openLive } from '../src/history/live.ts';
import { check } from '../src/programme/check.ts';
import { sessionsOf } from '../src/programme/store.ts';
import { openChanges } from '../src/server/changes.ts';
import { openDatabase } from '../src/server/database.ts';
import { startPostgres } from '../src/server/embedded.ts';
import { loadExample } from '../src/server/example.ts';
import { diskFiles } from '../src/server/files.ts';
import { openIncoming } from '../src/server/incoming.ts';
import { migrate, roleUrl, setRolePasswords } from '../src/server/migrate.ts';
import { openPublicDatabase } from '../src/server/open-database.ts';
import { urls } from '../src/urls.ts';

const [sessions = 500, people = 200] = process.argv.slice(2).map(Number).filter(Boolean);
const secret = 'a secret of the bench, long enough to be one';
const partnership = '019a0000-0000-7000-8000-000000010001';
const [saintEtienne, kapan] = ['019a0000-0000-7000-8000-000000001001', '019a0000-0000-7000-8000-000000001002'];
const mission = uuid();
const rounds = 60;

/** A week of ten sessions at a time, each with eight of the people, an interpreter and a room: about one in six clashes. */
async function seed(owner: pg.Pool): Promise<void> {
	await owner.query(
		`insert into mission (partnership_id, id, sender_id, host_id, title, leaves_on, returns_on, zone, home_zone)
		values ($1, $2, $3, $4, '{"fr": "Semaine franco-arménienne"}', '2027-03-24', '2027-03-30', 'Asia/Yerevan', 'Europe/Paris')`,
		[partnership, mission, saintEtienne, kapan],
	);
	const persons = Array.from({ length: people }, () => uuid());
	const delegates = persons.map(() => uuid());
	await owner.query(
		`insert into person (id, keeper_id, given_name, family_name, folded) select id, $2, 'Marie', 'Martin-' || n, 'marie martin'
		from unnest($1::uuid[]) with ordinality p(id, n)`,
		[persons, saintEtienne],
	);
	await owner.query(`insert into partnership_person (partnership_id, person_id, part) select $2, id, '{}' from unnest($1::uuid[]) p(id)`, [
		persons,
		partnership,
	]);
	await owner.query(
		`insert into delegate (partnership_id, mission_id, id, side_id, person_id, position, part, status)
		select $3, $4, d.id, case when d.n % 2 = 0 then $5::uuid else $6::uuid end, p.id, d.n, 'member', 'other'
		from unnest($1::uuid[]) with ordinality d(id, n) join unnest($2::uuid[]) with ordinality p(id, n) using (n)`,
		[delegates, persons, partnership, mission, saintEtienne, kapan],
	);
	const ids = Array.from({ length: sessions }, () => uuid());
	await owner.query(
		`insert into programme_session (partnership_id, mission_id, id, kind, title, on_day, starts_at, ends_at, place, room, interpreter_id, latitude, longitude)
		select $2, $3, id, 'working', jsonb_build_object('fr', 'Séance ' || n), ('2027-03-24'::date + ((n - 1) % 7)::int),
			('2027-03-24 08:00+04'::timestamptz + make_interval(days => ((n - 1) % 7)::int, mins => ((n / 70) * 75)::int)),
			('2027-03-24 09:00+04'::timestamptz + make_interval(days => ((n - 1) % 7)::int, mins => ((n / 70) * 75)::int)),
			'Mairie', 'Salle ' || (n / 7) % 11, ($4::uuid[])[1 + n % 23], 39.2 + (n % 9) * 0.001, 46.4
		from unnest($1::uuid[]) with ordinality s(id, n)`,
		[ids, partnership, mission, delegates],
	);
	await owner.query(
		`insert into session_delegate (partnership_id, mission_id, session_id, delegate_id, position)
		select $2, $3, s.id, ($4::uuid[])[1 + (s.n / 7 * 19 + k * 25) % $5], k
		from unnest($1::uuid[]) with ordinality s(id, n), generate_series(0, 7) k on conflict do nothing`,
		[ids, partnership, mission, delegates, people],
	);
	await owner.query('vacuum analyze');
}

const middle = (times: number[], share = 0.5) => times.toSorted((a, b) => a - b)[Math.floor(times.length * share)] ?? 0;
/** Milliseconds of this process's own work in one round, which other programs on the machine do not lengthen. */
let own = 0;
async function timed(work: () => unknown): Promise<number[]> {
	const times: number[] = [];
	let before = process.cpuUsage();
	for (let round = 0; round < rounds + 15; round++) {
		const begun = performance.now();
		await work();
		if (round >= 15) times.push(performance.now() - begun);
		else before = process.cpuUsage();
	}
	const { user, system } = process.cpuUsage(before);
	own = (user + system) / 1000 / rounds;
	return times;
}
const line = (what: string, times: number[]) =>
	console.log(
		`${what.padEnd(52)} p50 ${middle(times).toFixed(1).padStart(6)} ms   p99 ${middle(times, 0.99).toFixed(1).padStart(6)} ms   own ${own.toFixed(1).padStart(5)} ms`,
	);

const folder = join(tmpdir(), `jumelage-bench-${process.pid}`);
const given = process.env.TEST_DATABASE_URL;
const postgres = given ? null : await startPostgres({ folder, durable: false });
const server = given ?? postgres?.url ?? '';
const name = `bench_${process.pid}`;
const url = Object.assign(new URL(server), { pathname: `/${name}` }).href;
const admin = new pg.Client({ connectionString: server });
await admin.connect();
const closing: (() => Promise<unknown>)[] = [];
try {
	await admin.query(`create database ${name}`);
	await migrate(url);
	await setRolePasswords(url, secret);
	const auth = createAuth({ url: roleUrl(url, 'jumelage_auth', secret), baseUrl: 'http://localhost', secret });
	await loadExample(url, auth);
	const owner = new pg.Pool({ connectionString: url, max: 1 });
	owner.on('error', () => {});
	await seed(owner);
	const account = await auth.find('officer-saint-etienne@jumelage.example');
	const cookies = await auth.open(account?.id ?? '');
	const headers = { cookie: [...cookies.map((cookie) => cookie.split(';')[0]), 'jumelage.lang=fr'].join('; ') };
	const session = sessionOf(new Headers(headers), 'http://localhost');
	const database = openDatabase(roleUrl(url, 'jumelage_app', secret), { max: 1 });
	const open = openPublicDatabase(roleUrl(url, 'jumelage_open', secret));
	const changes = openChanges(roleUrl(url, 'jumelage_app', secret));
	const live = openLive(database, changes);
	closing.push(
		() => Promise.resolve(live.close()),
		() => changes.close(),
		() => open.close(),
		() => database.close(),
		() => auth.close(),
		() => owner.end(),
	);
	const app = createApp({
		database,
		open,
		changes,
		live,
		auth,
		provider: null,
		clock: () => new Date(),
		mail: { send: async () => {} },
		files: diskFiles(join(folder, 'files')),
		incoming: openIncoming(join(folder, 'incoming'), 1024 ** 2),
		assets: { css: '/assets/style.css', js: '/assets/main.js', icon: '/assets/mark.svg', folder: null },
		config: { baseUrl: 'http://localhost', timeZone: 'Europe/Paris', example: true, secret },
		log: console.error,
	});
	const sent: { text: string; values?: unknown[]; name?: string }[] = [];
	const query = pg.Client.prototype.query as (...args: unknown[]) => unknown;
	let recording = false;
	pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
		if (recording) sent.push(typeof args[0] === 'string' ? { text: args[0] } : (args[0] as (typeof sent)[number]));
		return query.apply(this, args);
	} as typeof pg.Client.prototype.query;
	const page = async (path: string) => {
		const response = await app.request(`http://localhost${path}`, { headers });
		if (response.status !== 200) throw new Error(`${path} answered ${response.status}`);
		return response.text();
	};
	const at = { partnership, mission };
	console.log(
		`Node ${process.version}, ${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)}: ${sessions} sessions, ${people} people\n`,
	);
	const day = await timed(() => page(urls.programme(at)));
	line('the programme as it opens (a day, all clashes)', day);
	const whole = await timed(() => page(urls.programme(at, { day: 'all' })));
	line('all days on one page', whole);
	recording = true;
	await page(urls.programme(at));
	recording = false;
	const raw = new pg.Client({ connectionString: roleUrl(url, 'jumelage_app', secret) });
	await raw.connect();
	const statements = await timed(async () => {
		for (const statement of sent) await raw.query(statement.name ? statement : statement.text);
	});
	line(`the same ${sent.length} statements, raw`, statements);
	if (process.argv.includes('--each'))
		for (const statement of sent)
			line(statement.text.replaceAll(/\s+/g, ' ').slice(0, 50), await timed(() => raw.query(statement.name ? statement : statement.text)));
	await raw.end();
	const all = await database.enter({ session, partnership, readOnly: true }, (db) =>
		sessionsOf(db, { partnershipId: partnership, missionId: mission }),
	);
	const around = {
		sideOf: new Map<string, string>(),
		sides: [],
		declined: new Set<string>(),
		journeys: [],
		towns: [],
		over: false,
		days: null,
	};
	let found = 0;
	const rule = await timed(() => {
		found = check(all, around).clashes.length;
	});
	line(`the rule alone: ${all.length} sessions, ${found} clashes`, rule);
	console.log(`\nthe programme takes ${(middle(day) / middle(statements)).toFixed(2)} × its raw statements`);
} catch (error) {
	console.error(error);
	process.exitCode = 1;
} finally {
	for (const close of closing) await close();
	await admin.query(`drop database if exists ${name} with (force)`);
	await admin.end();
	await postgres?.stop();
	rmSync(folder, { recursive: true, force: true });
}
