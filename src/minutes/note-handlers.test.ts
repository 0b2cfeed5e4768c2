import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Browser, openWorld, type World } from '../../test/world.ts';
import { exampleEmail } from '../account/example.ts';
import { urls } from '../urls.ts';
import type { Told } from './note-handlers.ts';

const id = (last: string) => `019a0000-0000-7000-8000-${last.padStart(12, '0')}`;
const at = { partnership: id('10001'), mission: id('80001'), session: id('82003') };
const address = urls.fieldNote({ ...at, language: 'fr' });
const [first, second, third] = [1, 2, 3].map((n) => `7f0a1c1e-1111-4111-8111-00000000000${n}`) as [string, string, string];

let world: World;
let marie: Browser;
let ani: Browser;
let guest: Browser;
beforeAll(async () => {
	world = await openWorld();
	[marie, ani, guest] = await Promise.all([
		world.browser('officer-saint-etienne'),
		world.browser('officer-kapan', 'fr'),
		world.browser('association'),
	]);
});
afterAll(() => world?.close());

const send = async (who: Browser, note: string, basedOn: number, body: string) => {
	const { status, text } = await who.post(address, { id: note, basedOn: String(basedOn), body });
	return { status, told: status === 200 ? (JSON.parse(text) as Told) : null };
};
const minutes = async () =>
	(
		await world.owner.query<{ body: string; revision: number }>(
			`select body, revision from minutes where session_id = $1 and language = 'fr'`,
			[at.session],
		)
	).rows[0];

it('takes a note from a telephone into minutes that nobody has written in, once, however often it is sent', async () => {
	const told = { fate: 'taken', body: 'Accueil par le maire.', revision: 1 };
	expect((await send(marie, first, 0, 'Accueil par le maire.')).told).toEqual(told);
	expect((await send(marie, first, 0, 'Accueil par le maire.')).told).toEqual(told);
	expect(await minutes()).toEqual({ body: 'Accueil par le maire.', revision: 1 });
});
it('keeps Saint-Étienne’s note beside what Kapan wrote meanwhile, shows both, and puts it away when they are merged', async () => {
	expect((await send(ani, second, 1, 'Accueil par le maire et la chorale.')).told?.fate).toBe('taken');
	const answer = { fate: 'beside', body: 'Accueil par le maire et la chorale.', revision: 2 };
	expect((await send(marie, third, 1, 'Accueil et visite du musée.')).told).toEqual(answer);
	expect((await send(marie, third, 1, 'Accueil et visite du musée.')).told).toEqual(answer);
	expect(await minutes()).toEqual({ body: 'Accueil par le maire et la chorale.', revision: 2 });
	const page = await ani.get(urls.minutes(at));
	expect(page.text.match(/Accueil et visite du musée\./g)).toHaveLength(1);
	expect(page.text).toContain('Notes à rapprocher');
	const settle = urls.fieldNoteSettle({ ...at, note: third });
	expect((await guest.post(settle, {})).status).toBe(403);
	expect((await ani.post(settle, {})).status).toBe(303);
	expect((await ani.post(settle, {})).status).toBe(404);
	expect((await ani.get(urls.minutes(at))).text).not.toContain('Notes à rapprocher');
});
it('refuses what is no note, and whoever may not write here', async () => {
	expect((await send(marie, 'none', 0, 'x')).status).toBe(422);
	expect((await send(marie, first, -1, 'x')).status).toBe(422);
	expect((await send(guest, first, 0, 'x')).status).toBe(403);
	expect((await marie.post(urls.fieldNote({ ...at, language: 'de' }), { id: first, basedOn: '0', body: 'x' })).status).toBe(404);
	expect((await marie.post(urls.fieldNote({ ...at, session: first, language: 'fr' }), { id: first, basedOn: '0', body: 'x' })).status).toBe(
		404,
	);
});
it('takes the rest of a text whose first half arrived without the telephone hearing of it', async () => {
	const place = { ...at, session: id('82004') };
	const to = urls.fieldNote({ ...place, language: 'fr' });
	const [half, whole, other] = [4, 5, 6].map((n) => `7f0a1c1e-1111-4111-8111-00000000000${n}`) as [string, string, string];
	const fate = async (who: Browser, fields: Record<string, string>) => (JSON.parse((await who.post(to, fields)).text) as Told).fate;
	expect(await fate(marie, { id: half, basedOn: '0', body: 'Le matin' })).toBe('taken');
	// Not another's half, nor one that the minutes have moved on from.
	expect(await fate(ani, { id: other, basedOn: '0', body: 'Autre chose', after: half })).toBe('beside');
	expect(await fate(marie, { id: whole, basedOn: '0', body: 'Le matin, huit domaines', after: half })).toBe('taken');
	expect(await fate(marie, { id: '7f0a1c1e-1111-4111-8111-000000000007', basedOn: '0', body: 'Encore', after: half })).toBe('beside');
});
it('empties the browser of who signs out, but for what somebody else wrote on it and could not send', async () => {
	const leaving = await world.browser('officer-saint-etienne');
	expect((await leaving.post(urls.signOut(), {})).headers.get('clear-site-data')).toBe('"cache", "storage"');
	const shared = await world.browser('officer-saint-etienne');
	expect((await shared.get(urls.signOut())).text).toContain('Se déconnecter');
	expect((await shared.post(urls.signOut(), { keep: 'notes' })).headers.get('clear-site-data')).toBe('"cache"');
});

it('walls: nobody writes a note in another’s name, changes its words, or removes it; other partnerships see none', async () => {
	const account = async (who: Parameters<typeof exampleEmail>[0]) => (await world.auth.find(exampleEmail(who)))?.id ?? '';
	const client = new pg.Client({ connectionString: world.roleUrl('jumelage_app') });
	await client.connect();
	const as = (one: string) => client.query(`select set_config('jumelage.account', $1, true)`, [one]);
	const refused = async (query: string, values: string[], why: RegExp) => {
		await client.query('savepoint here');
		await expect(client.query(query, values)).rejects.toThrow(why);
		await client.query('rollback to here');
	};
	const add = `insert into field_note (partnership_id, mission_id, session_id, id, language, body, based_on, account_id, account_name, received_at)
		values ($1, $2, $3, gen_random_uuid(), 'fr', 'x', 0, $4, 'x', now())`;
	const place = [at.partnership, at.mission, at.session];
	try {
		await client.query('begin');
		const [officer, other] = [await account('officer-saint-etienne'), await account('officer-kapan')];
		await as(officer);
		expect((await client.query(add, [...place, officer])).rowCount).toBe(1);
		await refused(add, [...place, other], /row-level security/);
		await refused(`update field_note set body = 'y'`, [], /permission denied/);
		await refused('delete from field_note', [], /permission denied/);
		await as(await account('association'));
		await refused(add, [...place, await account('association')], /row-level security/);
		expect((await client.query('update field_note set settled_at = now()')).rowCount).toBe(0);
		await as(first);
		expect((await client.query('select id from field_note')).rowCount).toBe(0);
	} finally {
		await client.query('rollback');
		await client.end();
	}
});
