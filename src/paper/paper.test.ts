import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { house, kotchian, labels, parsyan, perdriau, programmeOf, sessions, sheets, trip } from '../../test/papers.ts';
import { allTags, readPdf } from '../../test/pdf.ts';
import { day } from '../plain/day.ts';
import { attendanceCertificate } from './certificate.ts';
import { badges } from './labels.ts';
import { drawable } from './letters.ts';
import { mandateAnnex } from './mandate.ts';
import { labelsPdf, sheetPdf } from './pdf.ts';
import { pocketProgramme, programme } from './programme.ts';
import type { Tongues } from './sheet.ts';
import { TooLong } from './thread.ts';
import { closeTypesetter, pretendPortable, typeset } from './typst.ts';

const made = new Date('2023-11-10T09:00:00Z');
const modes: readonly [string, Tongues][] = [
	['French', ['fr']],
	['Armenian', ['hy']],
	['both side by side', ['fr', 'hy']],
];
/** Words as a reader takes them, whatever line they fell on. */
const flat = (text: string) => text.replace(/\s+/g, ' ');

afterAll(closeTypesetter);

describe('paper that a mayor signs', () => {
	for (const [mode, tongues] of modes)
		for (const [name, write] of Object.entries(sheets))
			it(`tells a screen reader what it is: ${name} in ${mode}`, async () => {
				const sheet = write(tongues);
				const pdf = await readPdf(await sheetPdf(sheet, made));
				expect(pdf).toMatchObject({ uaPart: '1', marked: true, displaysTitle: true, lang: tongues[0] });
				expect(pdf.size).toEqual(name === 'pocket' ? [105, 148] : [210, 297]);
				for (const { text } of [...sheet.title, ...sheet.subtitle]) {
					expect(pdf.title).toContain(text);
					expect(flat(pdf.text)).toContain(flat(text));
				}
				const first = allTags(pdf.tags, 'H1').map(({ text }) => flat(text).trim());
				expect(first).toEqual(sheet.title.map(({ text }) => flat(text)));
				// Each table has its header cells, as many as it has columns, and everything in it stands in a cell.
				const tables = sheet.blocks.filter((block) => block.kind === 'table');
				const heads = new Set(tables.flatMap((table) => table.head.flatMap((cell) => cell.map(({ text }) => text))));
				const cells = allTags(pdf.tags, 'TH').map(({ text }) => flat(text).trim());
				for (const head of heads) expect(cells.some((cell) => cell.includes(flat(head)))).toBe(true);
				if (tables.length === 0) expect(cells).toEqual([]);
				if (tongues.length > 1)
					expect(['Div', 'P', 'H1'].some((role) => allTags(pdf.tags, role).some(({ lang }) => lang === 'hy'))).toBe(true);
			});

	it('sets each paragraph beside its translation, and reads one before the other', async () => {
		const pdf = await readPdf(await sheetPdf(sheets.hosting?.(['fr', 'hy']) as never, made));
		const paragraphs = allTags(pdf.tags, 'P').map(({ text }) => flat(text).trim());
		const at = paragraphs.findIndex((text) => text.startsWith('L’organisme d’accueil reçoit'));
		expect(paragraphs[at + 1]).toMatch(/^Հյուրընկալող կազմակերպությունն ընդունում է/);
		const divs = allTags(pdf.tags, 'Div').filter(({ lang }) => lang === 'hy');
		expect(divs.every(({ text }) => /[\u0531-\u058f]/.test(text) || text.trim() === '')).toBe(true);
	});

	it('writes dates and amounts as each language does', async () => {
		const french = await readPdf(await sheetPdf(sheets.mandate?.(['fr']) as never, made));
		expect(flat(french.text)).toContain('du 20 novembre 2023 au 21 novembre 2023');
		expect(flat(french.text)).toMatch(/5 760,50 €/);
		const armenian = await readPdf(await sheetPdf(sheets.mandate?.(['hy']) as never, made));
		expect(flat(armenian.text)).toContain('2023 թ. նոյեմբերի 20 – 2023 թ. նոյեմբերի 21');
		expect(flat(armenian.text).replace(house.address ?? '', '')).not.toMatch(/[a-z]{4,}/);
	});

	it('cites French law on French letterheads alone', async () => {
		const facts = { trip, members: [{ ...kotchian, decision: { number: '2023-41', takenOn: day('2023-10-02') } }], left: true, costs: [] };
		const text = async (country: string) =>
			flat((await readPdf(await sheetPdf(mandateAnnex({ ...facts, house: { ...house, country } }, ['fr']), made))).text);
		expect(await text('FR')).toContain('L. 2123-18');
		expect(await text('FR')).toContain('Délibération n° 2023-41 du 2 octobre 2023');
		expect(await text('AM')).not.toContain('2123');
	});

	it('says that nothing is entered yet, and that an hour is not known', async () => {
		const empty = await readPdf(await sheetPdf(programme({ ...programmeOf, sessions: [] }, ['fr']), made));
		expect(empty.text).toContain('Aucune séance n’est encore inscrite');
		const full = flat((await readPdf(await sheetPdf(programme(programmeOf, ['fr']), made))).text);
		expect(full).toContain('heure à préciser');
		expect(full).toContain('Jour à préciser');
		expect(full).toMatch(/10:00–10:30 07:00–07:30/);
	});

	it('says when it is already tomorrow, or still yesterday, at home', async () => {
		const night = {
			...sessions[0],
			title: { fr: 'Vol de nuit' },
			onDay: day('2023-11-21'),
			startsAt: new Date('2023-11-20T21:30:00Z'),
			endsAt: null,
			with: [],
		};
		const text = flat((await readPdf(await sheetPdf(programme({ ...programmeOf, sessions: [night] }, ['fr']), made))).text);
		expect(text).toMatch(/01:30 22:30 \(la veille\)/);
	});
	it('names the town of a place that does not say it: the hospital is in Goris, the town hall of Kapan need not say so', async () => {
		const [one] = sessions;
		if (!one) throw new Error('no session');
		const hospital = { ...one, place: 'Hôpital de jour', town: { fr: 'Goris', hy: 'Գորիս' } };
		const hall = { ...one, place: 'Mairie de Kapan', town: { fr: 'Kapan', hy: 'Կապան' } };
		const text = flat((await readPdf(await sheetPdf(programme({ ...programmeOf, sessions: [hospital, hall] }, ['fr']), made))).text);
		expect(text).toContain('Hôpital de jour, Goris');
		expect(text).not.toContain('Mairie de Kapan, Kapan');
	});

	it('gives sixty delegates a badge each, long names whole, ten a page', async () => {
		const long = {
			...perdriau,
			familyName: `${'Khatchadourian-'.repeat(6)}Der-Avedissian`,
			capacity: { fr: `adjoint ${'délégué à la coopération '.repeat(6)}` },
		};
		const people = Array.from({ length: 60 }, (_, index) => (index === 7 ? long : { ...kotchian, givenName: `Jean ${index}` }));
		const pdf = await readPdf(await labelsPdf(badges({ trip, people }, ['fr', 'hy']), made));
		expect(pdf.pages).toBe(6);
		expect(allTags(pdf.tags, 'H1')).toHaveLength(60);
		expect(pdf.text.replace(/[\s\u00ad-]/g, '')).toContain(`${'Khatchadourian'.repeat(6)}DerAvedissian`);
	});

	it('writes a programme of a fortnight with sixty delegates', async () => {
		const many = Array.from({ length: 60 }, (_, index) => ({
			...sessions[2],
			onDay: day(`2023-11-${String((index % 14) + 10)}`),
			with: Array(60).fill(kotchian),
		}));
		const pdf = await readPdf(await sheetPdf(programme({ ...programmeOf, sessions: many as never }, ['fr', 'hy']), made));
		expect(pdf.pages).toBeGreaterThan(14);
		expect(pdf.text.match(/Réunion élargie/g)).toHaveLength(60);
	});

	it('shows both scripts on badges and cards, the bearer’s own first', async () => {
		for (const [name, write] of Object.entries(labels)) {
			const pdf = await readPdf(await labelsPdf(write(['fr', 'hy']), made));
			const names = allTags(pdf.tags, 'H1').map(({ text }) => flat(text).trim());
			expect(names, name).toContain('Գևորգ Փարսյան');
			expect(names, name).toContain('Gaël Perdriau');
			expect(flat(pdf.text)).toContain('Gevorg Parsyan');
			expect(pdf.uaPart).toBe('1');
		}
	});

	it('gives one person the sessions and no letterhead, small enough for a pocket', async () => {
		const pdf = await readPdf(await sheetPdf(pocketProgramme({ ...programmeOf, person: parsyan }, ['hy']), made));
		expect(pdf.size).toEqual([105, 148]);
		expect(flat(pdf.text)).toContain('Ծրագիր՝ Գևորգ Փարսյան');
	});
});

