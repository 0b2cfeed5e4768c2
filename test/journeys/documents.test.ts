import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { urls } from '../../src/urls.ts';
import { expectSound, openStage, type Seat, type Stage, shot } from '../browser.ts';
import { pdf, png } from '../samples.ts';
import { example } from './example.ts';

const at = { partnership: example.kapan };
const folder = mkdtempSync(join(tmpdir(), 'jumelage-journey-'));
const file = (name: string, content: Buffer | string) => {
	const path = join(folder, name);
	writeFileSync(path, content);
	return path;
};
let stage: Stage;
let officer: Seat;

beforeAll(async () => {
	stage = await openStage();
	officer = await stage.seat('officer-saint-etienne', { language: 'fr' });
});
afterAll(async () => {
	await stage?.close();
	rmSync(folder, { recursive: true });
});

test('from a line of the law that lacks its proof, two files are chosen, described and kept; one comes back to where one was', async () => {
	const { page } = officer;
	await page.goto(urls.decision({ ...at, decision: example.vote }));
	await page
		.getByRole('main')
		.getByRole('link', { name: /^Ajouter la preuve/ })
		.first()
		.click();
	await page.getByText('Pour prouver').waitFor();
	await page.getByText('Déposez les fichiers ici').waitFor();
	await page
		.locator('input[type=file]')
		.setInputFiles([
			file('2022-11-14_deliberation.pdf', pdf('Deliberation')),
			file('vue_de_kapan.png', png(800, 500)),
			file('tract.pdf', '<script>alert(1)</script>'),
		]);
	await page.locator('.upload-list [data-state=done]').nth(1).waitFor();
	await page.getByText('Ce n’est ni un PDF').first().waitFor();
	await expectSound(officer);
	await shot(page, 'documents-sending');
	await page.getByRole('button', { name: 'Retirer tract.pdf' }).click();
	await page.getByRole('button', { name: 'Envoyer et décrire' }).click();
	await page.getByRole('heading', { level: 1, name: 'Décrire les fichiers reçus' }).waitFor();
	expect(await page.getByLabel('Titre').first().inputValue()).toBe('2022-11-14 deliberation');
	await page.getByLabel('Titre').nth(1).fill('');
	await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
	await page.getByRole('alert').waitFor();
	await page.getByLabel('Titre').first().fill('Délibération de 2022');
	await page.getByLabel('Titre').nth(1).fill('Vue de Kapan');
	await expectSound(officer);
	await shot(page, 'documents-describe');
	await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
	await page.getByText('Les documents sont enregistrés.').waitFor();
	expect(new URL(page.url()).pathname).toBe(urls.decision({ ...at, decision: example.vote }));
});

test('a PDF is drawn in the page whatever the browser can do by itself, and a picture is shown', async () => {
	const { page } = officer;
	await page.goto(urls.documents(at));
	await page.getByRole('link', { name: 'Délibération de 2022' }).first().click();
	const canvas = page.locator('canvas.preview');
	await canvas.waitFor();
	await expect
		.poll(() =>
			canvas.evaluate((element: HTMLCanvasElement) => {
				const { data } = element.getContext('2d')?.getImageData(0, 0, element.width, element.height) ?? { data: [] };
				let dark = 0;
				for (let at = 0; at < data.length; at += 4) if ((data[at + 3] ?? 0) > 0 && (data[at] ?? 255) < 100) dark += 1;
				return dark;
			}),
		)
		.toBeGreaterThan(50);
	// What is drawn is also there to be read aloud.
	expect(await page.locator('.pdf .hidden').textContent()).toContain('Deliberation');
	await expectSound(officer);
	await shot(page, 'documents-pdf');
	await page.goto(urls.documents(at));
	await page.getByRole('link', { name: 'Vue de Kapan' }).click();
	const picture = page.getByRole('img', { name: /Vue de Kapan/ });
	await picture.waitFor();
	await expect.poll(() => picture.evaluate((element: HTMLImageElement) => element.naturalWidth)).toBe(800);
	await expectSound(officer);
});

test('a line that breaks in the middle loses nothing: sending goes on where it was', async () => {
	const { page, context } = officer;
	await page.goto(urls.documentNew(at));
	const offsets: string[] = [];
	let cut = true;
	await page.route(/\/uploads\//, async (route) => {
		const request = route.request();
		if (request.method() !== 'PATCH') return route.continue();
		const offset = request.headers()['upload-offset'] ?? '';
		if (cut && offset !== '0') return route.abort('connectionreset');
		offsets.push(offset);
		return route.continue();
	});
	await page.getByText('Déposez les fichiers ici').waitFor();
	await page.locator('input[type=file]').setInputFiles(file('registre.pdf', pdf('Registre', 5_000_000)));
	await page.getByText('connexion perdue').first().waitFor({ timeout: 15_000 });
	// Asked for too early: it goes on by itself as soon as the file is there.
	await page.getByRole('button', { name: 'Envoyer et décrire' }).click();
	await page.getByText('L’envoi n’est pas fini').first().waitFor();
	cut = false;
	await page.getByRole('heading', { level: 1, name: 'Décrire les fichiers reçus' }).waitFor({ timeout: 15_000 });
	expect(offsets.filter((offset) => offset === '0')).toHaveLength(1);
	await context.unrouteAll();
	officer.complaints.length = 0;
});

test('a page that was closed in the middle loses nothing either: the same file, chosen again, goes on where it was', async () => {
	const { page, context } = officer;
	const offsets: string[] = [];
	let cut = true;
	await page.route(/\/uploads\//, async (route) => {
		const request = route.request();
		if (request.method() !== 'PATCH') return route.continue();
		const offset = request.headers()['upload-offset'] ?? '';
		if (cut && offset !== '0') return route.abort('connectionreset');
		offsets.push(offset);
		return route.continue();
	});
	const again = file('annexe.pdf', pdf('Annexe', 5_000_000));
	for (const closed of [true, false]) {
		await page.goto(urls.documentNew(at));
		await page.getByText('Déposez les fichiers ici').waitFor();
		cut = closed;
		await page.locator('input[type=file]').setInputFiles(again);
		if (closed) await page.getByText('connexion perdue').first().waitFor({ timeout: 45_000 });
	}
	await page.locator('.upload-list [data-state=done]').waitFor({ timeout: 45_000 });
	expect(offsets).toEqual(['0', '2097152', '4194304']);
	await context.unrouteAll();
	officer.complaints.length = 0;
});

test('without script, files are sent in one form and described', async () => {
	const { page } = await stage.seat('officer-kapan', { javaScriptEnabled: false, language: 'hy' });
	await page.goto(urls.documentNew(at));
	await page.locator('input[type=file]').setInputFiles([file('համաձայնագիր.pdf', pdf('Agreement')), file('կնիք.png', png())]);
	await page.getByRole('button', { name: 'Ուղարկել և նկարագրել' }).click();
	await page.getByRole('heading', { level: 1, name: 'Նկարագրել ստացված ֆայլերը' }).waitFor();
	await shot(page, 'documents-describe-hy');
	await page.getByRole('main').getByRole('button', { name: 'Պահպանել', exact: true }).click();
	await page.getByText('Փաստաթղթերը պահպանված են։').waitFor();
	await page.getByRole('link', { name: 'համաձայնագիր' }).click();
	await page.getByRole('link', { name: 'Ներբեռնել' }).waitFor();
	await page.getByText('Այս PDF-ը կարդալու համար ներբեռնեք այն։').waitFor();
});
