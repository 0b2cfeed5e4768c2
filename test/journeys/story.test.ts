import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { confirm, expectSound, openStage, type Seat, type Stage, shot } from '../browser.ts';
import { example } from './example.ts';

let stage: Stage;
let marie: Seat;
let ani: Seat;
/** The agreement's address, once it is opened. */
let agreement = '';

beforeAll(async () => {
	stage = await openStage();
	[marie, ani] = await Promise.all([stage.seat('officer-saint-etienne'), stage.seat('officer-kapan')]);
});
afterAll(() => stage?.close());

const submit = (page: Page, name: string) => page.getByRole('main').getByRole('button', { name, exact: true }).click();
const follow = (page: Page, name: string) => page.getByRole('main').getByRole('link', { name, exact: true }).click();
const told = (page: Page, words: string) => page.getByRole('status').getByText(words).waitFor();
const title = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor();

test('Saint-Étienne opens its workbook by one click and finds its twinning with Kapan', async () => {
	const { page } = marie;
	await title(page, 'Partenariats');
	await expectSound(marie);
	await follow(page, 'Saint-Étienne – Kapan');
	await title(page, 'Saint-Étienne – Kapan');
	await expectSound(marie);
});

test('its council’s vote on the next agreement is recorded, its arithmetic checked', async () => {
	const { page } = marie;
	await follow(page, 'Enregistrer une délibération');
	await title(page, 'Enregistrer une délibération');
	await page.getByLabel('Date de la séance').fill('14/11/2026');
	await page.getByLabel('Numéro').fill('2026_00217');
	await page.getByLabel('Objet (français)').fill('Accord de coopération 2027-2029 avec Kapan');
	await page.getByLabel('adoptée', { exact: true }).check();
	for (const [label, figure] of [
		['En exercice', '59'],
		['Votants (présents et procurations)', '57'],
		['Pour', '55'],
		['Contre', '0'],
		['Abstentions', '1'],
	] as const)
		await page.getByLabel(label, { exact: true }).fill(figure);
	await submit(page, 'Enregistrer');
	await page.getByText('Pour, contre et abstentions font 56, mais il y a 57 votants.').first().waitFor();
	expect(await page.getByLabel('Numéro').inputValue()).toBe('2026_00217');
	await expectSound(marie);
	await page.getByLabel('Abstentions', { exact: true }).fill('2');
	await submit(page, 'Enregistrer');
	await told(page, 'Délibération enregistrée.');
	await expectSound(marie);
});

test('an agreement is opened from the model articles, in two languages', async () => {
	const { page } = marie;
	await follow(page, 'Saint-Étienne – Kapan');
	await follow(page, 'Rédiger un accord');
	await page.getByLabel('Titre en français').fill('Accord de coopération 2027-2029');
	await page.getByLabel('Titre en arménien').fill('Համագործակցության համաձայնագիր 2027-2029');
	await page.getByLabel('Objet en français').fill('Éducation, francophonie et santé.');
	await page.getByLabel('Éducation').check();
	await page.getByLabel('Les textes font également foi.').check();
	await page.getByLabel('Durée, en mois').fill('36');
	await page.getByLabel('Préavis de dénonciation, en mois').fill('6');
	await page.getByLabel('Des articles modèles').check();
	await submit(page, 'Ouvrir le projet');
	await told(page, 'Le projet d’accord est ouvert.');
	agreement = new URL(page.url()).pathname;
	await expectSound(marie);
	await shot(page, 'story-draft');
});

test('Saint-Étienne adds an article in French, Kapan translates it in Armenian beside the French', async () => {
	const { page } = marie;
	await follow(page, 'Ajouter un article');
	await page.getByLabel('Intitulé en français').fill('Francophonie');
	await page.getByLabel('Texte en français').fill('La Ville de Saint-Étienne soutient le centre francophone de Kapan.');
	await submit(page, 'Enregistrer');
	await told(page, 'L’article est ajouté.');
	await page.getByText('à traduire : 1').first().waitFor();

	const kapan = ani.page;
	await kapan.goto(agreement);
	await title(kapan, 'Համագործակցության համաձայնագիր 2027-2029');
	await expectSound(ani);
	await kapan
		.getByRole('link', { name: /^Թարգմանել/ })
		.first()
		.click();
	await kapan.getByText('La Ville de Saint-Étienne soutient').waitFor();
	await kapan.locator('[name=heading]').fill('Ֆրանկոֆոնիա');
	await kapan.locator('[name=body]').fill('Սենտ Էտիեն քաղաքն աջակցում է Կապանի ֆրանկոֆոն կենտրոնին։');
	await expectSound(ani);
	await kapan.getByRole('main').locator('form .form-actions button').click();
	await kapan.getByText('Սենտ Էտիեն քաղաքն աջակցում է').waitFor();
	await expectSound(ani);

	await page.reload();
	await page.getByText('arménien : complet').waitFor();
});

