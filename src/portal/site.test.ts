import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorld, type World } from '../../test/world.ts';
import { createApp } from '../app.ts';
import { openChanges } from '../server/changes.ts';
import { openPublicDatabase } from '../server/open-database.ts';
import { root } from '../server/root.ts';
import { publicDoors, publicUrls, urls } from '../urls.ts';

const kapan = '019a0000-0000-7000-8000-000000010001';
const oeiras = '019a0000-0000-7000-8000-000000010005';
const vote = '019a0000-0000-7000-8000-000000030001';
const page1 = '019a0000-0000-7000-8000-000000060001';
const slug = 'saint-etienne-kapan';
const page = publicUrls.fr.partnership({ slug });
/** Every form in which a published partnership leaves the house. */
const forms = (own: string) =>
	(['fr', 'hy', 'en'] as const).flatMap((locale) => [
		publicUrls[locale].partnership({ slug: own }),
		publicUrls[locale].picture({ slug: own }),
		publicUrls[locale].data({ slug: own }),
	]);

let world: World;
beforeAll(async () => {
	world = await openWorld();
	await world.changes.ready;
});
afterAll(() => world?.close());

const ask = (path: string, headers: Record<string, string> = {}, method = 'GET', app = world.app) =>
	app.request(new Request(new URL(path, world.baseUrl), { headers, method, redirect: 'manual' }));
const textAt = async (path: string) => (await ask(path)).text();

/** Looks at the page of publication with these choices; answers what its button would send. */
async function look(partnership: string, { without = [], ...fields }: { without?: string[]; slug?: string; also?: string } = {}) {
	const browser = await world.browser('officer-saint-etienne', 'fr');
	const first = await browser.get(urls.publication({ partnership }));
	const ticked = [...first.text.matchAll(/<input type="checkbox"[^>]*name="shown"[^>]*>/g)]
		.filter(([box]) => box.includes('checked'))
		.map(([box]) => /value="([^"]+)"/.exec(box)?.[1] ?? '');
	const shown = [...ticked, ...(fields.also ? [fields.also] : [])].filter((id) => !without.includes(id));
	const query = new URLSearchParams([['chosen', '1'], ['slug', fields.slug ?? ''], ...shown.map((id) => ['shown', id])]);
	const seen = await browser.get(`${urls.publication({ partnership })}?${query}`);
	const hidden = (name: string) =>
		[...seen.text.matchAll(new RegExp(`<input type="hidden" name="${name}" value="([^"]*)"`, 'g'))].map(([, value = '']) => value);
	const button = { chosen: '1', slug: hidden('slug').at(-1) ?? '', mark: hidden('mark')[0] ?? '', shown: hidden('shown') };
	return {
		browser,
		seen,
		query,
		button,
		publish: (more = {}) => browser.post(urls.publication({ partnership }), { ...button, read: 'yes', ...more }),
	};
}
const withdraw = async (partnership: string) =>
	(await world.browser('officer-saint-etienne', 'fr')).post(urls.publicationWithdraw({ partnership }), {});

