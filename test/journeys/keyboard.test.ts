import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { urls } from '../../src/urls.ts';
import { openStage, type Seat, type Stage } from '../browser.ts';

let stage: Stage;
let seat: Seat;

beforeAll(async () => {
	stage = await openStage();
	seat = await stage.seat('officer-saint-etienne');
});
afterAll(() => stage?.close());

interface Stop {
	/** Its accessible words, as far as they stand in the page. */
	words: string;
	name: string;
	/** A ring, a shadow or anything else that shows where the focus is. */
	visible: boolean;
	inView: boolean;
}

const here = (page: Page): Promise<Stop> =>
	page.evaluate(async () => {
		// The browser scrolls to the focus with its next frame.
		await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
		const element = (document.activeElement ?? document.body) as HTMLInputElement;
		const style = getComputedStyle(element);
		const box = element.getBoundingClientRect();
		// What of it is within the window, and not under anything else.
		const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
		const at = document.elementFromPoint(box.left + Math.min(box.width / 2, 20), (top + bottom) / 2);
		return {
			words: (element.labels?.[0]?.textContent ?? element.textContent ?? '').trim(),
			name: element.name ?? '',
			visible: (style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== 'none',
			inView: Boolean(at && (element.contains(at) || at.contains(element))),
		};
	});

/** Presses Tab until the focus is on what is looked for; every stop on the way shows its focus. */
async function tabTo(page: Page, wanted: string | { name: string }): Promise<void> {
	await page.locator('html:not([aria-busy])').waitFor();
	const passed: string[] = [];
	for (let presses = 0; presses < 80; presses++) {
		await page.keyboard.press('Tab');
		const stop = await here(page);
		passed.push(stop.words || stop.name);
		if (stop.words !== '' || stop.name !== '')
			expect(stop, `${page.url()}: ${stop.words || stop.name}`).toMatchObject({ visible: true, inView: true });
		if (typeof wanted === 'string' ? stop.words.startsWith(wanted) : stop.name === wanted.name) return;
	}
	throw new Error(`the keys do not reach ${JSON.stringify(wanted)} on ${page.url()}; they pass ${passed.join(' | ')}`);
}
/** A form came back, and its summary has the focus. */
async function refused(page: Page): Promise<void> {
	await page.locator('[role=alert]:focus').waitFor();
	await page.locator('html:not([aria-busy])').waitFor();
}
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor();

test('an officer who cannot use a mouse opens the twinning and records a vote by the keys alone', async () => {
	const { page, complaints } = seat;
	await heading(page, 'Partenariats');
	await page.keyboard.press('Tab');
	expect(await here(page)).toMatchObject({ words: 'Aller au contenu', visible: true, inView: true });
	await page.keyboard.press('Enter');
	await tabTo(page, 'Saint-Étienne – Kapan');
	await page.keyboard.press('Enter');
	await heading(page, 'Saint-Étienne – Kapan');
	await tabTo(page, 'Enregistrer une délibération');
	await page.keyboard.press('Enter');
	await heading(page, 'Enregistrer une délibération');

	await tabTo(page, { name: 'takenOn' });
	await page.keyboard.type('14/11/2026');
	await tabTo(page, { name: 'number' });
	await page.keyboard.type('2026_00218');
	await tabTo(page, { name: 'subject.fr' });
	await page.keyboard.type('Accueil de deux agents de Kapan au CCAS');
	await tabTo(page, { name: 'outcome' });
	await page.keyboard.press('Space');
	await tabTo(page, { name: 'unanimous' });
	await page.keyboard.press('Space');
	// A mistake, to come back to the form: the refusal takes the focus, its link leads to the field.
	await tabTo(page, { name: 'present' });
	await page.keyboard.type('57');
	await page.keyboard.press('Enter');
	await refused(page);
	await tabTo(page, 'Votants (présents et procurations)');
	await page.keyboard.press('Enter');
	await expect.poll(async () => (await here(page)).name).toBe('present');
	await page.keyboard.press('ControlOrMeta+A');
	await page.keyboard.press('Delete');
	await tabTo(page, 'Enregistrer');
	await page.keyboard.press('Enter');
	await page.getByRole('status').getByText('Délibération enregistrée.').waitFor();
	await page.getByText('Accueil de deux agents de Kapan au CCAS').first().waitFor();
	expect(complaints).toEqual([]);
});

test('a refusal leads to the field to correct, which still proposes cities, and what was typed is kept', async () => {
	const { page, complaints } = seat;
	await page.goto(urls.partnershipNew());
	await page.getByLabel('Un partenariat qui existe déjà').check();
	await page.getByLabel('Existe depuis').fill('1992');
	await page.getByLabel('Existe depuis').press('Enter');
	await refused(page);
	await tabTo(page, 'Partenaire 2');
	await page.keyboard.press('Enter');
	await expect.poll(async () => (await here(page)).name).toBe('parties.1.organisation_text');
	await page.locator('[role=combobox]:focus').waitFor();
	await page.keyboard.type('goris');
	await page
		.getByRole('option', { name: /^Goris/ })
		.first()
		.waitFor();
	await page.keyboard.press('ArrowDown');
	await page.locator('[role=combobox][aria-activedescendant]:focus').waitFor();
	await page.keyboard.press('Enter');
	expect(await page.getByLabel('Existe depuis').inputValue()).toBe('1992');
	expect(await page.getByRole('combobox', { name: /Partenaire 2/ }).inputValue()).toMatch(/^Goris/);
	expect(complaints).toEqual([]);
});
