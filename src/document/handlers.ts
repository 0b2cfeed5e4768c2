import { h } from 'preact';
import { v7 as uuid } from 'uuid';
import * as z from 'zod';
import { m } from '../paraglide/messages.js';
import { urls } from '../urls.ts';
import { type Ask, type Handler, NotFound } from '../web/ask.ts';
import { type Errors, field, readForm, type Typed } from '../web/form.ts';
import { type Fact, type Provable, type Proves, provesCode, provesFrom, webAddress } from './document.ts';
import { EditPage, ListPage, RemovePage, typedOf } from './pages/documents.tsx';
import { type DocumentWithProofs, documentById, documentsOf, holderOf, provables, removeDocument, saveDocument } from './store.ts';
import { documentLanguages } from './wording.ts';

async function holder(ask: Ask): Promise<{ id: string; name: string }> {
	const found = await holderOf(ask.db, ask.params.partnership ?? '');
	if (!found) throw new NotFound();
	return found;
}
async function known(ask: Ask): Promise<{ partnership: { id: string; name: string }; document: DocumentWithProofs }> {
	const partnership = await holder(ask);
	const document = await documentById(ask.db, partnership.id, ask.params.document ?? '');
	if (!document) throw new NotFound();
	return { partnership, document };
}

export const list: Handler = async (ask) => {
	const partnership = await holder(ask);
	const [documents, records] = [await documentsOf(ask.db, partnership.id), await provables(ask.db, partnership.id)];
	return ask.page(
		{ title: m.document_list_title(), current: 'partnerships' },
		h(ListPage, { partnership, documents, records, mayEdit: ask.may('editor'), locale: ask.locale }),
	);
};

interface Shown {
	partnership: { id: string; name: string };
	document: DocumentWithProofs | null;
	records: readonly Provable[];
	typed: Typed;
	errors?: Errors;
}
const editPage = (ask: Ask, { errors, ...shown }: Shown) =>
	ask.page(
		{ title: shown.document ? m.document_edit_title() : m.document_new(), current: 'partnerships', status: errors ? 422 : 200 },
		h(EditPage, { ...shown, errors: errors ?? {}, locale: ask.locale }),
	);

/** `?fact=&decision=&agreement=`: where one comes from a fact that lacks its proof. */
function asked(ask: Ask): Typed {
	const { searchParams } = ask.url;
	const proves = {
		fact: searchParams.get('fact') as Fact,
		decisionId: searchParams.get('decision'),
		agreementId: searchParams.get('agreement'),
	};
	const code = provesCode(proves);
	return provesFrom(code) ? { 'proves.0': code } : {};
}

export const newPage: Handler = async (ask) => {
	const partnership = await holder(ask);
	return editPage(ask, {
		partnership,
		document: null,
		records: await provables(ask.db, partnership.id),
		typed: { language: ask.locale, ...asked(ask) },
	});
};

export const edit: Handler = async (ask) => {
	const { partnership, document } = await known(ask);
	return editPage(ask, { partnership, document, records: await provables(ask.db, partnership.id), typed: typedOf(document) });
};

/** What may be proven here: the facts of the partnership, of its decisions and of its agreements. */
const isHere = ({ decisionId, agreementId }: Proves, records: readonly Provable[]) =>
	(decisionId === null || records.some(({ id, noun }) => noun === 'decision' && id === decisionId)) &&
	(agreementId === null || records.some(({ id, noun }) => noun === 'agreement' && id === agreementId));

const shapeFor = (records: readonly Provable[]) =>
	z.object({
		title: field.line(),
		url: field.optionalLine().transform((value, context) => {
			const address = value === null ? null : webAddress(value);
			if (value !== null && address === null) context.addIssue({ code: 'custom', message: m.document_url_wrong() });
			return address;
		}),
		language: field.optionalChoice(documentLanguages),
		on: field.dated(),
		retrievedOn: field.day(),
		note: field.optionalText(),
		proves: z.preprocess(
			(value) => Object.values((value ?? {}) as object),
			z.array(
				field.optionalLine().transform((code, context): Proves | null => {
					const proves = code === null ? null : provesFrom(code);
					if (proves !== null && isHere(proves, records)) return proves;
					if (code !== null) context.addIssue({ code: 'custom', message: m.document_proves_unknown() });
					return null;
				}),
			),
		) as unknown as z.ZodType<(Proves | null)[]>,
	});

async function write(ask: Ask, partnership: { id: string; name: string }, document: DocumentWithProofs | null): Promise<Response> {
	const records = await provables(ask.db, partnership.id);
	const read = readForm(await ask.form(), shapeFor(records));
	if (!read.ok) return editPage(ask, { partnership, document, records, typed: read.typed, errors: read.errors });
	const { proves, ...value } = read.value;
	await saveDocument(
		ask.db,
		partnership.id,
		{ id: document?.id ?? uuid(), ...value },
		proves.filter((one) => one !== null),
		uuid,
	);
	return ask.see(urls.documents({ partnership: partnership.id }), 'done_document_saved');
}

export const add: Handler = async (ask) => write(ask, await holder(ask), null);

export const save: Handler = async (ask) => {
	const { partnership, document } = await known(ask);
	return write(ask, partnership, document);
};

export const removePage: Handler = async (ask) =>
	ask.page({ title: m.document_remove_title(), current: 'partnerships' }, h(RemovePage, await known(ask)));

export const remove: Handler = async (ask) => {
	const { partnership, document } = await known(ask);
	await removeDocument(ask.db, partnership.id, document.id);
	return ask.see(urls.documents({ partnership: partnership.id }), 'done_document_removed');
};
