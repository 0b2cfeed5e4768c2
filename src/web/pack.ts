import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const packers = {
	br: (body: Uint8Array) => promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }),
	gzip: (body: Uint8Array) => promisify(gzip)(body, { level: 5 }),
};

/** Whether an Accept-Encoding wishes for a coding (RFC 9110, 12.5.3). */
export const accepts = (header: string, coding: string) =>
	new RegExp(`(?:^|[\\s,])${coding}(?!\\s*;\\s*q=0(?:\\.0*)?(?:\\s|,|$))`, 'i').test(header);

// The pages of the workbook alone. Where a page shows a secret (a link, a key of an account), what a stranger may have it say beside the
// secret would tell by its length how much of it they guessed (BREACH, CVE-2013-3587): those stay as they are, and so does every answer to a form.
const workbook = /^\/(?:partnerships|directory|hosting|follow-ups)(?:\/|$)/;
/** Bytes below which packing gains nothing. */
const small = 1400;

/** A page of the workbook, packed for the way: a village's telephone waits a fifth of the time. Any other answer as it is. */
export async function packed(request: Request, response: Response): Promise<Response> {
	const { headers, status } = response;
	if (request.method !== 'GET' || status !== 200 || !workbook.test(new URL(request.url).pathname)) return response;
	if (!headers.get('content-type')?.startsWith('text/html') || headers.has('content-encoding')) return response;
	const wished = request.headers.get('accept-encoding') ?? '';
	const coding = (['br', 'gzip'] as const).find((one) => accepts(wished, one));
	const varies = [headers.get('vary'), 'accept-encoding'].filter(Boolean).join(', ');
	const body = new Uint8Array(await response.arrayBuffer());
	const sent = coding && body.byteLength > small ? await packers[coding](body) : body;
	const answer = new Response(new Uint8Array(sent), { status, headers });
	answer.headers.set('vary', varies);
	answer.headers.delete('content-length');
	if (coding && sent !== body) answer.headers.set('content-encoding', coding);
	return answer;
}
