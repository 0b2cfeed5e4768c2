import { createHash } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { docx, pdf, png } from '../../test/samples.ts';
import { type Browser, openWorld, type World } from '../../test/world.ts';
import { openBackOffice } from '../server/jobs.ts';
import { sweep } from './jobs.ts';

const kapanCase = '019a0000-0000-7000-8000-000000010001';
const luhansk = '019a0000-0000-7000-8000-000000010003';
const vote = '019a0000-0000-7000-8000-000000030001';
const home = `/partnerships/${kapanCase}`;
const documents = `${home}/documents`;

let world: World;
let officer: Browser;
beforeAll(async () => {
	world = await openWorld({ maxFileSize: 1024 * 1024 });
	officer = await world.browser('officer-saint-etienne', 'fr');
});
afterAll(() => world.close());

type Sent = { name: string; content: Buffer | string; type?: string };
const ask = async (who: Browser, path: string, init: RequestInit = {}) => {
	const headers = new Headers(init.headers);
	headers.set('cookie', who.cookie);
	if (init.method && init.method !== 'HEAD') headers.set('origin', world.baseUrl);
	return world.app.request(new Request(new URL(path, world.baseUrl), { ...init, headers, redirect: 'manual' }));
};
/** A form with files, as a browser without script sends it. */
async function send(who: Browser, files: readonly Sent[], path = `${documents}/upload`, fields: Record<string, string> = {}) {
	const body = new FormData();
	for (const [name, value] of Object.entries(fields)) body.append(name, value);
	for (const { name, content, type } of files)
		body.append('files', new Blob([Buffer.from(content)], { type: type ?? 'application/pdf' }), name);
	const response = await ask(who, path, { method: 'POST', body });
	return { status: response.status, location: response.headers.get('location'), text: await response.text() };
}
const idIn = (location: string | null, index = 0) => new URL(location ?? '', world.baseUrl).searchParams.getAll('file')[index] ?? '';
const describeOne = (who: Browser, id: string, title: string, more: Record<string, string> = {}) =>
	who.post(`${documents}/describe`, { 'files.0.id': id, 'files.0.title': title, 'files.0.language': 'fr', 'files.0.on': '', ...more });
const kept = async () => {
	const all = [];
	for await (const { sha256 } of world.files.list()) all.push(sha256);
	return all;
};