describe('what people typed', () => {
	const certificate = (familyName: string) =>
		attendanceCertificate({ house, who: { ...kotchian, familyName }, title: trip.title, from: null, to: null, places: [] }, ['fr']);

	it('stands on paper as it is, even where it looks like Typst', async () => {
		for (const name of [
			'#panic("x")',
			'#import "@preview/x:1.0.0": *',
			'#read("/etc/passwd")',
			'*gras* _italique_ $x^2$',
			'= Titre',
			'// rien',
			'\\#',
			'<a> @b',
			'{n} [c] "d"',
		]) {
			const text = flat((await readPdf(await sheetPdf(certificate(name), made))).text);
			expect(text).toContain(`Jean-Pierre ${name.replace(/\s+/g, ' ')}`);
		}
	});

	it('never stops a document, whatever the letters', async () => {
		await fc.assert(
			fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 60 }), async (name) => {
				const pdf = await sheetPdf(certificate(name), made);
				expect(Buffer.from(pdf.subarray(0, 5)).toString()).toBe('%PDF-');
			}),
			{ numRuns: 40 },
		);
	});

	it('keeps Latin, Armenian, Cyrillic and Greek letters, turns no text round, and marks what no font here can draw', () => {
		expect(drawable('Łódź Փարսյան Капан Θεσσαλονίκη Nguyễn')).toBe('Łódź Փարսյան Капан Θεσσαλονίκη Nguyễn');
		expect(drawable('a\u202eb\u200bc\u0000d')).toBe('abcd');
		expect(drawable('კაპანი 漢')).toBe('?????? ?');
	});

	it('is given up after its time, and the next document is made all the same', async () => {
		await expect(typeset('#{ let i = 0; while true { i += 1; let j = 0; while j < 9000 { j += 1 } } }', {}, made, 300)).rejects.toThrow();
		await expect(typeset('#range(3000000).map(i => range(30).sum()).sum()', {}, made, 50)).rejects.toThrow(TooLong);
		expect((await readPdf(await sheetPdf(certificate('Kotchian'), made))).pages).toBe(1);
	});

	it('reads no file of the machine', async () => {
		await expect(typeset('#read("/etc/passwd")', {}, made)).rejects.toThrow();
		await expect(typeset('#read("../../etc/passwd")', {}, made)).rejects.toThrow();
	});
});

