/** A document as the answer of a request: set once the transaction has ended, named in the reader's language, kept by nobody on the way. */
import { h } from 'preact';
import { m } from '../paraglide/messages.js';
import { Empty } from '../ui/Empty.tsx';
import type { Ask } from '../web/ask.ts';
import { download, fileName } from './download.ts';
import { labelsPdf, sheetPdf } from './pdf.ts';
import { type Labels, type Said, type Sheet, type Tongues, tonguesOf } from './sheet.ts';
import { TooLong } from './thread.ts';
import { inTurn } from './turns.ts';
import { NoTypesetter } from './typst.ts';
import { sheetWord } from './word.ts';

/** In which languages the address asks for it (`?in=fr-hy`); the reader's own where it does not say. */
export const tonguesAsked = (ask: Ask): Tongues => tonguesOf(ask.url.searchParams.get('in'), ask.locale);

const inReaders = (said: Said, { locale }: Ask) => (said.find(({ lang }) => lang === locale) ?? said[0])?.text ?? '';

async function setting(ask: Ask, name: string, work: () => Promise<Uint8Array<ArrayBuffer>>): Promise<Response> {
	try {
		return download(await inTurn(ask.who.id, work), name, true);
	} catch (error) {
		const why = error instanceof NoTypesetter ? m.paper_not_possible() : error instanceof TooLong ? m.paper_too_long() : null;
		if (why === null) throw error;
		return ask.page({ title: m.paper_not_made(), status: 503 }, h(Empty, { title: m.paper_not_made(), children: why }));
	}
}

/** @param about what tells this file from others of its kind: a name, a mission */
export const answerPdf = (ask: Ask, sheet: Sheet, about: string): Response => {
	const name = fileName([inReaders(sheet.title, ask), about], 'pdf');
	return ask.later(() => setting(ask, name, () => sheetPdf(sheet, ask.now)));
};
export const answerLabels = (ask: Ask, labels: Labels, about: string): Response => {
	const name = fileName([inReaders(labels.title, ask), about], 'pdf');
	return ask.later(() => setting(ask, name, () => labelsPdf(labels, ask.now)));
};
export const answerDocx = (ask: Ask, sheet: Sheet, about: string): Response => {
	const name = fileName([inReaders(sheet.title, ask), about], 'docx');
	return ask.later(() => setting(ask, name, () => sheetWord(sheet)));
};
