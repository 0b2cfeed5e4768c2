import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { v7 as uuid } from 'uuid';
import { type ExamplePerson, exampleEmail, examplePeople } from '../account/example.ts';
import { searchText } from '../plain/names.ts';
import type { Auth } from '../web/ask.ts';
import type { Role } from './database.ts';
import { root } from './root.ts';

const saintEtienne = '019a0000-0000-7000-8000-000000001001';
const kapan = '019a0000-0000-7000-8000-000000001002';
const alliance = '019a0000-0000-7000-8000-000000001007';

// Functions, not people: the example signs nobody's name to what a visitor tries out.
const seats: Record<ExamplePerson, { name: string; language: 'fr' | 'hy'; organisationId: string; role: Role }> = {
	'officer-saint-etienne': {
		name: 'Relations internationales, Saint-Étienne',
		language: 'fr',
		organisationId: saintEtienne,
		role: 'administrator',
	},
	'officer-kapan': { name: 'Արտաքին կապերի բաժին, Կապան', language: 'hy', organisationId: kapan, role: 'administrator' },
	'elected-saint-etienne': { name: 'Élu délégué, Saint-Étienne', language: 'fr', organisationId: saintEtienne, role: 'reader' },
	association: { name: 'Alliance franco-arménienne de la Loire', language: 'fr', organisationId: alliance, role: 'reader' },
};

/**
 * Loads the reference case, all of it or nothing, where the database holds no organisation yet; then seats its people, which a start
 * that was killed in between does at the next one. Answers false, and does nothing, where there are organisations of somebody's own.
 * @param url address of the owner of the tables
 * @param begin told before the loading
 */
export async function loadExample(url: string, auth: Auth, begin = () => {}): Promise<boolean> {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	try {
		await client.query('begin');
		await client.query("select pg_advisory_xact_lock(19592024), set_config('jumelage.verb', 'example', true)");
		const { rows } = await client.query<{ id: string }>('select id from organisation order by id = $1 desc limit 1', [saintEtienne]);
		const [first] = rows;
		if (first && first.id !== saintEtienne) return false;
		if (!first) {
			begin();
			const folder = join(root, 'db', 'example');
			for (const name of readdirSync(folder).sort())
				if (name.endsWith('.sql')) await client.query(readFileSync(join(folder, name), 'utf8'));
			await fold(client);
		}
		await client.query('commit');
	} catch (error) {
		await client.query('rollback');
		throw error;
	} finally {
		await client.end();
	}
	await seat(url, auth);
	return true;
}

/** Search words are made by the application: the same for what is typed and what is loaded. */
async function fold(client: pg.Client): Promise<void> {
	// `usual`: what it is called by, found from the first letter.
	const tables = {
		territory: `select code as id, array[name] || array(select value from jsonb_each_text(names)) as names, array[name] || array(select value from jsonb_each_text(names)) as usual
			from territory where folded = ''`,
		organisation: `select id, array[name] || spellings || array(select value from jsonb_each_text(names)) as names, array[name] || spellings || array(select value from jsonb_each_text(names)) as usual
			from organisation where folded = ''`,
		person: `select id, array[given_name || ' ' || family_name, given_name_hy || ' ' || family_name_hy] || spellings as names,
				array[given_name || ' ' || family_name, family_name || ' ' || given_name, given_name_hy || ' ' || family_name_hy, family_name_hy || ' ' || given_name_hy] as usual
			from person where folded = ''`,
		partnership: `select p.partnership_id as id, array[p.name] || array(
				select n from party y join organisation o on o.id = y.organisation_id, unnest(array[o.name] || o.spellings || array(select value from jsonb_each_text(o.names))) n
				where y.partnership_id = p.partnership_id) as names, array[p.name] as usual
			from partnership p where folded = ''`,
	};
	for (const [table, select] of Object.entries(tables)) {
		const { rows } = await client.query<{ id: string; names: string[]; usual: string[] }>(select);
		const key = table === 'territory' ? 'code' : table === 'partnership' ? 'partnership_id' : 'id';
		for (const { id, names, usual } of rows)
			await client.query(`update ${table} set folded = $2 where ${key} = $1`, [id, searchText(names, usual)]);
	}
}

async function seat(url: string, auth: Auth): Promise<void> {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	try {
		for (const person of examplePeople) {
			const { name, language, organisationId, role } = seats[person];
			const known = await auth.find(exampleEmail(person));
			const account = known?.id ?? (await auth.create({ name, email: exampleEmail(person), language }));
			await client.query('insert into membership (id, account_id, organisation_id, role) values ($1, $2, $3, $4) on conflict do nothing', [
				uuid(),
				account,
				organisationId,
				role,
			]);
		}
		// Each office's officer is in charge of what it works in.
		await client.query(
			`insert into charge (partnership_id, organisation_id, account_id)
			select s.partnership_id, s.organisation_id, m.account_id from share s
			join membership m on m.organisation_id = s.organisation_id and m.role = 'administrator' and m.ended_at is null
			where s.level = 'write' on conflict do nothing`,
		);
	} finally {
		await client.end();
	}
}
