import type { FileStore } from '../server/files.ts';
import { type Arrival, bytesOf, type Incoming, lookInto } from '../server/incoming.ts';
import type { Coming, Received, ReceivedFile } from '../web/ask.ts';
import { cleanName, mostFiles, type Refusal } from './file.ts';
import { sniff } from './sniff.ts';

/** Looks at what arrived and keeps it, or says why not. */
async function keep(files: FileStore, { name: sent, size, path }: Arrival, claimed: string | null = null): Promise<ReceivedFile> {
	const name = cleanName(sent);
	const refuse = (refused: Refusal): ReceivedFile => ({ name, refused });
	if (path === null) return refuse('too-large');
	if (size === 0) return refuse('empty');
	const found = await lookInto(path, (read) => sniff({ size, read }));
	if ('refused' in found) return refuse(found.refused);
	const { sha256, ...stored } = await files.put(bytesOf(path));
	// What its sender computed before sending: on a bad line, or after a loss of power here, the bytes may not be theirs.
	if (claimed !== null && claimed !== sha256) return refuse('cut');
	return { name, kept: { sha256, size: stored.size, mediaType: found.type } };
}

const isFull = (error: unknown) => ['ENOSPC', 'EDQUOT'].includes((error as NodeJS.ErrnoException).code ?? '');

/** A form with files, without script: all of it in one request. */
export async function receiveForm({ deps, request }: Coming): Promise<Received> {
	const { incoming, files } = deps;
	const nothing = (refused: Refusal): Received => ({ form: new FormData(), files: [{ name: '', refused }], clear: async () => {} });
	const sent = await incoming.form(request, { files: mostFiles, fields: 100 }).catch((error: unknown) => {
		deps.log('upload', { error: String(error) });
		return isFull(error) ? nothing('no-room') : nothing('cut');
	});
	if ('clear' in sent) return sent;
	const received: ReceivedFile[] = [];
	for (const arrival of sent.files) received.push(await keep(files, arrival).catch((error: unknown) => problem(error, arrival, deps.log)));
	if (sent.tooMany) received.push({ name: '', refused: 'too-many' });
	return { form: sent.form, files: received, clear: () => incoming.clear(sent.files) };
}

function problem(error: unknown, { name }: Arrival, log: Coming['deps']['log']): ReceivedFile {
	if (!isFull(error)) throw error;
	log('upload', { error: String(error) });
	return { name: cleanName(name), refused: 'no-room' };
}

/** An upload that came in pieces, and is whole now. */
export async function receiveFinished({ deps, params, who }: Coming): Promise<Received> {
	const { incoming, files } = deps;
	const arrival = await incoming.finished(params.upload ?? '', senderOf({ params, who }));
	const received = arrival && (await keep(files, arrival, arrival.sha256).catch((error: unknown) => problem(error, arrival, deps.log)));
	return { form: new FormData(), files: received ? [received] : [], clear: async () => {} };
}

/** Whose uploads these are. */
export const senderOf = ({ params, who }: Pick<Coming, 'params' | 'who'>): Parameters<Incoming['finished']>[1] => ({
	partnership: params.partnership ?? '',
	account: who.id,
});
