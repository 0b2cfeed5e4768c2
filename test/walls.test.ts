import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorld, type World } from './world.ts';

// A third city, with an office of its own and nothing shared with Saint-Étienne or Kapan.
const colmar = '019a0000-0000-7000-8000-0000000c0001';
const partnership = '019a0000-0000-7000-8000-000000010001';
const decision = '019a0000-0000-7000-8000-000000030001';
const saintEtienne = '019a0000-0000-7000-8000-000000001001';

let world: World;
let stranger: pg.Client;
let tables: string[];

beforeAll(async () => {
	world = await openWorld();
	const account = await world.auth.create({ name: 'Relations internationales, Colmar', email: 'office@colmar.example', language: 'fr' });
	await world.owner.query(
		`insert into organisation (id, keeper_id, kind, name, country_code, folded) values ($1, $1, 'local-authority', 'Ville de Colmar', 'FR', 'colmar')`,
		[colmar],
	);
	await world.owner.query(
		`insert into membership (id, account_id, organisation_id, role) values (gen_random_uuid(), $1, $2, 'administrator')`,
		[account, colmar],
	);
	stranger = new pg.Client({ connectionString: world.roleUrl('jumelage_app') });
	await stranger.connect();
	await stranger.query(`select set_config('jumelage.account', $1, false)`, [account]);
	const { rows } = await world.owner.query<{ name: string }>(`
		select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'partnership_id'
		where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by 1`);
	tables = rows.map(({ name }) => name);
});
afterAll(async () => {
	await stranger.end();
	await world.close();
});

describe('first wall: the partnership stands first', () => {
	it('in the primary key of every table of a partnership', async () => {
		const { rows } = await world.owner.query<{ name: string; first: string }>(
			`
			select c.relname as name, a.attname as first from pg_class c
			join pg_index i on i.indrelid = c.oid and i.indisprimary join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
			where c.relname = any($1)`,
			[tables],
		);
		expect(tables.length).toBeGreaterThan(20);
		expect(rows.map(({ name }) => name).sort()).toEqual(tables);
		expect(rows.filter(({ first }) => first !== 'partnership_id')).toEqual([]);
	});
	it('in every key from one of them to another, so that none cites another partnership’s rows', async () => {
		const { rows } = await world.owner.query<{ name: string; ok: boolean }>(
			`
			select k.conrelid::regclass::text || ' → ' || k.confrelid::regclass::text as name,
				(select attname from pg_attribute where attrelid = k.conrelid and attnum = k.conkey[1]) in ('partnership_id', 'parent_partnership_id')
				and (select attname from pg_attribute where attrelid = k.confrelid and attnum = k.confkey[1]) = 'partnership_id' as ok
			from pg_constraint k where k.contype = 'f' and k.conrelid::regclass::text = any($1) and k.confrelid::regclass::text = any($1)`,
			[tables],
		);
		expect(rows.length).toBeGreaterThan(15);
		expect(rows.filter(({ ok }) => !ok)).toEqual([]);
	});
	it('so that an adoption cannot rest on the decision of another partnership', async () => {
		const other = '019a0000-0000-7000-8000-000000010005';
		await expect(
			world.owner.query(
				`insert into adoption (partnership_id, agreement_id, organisation_id, decision_id) values ($1, '019a0000-0000-7000-8000-000000040005', $2, $3)`,
				[other, saintEtienne, decision],
			),
		).rejects.toThrow(/foreign key/);
	});
});

