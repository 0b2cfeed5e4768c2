import { afterAll, beforeAll, expect, test } from 'vitest';
import { setupKey } from '../../src/account/setup-key.ts';
import { searchText } from '../../src/plain/names.ts';
import { expectSound, openStage, type Seat, type Stage, shot } from '../browser.ts';
import { secret } from '../world.ts';

let stage: Stage;
let seat: Seat;

beforeAll(async () => {
	stage = await openStage({ empty: true });
	// A few of the places that the directory of cities brings while the office is already at work.
	await stage.owner.query(
		`insert into territory (code, kind, country_code, name, names, folded) values
		('FR', 'country', 'FR', 'France', '{"fr":"France"}', 'france'), ('AM', 'country', 'AM', 'Arménie', '{"fr":"Arménie"}', 'armenie'), ('FR-38544', 'city', 'FR', 'Vienne', '{}', $1)`,
		[searchText(['Vienne'], ['Vienne'])],
	);
	seat = await stage.seat(null);
});
afterAll(() => stage?.close());

test('Goris opens an empty workbook, in Armenian, without the directory of cities', async () => {
	const { page } = seat;
	await page.goto('/');
	await page.waitForURL(/setup|sign-in/);
	await page.goto(`/setup?lang=hy&key=${setupKey(secret)}`);
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

test('then records its twinning of 1992 with Vienne, a city that is not yet in its directory', async () => {
	const { page } = seat;
	await page.goto('/partnerships?lang=fr');
	await page.getByRole('main').getByRole('link', { name: 'Nouveau partenariat' }).first().click();
	await page.getByLabel('Un partenariat qui existe déjà').check();
	await expectSound(seat);
	await shot(page, 'start-new-partnership');
	await page.getByRole('combobox', { name: /Partenaire 2/ }).pressSequentially('vien');
	await page.getByRole('option', { name: /^Vienne/ }).click();
	await page.getByLabel('Existe depuis').fill('1992');
	await page.getByRole('main').getByRole('button', { name: 'Enregistrer', exact: true }).click();
	await page.getByText('Le partenariat est ouvert.').waitFor();
	await expectSound(seat);
	await page
		.getByRole('main')
		.getByRole('link', { name: /Vienne/ })
		.first()
		.click();
	await page.getByRole('heading', { level: 1, name: /Գորիս.*Vienne/ }).waitFor();
	await expectSound(seat);
	await shot(page, 'start-first-partnership');
});
