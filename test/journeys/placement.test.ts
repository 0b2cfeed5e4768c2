import { afterAll, beforeAll, expect, test } from 'vitest';
import { urls } from '../../src/urls.ts';
import { expectSound, narrow, openStage, type Seat, type Stage, shot } from '../browser.ts';
import { example } from './example.ts';

let stage: Stage;
let marie: Seat;
let ani: Seat;
let stay = '';
const at = { partnership: example.kapan };

beforeAll(async () => {
	stage = await openStage();
	[marie, ani] = await Promise.all([stage.seat('officer-saint-etienne'), stage.seat('officer-kapan', { language: 'hy' })]);
});
afterAll(() => stage?.close());

const press = ({ page }: Seat, name: string) => page.getByRole('main').getByRole('button', { name, exact: true }).click();
const follow = ({ page }: Seat, name: string | RegExp) => page.getByRole('main').getByRole('link', { name }).first().click();
const told = ({ page }: Seat, words: string) => page.getByRole('status').getByText(words).waitFor();

test('the file asks whether the stay of February 2024 took place, and Saint-Étienne answers with what it knows', async () => {
	const { page } = marie;
	await page.goto(urls.partnership(at));
	await follow(marie, /Dire si l’accueil a eu lieu/);
	await page.getByText('Accueil prévu : février 2024').first().waitFor();
	await expectSound(marie);
	await shot(page, 'placement-question');
	await press(marie, 'Enregistrer la réponse');
	await page.getByRole('alert').waitFor();
	await page.getByLabel('Plus personne ne le sait').check();
	await page.getByLabel('Ce qu’on en sait').fill('Ni le CCAS ni Kapan n’en gardent trace.');
	await press(marie, 'Enregistrer la réponse');
	await told(marie, 'La réponse est enregistrée.');
	await page.getByText('issue inconnue').waitFor();
	await page.goto(urls.partnership(at));
	expect(await page.getByText('Dire si l’accueil a eu lieu').count()).toBe(0);
});

test('two nurses are placed at the CCAS for February 2027, whose service has two places', async () => {
	const { page } = marie;
	await page.goto(urls.hostDepartmentNew());
	await page.getByLabel('Organisme d’accueil').fill('CCAS de Saint-Étienne');
	await page
		.locator('.combobox [role=option]')
		.filter({ hasText: /Centre communal|Tadevosyan/ })
		.first()
		.click();
	await page.getByLabel('Nom du service (français)').fill('Service social');
	await page.getByLabel('Nom du service (arménien)').fill('Սոցիալական ծառայություն');
	await press(marie, 'Enregistrer');
	await told(marie, 'Le service est ajouté.');
	await page.getByRole('textbox', { name: /^Du / }).fill('01/01/2027');
	await page.getByRole('textbox', { name: /^Au / }).fill('31/12/2027');
	await page.getByRole('textbox', { name: /^Places / }).fill('2');
	await press(marie, 'Indiquer ces places');
	await page.getByText('2 places libres sur 2').first().waitFor({ state: 'attached' });
	await expectSound(marie);

	await page.goto(urls.placements(at));
	await follow(marie, 'Préparer un accueil');
	await page.getByLabel('Nombre de personnes').fill('2');
	await page.getByLabel('Profil (français)').fill('Infirmières de Kapan');
	await page.getByLabel('Profil (arménien)').fill('Կապանի բուժքույրեր');
	await page.getByLabel('Organisme d’accueil').fill('CCAS de Saint-Étienne');
	await page
		.locator('.combobox [role=option]')
		.filter({ hasText: /Centre communal|Tadevosyan/ })
		.first()
		.click();
	await page.getByLabel('Service d’accueil').selectOption({ index: 1 });
	await page.getByLabel('Arrivée prévue').fill('01/02/2027');
	await page.getByLabel('Départ prévu').fill('26/02/2027');
	await press(marie, 'Enregistrer');
	await told(marie, 'L’accueil est enregistré.');
	stay = new URL(page.url()).pathname;
	await expectSound(marie);
});

test('her list is opened, a line ticked with its date, and a visitor named', async () => {
	const { page } = marie;
	await press(marie, 'Ouvrir la liste');
	await told(marie, 'La liste est complétée.');
	await press(marie, 'C’est fait (Vérifier que le visa est demandé)');
	await told(marie, 'La liste est à jour.');
	await page.getByText(/^Fait\s: 1 sur \d+$/).waitFor();
	await follow(marie, 'Nommer une personne');
	await page.getByRole('combobox', { name: /^Personne accueillie/ }).fill('Gor Tadevosyan');
	await page
		.locator('.combobox [role=option]')
		.filter({ hasText: /Centre communal|Tadevosyan/ })
		.first()
		.click();
	await page.getByLabel('Fonction (français)').fill('cadre de santé');
	await page.locator('[name=language][value=hy]').check();
	await page.getByLabel('Personne à prévenir').fill('Anahit, +374 91 000000');
	await press(marie, 'Enregistrer');
	await told(marie, 'La personne est enregistrée.');
	await expectSound(marie);
	await shot(page, 'placement-list');
	await follow(marie, 'Noter l’offre');
	await press(marie, 'Enregistrer');
	await told(marie, 'L’étape est enregistrée.');
	await page.goto(urls.hosting({}, { year: 2027 }));
	await page.getByText('complet : 2 sur 2').first().waitFor({ state: 'attached' });
	await expectSound(marie);
	await shot(page, 'placement-calendar');
});

test('once the stay is over, the tutor’s words are kept in Armenian and the sending side’s beside them', async () => {
	stage.now = new Date('2027-03-01T10:00:00Z');
	const { page } = ani;
	await page.goto(stay);
	await page.locator('[name=outcome][value=took-place]').check();
	await page.locator('form[action$="/outcome"] button').click();
	await page.locator('.flash').waitFor();
	await page.locator('a[href*="moment=end&voice=tutor"]').click();
	await expectSound(ani);
	await page.locator('[name=reached][value=mostly]').check();
	await page.locator('[name=brought]').fill('Նոր մեթոդներ՝ տնային խնամքի համար');
	await page.locator('form[action*="/evaluation"] button').click();
	await page.locator('.flash').waitFor();
	await page.getByText('Նոր մեթոդներ՝ տնային խնամքի համար').waitFor();
	await expectSound(ani);
	await shot(page, 'placement-voices');
});

test('the tutor, who has no account, answers on a telephone through a link that Marie hands on', async () => {
	const { page } = marie;
	await page.goto(stay);
	await page.locator('form[action*="moment=mid-term"][action*="voice=tutor"] button').click();
	const link = (await page.locator('main code').textContent()) ?? '';
	await expectSound(marie);
	const tutor = await stage.seat(null, { viewport: narrow });
	await tutor.page.goto(link);
	await expectSound(tutor);
	await tutor.page.getByLabel('atteints pour l’essentiel').check();
	await tutor.page.getByLabel('Ce que le séjour a apporté').fill('Un regard neuf sur nos visites à domicile.');
	await tutor.page.getByRole('button', { name: 'Envoyer ma réponse' }).click();
	await tutor.page.getByRole('heading', { name: 'Merci' }).waitFor();
	await page.goto(stay);
	await page.getByText('Un regard neuf sur nos visites à domicile.').waitFor();
	await page.getByText('par un lien personnel que lui a remis Relations internationales').waitFor();
});
