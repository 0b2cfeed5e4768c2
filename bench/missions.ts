/**
 * How long the heavier pages of missions and hosting take to open: a mission of 200 people, 10,000 follow-ups, 500 stays over the year's
 * weeks, a territory where 300 were met, and the home of the partnership that has all of it.
 *
 *     npm run bench -- missions
 *     npm run bench -- missions --each    (every statement alone)
 *
 * From request to bytes, one request at a time; beside it the same statements sent raw to the same database as the same role.
 */
import { cpus, loadavg } from 'node:os';
import type pg from 'pg';
import { v7 as uuid } from 'uuid';
import { urls } from '../src/urls.ts';
import { inOffice, inTurn, kapan, line, partnership, saintEtienne, timed } from './office.ts';

const mission = uuid();
const territory = 'GN-174875';
const department = uuid();

async function seed(owner: pg.Pool): Promise<void> {
	await owner.query(
		`insert into mission (partnership_id, id, sender_id, host_id, title, leaves_on, returns_on, zone, home_zone)
		values ($1, $2, $3, $4, '{"fr": "Semaine franco-arménienne"}', '2027-03-24', '2027-03-30', 'Asia/Yerevan', 'Europe/Paris')`,
		[partnership, mission, saintEtienne, kapan],
	);
	await owner.query('insert into mission_place (partnership_id, mission_id, territory_code, position) values ($1, $2, $3, 0)', [
		partnership,
		mission,
		territory,
	]);
	const persons = Array.from({ length: 200 }, () => uuid());
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
		select $2, $3, gen_random_uuid(), case when p.n % 2 = 0 then $4::uuid else $5::uuid end, p.id, p.n, 'member', 'elected'
		from unnest($1::uuid[]) with ordinality p(id, n)`,
		[persons, partnership, mission, saintEtienne, kapan],
	);
	await owner.query(
		`insert into mandate (id, person_id, organisation_id, role, since)
		select gen_random_uuid(), p.id, $2, 'councillor', '2020' from unnest($1::uuid[]) p(id)`,
		[persons, saintEtienne],
	);
	// One in ten is done; the others fall due over ten years around today.
	await owner.query(
		`insert into follow_up (partnership_id, id, mission_id, words, owner_id, due_on, done_on)
		select $1, gen_random_uuid(), $2, jsonb_build_object('fr', 'Chose promise ' || n), case when n % 2 = 0 then $3::uuid else $4::uuid end,
			((current_date - 1800 + (n % 3600))::text), case when n % 10 = 0 then current_date::text end
		from generate_series(1, 10000) n`,
		[partnership, mission, saintEtienne, kapan],
	);
	await owner.query(`insert into host_department (id, organisation_id, keeper_id, names) values ($1, $2, $2, '{"fr": "Service social"}')`, [
		department,
		saintEtienne,
	]);
	await owner.query(
		`insert into host_places (department_id, id, from_on, until_on, places)
		select $1, gen_random_uuid(), date_trunc('year', current_date)::date, (date_trunc('year', current_date) + interval '1 year - 1 day')::date, 20`,
		[department],
	);
	await owner.query(
		`insert into placement (partnership_id, id, sender_id, host_id, department_id, visitors, profile, arrives_on, leaves_on, offered_on, accepted_on)
		select $1, gen_random_uuid(), $2, $3, $4, 1 + n % 3, jsonb_build_object('fr', 'Travailleurs sociaux ' || n),
			(date_trunc('year', current_date)::date + n % 350)::text, (date_trunc('year', current_date)::date + n % 350 + 20)::text, '2023', '2024'
		from generate_series(1, 500) n`,
		[partnership, kapan, saintEtienne, department],
	);
	await owner.query(
		`insert into encounter (partnership_id, id, mission_id, organisation_id, met_on, territory_code, does)
		select $1, gen_random_uuid(), $2, $3, '2023-11-2' || n % 10, $4, jsonb_build_object('fr', 'Soins à domicile ' || n)
		from generate_series(1, 300) n`,
		[partnership, mission, kapan, territory],
	);
}

const at = { partnership, mission };
const pages = [
	['a mission of 200 people', urls.mission(at)],
	['the missions', urls.missions({ partnership })],
	['10,000 follow-ups', urls.followUps({ partnership })],
	['500 stays', urls.placements({ partnership })],
	['a department’s weeks, 500 stays', urls.hostDepartment({ department })],
	['300 encounters', urls.encounters({ partnership })],
	['a territory, who works there', urls.territory({ territory })],
	['the partnership’s home', urls.partnership({ partnership })],
] as const;

await inOffice(seed, async ({ page, statementsOf, raw }) => {
	console.log(`Node ${process.version}, ${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)}\n`);
	for (const [what, path] of pages) {
		const bytes = Buffer.byteLength(await page(path));
		const whole = await timed(() => page(path), 30);
		const sent = await statementsOf(path);
		const statements = await timed(() => inTurn(raw, sent), 30);
		line(what, whole, `   raw ${statements.p50.toFixed(1).padStart(6)} ms (${sent.length})   ${(bytes / 1000).toFixed(0)} kB`);
		if (process.argv.includes('--each'))
			for (const statement of sent)
				line(`    ${statement.text.replaceAll(/\s+/g, ' ').slice(0, 46)}`, await timed(() => inTurn(raw, [statement]), 10));
	}
});
