import { fold } from '../plain/names.ts';
import type { FileStore } from '../server/files.ts';
import type { OpenDatabase } from '../server/open-database.ts';
import { shownFile } from './store.ts';

/** What browsers show by themselves; everything else is kept, not opened. */
const shownInPlace = new Set(['application/pdf', 'image/png', 'image/jpeg', 'image/webp', 'image/gif']);
const endings: Readonly<Record<string, string>> = { 'application/pdf': 'pdf', 'image/jpeg': 'jpg', 'application/msword': 'doc' };

/** The file of a published document, asked anew each time: withdrawn, it is gone with the next request. Null where there is none. */
export async function serveFile(
	{ open, files }: { open: OpenDatabase; files: Pick<FileStore, 'open'> },
	{ slug, document }: { slug: string; document: string },
	request: Request,
): Promise<Response | null> {
	const file = await open.read((db) => shownFile(db, slug, document));
	if (!file) return null;
	const etag = `"${file.sha256}"`;
	const name = `${fold(file.title).replaceAll(' ', '-').slice(0, 80) || 'document'}.${endings[file.type] ?? file.type.split('/')[1]?.split(/[.+-]/).at(-1)}`;
	const headers = {
		'content-type': file.type,
		'content-length': String(file.size),
		'content-disposition': `${shownInPlace.has(file.type) ? 'inline' : 'attachment'}; filename="${name}"`,
		'content-security-policy': "default-src 'none'; img-src 'self'; frame-ancestors 'none'",
		'cache-control': 'public, no-cache',
		'x-content-type-options': 'nosniff',
		etag,
	};
	const known = request.headers.get('if-none-match');
	if (known?.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag))
		return new Response(null, { status: 304, headers: { etag, 'cache-control': headers['cache-control'] } });
	return new Response(request.method === 'HEAD' ? null : await files.open(file.sha256), { headers });
}