describe('files sent by a form', () => {
	it('come in together, are described one by one, prove a fact and are opened again byte for byte', async () => {
		const deliberation = pdf('Deliberation du 14 novembre 2022');
		const sent = await send(
			officer,
			[
				{ name: 'C:\\scan\\2022-11-14_délibération.pdf', content: deliberation, type: 'text/html' },
				{ name: 'Կապան.png', content: png() },
			],
			`${documents}/upload?fact=vote&decision=${vote}&back=${encodeURIComponent(`${home}#law`)}`,
		);
		expect(sent.status).toBe(303);
		const page = await officer.get(sent.location ?? '');
		for (const words of ['2022-11-14 délibération', '14/11/2022', 'Կապան', `value="vote@decision:${vote}" selected`, 'Image (PNG)'])
			expect(page.text).toContain(words);
		const fields = {
			'files.0.id': idIn(sent.location),
			'files.0.title': 'Délibération n° 2022-117',
			'files.0.language': 'fr',
			'files.0.on': '14/11/2022',
			'files.0.proves.0': `vote@decision:${vote}`,
			'files.1.id': idIn(sent.location, 1),
			'files.1.title': '',
			'files.1.language': 'hy',
			'files.1.on': 'hier',
		};
		// A title lacks, a date cannot be read: the form comes back as it was typed, and nothing is sent again.
		const back = await officer.post(sent.location ?? '', fields);
		expect(back.status).toBe(422);
		for (const words of ['files.1.title-error', 'files.1.on-error', 'Délibération n° 2022-117', 'value="hier"'])
			expect(back.text).toContain(words);
		const done = await officer.post(sent.location ?? '', { ...fields, 'files.1.title': 'Vue de Kapan', 'files.1.on': '2023' });
		expect(done.location).toBe(`${home}#law`);
		const { rows } = await world.owner.query(
			`select d.id, d.title, f.sha256, f.name, f.size, f.media_type, f.account_name, (select array_agg(fact) from evidence v where v.document_id = d.id) as facts
			from document d join file f on f.partnership_id = d.partnership_id and f.id = d.file_id order by d.id`,
		);
		expect(rows).toMatchObject([
			{
				title: 'Délibération n° 2022-117',
				name: '2022-11-14_délibération.pdf',
				media_type: 'application/pdf',
				size: deliberation.length,
				sha256: createHash('sha256').update(deliberation).digest('hex'),
				account_name: 'Relations internationales, Saint-Étienne',
				facts: ['vote'],
			},
			{ title: 'Vue de Kapan', media_type: 'image/png', facts: null },
		]);
		const shown = await officer.get(`${documents}/${rows[0].id}`);
		for (const words of [rows[0].sha256, 'Vote — ', 'data-island="PdfPreview"']) expect(shown.text).toContain(words);
		expect((await officer.get(`${documents}/${rows[1].id}`)).text).toMatch(/<img class="preview" src="[^"]+file\?inline=1" alt="Aperçu/);
		const file = await ask(officer, `${documents}/${rows[0].id}/file`);
		expect(Buffer.from(await file.arrayBuffer()).equals(deliberation)).toBe(true);
		expect(Object.fromEntries(file.headers)).toMatchObject({
			'content-type': 'application/pdf',
			'content-disposition': expect.stringMatching(/^attachment; .*filename\*=UTF-8''2022-11-14_d%C3%A9lib%C3%A9ration\.pdf$/),
			'x-content-type-options': 'nosniff',
			'content-security-policy': "sandbox; default-src 'none'",
			'cache-control': 'private, no-cache',
			'content-length': String(deliberation.length),
			'accept-ranges': 'bytes',
			etag: `"${rows[0].sha256}"`,
		});
		const picture = `${documents}/${rows[1].id}/file`;
		expect((await ask(officer, `${picture}?inline=1`)).headers.get('content-disposition')).toMatch(/^inline; /);
		expect((await ask(officer, `${documents}/${rows[0].id}/file?inline=1`)).headers.get('content-disposition')).toMatch(/^attachment; /);
		const part = await ask(officer, picture, { headers: { range: 'bytes=1-3' } });
		expect([part.status, part.headers.get('content-range')?.split('/')[0], await part.text()]).toEqual([206, 'bytes 1-3', 'PNG']);
		expect((await ask(officer, picture, { headers: { range: 'bytes=99999999-' } })).status).toBe(416);
		expect((await ask(officer, picture, { headers: { 'if-none-match': part.headers.get('etag') ?? '' } })).status).toBe(304);
		const head = await ask(officer, picture, { method: 'HEAD' });
		expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([200, String(png().length), '']);
	});

	it('are refused with what, why and what next; those that are good stay', async () => {
		const sent = await send(officer, [
			{ name: 'page.pdf', content: '<!doctype html><script>alert(1)</script>' },
			{ name: 'dessin.svg', content: '<svg onload="alert(1)">' },
			{ name: 'grand.pdf', content: pdf('Grand', 1024 * 1024) },
			{ name: 'vide.pdf', content: '' },
			{ name: 'moitié.pdf', content: pdf().subarray(0, 300) },
			{ name: 'lettre.docm', content: docx({ name: 'word/vbaProject.bin', content: 'x' }) },
			{ name: '<img src=x onerror=alert(1)>.exe', content: 'MZ' },
			{ name: 'bonne.pdf', content: pdf('Bonne') },
		]);
		expect(sent.status).toBe(200);
		for (const words of ['page.pdf', 'dépasse', 'vide.pdf', 'incomplet', 'macro', 'Bien reçu']) expect(sent.text).toContain(words);
		expect(sent.text).not.toContain('<img src=x');
		const next = /href="([^"]*documents\/describe[^"]*)"/.exec(sent.text.split('Bien reçu')[1] ?? '')?.[1]?.replaceAll('&amp;', '&');
		expect((await officer.get(next ?? '')).text).toContain('value="bonne"');
		const none = await send(officer, [{ name: 'page.pdf', content: 'rien' }]);
		expect([none.status, none.text.includes('id="files-error"')]).toEqual([422, true]);
		expect((await send(officer, [])).text).toContain('Choisissez au moins un fichier');
		// What waits to be described is said where documents are listed, and can be thrown away.
		expect((await officer.get(documents)).text).toContain('d’être décrit');
		const dropped = await officer.post(`${documents}/describe`, { 'files.0.id': idIn(next ?? ''), 'files.0.drop': 'yes' });
		expect(dropped.location).toBe(documents);
		expect((await officer.get(documents)).text).not.toContain('d’être décrit');
	});

	it('sent twice are noticed, and what is said of them is added to the document that is there', async () => {
		const first = await send(officer, [{ name: 'charte.pdf', content: pdf('Charte') }]);
		const made = await describeOne(officer, idIn(first.location), 'Charte d’amitié');
		const twice = await send(officer, [{ name: 'copie de la charte.pdf', content: pdf('Charte') }]);
		const page = await officer.get(twice.location ?? '');
		expect(page.text).toContain('déjà au dossier');
		expect(page.text).toContain('Charte d’amitié');
		await describeOne(officer, idIn(twice.location), '', { 'files.0.known': 'yes', 'files.0.proves.0': 'since@partnership' });
		const { rows } = await world.owner.query(
			`select d.id, v.fact from document d left join evidence v on v.document_id = d.id where d.title = 'Charte d’amitié'`,
		);
		expect(rows).toEqual([{ id: made.location?.split('/').at(-1), fact: 'since' }]);
	});

	it('are joined to a document that had none, or in place of the former one', async () => {
		const { location } = await officer.post(`${documents}/new`, { title: 'Registre de 2022' });
		const id = location?.split('/').at(-1);
		const joined = await send(officer, [{ name: 'registre.pdf', content: pdf('Registre') }], `${documents}/upload?document=${id}`);
		expect(joined.location).toBe(location);
		await send(officer, [{ name: 'registre complet.pdf', content: pdf('Registre complet') }], `${documents}/upload?document=${id}`);
		expect((await officer.get(location ?? '')).text).toContain('registre complet.pdf');
		// The words are changed, the file stays.
		await officer.post(`${location}/edit`, { title: 'Registre des délibérations' });
		const shown = await officer.get(location ?? '');
		expect(shown.text).toContain('registre complet.pdf');
		expect((await officer.get(`${documents}/describe`)).text).toContain('registre.pdf');
	});
});

