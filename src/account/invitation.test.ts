import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Browser, openWorld, type World } from '../../test/world.ts';
import { day } from '../plain/day.ts';
import { stateOf } from './invitation.ts';
import { endOfDay, lastDay } from './until.ts';

const saintEtienne = '019a0000-0000-7000-8000-000000001001';
const kapan = '019a0000-0000-7000-8000-000000001002';
const twinning = '019a0000-0000-7000-8000-000000010001';

let world: World;
let officer: Browser;
beforeAll(async () => {
	world = await openWorld();
	officer = await world.browser('officer-saint-etienne');
});
afterAll(() => world.close());

const newcomer = { organisation: saintEtienne, name: 'Aïda Martin', role: 'editor', until: '', language: 'hy' };
const linkIn = (text = '') => /\/invitation\?token=([\w-]+)/.exec(text)?.[1] ?? '';
const tokenOf = (email: string) => linkIn(world.letters.findLast(({ to }) => to === email)?.text);
const invite = (email: string, more: Record<string, string> = {}) => officer.post('/members/invite', { ...newcomer, email, ...more });
const idOf = async (email: string) =>
	(await world.owner.query<{ id: string }>('select id from invitation where email = $1 order by invited_at desc limit 1', [email])).rows[0]
		?.id;
const open = async (email: string) => (await world.browser()).get(`/invitation?token=${tokenOf(email)}`);

it('brings a colleague in by a letter in her own language, with her role and her last day', async () => {
	const email = 'aida@saint-etienne.example';
	expect((await invite(email, { until: '31/12/2099' })).location).toBe('/members');
	const letter = world.letters.at(-1);
	expect(letter).toMatchObject({ to: email, language: 'hy' });
	expect(letter?.text).toContain('Խմբագրող');
	expect(letter?.text).toContain('Relations internationales, Saint-Étienne');
	expect(letter?.text).toContain('«Սենտ Էտիեն քաղաք»');
	expect(letter?.text).toContain('2026 թ. դեկտեմբերի 6');
	expect(letter?.text).toContain('2099 թ. դեկտեմբերի 31');
	expect((await officer.get('/members')).text).toContain(email);

	const colleague = await world.browser(undefined, 'hy');
	const page = await colleague.get(`/invitation?token=${tokenOf(email)}`);
	expect(page.status).toBe(200);
	expect(page.text).toContain('value="Aïda Martin"');
	expect((await colleague.post('/invitation', { token: tokenOf(email), name: '' })).status).toBe(422);
	expect((await colleague.post('/invitation', { token: tokenOf(email), name: 'Aïda Martin' })).location).toBe('/partnerships');
	expect((await colleague.get('/account')).text).toContain('Խմբագրող');
	expect((await colleague.get(`/partnerships/${twinning}`)).status).toBe(200);
	const { rows } = await world.owner.query(
		"select noun, account_name from history where verb in ('invitation.send', 'invitation.accept') order by id",
	);
	expect(rows).toContainEqual({ noun: 'invitation', account_name: 'Relations internationales, Saint-Étienne' });
	expect(rows).toContainEqual({ noun: 'membership', account_name: 'Aïda Martin' });
	// The link opens once.
	expect((await open(email)).status).toBe(410);
	expect((await (await world.browser()).post('/invitation', { token: tokenOf(email), name: 'Intrus' })).status).toBe(410);
	expect((await invite(email)).text).toContain('déjà membre');
});

it('keeps of the link its hash alone, and nothing of it in the history', async () => {
	await invite('secret@saint-etienne.example');
	const { rows } = await world.owner.query<{ all: string }>(
		'select (select json_agg(i)::text from invitation i) || (select json_agg(h)::text from history h) || (select json_agg(l)::text from letter l) as all',
	);
	expect(rows[0]?.all).not.toContain(tokenOf('secret@saint-etienne.example'));
});

it('answers the same for an address that has an account, which keeps its name and its own ways in', async () => {
	const email = 'association@jumelage.example';
	const known = await invite(email, { role: 'reader', language: 'fr' });
	const unknown = await invite('nouvelle@saint-etienne.example', { role: 'reader' });
	expect([known.status, known.location]).toEqual([unknown.status, unknown.location]);
	const someone = await world.browser();
	const page = await someone.get(`/invitation?token=${tokenOf(email)}`);
	expect(page.text).toContain('Votre compte gagne ce rôle');
	// The letter proves the address; it opens no session for an account that was there.
	expect((await someone.post('/invitation', { token: tokenOf(email), name: 'Usurpateur' })).location).toBe('/sign-in');
	expect((await someone.get('/partnerships')).location).toContain('/sign-in');
	const { rows } = await world.owner.query(
		'select u.name, m.role from membership m join auth.account_user u on u.id = m.account_id where u.email = $1 and m.organisation_id = $2',
		[email, saintEtienne],
	);
	expect(rows).toEqual([{ name: 'Alliance franco-arménienne de la Loire', role: 'reader' }]);
});

