import pg from 'pg';
import { expect, inject, onTestFinished, test } from 'vitest';
import { type Migration, migrate, readMigrations } from './migrate.ts';

const migration = (number: number, name: string, sql: string): Migration => ({ number, name, sql, hash: `${name}${sql}` });
const city = migration(1, '0001_city.sql', 'create table city (name text primary key)');
const decision = migration(2, '0002_decision.sql', "create table decision (taken_on date); insert into city values ('Saint-Étienne')");

async function freshDatabase() {
	const name = `migrate_${crypto.randomUUID().slice(0, 8)}`;
	const admin = new pg.Client(inject('postgresUrl'));
	await admin.connect();
	await admin.query(`create database ${name}`);
	const url = new URL(inject('postgresUrl'));
	url.pathname = name;
	const client = new pg.Client(url.href);
	await client.connect();
	onTestFinished(async () => {
		await client.end();
		await admin.query(`drop database ${name} with (force)`);
		await admin.end();
	});
	return { url: url.href, client };
}

test('a city that skipped a version receives only the migrations it lacks, in order', async () => {
	const { url, client } = await freshDatabase();
	expect(await migrate(url, [city])).toEqual({ applied: ['0001_city.sql'] });
	expect(await migrate(url, [city, decision])).toEqual({ applied: ['0002_decision.sql'] });
	expect(await migrate(url, [city, decision])).toEqual({ applied: [] });
	expect((await client.query('select * from city')).rows).toEqual([{ name: 'Saint-Étienne' }]);
});

test('an older Jumelage leaves the database of a newer one as it is', async () => {
	const { url, client } = await freshDatabase();
	await migrate(url, [city, decision]);
	await expect(migrate(url, [city])).rejects.toMatchObject({ code: 'database-newer', facts: { name: '0002_decision.sql' } });
	expect((await client.query('select name from migration order by 1')).rows).toHaveLength(2);
});

test('a migration that was edited after it was applied is refused', async () => {
	const { url } = await freshDatabase();
	await migrate(url, [city]);
	await expect(migrate(url, [{ ...city, hash: 'other' }])).rejects.toMatchObject({ code: 'migration-changed' });
});

test('a migration that fails half-way leaves nothing of itself and keeps those before it', async () => {
	const { url, client } = await freshDatabase();
	const broken = migration(2, '0002_broken.sql', 'create table mission (); select 1 / 0');
	await expect(migrate(url, [city, broken])).rejects.toMatchObject({ code: 'migration-failed', facts: { name: '0002_broken.sql' } });
	expect((await client.query("select to_regclass('mission') as mission, to_regclass('city')::text as city")).rows).toEqual([
		{ mission: null, city: 'city' },
	]);
});

test('two starts at once apply each migration once', async () => {
	const { url } = await freshDatabase();
	const both = await Promise.all([migrate(url, [city, decision]), migrate(url, [city, decision])]);
	expect(both.flatMap(({ applied }) => applied).sort()).toEqual(['0001_city.sql', '0002_decision.sql']);
});

test('a database that does not answer is named without its password', async () => {
	await expect(migrate('postgres://mairie:secret@127.0.0.1:1/kapan', [])).rejects.toMatchObject({
		code: 'database-unreachable',
		facts: { address: '127.0.0.1:1/kapan', reason: expect.not.stringContaining('secret') },
	});
});

test('the migrations of this version apply to an empty database, numbered without a gap', async () => {
	const { url } = await freshDatabase();
	const ours = readMigrations();
	expect(ours.map(({ number }) => number)).toEqual(ours.map((_, index) => index + 1));
	expect(await migrate(url)).toEqual({ applied: ours.map(({ name }) => name) });
});
