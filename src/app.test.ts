import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { openWorld, type World } from '../test/world.ts';
import { urls } from './urls.ts';

const kapan = '019a0000-0000-7000-8000-000000010001';
const site = 'http://jumelage.test';

let world: World;
beforeAll(async () => {
	world = await openWorld();
});
afterAll(() => world.close());

/** An address exactly as it is written, which a browser would have tidied. */
const ask = (address: string, cookie = '') => world.app.request(new Request(site + address, { headers: { cookie } }));
const sent = (body: BodyInit, length: number) =>
	new Request(`${site}/sign-in`, {
		method: 'POST',
		body,
		headers: { origin: site, 'content-type': 'application/x-www-form-urlencoded', 'content-length': String(length) },
		duplex: 'half',
	} as RequestInit);

it('never leads to another site by the choice of a language', async () => {
	expect((await ask('//evil.example/?lang=hy')).headers.get('location')).toBe('/evil.example/');
	expect((await ask('/\\evil.example/?lang=hy')).headers.get('location')).toBe('/evil.example/');
	expect(await (await ask('//evil.example/')).text()).not.toContain('href="//evil');
	expect((await ask('/directory?q=Kapan&lang=hy')).headers.get('location')).toBe('/directory?q=Kapan');
});

it('answers the office while strangers send their forms as slowly as they can', async () => {
	const officer = await world.browser('officer-saint-etienne');
	const ends: (() => void)[] = [];
	// As many as there are connections to the database of this world.
	const slow = Array.from({ length: 4 }, () =>
		world.app.request(sent(new ReadableStream({ start: (body) => void ends.push(() => body.close()) }), 20)),
	);
	const late = new Promise((resolve) => setTimeout(() => resolve('nothing'), 5000));
	const page = await Promise.race([officer.get(urls.partnerships()).then(({ status }) => status), late]);
	for (const end of ends) end();
	await Promise.all(slow);
	expect(page).toBe(200);
});

it('refuses a form of more fields than anybody fills in, before it costs any time', async () => {
	const body = Array.from({ length: 40_000 }, (_, n) => `${n.toString(36)}=`).join('&');
	const begun = Date.now();
	expect((await world.app.request(sent(body, body.length))).status).toBe(413);
	expect(Date.now() - begun).toBeLessThan(2000);
});

it('takes a cookie that nobody could have been given for none', async () => {
	expect((await ask('/sign-in', 'jumelage.session_token=%E0%A4%A')).status).toBe(200);
});

it('leaves out of an address what it does not understand', async () => {
	const { cookie } = await world.browser('officer-saint-etienne');
	for (const address of [
		`/partnerships?after=%00~${kapan}`,
		`/partnerships?sort=since&after=9999-99-99~${kapan}`,
		...['1e308', '1.5', '-Infinity', '99999999999999999999'].map((before) => `/partnerships/${kapan}/history?before=${before}`),
	])
		expect((await ask(address, cookie)).status, address).toBe(200);
});

it('writes down why a file was cut short', async () => {
	const said = vi.spyOn(console, 'error').mockImplementation(() => {});
	const officer = await world.browser('officer-saint-etienne');
	await world.owner.query('alter table partnership_event rename to elsewhere');
	try {
		await expect(officer.get('/partnerships.csv')).rejects.toThrow();
		expect(said.mock.calls).toEqual([
			['stream', expect.objectContaining({ route: '/partnerships.csv', error: expect.stringContaining('partnership_event') })],
		]);
	} finally {
		await world.owner.query('alter table elsewhere rename to partnership_event');
		said.mockRestore();
	}
});
