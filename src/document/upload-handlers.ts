import { h } from 'preact';
import { v7 as uuid } from 'uuid';
import { m } from '../paraglide/messages.js';
import { urls } from '../urls.ts';
import { type Ask, type Handler, isId, NotFound } from '../web/ask.ts';
import { type Errors, readForm, type Typed } from '../web/form.ts';
import { type Aim, aimOf, queryOf } from './aim.ts';
import { arrivedWith, keepFile } from './arrive.ts';
import { provesCode } from './document.ts';
import { mostFiles, titleFrom } from './file.ts';
import { attachFile, type FileWithDocument, filesById, forgetFiles, lockFiles, looseFiles } from './file-store.ts';
import { filesShape } from './form.ts';
import { holder } from './holder.ts';
import { DescribePage } from './pages/describe.tsx';
import { NewPage } from './pages/new.tsx';
import { senderOf } from './receive.ts';
import { documentById, provables, prove, saveDocument } from './store.ts';
import { refusalText } from './wording.ts';

const at = (ask: Ask) => ({ partnership: ask.params.partnership ?? '' });
export const aimHere = (ask: Ask): Aim => aimOf(ask.url, urls.partnership(at(ask)));

/** Where one goes with files that have arrived: to say what they are; or back to the document that was to get its file. */
async function onwards(ask: Ask, arrived: readonly FileWithDocument[], aim: Aim): Promise<{ href: string; message?: string }> {
	const { partnership } = at(ask);
	const [first] = arrived;
	if (aim.document !== null && first && arrived.length === 1 && (first.document === null || first.document.id === aim.document)) {
		if (!(await documentById(ask.db, partnership, aim.document))) throw new NotFound();
		await attachFile(ask.db, partnership, aim.document, first.id);
		return { href: urls.document({ partnership, document: aim.document }), message: 'done_document_file_added' };
	}
	const query = new URLSearchParams(arrived.map(({ id }): [string, string] => ['file', id]));
	for (const [name, value] of Object.entries(queryOf({ ...aim, document: null }))) if (value) query.set(name, value);
	return { href: `${urls.documentDescribe({ partnership })}?${query}` };
}

/** Files sent by a form: all in one request, or one by one before it. */
export const arrived: Handler = async (ask) => {
	const partnership = await holder(ask);
	const aim = aimHere(ask);
	const { here, refused } = await arrivedWith(ask);
	if (refused.length === 0 && here.length > 0) {
		const { href, message } = await onwards(ask, here, aim);
		return ask.see(href, message);
	}
	// What has come in stays: it is not to be sent twice for the sake of another file.
	const next = here.length > 0 ? (await onwards(ask, here, { ...aim, document: null })).href : null;
	return ask.page(
		{ title: m.document_new(), current: 'partnerships', status: here.length > 0 ? 200 : 422 },
		h(NewPage, {
			partnership,
			aim,
			records: await provables(ask.db, partnership.id),
			waiting: 0,
			maxSize: ask.deps.incoming.maxSize,
			typed: { language: ask.locale },
			errors: {},
			refused: refused.length > 0 ? refused : [m.document_file_none()],
			arrived: here.length > 0 && next ? { names: here.map(({ name }) => name), next } : null,
			locale: ask.locale,
		}),
	);
};

/** One step of an upload that can be resumed. */
export const transfer: Handler = (ask) => {
	if (ask.request.method === 'GET') throw new NotFound();
	const { deps, request } = ask;
	const sender = senderOf(ask);
	return ask.later(() => deps.incoming.resumable(request, sender, urls.uploads(at(ask))));
};

/** An upload is whole: keeps it, and says where to go, or why not. Asked twice, it answers the same. */
export const finished: Handler = async (ask) => {
	const upload = ask.params.upload ?? '';
	const { incoming } = ask.deps;
	const [file] = ask.files;
	const owner = `${ask.who.id} ${at(ask).partnership} `;
	if (!file) {
		const before = await incoming.outcome(upload);
		if (!before?.startsWith(owner)) throw new NotFound();
		return ask.json(JSON.parse(before.slice(owner.length)));
	}
	const kept = await keepFile(ask, file);
	const answer =
		'id' in kept
			? { file: kept.id, name: kept.name, known: kept.document?.title ?? null }
			: { name: kept.name, refused: refusalText(kept.refused, null, incoming.maxSize) };
	const response = ask.json(answer);
	return ask.later(async () => {
		await incoming.settle(upload, owner + JSON.stringify(answer));
		return response;
	});
};

