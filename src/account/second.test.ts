import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Browser, openWorld, type World } from '../../test/world.ts';
import { codeAt, stepAt } from './totp.ts';

const officer = 'officer-kapan@jumelage.example';
const phrase = 'une phrase de passe assez longue';
const saintEtienne = '019a0000-0000-7000-8000-000000001001';

let world: World;
beforeAll(async () => {
	world = await openWorld();
	const account = await world.auth.find(officer);
	await world.auth.setPassword(account?.id ?? '', phrase);
});
afterAll(() => world.close());

const bytesOf = (key: string) => {
	const bits = [...key].map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('');
	return Buffer.from((bits.match(/.{8}/g) ?? []).map((eight) => Number.parseInt(eight, 2)));
};
const keyOn = (text: string) => (/class="key">([A-Z2-7 ]+)</.exec(text)?.[1] ?? '').replaceAll(' ', '');
const codesOn = (text: string) => [...text.matchAll(/<code>([0-9A-Z]{5}-[0-9A-Z]{5})<\/code>/g)].map(([, code = '']) => code);
/** The code the telephone shows; each call a minute later, since a code opens once. */
const codeOf = (key: string) => {
	world.now = new Date(world.now.getTime() + 60_000);
	return codeAt(bytesOf(key), stepAt(world.now));
};
async function turnOn(browser: Browser): Promise<{ key: string; codes: string[] }> {
	const key = keyOn((await browser.get('/account/code/new')).text);
	const page = await browser.post('/account/code/new', { code: codeOf(key) });
	expect(page.status).toBe(200);
	return { key, codes: codesOn(page.text) };
}
const stepIn = async () => {
	const browser = await world.browser(undefined, 'fr');
	expect((await browser.post('/sign-in', { email: officer, password: phrase, next: '/directory' })).location).toBe('/sign-in/code');
	return browser;
};
let key: string;
let codes: string[];

it('shows the key as squares and as text, and turns on only with a right code', async () => {
	const browser = await world.browser('officer-kapan', 'fr');
	const page = await browser.get('/account/code/new');
	expect(page.text).toContain('<svg class="qr"');
	expect((await browser.get('/account/code/new')).text).toContain(page.text.match(/class="key">[^<]+/)?.[0]);
	expect(keyOn(page.text)).toHaveLength(32);
	expect((await browser.post('/account/code/new', { code: '000000' })).status).toBe(422);
	expect((await browser.get('/account')).text).toContain('non activé');
	({ key, codes } = await turnOn(browser));
	expect(codes).toHaveLength(10);
	expect(new Set(codes).size).toBe(10);
	expect((await browser.get('/account')).text).not.toContain('non activé');
	expect((await browser.get('/account/code/new')).location).toBe('/account/code');
	expect(world.letters.at(-1)).toMatchObject({ to: officer });
});

it('keeps neither key nor codes readable', async () => {
	const { rows } = await world.owner.query<{ secret: Buffer; hash: Buffer }>(
		'select t.secret, c.hash from auth.totp t join auth.recovery_code c using (account_id)',
	);
	expect(rows).toHaveLength(10);
	for (const { secret, hash } of rows) {
		expect(secret.includes(bytesOf(key))).toBe(false);
		for (const code of codes) expect(hash.toString('latin1')).not.toContain(code.replace('-', ''));
	}
	for (const role of ['jumelage_app', 'jumelage_open'] as const) {
		const client = new (await import('pg')).default.Client(world.roleUrl(role));
		await client.connect();
		await expect(client.query('select * from auth.totp')).rejects.toThrow('permission denied');
		await client.end();
	}
});

it('asks for the code after the password, and opens nothing before', async () => {
	const browser = await stepIn();
	expect((await browser.get('/account')).location).toBe('/sign-in?next=%2Faccount');
	expect((await browser.get('/sign-in/code')).text).toContain('autocomplete="one-time-code"');
	const wrong = await browser.post('/sign-in/code', { code: '000000' });
	expect(wrong.status).toBe(422);
	expect(wrong.text).toContain('n’est pas le bon');
	expect((await browser.post('/sign-in/code', { code: codeOf(key) })).location).toBe('/directory');
	expect((await browser.get('/account')).status).toBe(200);
});

it('asks for it after a letter’s link too', async () => {
	const browser = await world.browser();
	await browser.post('/sign-in/mail', { email: officer });
	const token = /token=([\w-]+)/.exec(world.letters.at(-1)?.text ?? '')?.[1] ?? '';
	expect((await browser.post('/sign-in/link', { token })).location).toBe('/sign-in/code');
	expect((await browser.post('/sign-in/code', { code: codeOf(key) })).location).toBe('/partnerships');
});

