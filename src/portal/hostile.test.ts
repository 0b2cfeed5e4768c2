import sax from 'sax';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openWorld, type World } from '../../test/world.ts';
import { openPublicDatabase } from '../server/open-database.ts';
import { publicDoors, publicUrls } from '../urls.ts';
import { draw } from './map.ts';
import { jsonInPage } from './pages/frame.tsx';
import { pictureSvg } from './picture.ts';
import { shownPartnership } from './store.ts';
import { escapeXml } from './xml.ts';

const kapan = '019a0000-0000-7000-8000-000000010001';
const saintEtienne = '019a0000-0000-7000-8000-000000001001';
const slug = 'saint-etienne-kapan';
// What a name must not do: end an element, a comment or a script, open one, be an entity, hide in control or turning characters.
const hostile = `</title></script><script>alert(1)</script>"><img src=x onerror=alert(2)>'&lt;&#x3c;]]>--!>\u0001\u0085\u2028\u202e{{7*7}}`;

let world: World;
beforeAll(async () => {
	world = await openWorld();
	const { owner } = world;
	const texts = JSON.stringify({ fr: hostile, hy: hostile, en: hostile });
	await owner.query('update territory set name = $1, names = $2 where code = $3', [hostile, texts, 'FR-42218']);
	await owner.query('update organisation set name = $1, names = $2 where id = $3', [hostile, texts, saintEtienne]);
	await owner.query('update partnership set name = $1, names = $2, story = $2 where partnership_id = $3', [hostile, texts, kapan]);
	await owner.query('update decision set subject = $1, number = $2 where partnership_id = $3', [texts, hostile, kapan]);
	await owner.query('update agreement set title = $1, object = $1, signed_at = $2 where partnership_id = $3', [texts, hostile, kapan]);
	await owner.query('update signature set capacity = $1 where partnership_id = $2', [texts, kapan]);
	await owner.query('update person set given_name = $1, family_name = $1', [hostile]);
	await owner.query('update partnership_event set title = $1 where partnership_id = $2', [texts, kapan]);
	await owner.query('update partnership_field set names = $1 where partnership_id = $2', [texts, kapan]);
	await owner.query(`update document set title = $1, language = 'x"><b>', url = 'javascript:alert(3)' where partnership_id = $2`, [
		hostile,
		kapan,
	]);
});
afterAll(() => world?.close());

const at = async (path: string) => (await world.app.request(new Request(new URL(path, world.baseUrl)))).text();

/** Every element and attribute of a document of XML; throws where it is none. */
function elementsOf(xml: string): string[] {
	const parser = sax.parser(true, { xmlns: true });
	const names: string[] = [];
	parser.onerror = (error) => {
		throw error;
	};
	parser.onopentag = ({ name, attributes }) => names.push(name, ...Object.keys(attributes).map((attribute) => `@${attribute}`));
	parser.write(xml).close();
	return names;
}

it('a hostile name stays text on the page, whatever it tries to end or to open', async () => {
	for (const locale of ['fr', 'hy', 'en'] as const)
		for (const path of [
			publicUrls[locale].partnership({ slug }),
			publicUrls[locale].home(),
			publicUrls[locale].city({ slug: 'saint-etienne' }),
			publicUrls[locale].legal(),
		]) {
			const html = await at(path);
			expect(html.includes('alert(1)'), path).toBe(true);
			expect(html.match(/<script[^>]*>/g) ?? [], path).toEqual(
				path === publicUrls[locale].legal() ? [] : ['<script type="application/ld+json">'],
			);
			expect(html.includes('<img'), path).toBe(false);
		}
});
it('an address that runs is no link', async () => {
	const html = await at(publicUrls.fr.partnership({ slug }));
	expect([/javascript:/i.test(html), /lang="x(?!-default)/.test(html)]).toEqual([false, false]);
});
it('the facts for machines are JSON still, and nothing in them ends the element they stand in', async () => {
	const html = await at(publicUrls.fr.partnership({ slug }));
	const [, block = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html) ?? [];
	expect(block).not.toMatch(/[<>&\u2028\u2029]/);
	expect(JSON.stringify(JSON.parse(block))).toContain('onerror');
	expect(JSON.parse(await at(publicUrls.fr.data({ slug })))).toEqual(JSON.parse(block));
	expect(JSON.parse(jsonInPage({ text: hostile }))).toEqual({ text: hostile });
});
it('feeds, the map of the site and the picture are well-formed, with no element of the name’s making', async () => {
	for (const path of [publicUrls.fr.feed(), publicUrls.hy.cityFeed({ slug: 'saint-etienne' }), publicDoors.sitemap()]) {
		const names = elementsOf(await at(path));
		expect(names, path).not.toContain('script');
		expect(names[0], path).toBe(path.endsWith('atom.xml') ? 'feed' : 'urlset');
	}
	const open = openPublicDatabase(world.roleUrl('jumelage_open'), { max: 1 });
	const shown = await open.read((db) => shownPartnership(db, kapan));
	await open.close();
	if (!shown) throw new Error('not published');
	const svg = elementsOf(pictureSvg(shown, 'fr'));
	expect(svg).not.toContain('script');
	expect(svg.filter((name) => /^@(on|href|xlink)/.test(name))).toEqual([]);
	const png = await world.app.request(new Request(new URL(publicUrls.fr.picture({ slug }), world.baseUrl)));
	expect([png.status, png.headers.get('content-type')]).toEqual([200, 'image/png']);
});
it('what XML cannot hold is left out, the rest is written so that it stays', () => {
	expect(escapeXml('a\u0000b\ud800c\ufffe<&"\'>')).toBe('ab\ufffdc&#60;&#38;&#34;&#39;&#62;');
});
it('cities that lie on one spot, at the poles or on the other side of the world have a map too', () => {
	for (const places of [
		[
			{ latitude: 45, longitude: 4 },
			{ latitude: 45, longitude: 4 },
		],
		[
			{ latitude: 90, longitude: 0 },
			{ latitude: -90, longitude: 0 },
		],
		[
			{ latitude: 48.85, longitude: 2.35 },
			{ latitude: -48.85, longitude: -177.65 },
		],
		[
			{ latitude: -17, longitude: 179 },
			{ latitude: -17, longitude: -179 },
		],
		[{ latitude: 45, longitude: 4 }],
	]) {
		const drawing = draw(places);
		expect(JSON.stringify(drawing), JSON.stringify(places)).not.toMatch(/NaN|Infinity|null,null/);
		for (const { x, y } of drawing?.places ?? [])
			expect([x >= -8 && x <= 728, y >= -8 && y <= 408], JSON.stringify(places)).toEqual([true, true]);
	}
	expect(
		draw([
			{ latitude: 45.43389, longitude: 4.39 },
			{ latitude: 39.20754, longitude: 46.40576 },
		])?.kilometres,
	).toBeGreaterThan(3400);
});