describe('the page of Saint-Étienne and Kapan', () => {
	it('is read without an account, in the language of its address, and leaves no cookie', async () => {
		for (const [locale, title, word] of [
			['fr', 'Saint-Étienne – Kapan', 'à l’unanimité'],
			['hy', 'Սենտ Էտիեն – Կապան', 'միաձայն'],
			['en', 'Saint-Étienne – Kapan', 'unanimously'],
		] as const) {
			const response = await ask(publicUrls[locale].partnership({ slug }), { 'accept-language': 'de', cookie: 'jumelage.lang=en' });
			const text = await response.text();
			expect(response.status).toBe(200);
			expect(text).toContain(`<html lang="${locale}">`);
			expect(text).toContain(`<title>${title}</title>`);
			expect(text).toContain(word);
			expect(response.headers.get('set-cookie')).toBe(null);
			expect(response.headers.get('content-security-policy')).not.toContain('script-src');
			expect(text.replace(/<script type="application\/ld\+json">/g, '')).not.toContain('<script');
		}
	});
	it('says of a date what is known of it, who signed in what capacity, and in whose presence', async () => {
		const text = await textAt(page);
		expect(text).toMatch(/<time class="when" datetime="2022">2022<\/time><span class="soft"> \(jour inconnu\)/);
		for (const said of [
			'novembre 2023',
			'automne 2024',
			'Gaël Perdriau',
			'maire de Kapan',
			'Ambassade de France en Arménie',
			'Francophonie',
		])
			expect(text).toContain(said);
		expect(await textAt(publicUrls.hy.partnership({ slug }))).toContain('Գևորգ Փարսյան');
	});
	it('names its twins in the other languages, and the door of no language', async () => {
		const text = await textAt(page);
		expect(text).toContain(`<link rel="canonical" href="${world.baseUrl}${page}"/>`);
		for (const locale of ['fr', 'hy', 'en'] as const)
			expect(text).toContain(`hreflang="${locale}" href="${world.baseUrl}${publicUrls[locale].partnership({ slug })}"`);
		expect(text).toContain(`hreflang="x-default" href="${world.baseUrl}${publicDoors.partnership({ slug })}"`);
		const door = await ask(publicDoors.partnership({ slug }), { 'accept-language': 'hy-AM,hy;q=0.9' });
		expect([door.status, door.headers.get('location')]).toEqual([302, publicUrls.hy.partnership({ slug })]);
	});
	it('is answered with its tag alone to who has it, in the form that was asked for', async () => {
		const plain = await ask(page);
		const small = await ask(page, { 'accept-encoding': 'gzip, br' });
		expect(small.headers.get('content-encoding')).toBe('br');
		expect(small.headers.get('etag')).not.toBe(plain.headers.get('etag'));
		expect(Number(small.headers.get('content-length'))).toBeLessThan(Number(plain.headers.get('content-length')) / 3);
		expect((await ask(page, { 'accept-encoding': 'br;q=0, gzip' })).headers.get('content-encoding')).toBe('gzip');
		const again = await ask(page, { 'accept-encoding': 'gzip, br', 'if-none-match': `"x", W/${small.headers.get('etag')}` });
		expect([again.status, await again.text(), again.headers.get('cache-control')]).toEqual([304, '', 'public, no-cache']);
		expect((await ask(page, { 'accept-encoding': 'gzip, br', 'if-none-match': plain.headers.get('etag') ?? '' })).status).toBe(200);
		const head = await ask(page, {}, 'HEAD');
		expect([head.status, await head.text(), head.headers.get('etag')]).toEqual([200, '', plain.headers.get('etag')]);
	});
	it('is a picture too, of the size that networks ask for', async () => {
		const response = await ask(publicUrls.hy.picture({ slug }));
		const png = Buffer.from(await response.arrayBuffer());
		expect(response.headers.get('content-type')).toBe('image/png');
		expect([png.toString('latin1', 1, 4), png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual(['PNG', 1200, 630]);
	});
	it('sends on from an address with a slash at its end, and knows none that is not an address', async () => {
		expect((await ask(`${page}/`)).headers.get('location')).toBe(page);
		for (const path of ['/fr/jumelages/Saint-Etienne', '/fr/jumelages/..%2fx', '/fr/jumelages/a/b', '/fr/jumelages/nulle-part'])
			expect((await ask(path)).status, path).toBe(404);
	});
});

describe('what is not published', () => {
	it('is nowhere: no page, picture, data, list, feed, map of the site or document', async () => {
		await world.owner.query(
			`insert into public_address (partnership_id, slug) values ($1, 'saint-etienne-oeiras') on conflict do nothing`,
			[oeiras],
		);
		for (const path of forms('saint-etienne-oeiras')) expect((await ask(path)).status, path).toBe(404);
		for (const path of [publicUrls.fr.home(), publicUrls.fr.feed(), publicUrls.fr.city({ slug: 'saint-etienne' }), publicDoors.sitemap()])
			expect(await textAt(path), path).not.toMatch(/oeiras/i);
		expect((await ask(publicUrls.fr.city({ slug: 'oeiras' }))).status).toBe(404);
		expect((await ask(publicUrls.fr.document({ slug, document: page1 }))).status).toBe(404);
	});
	it('is out of reach of the public pages’ own code: none of it is handed another connection or another’s questions', () => {
		const folder = join(root, 'src', 'portal');
		const office = /publication|handlers|\.test\./;
		const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name) && !office.test(name));
		expect(files.length).toBeGreaterThan(15);
		const reaching = files.filter((name) =>
			/from '[^']*(server\/database|\/(?!portal)[a-z]+\/[a-z-]*store|publication-store)\.ts'/.test(
				readFileSync(join(folder, name), 'utf8'),
			),
		);
		expect(reaching).toEqual([]);
	});
	it('cannot be read by the role of the public pages, in any table of any schema', async () => {
		const reader = new pg.Client({ connectionString: world.roleUrl('jumelage_open') });
		await reader.connect();
		const { rows } = await world.owner.query<{ name: string }>(
			`select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`,
		);
		expect(rows.length).toBeGreaterThan(40);
		for (const { name } of rows) await expect(reader.query(`select 1 from ${name}`), name).rejects.toThrow(/permission denied/);
		await reader.end();
	});
});