describe('a machine that the fast compiler is not made for', () => {
	it('sets the same pages with the portable one, tagged, in both languages', async () => {
		const sheet = sheets.hosting?.(['fr', 'hy']) as never;
		const fast = await readPdf(await sheetPdf(sheet, made));
		await pretendPortable(true);
		try {
			const pdf = await readPdf(await sheetPdf(sheet, made));
			expect(pdf).toMatchObject({ pages: fast.pages, title: fast.title, lang: 'fr', marked: true });
			expect(flat(pdf.text)).toBe(flat(fast.text));
			expect(allTags(pdf.tags, 'TH').map(({ text }) => text)).toEqual(allTags(fast.tags, 'TH').map(({ text }) => text));
			// It cannot check PDF/UA, and so does not claim it.
			expect([fast.uaPart, pdf.uaPart]).toEqual(['1', null]);
		} finally {
			await pretendPortable(false);
		}
	});
});

// Where the machine has them: another reader's opinion.
const poppler = spawnSync('pdfinfo', ['-v']).error === undefined;
describe('another reader', () => {
	it('finds the same title, tags and text (pdfinfo and pdftotext, where installed)', async () => {
		const bytes = await sheetPdf(programme(programmeOf, ['fr', 'hy']), made);
		expect((await readPdf(bytes)).pages).toBeGreaterThan(0);
		if (!poppler) return console.info('pdfinfo is not installed here: its opinion was not asked');
		const folder = mkdtempSync(join(tmpdir(), 'jumelage-paper-'));
		try {
			const file = join(folder, 'programme.pdf');
			writeFileSync(file, bytes);
			const info = spawnSync('pdfinfo', [file], { encoding: 'utf8' }).stdout;
			expect(info).toMatch(/Tagged:\s+yes/);
			expect(info).toMatch(/Title:\s+Programme/);
			expect(spawnSync('pdfinfo', ['-struct', file], { encoding: 'utf8' }).stdout).toMatch(/THead[\s\S]*TH /);
			expect(flat(spawnSync('pdftotext', [file, '-'], { encoding: 'utf8' }).stdout)).toContain('Համաձայնագրի ստորագրում');
		} finally {
			rmSync(folder, { recursive: true });
		}
	});
});
