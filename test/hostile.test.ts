import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '../src/routes.ts';
import { urls } from '../src/urls.ts';
import { abroadIn, example, exampleParts, exampleQueries } from './journeys/example.ts';
import { docx, gif, jpeg, pdf, png } from './samples.ts';
import { type Browser, openWorld, type Page, type World } from './world.ts';

/*
 * What somebody who means harm sends: forms that no page of ours would send, headers that no browser would. The answer may be any page but
 * an unexpected error; no answer shows how the program is made; nothing that was sent ever comes back as markup.
 */
let world: World;
const seed = 1959;

/** Each would betray itself on a page that writes it as it came. */
const markup = [
	'<script>knock()</script>',
	'"><img src=knock onerror=knock()>',
	"'><svg/onload=knock()>",
	'</title><script>knock()</script>',
	'</textarea><script>knock()</script>',
	'</script><script>knock()</script>',
	'javascript:knock()',
	' javascript:knock()',
	'jav\tascript:knock()',
	'data:text/html,<script>knock()</script>',
	// biome-ignore lint/suspicious/noTemplateCurlyInString: what other programs would run
	'{{knock()}}${knock()}<%= knock() %>',
	'<!--<script>knock()//-->',
];
const awkward = [
	'',
	' ',
	'\u0000',
	'a\u0000b',
	'\ud800',
	'\udfff\ud800',
	'\u202egpj.exe',
	'\u2066\u2069\u200f',
	'\ufeff',
	'e\u0301'.repeat(200),
	'Ա'.repeat(5000),
	'a'.repeat(300_000),
	'\r\nset-cookie: knock=1',
	"'; drop table partnership; --",
	'1 or 1=1',
	'%00%0d%0a',
	'../../../../etc/passwd',
	'__proto__',
	'constructor',
	'-1',
	'0',
	'1e400',
	'NaN',
	'99999999999999999999',
	'2147483648',
	'9223372036854775808',
	'0x7f',
	'٣',
	'0000',
	'9999',
	'2022-02-30',
	'2024-02-29T25:61',
	'31/12/99999',
	'0000-00-00',
	'-0001-01-01',
	'+275760-09-13',
	'2023-21/2024-24',
	'00000000-0000-0000-0000-000000000000',
	'019a0000-0000-7000-8000-00000001000',
	'019A0000-0000-7000-8000-000000010001',
	'{"a":1}',
	'[]',
	'null',
	'true',
	'on',
	'fr',
	'\\',
	'$1',
	'%s%n',
	'http://',
	'http://[::1',
	'//knock.example',
	'mailto:a@b',
	'a@b\nbcc: c@d',
];
const value = fc.oneof(
	{ weight: 3, arbitrary: fc.constantFrom(...markup) },
	{ weight: 4, arbitrary: fc.constantFrom(...awkward) },
	fc.string({ unit: 'binary', maxLength: 60 }),
	fc.string({ unit: 'grapheme', maxLength: 60 }),
	fc.bigInt().map(String),
	fc.uuid(),
);
const oddName = fc.oneof(
	fc.constantFrom(
		'__proto__',
		'constructor',
		'a.b.c.d.e',
		'.',
		'..',
		'parties.999999.organisation',
		'parties.-1.x',
		'subject.__proto__',
		'revision',
		'[]',
		'x[y]',
	),
	fc.string({ maxLength: 20 }),
);

/** Addresses that would end the experiment: signing out, ending one's own seat. */
const lasting = new Set(['account.sign-out', 'membership.end']);
/** What takes something out comes last: the forms of what is gone would only be told so. */
const takesOut = (verb: string) => /remove|drop|cancel|erase|withdraw|delete|settled/.test(verb);
const posts = routes
	.filter(({ method, verb }) => method === 'POST' && !lasting.has(verb))
	.sort((a, b) => Number(takesOut(a.verb)) - Number(takesOut(b.verb)));
const perRoute = Math.ceil(1400 / posts.length);

const parts: Record<string, string> = { ...exampleParts };
const addressOf = (pattern: string): string =>
	pattern.replace(/:(\w+)/g, (_, name: string) => parts[name] ?? example.vote) + (exampleQueries[pattern] ?? '');

