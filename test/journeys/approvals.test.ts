import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { urls } from '../../src/urls.ts';
import { expectSound, narrow, openStage, type Seat, type Stage, shot } from '../browser.ts';
import { example } from './example.ts';

const at = { partnership: example.kapan };
let stage: Stage;
let marie: Seat;
let ani: Seat;
/** Kapan's officer on a slow link: no script arrives. */
let plain: Seat;
beforeAll(async () => {
	stage = await openStage();
	[marie, ani, plain] = await Promise.all([
		stage.seat('officer-saint-etienne'),
		stage.seat('officer-kapan'),
		stage.seat('officer-kapan', { javaScriptEnabled: false, viewport: narrow }),
	]);
});
afterAll(() => stage?.close());

const submit = (page: Page, name: string) => page.getByRole('main').getByRole('button', { name, exact: true }).click();
const state = async () => {
	const { rows } = await stage.owner.query(
		`select kind from partnership_event where partnership_id = $1 and kind <> 'milestone' order by id`,
		[example.kapan],
	);
	return rows.map(({ kind }) => kind);
};

/** Saint-Étienne records that the twinning is suspended, for this reason; where it waits. */
async function propose(reason: string): Promise<string> {
	const { page } = marie;
	await page.goto(urls.partnershipEvents(at));
	await page.locator('[name=kind][value=suspended], select[name=kind]').first().waitFor();
	const select = page.locator('select[name=kind]');
	if (await select.count()) await select.selectOption('suspended');
	else await page.locator('[name=kind][value=suspended]').check();
	await page.locator('[name=on]').fill('20/11/2026');
	await page.locator('[name=reason]').fill(reason);
	await page
		.locator('main form')
		.filter({ has: page.locator('[name=reason]') })
		.locator('.form-actions button')
		.click();
	await page.getByRole('heading', { level: 1, name: 'Suspension du partenariat' }).waitFor();
	return new URL(page.url()).pathname;
}

test('what Saint-Étienne records of both cities waits, and both see it at once', async () => {
	const address = await propose('Travaux à la mairie.');
	await marie.page.getByText('attend Kapan').waitFor();
	await marie.page.getByText('Travaux à la mairie.').waitFor();
	await expectSound(marie);
	await shot(marie.page, 'approvals-proposed');
	expect(await state()).toEqual([]);
	await ani.page.goto(urls.partnership(at));
	await ani.page.getByRole('main').locator(`a[href="${address}"]`).click();
	await ani.page.getByText('Travaux à la mairie.').waitFor();
	await expectSound(ani);
	await shot(ani.page, 'approvals-kapan');
});

test('Kapan refuses without a reason and is asked for one; with it, Saint-Étienne reads why', async () => {
	const { page } = ani;
	const refuse = page.locator('form[action$="/refuse"]');
	await refuse.locator('button').click();
	await page.getByRole('alert').waitFor();
	await expectSound(ani);
	await refuse.locator('textarea').fill('Ամսաթիվը սխալ է։');
	await refuse.locator('button').click();
	await page.locator('.flash').waitFor();
	await expectSound(ani);
	await marie.page.reload();
	await marie.page.getByText('Ամսաթիվը սխալ է։').waitFor();
	await marie.page.getByText('refusé', { exact: true }).waitFor();
	expect(await state()).toEqual([]);
});

test('Saint-Étienne proposes and takes it back: Kapan, who was about to confirm, and looks at the page as it was, is told', async () => {
	const address = await propose('Élections.');
	await plain.page.goto(address);
	await marie.page.getByText('Retirer cette proposition…').click();
	await submit(marie.page, 'Retirer la proposition');
	await marie.page.getByText('La proposition est retirée.').waitFor();
	await plain.page.locator('form[action$="/confirm"] button').click();
	await plain.page.getByRole('alert').waitFor();
	expect(await state()).toEqual([]);
});

test('with the keyboard alone Kapan finds it on its first page, and confirms', async () => {
	const address = await propose('Par accord mutuel.');
	const { page } = ani;
	await page.goto(urls.partnerships());
	const focused = () =>
		page.evaluate(() => document.activeElement?.getAttribute('href') ?? document.activeElement?.closest('form')?.getAttribute('action'));
	const tabTo = async (target: string) => {
		for (let presses = 0; presses < 60 && (await focused()) !== target; presses += 1) await page.keyboard.press('Tab');
		expect(await focused()).toBe(target);
	};
	await tabTo(address);
	await page.keyboard.press('Enter');
	await page.waitForURL(`**${address}`);
	await page.locator('html:not([aria-busy])').waitFor();
	await tabTo(`${address}/confirm`);
	await page.keyboard.press('Enter');
	await page.locator('.flash').waitFor();
	expect(await state()).toEqual(['suspended']);
	await expectSound(ani);
});

test('without script, on a phone, it reads and confirms the same', async () => {
	await marie.page.goto(urls.partnershipEvents(at));
	await marie.page.locator('main table tr', { hasText: 'Par accord mutuel.' }).locator('a[href$="/remove"]').click();
	await marie.page.locator('form[action$="/remove"] [name=why]').fill('Saisi par erreur');
	await marie.page.locator('form[action$="/remove"] button').click();
	await marie.page.getByRole('heading', { level: 1, name: 'Retrait d’un événement du partenariat' }).waitFor();
	await plain.page.goto(urls.proposals(at));
	await plain.page.locator('main table a').first().click();
	await plain.page.getByText('Par accord mutuel.').waitFor();
	await plain.page.locator('form[action$="/confirm"] button').click();
	await plain.page.locator('.flash').waitFor();
	expect(await state()).toEqual([]);
	await marie.page.reload();
	await marie.page.getByText('confirmé', { exact: true }).waitFor();
	await marie.page.getByRole('link', { name: 'Voir dans l’historique' }).click();
	await marie.page
		.getByText(/Proposé par Relations internationales, Saint-Étienne, confirmé par/)
		.first()
		.waitFor();
	await expectSound(marie);
});

test('the association that reads sees what waits, with nothing to press', async () => {
	const address = await propose('Encore.');
	const guest = await stage.seat('association');
	await guest.page.goto(address);
	await guest.page.getByText('Encore.').waitFor();
	expect(await guest.page.locator('main button').count()).toBe(0);
	await expectSound(guest);
});
