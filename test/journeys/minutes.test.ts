import { afterAll, beforeAll, expect, test } from 'vitest';
import { urls } from '../../src/urls.ts';
import { axe, expectSound, openStage, type Seat, type Stage, shot } from '../browser.ts';
import { example } from './example.ts';

const at = { partnership: example.kapan, mission: example.visit };
const meeting = { ...at, session: '019a0000-0000-7000-8000-000000082002' };
const goris = 'GN-174895';

let stage: Stage;
let here: Seat;
let there: Seat;
beforeAll(async () => {
	stage = await openStage();
	[here, there] = await Promise.all([
		stage.seat('officer-saint-etienne'),
		stage.seat('officer-kapan', { language: 'hy', viewport: { width: 390, height: 844 }, hasTouch: true }),
	]);
});
afterAll(() => stage?.close());

test('Kapan writes minutes in Armenian on a telephone, by one tap a person', async () => {
	const { page } = there;
	await page.goto(urls.minutesWrite({ ...meeting, language: 'hy' }));
	const mayor = page.getByRole('group', { name: /Գաել Պերդրիո/ });
	await mayor.getByText('Ներկա', { exact: true }).tap();
	await page
		.getByRole('group', { name: /Գևորգ Փարսյան/ })
		.getByText('Ներկա', { exact: true })
		.tap();
	await page
		.locator('textarea[name=body]')
		.fill('Երկու քաղաքապետերը քննարկեցին համաձայնագրի կատարումը։\n\nՊայմանավորվեցին հաջորդ քայլերի շուրջ։');
	await page.locator('[name="outcomes.0.words"]').fill('Ուղարկել Սենտ Էտիենի պրակտիկաների ցանկը');
	await page.locator('[name="outcomes.0.by"]').selectOption({ label: 'Սենտ Էտիեն' });
	await page.locator('[name="outcomes.0.dueOn"]').fill('15/01/2024');
	expect(await axe(page)).toEqual([]);
	await shot(page, 'minutes-write-hy-390');
	await page.getByRole('button', { name: 'Պահպանել արձանագրությունը' }).click();
	await page.getByText('Արձանագրությունը պահպանված է։').waitFor();
	await page.getByRole('link', { name: 'Հաստատել արձանագրությունը' }).click();
	await page.getByRole('button', { name: 'Հաստատել արձանագրությունը' }).click();
	await page.getByText('Հաստատված է մեկ կողմից').waitFor();
	await expectSound(there);
});

test('Saint-Étienne finds them on its home, confirms with a reservation, and both have', async () => {
	const { page } = here;
	await page.goto(urls.partnership(at));
	await page.getByRole('link', { name: /Confirmer le compte rendu : Entretien/ }).click();
	await page.getByLabel('Réserve').fill('Le calendrier reste à préciser.');
	await shot(page, 'minutes-confirm-fr-1280');
	await page.getByRole('button', { name: 'Confirmer ce compte rendu' }).click();
	await page.getByText('Confirmé par les deux villes').waitFor();
	expect(await page.getByText('Le calendrier reste à préciser.').count()).toBe(1);
	expect(await axe(page)).toEqual([]);
	await shot(page, 'minutes-show-fr-1280');
});

test('the promise becomes a follow-up without typing, is late, and is ended with its day', async () => {
	const { page } = here;
	await page.goto(urls.minutes(meeting));
	await page.getByRole('link', { name: /^En faire une suite/ }).click();
	expect(await page.locator('[name="words.hy"]').inputValue()).toBe('Ուղարկել Սենտ Էտիենի պրակտիկաների ցանկը');
	expect(await page.locator('[name=dueOn]').inputValue()).toBe('15/01/2024');
	await page.locator('[name="words.fr"]').fill('Envoyer à Kapan la liste des stages');
	await page.getByRole('main').getByRole('button', { name: 'Enregistrer' }).click();
	await page.getByText('Suite ajoutée.').waitFor();
	await page.goto(urls.followUps(at, { state: 'late' }));
	await shot(page, 'follow-ups-fr-1280');
	expect(await page.getByRole('row').count()).toBe(3);
	await page.getByRole('link', { name: 'Envoyer à Kapan la liste des stages' }).click();
	await page.getByRole('link', { name: 'C’est fait' }).click();
	await page.getByLabel('Faite le').fill('12/01/2024');
	await page.getByRole('button', { name: 'C’est fait' }).click();
	await page.getByText('la suite est faite').waitFor();
	await page.goto(urls.missionReport({ ...at, language: 'fr' }));
	await page.getByText('1 suite reste ouverte.').waitFor();
	expect(await axe(page)).toEqual([]);
	await shot(page, 'report-fr-1280');
});

test('a word changed since makes both confirmations void, and the page says which word', async () => {
	const { page } = there;
	await page.goto(urls.minutesWrite({ ...meeting, language: 'hy' }));
	await page
		.locator('textarea[name=body]')
		.fill('Երկու քաղաքապետերը քննարկեցին համաձայնագրի կատարումը։\n\nՊայմանավորվեցին հինգ քայլի շուրջ։');
	await page.getByRole('button', { name: 'Պահպանել արձանագրությունը' }).click();
	await page.getByText('Հաստատման է սպասում երկու կողմից').waitFor();
	expect(await page.locator('.changed-since ins').first().textContent()).toContain('հինգ');
	await shot(page, 'minutes-changed-hy-390');
});

test('the page of Goris shows who works there, two centres apart', async () => {
	for (const { page } of [here, there]) {
		await page.goto(urls.territory({ territory: goris }));
		const works = page.locator('#works-here');
		expect(await works.getByRole('row').count()).toBe(3);
		const sante = works.getByRole('row').filter({ has: page.getByRole('link', { name: /^(Santé Arménie|Սանտե Արմենի)$/ }) });
		expect(await sante.getByRole('link', { name: /Hôpital de jour|ցերեկային հիվանդանոց/ }).count()).toBe(1);
		expect(await sante.getByRole('link', { name: /cardiovasculaire|սիրտ-անոթային/ }).count()).toBe(0);
		expect(await axe(page)).toEqual([]);
	}
	await shot(here.page, 'goris-fr-1280');
	await shot(there.page, 'goris-hy-390');
	await expectSound(here);
	await expectSound(there);
});
