import { afterAll, beforeAll, expect, test } from 'vitest';
import { urls } from '../../src/urls.ts';
import { expectSound, narrow, openStage, type Seat, type Stage, shot } from '../browser.ts';
import { example } from './example.ts';

let stage: Stage;
let marie: Seat;
let ani: Seat;
let address = '';

beforeAll(async () => {
	stage = await openStage({ now: '2026-11-22T10:00:00Z' });
	[marie, ani] = await Promise.all([stage.seat('officer-saint-etienne'), stage.seat('officer-kapan', { language: 'hy' })]);
});
afterAll(() => stage?.close());

const main = ({ page }: Seat) => page.getByRole('main');
const press = (seat: Seat, name: string) => main(seat).getByRole('button', { name, exact: true }).click();

test('an officer of Saint-Étienne prepares a departure from the partnership’s home', async () => {
	const { page } = marie;
	await page.goto(urls.partnership({ partnership: example.kapan }));
	await main(marie).getByRole('link', { name: 'Toutes les missions' }).click();
	await main(marie).getByRole('link', { name: 'Préparer un départ' }).click();
	await page.getByLabel('Titre (français)').fill('Délégation à Kapan, mars 2027');
	await page.getByLabel('Premier jour').fill('15/03/2027');
	await page.getByLabel('Dernier jour').fill('14/03/2027');
	await press(marie, 'Enregistrer');
	await page.getByRole('alert').getByText('Le dernier jour précède le premier.').waitFor();
	await page.getByLabel('Dernier jour').fill('18/03/2027');
	await press(marie, 'Enregistrer');
	await page.getByText('La mission est créée.').waitFor();
	address = new URL(page.url()).pathname;
	await main(marie).getByText('À venir').waitFor();
	await expectSound(marie);
});

test('the mayor is put on the roster, and the page says until when the council can be summoned', async () => {
	const { page } = marie;
	await main(marie).getByRole('link', { name: 'Ajouter une personne (Saint-Étienne)' }).click();
	await page.getByLabel('Gaël Perdriau', { exact: true }).check();
	await expectSound(marie);
	await press(marie, 'Ajouter');
	await page.getByText('La personne est ajoutée.').waitFor();
	expect(await page.getByLabel('Qualité ce jour-là (français)').inputValue()).toContain('maire de Saint-Étienne');
	await expectSound(marie);
	await page.goto(address);
	await main(marie).getByText('convoquer le conseil le 8 mars 2027 au plus tard').waitFor();
	await main(marie).getByText('Le conseil peut encore le voter s’il est convoqué le 8 mars 2027 au plus tard.').waitFor();
	await shot(page, 'mission-mandate-missing');
});

test('the order of protocol is changed by keyboard', async () => {
	const { page } = marie;
	await page.goto(urls.mission({ partnership: example.kapan, mission: example.visit }));
	await page.getByRole('button', { name: 'Monter François Rochebloine d’un rang' }).focus();
	await page.keyboard.press('Enter');
	await page.getByText('L’ordre du protocole est changé.').waitFor();
	const names = await main(marie).getByRole('rowheader').allInnerTexts();
	expect(names.slice(0, 3).map((name) => name.split('\n')[0])).toEqual(['Gaël Perdriau', 'François Rochebloine', 'Jean-Pierre Kotchian']);
	await shot(page, 'mission-of-2023');
});

test('the officer in Kapan reads the same mission in Armenian, from the other side, on a telephone', async () => {
	const { page } = ani;
	await page.setViewportSize(narrow);
	await page.goto(urls.mission({ partnership: example.kapan, mission: example.visit }));
	await main(ani).getByText('Նրանց այցը', { exact: false }).first().waitFor();
	await expectSound(ani);
	await shot(page, 'mission-of-2023-hy');
});

test('what is private says who sees it and until when, and is erased by a button', async () => {
	const { page } = marie;
	await page.goto(address);
	await main(marie).getByRole('link', { name: 'Gaël Perdriau', exact: true }).click();
	await main(marie).getByRole('link', { name: 'Renseignements privés' }).click();
	await main(marie).getByText('17 avril 2027').waitFor();
	await page.getByLabel('Téléphone pendant la mission').fill('+33 6 00 00 00 00');
	await expectSound(marie);
	await press(marie, 'Enregistrer');
	await page.getByText('Les renseignements privés sont enregistrés.').waitFor();
	await page.goto(address);
	await main(marie).getByRole('link', { name: 'Effacer les renseignements privés' }).click();
	await press(marie, 'Effacer maintenant');
	await page.getByText('Les renseignements privés sont effacés.').waitFor();
	expect((await stage.owner.query('select * from delegate_private')).rows).toEqual([]);
	expect(marie.complaints).toEqual([]);
	expect(ani.complaints).toEqual([]);
});