describe('publishing', () => {
	it('shows before, to the last byte, what will be seen after', async () => {
		const { browser, query, publish, seen } = await look(oeiras, { slug: 'saint-etienne-oeiras' });
		expect(seen.status).toBe(200);
		const before = await Promise.all(
			(['fr', 'hy', 'en'] as const).map((language) =>
				browser.get(`${urls.publicationPreview({ partnership: oeiras, language })}?${query}`),
			),
		);
		expect((await ask(publicUrls.fr.partnership({ slug: 'saint-etienne-oeiras' }))).status).toBe(404);
		const { rows } = await world.owner.query('select published_at from partnership where partnership_id = $1', [oeiras]);
		expect(rows).toEqual([{ published_at: null }]);
		expect((await publish()).status).toBe(303);
		for (const [index, locale] of (['fr', 'hy', 'en'] as const).entries()) {
			const after = await textAt(publicUrls[locale].partnership({ slug: 'saint-etienne-oeiras' }));
			expect(after).toBe(before[index]?.text);
			expect(after).toContain('Oeiras');
		}
		expect(await textAt(publicUrls.fr.home())).toContain('saint-etienne-oeiras');
		expect(await textAt(publicUrls.fr.feed())).toContain('Oeiras');
		await withdraw(oeiras);
		for (const path of forms('saint-etienne-oeiras')) expect((await ask(path)).status, path).toBe(404);
	});
	it('is refused where a fact changed since the office looked, and where it did not say that it had read', async () => {
		const { button, publish, browser } = await look(oeiras);
		const unread = await browser.post(urls.publication({ partnership: oeiras }), button);
		expect([unread.status, unread.text.includes('cochez la case')]).toEqual([422, true]);
		await world.owner.query(`update partnership set since = '1995' where partnership_id = $1`, [oeiras]);
		const changed = await publish();
		expect([changed.status, changed.text.includes('Rien n’a été publié')]).toEqual([422, true]);
		await world.owner.query(`update partnership set since = '1996' where partnership_id = $1`, [oeiras]);
		expect((await ask(publicUrls.fr.partnership({ slug: 'saint-etienne-oeiras' }))).status).toBe(404);
	});
	it('is for who may approve, in a partnership of theirs', async () => {
		const elected = await world.browser('elected-saint-etienne');
		for (const path of [urls.publication({ partnership: kapan }), urls.publicationPreview({ partnership: kapan, language: 'fr' })])
			expect((await elected.get(path)).status, path).toBe(403);
		expect((await elected.post(urls.publicationWithdraw({ partnership: kapan }), {})).status).toBe(403);
		const other = await world.browser('officer-kapan');
		expect((await other.get(urls.publication({ partnership: oeiras }))).status).toBe(404);
		expect((await ask(urls.publicationPreview({ partnership: kapan, language: 'fr' }))).status).toBe(303);
	});
	it('offers exactly what the views would show, in every partnership of the example', async () => {
		const { rows } = await world.owner.query<{ id: string }>('select partnership_id as id from partnership order by 1');
		expect(rows.length).toBe(7);
		const browser = await world.browser('officer-saint-etienne');
		for (const { id } of rows) {
			const { text } = await browser.get(urls.publication({ partnership: id }));
			// The boxes are the office's rule; what is ticked comes back from the views.
			const boxes = [...text.matchAll(/<input type="checkbox"[^>]*name="shown"[^>]*>/g)].map(([box]) => box);
			const unticked = boxes.filter((box) => !box.includes('checked')).map((box) => /value="([^"]+)"/.exec(box)?.[1]);
			const { rows: documents } = await world.owner.query<{ id: string }>('select id from document where partnership_id = $1', [id]);
			expect(
				unticked.filter((one) => !documents.some((document) => document.id === one)),
				id,
			).toEqual([]);
		}
	});
	it('holds back what the office unticks, and the page says why to the office alone', async () => {
		const { publish } = await look(kapan, { without: [vote, page1] });
		expect((await publish()).status).toBe(303);
		const text = await textAt(page);
		expect(text).not.toContain('Création d’un jumelage avec la ville de Kapan');
		expect(text).not.toContain('signe-accord-coop');
		expect(text).not.toContain('Retiré par votre choix');
		const { seen, publish: back } = await look(kapan, { also: vote });
		expect(seen.text).toContain('Document non choisi');
		await back();
		expect(await textAt(page)).toContain('Création d’un jumelage avec la ville de Kapan');
		const { publish: all } = await look(kapan, { also: page1 });
		await all();
		expect(await textAt(page)).toContain('signe-accord-coop');
	});
	it('keeps a draft, a vote to come and a person without a public office out, and says so', async () => {
		const officer = await world.browser('officer-saint-etienne', 'fr');
		await officer.post(urls.decisionNew({ partnership: kapan }), {
			organisationId: '019a0000-0000-7000-8000-000000001001',
			body: 'council',
			'subject.fr': 'Délibération à venir',
			outcome: '',
		});
		await world.owner.query(
			`insert into attendance (partnership_id, agreement_id, id, person_id, part) values
			($1, '019a0000-0000-7000-8000-000000040001', gen_random_uuid(), '019a0000-0000-7000-8000-000000002006', 'witness'),
			($1, '019a0000-0000-7000-8000-000000040001', gen_random_uuid(), '019a0000-0000-7000-8000-000000002003', 'present')`,
			[kapan],
		);
		const { seen, browser } = await look(kapan);
		expect(seen.text).toContain('Délibération à venir');
		expect(seen.text).toContain('Le vote n’a pas encore eu lieu');
		expect(seen.text).toMatch(/Pascal Demirdjian[\s\S]{0,80}Sans fonction publique/);
		const { text } = await browser.get(urls.publicationPreview({ partnership: kapan, language: 'fr' }));
		expect(text).toContain('Jean-Pierre Kotchian');
		expect(text).toContain('conseiller municipal délégué à la culture');
		expect(text).not.toContain('Demirdjian');
		expect(text).not.toContain('Délibération à venir');
		await world.owner.query(`update person set objected_on = '2026-11-01' where id = '019a0000-0000-7000-8000-000000002003'`);
		const objected = await browser.get(urls.publication({ partnership: kapan }));
		expect(objected.text).toMatch(/Jean-Pierre Kotchian[\s\S]{0,80}s’est opposée/);
		await world.owner.query(`update person set objected_on = null where id = '019a0000-0000-7000-8000-000000002003'`);
		await world.owner.query(
			`delete from attendance where person_id in ('019a0000-0000-7000-8000-000000002006', '019a0000-0000-7000-8000-000000002003')`,
		);
	});
	it('leads from an old address to the new one, and gives no address to two', async () => {
		const { publish } = await look(kapan, { slug: 'kapan-saint-etienne' });
		expect((await publish()).location).toBe(urls.publication({ partnership: kapan }));
		const moved = await ask(page);
		expect([moved.status, moved.headers.get('location')]).toEqual([301, publicUrls.fr.partnership({ slug: 'kapan-saint-etienne' })]);
		const { seen } = await look(oeiras, { slug });
		expect(seen.text).toContain(`value="${slug}-2"`);
		await (await look(kapan, { slug })).publish();
		expect((await ask(page)).status).toBe(200);
	});
});

