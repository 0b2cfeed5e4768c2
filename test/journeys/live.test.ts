import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { urls } from '../../src/urls.ts';
import { axe, expectSound, narrow, openStage, overflow, type Seat, type Stage, shot } from '../browser.ts';
import { draftIn, example } from './example.ts';

let stage: Stage;
let marie: Seat;
let ani: Seat;
const at = { partnership: example.kapan };

beforeAll(async () => {
	stage = await openStage();
	[marie, ani] = await Promise.all([stage.seat('officer-saint-etienne'), stage.seat('officer-kapan', { language: 'hy' })]);
});
afterAll(() => stage?.close());

/** Waits until as many pages listen. */
const listening = (count: number) => expect.poll(() => stage.live.count(), { timeout: 5000 }).toBe(count);
async function saveEvent({ page }: Seat, title: string): Promise<void> {
	await page.goto(urls.partnershipEvents(at));
	await page.locator('[name=kind]').first().waitFor();
	await fillEvent(page, title);
	await page.getByRole('main').locator('form button').last().click();
	await page.getByRole('main').getByText(title).first().waitFor();
}
async function fillEvent(page: Page, title: string): Promise<void> {
	const kind = page.locator('[name=kind][value=milestone]');
	if ((await kind.count()) > 0) await kind.check();
	else await page.locator('select[name=kind]').selectOption('milestone');
	await page.locator('[name=on]').fill('10/05/2026');
	await page.locator('[name="title.fr"]').fill(title);
}
const status = ({ page }: Seat) => page.locator('.live');

test('Kapan records a visit, and the page that Saint-Étienne looks at shows it: scrolled where it was, its list open, its selection kept', async () => {
	const { page } = marie;
	await page.goto(urls.partnership(at));
	await listening(1);
	await page.evaluate(() => {
		for (const one of document.querySelectorAll('details')) one.open = true;
		const heading = document.querySelector('h1');
		if (heading) getSelection()?.selectAllChildren(heading);
		scrollTo(0, 300);
	});
	const lists = await page.locator('details[open]').count();
	await saveEvent(ani, 'Musiciens de Kapan à Saint-Étienne');
	await page.getByRole('main').getByText('Musiciens de Kapan à Saint-Étienne').first().waitFor();
	// What is new is marked, and nothing else: a list with one line more is not a new list.
	const fresh = await page.locator('.fresh').allTextContents();
	expect(fresh.some((text) => text.includes('Musiciens de Kapan à Saint-Étienne'))).toBe(true);
	expect(fresh.filter((text) => !/Musiciens de Kapan à Saint-Étienne|^2026$/.test(text))).toEqual([]);
	await expect.poll(() => status(marie).textContent()).toMatch(/Page mise à jour\s: .*\(Communauté de Kapan\)/);
	expect(await axe(page)).toEqual([]);
	await shot(page, 'live-updated');
	expect(await page.evaluate(() => [scrollY, getSelection()?.toString().trim()])).toEqual([300, 'Saint-Étienne – Kapan']);
	expect(await page.locator('details[open]').count()).toBe(lists);
	expect(marie.complaints).toEqual([]);
});

test('what Saint-Étienne is typing stays, letter by letter, while the rest of the page follows Kapan; the note says who', async () => {
	const { page } = marie;
	await page.goto(urls.partnershipEvents(at));
	await listening(2);
	await fillEvent(page, 'Concert au ');
	const title = page.locator('[name="title.fr"]');
	await title.evaluate((field: HTMLInputElement) => field.setSelectionRange(3, 3));
	const before = await title.elementHandle();
	await saveEvent(ani, 'Exposition de photographies');
	await page.getByRole('main').getByText('Exposition de photographies').first().waitFor();
	await page.keyboard.type('!');
	expect(await title.inputValue()).toBe('Con!cert au ');
	expect(await title.evaluate((field, first) => field === first && field === document.activeElement, before)).toBe(true);
	expect(await page.locator('[name=on]').inputValue()).toBe('10/05/2026');
	expect(marie.complaints).toEqual([]);
});

