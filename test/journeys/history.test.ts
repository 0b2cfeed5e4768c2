import { afterAll, beforeAll, expect, test } from 'vitest';
import { urls } from '../../src/urls.ts';
import { expectSound, narrow, openStage, type Seat, type Stage, shot } from '../browser.ts';
import { example } from './example.ts';

let stage: Stage;
let marie: Seat;
let ani: Seat;
const at = { partnership: example.kapan, decision: example.vote };

beforeAll(async () => {
	stage = await openStage();
	[marie, ani] = await Promise.all([stage.seat('officer-saint-etienne'), stage.seat('officer-kapan', { language: 'hy' })]);
});
afterAll(() => stage?.close());

test('a decision is corrected by mistake; its history tells it in French and in Armenian, and what it was is put back', async () => {
	const { page } = marie;
	const save = () => page.getByRole('main').getByRole('button', { name: 'Enregistrer', exact: true }).click();
	await page.goto(urls.decisionEdit(at));
	const right = await page.getByLabel('Objet (français)').inputValue();
	await page.getByLabel('Objet (français)').fill('Création d’un marché couvert');
	await page.getByLabel('Numéro').fill('2022_00999');
	await save();
	await page.getByText('Délibération corrigée.').waitFor();

	await page.getByRole('link', { name: 'Historique de cette fiche' }).click();
	await page.getByRole('heading', { level: 1, name: /^Historique/ }).waitFor();
	const first = page.locator('.act').first();
	await first.getByText(/a corrigé la délibération 2022_00999/).waitFor();
	expect((await first.locator('del').allInnerTexts()).join(' ')).toContain(right.slice(0, 20));
	await expectSound(marie);
	await shot(page, 'history-decision');

	// Kapan reads the same act in its own language.
	await ani.page.goto(urls.decisionHistory(at));
	await ani.page.getByText(/ուղղել է որոշումը՝ 2022_00999/).waitFor();
	await expectSound(ani);
	await ani.page.setViewportSize(narrow);
	await shot(ani.page, 'history-decision-hy-narrow');

	await first.getByRole('link', { name: /Reprendre ce qui était avant/ }).click();
	await page.getByText('Rien ne change tant que vous n’enregistrez pas.').waitFor();
	expect(await page.getByLabel('Objet (français)').inputValue()).toBe(right);
	await expectSound(marie);
	await shot(page, 'history-restore');
	await save();
	await page.getByText('Délibération corrigée.').waitFor();
	await page.getByRole('heading', { level: 1, name: right }).waitFor();

	// Nothing was unwritten: the mistake and its correction both stand.
	await page.goto(urls.decisionHistory(at));
	expect(await page.locator('.act').count()).toBeGreaterThanOrEqual(3);
	await page.getByText(/a corrigé la délibération 2022_00999/).waitFor();
	expect([...marie.complaints, ...ani.complaints]).toEqual([]);
});

test('a document that was taken out is added again from the history of the partnership, with the reason beside it', async () => {
	const { page } = marie;
	const document = '019a0000-0000-7000-8000-0000000f0001';
	await stage.owner.query(`insert into document (partnership_id, id, title, language) values ($1, $2, 'Lettre du maire de Kapan', 'hy')`, [
		example.kapan,
		document,
	]);
	await page.goto(urls.documentRemove({ partnership: example.kapan, document }));
	await page.locator('[name="why"]').fill('Enregistrée deux fois');
	await page.getByRole('main').getByRole('button').first().click();
	await page.waitForURL(/documents$/);
	await page.goto(urls.partnershipHistory({ partnership: example.kapan }));
	const act = page.locator('.act').first();
	await act.getByText(/a supprimé le document Lettre du maire de Kapan/).waitFor();
	await act.getByText('Enregistrée deux fois').waitFor();
	await shot(page, 'history-partnership');
	await act.getByRole('link', { name: /Ajouter de nouveau/ }).click();
	await page.getByText('Vous reprenez ce qui était inscrit').waitFor();
	expect(await page.locator('input[value="Lettre du maire de Kapan"]').count()).toBe(1);
	expect(marie.complaints).toEqual([]);
});