describe('second wall: rows by membership', () => {
	it('is up on every table of a partnership and on people, for reading and for writing', async () => {
		const { rows } = await world.owner.query<{ name: string }>(
			`
			select c.relname as name from pg_class c where c.relname = any($1) and c.relnamespace = 'public'::regnamespace and not (c.relrowsecurity and exists (select from pg_policy p where p.polrelid = c.oid and p.polcmd in ('r', '*')))`,
			[[...tables, 'person', 'mandate', 'membership', 'organisation']],
		);
		expect(rows).toEqual([]);
	});
	it('shows a person of Colmar nothing of Saint-Étienne and Kapan, even when every filter is forgotten', async () => {
		for (const table of [...tables.filter((name) => name !== 'history'), 'person', 'mandate']) {
			const { rows } = await stranger.query(`select * from ${table}`);
			expect(rows, table).toEqual([]);
		}
		// Of the history, the entry of their own office and nothing else.
		expect((await stranger.query('select noun, record_id from history')).rows).toEqual([{ noun: 'organisation', record_id: colmar }]);
		const { rows } = await stranger.query('select organisation_id from membership');
		expect(rows).toEqual([{ organisation_id: colmar }]);
	});
	it('has something to hide: the same tables hold rows', async () => {
		for (const table of [
			'partnership',
			'party',
			'decision',
			'agreement',
			'signature',
			'document',
			'evidence',
			'history',
			'person',
			'mandate',
			'share',
		]) {
			expect(Number((await world.owner.query(`select count(*) from ${table}`)).rows[0].count), table).toBeGreaterThan(0);
		}
	});
	it('lets a person of Colmar change, remove or add nothing there', async () => {
		// What nobody removes or changes at all.
		const kept = [
			'history',
			'share',
			'agreement_version',
			'file',
			'partnership',
			'proposal',
			'proposal_answer',
			'proposal_reminder',
			'minutes_letter',
			'joining_answer',
			'public_address',
			'field_note',
		];
		for (const table of tables.filter((name) => !kept.includes(name))) {
			expect((await stranger.query(`delete from ${table}`)).rowCount, table).toBe(0);
			expect((await stranger.query(`update ${table} set partnership_id = partnership_id`)).rowCount, table).toBe(0);
		}
		expect((await stranger.query(`update partnership set name = 'x'`)).rowCount).toBe(0);
		for (const [insert, values] of [
			[`insert into party (partnership_id, organisation_id) values ($1, $2)`, [partnership, colmar]],
			[`insert into guest (partnership_id, organisation_id) values ($1, $2)`, [partnership, colmar]],
			[`insert into share (partnership_id, organisation_id, level, label) values ($1, $2, 'write', 'x')`, [partnership, colmar]],
			[
				`insert into decision (partnership_id, id, organisation_id, body, subject) values ($1, gen_random_uuid(), $2, 'council', '{}')`,
				[partnership, saintEtienne],
			],
			[
				`insert into membership (id, account_id, organisation_id, role) values (gen_random_uuid(), asker(), $2, 'administrator')`,
				[partnership, saintEtienne],
			],
			[
				`insert into partnership (partnership_id, keeper_id, kind, name, folded) values ($1, $2, 'twinning', 'x', 'x')`,
				['019a0000-0000-7000-8000-0000000c0002', saintEtienne],
			],
		] as const) {
			const used = values.filter((_, index) => insert.includes(`$${index + 1}`));
			await expect(stranger.query(used.length === 2 ? insert : insert.replace('$2', '$1'), used), insert).rejects.toThrow(
				/row-level security|permission denied/,
			);
		}
	});
	it('does not let an unseen person be drawn into view through a partnership of one’s own', async () => {
		await stranger.query(
			`insert into partnership (partnership_id, keeper_id, kind, name, folded) values ('019a0000-0000-7000-8000-0000000c0003', $1, 'twinning', 'Colmar – Abingdon', 'colmar')`,
			[colmar],
		);
		await expect(
			stranger.query(
				`insert into partnership_person (partnership_id, person_id) values ('019a0000-0000-7000-8000-0000000c0003', '019a0000-0000-7000-8000-000000002001')`,
			),
		).rejects.toThrow(/row-level security/);
	});
	it('nor by putting them in the place of somebody else', async () => {
		const own = '019a0000-0000-7000-8000-0000000c0004';
		const [someone, unseen] = ['019a0000-0000-7000-8000-0000000c0005', '019a0000-0000-7000-8000-000000002001'];
		await stranger.query(`insert into person (id, keeper_id, family_name, folded) values ($1, $2, 'Straumann', 'straumann')`, [
			someone,
			colmar,
		]);
		await stranger.query(
			`insert into partnership (partnership_id, keeper_id, kind, name, folded) values ($1, $2, 'twinning', 'Colmar – Eisenstadt', 'colmar')`,
			[own, colmar],
		);
		await stranger.query('insert into partnership_person (partnership_id, person_id) values ($1, $2)', [own, someone]);
		await expect(stranger.query('update partnership_person set person_id = $2 where partnership_id = $1', [own, unseen])).rejects.toThrow(
			/row-level security/,
		);
		await stranger.query('delete from partnership_person where partnership_id = $1', [own]);
	});
	it('lets a guest that became a party, and is one no more, read only', async () => {
		const embassy = '019a0000-0000-7000-8000-000000001005';
		const level = async () =>
			(await world.owner.query('select level from share where partnership_id = $1 and organisation_id = $2', [partnership, embassy])).rows;
		await world.owner.query('insert into guest (partnership_id, organisation_id) values ($1, $2) on conflict do nothing', [
			partnership,
			embassy,
		]);
		await world.owner.query('insert into party (partnership_id, organisation_id) values ($1, $2)', [partnership, embassy]);
		expect(await level()).toEqual([{ level: 'write' }]);
		await world.owner.query('delete from party where partnership_id = $1 and organisation_id = $2', [partnership, embassy]);
		expect(await level()).toEqual([{ level: 'read' }]);
		await world.owner.query('delete from guest where partnership_id = $1 and organisation_id = $2', [partnership, embassy]);
		expect(await level()).toEqual([]);
	});
	it('is not fooled by a temporary table named as one of ours', async () => {
		await stranger.query('begin');
		await stranger.query('create temporary table membership as select * from public.membership');
		await stranger.query('update pg_temp.membership set organisation_id = $1', [saintEtienne]);
		const { rows } = await stranger.query('select my_organisations() as mine, needs_setup() as open');
		await stranger.query('rollback');
		expect(rows).toEqual([{ mine: [colmar], open: false }]);
	});
	it('lets nobody call a function that was not given to them', async () => {
		const { rows } = await world.owner.query<{ role: string; name: string }>(`
			select r.rolname as role, p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace cross join pg_roles r
			where n.nspname in ('public', 'auth', 'open') and r.rolname in ('jumelage_app', 'jumelage_open', 'jumelage_auth')
				and has_function_privilege(r.oid, p.oid, 'execute')
				and not exists (select from aclexplode(p.proacl) a where a.grantee = r.oid and a.privilege_type = 'EXECUTE')`);
		expect(rows).toEqual([]);
	});
	it('shows nobody anything', async () => {
		const nobody = new pg.Client({ connectionString: world.roleUrl('jumelage_app') });
		await nobody.connect();
		for (const table of [...tables, 'person', 'mandate', 'organisation', 'membership'])
			expect((await nobody.query(`select * from ${table}`)).rows, table).toEqual([]);
		await nobody.end();
	});
	it('keeps secrets of sign-in from the application, and everything else from sign-in', async () => {
		for (const table of ['session', 'credential', 'account_user', 'verification'])
			await expect(stranger.query(`select * from auth.${table}`), table).rejects.toThrow(/permission denied/);
		const signIn = new pg.Client({ connectionString: world.roleUrl('jumelage_auth') });
		await signIn.connect();
		for (const table of ['partnership', 'person', 'membership', 'history'])
			await expect(signIn.query(`select * from public.${table}`), table).rejects.toThrow(/permission denied/);
		await signIn.end();
	});
});

