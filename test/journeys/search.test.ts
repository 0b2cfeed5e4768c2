import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { urls } from '../../src/urls.ts';
import { axe, expectSound, openStage, type Seat, type Stage } from '../browser.ts';
import { example } from './example.ts';

let stage: Stage;
let seat: Seat;

beforeAll(async () => {
	stage = await openStage();
	seat = await stage.seat('officer-saint-etienne');
});
afterAll(() => stage?.close());

test.each(['Parsian', 'Փարսյան', 'gevorg pars'])('Gevorg Parsyan is found in the directory as “%s”', async (typed) => {
	const { page } = seat;
	await page.goto(urls.directory());
	const search = page.getByRole('main').getByRole('searchbox');
	await search.fill(typed);
	await search.press('Enter');
	await page.getByRole('main').getByRole('link', { name: 'Gevorg Parsyan' }).first().waitFor();
	await expectSound(seat);
});

test.each(['st etienne', 'Սենթ Էթիեն'])('Saint-Étienne is proposed for “%s”, chosen by the keys alone', async (typed) => {
	const { page } = seat;
	await page.goto(urls.agreementSign({ partnership: example.kapan, agreement: example.signed }));
	const box = page.getByRole('combobox', { name: 'Ville', exact: true });
	await box.fill('');
	await box.pressSequentially(typed);
	const option = page.getByRole('option', { name: /^Saint-Étienne(?! M)/ }).first();
	await option.waitFor();
	expect(await axe(page)).toEqual([]);
	for (let count = 0; count < 10 && (await option.getAttribute('aria-selected')) !== 'true'; count++)
		await page.keyboard.press('ArrowDown');
	await page.keyboard.press('Enter');
	await page.locator('[role=option]').first().waitFor({ state: 'hidden' });
	expect(await box.inputValue()).toMatch(/^Saint-Étienne/);
	expect(await page.locator('input[type=hidden][name=place]').inputValue()).toBe('FR-42218');
	expect(seat.complaints).toEqual([]);
});

test('reading a partnership asks for less than 40 kB of script, compressed', async () => {
	const reader = await stage.seat('elected-saint-etienne');
	const sizes: Promise<number>[] = [];
	reader.page.on('response', (response) => {
		if (response.request().resourceType() === 'script') sizes.push(response.body().then((body) => gzipSync(body, { level: 9 }).length));
	});
	await reader.page.goto(urls.partnership({ partnership: example.kapan }), { waitUntil: 'networkidle' });
	const kept = await Promise.all(sizes);
	expect(kept.length).toBeGreaterThan(0);
	expect(kept.reduce((sum, size) => sum + size, 0)).toBeLessThan(40_000);
	expect(reader.complaints).toEqual([]);
});
