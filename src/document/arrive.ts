/** Files that come with a form, or were sent one by one before it. */
import { type Ask, isId, type ReceivedFile } from '../web/ask.ts';
import { type MediaType, mostFiles, type Refusal } from './file.ts';
import { addFile, type FileWithDocument, filesById, forgetFiles } from './file-store.ts';
import { refusalText } from './wording.ts';

/** Notes a file whose bytes came in; refused where the sweep took them meanwhile. */
export async function keepFile(ask: Ask, file: ReceivedFile): Promise<FileWithDocument | { name: string; refused: Refusal }> {
	if ('refused' in file) return { name: file.name, refused: file.refused as Refusal };
	const { sha256, size, mediaType } = file.kept;
	const partnership = ask.params.partnership ?? '';
	const added = await addFile(ask.db, partnership, { sha256, size, mediaType: mediaType as MediaType, name: file.name }, ask.who);
	if ((await ask.deps.files.has(sha256)) === size) return added;
	await forgetFiles(ask.db, partnership, [added.id]);
	return { name: file.name, refused: 'cut' };
}

/** What has arrived with this form, those sent before it first; and why the others were refused, a sentence each. */
export async function arrivedWith(ask: Ask): Promise<{ here: FileWithDocument[]; refused: string[] }> {
	const kept = [];
	for (const file of ask.files) kept.push(await keepFile(ask, file));
	const before = (await ask.form()).getAll('kept').filter(isId).slice(0, mostFiles);
	return {
		here: [...(await filesById(ask.db, ask.params.partnership ?? '', before)), ...kept.filter((one) => 'id' in one)],
		refused: kept.filter((one) => 'refused' in one).map(({ name, refused }) => refusalText(refused, name, ask.deps.incoming.maxSize)),
	};
}
