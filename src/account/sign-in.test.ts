import { afterAll, beforeAll, expect, it } from 'vitest';
import { openWorld, type World } from '../../test/world.ts';
import { exampleLink } from './example.ts';

let world: World;
beforeAll(async () => {
	world = await openWorld();
});
afterAll(() => world.close());

it('shows the sign-in page in the browser’s language to who has no account', async () => {
	const page = await (await world.browser(undefined, 'hy')).get('/sign-in');
	expect(page.status).toBe(200);
	expect(page.text).toContain('<html lang="hy">');
	expect(page.text).toContain('Մուտք գործել');
});

it('lets the officer of Saint-Étienne in with one click, as often as they like, and refuses a forged key', async () => {
	const browser = await world.browser();
	const link = new URL(exampleLink('http://jumelage.test', 'a secret of the tests, long enough to be one', 'officer-saint-etienne'));
	for (let click = 0; click < 2; click++) expect((await browser.get(link.pathname + link.search)).location).toBe('/partnerships');
	expect((await (await world.browser()).get(link.pathname + link.search.replace(/.$/, '_'))).status).toBe(404);
});

it('answers the same to a wrong password and to an unknown address, and keeps what was typed', async () => {
	const account = await world.auth.find('officer-kapan@jumelage.example');
	await world.auth.setPassword(account?.id ?? '', 'une phrase de passe assez longue');
	const browser = await world.browser();
	const [wrong, unknown] = [
		await browser.post('/sign-in', { email: 'officer-kapan@jumelage.example', password: 'faux mais assez long' }),
		await browser.post('/sign-in', { email: 'personne@ville.example', password: 'faux mais assez long' }),
	];
	expect(wrong.status).toBe(422);
	expect(wrong.text.replace('officer-kapan@jumelage.example', '').replace(/nonce="[^"]*"|content="[^"]*"/g, '')).toBe(
		unknown.text.replace('personne@ville.example', '').replace(/nonce="[^"]*"|content="[^"]*"/g, ''),
	);
	expect(
		(
			await browser.post('/sign-in', {
				email: 'officer-kapan@jumelage.example',
				password: 'une phrase de passe assez longue',
				next: '//evil.example',
			})
		).location,
	).toBe('/partnerships');
});

it('sends a link by mail that signs in once, after a button', async () => {
	const browser = await world.browser();
	await browser.post('/sign-in/mail', { email: 'association@jumelage.example' });
	const token = /token=([\w-]+)/.exec(world.letters.at(-1)?.text ?? '')?.[1] ?? '';
	expect((await browser.get(`/sign-in/link?token=${token}`)).text).toContain(token);
	expect((await browser.post('/sign-in/link', { token })).location).toBe('/partnerships');
	expect((await (await world.browser()).post('/sign-in/link', { token })).status).toBe(422);
	const before = world.letters.length;
	await browser.post('/sign-in/mail', { email: 'personne@ville.example' });
	expect(world.letters.length).toBe(before);
});

it('refuses a form sent from another site', async () => {
	const response = await world.app.request('http://jumelage.test/sign-out', {
		method: 'POST',
		headers: { origin: 'https://evil.example', 'content-type': 'application/x-www-form-urlencoded' },
		body: '',
	});
	expect(response.status).toBe(403);
});

it('goes on to the page that was asked for, and to none elsewhere', async () => {
	const account = await world.auth.find('officer-kapan@jumelage.example');
	await world.auth.setPassword(account?.id ?? '', 'une phrase de passe assez longue');
	for (const [next, there] of [
		['/directory?q=%D4%BF', '/directory?q=%D4%BF'],
		['//evil.example', '/partnerships'],
		['/\\evil.example', '/partnerships'],
		['/Կապան', '/partnerships'],
	] as const) {
		const sent = { email: 'officer-kapan@jumelage.example', password: 'une phrase de passe assez longue', next };
		expect((await (await world.browser()).post('/sign-in', sent)).location, next).toBe(there);
	}
});
