/** How long paper takes: a programme in two languages of some ten pages, and the other documents, in one process with its one compiler. */
import { cpus } from 'node:os';
import { calendar } from '../src/paper/calendar.ts';
import { sheetDocx } from '../src/paper/docx.ts';
import { labelsPdf, sheetPdf } from '../src/paper/pdf.ts';
import { programme } from '../src/paper/programme.ts';
import type { Tongues } from '../src/paper/sheet.ts';
import { closeTypesetter } from '../src/paper/typst.ts';
import { day } from '../src/plain/day.ts';
import { labels, programmeOf, sessions, sheets } from '../test/papers.ts';

const both: Tongues = ['fr', 'hy'];
const made = new Date('2023-11-10T09:00:00Z');
const pages = (pdf: Uint8Array) =>
	Buffer.from(pdf)
		.toString('latin1')
		.match(/\/Type \/Page\b(?!s)/g)?.length ?? 0;

// Six sessions a page: fifty-eight over eight days.
const busy = Array.from({ length: 58 }, (_, index) => {
	const on = `2023-11-${20 + Math.floor(index / 8)}`;
	const startsAt = new Date(`${on}T${String(5 + (index % 8)).padStart(2, '0')}:00:00Z`);
	return { ...(sessions[index % 3] as (typeof sessions)[0]), onDay: day(on), startsAt, endsAt: new Date(startsAt.getTime() + 3_000_000) };
});
/** Another programme each time: nothing of the one before is found again by its words. */
const programmeNumber = (number: number) =>
	programme(
		{
			...programmeOf,
			sessions: busy.map((one, index) => ({
				...one,
				title: { fr: `${one.title.fr} ${number}.${index}`, hy: `${one.title.hy} ${number}.${index}` },
			})),
		},
		both,
	);

async function timed(work: (turn: number) => Promise<unknown>, turns: number): Promise<{ p50: number; worst: number }> {
	const taken: number[] = [];
	for (let turn = 0; turn < turns; turn++) {
		const begun = performance.now();
		await work(turn);
		taken.push(performance.now() - begun);
	}
	taken.sort((a, b) => a - b);
	return { p50: taken[Math.floor(turns / 2)] ?? 0, worst: taken.at(-1) ?? 0 };
}
const ms = (value: number) => `${value.toFixed(0)} ms`;

const first = performance.now();
const pdf = await sheetPdf(programmeNumber(-1), made);
console.log(`${cpus().length} cores, Node ${process.versions.node}`);
console.log(`the first document of the process, fonts and compiler included: ${ms(performance.now() - first)}, ${pages(pdf)} pages`);
const rows: [string, { p50: number; worst: number }][] = [
	[`programme in two languages, ${pages(pdf)} pages`, await timed((turn) => sheetPdf(programmeNumber(turn), made), 30)],
	['mission order in two languages', await timed(() => sheetPdf(sheets.order?.(both) as never, made), 30)],
	['hosting agreement in two languages', await timed(() => sheetPdf(sheets.hosting?.(both) as never, made), 30)],
	['hosting agreement, Word', await timed(() => sheetDocx(sheets.hosting?.(both) as never), 30)],
	['badges', await timed(() => labelsPdf(labels.badges?.(both) as never, made), 30)],
	[
		'calendar of 58 sessions',
		await timed(
			async () =>
				calendar(
					{
						title: programmeOf.trip.title,
						zone: 'Asia/Yerevan',
						host: 'jumelage.example',
						sessions: busy.map((one, index) => ({ ...one, id: `s${index}`, revision: 1 })),
					},
					'fr',
					made,
				),
			30,
		),
	],
];
for (const [what, { p50, worst }] of rows) console.log(`| ${what} | ${ms(p50)} | ${ms(worst)} |`);

// What the rest of the process feels meanwhile: the longest that its event loop stood still while a document was set.
let last = performance.now();
let still = 0;
const beat = setInterval(() => {
	still = Math.max(still, performance.now() - last - 5);
	last = performance.now();
}, 5);
for (let turn = 100; turn < 110; turn++) await sheetPdf(programmeNumber(turn), made);
clearInterval(beat);
console.log(`the process stood still for ${ms(still)} at most`);
await closeTypesetter();