it('takes a code once: who saw it over a shoulder comes too late', async () => {
	const [first, second] = [await stepIn(), await stepIn()];
	const code = codeOf(key);
	const answers = await Promise.all([first.post('/sign-in/code', { code }), second.post('/sign-in/code', { code })]);
	expect(answers.map(({ status }) => status).sort()).toEqual([303, 422]);
});

it('takes a recovery code once, however it is written', async () => {
	const typed = (codes[0] ?? '').toLowerCase().replace('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l');
	expect((await (await stepIn()).post('/sign-in/code', { code: typed })).location).toBe('/directory');
	expect((await (await stepIn()).post('/sign-in/code', { code: codes[0] ?? '' })).status).toBe(422);
});

it('asks no browser for a code that has not done the first step, and none later than ten minutes', async () => {
	const other = await world.browser(undefined, 'fr');
	expect((await other.get('/sign-in/code')).location).toBe('/sign-in');
	expect((await other.post('/sign-in/code', { code: codeOf(key) })).location).toBe('/sign-in');
	const late = await stepIn();
	await world.owner.query("update auth.verification set expires_at = now() where identifier like 'second:%'");
	expect((await late.post('/sign-in/code', { code: codeOf(key) })).location).toBe('/sign-in');
});

it('stops guessing after five codes', async () => {
	world.now = new Date(world.now.getTime() + 20 * 60_000);
	const browser = await stepIn();
	for (let time = 0; time < 5; time++) expect((await browser.post('/sign-in/code', { code: '111111' })).status).toBe(422);
	const code = codeAt(bytesOf(key), stepAt(world.now));
	expect((await browser.post('/sign-in/code', { code })).status).toBe(429);
	world.now = new Date(world.now.getTime() + 16 * 60_000);
	expect((await browser.post('/sign-in/code', { code: codeOf(key) })).location).toBe('/directory');
});

it('gives new recovery codes, after which the former open nothing', async () => {
	const browser = await world.browser('officer-kapan', 'fr');
	expect((await browser.post('/account/code/recovery', { code: '000000' })).status).toBe(422);
	const page = await browser.post('/account/code/recovery', { code: codeOf(key) });
	const fresh = codesOn(page.text);
	expect(fresh).toHaveLength(10);
	expect((await (await stepIn()).post('/sign-in/code', { code: codes[1] ?? '' })).status).toBe(422);
	expect((await (await stepIn()).post('/sign-in/code', { code: fresh[1] ?? '' })).location).toBe('/directory');
	codes = fresh;
});

it('turns off with a code, and lets the password alone open again', async () => {
	const browser = await world.browser('officer-kapan', 'fr');
	expect((await browser.post('/account/code/off', { code: '000000' })).status).toBe(422);
	expect((await browser.post('/account/code/off', { code: codes[2] ?? '' })).location).toBe('/account');
	const again = await world.browser();
	expect((await again.post('/sign-in', { email: officer, password: phrase })).location).toBe('/partnerships');
});

it('is asked of every member where their organisation says so, and nothing else is shown before', async () => {
	const administrator = await world.browser('officer-saint-etienne', 'fr');
	expect((await administrator.get('/members/second-factor')).text).toContain('au choix de chacun');
	expect(
		(await administrator.post('/members/second-factor', { organisation: '019a0000-0000-7000-8000-000000001002', asks: 'yes' })).status,
	).toBe(403);
	expect((await administrator.post('/members/second-factor', { organisation: saintEtienne, asks: 'yes' })).location).toBe(
		'/members/second-factor',
	);
	const elected = await world.browser('elected-saint-etienne', 'fr');
	for (const path of ['/partnerships', '/account', '/directory']) expect((await elected.get(path)).location).toBe('/account/code/new');
	expect((await elected.post('/account/name', { name: 'x' })).location).toBe('/account/code/new');
	expect((await elected.get('/account/code/new')).text).toContain('Votre organisme demande ce code');
	await turnOn(elected);
	expect((await elected.get('/partnerships')).status).toBe(200);
	// Kapan’s members are their own organisation’s matter.
	expect((await (await world.browser('officer-kapan')).get('/partnerships')).status).toBe(200);
	const { rows } = await world.owner.query("select verb from history where noun = 'second_factor_rule'");
	expect(rows).toEqual([{ verb: 'second-factor.rule' }]);
	await turnOn(administrator);
	expect((await administrator.get('/members/second-factor')).text).toContain('2 sur 2 membres');
	expect((await administrator.post('/members/second-factor', { organisation: saintEtienne, asks: 'no' })).status).toBe(303);
});