describe('the file of a document', () => {
	it('is given to everybody once published, and to nobody from the moment it is not', async () => {
		const bytes = new TextEncoder().encode('%PDF-1.7 the accord, signed');
		const { sha256, size } = await world.files.put(new Blob([bytes]).stream());
		await world.owner.query(
			`with kept as (insert into file (partnership_id, id, sha256, size, media_type, name) values ($1, gen_random_uuid(), $2, $3, 'application/pdf', 'scan.pdf') returning id)
			update document set file_id = kept.id from kept where partnership_id = $1 and document.id = $4`,
			[kapan, sha256, size, page1],
		);
		await (await look(kapan, { without: [page1] })).publish();
		const address = publicUrls.hy.document({ slug, document: page1 });
		expect((await ask(address)).status).toBe(404);
		await (await look(kapan, { also: page1 })).publish();
		expect(await textAt(publicUrls.hy.partnership({ slug }))).toContain(`href="${address}"`);
		const given = await ask(address);
		expect([given.status, given.headers.get('content-type'), await given.text()]).toEqual([
			200,
			'application/pdf',
			'%PDF-1.7 the accord, signed',
		]);
		expect(given.headers.get('content-disposition')).toMatch(/^inline; filename="[a-z0-9-]+\.pdf"$/);
		expect(given.headers.get('content-security-policy')).toContain("default-src 'none'");
		expect((await ask(address, { 'if-none-match': `"${sha256}"` })).status).toBe(304);
		// Under the address of another city it is not there.
		expect((await ask(publicUrls.hy.document({ slug: 'saint-etienne-oeiras', document: page1 }))).status).toBe(404);
		await withdraw(kapan);
		expect((await ask(address)).status).toBe(404);
		await (await look(kapan)).publish();
	});
});

