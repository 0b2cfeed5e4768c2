import { afterAll, beforeAll, expect, test } from 'vitest';
import { urls } from '../../src/urls.ts';
import { expectSound, openStage, type Seat, type Stage, shot } from '../browser.ts';
import { draftIn, example } from './example.ts';

let stage: Stage;
let marie: Seat;
let ani: Seat;
let article: { partnership: string; agreement: string; article: string };

beforeAll(async () => {
	stage = await openStage();
	[marie, ani] = await Promise.all([stage.seat('officer-saint-etienne'), stage.seat('officer-kapan', { language: 'fr' })]);
	article = await draftIn(stage);
});
afterAll(() => stage?.close());

test('two officers write one article at once: the second sees both texts, loses no word, and decides', async () => {
	const address = urls.articleEdit({ ...article, language: 'fr' });
	await Promise.all([marie.page.goto(address), ani.page.goto(address)]);
	const save = ({ page }: Seat) => page.getByRole('main').getByRole('button', { name: 'Enregistrer', exact: true }).click();
	await marie.page.getByLabel('Texte en français').fill('Les parties coopèrent dans l’éducation et la santé.');
	await ani.page.getByLabel('Texte en français').fill('Les parties coopèrent dans l’éducation et la culture.');
	await save(marie);
	await marie.page.getByText('Le texte de l’article est enregistré.').waitFor();
	await save(ani);
	await ani.page.getByRole('alert').waitFor();
	// Hers, as she wrote it; and Marie's, to read beside it.
	expect(await ani.page.getByLabel('Texte en français').inputValue()).toBe('Les parties coopèrent dans l’éducation et la culture.');
	await ani.page.getByText('Les parties coopèrent dans l’éducation et la santé.').first().waitFor();
	await expectSound(ani);
	await shot(ani.page, 'together-conflict');
	await ani.page.getByLabel('Texte en français').fill('Les parties coopèrent dans l’éducation, la santé et la culture.');
	await save(ani);
	await ani.page.getByText('Le texte de l’article est enregistré.').waitFor();
	await marie.page.reload();
	await marie.page.getByText('Les parties coopèrent dans l’éducation, la santé et la culture.').first().waitFor();
	expect(marie.complaints).toEqual([]);
});

test('two officers correct one decision at once: the second is shown what the first wrote, and keeps their own', async () => {
	const address = urls.decisionEdit({ partnership: example.kapan, decision: example.vote });
	await Promise.all([marie.page.goto(address), ani.page.goto(address)]);
	const save = ({ page }: Seat) => page.getByRole('main').getByRole('button', { name: 'Enregistrer', exact: true }).click();
	await marie.page.getByLabel('Numéro').fill('2022_00123');
	await ani.page.getByLabel('Remarque').fill('Le procès-verbal est en mairie.');
	await save(marie);
	await marie.page.getByText('Délibération corrigée.').waitFor();
	await save(ani);
	await ani.page.getByRole('alert').getByText('2022_00123').waitFor();
	expect(await ani.page.getByLabel('Remarque').inputValue()).toBe('Le procès-verbal est en mairie.');
	await expectSound(ani);
	await shot(ani.page, 'together-decision');
});
