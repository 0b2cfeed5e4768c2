import { afterAll, beforeAll, expect, it } from 'vitest';
import { openWorld, type World } from '../../test/world.ts';
import { exampleEmail } from './example.ts';

const phrase = 'une phrase de passe assez longue';
const email = exampleEmail('officer-kapan');
let world: World;
beforeAll(async () => {
	world = await openWorld();
	await world.auth.setPassword((await world.auth.find(email))?.id ?? '', phrase);
});
afterAll(() => world.close());

const tokenIn = (text: string | undefined) => /token=([\w-]+)/.exec(text ?? '')?.[1] ?? '';
const lately = () => world.letters.at(-1);

it('sets a forgotten password by a letter, once, and signs every device out', async () => {
	const device = await world.browser('officer-kapan');
	const browser = await world.browser(undefined, 'fr');
	expect((await browser.get('/sign-in')).text).toContain('href="/sign-in/forgotten"');
	await browser.post('/sign-in/forgotten', { email });
	const token = tokenIn(lately()?.text);
	expect((await browser.get(`/sign-in/new-password?token=${token}`)).text).toContain(token);
	const common = await browser.post('/sign-in/new-password', { token, password: 'Jumelage-2026' });
	expect(common.status).toBe(422);
	expect(common.text).toContain('fait de votre nom');
	expect((await browser.post('/sign-in/new-password', { token, password: 'trois ponts sur le Voghji' })).location).toBe('/partnerships');
	expect((await device.get('/account')).location).toBe('/sign-in?next=%2Faccount');
	const again = await browser.post('/sign-in/new-password', { token, password: 'quatre ponts sur le Voghji' });
	expect(again.status).toBe(422);
	expect(again.text).toContain('արդեն օգտագործվել է');
	expect((await (await world.browser()).post('/sign-in', { email, password: 'trois ponts sur le Voghji' })).location).toBe('/partnerships');
	await world.auth.setPassword((await world.auth.find(email))?.id ?? '', phrase);
});

it('answers the same to an address that nobody has, makes as many secrets for it, and sends no letter', async () => {
	const secrets = async () => Number((await world.owner.query('select count(*) from auth.verification')).rows[0].count);
	const told: string[] = [];
	const made: number[] = [];
	for (const address of [exampleEmail('association'), 'personne@ville.example'])
		for (const path of ['/sign-in/forgotten', '/sign-in/mail']) {
			const [before, letters] = [await secrets(), world.letters.length];
			const page = await (await world.browser(undefined, 'fr')).post(path, { email: address });
			told.push(`${page.status} ${page.text.replaceAll(address, '…').replace(/nonce="[^"]*"|content="[^"]*"/g, '')}`);
			made.push((await secrets()) - before);
			expect(world.letters.length - letters).toBe(address.startsWith('personne') ? 0 : 1);
		}
	expect(told.slice(0, 2)).toEqual(told.slice(2));
	expect(made).toEqual([1, 1, 1, 1]);
});

it('hashes a password anew that was kept in the former way, at its next sign-in', async () => {
	const { scryptSync } = await import('node:crypto');
	const salt = '0123456789abcdef0123456789abcdef';
	const former = `${salt}:${scryptSync(phrase, salt, 64, { N: 16_384, r: 16, p: 1, maxmem: 2 ** 27 }).toString('hex')}`;
	await world.owner.query(
		`update auth.credential set password = $1 where account_id = (select id::text from auth.account_user where email = $2)`,
		[former, email],
	);
	const browser = await world.browser();
	expect((await browser.post('/sign-in', { email, password: 'faux mais assez long' })).status).toBe(422);
	expect((await browser.post('/sign-in', { email, password: phrase })).location).toBe('/partnerships');
	const { rows } = await world.owner.query(
		`select password from auth.credential where account_id = (select id::text from auth.account_user where email = $1)`,
		[email],
	);
	expect(rows[0].password).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
	expect((await (await world.browser()).post('/sign-in', { email, password: phrase })).location).toBe('/partnerships');
});

