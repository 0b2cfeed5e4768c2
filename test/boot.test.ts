import { chownSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, expect, inject, test } from 'vitest';
import { adminUrl, clear, dataFolder, firstPage, freePort, processesOf, start } from './program.ts';
import { secret } from './world.ts';

afterAll(clear);

async function query(url: string, sql: string) {
	const client = new pg.Client(url);
	await client.connect();
	try {
		return (await client.query(sql)).rows;
	} finally {
		await client.end();
	}
}

test('an office starts for the first time, stops with Ctrl-C, and starts again in less than three seconds', async () => {
	const folder = dataFolder();
	const first = await start({ DATA_DIR: folder });
	await firstPage(first);
	await expect.poll(first.output).toContain('Stop: Ctrl-C');
	expect(first.output()).toContain('Loading the example');
	const links = [...first.output().matchAll(/http\S+\/sign-in\/example\/\S+/g)].map(([link]) => link);
	expect(links).toHaveLength(4);
	for (const link of links) {
		const response = await fetch(link, { redirect: 'manual' });
		expect(response.headers.getSetCookie().join()).toContain('jumelage.session=');
	}
	expect(await query(adminUrl(folder), "select setting from pg_settings where name = 'fsync'")).toEqual([{ setting: 'on' }]);
	process.kill(-(first.child.pid as number), 'SIGINT'); // as a terminal does: the whole group
	expect(await first.ended).toBe(0);
	expect(first.output()).toContain('Stopped; everything is saved.');
	expect(processesOf(folder)).toEqual([]);

	const second = await start({ DATA_DIR: folder });
	expect(await firstPage(second)).toBeLessThan(3000);
	await expect.poll(second.output).toContain('Stop: Ctrl-C');
	expect(second.output()).not.toContain('Loading the example');
	const [again] = [...second.output().matchAll(/http\S+\/sign-in\/example\/\S+/g)].map(([link]) => new URL(link).search);
	expect(again).toBe(new URL(links[0] as string).search);
	second.child.kill('SIGTERM');
	expect(await second.ended).toBe(0);
	expect(processesOf(folder)).toEqual([]);
});

test('a city that wants to begin with an empty workbook is shown where, and never gets the example later', async () => {
	const folder = dataFolder();
	for (const words of [['--empty'], []]) {
		const program = await start({ DATA_DIR: folder }, ...words);
		await firstPage(program);
		await expect.poll(program.output).toContain(`${program.address}/setup`);
		expect(await query(adminUrl(folder), 'select count(*)::int as n from organisation')).toEqual([{ n: 0 }]);
		program.child.kill('SIGINT');
		await program.ended;
	}
});

test('after kill -9 the next start stops the PostgreSQL left behind and opens as if nothing had happened', async () => {
	const folder = dataFolder();
	const killed = await start({ DATA_DIR: folder });
	await firstPage(killed);
	killed.child.kill('SIGKILL');
	await killed.ended;
	expect(processesOf(folder).length).toBeGreaterThan(0);

	const next = await start({ DATA_DIR: folder });
	expect(await firstPage(next)).toBeLessThan(3000);
	expect(next.output()).toContain('The last stop was abrupt');
	next.child.kill('SIGINT');
	expect(await next.ended).toBe(0);
	expect(processesOf(folder)).toEqual([]);
});

test('it says when it is ready, and stops without waiting for a page that stays open', async () => {
	const folder = dataFolder();
	const program = await start({ DATA_DIR: folder, LOG: 'json' });
	await firstPage(program);
	expect(await (await fetch(`${program.address}/ready`)).json()).toEqual({ status: 'ready' });
	const link = /http:\S+example\/officer-saint-etienne\S*/;
	await expect.poll(program.output).toMatch(link);
	const arrived = await fetch(link.exec(program.output())?.[0] ?? '', { redirect: 'manual' });
	const cookie = arrived.headers
		.getSetCookie()
		.map((one) => one.split(';')[0])
		.join('; ');
	const open = await fetch(`${program.address}/partnerships/019a0000-0000-7000-8000-000000010001/live`, { headers: { cookie } });
	expect(open.status).toBe(200);
	const begun = performance.now();
	program.child.kill('SIGTERM');
	expect(await open.text()).toMatch(/^retry: \d+\nevent: beat\n/);
	expect(await program.ended).toBe(0);
	expect(performance.now() - begun).toBeLessThan(4500);
	// One line an answer, and nobody named in any.
	const lines = program
		.output()
		.split('\n')
		.filter((line) => line.startsWith('{'));
	expect(lines.map((line) => JSON.parse(line).route)).toContain('/partnerships/:partnership/live');
	expect(lines.join()).not.toMatch(/officer|019a0000|127\.0\.0\.1/);
});

test('the server stops by itself when the program that started it is killed', async () => {
	const folder = dataFolder();
	const program = await start({ DATA_DIR: folder }, '--empty');
	await firstPage(program);
	program.child.disconnect();
	expect(await program.ended).toBe(0);
	expect(processesOf(folder)).toEqual([]);
});

