import { type Ask, type Handler, NotFound } from '../web/ask.ts';
import { fileOfDocument } from './file-store.ts';
import { fileResponse } from './serve.ts';

/** A file through its document: who may not see the document does not learn that the file exists. */
export const open: Handler = async (ask: Ask) => {
	const file = await fileOfDocument(ask.db, ask.params.partnership ?? '', ask.params.document ?? '');
	if (!file) throw new NotFound();
	return ask.later(() => fileResponse(ask.deps.files, file, ask.request, { inline: ask.url.searchParams.has('inline') }));
};
