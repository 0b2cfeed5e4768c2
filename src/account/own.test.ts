import { afterAll, beforeAll, expect, it } from 'vitest';
import { openWorld, type World } from '../../test/world.ts';

const phrase = 'une phrase de passe assez longue';
let world: World;
beforeAll(async () => {
	world = await openWorld();
});
afterAll(() => world.close());

it('tells the officer of Kapan who they are and what they may do, in words', async () => {
	const page = await (await world.browser('officer-kapan', 'fr')).get('/account');
	expect(page.status).toBe(200);
	expect(page.text).toContain('officer-kapan@jumelage.example');
	expect(page.text).toContain('Communauté de Kapan');
	expect(page.text).toContain('gère les membres et les invités');
	expect(page.text).toContain('href="/members"');
	expect((await (await world.browser('association')).get('/account')).text).not.toContain('href="/members"');
	expect((await (await world.browser()).get('/account')).status).toBe(303);
});

it('keeps the language of an account, for its pages and for its next sign-in', async () => {
	const browser = await world.browser('association', 'fr');
	expect((await browser.post('/account', { language: 'hy' })).location).toBe('/account');
	expect((await browser.get('/account')).text).toContain('<html lang="hy">');
	await browser.post('/sign-in/mail', { email: 'association@jumelage.example' });
	const letter = world.letters.at(-1)?.text ?? '';
	expect(letter).toContain('Բարև');
	const elsewhere = await world.browser(undefined, 'en');
	await elsewhere.post('/sign-in/link', { token: /token=([\w-]+)/.exec(letter)?.[1] ?? '' });
	expect(elsewhere.cookie).toContain('jumelage.lang=hy');
	expect((await browser.post('/account', { language: 'xx' })).status).toBe(422);
});

it('sets a first password, then asks for it before another, and signs out the other devices', async () => {
	const [here, there] = [await world.browser('elected-saint-etienne', 'fr'), await world.browser('elected-saint-etienne', 'fr')];
	expect((await here.get('/account/password')).text).not.toContain('name="current"');
	expect((await here.post('/account/password', { password: 'court' })).text).toContain('12 caractères au moins');
	expect((await here.post('/account/password', { password: phrase })).location).toBe('/account');
	expect((await here.get('/account/password')).text).toContain('name="current"');
	expect((await there.get('/account')).location).toBe('/sign-in?next=%2Faccount');

	const wrong = await here.post('/account/password', { current: 'une autre phrase tout aussi longue', password: `${phrase}, bis` });
	expect(wrong.status).toBe(422);
	expect(wrong.text).toContain('id="current-error"');
	expect((await here.post('/account/password', { password: `${phrase}, bis` })).status).toBe(422);
	expect((await here.post('/account/password', { current: phrase, password: `${phrase}, bis` })).location).toBe('/account');
	const email = 'elected-saint-etienne@jumelage.example';
	expect((await there.post('/sign-in', { email, password: phrase })).status).toBe(422);
	expect((await there.post('/sign-in', { email, password: `${phrase}, bis` })).location).toBe('/partnerships');
});
