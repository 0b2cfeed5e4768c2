/** The same sheets as Word files, for whoever still has to change a sentence: headings, tables and lists are Word's own. */
import {
	AlignmentType,
	BorderStyle,
	Document,
	Footer,
	HeadingLevel,
	type IRunOptions,
	LevelFormat,
	Packer,
	PageNumber,
	Paragraph,
	Table,
	TableCell,
	TableLayoutType,
	TableRow,
	TextRun,
	WidthType,
} from 'docx';
import type { Language } from '../plain/language.ts';
import { type Block, joined, type Said, type Sheet } from './sheet.ts';

const regions: Readonly<Record<Language, string>> = { fr: 'fr-FR', hy: 'hy-AM', en: 'en-GB' };
// Fonts that come with Word and LibreOffice, or their metric twins; Word finds Armenian letters of its own.
const font = 'Cambria';
const width = 9638; // 170 mm in twentieths of a point, between A4's margins of 20 mm

// XML 1.0 knows no other control characters than these three; half a pair of surrogates is no character.
const clean = (text: string) => text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '').replace(/\r\n?/g, '\n');

const runs = ({ lang, text }: Said[number], options: IRunOptions = {}): TextRun[] =>
	clean(text)
		.split('\n')
		.map((line, index) => new TextRun({ ...options, text: line, language: { value: regions[lang] }, ...(index > 0 && { break: 1 }) }));
const paragraph = (one: Said[number], options: ConstructorParameters<typeof Paragraph>[0] & object = {}, run: IRunOptions = {}) =>
	new Paragraph({ ...options, children: runs(one, run) });

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const line = { style: BorderStyle.SINGLE, size: 4, color: 'B9B3A6' } as const;
const open = { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none };
const ruled = { ...open, top: line, bottom: line, insideHorizontal: line };

/** A row of cells that only places things: each language beside the other. */
const placed = (cells: Paragraph[][], shares: readonly number[]): Table => {
	const sum = shares.reduce((a, b) => a + b, 0);
	return new Table({
		width: { size: width, type: WidthType.DXA },
		columnWidths: shares.map((share) => Math.round((share / sum) * width)),
		layout: TableLayoutType.FIXED,
		borders: open,
		rows: [new TableRow({ cantSplit: false, children: cells.map((children) => new TableCell({ children, borders: open })) })],
	});
};
const beside = (said: Said, one: (part: Said[number]) => Paragraph): (Paragraph | Table)[] =>
	said.length < 2
		? said.map(one)
		: [
				placed(
					said.map((part) => [one(part)]),
					said.map(() => 1),
				),
				gap(0),
			];
const gap = (after = 120) => new Paragraph({ children: [], spacing: { before: 0, after, line: 120 } });
const stacked = (said: Said, run: IRunOptions = {}): Paragraph[] =>
	said.length > 0
		? said.map((part, index) => paragraph(part, { spacing: { after: 0 } }, index > 0 ? { ...run, color: '4A5967' } : run))
		: [new Paragraph({ children: [] })];

