import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectSound, openStage, type Seat, type Stage, shot } from '../browser.ts';

let stage: Stage;
let seat: Seat;

beforeAll(async () => {
	stage = await openStage({ empty: true });
	await stage.owner.query(`insert into territory (code, kind, country_code, name, names, folded) values
		('FR', 'country', 'FR', 'France', '{}', 'france'), ('AM', 'country', 'AM', 'Arménie', '{}', 'armenie')`);
	seat = await stage.seat(null);
});
afterAll(() => stage?.close());

test('Goris opens an empty workbook, in Armenian, without the directory of cities', async () => {
	const { page } = seat;
	await page.goto('/');
	await page.waitForURL(/setup|sign-in/);
	await page.goto('/setup?lang=hy');
	await expectSound(seat);
	await shot(page, 'start-setup');
	await page.getByRole('main').locator('form button').last().click();
	await page.getByRole('alert').waitFor();
	await expectSound(seat);
	if (!(await page.locator('[name="office.name"]').isVisible())) await page.locator('summary').first().click();
	await page.locator('[name="office.name"]').fill('Գորիս համայնք');
	await page.locator('[name="office.country"]').selectOption('AM');
	await page.locator('[name=name]').fill('Անի Սարգսյան');
	await page.locator('[name=email]').fill('ani@goris.example');
	await page.locator('[name=password]').fill('վարդագույն տուֆ 1992');
	await page.locator('[name=language][value=hy]').check();
	await page.getByRole('main').locator('form button').last().click();
	await page.waitForURL(/\/partnerships$/);
	expect(await page.locator('html').getAttribute('lang')).toBe('hy');
	await expectSound(seat);
	await shot(page, 'start-empty-list');
});

test('then records its first partnership, with a city that the workbook does not know yet', async () => {
	const { page } = seat;
	await page.goto('/partnerships/new?lang=fr');
	await expectSound(seat);
	await shot(page, 'start-new-partnership');
});