describe('third wall: the schema open', () => {
	it('is all that the public role may read', async () => {
		const { rows } = await world.owner.query<{ name: string }>(`
			select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
			where c.relkind in ('r', 'v', 'm', 'p', 'f') and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_'
				and has_schema_privilege('jumelage_open', n.oid, 'usage')
				and (has_table_privilege('jumelage_open', c.oid, 'select') or has_table_privilege('jumelage_open', c.oid, 'insert')
					or has_table_privilege('jumelage_open', c.oid, 'update') or has_table_privilege('jumelage_open', c.oid, 'delete'))
			order by 1`);
		const views = await world.owner.query<{ name: string }>(
			`select 'open.' || viewname as name from pg_views where schemaname = 'open' order by 1`,
		);
		expect(views.rows.length).toBeGreaterThan(15);
		expect(rows).toEqual(views.rows);
	});
	it('holds nothing that was not published, and only the columns it lists', async () => {
		const reader = new pg.Client({ connectionString: world.roleUrl('jumelage_open') });
		await reader.connect();
		const { rows: views } = await world.owner.query<{ name: string }>(
			`select viewname as name from pg_views where schemaname = 'open' order by 1`,
		);
		await world.owner.query('update partnership set published_at = null');
		for (const { name } of views) expect((await reader.query(`select * from open.${name}`)).rows, name).toEqual([]);
		await world.owner.query('update partnership set published_at = now() where partnership_id = $1', [partnership]);
		const { rows } = await reader.query('select * from open.partnership');
		expect(rows.map(({ name }) => name)).toEqual(['Saint-Étienne – Kapan']);
		const { rows: columns } = await world.owner.query<{ name: string }>(
			`select distinct column_name as name from information_schema.columns where table_schema = 'open'`,
		);
		const within = [
			'note',
			'reason',
			'keeper_id',
			'account_id',
			'folded',
			'search',
			'revision',
			'act_id',
			'transmitted_on',
			'amount',
			'commitments',
			'siret',
			'spellings',
			'objected_on',
		];
		expect(columns.map(({ name }) => name).filter((name) => within.includes(name))).toEqual([]);
		await expect(reader.query('select * from public.partnership')).rejects.toThrow(/permission denied/);
		await expect(reader.query(`select public.enter('x', 'y', null, null)`)).rejects.toThrow(/permission denied/);
		await expect(reader.query('insert into open.partnership (partnership_id) values (gen_random_uuid())')).rejects.toThrow(
			/permission denied|cannot insert/,
		);
		await reader.end();
	});
});

describe('history', () => {
	it('takes no change and no removal, not even from the tables’ owner', async () => {
		await expect(world.owner.query(`update history set verb = 'x'`)).rejects.toThrow(/append-only/);
		await expect(world.owner.query('delete from history')).rejects.toThrow(/append-only/);
		await expect(world.owner.query('truncate history')).rejects.toThrow(/append-only/);
	});
	it('records every table of a partnership by itself', async () => {
		const { rows } = await world.owner.query<{ name: string }>(
			`
			select c.relname as name from pg_class c where c.relname = any($1) and c.relnamespace = 'public'::regnamespace and not exists (select from pg_trigger t where t.tgrelid = c.oid and t.tgname = 'record_change')`,
			[tables],
		);
		// What is private of delegates and visitors, and what was said in confidence, is kept nowhere but in its own row (decisions 0028, 0031).
		expect(rows.map(({ name }) => name)).toEqual([
			'delegate_private',
			'evaluation_link',
			'history',
			'minutes_letter',
			'placement_evaluation',
			'proposal_reminder',
			'share',
			'visitor_private',
		]);
	});
});