it('shows the devices in words, and signs one out, the others, or all', async () => {
	const agent = 'Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0';
	const account = (await world.auth.find(exampleEmail('association')))?.id ?? '';
	await world.auth.open(account, { way: 'link', headers: new Headers({ 'user-agent': agent }), from: '203.0.113.9' });
	const [here, there, far] = [
		await world.browser('association', 'fr'),
		await world.browser('association', 'fr'),
		await world.browser('association', 'fr'),
	];
	const page = (await here.get('/account')).text;
	expect(page).toContain('Firefox sur Linux');
	expect(page).toContain('203.0.113.9');
	expect(page.match(/celui-ci/g)).toHaveLength(1);
	const id = (await world.auth.sessions(account)).find((one) => one.agent === agent)?.id ?? '';
	expect((await (await world.browser('officer-kapan')).post(`/account/sessions/${id}/end`, {})).status).toBe(404);
	expect((await here.post(`/account/sessions/${id}/end`, {})).location).toBe('/account');
	expect((await here.get('/account')).text).not.toContain('Firefox sur Linux');
	expect((await here.post('/account/sessions/end', {})).location).toBe('/account');
	expect((await there.get('/account')).status).toBe(303);
	expect((await here.get('/account')).status).toBe(200);
	const last = await world.browser('association', 'fr');
	expect((await last.post('/account/sessions/end', { everywhere: 'yes' })).location).toBe('/sign-in');
	for (const browser of [here, last, far]) expect((await browser.get('/account')).status).toBe(303);
});

it('opens a new secret at each sign-in, keeps its hash alone, and ends the one the browser had', async () => {
	const browser = await world.browser('officer-kapan');
	const before = browser.cookie;
	await browser.post('/sign-in', { email, password: phrase });
	expect(browser.cookie).not.toBe(before);
	const secret = /jumelage\.session=([\w-]+)/.exec(browser.cookie)?.[1] ?? '';
	expect(secret).toHaveLength(43);
	expect((await world.owner.query('select from auth.session where token = $1', [secret])).rowCount).toBe(0);
	const old = await world.app.request('http://jumelage.test/account', { headers: { cookie: before } });
	expect(old.status).toBe(303);
});

it('ends a session after seven days without use, and after thirty in any case', async () => {
	const browser = await world.browser('officer-kapan');
	const account = (await world.auth.find(email))?.id ?? '';
	await world.auth.endOtherSessions(account, new Headers({ cookie: browser.cookie }));
	const age = (days: number, unseen: number) =>
		world.owner.query(
			`update auth.session set created_at = now() - make_interval(days => $2), seen_at = now() - make_interval(days => $3),
			expires_at = now() - make_interval(days => $3) + interval '7 days' where user_id = $1`,
			[account, days, unseen],
		);
	const left = async () =>
		(
			await world.owner.query<{ days: number }>(
				`select round(extract(epoch from expires_at - now()) / 86400)::int as days from auth.session where user_id = $1`,
				[account],
			)
		).rows[0]?.days;
	const touched = async () => {
		expect((await browser.get('/account')).status).toBe(200);
		// Noted after the answer, outside its transaction.
		for (
			let time = 0;
			time < 100 &&
			(await world.owner.query("select from auth.session where user_id = $1 and seen_at > now() - interval '1 minute'", [account]))
				.rowCount === 0;
			time++
		)
			await new Promise((resolve) => setTimeout(resolve, 10));
	};
	await age(2, 2);
	expect(await left()).toBe(5);
	await touched();
	expect(await left()).toBe(7);
	await age(27, 1);
	await touched();
	expect(await left()).toBe(3);
	await age(8, 8);
	expect((await browser.get('/account')).location).toBe('/sign-in?next=%2Faccount');
});

