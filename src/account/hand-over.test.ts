import pg from 'pg';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openWorld, type World } from '../../test/world.ts';
import { handOver } from './hand-over.ts';
import type { Seat } from './membership.ts';

const saintEtienne = '019a0000-0000-7000-8000-000000001001';
const kapan = '019a0000-0000-7000-8000-000000001002';
const twinning = '019a0000-0000-7000-8000-000000010001';

let world: World;
beforeAll(async () => {
	world = await openWorld();
});
afterAll(() => world.close());

const seat = async (name: string, role: string, organisation = saintEtienne) => {
	const email = `${name.toLowerCase()}@saint-etienne.example`;
	const account = await world.auth.create({ name, email, language: 'fr' });
	const id = uuid();
	await world.owner.query('insert into membership (id, account_id, organisation_id, role) values ($1, $2, $3, $4)', [
		id,
		account,
		organisation,
		role,
	]);
	return { id, account, email, browser: await world.browser({ id: account }) };
};
const officerSeat = async () =>
	(
		await world.owner.query<{ id: string; account_id: string }>(
			"select m.id, m.account_id from membership m join auth.account_user u on u.id = m.account_id where u.email = 'officer-saint-etienne@jumelage.example'",
		)
	).rows[0] ?? { id: '', account_id: '' };
const chargesOf = async (account: string) =>
	(await world.owner.query('select partnership_id from charge where account_id = $1 and organisation_id = $2', [account, saintEtienne]))
		.rowCount;

it('shows whom to turn to on each side, and lets each side name its own', async () => {
	const officer = await world.browser('officer-saint-etienne');
	const dossier = await officer.get(`/partnerships/${twinning}`);
	expect(dossier.text).toContain('Relations internationales, Saint-Étienne');
	expect(dossier.text).toContain('Արտաքին կապերի բաժին, Կապան');
	const address = `/partnerships/${twinning}/in-charge`;
	const page = await officer.get(address);
	expect(page.text).toContain('mailto:officer-kapan@jumelage.example');
	// A guest reads names, not addresses, and names nobody.
	const guest = await (await world.browser('association')).get(address);
	expect(guest.text).toContain('Արտաքին կապերի բաժին, Կապան');
	expect(guest.text).not.toContain('mailto:');
	expect(guest.text).not.toContain('name="account"');
	const colleague = await seat('Lucie', 'editor');
	const kapanOfficer = await world.auth.find('officer-kapan@jumelage.example');
	expect((await officer.post(address, { account: kapanOfficer?.id ?? '' })).status).toBe(422);
	expect((await (await world.browser('elected-saint-etienne')).post(address, { account: colleague.account })).status).toBe(403);
	expect((await officer.post(address, { account: colleague.account })).location).toBe(`/partnerships/${twinning}`);
	expect((await colleague.browser.get('/partnerships?mine=yes')).text).toContain('Saint-Étienne – Kapan');
	expect((await officer.get('/partnerships?mine=yes')).text).not.toContain(`href="/partnerships/${twinning}"`);
	const { rows } = await world.owner.query("select verb, account_name from history where noun = 'charge' and verb = 'charge.name'");
	expect(rows).toEqual([{ verb: 'charge.name', account_name: 'Relations internationales, Saint-Étienne' }]);
	await officer.post(address, { account: (await officerSeat()).account_id });
});

it('puts whoever opens a partnership in charge of it', async () => {
	const opener = await seat('Ouvrière', 'editor');
	const client = new pg.Client({ connectionString: world.roleUrl('jumelage_app') });
	await client.connect();
	await client.query(`select set_config('jumelage.account', $1, false)`, [opener.account]);
	const id = uuid();
	await client.query(
		"insert into partnership (partnership_id, keeper_id, kind, name, folded) values ($1, $2, 'twinning', 'Saint-Étienne – Oeiras', 'oeiras')",
		[id, saintEtienne],
	);
	expect((await client.query('select name, email, gone from in_charge($1)', [[id]])).rows).toEqual([
		{ name: 'Ouvrière', email: opener.email, gone: false },
	]);
	await client.end();
});

