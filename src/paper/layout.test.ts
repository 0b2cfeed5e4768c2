import { afterAll, describe, expect, it } from 'vitest';
import { house, kotchian, parsyan, perdriau, sheets, trip } from '../../test/papers.ts';
import { placesOf, readPdf } from '../../test/pdf.ts';
import { invitation } from './invitation.ts';
import { badges } from './labels.ts';
import { mandateAnnex } from './mandate.ts';
import { labelsPdf, sheetPdf } from './pdf.ts';
import { closeTypesetter } from './typst.ts';

const made = new Date('2023-11-10T09:00:00Z');
const flat = (text: string) => text.replace(/\s+/g, ' ');

afterAll(closeTypesetter);

describe('how paper is laid out', () => {
	it('writes nothing over anything else on a badge, however much there is to say', async () => {
		const wordy = (names: typeof perdriau) => ({
			...names,
			capacity: {
				fr: 'conseillère municipale déléguée à la culture et à la francophonie',
				hy: 'մշակույթի հարցերով լիազորված խորհրդի անդամ',
			},
			organisation: {
				fr: `Centre communal ${'d’action sociale et de la solidarité '.repeat(2)}`,
				hy: 'Սոցիալական աջակցության համայնքային կենտրոն '.repeat(2),
			},
		});
		const double = {
			...perdriau,
			familyName: 'de La Rochefoucauld-Montbel-Khatchadourian',
			familyNameHy: 'դը Լա Ռոշֆուկո-Մոնբել-Խաչատուրյան',
		};
		const occasion = { fr: `Mission ${'de la délégation élargie '.repeat(4)}`, hy: 'Ընդլայնված պատվիրակության այցը '.repeat(3) };
		const people = [wordy(double), wordy(kotchian), wordy(double), wordy(parsyan)];
		const left = (await placesOf(await labelsPdf(badges({ trip: { title: occasion }, people }, ['fr', 'hy']), made))).filter(
			({ x }) => x < 290,
		);
		const lines = [...new Map(left.map((one) => [Math.round(one.y), one])).values()].sort((a, b) => b.y - a.y);
		expect(lines.length).toBeGreaterThan(14);
		for (const [index, line] of lines.entries()) {
			const above = lines[index - 1];
			if (above) expect(above.y - line.y, `${above.text} / ${line.text}`).toBeGreaterThan(line.size * 0.75);
		}
	});

	it('keeps a row whole on its page', async () => {
		const members = Array.from({ length: 25 }, () => ({ ...perdriau, decision: null }));
		const sheet = mandateAnnex({ house, trip, members, left: false, costs: [] }, ['fr', 'hy']);
		const places = await placesOf(await sheetPdf(sheet, made));
		const pages = Map.groupBy(places, ({ page }) => page);
		// Each row says both names and both capacities: as many of each on every page.
		for (const [page, list] of pages) {
			const text = flat(list.map((one) => one.text).join(' '));
			const count = (what: RegExp) => text.match(what)?.length ?? 0;
			expect([page, count(/Գաել/g)]).toEqual([page, count(/Gaël/g)]);
			expect([page, count(/Մետրոպոլի|մետրոպոլի/g)]).toEqual([page, count(/président/g)]);
		}
		expect(pages.size).toBeGreaterThan(1);
	});

	it('sets each fact beside its translation, and one that has none on both sides', async () => {
		const places = await placesOf(await sheetPdf(sheets.order?.(['fr', 'hy']) as never, made));
		const at = (text: string) => places.filter((one) => one.text.startsWith(text));
		expect(at('Départ')[0]?.y).toBeCloseTo(at('Մեկնում')[0]?.y ?? 0, 0);
		expect(at('Մեկնում')[0]?.x).toBeGreaterThan(290);
		// Her name is known in Latin letters only: both readers find it in their column.
		expect(at('Claire Exemple').filter(({ x }) => x > 290).length).toBeGreaterThan(0);
		expect(at('Claire Exemple').filter(({ x }) => x < 290).length).toBeGreaterThan(0);
	});

	it('is found by who searches it: what is kept on one line holds plain spaces, however long it was typed', async () => {
		const { text } = await readPdf(await sheetPdf(sheets.mandate?.(['fr']) as never, made));
		expect(text).not.toMatch(/[\u00a0\u202f]/);
		expect(text).toContain('L. 2123-18');
		expect(text.replaceAll('\n', ' ')).toContain('du 20 novembre 2023 au 21 novembre 2023');
		const pasted = { ...trip, title: { fr: 'Mission\u00a0de\u00a0la\u00a0délégation\u00a0'.repeat(8) } };
		const places = await placesOf(await sheetPdf(mandateAnnex({ house, trip: pasted, members: [], left: false, costs: [] }, ['fr']), made));
		// Nothing runs out of the page (210 mm, 595 points).
		expect(Math.max(...places.map(({ x, width }) => x + width))).toBeLessThan(570);
	});

	it('leaves room for what nobody has recorded: a number, guests, who pays, how the host is reached', async () => {
		const letter = invitation(
			{ house: { name: house.name, country: 'FR' }, trip: { ...trip, leavesOn: null, returnsOn: null }, guests: [], costs: [] },
			['fr'],
		);
		const text = flat((await readPdf(await sheetPdf(letter, made))).text);
		expect(text).toMatch(/N° …/);
		expect(text).toContain('Prise en charge des frais');
		expect(text).toContain('Adresse de l’organisme d’accueil');
		expect(text).not.toContain('à préciser');
		const guests = letter.blocks.find((block) => block.kind === 'table');
		expect(guests?.kind === 'table' && guests.rows.length).toBe(3);
	});
});