it('is not taken by somebody signed in as another', async () => {
	const email = 'personne@saint-etienne.example';
	await invite(email, { language: 'fr' });
	const other = await world.browser('officer-kapan', 'fr');
	expect((await other.get(`/invitation?token=${tokenOf(email)}`)).text).toContain('un autre compte est connecté ici');
	await other.post('/invitation', { token: tokenOf(email), name: 'Autre' });
	expect((await other.get('/account')).text).not.toContain('Rédaction');
	expect((await world.owner.query('select accepted_at from invitation where email = $1', [email])).rows).toEqual([{ accepted_at: null }]);
	// Signed in as that address, one button is enough.
	const id = await world.auth.create({ name: 'Personne', email, language: 'fr' });
	const self = await world.browser({ id });
	expect((await self.post('/invitation', { token: tokenOf(email), name: 'Personne' })).location).toBe('/partnerships');
	expect((await self.get('/account')).text).toContain('Rédaction');
});

it('is sent again with a new link, withdrawn, and runs out', async () => {
	const email = 'lente@saint-etienne.example';
	await invite(email);
	expect((await invite(email)).text).toContain('attend déjà');
	const [first, id] = [tokenOf(email), await idOf(email)];
	expect((await officer.post(`/members/invitations/${id}/resend`, {})).location).toBe('/members');
	const second = tokenOf(email);
	expect(second).not.toBe(first);
	const browser = await world.browser(undefined, 'fr');
	expect((await browser.get(`/invitation?token=${first}`)).status).toBe(410);
	expect((await browser.get(`/invitation?token=${second}`)).status).toBe(200);
	await world.owner.query("update invitation set expires_at = now() - interval '1 minute' where id = $1", [id]);
	expect((await browser.get(`/invitation?token=${second}`)).text).toContain('quatorze jours');
	expect((await browser.post('/invitation', { token: second, name: 'Lente' })).status).toBe(410);
	await officer.post(`/members/invitations/${id}/resend`, {});
	expect((await officer.post(`/members/invitations/${id}/withdraw`, {})).location).toBe('/members');
	expect((await browser.get(`/invitation?token=${tokenOf(email)}`)).text).toContain('l’a retirée');
	expect((await officer.get('/members')).text).not.toContain(email);
	expect((await officer.post(`/members/invitations/${id}/resend`, {})).status).toBe(404);
	expect((await invite(email)).location).toBe('/members');
});

it('says what is wrong beside the field, and keeps what was typed', async () => {
	const page = await invite('aida', { role: '', until: '01/01/2020' });
	expect(page.status).toBe(422);
	for (const text of ['value="Aïda Martin"', 'id="email-error"', 'id="role-error"']) expect(page.text).toContain(text);
	expect((await invite('ok@ville.example', { until: '01/01/2020' })).text).toContain('id="until-error"');
	expect((await (await world.browser('elected-saint-etienne')).get('/members/invite')).status).toBe(403);
	expect((await invite('ok@ville.example', { organisation: kapan })).status).toBe(403);
});

it('opens the door of a city that nobody has entered for, once; from then on it invites its own', async () => {
	const abovyan = '019a0000-0000-7000-8000-0000000c0101';
	await world.owner.query(
		"insert into organisation (id, keeper_id, kind, name, country_code, folded) values ($1, $2, 'local-authority', 'Աբովյան', 'AM', 'abovyan')",
		[abovyan, saintEtienne],
	);
	await world.owner.query('insert into party (partnership_id, organisation_id, position) values ($1, $2, 9)', [twinning, abovyan]);
	const address = `/partnerships/${twinning}/invite/${abovyan}`;
	expect((await officer.get(address)).text).toContain('Personne n’y a encore de compte');
	// Kapan has its members: nobody opens its door from outside.
	expect((await officer.get(`/partnerships/${twinning}/invite/${kapan}`)).status).toBe(404);
	expect((await (await world.browser('elected-saint-etienne')).get(address)).status).toBe(403);
	const person = { name: 'Anna', language: 'hy' };
	for (const email of ['anna@abovyan.example', 'aram@abovyan.example'])
		expect((await officer.post(address, { ...person, email })).location).toBe(`/partnerships/${twinning}`);
	expect(world.letters.at(-1)?.text).toContain('Աբովյան');
	const anna = await world.browser(undefined, 'fr');
	expect((await anna.post('/invitation', { token: tokenOf('anna@abovyan.example'), name: 'Anna' })).location).toBe('/partnerships');
	expect((await anna.get('/members')).status).toBe(200);
	expect((await anna.get(`/partnerships/${twinning}/in-charge`)).text).toContain('Anna');
	// The second letter comes too late, and so does another invitation.
	expect((await open('aram@abovyan.example')).text).toContain('Աբովյան');
	expect((await (await world.browser()).post('/invitation', { token: tokenOf('aram@abovyan.example'), name: 'Aram' })).status).toBe(410);
	expect((await officer.get(address)).status).toBe(404);
	expect((await anna.post('/members/invite', { ...newcomer, organisation: abovyan, email: 'aram@abovyan.example' })).status).toBe(422);
	expect((await anna.post('/members/invite', { ...newcomer, organisation: abovyan, email: 'nare@abovyan.example' })).location).toBe(
		'/members',
	);
});