test('a second Jumelage on the same data is turned away and the first goes on', async () => {
	const folder = dataFolder();
	const first = await start({ DATA_DIR: folder }, '--empty');
	await firstPage(first);
	const second = await start({ DATA_DIR: folder });
	expect(await second.ended).toBe(1);
	expect(second.output().trim()).toMatch(/^Another Jumelage already uses .*DATA_DIR=\/path npm start$/);
	expect(await firstPage(first)).toBeGreaterThan(0);
	first.child.kill('SIGINT');
	await first.ended;
});

test('a port that is taken is named, and no data are made', async () => {
	const folder = join(dataFolder(), 'data');
	const port = await freePort();
	const other = createServer();
	await new Promise<void>((resolve) => other.listen(port, '127.0.0.1', resolve));
	const program = await start({ DATA_DIR: folder, PORT: String(port) });
	expect(await program.ended).toBe(1);
	other.close();
	expect(program.output().trim()).toBe(
		`Port ${port} is already taken. Stop the program that holds it, or choose another: PORT=${port + 1} npm start`,
	);
	expect(() => statSync(folder)).toThrow();
});

test('a data folder that cannot be written is named', async () => {
	const file = join(dataFolder(), 'data');
	writeFileSync(file, '');
	for (const folder of [file, join(file, 'deeper'), '/proc/jumelage']) {
		const program = await start({ DATA_DIR: folder });
		expect(await program.ended).toBe(1);
		expect(program.output().trim()).toMatch(
			/^Cannot write in \S+\. Make that folder writable, or choose another: DATA_DIR=\/path npm start$/,
		);
	}
});

test('a database migrated by a newer version is left as it is', async () => {
	const folder = dataFolder();
	const before = await start({ DATA_DIR: folder }, '--empty');
	await firstPage(before);
	await query(adminUrl(folder), "insert into migration (number, name, hash) values (9999, '9999_future.sql', '')");
	before.child.kill('SIGINT');
	await before.ended;
	const older = await start({ DATA_DIR: folder });
	expect(await older.ended).toBe(1);
	expect(older.output().trim()).toMatch(/^The database comes from a newer version of Jumelage \(9999_future\.sql\)/);
	expect(processesOf(folder)).toEqual([]);
});

test('a PostgreSQL that does not answer is named without its password, and no embedded one is started', async () => {
	const folder = dataFolder();
	const program = await start({ DATA_DIR: folder, DATABASE_URL: 'postgres://mairie:secret@127.0.0.1:1/kapan' });
	expect(await program.ended).toBe(1);
	expect(program.output()).toMatch(/^The database 127\.0\.0\.1:1\/kapan does not answer/);
	expect(program.output()).not.toContain('secret');
	expect(() => statSync(join(folder, 'postgres'))).toThrow();
});

// The roles belong to the whole server: with another secret, their passwords would change under the other tests.
test('with DATABASE_URL the city’s own PostgreSQL is used', async () => {
	const folder = dataFolder();
	const name = `boot_${crypto.randomUUID().slice(0, 8)}`;
	await query(inject('postgresUrl'), `create database ${name}`);
	const url = new URL(inject('postgresUrl'));
	url.pathname = name;
	const program = await start({ DATA_DIR: folder, DATABASE_URL: url.href, JUMELAGE_SECRET: secret });
	await firstPage(program);
	await expect.poll(program.output).toContain(`PostgreSQL ${url.host}/${name}`);
	expect(() => statSync(join(folder, 'postgres'))).toThrow();
	program.child.kill('SIGINT');
	expect(await program.ended).toBe(0);
	await query(inject('postgresUrl'), `drop database ${name}`);
});

test('settings that will not do are told one a line, in the language of the terminal', async () => {
	const program = await start({ DATA_DIR: dataFolder(), PORT: '70000', BASE_URL: 'jumelage', LANG: 'fr_FR.UTF-8' });
	expect(await program.ended).toBe(2);
	const lines = program.output().trim().split('\n');
	expect(lines).toHaveLength(2);
	expect(lines[0]).toMatch(/^PORT=70000 ne convient pas/);
	expect(lines[1]).toMatch(/^BASE_URL=jumelage ne convient pas/);
});

test('the secret and the database’s password can be read by nobody else', async () => {
	const folder = dataFolder();
	const program = await start({ DATA_DIR: folder }, '--empty');
	await firstPage(program);
	for (const name of ['secret', 'postgres/password']) expect(statSync(join(folder, name)).mode & 0o077).toBe(0);
	expect(readFileSync(join(folder, 'secret'), 'utf8')).toHaveLength(43);
	program.child.kill('SIGINT');
	await program.ended;
});

test.runIf(process.getuid?.() === 0)('as root, PostgreSQL runs as someone else, even in a folder no one else may enter', async () => {
	const folder = join(dataFolder(), 'closed');
	mkdirSync(folder, { mode: 0o700 });
	chownSync(folder, 0, 0);
	const program = await start({ DATA_DIR: folder }, '--empty');
	await firstPage(program);
	const pid = readFileSync(join(folder, 'postgres', 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0];
	expect(statSync(`/proc/${pid}`).uid).not.toBe(0);
	program.child.kill('SIGINT');
	expect(await program.ended).toBe(0);
	expect(processesOf(folder)).toEqual([]);
});