it('a line of the law that lacks its proof leads to the form with the fact chosen, and a line that has one to the document', async () => {
	const dossier = (await officer.get(home)).text.replaceAll('&amp;', '&');
	const links = [...dossier.matchAll(/href="(\/partnerships\/[^"]+\/documents\/new\?fact=[^"]+)"/g)].map(([, href]) => href ?? '');
	expect(links.length).toBeGreaterThan(0);
	for (const link of new Set(links)) {
		const form = (await officer.get(link)).text;
		expect(form, link).toContain('Pour prouver');
		expect(form, link).toContain('selected');
	}
	expect(dossier).toMatch(/href="\/partnerships\/[^"]+\/documents\/019a[^"]+"/);
	expect((await (await world.browser('association', 'fr')).get(home)).text).not.toContain('/documents/new?');
});

describe('walls', () => {
	it('let only those in who may: a guest reads and sends nothing, a stranger learns nothing', async () => {
		const { rows } = await world.owner.query(`select id from document where file_id is not null and partnership_id = $1 limit 1`, [
			kapanCase,
		]);
		const file = `${documents}/${rows[0].id}/file`;
		const [guest, kapan] = [await world.browser('association'), await world.browser('officer-kapan')];
		expect((await ask(guest, file)).status).toBe(200);
		expect((await send(guest, [{ name: 'tract.pdf', content: pdf('Tract') }])).status).toBe(403);
		expect((await ask(guest, `${home}/uploads`, { method: 'POST', headers: tus({ 'upload-length': '3' }) })).status).toBe(403);
		for (const path of ['documents/new', 'documents/describe', `documents/${rows[0].id}/file`])
			expect((await ask(kapan, `/partnerships/${luhansk}/${path}`)).status, path).toBe(404);
		expect((await send(kapan, [{ name: 'tract.pdf', content: pdf('Tract') }], `/partnerships/${luhansk}/documents/upload`)).status).toBe(
			404,
		);
		const nobody = await world.browser();
		expect((await ask(nobody, file)).headers.get('location')).toContain('/sign-in');
		expect((await send(nobody, [{ name: 'tract.pdf', content: pdf('Tract') }])).location).toContain('/sign-in');
	});
	it('hide from one partnership that another keeps the same bytes, and open no file through another’s document', async () => {
		const { rows } = await world.owner.query(
			`select d.id, f.id as file from document d join file f on f.id = d.file_id where d.title = 'Charte d’amitié'`,
		);
		const there = `/partnerships/${luhansk}/documents`;
		const sent = await send(officer, [{ name: 'charte.pdf', content: pdf('Charte') }], `${there}/upload`);
		expect((await officer.get(sent.location ?? '')).text).not.toContain('déjà au dossier');
		expect((await ask(officer, `${there}/${rows[0].id}/file`)).status).toBe(404);
		// The id of a file of another partnership makes no document of it here.
		await officer.post(`${there}/describe`, { 'files.0.id': rows[0].file, 'files.0.title': 'Volée' });
		expect((await world.owner.query(`select 1 from document where title = 'Volée'`)).rows).toEqual([]);
		expect((await officer.post(`${there}/upload`, { kept: rows[0].file })).status).toBe(422);
	});
	it('stand in the database itself: another city’s person sees, adds and removes no file, and nobody rewrites one', async () => {
		const { rows: people } = await world.owner.query<{ id: string; email: string }>('select id, email from auth.account_user');
		const idOf = (person: string) => people.find(({ email }) => email.startsWith(person))?.id;
		const seen = async (person: string, work: (client: pg.Client) => Promise<void>) => {
			const client = new pg.Client({ connectionString: world.roleUrl('jumelage_app') });
			await client.connect();
			await client.query(`select set_config('jumelage.account', $1, false)`, [idOf(person)]);
			await work(client).finally(() => client.end());
		};
		const insert = `insert into file (partnership_id, id, sha256, size, media_type, name) values ($1, gen_random_uuid(), repeat('a', 64), 1, 'image/png', 'x')`;
		await seen('officer-kapan', async (kapan) => {
			expect((await kapan.query('select 1 from file where partnership_id = $1', [luhansk])).rows).toEqual([]);
			expect((await kapan.query('delete from file where partnership_id = $1', [luhansk])).rowCount).toBe(0);
			await expect(kapan.query(insert, [luhansk])).rejects.toThrow(/row-level security/);
			await expect(kapan.query('select forget_loose_files(now())')).rejects.toThrow(/permission denied/);
			await expect(kapan.query(`select unkept_files('{}')`)).rejects.toThrow(/permission denied/);
		});
		await seen('officer-saint-etienne', async (own) => {
			expect((await own.query('select 1 from file where partnership_id = $1', [luhansk])).rows).not.toEqual([]);
			await expect(own.query(`update file set sha256 = repeat('b', 64)`)).rejects.toThrow(/permission denied/);
			await expect(own.query(`${insert.replace("'image/png'", "'text/html'")}`, [luhansk])).rejects.toThrow(/check constraint/);
		});
	});
	it('and refuse a page of another site that would send one', async () => {
		const body = new FormData();
		body.append('files', new Blob([new Uint8Array(pdf('Volee'))]), 'x.pdf');
		const headers = { cookie: officer.cookie, origin: 'https://elsewhere.example' };
		const answer = await world.app.request(new Request(new URL(`${documents}/upload`, world.baseUrl), { method: 'POST', body, headers }));
		expect(answer.status).toBe(403);
	});
});