const levels = { 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const;
const blank = '……………………………';

function drawn(block: Block): (Paragraph | Table)[] {
	switch (block.kind) {
		case 'heading':
			return beside(block.said, (part) => paragraph(part, { heading: levels[block.level], keepNext: true }));
		case 'paragraph':
			return beside(block.said, (part) => paragraph(part, {}, block.tone === 'soft' ? { color: '4A5967' } : {}));
		case 'facts':
			return [
				...block.facts.map(({ label, value }) =>
					placed([stacked(label, { bold: true }), stacked(value.length > 0 ? value : [{ lang: 'fr', text: blank }])], [3, 7]),
				),
				gap(),
			];
		case 'list':
			return block.items.flatMap((item) =>
				item.map((part, index) =>
					paragraph(part, index === 0 ? { numbering: { reference: 'dashes', level: 0 } } : { indent: { left: 357 } }),
				),
			);
		case 'table': {
			const sum = block.widths.reduce((a, b) => a + b, 0);
			return [
				new Table({
					width: { size: width, type: WidthType.DXA },
					columnWidths: block.widths.map((share) => Math.round((share / sum) * width)),
					layout: TableLayoutType.FIXED,
					borders: ruled,
					rows: [
						new TableRow({
							tableHeader: true,
							children: block.head.map((said) => new TableCell({ children: stacked(said, { bold: true }) })),
						}),
						...block.rows.map(
							(row, index) =>
								new TableRow({
									cantSplit: true,
									children: row.map(
										(said) =>
											new TableCell({ children: stacked(said, block.total && index === block.rows.length - 1 ? { bold: true } : {}) }),
									),
								}),
						),
					],
				}),
				gap(),
			];
		}
		case 'signatures':
			return [
				gap(),
				...beside(block.made, (part) => paragraph(part, { keepNext: true })),
				gap(),
				placed(
					block.by.map(({ role, name }) => [
						...stacked(role, { bold: true }),
						new Paragraph({ children: [], spacing: { before: 1200 } }),
						...stacked(name.length > 0 ? name : [{ lang: 'fr', text: blank }]),
					]),
					block.by.map(() => 1),
				),
			];
	}
}

const footer = (said: Said): Footer =>
	new Footer({
		children: [
			new Paragraph({
				alignment: AlignmentType.RIGHT,
				children: said.flatMap(({ lang, text }, index) => [
					...(index > 0 ? [new TextRun(' · ')] : []),
					...text
						.split(/(\{n\}|\{total\})/)
						.map((part) =>
							part === '{n}'
								? new TextRun({ children: [PageNumber.CURRENT] })
								: part === '{total}'
									? new TextRun({ children: [PageNumber.TOTAL_PAGES] })
									: new TextRun({ text: part, language: { value: regions[lang] } }),
						),
				]),
			}),
		],
	});

/** A Word file (Office Open XML). */
export async function sheetDocx(sheet: Sheet): Promise<Uint8Array<ArrayBuffer>> {
	const children = [
		...beside(sheet.house?.name ?? [], (part) => paragraph(part, { spacing: { after: 60 } }, { bold: true, size: 24 })),
		...(sheet.house?.address ? [paragraph({ lang: sheet.tongues[0], text: sheet.house.address }, {}, { color: '4A5967', size: 18 })] : []),
		new Paragraph({ children: [], border: { top: { style: BorderStyle.SINGLE, size: 8, color: '00616F', space: 1 } } }),
		...beside(sheet.number, (part) => paragraph(part)),
		...beside(sheet.title, (part) => paragraph(part, { heading: HeadingLevel.HEADING_1 })),
		...beside(sheet.subtitle, (part) => paragraph(part, {}, { color: 'A0492A', size: 24 })),
		...sheet.blocks.flatMap(drawn),
	];
	const heading = (size: number, color: string, before: number) => ({
		run: { size, color, bold: true, font },
		paragraph: { spacing: { before, after: 120 } },
	});
	const document = new Document({
		title: clean([joined(sheet.title), joined(sheet.subtitle)].filter(Boolean).join(' – ')),
		creator: clean(joined(sheet.house?.name ?? [])),
		styles: {
			default: {
				document: { run: { font, size: 21, language: { value: regions[sheet.tongues[0]] } }, paragraph: { spacing: { after: 120 } } },
				heading1: heading(34, '16263A', 120),
				heading2: heading(24, '00616F', 280),
				heading3: heading(21, '16263A', 200),
			},
		},
		numbering: {
			config: [
				{
					reference: 'dashes',
					levels: [
						{
							level: 0,
							format: LevelFormat.BULLET,
							text: '–',
							alignment: AlignmentType.LEFT,
							style: { paragraph: { indent: { left: 357, hanging: 357 } } },
						},
					],
				},
			],
		},
		sections: [
			{
				properties: { page: { size: { width: 11906, height: 16838 }, margin: { top: 1134, bottom: 1134, left: 1134, right: 1134 } } },
				footers: { default: footer(sheet.foot) },
				children,
			},
		],
	});
	return new Uint8Array(await Packer.toBuffer(document));
}
