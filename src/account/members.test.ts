import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type Browser, openWorld, secret, type World } from '../../test/world.ts';
import { sessionOf } from './auth.ts';

const saintEtienne = '019a0000-0000-7000-8000-000000001001';
const kapan = '019a0000-0000-7000-8000-000000001002';
const desMoines = '019a0000-0000-7000-8000-000000001015';
const twinning = '019a0000-0000-7000-8000-000000010001';

let world: World;
let officer: Browser;
let third: { id: string };
beforeAll(async () => {
	world = await openWorld();
	third = { id: await world.auth.create({ name: 'International office', email: 'office@desmoines.example', language: 'en' }) };
	await seat(third.id, desMoines, 'administrator');
});
beforeEach(async () => {
	officer = await world.browser('officer-saint-etienne');
});
afterAll(() => world.close());

const seat = async (account: string, organisation: string, role: string) => {
	const id = uuid();
	await world.owner.query('insert into membership (id, account_id, organisation_id, role) values ($1, $2, $3, $4)', [
		id,
		account,
		organisation,
		role,
	]);
	return id;
};
const seatOf = async (email: string, organisation = saintEtienne) =>
	(
		await world.owner.query<{ id: string; role: string; ended_at: Date | null }>(
			`select m.id, m.role, m.ended_at from membership m join auth.account_user u on u.id = m.account_id
			where u.email = $1 and m.organisation_id = $2 order by m.since desc limit 1`,
			[email, organisation],
		)
	).rows[0];
const newcomer = { organisation: saintEtienne, name: 'Aïda Martin', role: 'editor', language: 'hy' };

it('shows the administrator of Saint-Étienne its members, and nobody of Kapan', async () => {
	const { text, status } = await officer.get('/members');
	expect(status).toBe(200);
	expect(text).toContain('elected-saint-etienne@jumelage.example');
	expect(text).not.toContain('officer-kapan@jumelage.example');
	const other = await seatOf('officer-kapan@jumelage.example', kapan);
	expect((await officer.get(`/members/${other?.id}`)).status).toBe(404);
	expect((await officer.post(`/members/${other?.id}`, { role: 'reader' })).status).toBe(404);
	expect((await officer.post(`/members/${other?.id}/end`, { reason: 'x' })).status).toBe(404);
	expect(await seatOf('officer-kapan@jumelage.example', kapan)).toMatchObject({ role: 'administrator', ended_at: null });
});

it('keeps the page from editors and readers', async () => {
	const id = await world.auth.create({ name: 'Rédactrice', email: 'redaction@saint-etienne.example', language: 'fr' });
	await seat(id, saintEtienne, 'editor');
	const editor = await world.browser({ id });
	expect((await editor.get('/members')).status).toBe(403);
	expect((await editor.post('/members/invite', { ...newcomer, email: 'ami@ville.example' })).status).toBe(403);
	expect((await editor.get('/members.csv')).status).toBe(403);
	expect((await (await world.browser('association')).get('/members')).status).toBe(403);
	expect((await (await world.browser()).get('/members')).location).toBe('/sign-in?next=%2Fmembers');
});

it('does not let the administrator of a third city into Saint-Étienne, by form or by statement', async () => {
	const browser = await world.browser(third);
	expect((await browser.get('/members')).text).not.toContain('jumelage.example');
	const before = world.letters.length;
	expect((await browser.post('/members/invite', { ...newcomer, email: 'office@desmoines.example', role: 'administrator' })).status).toBe(
		403,
	);
	expect(world.letters.length).toBe(before);
	const session = sessionOf(new Headers({ cookie: browser.cookie }), world.baseUrl);
	const enter = (statement: ReturnType<typeof sql>) =>
		world.database.enter({ session }, async (db) => (await statement.execute(db)).numAffectedRows);
	await expect(
		enter(
			sql`insert into membership (id, account_id, organisation_id, role) values (${uuid()}, ${third.id}, ${saintEtienne}, 'administrator')`,
		),
	).rejects.toThrow('row-level security');
	await expect(enter(sql`update membership set organisation_id = ${saintEtienne} where account_id = ${third.id}`)).rejects.toThrow(
		'row-level security',
	);
	expect(await enter(sql`update membership set role = 'reader' where organisation_id = ${saintEtienne}`)).toBe(0n);
	expect(await seatOf('office@desmoines.example')).toBeUndefined();
	expect((await browser.get(`/partnerships/${twinning}`)).status).toBe(404);
});

it('changes a role', async () => {
	const id = await world.auth.create({ name: 'Adjointe', email: 'adjointe@saint-etienne.example', language: 'fr' });
	const membership = await seat(id, saintEtienne, 'reader');
	expect((await officer.get(`/members/${membership}`)).text).toContain('Adjointe');
	expect((await officer.post(`/members/${membership}`, { role: 'approver' })).location).toBe('/members');
	expect(await seatOf('adjointe@saint-etienne.example')).toMatchObject({ role: 'approver' });
	expect((await officer.post(`/members/${membership}`, { role: 'king' })).status).toBe(422);
});