it('keeps the walls: no city names for another, nor somebody who is no member, nor sees whom it may not', async () => {
	const stranger = await seat('Straumann', 'administrator', '019a0000-0000-7000-8000-000000001015');
	const client = new pg.Client({ connectionString: world.roleUrl('jumelage_app') });
	await client.connect();
	const become = (account: string | undefined) => client.query(`select set_config('jumelage.account', $1, false)`, [account]);
	await become(stranger.account);
	expect((await client.query('select * from charge where partnership_id = $1', [twinning])).rows).toEqual([]);
	expect((await client.query('select * from in_charge($1)', [[twinning]])).rows).toEqual([]);
	expect((await client.query('select * from colleagues($1)', [saintEtienne])).rows).toEqual([]);
	await expect(
		client.query('insert into charge (partnership_id, organisation_id, account_id) values ($1, $2, $3)', [
			twinning,
			saintEtienne,
			stranger.account,
		]),
	).rejects.toThrow(/row-level security/);
	const kapanOfficer = (await world.auth.find('officer-kapan@jumelage.example'))?.id;
	await become(kapanOfficer);
	expect((await client.query('update charge set account_id = $1 where organisation_id = $2', [kapanOfficer, saintEtienne])).rowCount).toBe(
		0,
	);
	expect((await client.query('delete from charge where organisation_id = $1', [saintEtienne])).rowCount).toBe(0);
	await expect(client.query('update charge set account_id = $1 where organisation_id = $2', [stranger.account, kapan])).rejects.toThrow(
		/only a member/,
	);
	expect((await client.query('select leave_organisation($1, now()) as left', [kapan])).rows).toEqual([{ left: false }]);
	await client.end();
});

it('hands over everything at once, ends the access that evening, and writes to both', async () => {
	const officer = await world.browser('officer-saint-etienne');
	const { id, account_id } = await officerSeat();
	await officer.post('/members/invite', {
		organisation: saintEtienne,
		name: 'Ami',
		email: 'ami@saint-etienne.example',
		role: 'reader',
		until: '',
		language: 'fr',
	});
	const successor = await seat('Suzanne', 'editor');
	const reader = await seat('Lectrice', 'reader');
	const screen = await officer.get(`/members/${id}/hand-over`);
	for (const text of ['Saint-Étienne – Kapan', 'ami@saint-etienne.example', 'Suzanne']) expect(screen.text).toContain(text);
	const held = await chargesOf(account_id);
	expect(held).toBeGreaterThan(0);
	await officer.post(`/partnerships/${twinning}/events`, { kind: 'suspended', on: '01/11/2026', reason: 'Crise' });
	const pass = (fields: Record<string, string>) =>
		officer.post(`/members/${id}/hand-over`, { successor: successor.id, until: '', ...fields });
	expect((await pass({ successor: reader.id })).text).toContain('ne peut que lire');
	expect((await pass({ successor: id })).status).toBe(422);
	expect((await pass({ until: '21/11/2026' })).text).toContain('until-error');
	expect(await chargesOf(account_id)).toBe(held);
	expect(world.letters.some(({ subject }) => subject.startsWith('Passation'))).toBe(false);

	const done = await pass({ until: '30/11/2026' });
	expect(done.location).toBe(`/organisations/${saintEtienne}/hand-over/${successor.account}`);
	expect(await chargesOf(account_id)).toBe(0);
	expect(await chargesOf(successor.account)).toBe(held);
	const { rows } = await world.owner.query('select role from membership where id = $1', [successor.id]);
	// The last administrator leaves: who takes over becomes one.
	expect(rows).toEqual([{ role: 'administrator' }]);
	expect((await world.owner.query("select invited_by_name from invitation where email = 'ami@saint-etienne.example'")).rows).toEqual([
		{ invited_by_name: 'Suzanne' },
	]);
	expect((await world.owner.query('select ends_at from membership where id = $1', [id])).rows).toEqual([
		{ ends_at: new Date('2026-11-30T23:00:00Z') },
	]);
	const acts = await world.owner.query(
		"select count(distinct act)::int as acts, count(*)::int as rows from history where verb = 'membership.hand-over'",
	);
	expect(acts.rows[0].acts).toBe(1);
	const letters = world.letters.filter(({ subject }) => subject.startsWith('Passation'));
	expect(letters.map(({ to }) => to).sort()).toEqual(['officer-saint-etienne@jumelage.example', successor.email]);
	expect(letters.find(({ to }) => to === successor.email)?.text).toContain('– Saint-Étienne – Kapan');

	// What Saint-Étienne has proposed and Kapan has not answered stands in the note.
	const { rows: waiting } = await world.owner.query(
		'select count(*)::int as n from proposal where partnership_id = $1 and ended_at is null',
		[twinning],
	);
	expect(waiting).toEqual([{ n: 1 }]);
	const note = await successor.browser.get(done.location ?? '');
	expect(note.status).toBe(200);
	for (const text of ['Note de passation', 'Suzanne', 'En attente de confirmation', 'Saint-Étienne – Kapan', 'Արտաքին կապերի բաժին, Կապան'])
		expect(note.text).toContain(text);
	expect((await (await world.browser('officer-kapan')).get(done.location ?? '')).status).toBe(404);
	expect((await successor.browser.get('/members')).text).toContain('30 novembre 2026');

	await world.owner.query("update membership set ends_at = now() - interval '1 second' where id = $1", [id]);
	expect((await officer.get(`/partnerships/${twinning}`)).status).toBe(404);
	expect((await successor.browser.get(`/partnerships/${twinning}`)).status).toBe(200);
	await world.owner.query('update membership set ends_at = null where id = $1', [id]);
});