test('a form is never replaced: the officer who renames a draft is told that the other has, and by whom', async () => {
	const { agreement } = await draftIn(stage);
	const address = urls.agreementEdit({ ...at, agreement });
	await Promise.all([marie.page.goto(address), ani.page.goto(address)]);
	await listening(2);
	const title = marie.page.locator('[name="title.fr"]');
	await title.fill('Accord de coopération avec Kapan');
	await ani.page.locator('[name="title.hy"]').fill('Համաձայնագիր Կապանի հետ');
	await ani.page.getByRole('main').locator('form button').last().click();
	await ani.page.locator('.flash').waitFor();
	await expect.poll(() => status(marie).textContent()).toMatch(/\(Communauté de Kapan\) a modifié cette page pendant que vous écriviez/);
	expect(await title.inputValue()).toBe('Accord de coopération avec Kapan');
	expect(await marie.page.locator('[name="title.hy"]').inputValue()).not.toBe('Համաձայնագիր Կապանի հետ');
	await expectSound(marie);
	await shot(marie.page, 'live-kept');
	await marie.page.setViewportSize(narrow);
	expect(await overflow(marie.page)).toEqual([]);
	await shot(marie.page, 'live-kept-390');
	await marie.page.getByRole('button', { name: 'Fermer ce message' }).click();
	expect(await status(marie).textContent()).toBe('');
	// Ani’s own change raises no note with her.
	expect(await status(ani).textContent()).toBe('');
	expect(await marie.page.locator('.live a').count()).toBe(0);
	// Kept until it is sent: then both texts are shown, and none is lost.
	await marie.page.getByRole('main').getByRole('button', { name: 'Enregistrer', exact: true }).click();
	await marie.page.getByRole('alert').waitFor();
	expect(await title.inputValue()).toBe('Accord de coopération avec Kapan');
	expect(marie.complaints).toEqual([]);
});

test('without a network the page says of when it is; once it is back, it shows what it missed', async () => {
	const { page, context } = marie;
	await page.goto(urls.partnership(at));
	await ani.page.goto(urls.partnerships());
	await listening(1);
	await context.setOffline(true);
	await expect.poll(() => status(marie).textContent()).toMatch(/^Hors ligne\s: ce que vous voyez date de \d\d:\d\d\.$/);
	await shot(page, 'live-offline');
	await saveEvent(ani, 'Don de livres à la bibliothèque');
	expect(await page.getByText('Don de livres à la bibliothèque').count()).toBe(0);
	await context.setOffline(false);
	await page.getByRole('main').getByText('Don de livres à la bibliothèque').first().waitFor();
	expect(await status(marie).textContent()).not.toMatch('Hors ligne');
	marie.complaints.splice(0);
});

test('a window that is not in sight holds no connection, and is brought up to date when one comes back to it', async () => {
	const { page } = marie;
	await page.goto(urls.partnership(at));
	await ani.page.goto(urls.partnerships());
	await listening(1);
	const show = (visible: boolean) =>
		page.evaluate((seen) => {
			Object.defineProperty(document, 'hidden', { configurable: true, get: () => !seen });
			document.dispatchEvent(new Event('visibilitychange'));
		}, visible);
	await show(false);
	await listening(0);
	await saveEvent(ani, 'Match amical de football');
	await show(true);
	await page.getByRole('main').getByText('Match amical de football').first().waitFor();
});

test('who signs out in one window is told so in the other', async () => {
	const { page, context } = await stage.seat('elected-saint-etienne');
	await page.goto(urls.partnership(at));
	await ani.page.goto(urls.partnerships());
	await marie.page.goto(urls.partnerships());
	await listening(1);
	const other = await context.newPage();
	await other.goto(urls.partnerships());
	await other.locator('.who form button').click();
	await page.getByText('Cette page ne se met plus à jour').waitFor();
	await listening(0);
	await context.close();
});

test('without script nothing listens, nothing is said, and the page shows the change when it is asked for again', async () => {
	const still = await stage.seat('officer-saint-etienne', { javaScriptEnabled: false });
	await still.page.goto(urls.partnership(at));
	await saveEvent(ani, 'Chorale à Kapan');
	await still.page.reload();
	await still.page.getByText('Chorale à Kapan').first().waitFor();
	expect(await still.page.locator('.live').isVisible()).toBe(false);
	await still.context.close();
});
