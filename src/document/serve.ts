import type { FileStore } from '../server/files.ts';
import { disposition, drawable, type KeptFile, rangeOf } from './file.ts';

/**
 * The answer that brings a file: under the type found in its content, never run, never drawn as a page, whole or in part.
 * @param inline pictures alone are shown where they stand; everything else is saved
 * @param cache `Cache-Control`; unless told, every reader's browser asks again each time whether it still may
 */
export async function fileResponse(
	store: FileStore,
	file: Pick<KeptFile, 'sha256' | 'size' | 'mediaType' | 'name'>,
	request: Request,
	{ inline = false, cache = 'private, no-cache' }: { inline?: boolean; cache?: string } = {},
): Promise<Response> {
	const tag = `"${file.sha256}"`;
	const headers = new Headers({
		'content-type': file.mediaType,
		'content-disposition': disposition(file, inline && drawable.has(file.mediaType)),
		'content-security-policy': "sandbox; default-src 'none'",
		'x-content-type-options': 'nosniff',
		'cross-origin-resource-policy': 'same-origin',
		'referrer-policy': 'no-referrer',
		'cache-control': cache,
		'accept-ranges': 'bytes',
		etag: tag,
	});
	const asked = request.headers;
	if (isAmong(tag, asked.get('if-none-match'))) return new Response(null, { status: 304, headers });
	const whole = asked.has('if-range') && asked.get('if-range') !== tag;
	const range = whole ? null : rangeOf(asked.get('range'), file.size);
	if (range === 'none') {
		headers.set('content-range', `bytes */${file.size}`);
		return new Response(null, { status: 416, headers });
	}
	headers.set('content-length', String(range ? range.end - range.start + 1 : file.size));
	if (range) headers.set('content-range', `bytes ${range.start}-${range.end}/${file.size}`);
	const status = range ? 206 : 200;
	if (request.method === 'HEAD') return new Response(null, { status, headers });
	const body = await store.open(file.sha256, range ?? undefined);
	if (body === null) throw new Error(`the store does not hold ${file.sha256}`);
	return new Response(body, { status, headers });
}

const isAmong = (tag: string, list: string | null) =>
	(list?.split(',') ?? []).some((one) => one.trim().replace(/^W\//, '') === tag || one.trim() === '*');