describe('what is kept in memory', () => {
	it('is forgotten everywhere at once: withdrawn in one process, gone in the other', async () => {
		const open = openPublicDatabase(world.roleUrl('jumelage_open'), { max: 1 });
		const changes = openChanges(world.roleUrl('jumelage_app'));
		await changes.ready;
		let reads = 0;
		const counting: typeof open = {
			...open,
			read: (work) => {
				reads += 1;
				return open.read(work);
			},
		};
		const { database, live, auth, files, incoming } = world;
		const other = createApp({
			database,
			open: counting,
			changes,
			live,
			auth,
			files,
			incoming,
			provider: null,
			clock: () => world.now,
			mail: { send: async () => {} },
			assets: { css: '/assets/style.css', js: '', icon: '', folder: null },
			config: { baseUrl: world.baseUrl, timeZone: 'Europe/Paris', example: true, secret: 'a secret of the tests, long enough to be one' },
			log: () => {},
		});
		expect((await ask(page, {}, 'GET', other)).status).toBe(200);
		expect((await ask(page, {}, 'GET', other)).status).toBe(200);
		expect(reads).toBe(1);
		await withdraw(kapan);
		expect((await ask(page)).status).toBe(404);
		await expect.poll(async () => (await ask(page, {}, 'GET', other)).status, { timeout: 3000, interval: 5 }).toBe(404);
		await (await look(kapan)).publish();
		await expect.poll(async () => (await ask(page, {}, 'GET', other)).status, { timeout: 3000, interval: 5 }).toBe(200);
		const officer = await world.browser('officer-saint-etienne', 'fr');
		const seen = await officer.get(urls.partnershipEdit({ partnership: kapan }));
		expect(seen.status).toBe(200);
		await changes.close();
		await open.close();
	});
});
