import { afterAll, beforeAll, expect, test } from 'vitest';
import { publicUrls, urls } from '../../src/urls.ts';
import { axe, expectSound, narrow, openStage, overflow, type Seat, type Stage, shot } from '../browser.ts';

const oeiras = '019a0000-0000-7000-8000-000000010005';
const slug = 'saint-etienne-oeiras';

let stage: Stage;
let office: Seat;
let resident: Seat;
beforeAll(async () => {
	stage = await openStage();
	await stage.changes.ready;
	office = await stage.seat('officer-saint-etienne', { language: 'fr' });
	// A phone, nobody signed in, no script allowed.
	resident = await stage.seat(null, { viewport: narrow });
});
afterAll(() => stage?.close());

test('an office sees the page of Saint-Étienne and Oeiras as it will be, and publishes it', async () => {
	const { page } = office;
	await page.goto(urls.partnership({ partnership: oeiras }));
	await page.getByRole('link', { name: 'Page publique' }).click();
	await page.getByRole('heading', { level: 1, name: 'Page publique' }).waitFor();
	const frame = page.frameLocator('iframe');
	await frame.getByRole('heading', { level: 1, name: 'Saint-Étienne – Oeiras' }).waitFor();
	expect(await axe(page)).toEqual([]);
	const before = await resident.page.goto(publicUrls.fr.partnership({ slug }));
	expect(before?.status()).toBe(404);

	await page.getByRole('checkbox', { name: /Oeiras est choisie/ }).uncheck();
	await page.getByRole('button', { name: 'Mettre l’aperçu à jour' }).click();
	await page.getByText('Retiré par votre choix.').waitFor();
	await page.getByRole('button', { name: 'Publier la page' }).click();
	await page.getByRole('alert').waitFor();
	await page.getByRole('checkbox', { name: /J’ai relu/ }).check();
	await page.getByRole('button', { name: 'Publier la page' }).click();
	await page.getByText('La page est publiée.').waitFor();
	// What was refused above answers 422, which the console tells of; nothing else went wrong.
	expect(office.complaints).toEqual([]);
});

test('a resident reads it on a phone, in three languages, by day and by night', async () => {
	const { page } = resident;
	for (const [locale, word] of [
		['fr', 'depuis 1996'],
		['hy', 'Քույր քաղաքներ'],
		['en', 'since 1996'],
	] as const) {
		const answer = await page.goto(publicUrls[locale].partnership({ slug }));
		expect([answer?.status(), await page.locator('html').getAttribute('lang')]).toEqual([200, locale]);
		await page.getByText(word).first().waitFor();
		expect(await page.getByText('Oeiras est choisie comme ville partenaire').count()).toBe(0);
		await page.emulateMedia({ colorScheme: 'light' });
		await expectSound(resident);
		await page.emulateMedia({ colorScheme: 'dark' });
		expect(await axe(page, ['color-contrast', 'link-in-text-block'])).toEqual([]);
		await shot(page, `portal-${locale}-390`);
	}
	await page.goto(publicUrls.fr.partnership({ slug }));
	await page.getByRole('link', { name: 'Հայերեն' }).click();
	await page.waitForURL(`**${publicUrls.hy.partnership({ slug })}`);
	expect(await resident.context.cookies()).toEqual([]);
	expect(await page.evaluate('document.scripts.length')).toBe(1); // the facts for machines, which run nothing
});

test('every other public page is sound too', async () => {
	const { page } = resident;
	for (const locale of ['fr', 'hy', 'en'] as const)
		for (const path of [
			publicUrls[locale].home(),
			publicUrls[locale].city({ slug: 'saint-etienne' }),
			publicUrls[locale].partnership({ slug: 'saint-etienne-kapan' }),
			publicUrls[locale].legal(),
			publicUrls[locale].accessibility(),
		]) {
			expect((await page.goto(path))?.status(), path).toBe(200);
			await expectSound(resident);
		}
	await page.setViewportSize({ width: 1280, height: 900 });
	await page.goto(publicUrls.fr.partnership({ slug: 'saint-etienne-kapan' }));
	expect(await overflow(page)).toEqual([]);
	await page.setViewportSize(narrow);
});

test('withdrawn, it is gone at once for whoever has it open', async () => {
	await resident.page.goto(publicUrls.fr.partnership({ slug }));
	const { page } = office;
	await page.getByRole('link', { name: 'Retirer la page' }).click();
	await page.getByRole('heading', { name: /Retirer la page publique/ }).waitFor();
	expect(await axe(page)).toEqual([]);
	await page.getByRole('button', { name: 'Retirer la page' }).click();
	await page.getByText('La page est retirée.').waitFor();
	expect((await resident.page.reload())?.status()).toBe(404);
	expect(await axe(resident.page)).toEqual([]);
});
