import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openWorld, type World } from '../../test/world.ts';
import { exampleEmail } from '../account/example.ts';

const id = (last: string) => `019a0000-0000-7000-8000-${last.padStart(12, '0')}`;
const [partnership, mission, session, saintEtienne, kapan] = [id('10001'), id('80001'), id('82002'), id('1001'), id('1002')];

let world: World;
let officer: pg.Client;
let account: string;
beforeAll(async () => {
	world = await openWorld();
	const who = await world.auth.find(exampleEmail('officer-saint-etienne'));
	account = who?.id ?? '';
	await world.owner.query(
		`insert into minutes_confirmation (partnership_id, mission_id, session_id, organisation_id, account_id, account_name, content) values ($1, $2, $3, $4, $5, 'Kapan', 'x')`,
		[partnership, mission, session, kapan, id('1')],
	);
	officer = new pg.Client({ connectionString: world.roleUrl('jumelage_app') });
	await officer.connect();
	await officer.query('begin');
	await officer.query(`select set_config('jumelage.account', $1, true)`, [account]);
});
afterAll(async () => {
	await officer.end();
	await world.close();
});

const add = (organisation: string, by: string) =>
	officer.query(
		`insert into minutes_confirmation (partnership_id, mission_id, session_id, organisation_id, account_id, account_name, content) values ($1, $2, $3, $4, $5, 'x', 'x')
		on conflict (partnership_id, mission_id, session_id, organisation_id) do update set content = 'y'`,
		[partnership, mission, session, organisation, by],
	);
async function refused(work: () => Promise<unknown>): Promise<void> {
	await officer.query('savepoint here');
	await expect(work()).rejects.toThrow(/row-level security/);
	await officer.query('rollback to here');
}

it('lets Saint-Étienne confirm for itself, and neither for Kapan nor in another’s name', async () => {
	await refused(() => add(kapan, account));
	await refused(() => add(saintEtienne, id('2')));
	expect((await add(saintEtienne, account)).rowCount).toBe(1);
});
it('lets nobody change or take back what the other city confirmed', async () => {
	const where = `where partnership_id = '${partnership}' and organisation_id = '${kapan}'`;
	expect((await officer.query(`select content from minutes_confirmation ${where}`)).rows).toEqual([{ content: 'x' }]);
	expect((await officer.query(`update minutes_confirmation set content = 'z' ${where}`)).rowCount).toBe(0);
	expect((await officer.query(`delete from minutes_confirmation ${where}`)).rowCount).toBe(0);
});
it('shows the application neither when letters were written nor whom they are for', async () => {
	await officer.query('savepoint here');
	await expect(officer.query('select * from follow_up_letter')).rejects.toThrow(/permission denied/);
	await officer.query('rollback to here');
	await expect(officer.query(`select * from duties_to_remind('2026-11-22', now())`)).rejects.toThrow(/permission denied/);
});
it('tells the addresses of those who confirm to nobody outside the partnership, and lets nobody write that they were told', async () => {
	const asked = (one: string) =>
		officer.query(`select email from minutes_readers($1, $2, $3, $4, now())`, [one, mission, session, [kapan]]).then(({ rows }) => rows);
	await officer.query('rollback to here');
	expect(await asked(partnership)).not.toEqual([]);
	expect(await asked(partnership)).toEqual([]); // within a day
	expect(await asked(id('10003'))).toEqual([]);
	await officer.query('savepoint there');
	await expect(officer.query('delete from minutes_letter')).rejects.toThrow(/permission denied/);
	await officer.query('rollback to there');
	await officer.query(`select set_config('jumelage.account', $1, true)`, [(await world.auth.find(exampleEmail('association')))?.id ?? '']);
	expect(await asked(partnership)).toEqual([]);
});
