import { afterAll, beforeAll, expect, test } from 'vitest';
import { urls } from '../../src/urls.ts';
import { axe, openStage, type Seat, type Stage, shot } from '../browser.ts';
import { example } from './example.ts';

let stage: Stage;
let seat: Seat;
const kotchian = example.perdriau.replace(/2001$/, '2003');

beforeAll(async () => {
	stage = await openStage();
	seat = await stage.seat('officer-saint-etienne');
});
afterAll(() => stage?.close());

/** Enters a person by hand, past the question whether they are known already. @returns the id */
async function enter(given: string, family: string): Promise<string> {
	const { page } = seat;
	await page.goto(urls.personNew());
	await page.getByLabel('Prénom', { exact: true }).fill(given);
	await page.getByLabel('Nom', { exact: false }).and(page.locator('[name=family_name]')).fill(family);
	await page.getByRole('main').getByRole('button', { name: 'Enregistrer', exact: true }).click();
	const anyway = page.locator('[name=anyway]');
	await anyway.or(page.getByRole('heading', { level: 1, name: `${given} ${family}` })).waitFor();
	if (await anyway.isVisible()) {
		await anyway.check();
		await page.getByRole('main').getByRole('button', { name: 'Enregistrer', exact: true }).click();
	}
	await page.waitForURL(/people\/[0-9a-f-]{36}$/);
	return page.url().split('/').at(-1) ?? '';
}

test('two records of one councillor become one, then part again', async () => {
	const { page } = seat;
	const twin = await enter('Jean Pierre', 'Kotchyan');
	await page.goto(urls.person({ person: kotchian }));
	await page.getByRole('link', { name: 'Signaler un doublon' }).click();
	await page.getByRole('link', { name: 'Jean Pierre Kotchyan' }).click();
	await page.getByRole('heading', { level: 1, name: 'Fusionner deux fiches' }).waitFor();
	expect(await axe(page)).toEqual([]);
	await shot(page, 'correct-compare');
	await page.getByLabel('Motif').fill('Même élu, saisi deux fois');
	await page.getByRole('button', { name: 'Fusionner les deux fiches' }).click();
	await page.getByText('Les deux fiches n’en font plus qu’une.').waitFor();
	expect(await page.getByText('Jean Pierre Kotchyan').count()).toBe(1);
	await page.goto(urls.person({ person: twin }));
	await page.getByText('La fiche demandée a été fusionnée avec celle-ci.').waitFor();
	await page.goto(urls.doubles());
	await page
		.getByRole('link', { name: /^Annuler la fusion/ })
		.first()
		.click();
	await page.getByLabel('Motif').fill('Ce sont deux frères');
	await page.getByRole('button', { name: 'Annuler la fusion' }).click();
	await page.getByText('La fusion est annulée').waitFor();
	expect(page.url()).toContain(twin);
});

test('what has passed its term is proposed to the archives, and goes only with their visa', async () => {
	const { page } = seat;
	await stage.owner.query(
		`insert into document (partnership_id, id, title, "on") select $1, gen_random_uuid(), 'Réservations d’hôtel', '2012'`,
		[example.kapan],
	);
	await page.goto(urls.eliminations());
	await page.getByLabel(/Réservations d’hôtel/).check();
	await page.getByRole('button', { name: 'Préparer le bordereau' }).click();
	await page.getByText('Le bordereau est préparé.').waitFor();
	await page.locator('select[name=fate_1]').selectOption('destroy');
	await page.getByRole('main').getByRole('button', { name: 'Enregistrer', exact: true }).click();
	await page.getByText('Le bordereau est modifié.').waitFor();
	expect(await axe(page)).toEqual([]);
	expect(await page.getByRole('link', { name: 'Détruire les lignes visées' }).count()).toBe(0);
	await page.getByRole('link', { name: 'Noter l’envoi aux archives' }).click();
	await page.getByLabel('Envoyé à').fill('Archives départementales de la Loire');
	await page.getByRole('main').getByRole('button', { name: 'Noter l’envoi aux archives' }).click();
	await page.getByRole('link', { name: 'Noter la réponse' }).click();
	await page.getByLabel('Visa accordé').check();
	await page.getByLabel('Signée par').fill('La directrice');
	await page.getByLabel('Numéro du visa').fill('2026/42-17');
	await page.getByRole('main').getByRole('button', { name: 'Enregistrer', exact: true }).click();
	await page.getByRole('link', { name: 'Détruire les lignes visées' }).click();
	await page.getByLabel(/Réservations d’hôtel/).check();
	await page.getByLabel(/ne peut pas être annulé/).check();
	await page.getByRole('button', { name: 'Détruire les lignes visées' }).click();
	await page.getByText('Ce que désignaient ces lignes est détruit.').waitFor();
	await shot(page, 'correct-elimination');
	const { rows } = await stage.owner.query(`select 1 from document where title like 'Réservations%'`);
	expect(rows).toEqual([]);
});

test('a contact is erased, and their name stands nowhere any more', async () => {
	const { page, complaints } = seat;
	const person = await enter('Anouche', 'Zoulikian');
	await page.getByRole('link', { name: 'Données détenues et droits' }).click();
	expect(await axe(page)).toEqual([]);
	await shot(page, 'correct-data');
	await page.getByRole('link', { name: 'Effacer les données de la personne' }).click();
	await page.getByLabel('La personne l’a demandé').check();
	await page.getByLabel('Pour confirmer, tapez le nom').fill('Anouche Zoulikian');
	await page.getByRole('button', { name: 'Effacer définitivement' }).click();
	await page.getByText('Les données de la personne sont effacées.').waitFor();
	const { rows: tables } = await stage.owner.query<{ name: string }>(
		`select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
		where c.relkind = 'r' and n.nspname in ('public', 'auth', 'chain')`,
	);
	for (const { name } of tables)
		expect((await stage.owner.query(`select 1 from ${name} t where t::text ilike '%zoulik%'`)).rows, name).toEqual([]);
	await page.goto(urls.person({ person }));
	await page.getByRole('heading', { name: 'Données effacées' }).waitFor();
	expect(complaints).toEqual([]);
});