it('asks again, after a quarter of an hour, who would change address, password or code, or end a membership', async () => {
	const browser = await world.browser('officer-kapan', 'fr');
	await world.owner.query("update auth.session set proven_at = now() - interval '16 minutes'");
	for (const path of ['/account/email', '/account/password', '/account/code', '/account/code/new'])
		expect((await browser.get(path)).location, path).toBe(`/account/confirm?${new URLSearchParams({ next: path })}`);
	expect((await browser.post('/account/email', { email: 'autre@kapan.example' })).location).toBe(
		'/account/confirm?next=%2Faccount%2Femail',
	);
	expect((await browser.post('/account/code/recovery', { code: '1' })).location).toBe('/account/confirm?next=%2Faccount');
	expect((await browser.post('/account/confirm', { next: '/account/email', password: 'faux mais assez long' })).status).toBe(422);
	expect((await browser.post('/account/confirm', { next: '//evil.example', password: phrase })).location).toBe('/partnerships');
	expect((await browser.get('/account/email')).status).toBe(200);
});

it('sends a letter to who has no password: its link shows that it is them, and leads back', async () => {
	const browser = await world.browser('elected-saint-etienne', 'fr');
	await world.owner.query("update auth.session set proven_at = now() - interval '16 minutes'");
	const page = await browser.get('/account/confirm?next=%2Faccount%2Fpassword');
	expect(page.text).toContain('action="/account/confirm/mail"');
	expect((await browser.post('/account/confirm', { next: '/account/password' })).status).toBe(422);
	await browser.post('/account/confirm/mail', { next: '/account/password' });
	expect((await browser.post('/sign-in/link', { token: tokenIn(lately()?.text) })).location).toBe('/account/password');
	expect((await browser.get('/account/password')).status).toBe(200);
});

it('changes an address only when the new one answers, and tells the old one', async () => {
	const browser = await world.browser('elected-saint-etienne', 'fr');
	const old = exampleEmail('elected-saint-etienne');
	await browser.post('/account/email', { email: 'elue@saint-etienne.example' });
	const [asked, notice] = world.letters.slice(-2);
	expect(asked?.to).toBe('elue@saint-etienne.example');
	expect(notice).toMatchObject({ to: old });
	expect(notice?.text).toContain('elue@saint-etienne.example');
	expect((await browser.get('/account')).text).toContain(old);
	expect((await browser.post('/account/email/confirm', { token: tokenIn(asked?.text) })).location).toBe('/account');
	expect((await browser.get('/account')).text).toContain('elue@saint-etienne.example');
	expect(lately()).toMatchObject({ to: old });
	expect((await browser.post('/account/email/confirm', { token: tokenIn(asked?.text) })).status).toBe(422);
	expect(await world.auth.find(old)).toBeNull();
});

it('tells who asks nothing of an address that somebody else has, and its owner that somebody tried', async () => {
	const browser = await world.browser('officer-saint-etienne', 'fr');
	const free = await browser.post('/account/email', { email: 'libre@saint-etienne.example' });
	const taken = await browser.post('/account/email', { email: exampleEmail('association') });
	expect(taken.status).toBe(free.status);
	const letter = world.letters.at(-2);
	expect(letter?.to).toBe(exampleEmail('association'));
	expect(letter?.text).not.toContain('token=');
	expect((await browser.post('/account/email', { email: exampleEmail('officer-saint-etienne') })).status).toBe(422);
});

it('changes a name, which the history of what was done does not follow', async () => {
	const browser = await world.browser('officer-saint-etienne', 'fr');
	expect((await browser.post('/account/name', { name: '' })).status).toBe(422);
	expect((await browser.post('/account/name', { name: 'Coopération, Saint-Étienne' })).location).toBe('/account');
	expect((await browser.get('/account')).text).toContain('Coopération, Saint-Étienne');
});

it('sets under https a cookie that no neighbour of the domain can set, and takes no other', async () => {
	const baseUrl = 'https://jumelage.saint-etienne.example';
	const office = await openWorld({ baseUrl });
	const account = (await office.auth.find(email))?.id ?? '';
	const [cookie = ''] = await office.auth.open(account);
	expect(cookie).toMatch(/^__Host-jumelage\.session=[\w-]{43}; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax; Secure$/);
	const secret = /=([\w-]+)/.exec(cookie)?.[1];
	const come = async (name: string) =>
		(await office.app.request(`${baseUrl}/account`, { headers: { cookie: `${name}=${secret}` } })).status;
	expect(await come('__Host-jumelage.session')).toBe(200);
	expect(await come('jumelage.session')).toBe(303);
	await office.close();
});