it('lets somebody who leaves hand over by themself, and leave', async () => {
	const leaver = await seat('Partante', 'editor');
	const { id } = await officerSeat();
	await world.owner.query('update charge set account_id = $1 where partnership_id = $2 and organisation_id = $3', [
		leaver.account,
		twinning,
		saintEtienne,
	]);
	const address = `/account/hand-over/${saintEtienne}`;
	expect((await leaver.browser.get(address)).text).toContain('Saint-Étienne – Kapan');
	expect((await leaver.browser.get(`/account/hand-over/${kapan}`)).status).toBe(404);
	expect((await leaver.browser.get(`/members/${leaver.id}/hand-over`)).status).toBe(403);
	const done = await leaver.browser.post(address, { successor: id, until: '22/11/2026' });
	expect(done.status).toBe(303);
	expect((await world.owner.query('select ends_at from membership where id = $1', [leaver.id])).rows).toEqual([
		{ ends_at: new Date('2026-11-22T23:00:00Z') },
	]);
	expect(await chargesOf(leaver.account)).toBe(0);
});

it('names an administrator where the last one leaves, and nobody who only reads otherwise', () => {
	const one = (id: string, role: Seat['role'], endsAt: Date | null = null): Seat => ({ id, organisationId: 'saint-etienne', role, endsAt });
	const [chief, editor, reader] = [one('chief', 'administrator'), one('editor', 'editor'), one('reader', 'reader')];
	const leaving = one('leaving', 'administrator', new Date());
	expect(handOver([chief, editor], 'chief', 'editor', true)).toMatchObject({ ok: true, value: { promote: true } });
	expect(handOver([chief, editor], 'chief', 'editor', false)).toMatchObject({ ok: true, value: { promote: false } });
	// One who leaves too cannot be counted on.
	expect(handOver([chief, editor, leaving], 'chief', 'editor', true)).toMatchObject({ ok: true, value: { promote: true } });
	expect(handOver([chief, editor, one('second', 'administrator')], 'chief', 'editor', true)).toMatchObject({ value: { promote: false } });
	expect(handOver([chief, reader], 'chief', 'reader', false)).toMatchObject({ ok: false, code: 'reads-only' });
	expect(handOver([chief, editor], 'chief', 'chief', true)).toMatchObject({ ok: false, code: 'unknown' });
});