it('cannot be written, read or changed past the wall by the statement of another city', async () => {
	await invite('mur@saint-etienne.example');
	const account = await world.auth.find('officer-kapan@jumelage.example');
	const client = new pg.Client({ connectionString: world.roleUrl('jumelage_app') });
	await client.connect();
	await client.query(`select set_config('jumelage.account', $1, false)`, [account?.id]);
	expect((await client.query('select email from invitation where from_id = $1', [saintEtienne])).rows).toEqual([]);
	expect((await client.query("update invitation set expires_at = '2126-01-01'")).rowCount).toBe(0);
	await expect(client.query('select token_hash from invitation')).rejects.toThrow(/permission denied/);
	await expect(client.query("update invitation set role = 'administrator'")).rejects.toThrow(/permission denied/);
	await expect(client.query('update invitation set accepted_at = now()')).rejects.toThrow(/permission denied/);
	const write = (organisation: string, from: string, through: string | null, role: string) =>
		client.query(
			`insert into invitation (id, organisation_id, from_id, through_id, email, name, role, language, token_hash, invited_by, invited_by_name, expires_at)
			values (gen_random_uuid(), $1, $2, $3, 'intrus@ville.example', 'x', $4, 'fr', sha256('x'), $5, 'x', now() + interval '1 day')`,
			[organisation, from, through, role, account?.id],
		);
	await expect(write(saintEtienne, saintEtienne, null, 'administrator')).rejects.toThrow(/row-level security/);
	await expect(write(saintEtienne, kapan, twinning, 'administrator')).rejects.toThrow(/row-level security/);
	await expect(write(saintEtienne, kapan, twinning, 'reader')).rejects.toThrow();
	await client.end();
});

it('counts the days of the office, in winter and in summer, in Yerevan too', () => {
	expect(endOfDay(day('2099-12-31'), 'Europe/Paris')).toEqual(new Date('2099-12-31T23:00:00Z'));
	expect(endOfDay(day('2026-07-14'), 'Europe/Paris')).toEqual(new Date('2026-07-14T22:00:00Z'));
	expect(endOfDay(day('2026-03-28'), 'Europe/Paris')).toEqual(new Date('2026-03-28T23:00:00Z'));
	expect(endOfDay(day('2026-03-29'), 'Europe/Paris')).toEqual(new Date('2026-03-29T22:00:00Z'));
	expect(endOfDay(day('2026-11-22'), 'Asia/Yerevan')).toEqual(new Date('2026-11-22T20:00:00Z'));
	expect(lastDay(new Date('2099-12-31T23:00:00Z'), 'Europe/Paris')).toBe('2099-12-31');
});

it('says where a letter stands', () => {
	const now = new Date('2026-11-22T10:00:00Z');
	const expiresAt = new Date('2026-12-06T10:00:00Z');
	const letter = { sentAt: null, returnedAt: null, reason: null, tries: 0 };
	expect(stateOf({ expiresAt, letter }, now)).toBe('pending');
	expect(stateOf({ expiresAt, letter: { ...letter, tries: 2 } }, now)).toBe('late');
	expect(stateOf({ expiresAt, letter: { ...letter, returnedAt: now } }, now)).toBe('returned');
	expect(stateOf({ expiresAt: now, letter }, now)).toBe('expired');
});

it('tells the administrator that a letter came back, and why', async () => {
	const email = 'partie@saint-etienne.example';
	await invite(email);
	await world.owner.query(
		"update letter l set sent_at = null, returned_at = now(), reason = '550 No such mailbox here' from invitation i where i.letter_id = l.id and i.email = $1",
		[email],
	);
	const page = await officer.get('/members');
	expect(page.text).toContain('Lettre revenue');
	expect(page.text).toContain('550 No such mailbox here');
});

it('shows kept letters on one’s own machine only, to an administrator only', async () => {
	expect((await officer.get('/outbox')).status).toBe(404);
	const own = await openWorld({ baseUrl: 'http://localhost:4460', outbox: true });
	try {
		const administrator = await own.browser('officer-saint-etienne');
		await administrator.post('/members/invite', { ...newcomer, email: 'aida@saint-etienne.example' });
		const page = await administrator.get('/outbox');
		expect(page.status).toBe(200);
		expect(page.text).toContain('aida@saint-etienne.example');
		expect(linkIn(page.text)).not.toBe('');
		expect((await (await own.browser('elected-saint-etienne')).get('/outbox')).status).toBe(403);
		expect((await own.app.request('http://jumelage.ville.example/outbox', { headers: { cookie: administrator.cookie } })).status).toBe(404);
	} finally {
		await own.close();
	}
});
