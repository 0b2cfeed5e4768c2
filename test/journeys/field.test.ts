import { afterAll, beforeAll, expect, test } from 'vitest';
import { urls } from '../../src/urls.ts';
import { expectSound, narrow, openStage, type Seat, type Stage, shot } from '../browser.ts';
import { example } from './example.ts';

let stage: Stage;
let marie: Seat;
let ani: Seat;
const at = { partnership: example.kapan, mission: example.visit };
const field = urls.missionField(at);
const mobile = '+33 6 12 34 56 78';
const note = `[data-note*="${example.signing}"]`;

beforeAll(async () => {
	// While the delegation is there: what is private of it is still kept.
	stage = await openStage();
	await stage.owner.query('update delegate_private set phone = $1 where delegate_id = $2', [mobile, example.mayorOnVisit]);
	await stage.owner.query(
		`insert into delegate_private (partnership_id, mission_id, delegate_id, phone) values ($1, $2, $3, $4) on conflict do nothing`,
		[example.kapan, example.visit, example.mayorOnVisit, mobile],
	);
	[marie, ani] = await Promise.all([
		stage.seat('officer-saint-etienne', { viewport: narrow }),
		stage.seat('officer-kapan', { language: 'hy' }),
	]);
});
afterAll(() => stage?.close());

/** What this telephone keeps: pages and files by address, and databases. */
const kept = ({ page }: Seat) =>
	page.evaluate(async () => {
		const names = await caches.keys();
		const all = await Promise.all(
			names.map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname)),
		);
		return { addresses: all.flat(), databases: (await indexedDB.databases()).map(({ name }) => name) };
	});
const body = () =>
	stage.owner
		.query<{ body: string }>(`select body from minutes where session_id = $1 and language = 'fr'`, [example.signing])
		.then(({ rows }) => rows[0]?.body);

test('after one visit, the page of the mission opens in Kapan without a network: programme, delegation, telephone', async () => {
	const { page, context } = marie;
	await page.goto(urls.mission(at));
	await page.getByRole('main').getByRole('link', { name: 'En déplacement' }).click();
	await page.waitForURL(`**${field}`);
	await page.getByText('Cette page est gardée sur ce téléphone').waitFor();
	await expect.poll(async () => (await kept(marie)).addresses).toContain(field);
	await expect.poll(async () => (await kept(marie)).addresses.filter((one) => one.endsWith('.css')).length).toBeGreaterThan(0);
	await expectSound(marie);
	await shot(page, 'field-390');
	await context.setOffline(true);
	await page.goto(field);
	await page.getByText('Hors ligne').waitFor();
	await page.getByText('État au').waitFor();
	await page.getByText('Perdriau').first().waitFor();
	expect(await page.getByRole('link', { name: mobile }).getAttribute('href')).toBe('tel:+33612345678');
	expect(await page.locator('.field-session').count()).toBe(5);
	// Its style came along.
	expect(
		await page
			.locator('.field-session')
			.first()
			.evaluate((one) => getComputedStyle(one).borderTopStyle),
	).toBe('solid');
	await shot(page, 'field-offline');
	// Nothing else of the workbook did.
	expect((await kept(marie)).addresses.filter((one) => one !== field && !one.startsWith('/assets/'))).toEqual([]);
	await expect(page.goto(urls.mission(at))).rejects.toThrow(/ERR_INTERNET_DISCONNECTED/);
	await context.setOffline(false);
});

test('a note that the network is cut in the middle of stays on the telephone, and is in the minutes once it is back', async () => {
	const { page, context } = marie;
	await page.goto(field);
	const area = page.locator(`${note} textarea`);
	await area.pressSequentially('Les deux maires signent ');
	await context.setOffline(true);
	await area.pressSequentially('dans la salle du conseil.');
	await page.locator(note).getByText('Gardé sur ce téléphone').waitFor();
	await page.goto(field);
	await page.getByText('Hors ligne').waitFor();
	await expect.poll(() => area.inputValue()).toBe('Les deux maires signent dans la salle du conseil.');
	expect(await body()).toBeUndefined();
	await context.setOffline(false);
	await page.locator(note).getByText('c’est dans le compte rendu').waitFor();
	expect(await body()).toBe('Les deux maires signent dans la salle du conseil.');
	await page.goto(field);
	await expect.poll(() => area.inputValue()).toBe('Les deux maires signent dans la salle du conseil.');
});