test('each party’s commitments are written in the agreement, year by year', async () => {
	const { page } = marie;
	await follow(page, 'Modifier les montants');
	await title(page, 'Engagements financiers prévisionnels');
	await page.getByLabel('Oui, les montants sont ci-dessous').check();
	await page.getByLabel('Partie').first().selectOption('Ville de Saint-Étienne');
	await page.getByLabel('Année').first().fill('2027');
	await page.getByLabel('Montant', { exact: true }).first().fill('10 000');
	await expectSound(marie);
	await submit(page, 'Enregistrer');
	await told(page, 'Les engagements sont enregistrés.');
	await page
		.getByText(/10[\s\u202f]000/)
		.first()
		.waitFor();
	await expectSound(marie);
});

test('it goes before the council, which adopts it and names who signs', async () => {
	const { page } = marie;
	await follow(page, 'Soumettre au conseil');
	await title(page, /Soumettre le texte au conseil/);
	await submit(page, 'Soumettre au conseil');
	await told(page, 'L’accord est devant le conseil.');
	await expectSound(marie);
	await page.getByRole('main').getByRole('link', { name: 'Enregistrer l’adoption' }).first().click();
	await page.getByLabel('Accord de coopération 2027-2029 avec Kapan').check();
	await page.getByLabel('Personne autorisée à signer').selectOption(example.perdriau);
	await submit(page, 'Enregistrer l’adoption');
	await told(page, 'L’adoption est enregistrée.');
	await expectSound(marie);
});

test('a signature before the decision is refused with its reason, corrected, and signed', async () => {
	const { page } = marie;
	await page.getByRole('main').getByRole('link', { name: 'Enregistrer la signature' }).first().click();
	await title(page, 'Signature');
	await page.getByLabel('Date de signature').fill('13/11/2026');
	for (const box of await page.getByLabel('Cette partie signe ce jour-là').all()) await box.check();
	await submit(page, 'Enregistrer la signature');
	const refusal = page.getByRole('alert');
	await refusal
		.getByText(/14 novembre 2026/)
		.first()
		.waitFor();
	expect(await page.getByLabel('Date de signature').inputValue()).toBe('13/11/2026');
	await expectSound(marie);
	await shot(page, 'story-refused');
	await page.getByLabel('Date de signature').fill('20/11/2026');
	await submit(page, 'Enregistrer la signature');
	await told(page, 'Le changement est proposé à l’autre ville.');
	await title(page, 'Signature de l’accord');
	await expectSound(marie);
	await shot(page, 'story-proposed');
});

test('Kapan reads what would be recorded, and confirms: signed by both', async () => {
	await confirm(ani, marie.page.url());
	await title(ani.page, 'Համագործակցության համաձայնագիր 2027-2029');
	await expectSound(ani);
	await marie.page.goto(agreement);
	await marie.page.getByText('20 novembre 2026').first().waitFor();
});

test('it is sent to the prefect, then in force', async () => {
	const { page } = marie;
	await page.getByRole('main').getByRole('link', { name: 'Enregistrer la transmission au préfet' }).first().click();
	await page.getByLabel('Date de réception').fill('21/11/2026');
	await submit(page, 'Enregistrer la transmission au préfet');
	await told(page, 'La transmission au représentant de l’État est enregistrée.');
	await expectSound(marie);
	await page.getByRole('main').getByRole('link', { name: 'Enregistrer l’entrée en vigueur' }).first().click();
	await page.getByLabel('En vigueur depuis').fill('21/11/2026');
	await submit(page, 'Enregistrer l’entrée en vigueur');
	await title(page, 'Entrée en vigueur de l’accord');
	await confirm(ani, page.url());
	await page.goto(agreement);
	await page.getByText('en vigueur', { exact: true }).first().waitFor();
	await expectSound(marie);
	await shot(page, 'story-in-force');
});

test('Kapan reads it in force, in Armenian, and nobody can write in it any more', async () => {
	const { page } = ani;
	await page.goto(agreement);
	expect(await page.locator('html').getAttribute('lang')).toBe('hy');
	await page.getByText('ուժի մեջ է').first().waitFor();
	await page.getByText('Սենտ Էտիեն քաղաքն աջակցում է').waitFor();
	expect(await page.locator('a[href*="/articles/"]').count()).toBe(0);
	await expectSound(ani);
	await shot(page, 'story-kapan');
});

test('it is amended by an amendment of its own, which begins as a draft', async () => {
	const { page } = marie;
	await page.getByRole('main').getByRole('link', { name: 'Préparer un avenant' }).first().click();
	await page.getByLabel('Une copie des articles actuels').waitFor();
	await expectSound(marie);
	await page.getByLabel('Une copie des articles actuels').check();
	await submit(page, 'Ouvrir l’avenant');
	await told(page, 'L’avenant est ouvert, en rédaction.');
	await title(page, /Avenant n° 1/);
	await expectSound(marie);
	await follow(page, 'Saint-Étienne – Kapan');
	await title(page, 'Saint-Étienne – Kapan');
	await expectSound(marie);
	await shot(page, 'story-end');
});

test('the language switch keeps the page', async () => {
	const { page } = marie;
	await page.goto(`${agreement}?texts=fr-hy`);
	await page.getByRole('link', { name: 'Հայերեն' }).click();
	await title(page, 'Համագործակցության համաձայնագիր 2027-2029');
	expect(page.url()).toContain(`${agreement}?texts=fr-hy`);
	await page.getByRole('link', { name: 'Français' }).click();
	await title(page, 'Accord de coopération 2027-2029');
	expect(marie.complaints).toEqual([]);
});
