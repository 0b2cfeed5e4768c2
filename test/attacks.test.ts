import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { writeArchive } from '../src/server/backup/archive.ts';
import { publicUrls, urls } from '../src/urls.ts';
import { type Browser, openWorld, type World } from './world.ts';

/** What a reviewer tried and should not have been able to do. */
const id = (last: string) => `019a0000-0000-7000-8000-${last.padStart(12, '0')}`;
const [saintEtienne, kapan, twinning, wuppertal, porto] = [id('1001'), id('1002'), id('10001'), id('1017'), id('c0016')];

let world: World;
let officer: Browser;
let other: Browser;
beforeAll(async () => {
	world = await openWorld();
	officer = await world.browser('officer-saint-etienne');
	other = await world.browser('officer-kapan');
});
afterAll(() => world.close());

/** A partnership between two organisations, as its keeper would have opened it. */
async function bond(number: string, keeper: string, ...parties: string[]): Promise<string> {
	await world.owner.query(
		`insert into partnership (partnership_id, keeper_id, kind, name, folded) values ($1, $2, 'twinning', 'Essai ' || $3, 'x')`,
		[id(number), keeper, number],
	);
	for (const [position, party] of parties.entries())
		await world.owner.query('insert into party (partnership_id, organisation_id, position) values ($1, $2, $3)', [
			id(number),
			party,
			position,
		]);
	return id(number);
}
const linkIn = (text = '') => /token=([\w-]+)/.exec(text)?.[1] ?? '';

describe('the door of the other side', () => {
	const guest = (email: string) => ({ name: 'Stadt Wuppertal', email, language: 'fr' });
	it('is not opened by a third city, which would come by it into what Wuppertal shares with Saint-Étienne', async () => {
		await bond('c1001', saintEtienne, saintEtienne, wuppertal);
		const bait = await bond('c1002', kapan, kapan, wuppertal);
		const door = urls.inviteSide({ partnership: bait, organisation: wuppertal });
		expect((await other.get(door)).status).toBe(404);
		expect((await other.post(door, guest('spy@kapan.example'))).status).toBe(404);
	});
	it('shuts when such a partnership comes to be while the letter is on its way', async () => {
		await world.owner.query(
			`insert into organisation (id, keeper_id, kind, name, country_code, folded) values ($1, $2, 'other', 'Porto', 'PT', 'porto')`,
			[porto, kapan],
		);
		const own = await bond('c1003', kapan, kapan, porto);
		const door = urls.inviteSide({ partnership: own, organisation: porto });
		expect((await other.post(door, guest('porto@kapan.example'))).status).toBe(303);
		await bond('c1004', saintEtienne, saintEtienne, porto);
		const token = linkIn(world.letters.findLast(({ to }) => to === 'porto@kapan.example')?.text);
		const taken = await (await world.browser()).post('/invitation', { token, name: 'Câmara do Porto' });
		expect(taken.status).toBe(410);
		expect((await world.owner.query('select 1 from membership where organisation_id = $1', [porto])).rows).toEqual([]);
	});
});