it('ends an access at once, asking first', async () => {
	const id = await world.auth.create({ name: 'Stagiaire', email: 'stage@saint-etienne.example', language: 'fr' });
	const membership = await seat(id, saintEtienne, 'administrator');
	const trainee = await world.browser({ id });
	expect((await trainee.get('/members')).status).toBe(200);
	expect((await officer.get(`/members/${membership}/end`)).text).toContain('Mettre fin à l’accès de Stagiaire');
	expect((await seatOf('stage@saint-etienne.example'))?.ended_at).toBeNull();
	expect((await officer.post(`/members/${membership}/end`, {})).text).toContain('reason-error');
	expect((await officer.post(`/members/${membership}/end`, { reason: 'Fin du stage' })).location).toBe('/members');
	const { rows } = await world.owner.query(
		"select verb, reason from history where noun = 'membership' and record_id = $1 order by id desc limit 1",
		[membership],
	);
	expect(rows).toEqual([{ verb: 'membership.end', reason: 'Fin du stage' }]);
	expect((await trainee.get('/members')).status).toBe(403);
	expect((await trainee.get(`/partnerships/${twinning}`)).status).toBe(404);
	expect((await trainee.get('/account')).text).toContain('n’est rattaché à aucun organisme');
	expect((await officer.post(`/members/${membership}/end`, { reason: 'Fin du stage' })).status).toBe(404);
});

it('ends an intern’s access by itself, on the evening of the day that was said', async () => {
	const id = await world.auth.create({ name: 'Interne', email: 'interne@saint-etienne.example', language: 'fr' });
	const membership = await seat(id, saintEtienne, 'editor');
	const until = (role: string, day: string) => officer.post(`/members/${membership}`, { role, until: day });
	expect((await until('editor', '21/11/2026')).text).toContain('Ce jour est passé');
	expect((await until('editor', '31/12/2099')).location).toBe('/members');
	const { rows } = await world.owner.query('select ends_at from membership where id = $1', [membership]);
	expect(rows).toEqual([{ ends_at: new Date('2099-12-31T23:00:00Z') }]);
	expect((await officer.get('/members')).text).toContain('31 décembre 2099');
	const intern = await world.browser({ id });
	expect((await intern.get(`/partnerships/${twinning}`)).status).toBe(200);
	await world.owner.query("update membership set ends_at = now() - interval '1 second' where id = $1", [membership]);
	expect((await intern.get(`/partnerships/${twinning}`)).status).toBe(404);
	expect((await intern.get('/account')).text).toContain('n’est rattaché à aucun organisme');
	const session = sessionOf(new Headers({ cookie: intern.cookie }), secret);
	const seen = await world.database.enter({ session }, async (db) => (await sql`select partnership_id from partnership`.execute(db)).rows);
	expect(seen).toEqual([]);
	expect((await officer.get('/members')).text).not.toContain('interne@');
	const own = await seatOf('officer-saint-etienne@jumelage.example');
	if (own?.role === 'administrator') {
		const last = await officer.post(`/members/${own.id}`, { role: 'administrator', until: '31/12/2099' });
		expect(last.status).toBe(422);
	}
});

it('lists many members by name, role or last sign-in, finds one by a word, and gives the list to a spreadsheet', async () => {
	for (let i = 0; i < 12; i += 1) {
		const id = await world.auth.create({
			name: `Agent ${String(i).padStart(2, '0')}`,
			email: `agent${i}@saint-etienne.example`,
			language: 'fr',
		});
		await seat(id, saintEtienne, i % 2 ? 'reader' : 'approver');
	}
	const trap = await world.auth.create({ name: '=1+1', email: 'piege@saint-etienne.example', language: 'fr' });
	await seat(trap, saintEtienne, 'reader');
	const order = (text: string) => [...text.matchAll(/Agent (\d\d)/g)].map(([, number]) => number);
	expect(order((await officer.get('/members?sort=name&order=down')).text).slice(0, 3)).toEqual(['11', '10', '09']);
	expect(order((await officer.get('/members?sort=role')).text).slice(0, 3)).toEqual(['00', '02', '04']);
	const found = await officer.get('/members?q=AGENT+07');
	expect(order(found.text)).toEqual(['07']);
	expect((await officer.get('/members?q=personne')).text).toContain('Personne ne porte ce nom');
	const file = await officer.get('/members.csv');
	expect(file.headers.get('content-type')).toBe('text/csv; charset=utf-8');
	const lines = file.text.split('\r\n');
	expect(lines[0]).toBe('organisation,name,email,role,since,until,last_seen,two_factor');
	expect(lines.find((line) => line.includes('agent7@'))).toMatch(/Agent 07,agent7@saint-etienne\.example,reader,\d{4}-\d\d-\d\d,,,no/);
	expect(file.text).toContain("'=1+1");
	expect(file.text).not.toContain('officer-kapan');
});

it('never leaves Saint-Étienne without an administrator, not even when two end each other together', async () => {
	const own = await seatOf('officer-saint-etienne@jumelage.example');
	for (const answer of [
		await officer.post(`/members/${own?.id}/end`, { reason: 'Départ' }),
		await officer.post(`/members/${own?.id}`, { role: 'reader' }),
	]) {
		expect(answer.status).toBe(422);
		expect(answer.text).toContain('la dernière personne qui administre');
	}
	const id = await world.auth.create({ name: 'Seconde', email: 'seconde@saint-etienne.example', language: 'fr' });
	const second = await seat(id, saintEtienne, 'administrator');
	const other = await world.browser({ id });
	const answers = await Promise.all([
		officer.post(`/members/${second}/end`, { reason: 'Départ' }),
		other.post(`/members/${own?.id}/end`, { reason: 'Départ' }),
	]);
	expect(answers.filter(({ status }) => status === 303)).toHaveLength(1);
	const { rows } = await world.owner.query(
		"select count(*)::int as n from membership where organisation_id = $1 and role = 'administrator' and ended_at is null",
		[saintEtienne],
	);
	expect(rows).toEqual([{ n: 1 }]);
});
