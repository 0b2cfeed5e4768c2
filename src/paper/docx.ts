/** The same sheets as Word files, for whoever still has to change a sentence: headings, tables and lists are Word's own. */
import {
	AlignmentType,
	BorderStyle,
	Document,
	Footer,
	HeadingLevel,
	HeightRule,
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
import { bound, turning } from './spaces.ts';

const regions: Readonly<Record<Language, string>> = { fr: 'fr-FR', hy: 'hy-AM', en: 'en-GB' };
// Fonts that come with Word: the second has Armenian letters, which the first lacks. LibreOffice finds others of its own.
const font = 'Cambria';
const armenian = 'Sylfaen';
const width = 9638; // 170 mm in twentieths of a point, between A4's margins of 20 mm

// XML 1.0 knows no other control characters than these three; half a pair of surrogates is no character.
// Marks that turn the order of letters round are no part of a name.
const clean = (text: string) =>
	text
		.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
		.replace(turning, '')
		.replace(/\r\n?/g, '\n');

const runs = ({ lang, text }: Said[number], options: IRunOptions = {}): TextRun[] =>
	clean(bound(text, lang))
		.split('\n')
		.map(
			(line, index) =>
				new TextRun({
					...options,
					text: line,
					language: { value: regions[lang] },
					...(lang === 'hy' && { font: armenian }),
					...(index > 0 && { break: 1 }),
				}),
		);
const paragraph = (one: Said[number], options: ConstructorParameters<typeof Paragraph>[0] & object = {}, run: IRunOptions = {}) =>
	new Paragraph({ ...options, children: runs(one, run) });

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const line = { style: BorderStyle.SINGLE, size: 4, color: 'B9B3A6' } as const;
const open = { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none };
const ruled = { ...open, top: line, bottom: line, insideHorizontal: line };

const padding = { top: 50, bottom: 50, left: 0, right: 160 };
/** Rows of cells that only place things: each language beside the other, each label before what it names. */
const placed = (rows: readonly (readonly (readonly Paragraph[])[])[], shares: readonly number[]): Table => {
	const sum = shares.reduce((a, b) => a + b, 0);
	return new Table({
		width: { size: width, type: WidthType.DXA },
		columnWidths: shares.map((share) => Math.round((share / sum) * width)),
		layout: TableLayoutType.FIXED,
		borders: open,
		margins: padding,
		rows: rows.map(
			(cells) =>
				new TableRow({ cantSplit: true, children: cells.map((children) => new TableCell({ children: [...children], borders: open })) }),
		),
	});
};
const beside = (said: Said, one: (part: Said[number]) => Paragraph): (Paragraph | Table)[] =>
	said.length < 2
		? said.map(one)
		: [
				placed(
					[said.map((part) => [one(part)])],
					said.map(() => 1),
				),
				gap(0),
			];
const gap = (after = 120) => new Paragraph({ children: [], spacing: { before: 0, after, line: 120 } });
const stacked = (said: Said, run: IRunOptions = {}, keepNext = false): Paragraph[] =>
	said.length > 0
		? said.map((part, index) => paragraph(part, { spacing: { after: 0 }, keepNext }, index > 0 ? { ...run, color: '4A5967' } : run))
		: [new Paragraph({ children: [] })];

const levels = { 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const;
const blank = '……………………………';
const empty = () => new Paragraph({ children: [] });
/** What a column says where it has no words of its own: the same as the first. */
const of = (said: Said, index: number): Said => [said[index] ?? said[0]].filter((one) => one !== undefined);

type Facts = Extract<Block, { kind: 'facts' }>['facts'];
function factsTable(facts: Facts, two: boolean): Table {
	const value = (said: Said) => stacked(said.length > 0 ? said : [{ lang: 'fr', text: blank }]);
	return two
		? placed(
				facts.map((one) => [0, 1].flatMap((index) => [stacked(of(one.label, index), { bold: true }), value(of(one.value, index))])),
				[4, 5, 4, 5],
			)
		: placed(
				facts.map((one) => [stacked(one.label, { bold: true }), value(one.value)]),
				[3, 7],
			);
}

const dashed = (part: Said[number]) => paragraph(part, { numbering: { reference: 'dashes', level: 0 } });
const items = (list: readonly Said[], two: boolean): (Paragraph | Table)[] =>
	two
		? [
				placed(
					list.map((item) => [0, 1].map((index) => of(item, index).map(dashed))),
					[1, 1],
				),
				gap(),
			]
		: list.flatMap((item) => item.map((part, index) => (index === 0 ? dashed(part) : paragraph(part, { indent: { left: 357 } }))));

type Signatures = Extract<Block, { kind: 'signatures' }>;
/** Who signs alone signs on the right, below the place and the day. */
function signatures({ made, by }: Signatures, two: boolean): (Paragraph | Table)[] {
	const before: Paragraph[][] = by.length === 1 ? [[empty()]] : [];
	const alone = by.length === 1 && !two;
	return [
		gap(),
		...(alone ? [] : [...beside(made, (part) => paragraph(part, { keepNext: true })), gap()]),
		placed(
			[
				...(alone ? [[...before, made.map((part) => paragraph(part, { keepNext: true }))]] : []),
				[
					...before,
					...by.map(({ role }) => [...stacked(role, { bold: true }, true), new Paragraph({ keepNext: true, spacing: { before: 900 } })]),
				],
				[...before, ...by.map(({ name }) => stacked(name.length > 0 ? name : [{ lang: 'fr', text: blank }]))],
			],
			by.length === 1 ? [1, 1] : by.map(() => 1),
		),
	];
}

/** A row that a page holds easily stands on one page; a list of sixty names may go on to the next. */
const long = (row: readonly Said[]) => row.some((cell) => cell.reduce((sum, { text }) => sum + text.length, 0) > 500);

function drawn(block: Block, two: boolean): (Paragraph | Table)[] {
	switch (block.kind) {
		case 'heading':
			return beside(block.said, (part) => paragraph(part, { heading: levels[block.level], keepNext: true }));
		case 'paragraph':
			return beside(block.said, (part) => paragraph(part, {}, block.tone === 'soft' ? { color: '4A5967' } : {}));
		case 'facts':
			return [factsTable(block.facts, two), gap()];
		case 'list':
			return items(block.items, two);
		case 'table': {
			const sum = block.widths.reduce((a, b) => a + b, 0);
			return [
				new Table({
					width: { size: width, type: WidthType.DXA },
					columnWidths: block.widths.map((share) => Math.round((share / sum) * width)),
					layout: TableLayoutType.FIXED,
					borders: block.tall ? { ...ruled, insideVertical: line } : ruled,
					margins: { top: 60, bottom: 60, left: 80, right: 80 },
					rows: [
						new TableRow({
							tableHeader: true,
							cantSplit: true,
							children: block.head.map(
								(said) => new TableCell({ children: stacked(said, { bold: true }, true), shading: { fill: 'EEF3F4' } }),
							),
						}),
						...block.rows.map(
							(row, index) =>
								new TableRow({
									cantSplit: !long(row),
									...(block.tall && { height: { value: 560, rule: HeightRule.ATLEAST } }),
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
			return signatures(block, two);
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
		...sheet.blocks.flatMap((block) => drawn(block, sheet.tongues.length > 1)),
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
