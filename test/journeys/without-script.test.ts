import { afterAll, beforeAll, expect, test } from 'vitest';
import { urls } from '../../src/urls.ts';
import { openStage, type Seat, type Stage, shot } from '../browser.ts';
import { example } from './example.ts';

let stage: Stage;
let seat: Seat;

beforeAll(async () => {
	stage = await openStage();
	seat = await stage.seat('officer-saint-etienne', { javaScriptEnabled: false });
});
afterAll(() => stage?.close());

test('a vote is recorded without script', async () => {
	const { page } = seat;
	await page.getByRole('link', { name: 'Saint-Étienne – Kapan' }).first().click();
	await page.getByRole('link', { name: 'Enregistrer une délibération' }).first().click();
	await page.getByLabel('Date de la séance').fill('14.11.2026');
	await page.getByLabel('Objet (français)').fill('Accord de coopération 2027-2029 avec Kapan');
	await page.getByLabel('adoptée', { exact: true }).check();
	await page.getByLabel('à l’unanimité').check();
	await page.getByRole('main').getByRole('button', { name: 'Enregistrer', exact: true }).click();
	await page.getByText('Délibération enregistrée.').waitFor();
});

test('an agreement is drafted and an article written without script', async () => {
	const { page } = seat;
	await page.goto(urls.agreementNew({ partnership: example.kapan }));
	await page.getByLabel('Titre en français').fill('Accord de coopération 2027-2029');
	await page.getByLabel('Les textes font également foi.').check();
	await page.getByLabel('Une page blanche').check();
	await page.getByRole('button', { name: 'Ouvrir le projet' }).click();
	await page.getByText('Le projet d’accord est ouvert.').waitFor();
	await page.getByRole('link', { name: 'Écrire le premier article' }).click();
	await page.getByLabel('Intitulé en français').fill('Objet');
	await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
	// Refused, and what was typed is still there.
	await page.getByRole('alert').waitFor();
	expect(await page.getByLabel('Intitulé en français').inputValue()).toBe('Objet');
	await page.getByLabel('Texte en français').fill('Les parties coopèrent dans l’éducation.');
	await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
	await page.getByText('L’article est ajouté.').waitFor();
	await page.getByText('Les parties coopèrent dans l’éducation.').waitFor();
});

test('Gevorg Parsyan is found without script', async () => {
	const { page } = seat;
	await page.goto(urls.directory());
	const search = page.getByRole('main').getByRole('searchbox');
	await search.fill('Parsian');
	await search.press('Enter');
	await page.getByRole('main').getByRole('link', { name: 'Gevorg Parsyan' }).first().click();
	await page.getByRole('heading', { level: 1, name: 'Gevorg Parsyan' }).waitFor();
});

test('a partner’s name typed without script is asked back where it could be several, then kept', async () => {
	const { page } = seat;
	await page.goto(urls.partnershipNew());
	await page.locator('[name="nature"][value=past]').check();
	await page.getByLabel('Partenaire 2').fill('Goris');
	await page.getByRole('main').getByRole('button', { name: 'Enregistrer', exact: true }).click();
	const choice = page.getByRole('radio', { name: /Goris/ });
	if (await choice.first().isVisible()) {
		await shot(page, 'without-script-choice');
		await choice.first().check();
		await page.getByRole('main').getByRole('button', { name: 'Enregistrer', exact: true }).click();
	}
	await page.getByText('Le partenariat est ouvert.').waitFor();
});

test('the menu, the languages and the way out work without script', async () => {
	const { page, complaints } = seat;
	await page.getByRole('link', { name: 'Հայերեն' }).click();
	expect(await page.locator('html').getAttribute('lang')).toBe('hy');
	await page.getByRole('link', { name: 'Français' }).click();
	await page.getByRole('button', { name: 'Se déconnecter' }).click();
	await page.getByText('Votre session est fermée.').waitFor();
	expect(complaints).toEqual([]);
});