describe('two records made one', () => {
	const organisation = async (name: string) =>
		(await officer.post(urls.organisationNew(), { kind: 'association', 'names.fr': name, country: 'FR', anyway: 'yes' })).location
			?.split('/')
			.at(-1) ?? '';
	it('are not parted again under the people who have come in since', async () => {
		const [kept, gone] = [await organisation('Comité de Goris'), await organisation('Comité de Goris (bis)')];
		const shared = await bond('c1005', saintEtienne, saintEtienne, gone);
		expect((await officer.post(urls.organisationMerge({ organisation: kept }), { other: gone, reason: 'doublon' })).status).toBe(303);
		const account = await world.auth.create({ name: 'Goris', email: 'goris@goris.example', language: 'fr' });
		await world.owner.query(
			`insert into membership (id, account_id, organisation_id, role) values (gen_random_uuid(), $1, $2, 'administrator')`,
			[account, kept],
		);
		const { rows } = await world.owner.query<{ id: string }>('select id from merge order by at desc limit 1');
		const undo = await officer.post(urls.mergeUndo({ merge: rows[0]?.id ?? '' }), { reason: 'x' });
		expect(undo.status).toBe(422);
		expect(undo.text).toContain('membres');
		expect((await (await world.browser({ id: account })).get(urls.partnership({ partnership: shared }))).status).toBe(200);
	});
	it('do not put another city into a partnership that who merges them does not see', async () => {
		const [kept, gone] = [await organisation('Comité A'), await organisation('Comité B')];
		const theirs = await bond('c1006', kapan, kapan, gone);
		const refused = await officer.post(urls.organisationMerge({ organisation: kept }), { other: gone, reason: 'doublon' });
		expect(refused.status).toBe(422);
		const { rows } = await world.owner.query('select 1 from party where partnership_id = $1 and organisation_id = $2', [theirs, gone]);
		expect(rows).toHaveLength(1);
	});
	it('run nothing that a made-up backup brought along as the name of a table', async () => {
		const [kept, gone] = [await organisation('Comité C'), await organisation('Comité D')];
		expect((await officer.post(urls.organisationMerge({ organisation: kept }), { other: gone, reason: 'doublon' })).status).toBe(303);
		const { rows } = await world.owner.query<{ id: string }>('select id from merge order by at desc limit 1');
		const merge = rows[0]?.id ?? '';
		await world.owner.query(
			`insert into merge_move (merge_id, tab, col, key) values ($1, 'organisation t where (select count(*) from pg_sleep(0)) = 0); create table public.trap (); --', 'id', '{"id": "x"}')`,
			[merge],
		);
		expect((await officer.post(urls.mergeUndo({ merge }), { reason: 'x' })).status).toBe(422);
		expect((await world.owner.query(`select to_regclass('public.trap') as trap`)).rows).toEqual([{ trap: null }]);
	});
	it('tell nobody in which partnerships the record of another office stands, nor with whom', async () => {
		await bond('c1007', saintEtienne, saintEtienne, id('1014'));
		const stranger = new pg.Client({ connectionString: world.roleUrl('jumelage_app') });
		await stranger.connect();
		try {
			const account = await world.auth.find('officer-kapan@jumelage.example');
			await stranger.query(`select set_config('jumelage.account', $1, false)`, [account?.id]);
			for (const question of [
				`select * from references_to('organisation', $1)`,
				`select * from others_concerned('organisation', $1)`,
				`select * from merge_refusals('organisation', $1, $1) where code not in ('same', 'not-kept')`,
			])
				expect((await stranger.query(question, [id('1014')])).rows, question).toEqual([]);
		} finally {
			await stranger.end();
		}
	});
});

describe('a link on its way', () => {
	const account = async (email: string) => {
		const made = await world.auth.create({ name: 'Aïda', email, language: 'fr', password: 'un long mot de passe au hasard' });
		await world.owner.query(`insert into membership (id, account_id, organisation_id, role) values (gen_random_uuid(), $1, $2, 'reader')`, [
			made,
			saintEtienne,
		]);
		return made;
	};
	it('that would change the address of an account opens nothing once its owner has chosen a new password', async () => {
		const email = 'volee@saint-etienne.example';
		const thief = await world.browser({ id: await account(email) });
		expect((await thief.post('/account/email', { email: 'voleur@ailleurs.example' })).status).toBe(200);
		const taking = linkIn(world.letters.findLast(({ to }) => to === 'voleur@ailleurs.example')?.text);
		expect(taking).not.toBe('');
		const owner = await world.browser();
		await owner.post('/sign-in/forgotten', { email });
		const token = linkIn(world.letters.findLast(({ to }) => to === email)?.text);
		expect((await owner.post('/sign-in/new-password', { token, password: 'un autre long mot de passe 42' })).status).toBe(303);
		expect((await (await world.browser()).post('/account/email/confirm', { token: taking })).status).toBe(422);
		expect(await world.auth.find(email)).not.toBeNull();
	});
	it('to an old mailbox opens nothing once the address has changed', async () => {
		const email = 'ancienne@saint-etienne.example';
		const made = await account(email);
		const old = await world.auth.ticket('password', { account: made }, 30);
		const link = await world.auth.link(made, 15);
		expect(await world.auth.setEmail(made, 'nouvelle@saint-etienne.example')).toBe(true);
		expect(await world.auth.redeem('password', old)).toBeNull();
		expect(await world.auth.redeem('sign-in', link)).toBeNull();
	});
});

