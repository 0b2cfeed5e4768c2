import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type Browser, openWorld, type World } from '../../test/world.ts';
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
	expect((await officer.post(`/members/${other?.id}/end`, {})).status).toBe(404);
	expect(await seatOf('officer-kapan@jumelage.example', kapan)).toMatchObject({ role: 'administrator', ended_at: null });
});

it('keeps the page from editors and readers', async () => {
	const id = await world.auth.create({ name: 'Rédactrice', email: 'redaction@saint-etienne.example', language: 'fr' });
	await seat(id, saintEtienne, 'editor');
	const editor = await world.browser({ id });
	expect((await editor.get('/members')).status).toBe(403);
	expect((await editor.post('/members', { ...newcomer, email: 'ami@ville.example' })).status).toBe(403);
	expect((await (await world.browser('association')).get('/members')).status).toBe(403);
	expect((await (await world.browser()).get('/members')).location).toBe('/sign-in?next=%2Fmembers');
});

it('adds a colleague, who comes in through a letter in their own language', async () => {
	const email = 'aida@saint-etienne.example';
	expect((await officer.post('/members', { ...newcomer, email })).location).toBe('/members');
	const letter = world.letters.at(-1);
	expect(letter).toMatchObject({ to: email });
	expect(letter?.text).toContain('Խմբագրող');
	expect((await officer.get('/members')).text).toContain(email);
	const { rows } = await world.owner.query("select verb, account_name from history where noun = 'membership' order by id desc limit 1");
	expect(rows).toEqual([{ verb: 'membership.add', account_name: 'Relations internationales, Saint-Étienne' }]);
	const token = /token=([\w-]+)/.exec(letter?.text ?? '')?.[1] ?? '';
	const colleague = await world.browser();
	expect((await colleague.post('/sign-in/link', { token })).location).toBe('/partnerships');
	expect(colleague.cookie).toContain('jumelage.lang=hy');
	expect((await colleague.get('/account')).text).toContain('Խմբագրող');
});

it('answers the same for an address that has an account already, which keeps its name', async () => {
	const known = await officer.post('/members', { ...newcomer, email: 'association@jumelage.example', role: 'reader' });
	const unknown = await officer.post('/members', { ...newcomer, email: 'nouvelle@saint-etienne.example', role: 'reader' });
	expect([known.status, known.location]).toEqual([unknown.status, unknown.location]);
	expect(world.letters.slice(-2).map(({ to }) => to)).toEqual(['association@jumelage.example', 'nouvelle@saint-etienne.example']);
	const { rows } = await world.owner.query("select name from auth.account_user where email = 'association@jumelage.example'");
	expect(rows).toEqual([{ name: 'Alliance franco-arménienne de la Loire' }]);
	const twice = await officer.post('/members', { ...newcomer, email: 'association@jumelage.example' });
	expect(twice.status).toBe(422);
	expect(twice.text).toContain('déjà membre');
});

it('keeps what was typed when the address will not do', async () => {
	const page = await officer.post('/members', { ...newcomer, email: 'aida', role: '' });
	expect(page.status).toBe(422);
	expect(page.text).toContain('value="Aïda Martin"');
	expect(page.text).toContain('id="email-error"');
	expect(page.text).toContain('id="role-error"');
});

it('does not let the administrator of a third city into Saint-Étienne, by form or by statement', async () => {
	const browser = await world.browser(third);
	expect((await browser.get('/members')).text).not.toContain('jumelage.example');
	const before = world.letters.length;
	expect((await browser.post('/members', { ...newcomer, email: 'office@desmoines.example', role: 'administrator' })).status).toBe(403);
	expect(world.letters.length).toBe(before);
	const session = sessionOf(new Headers({ cookie: browser.cookie }));
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
	expect((await officer.post(`/members/${membership}/end`, {})).location).toBe('/members');
	expect((await trainee.get('/members')).status).toBe(403);
	expect((await trainee.get(`/partnerships/${twinning}`)).status).toBe(404);
	expect((await trainee.get('/account')).text).toContain('n’est rattaché à aucun organisme');
	expect((await officer.post(`/members/${membership}/end`, {})).status).toBe(404);
	expect((await officer.post('/members', { ...newcomer, email: 'stage@saint-etienne.example' })).location).toBe('/members');
	expect(await seatOf('stage@saint-etienne.example')).toMatchObject({ role: 'editor', ended_at: null });
});

it('never leaves Saint-Étienne without an administrator, not even when two end each other together', async () => {
	const own = await seatOf('officer-saint-etienne@jumelage.example');
	for (const answer of [await officer.post(`/members/${own?.id}/end`, {}), await officer.post(`/members/${own?.id}`, { role: 'reader' })]) {
		expect(answer.status).toBe(422);
		expect(answer.text).toContain('la dernière personne qui administre');
	}
	const id = await world.auth.create({ name: 'Seconde', email: 'seconde@saint-etienne.example', language: 'fr' });
	const second = await seat(id, saintEtienne, 'administrator');
	const other = await world.browser({ id });
	const answers = await Promise.all([officer.post(`/members/${second}/end`, {}), other.post(`/members/${own?.id}/end`, {})]);
	expect(answers.filter(({ status }) => status === 303)).toHaveLength(1);
	const { rows } = await world.owner.query(
		"select count(*)::int as n from membership where organisation_id = $1 and role = 'administrator' and ended_at is null",
		[saintEtienne],
	);
	expect(rows).toEqual([{ n: 1 }]);
});