const tus = (more: Record<string, string> = {}) => ({ 'tus-resumable': '1.0.0', ...more });
const metadata = (name: string, sha256 = '') =>
	`name ${Buffer.from(name).toString('base64')}${sha256 ? `,sha256 ${Buffer.from(sha256).toString('base64')}` : ''}`;

describe('an upload in pieces', () => {
	const begin = (who: Browser, content: Buffer, name: string, sha256?: string) =>
		ask(who, `${home}/uploads`, {
			method: 'POST',
			headers: tus({ 'upload-length': String(content.length), 'upload-metadata': metadata(name, sha256) }),
		});
	const patch = (who: Browser, at: string, offset: number, content: Buffer) =>
		ask(who, at, {
			method: 'PATCH',
			body: new Uint8Array(content),
			headers: tus({ 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' }),
		});

	it('goes on where it was, is kept once it is whole, and answers the same when asked again', async () => {
		const content = pdf('Par morceaux', 90_000);
		const started = await begin(officer, content, 'accord.pdf', createHash('sha256').update(content).digest('hex'));
		expect([started.status, [...started.headers.keys()].filter((name) => name.startsWith('access-control'))]).toEqual([201, []]);
		const at = started.headers.get('location') ?? '';
		expect((await patch(officer, at, 0, content.subarray(0, 40_000))).status).toBe(204);
		expect((await ask(officer, `${at}/keep`, { method: 'POST' })).status).toBe(404);
		expect((await patch(officer, at, 0, content.subarray(0, 10))).status).toBe(409);
		const where = await ask(officer, at, { method: 'HEAD', headers: tus() });
		expect(where.headers.get('upload-offset')).toBe('40000');
		expect((await patch(officer, at, 40_000, content.subarray(40_000))).status).toBe(204);
		const answers = [];
		for (const _ of [1, 2]) answers.push(await (await ask(officer, `${at}/keep`, { method: 'POST' })).json());
		expect(answers[0]).toMatchObject({ name: 'accord.pdf', known: null });
		expect(answers[1]).toEqual(answers[0]);
		const sent = await send(officer, [], `${documents}/upload`, { kept: answers[0].file });
		expect(sent.location).toContain(`file=${answers[0].file}`);
	});
	it('is nobody else’s: not another account’s, not another partnership’s', async () => {
		const at = (await begin(officer, pdf(), 'accord.pdf')).headers.get('location') ?? '';
		const kapan = await world.browser('officer-kapan');
		expect((await ask(kapan, at, { method: 'HEAD', headers: tus() })).status).toBe(404);
		expect((await patch(kapan, at, 0, pdf())).status).toBe(404);
		expect((await patch(officer, at.replace(kapanCase, luhansk), 0, pdf())).status).toBe(404);
		expect((await ask(kapan, at, { method: 'DELETE', headers: tus() })).status).toBe(404);
		await patch(officer, at, 0, pdf());
		expect((await ask(kapan, `${at}/keep`, { method: 'POST' })).status).toBe(404);
		expect((await ask(officer, at, { method: 'DELETE', headers: tus() })).status).toBe(204);
	});
	it('is refused where it is too large, none of ours, or not what was sent', async () => {
		expect((await ask(officer, `${home}/uploads`, { method: 'POST', headers: tus({ 'upload-length': '1048577' }) })).status).toBe(413);
		for (const [content, sha256, words] of [
			[Buffer.from('<script>alert(1)</script>'), '', 'PDF'],
			[pdf('Abime'), '0'.repeat(64), 'incomplet'],
		] as const) {
			const at = (await begin(officer, content, 'x.pdf', sha256)).headers.get('location') ?? '';
			await patch(officer, at, 0, content);
			expect((await (await ask(officer, `${at}/keep`, { method: 'POST' })).json()).refused).toContain(words);
		}
		expect((await ask(officer, `${home}/uploads/../../../etc/passwd`, { method: 'PATCH', headers: tus() })).status).toBe(404);
	});
});

it('clears what was left: bytes without a row after a day, files without a document after thirty', async () => {
	const office = openBackOffice(world.roleUrl('jumelage_jobs'));
	const clear = (days: number) =>
		sweep({
			inDatabase: (work) => office.inDatabase('job.files.sweep', work),
			files: world.files,
			incoming: world.incoming,
			clock: () => new Date(Date.now() + days * 86_400_000),
		});
	await world.files.put(new Blob(['orphan']).stream());
	const before = await kept();
	await clear(0);
	expect(await kept()).toEqual(before);
	await clear(1.1);
	expect(await kept()).toHaveLength(before.length - 3); // the orphan, the file thrown away, and the one whose hash was not its sender’s
	expect((await officer.get(`${documents}/describe`)).text).toContain('registre.pdf');
	await clear(31);
	const { rows } = await world.owner.query<{ sha256: string; loose: boolean }>(
		'select distinct sha256, loose_since is not null as loose from file order by 1',
	);
	expect(rows.some(({ loose }) => loose)).toBe(false);
	expect((await kept()).sort()).toEqual(rows.map(({ sha256 }) => sha256));
	expect(rows.length).toBeGreaterThan(2);
	await office.close();
});
