/**
 * How long the programme of a large mission takes to open, clashes looked for: 500 sessions, 200 people, all on one page.
 *
 *     npm run bench -- programme [sessions] [people]
 *
 * The page as the product answers it, from request to bytes, one request at a time; beside it the same statements sent raw to the same
 * database as the same role, and the rule alone. Starts a PostgreSQL of its own in a temporary folder (or uses TEST_DATABASE_URL, a
 * superuser's address); nothing is left behind.
 */
import { cpus, loadavg } from 'node:os';
import type pg from 'pg';
import { v7 as uuid } from 'uuid';
import { check } from '../src/programme/check.ts';
import { sessionsOf } from '../src/programme/store.ts';
import { urls } from '../src/urls.ts';
import { inOffice, inTurn, kapan, line, partnership, saintEtienne, timed } from './office.ts';

const [sessions = 500, people = 200] = process.argv.slice(2).map(Number).filter(Boolean);
const mission = uuid();

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
}

await inOffice(seed, async ({ page, statementsOf, raw, database, session }) => {
	const at = { partnership, mission };
	console.log(
		`Node ${process.version}, ${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)}: ${sessions} sessions, ${people} people\n`,
	);
	const day = await timed(() => page(urls.programme(at)));
	line('the programme as it opens (a day, all clashes)', day);
	line('all days on one page', await timed(() => page(urls.programme(at, { day: 'all' }))));
	const sent = await statementsOf(urls.programme(at));
	const statements = await timed(() => inTurn(raw, sent));
	line(`the same ${sent.length} statements, raw`, statements);
	if (process.argv.includes('--each'))
		for (const statement of sent) line(statement.text.replaceAll(/\s+/g, ' ').slice(0, 50), await timed(() => inTurn(raw, [statement])));
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
	console.log(`\nthe programme takes ${(day.p50 / statements.p50).toFixed(2)} × its raw statements`);
});
