import { h } from 'preact';
import { v7 as uuid } from 'uuid';
import type * as z from 'zod';
import { type Restored, restored } from '../history/restoring.tsx';
import { m } from '../paraglide/messages.js';
import { giveReason } from '../server/reason-store.ts';
import { urls } from '../urls.ts';
import { type Ask, type Handler, NotFound } from '../web/ask.ts';
import { type Errors, readForm, type Typed } from '../web/form.ts';
import { readWhy, type WhyRefused } from '../web/why.ts';
import { type Aim, aimOf } from './aim.ts';
import { provesCode } from './document.ts';
import { mostFiles } from './file.ts';
import { looseFiles } from './file-store.ts';
import { documentShape } from './form.ts';
import { holder } from './holder.ts';
import { EditPage, RemovePage, typedOf } from './pages/edit.tsx';
import { ListPage } from './pages/list.tsx';
import { NewPage } from './pages/new.tsx';
import type { Holder } from './pages/parts.tsx';
import { ShowPage } from './pages/show.tsx';
import {
	type DocumentWithProofs,
	documentById,
	documentsOf,
	earlierDocument,
	provables,
	removeDocument,
	saveDocument,
	usesOf,
} from './store.ts';

async function known(ask: Ask): Promise<{ partnership: { id: string; name: string }; document: DocumentWithProofs }> {
	const partnership = await holder(ask);
	const document = await documentById(ask.db, partnership.id, ask.params.document ?? '');
	if (!document) throw new NotFound();
	return { partnership, document };
}

export const list: Handler = async (ask) => {
	const partnership = await holder(ask);
	const [documents, records] = [await documentsOf(ask.db, partnership.id), await provables(ask.db, partnership.id)];
	const waiting = ask.may('editor') ? (await looseFiles(ask.db, partnership.id, mostFiles)).length : 0;
	return ask.page(
		{ title: m.document_list_title(), current: 'partnerships' },
		h(ListPage, { partnership, documents, records, waiting, mayEdit: ask.may('editor'), locale: ask.locale }),
	);
};

export const show: Handler = async (ask) => {
	const { partnership, document } = await known(ask);
	return ask.page(
		{ title: document.title, current: 'partnerships' },
		h(ShowPage, {
			partnership,
			document,
			records: await provables(ask.db, partnership.id),
			mayEdit: ask.may('editor'),
			maxSize: ask.deps.incoming.maxSize,
			locale: ask.locale,
			timeZone: ask.deps.config.timeZone,
		}),
	);
};

export const newPage: Handler = async (ask) => {
	const partnership = await holder(ask);
	const aim = aimOf(ask.url, urls.partnership({ partnership: partnership.id }));
	const back = await restored(ask, { chain: partnership.id, noun: 'document', record: null });
	const proves: Typed = aim.proves ? { 'proves.0': provesCode(aim.proves) } : {};
	const typed = back ? typedOf({ ...earlierDocument(back.row), proves: [] }) : { language: ask.locale };
	return showNew(ask, partnership, aim, { ...(typed as Typed), ...proves }, undefined, back);
};

/** What has just come in is on its way from this very page, or from one like it. */
const earlier = (now: Date) => new Date(now.getTime() - 15 * 60_000);

async function showNew(ask: Ask, partnership: Holder, aim: Aim, typed: Typed, errors?: Errors, back?: Restored | null): Promise<Response> {
	return ask.page(
		{ title: m.document_new(), current: 'partnerships', status: errors ? 422 : 200 },
		back?.notice,
		h(NewPage, {
			partnership,
			aim,
			records: await provables(ask.db, partnership.id),
			waiting: (await looseFiles(ask.db, partnership.id, mostFiles)).filter(({ uploadedAt }) => uploadedAt < earlier(ask.now)).length,
			maxSize: ask.deps.incoming.maxSize,
			typed,
			errors: errors ?? {},
			refused: [],
			arrived: null,
			locale: ask.locale,
		}),
	);
}

/** A document that is no file: a page of the web, a register. */
export const add: Handler = async (ask) => {
	const partnership = await holder(ask);
	const aim = aimOf(ask.url, urls.partnership({ partnership: partnership.id }));
	const read = readForm(await ask.form(), documentShape(await provables(ask.db, partnership.id)));
	if (!read.ok) return showNew(ask, partnership, aim, read.typed, read.errors);
	const id = uuid();
	await keep(ask, partnership, { id, fileId: null }, read.value);
	return ask.see(aim.back ?? urls.document({ partnership: partnership.id, document: id }), 'done_document_saved');
};

const editPage = async (
	ask: Ask,
	partnership: Holder,
	document: DocumentWithProofs,
	{ typed, errors, back }: { typed: Typed; errors?: Errors; back?: Restored | null },
): Promise<Response> =>
	ask.page(
		{ title: m.document_edit_title(), current: 'partnerships', status: errors ? 422 : 200 },
		back?.notice,
		h(EditPage, {
			partnership,
			document,
			records: await provables(ask.db, partnership.id),
			typed,
			errors: errors ?? {},
			locale: ask.locale,
		}),
	);

export const edit: Handler = async (ask) => {
	const { partnership, document } = await known(ask);
	const back = await restored(ask, { chain: partnership.id, noun: 'document', record: document.id });
	const typed = typedOf(back ? { ...earlierDocument(back.row), proves: document.proves } : document);
	return editPage(ask, partnership, document, { typed, back });
};

export const save: Handler = async (ask) => {
	const { partnership, document } = await known(ask);
	const read = readForm(await ask.form(), documentShape(await provables(ask.db, partnership.id)));
	if (!read.ok) return editPage(ask, partnership, document, read);
	await keep(ask, partnership, document, read.value);
	return ask.see(urls.document({ partnership: partnership.id, document: document.id }), 'done_document_saved');
};

const keep = (
	ask: Ask,
	partnership: Holder,
	{ id, fileId }: Pick<DocumentWithProofs, 'id' | 'fileId'>,
	{ proves, ...value }: z.output<ReturnType<typeof documentShape>>,
) =>
	saveDocument(
		ask.db,
		partnership.id,
		{ id, fileId, ...value },
		proves.filter((one) => one !== null),
		uuid,
	);

const askRemoval = async (ask: Ask, refused?: WhyRefused): Promise<Response> => {
	const at = await known(ask);
	return ask.page(
		{ title: m.document_remove_title(), current: 'partnerships', status: refused ? 422 : 200 },
		h(RemovePage, { ...at, uses: await usesOf(ask.db, at.partnership.id, at.document.id), locale: ask.locale, ...refused }),
	);
};
export const removePage: Handler = (ask) => askRemoval(ask);

export const remove: Handler = async (ask) => {
	const { partnership, document } = await known(ask);
	// What an act rests on is not taken out: it is corrected, or another document is laid beside it.
	const used = document.proves.length > 0 || (await usesOf(ask.db, partnership.id, document.id)).length > 0;
	if (used) return askRemoval(ask, { typed: {}, errors: {} });
	const { why, refused } = readWhy(await ask.form());
	if (refused) return askRemoval(ask, refused);
	await giveReason(ask.db, why);
	await removeDocument(ask.db, partnership.id, document.id);
	return ask.see(urls.documents({ partnership: partnership.id }), 'done_document_removed');
};