describe('who leaves', () => {
	it('takes no key along: an invitation sent before opens nothing, until a colleague sends it again', async () => {
		const leaving = await world.auth.create({ name: 'Partante', email: 'partante@saint-etienne.example', language: 'fr' });
		const seat = '019a0000-0000-7000-8000-0000000c0100';
		await world.owner.query(`insert into membership (id, account_id, organisation_id, role) values ($1, $2, $3, 'administrator')`, [
			seat,
			leaving,
			saintEtienne,
		]);
		const email = 'partante@ailleurs.example';
		const invitation = { organisation: saintEtienne, name: 'Moi', email, role: 'administrator', until: '', language: 'fr' };
		expect((await (await world.browser({ id: leaving })).post('/members/invite', invitation)).status).toBe(303);
		const token = () => linkIn(world.letters.findLast(({ to }) => to === email)?.text);
		expect((await officer.post(urls.memberEnd({ membership: seat }), { reason: 'Départ' })).status).toBe(303);
		expect((await (await world.browser()).get(`/invitation?token=${token()}`)).status).toBe(410);
		expect((await (await world.browser()).post('/invitation', { token: token(), name: 'Moi' })).status).toBe(410);
		const { rows } = await world.owner.query<{ id: string }>('select id from invitation where email = $1', [email]);
		expect((await officer.post(urls.invitationResend({ invitation: rows[0]?.id ?? '' }), {})).status).toBe(303);
		expect((await (await world.browser()).get(`/invitation?token=${token()}`)).status).toBe(200);
	});
});

describe('over https', () => {
	it('an invitation to somebody else is not taken by whoever is signed in here', async () => {
		const secure = await openWorld({ baseUrl: 'https://jumelage.test' });
		try {
			const administrator = await secure.browser('officer-saint-etienne');
			const email = 'aida@saint-etienne.example';
			await administrator.post('/members/invite', {
				organisation: saintEtienne,
				name: 'Aïda',
				email,
				role: 'reader',
				until: '',
				language: 'fr',
			});
			const token = linkIn(secure.letters.findLast(({ to }) => to === email)?.text);
			const taken = await administrator.post('/invitation', { token, name: 'Aïda' });
			expect(taken.location).toBeNull();
			expect((await secure.owner.query('select 1 from invitation where email = $1 and accepted_at is not null', [email])).rows).toEqual([]);
		} finally {
			await secure.close();
		}
	});
});

describe('letters that are kept for lack of a mail server', () => {
	it('are not shown to who only says that they came by the name of the machine', async () => {
		const office = await openWorld({ baseUrl: 'https://jumelage.ville.example', outbox: true });
		try {
			const administrator = await office.browser('officer-kapan');
			const answer = await office.app.request('http://localhost/outbox', { headers: { cookie: administrator.cookie } });
			expect(answer.status).toBe(404);
		} finally {
			await office.close();
		}
	});
});

describe('a hand-made form', () => {
	it('with a field that no form of ours has waits without that field', async () => {
		const path = urls.partnershipEvents({ partnership: twinning });
		const before = await officer.get(path);
		expect(before.status).toBe(200);
		const sent = await officer.post(path, { kind: 'suspended', on: '2026-11-20', reason: 'Travaux', token: 'x', secret: 'y' });
		expect(sent.status).toBe(303);
		const { rows } = await world.owner.query<{ form: [string, string][] }>('select form from proposal order by proposed_at desc limit 1');
		expect(JSON.stringify(rows[0]?.form)).not.toContain('token');
	});
});

describe('what is kept of the public pages', () => {
	it('is not emptied by a stranger who only asks, or signs out of nothing', async () => {
		await vi.waitFor(() => expect(world.changes.listening).toBe(true));
		const page = publicUrls.fr.partnership({ slug: 'saint-etienne-kapan' });
		const tag = async () => (await world.app.request(`${world.baseUrl}${page}`)).headers.get('etag');
		const before = await tag();
		// Written past the program, which is told of nothing: only a page made anew would show it.
		await world.owner.query(`update partnership set story = jsonb_build_object('fr', 'Autre chose.') where partnership_id = $1`, [
			twinning,
		]);
		await world.app.request(`${world.baseUrl}/sign-in`, { method: 'HEAD' });
		await (await world.browser()).post('/sign-out', {});
		expect(await tag()).toBe(before);
		// Whoever is signed in and writes sees at once what was written.
		expect((await other.post(urls.account(), { language: 'hy' })).status).toBe(303);
		expect(await tag()).not.toBe(before);
	});
});

describe('a backup in a folder that others write to', () => {
	it('goes into no file that somebody laid there before', async () => {
		const folder = await mkdtemp(join(tmpdir(), 'jumelage-attack-'));
		try {
			await writeFile(join(folder, 'trap'), '');
			await symlink(join(folder, 'trap'), join(folder, 'office.jumelage.part'));
			await expect(
				writeArchive(join(folder, 'office.jumelage'), null, (archive) => archive.add('secret', 'the secret of the office')),
			).rejects.toMatchObject({ code: 'backup-not-written' });
			expect((await readFile(join(folder, 'trap'))).length).toBe(0);
		} finally {
			await rm(folder, { recursive: true, force: true });
		}
	});
});
