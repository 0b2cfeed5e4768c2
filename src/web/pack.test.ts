import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { packed } from './pack.ts';

const words = '<p>Կապանի պատվիրակությունը Սենտ Էտիենում</p>'.repeat(400);
const page = (headers: Record<string, string> = {}) =>
	new Response(words, {
		headers: { 'content-type': 'text/html; charset=utf-8', vary: 'cookie', 'set-cookie': 'flash=; Max-Age=0', ...headers },
	});
const ask = (path: string, wished: string, init: RequestInit = {}) =>
	new Request(`http://localhost${path}`, { ...init, headers: { 'accept-encoding': wished } });
const bytes = async (response: Response) => Buffer.from(await response.arrayBuffer());

it('a page of the workbook is packed as its browser wishes, word for word, with its cookies', async () => {
	const br = await packed(ask('/partnerships/1', 'gzip, deflate, br'), page());
	expect(br.headers.get('content-encoding')).toBe('br');
	expect(br.headers.get('vary')).toBe('cookie, accept-encoding');
	expect(br.headers.getSetCookie()).toEqual(['flash=; Max-Age=0']);
	const body = await bytes(br);
	expect(body.byteLength).toBeLessThan(words.length / 10);
	expect(brotliDecompressSync(body).toString()).toBe(words);
	const gz = await packed(ask('/hosting', 'gzip, br;q=0'), page());
	expect(gz.headers.get('content-encoding')).toBe('gzip');
	expect(gunzipSync(await bytes(gz)).toString()).toBe(words);
	const plain = await packed(ask('/directory', ''), page());
	expect([plain.headers.get('content-encoding'), await plain.text()]).toEqual([null, words]);
});

it('a page that may show a secret is not packed, nor an answer to a form, a stream of events, or what is packed already', async () => {
	for (const path of ['/account/second-factor/new', '/invitation', '/evaluation', '/sign-in', '/partnershipsx']) {
		const response = page();
		expect(await packed(ask(path, 'br'), response)).toBe(response);
	}
	const refused = page();
	expect(await packed(ask('/partnerships/new', 'br', { method: 'POST', body: '' }), refused)).toBe(refused);
	const live = page({ 'content-type': 'text/event-stream' });
	expect(await packed(ask('/partnerships/1/live', 'br'), live)).toBe(live);
	const before = page({ 'content-encoding': 'gzip' });
	expect(await packed(ask('/partnerships/1', 'br'), before)).toBe(before);
});
