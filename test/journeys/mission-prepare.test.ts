import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { urls } from '../../src/urls.ts';
import { narrow, openStage, type Seat, type Stage, shot } from '../browser.ts';
import { pdf } from '../samples.ts';
import { example } from './example.ts';

let stage: Stage;
let seat: Seat;
let clicks = 0;
let address = '';

beforeAll(async () => {
	stage = await openStage({ now: '2023-10-02T10:00:00Z' });
	seat = await stage.seat('officer-saint-etienne', { javaScriptEnabled: false });
});
afterAll(() => stage?.close());

const main = () => seat.page.getByRole('main');
const click = async (what: Locator) => {
	clicks += 1;
	await what.click();
};
const link = (name: string | RegExp) => main().getByRole('link', { name }).first();
const button = (name: string) => main().getByRole('button', { name, exact: true });

test('the visit of November is prepared without script, its delegation in one go', async () => {
	const { page } = seat;
	await page.goto(urls.missions({ partnership: example.kapan }));
	await click(link('Préparer un départ'));
	await page.getByLabel('Titre (français)').fill('Délégation à Kapan');
	await page.getByLabel('Premier jour').fill('20/11/2023');
	await page.getByLabel('Dernier jour').fill('21/11/2023');
	await click(button('Enregistrer'));
	address = new URL(page.url()).pathname;
	await click(link('Ajouter une personne (Saint-Étienne)'));
	for (const name of ['Gaël Perdriau', 'Jean-Pierre Kotchian', 'François Rochebloine', 'Vrej Khosrovian', 'Pascal Demirdjian'])
		await click(page.getByLabel(name, { exact: true }));
	await shot(page, 'mission-several');
	await click(button('Ajouter'));
	await click(link('Ajouter une personne (Kapan)'));
	await click(page.getByLabel('Gevorg Parsyan', { exact: true }));
	await click(button('Ajouter'));
	await page.goto(address);
	const names = await main().getByRole('rowheader').allInnerTexts();
	expect(names.map((name) => name.split('\n')[0])).toEqual([
		'Gaël Perdriau',
		'Jean-Pierre Kotchian',
		'François Rochebloine',
		'Vrej Khosrovian',
		'Pascal Demirdjian',
		'Gevorg Parsyan',
	]);
	await main().getByText('Mandat spécial à voter : convoquer le conseil le 13 novembre 2023 au plus tard').first().waitFor();
});

test('they fly out and home together, each flight typed once', async () => {
	const { page } = seat;
	for (const [number, hour, arrives] of [
		['AF 1060', '9:30', '17:10'],
		['AF 1061', '18:40', '20:20'],
	] as const) {
		await page.goto(address);
		await click(link('Gaël Perdriau'));
		await click(link('Ajouter un trajet'));
		await page.getByLabel('Vol ou train').fill(number);
		await page.getByLabel('Heure de départ').fill(hour);
		await page.getByLabel('Heure d’arrivée').fill(arrives);
		await shot(page, `mission-together-${number.slice(-1)}`);
		await click(button('Enregistrer'));
	}
	const { rows } = await stage.owner.query(
		'select count(*)::int as legs, count(distinct delegate_id)::int as people from delegate_leg where number like $1',
		['AF 106%'],
	);
	expect(rows).toEqual([{ legs: 10, people: 5 }]);
});

test('a receipt is sent with its cost, and is still there when the amount has to be typed again', async () => {
	const { page } = seat;
	await page.goto(address);
	await click(link('Ajouter une dépense'));
	await page.locator('#label').fill('Vols Lyon – Erevan');
	await page.getByLabel('Réel').fill('deux mille');
	await page.locator('input[type=file]').setInputFiles({ name: 'facture.pdf', mimeType: 'application/pdf', buffer: pdf('Facture') });
	await click(button('Enregistrer'));
	await page.getByText('Ce n’est pas un montant', { exact: false }).first().waitFor();
	await shot(page, 'mission-cost-refused');
	await page.getByLabel('Réel').fill('2 500');
	await click(button('Enregistrer'));
	await main().getByRole('link', { name: 'facture', exact: true }).waitFor();
	await page.setViewportSize(narrow);
	await page.goto(address);
	await shot(page, 'mission-prepared-narrow');
	// From the list of missions to a delegation of five with its host, its flights and a receipt.
	expect(clicks).toBeLessThanOrEqual(22);
});
