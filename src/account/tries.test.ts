import { afterAll, beforeAll, expect, it } from 'vitest';
import { openWorld, type World } from '../../test/world.ts';

let world: World;
beforeAll(async () => {
	world = await openWorld();
	const account = await world.auth.find('officer-kapan@jumelage.example');
	await world.auth.setPassword(account?.id ?? '', 'une phrase de passe assez longue');
});
afterAll(() => world.close());

const try_ = async (email: string, password = 'faux mais assez long') =>
	(await world.browser(undefined, 'fr')).post('/sign-in', { email, password });

it('stops guessing after ten tries, for a known and for an unknown address alike, and lets the right one in later', async () => {
	for (const email of ['officer-kapan@jumelage.example', 'personne@ville.example']) {
		for (let time = 0; time < 10; time++) expect((await try_(email)).status).toBe(422);
		const stopped = await try_(email, 'une phrase de passe assez longue');
		expect(stopped.status).toBe(429);
		expect(stopped.text).toContain('Attendez 15 minutes');
	}
	world.now = new Date(world.now.getTime() + 15 * 60_000);
	expect((await try_('officer-kapan@jumelage.example', 'une phrase de passe assez longue')).status).toBe(303);
}, 60_000);

it('sends three letters in a quarter of an hour, no more', async () => {
	const browser = await world.browser();
	const before = world.letters.length;
	const answers = [];
	for (let time = 0; time < 4; time++)
		answers.push((await browser.post('/sign-in/mail', { email: 'association@jumelage.example' })).status);
	expect(answers).toEqual([200, 200, 200, 429]);
	expect(world.letters.length - before).toBe(3);
});

it('stops one machine that asks for letters to many addresses', async () => {
	const ask = async (n: number, address: string) =>
		(
			await world.app.request(
				'http://jumelage.test/sign-in/mail',
				{
					method: 'POST',
					headers: { origin: 'http://jumelage.test', 'content-type': 'application/x-www-form-urlencoded' },
					body: new URLSearchParams({ email: `personne-${n}@ville.example` }),
				},
				{ incoming: { socket: { remoteAddress: address } } },
			)
		).status;
	for (let n = 0; n < 30; n++) expect(await ask(n, '203.0.113.9')).toBe(200);
	expect(await ask(30, '203.0.113.9')).toBe(429);
	expect(await ask(30, '203.0.113.10')).toBe(200);
	// A new address for each try costs a home line nothing.
	for (let n = 40; n < 70; n++) expect(await ask(n, `2001:db8:1:2::${n}`)).toBe(200);
	expect(await ask(70, '2001:db8:1:2:3::1')).toBe(429);
	expect(await ask(71, '2001:db8:1:3::1')).toBe(200);
});

it('takes as long to refuse an address that nobody has as one that somebody has', async () => {
	const cost = async (email: string) => {
		const times: number[] = [];
		for (let time = 0; time < 3; time++) {
			const start = process.cpuUsage();
			await world.auth.byPassword(email, 'faux mais assez long');
			const { user, system } = process.cpuUsage(start);
			times.push(user + system);
		}
		return Math.min(...times);
	};
	const [known, unknown] = [await cost('officer-kapan@jumelage.example'), await cost('personne@ville.example')];
	expect(unknown).toBeGreaterThan(known / 2);
	expect(unknown).toBeLessThan(known * 2);
});

it('answers as late to an address that nobody has as to one whose letter it writes', async () => {
	world.now = new Date(world.now.getTime() + 3_600_000);
	for (const path of ['/sign-in/mail', '/sign-in/forgotten'])
		for (const email of ['elected-saint-etienne@jumelage.example', 'nul@ville.example']) {
			const browser = await world.browser();
			const begun = performance.now();
			expect((await browser.post(path, { email })).status).toBe(200);
			expect(performance.now() - begun, `${path} ${email}`).toBeGreaterThan(95);
		}
});