/** Which fields a page's forms have, and what stands in them. */
function fieldsIn(html: string): Record<string, string> {
	const found: Record<string, string> = {};
	for (const [, attributes = ''] of html.matchAll(/<(?:input|select|textarea|button)\b([^>]*)>/g)) {
		const name = /\bname="([^"]+)"/.exec(attributes)?.[1];
		if (name && !(name in found)) found[name] = /\bvalue="([^"]*)"/.exec(attributes)?.[1]?.replaceAll('&amp;', '&') ?? '';
	}
	return found;
}

/** What must never be in an answer: an unexpected error, the program's own files, what was sent written as markup. */
function wrongIn({ status, text, headers }: Page): string[] {
	const wrong: string[] = [];
	if (status >= 500) wrong.push(`status ${status}`);
	if (
		/\bat [\w.<>]+ \(?(file:|\/|node:)|\.tsx?:\d+|node_modules|select "\w+"|syntax error at|violates [\w-]+(?: key)? constraint|relation "\w+"/i.test(
			text,
		)
	)
		wrong.push('shows how it is made');
	// A browser reads these types as a page; JSON and CSV are saved or read by programs.
	const page = /html|svg|xml/.test(headers.get('content-type') ?? 'html');
	if (page && /<script[^>]*>[^<]*knock|<img src=knock|<svg\/onload|<[a-z][^>"']*\son\w+=["']?knock/i.test(text))
		wrong.push('markup came back');
	if (page && /\b(href|src|action|formaction)="\s*(javascript|data:text\/html|jav\s+ascript)/i.test(text))
		wrong.push('an address that would run');
	if (headers.get('set-cookie')?.includes('knock')) wrong.push('a header of theirs');
	return wrong;
}

beforeAll(async () => {
	world = await openWorld();
	Object.assign(parts, await abroadIn(world));
	for (const name of Object.keys(
		Object.fromEntries(routes.flatMap(({ path: { pattern } }) => [...pattern.matchAll(/:(\w+)/g)].map(([, one]) => [one, 1]))),
	)) {
		if (parts[name]) continue;
		const { rows } = await world.owner
			.query<{ id: string }>(`select id from ${name} limit 1`)
			.catch(() => ({ rows: [] as { id: string }[] }));
		if (rows[0]) parts[name] = rows[0].id;
	}
});
afterAll(() => world.close());

describe('whoever means harm', () => {
	it(`sends ${perRoute * posts.length} malformed forms to every address that takes one, and meets no unexpected error`, {
		timeout: 240_000,
	}, async () => {
		const wrong: string[] = [];
		let sent = 0;
		let refused = 0;
		for (const [index, route] of posts.entries()) {
			const officer = await world.browser('officer-saint-etienne', (['fr', 'hy', 'en'] as const)[index % 3]);
			const address = addressOf(route.path.pattern);
			const known = fieldsIn((await officer.get(address)).text);
			const names = Object.keys(known);
			const form = fc.record({
				keep: fc.boolean(),
				changed:
					names.length > 0
						? fc.array(fc.tuple(fc.constantFrom(...names), value), { minLength: 1, maxLength: 4 })
						: fc.constant<[string, string][]>([]),
				added: fc.array(fc.tuple(oddName, value), { maxLength: 2 }),
			});
			for (const { keep, changed, added } of fc.sample(form, { seed: seed + index, numRuns: perRoute })) {
				const fields: [string, string][] = [
					...Object.entries(keep ? known : {}).filter(([name]) => !changed.some(([one]) => one === name)),
					...changed,
					...added,
				];
				const page = await post(officer, address, fields);
				sent += 1;
				if (page.status >= 400) refused += 1;
				const found = wrongIn(page);
				if (found.length > 0) wrong.push(`${route.verb} ${address} ${JSON.stringify(fields).slice(0, 400)}: ${found.join(', ')}`);
			}
		}
		expect(wrong).toEqual([]);
		expect(sent).toBeGreaterThanOrEqual(1400);
		expect(refused).toBeGreaterThan(sent / 3);
	});

	it('finds none of it as markup afterwards, on any page of the office', { timeout: 120_000 }, async () => {
		const wrong: string[] = [];
		const officer = await world.browser('officer-saint-etienne', 'fr');
		let shown = 0;
		for (const { method, path } of routes.filter(({ method, verb }) => method === 'GET' && verb === 'read')) {
			if (/stream|live|sign-out/.test(path.pattern)) continue;
			const address = addressOf(path.pattern);
			const page = await officer.get(address);
			if (page.text.includes('knock')) shown += 1;
			const found = wrongIn(page);
			if (found.length > 0) wrong.push(`${method} ${address}: ${found.join(', ')}`);
		}
		expect(wrong).toEqual([]);
		// Some of it was taken for a name or a note, as it should be: it is there, as text.
		expect(shown).toBeGreaterThan(0);
	});

	it('sends bodies that are no form, in types that are none of ours', async () => {
		const wrong: string[] = [];
		const officer = await world.browser('officer-saint-etienne');
		const bodies: [string, BodyInit][] = [
			['application/json', '{"subject":{"fr":"x"}}'],
			['application/json', '{'],
			['multipart/form-data', 'no boundary'],
			['multipart/form-data; boundary=x', '--x\r\ncontent-disposition: form-data; name="a"\r\n\r\nhalf'],
			[
				'multipart/form-data; boundary=x',
				'--x\r\ncontent-disposition: form-data; name="a"; filename="<script>knock()</script>"\r\n\r\nx\r\n--x--',
			],
			['multipart/form-data; boundary=x', `--x\r\n${'a: b\r\n'.repeat(5000)}\r\n\r\n--x--`],
			['text/plain', 'a=b'],
			['application/x-www-form-urlencoded', '%'],
			['application/x-www-form-urlencoded', '%ff%fe=%80&a=%E0%A4%A'],
			['application/x-www-form-urlencoded', '&'.repeat(100_000)],
			['application/x-www-form-urlencoded', 'a=b&'.repeat(3000)],
			['application/x-www-form-urlencoded; charset=utf-7', 'a=+ADw-script+AD4-'],
			['', 'a=b'],
		];
		for (const [index, { path, verb }] of posts.entries())
			for (const [type, body] of [bodies[index % bodies.length], bodies[(index + 5) % bodies.length]] as [string, BodyInit][]) {
				const response = await world.app.request(
					new Request(new URL(addressOf(path.pattern), world.baseUrl), {
						method: 'POST',
						body,
						headers: { cookie: officer.cookie, origin: world.baseUrl, ...(type ? { 'content-type': type } : {}) },
					}),
				);
				const found = wrongIn({ status: response.status, text: await response.text(), headers: response.headers, location: null });
				if (found.length > 0) wrong.push(`${verb} ${type}: ${found.join(', ')}`);
			}
		expect(wrong).toEqual([]);
	});

	it('sends headers, addresses and questions that no browser sends', { timeout: 60_000 }, async () => {
		const wrong: string[] = [];
		const officer = await world.browser('officer-saint-etienne');
		const headerValue = fc.oneof(
			fc.constantFrom(
				'x'.repeat(8000),
				'fr;q=9,hy;q=-1,*;q=x',
				';;;===',
				'bytes=0-0,-1,5-2',
				'W/"',
				'<script>knock()</script>',
				'..',
				'null',
				'*',
				'for="[::1]:x;by=',
				'999.999.999.999',
				'https://knock.example',
				'jumelage.lang=<script>knock()</script>; jumelage.session_token=%00%ff; a=b=c; ;;=',
				'Thu, 99 Foo 0000',
				'gzip;q=, br;q=2',
				'Basic ===',
				'Bearer x',
			),
			fc.string({ unit: 'grapheme-ascii', maxLength: 40 }).map((text) => text.trim()),
		);
		const headerName = fc.constantFrom(
			'accept-language',
			'accept',
			'accept-encoding',
			'cookie',
			'forwarded',
			'x-forwarded-for',
			'x-forwarded-host',
			'x-forwarded-proto',
			'range',
			'if-none-match',
			'if-modified-since',
			'referer',
			'user-agent',
			'authorization',
			'turbo-frame',
			'last-event-id',
			'x-http-method-override',
			'content-type',
			'origin',
			'sec-fetch-site',
		);
		const gets = routes.filter(({ method, path: { pattern } }) => method === 'GET' && !/live|stream/.test(pattern));
		const request = fc.record({
			route: fc.constantFrom(...gets),
			headers: fc.array(fc.tuple(headerName, headerValue), { maxLength: 4 }),
			query: fc.array(
				fc.tuple(
					fc.constantFrom('q', 'after', 'before', 'from', 'to', 'lang', 'verb', 'kind', 'page', 'next', 'sort', 'state', 'x'),
					value.map((text) => text.slice(0, 3000)),
				),
				{ maxLength: 3 },
			),
			own: fc.boolean(),
			strange: fc.option(
				fc.constantFrom('%00', '%ff', '..%2f..%2fetc%2fpasswd', '%e2%80%ae', "'", '__proto__', '%252e', 'a'.repeat(4000)),
				{ freq: 4 },
			),
		});
		for (const { route, headers, query, own, strange } of fc.sample(request, { seed, numRuns: 700 })) {
			const path = strange
				? route.path.pattern.replace(/:\w+/, strange).replace(/:(\w+)/g, (_, name: string) => parts[name] ?? '')
				: addressOf(route.path.pattern);
			const address = new URL(path, world.baseUrl);
			for (const [name, text] of query) address.searchParams.append(name, text);
			const sent = new Headers();
			for (const [name, text] of headers)
				try {
					sent.append(name, text);
				} catch {
					/* not even a Request can be made of it */
				}
			if (own) sent.append('cookie', officer.cookie);
			const response = await world.app.request(new Request(address, { headers: sent, redirect: 'manual' }));
			const found = wrongIn({ status: response.status, text: await response.text(), headers: response.headers, location: null });
			const to = response.headers.get('location');
			if (to && new URL(to, world.baseUrl).origin !== world.baseUrl && route.path !== urls.signIn) found.push(`sent on to ${to}`);
			if (found.length > 0)
				wrong.push(`${route.path.pattern} ${address.search.slice(0, 200)} ${JSON.stringify(headers).slice(0, 300)}: ${found.join(', ')}`);
		}
		expect(wrong).toEqual([]);
	});

	it('sends files that are not what they say, under names that would be something else', { timeout: 120_000 }, async () => {
		const script = Buffer.from('<html><script>knock()</script></html>');
		const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="knock()"><script>knock()</script></svg>');
		// Forty million zeros in forty thousand bytes.
		const bomb = docx({ name: 'word/media/image1.png', content: Buffer.alloc(40_000_000), claims: 12 });
		const contents: Record<string, Buffer> = {
			pdf: pdf(),
			png: png(),
			docx: docx(),
			'svg with script': svg,
			'svg behind a declaration': Buffer.concat([Buffer.from('<?xml version="1.0"?><!DOCTYPE svg>\n'), svg]),
			html: script,
			'html behind a mark of order': Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), script]),
			'a picture that is also a page': Buffer.concat([gif().subarray(0, 6), Buffer.from('/*'), script, Buffer.from('*/')]),
			'a photograph with a page after it': Buffer.concat([jpeg(), script]),
			'a PDF with a page before it': Buffer.concat([script, pdf()]),
			'a PDF that would run': pdf('x) Tj ET /OpenAction << /S /JavaScript /JS (knock()) >> ('),
			'a zip bomb': bomb,
			program: Buffer.concat([Buffer.from('MZ'), Buffer.alloc(300)]),
			'program of Linux': Buffer.concat([Buffer.from([0x7f]), Buffer.from('ELF'), Buffer.alloc(300)]),
			'shell script': Buffer.from('#!/bin/sh\nknock\n'),
			nothing: Buffer.alloc(0),
			'one byte': Buffer.from('%'),
			'half a zip': docx().subarray(0, 60),
			'half a PDF': pdf().subarray(0, 40),
			noise: Buffer.from(Array.from({ length: 5000 }, (_, index) => (index * 7919) % 256)),
		};
		const name = fc.oneof(
			fc.constantFrom(
				'\u202efdp.exe',
				'fiche\u202egpj.html',
				'../../../etc/passwd',
				'..\\..\\boot.ini',
				'/etc/shadow',
				'C:\\Windows\\x.pdf',
				'<script>knock()</script>.pdf',
				'"><img src=knock onerror=knock()>.png',
				"a'; drop table file; --.pdf",
				'a\r\nset-cookie: knock=1.pdf',
				'a\u0000.pdf.exe',
				'.htaccess',
				'CON',
				'',
				' ',
				'.',
				'%2e%2e%2f',
				`${'a'.repeat(5000)}.pdf`,
				`${'Կ'.repeat(300)}.pdf`,
				'\ud800.pdf',
				'x.pdf;type=text/html',
				'=cmd|calc!A0.pdf',
			),
			fc.string({ unit: 'binary', maxLength: 80 }),
			fc.string({ unit: 'grapheme', maxLength: 80 }),
		);
		const type = fc.constantFrom(
			'application/pdf',
			'text/html',
			'image/svg+xml',
			'image/png',
			'',
			'x/y;charset=utf-7',
			'multipart/form-data',
		);
		const file = fc.record({ name, type, kind: fc.constantFrom(...Object.keys(contents)) });
		const officer = await world.browser('officer-saint-etienne', 'fr');
		const kept: string[] = [];
		const wrong: string[] = [];
		for (const files of fc.sample(fc.array(file, { minLength: 1, maxLength: 4 }), { seed, numRuns: 250 })) {
			const body = new FormData();
			for (const one of files) body.append('files', new Blob([new Uint8Array(contents[one.kind] ?? [])], { type: one.type }), one.name);
			const response = await world.app.request(
				new Request(new URL(urls.documentUpload({ partnership: example.kapan }), world.baseUrl), {
					method: 'POST',
					body,
					headers: { cookie: officer.cookie, origin: world.baseUrl },
					redirect: 'manual',
				}),
			);
			const location = response.headers.get('location');
			const found = wrongIn({ status: response.status, text: await response.text(), headers: response.headers, location });
			if (found.length > 0) wrong.push(`${JSON.stringify(files)}: ${found.join(', ')}`);
			if (location) kept.push(location);
		}
		expect(wrong).toEqual([]);
		expect(kept.length).toBeGreaterThan(0);

		// What was let in is one of the kinds that are let in, and is described, shown and opened as that, never as a page.
		const { rows: held } = await world.owner.query<{ id: string; media_type: string; name: string }>(
			'select id, media_type, name from file',
		);
		expect(new Set(held.map(({ media_type }) => media_type.split('/')[0]))).not.toContain('text');
		for (const { name: shown } of held) expect(shown).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069/\\]/u);
		for (const [index, { id }] of held.entries())
			await officer.post(`${urls.documentDescribe({ partnership: example.kapan })}?file=${id}`, {
				'files.0.id': id,
				'files.0.title': `<script>knock()</script> ${index}`,
				'files.0.language': 'fr',
				'files.0.on': '',
			});
		const { rows: shown } = await world.owner.query<{ id: string }>('select id from document where file_id is not null');
		expect(shown.length).toBeGreaterThan(0);
		for (const { id } of shown) {
			const address = { partnership: example.kapan, document: id };
			for (const query of ['', '?inline=1', '?inline', '?preview=1']) {
				const { headers, status } = await officer.get(urls.documentFile(address) + query);
				expect(status).toBe(200);
				expect(headers.get('content-type')).not.toMatch(/^text|html|svg|^application\/(xml|javascript)/);
				expect(headers.get('x-content-type-options')).toBe('nosniff');
				expect(headers.get('content-security-policy')).toMatch(/sandbox/);
			}
			wrong.push(...wrongIn(await officer.get(urls.document(address))));
		}
		wrong.push(...wrongIn(await officer.get(urls.documents({ partnership: example.kapan }))));
		expect(wrong).toEqual([]);
	});
});

async function post(browser: Browser, address: string, fields: readonly [string, string][]): Promise<Page> {
	const body = new URLSearchParams();
	for (const [name, text] of fields) body.append(name, text);
	const response = await world.app.request(
		new Request(new URL(address, world.baseUrl), {
			method: 'POST',
			body,
			headers: { cookie: browser.cookie, origin: world.baseUrl },
			redirect: 'manual',
		}),
	);
	return { status: response.status, text: await response.text(), headers: response.headers, location: response.headers.get('location') };
}