it('is reset by an administrator of that member’s organisation and nobody else, with a letter and a line of history', async () => {
	const { rows } = await world.owner.query<{ id: string }>(
		`select m.id from membership m join auth.account_user u on u.id = m.account_id where u.email = 'elected-saint-etienne@jumelage.example'`,
	);
	const path = `/members/${rows[0]?.id}/second-factor`;
	expect((await (await world.browser('officer-kapan')).post(path, {})).status).toBe(404);
	const elected = await world.browser('elected-saint-etienne', 'fr');
	const administrator = await world.browser('officer-saint-etienne', 'fr');
	expect((await administrator.get(path)).text).toContain('Réinitialiser le code');
	expect((await administrator.post(path, {})).location).toBe(`/members/${rows[0]?.id}`);
	expect(world.letters.at(-1)).toMatchObject({ to: 'elected-saint-etienne@jumelage.example' });
	expect((await elected.get('/account')).location).toBe('/sign-in?next=%2Faccount');
	const history = await world.owner.query("select verb, record_id from history where noun = 'second_factor_reset'");
	expect(history.rows).toEqual([{ verb: 'second-factor.reset', record_id: rows[0]?.id }]);
	expect((await administrator.get(path)).text).toContain('rien à réinitialiser');
});

it('lets nobody of Kapan read, write or lift the rule of Saint-Étienne, by statement', async () => {
	const { sql } = await import('kysely');
	const { sessionOf } = await import('./auth.ts');
	await (await world.browser('officer-saint-etienne')).post('/members/second-factor', { organisation: saintEtienne, asks: 'yes' });
	const kapan = await world.browser('officer-kapan');
	const session = sessionOf(new Headers({ cookie: kapan.cookie }), world.baseUrl);
	const enter = (statement: ReturnType<typeof sql>) => world.database.enter({ session }, async (db) => statement.execute(db));
	expect((await enter(sql`select organisation_id from second_factor_rule`)).rows).toEqual([]);
	expect((await enter(sql`delete from second_factor_rule`)).numAffectedRows).toBe(0n);
	await expect(enter(sql`insert into second_factor_rule (organisation_id) values (${saintEtienne})`)).rejects.toThrow('row-level security');
	expect((await enter(sql`select id from second_factor_reset`)).rows).toEqual([]);
	await expect(
		enter(sql`insert into second_factor_reset (id, membership_id) select gen_random_uuid(), id from membership limit 1`),
	).rejects.toThrow('permission denied');
	const { rows } = await world.owner.query<{ id: string }>('select id from membership where organisation_id = $1', [saintEtienne]);
	for (const { id } of rows)
		expect((await enter(sql`select reset_second_factor(${id}, gen_random_uuid()) as done`)).rows).toEqual([{ done: false }]);
	expect(
		(await enter(sql`select members_with_second_factor() as id`)).rows.filter((row) =>
			rows.some(({ id }) => id === (row as { id: string }).id),
		),
	).toEqual([]);
});

it('shows the same key to two pages opened together, and another after half an hour', async () => {
	const browser = await world.browser('association', 'fr');
	const [one, two] = await Promise.all([browser.get('/account/code/new'), browser.get('/account/code/new')]);
	expect(keyOn(one.text)).toBe(keyOn(two.text));
	await world.owner.query("update auth.totp set created_at = now() - interval '31 minutes' where confirmed_at is null");
	expect(keyOn((await browser.get('/account/code/new')).text)).not.toBe(keyOn(one.text));
});

it('still opens by a recovery code where the product’s secret is not the one the key was kept under', async () => {
	const { createAuth } = await import('./auth.ts');
	const account = (await world.auth.find('association@jumelage.example'))?.id ?? '';
	const kept = await world.auth.second.begin(account);
	const codes = (await world.auth.second.confirm(account, codeOf(kept), world.now)) ?? [];
	const elsewhere = createAuth({
		url: world.roleUrl('jumelage_auth'),
		baseUrl: world.baseUrl,
		secret: 'another secret, after a restore elsewhere',
	});
	expect(await elsewhere.second.check(account, codeOf(kept), world.now)).toBeNull();
	expect(await elsewhere.second.check(account, codes[0] ?? '', world.now)).toBe('recovery');
	await elsewhere.close();
	// A row moved to another account opens nothing there.
	const other = (await world.auth.find('officer-kapan@jumelage.example'))?.id ?? '';
	await world.owner.query('delete from auth.totp where account_id = $1', [other]);
	await world.owner.query(
		'insert into auth.totp (account_id, secret, confirmed_at) select $2, secret, now() from auth.totp where account_id = $1',
		[account, other],
	);
	expect(await world.auth.second.check(other, codeOf(kept), world.now)).toBeNull();
});