test('where Kapan wrote in the same minutes meanwhile, neither text is lost: both stand side by side, to be merged by hand', async () => {
	const { page, context } = marie;
	await page.goto(field);
	await expect.poll(async () => (await kept(marie)).addresses).toContain(field);
	await context.setOffline(true);
	const area = page.locator(`${note} textarea`);
	await area.fill('Les deux maires signent ; la chorale chante.');
	await page.locator(note).getByText('Gardé sur ce téléphone').waitFor();
	const write = urls.minutesWrite({ ...at, session: example.signing, language: 'fr' });
	await ani.page.goto(write);
	await ani.page.locator('[name=body]').fill('Signature à 18 heures, en présence de la presse.');
	await ani.page.getByRole('main').locator('form button').last().click();
	await ani.page.locator('.flash').waitFor();
	await context.setOffline(false);
	await page.locator(note).getByText('votre texte est gardé à côté').waitFor();
	expect(await body()).toBe('Signature à 18 heures, en présence de la presse.');
	expect(await area.inputValue()).toBe('Signature à 18 heures, en présence de la presse.');
	await page
		.locator('.field-session')
		.filter({ has: page.locator(note) })
		.getByRole('link', { name: 'Voir les deux textes' })
		.click();
	const both = page.locator('.field-beside');
	await both.getByText('Signature à 18 heures, en présence de la presse.').waitFor();
	await both.getByText('Les deux maires signent ; la chorale chante.').waitFor();
	await shot(page, 'field-beside');
	marie.complaints.splice(0);
	await expectSound(marie);
	await both.getByRole('button', { name: 'Classer la note' }).click();
	await page.locator('.flash').waitFor();
	expect(await both.count()).toBe(0);
});

test('who signs out leaves nothing on the telephone, and the page opens no more without a network', async () => {
	const { page, context } = marie;
	await page.goto(field);
	await expect.poll(async () => (await kept(marie)).addresses).toContain(field);
	await page.locator(`${note} textarea`).fill('Une note qui part avec la session');
	await page
		.locator(note)
		.getByText(/Gardé|Envoyé/)
		.waitFor();
	await page.locator('.who form button').click();
	await page.waitForURL(`**${urls.signIn()}`);
	await expect.poll(() => kept(marie)).toEqual({ addresses: [], databases: [] });
	await context.setOffline(true);
	await expect(page.goto(field)).rejects.toThrow(/ERR_INTERNET_DISCONNECTED/);
	await context.setOffline(false);
});

test('a telephone whose session was ended from the desk forgets the mission as soon as it has a network', async () => {
	const { page, context } = await stage.seat('officer-saint-etienne', { viewport: narrow });
	const seat = { page, context, complaints: [] };
	await page.goto(field);
	await expect.poll(async () => (await kept(seat)).addresses).toContain(field);
	await context.clearCookies();
	await page.goto(field);
	await page.waitForURL(/sign-in/);
	await expect.poll(() => kept(seat)).toEqual({ addresses: [], databases: [] });
	await context.close();
});

test('who only reads sees no number, and their telephone keeps nothing; in Armenian the page is sound too', async () => {
	const reader = await stage.seat('association', { viewport: narrow });
	await reader.page.goto(field);
	await reader.page.getByText('Perdriau').first().waitFor();
	expect(await reader.page.getByText(mobile).count()).toBe(0);
	expect(await reader.page.locator('[data-island=Field]').count()).toBe(0);
	expect((await kept(reader)).addresses).toEqual([]);
	const hy = await stage.seat('officer-kapan', { viewport: narrow, language: 'hy' });
	await hy.page.goto(field);
	await hy.page.getByText('Այս էջը պահված է հեռախոսում').waitFor();
	await shot(hy.page, 'field-hy');
	await expectSound(hy);
});