const idsIn = (ask: Ask) => ask.url.searchParams.getAll('file').filter(isId).slice(0, mostFiles);

/** A date that a file's name bears: `2022-11-14_deliberation.pdf`, `PV 14.11.2022`. */
function dateIn(name: string): string {
	const found = /(?<!\d)((?:19|20)\d\d)[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12]\d|3[01])(?!\d)/.exec(name);
	if (found) return `${found[3]}/${found[2]}/${found[1]}`;
	const written = /(?<!\d)(0[1-9]|[12]\d|3[01])[-_.](0[1-9]|1[0-2])[-_.]((?:19|20)\d\d)(?!\d)/.exec(name);
	return written ? `${written[1]}/${written[2]}/${written[3]}` : '';
}

/** Says of each file what it is: those of the address, else all that nobody has described yet. */
export const describePage: Handler = async (ask) => {
	const partnership = await holder(ask);
	const ids = idsIn(ask);
	const aim = aimHere(ask);
	const files = ids.length > 0 ? await filesById(ask.db, partnership.id, ids) : await looseFiles(ask.db, partnership.id, mostFiles);
	if (files.length === 0) return ask.see(urls.documents(at(ask)));
	const typed: Typed = Object.fromEntries(
		files.flatMap(({ name }, row) => [
			[`files.${row}.title`, titleFrom(name)],
			[`files.${row}.language`, /\p{Script=Armenian}/u.test(name) ? 'hy' : ask.locale],
			[`files.${row}.on`, dateIn(name)],
			[`files.${row}.proves.0`, aim.proves ? provesCode(aim.proves) : ''],
		]),
	);
	return showDescribe(ask, partnership, files, aim, typed);
};

async function showDescribe(
	ask: Ask,
	partnership: { id: string; name: string },
	files: readonly FileWithDocument[],
	aim: Aim,
	typed: Typed,
	errors?: Errors,
): Promise<Response> {
	return ask.page(
		{ title: m.document_describe_title(), current: 'partnerships', status: errors ? 422 : 200 },
		h(DescribePage, {
			partnership,
			files,
			aim,
			records: await provables(ask.db, partnership.id),
			typed,
			errors: errors ?? {},
			locale: ask.locale,
			timeZone: ask.deps.config.timeZone,
		}),
	);
}

/** Makes a document of each file; a file that is kept already proves more from now on. */
export const describe: Handler = async (ask) => {
	const partnership = await holder(ask);
	const aim = aimHere(ask);
	const read = readForm(await ask.form(), filesShape(await provables(ask.db, partnership.id)));
	const ids = Object.entries(read.typed)
		.filter(([name]) => /^files\.\d+\.id$/.test(name))
		.map(([, id]) => id)
		.filter(isId);
	await lockFiles(ask.db, partnership.id, ids);
	const files = await filesById(ask.db, partnership.id, ids);
	if (!read.ok) {
		if (files.length === 0) throw new NotFound();
		return showDescribe(ask, partnership, files, aim, read.typed, read.errors);
	}
	const made: string[] = [];
	for (const { id, drop, title, language, on, proves } of read.value.files) {
		const file = files.find((one) => one.id === id);
		// Thrown away, or swept, by somebody else meanwhile.
		if (!file) continue;
		const facts = proves.filter((one) => one !== null);
		if (file.document) {
			const before = (await documentById(ask.db, partnership.id, file.document.id))?.proves.map(provesCode) ?? [];
			await prove(
				ask.db,
				partnership.id,
				file.document.id,
				facts.filter((one) => !before.includes(provesCode(one))),
				uuid,
			);
			made.push(file.document.id);
		} else if (drop) await forgetFiles(ask.db, partnership.id, [id]);
		else {
			const document = { id: uuid(), title, url: null, language, on, retrievedOn: null, note: null, fileId: id };
			await saveDocument(ask.db, partnership.id, document, facts, uuid);
			made.push(document.id);
		}
	}
	const [only] = made;
	const href = aim.back ?? (made.length === 1 && only ? urls.document({ ...at(ask), document: only }) : urls.documents(at(ask)));
	return ask.see(href, made.length > 0 ? 'done_documents_added' : 'done_document_files_dropped');
};
