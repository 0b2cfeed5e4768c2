/** Every public address, answered before anything is asked about who asks: no session, no cookie, no transaction of the workbook. */
import { m } from '../paraglide/messages.js';
import { today } from '../plain/day.ts';
import { type Language, languages } from '../plain/language.ts';
import type { Assets } from '../server/assets.ts';
import type { Changes } from '../server/changes.ts';
import type { FileStore } from '../server/files.ts';
import type { OpenDatabase } from '../server/open-database.ts';
import { publicDoors, publicUrls } from '../urls.ts';
import { inLanguage, languageOf } from '../web/locale.ts';
import { createCache, type Made } from './cache.ts';
import { serveFile } from './download.ts';
import { atom, robots, sitemap } from './feed.ts';
import { linkedPartnership } from './linked.ts';
import { cityName } from './naming.ts';
import { jsonInPage } from './pages/frame.tsx';
import { pictureOf } from './picture.ts';
import type { Named } from './portal.ts';
import { listHtml, missingHtml, noticeHtml, partnershipHtml, type Setting } from './render.tsx';
import { authorityAt, latestNews, partnershipAt, shownAuthorities, shownLines, shownPartnership } from './store.ts';

/** What the site needs of the outside; no connection that could read more than schema `open`. */
export interface SiteDeps {
	open: OpenDatabase;
	changes: Pick<Changes, 'subscribe' | 'listening'>;
	files: Pick<FileStore, 'open'>;
	clock: () => Date;
	assets: Assets;
	config: { baseUrl: string; timeZone: string; publicContact?: string | null; publicHost?: string | null };
}

export interface Site {
	/** Null where the address is none of the site's. */
	answer(request: Request): Response | Promise<Response> | null;
	/** Something was just written here: what is kept may say otherwise. */
	forget(): void;
	close(): void;
}

/** Nothing of ours runs in a reader's browser, and nothing comes from elsewhere. */
export const pageHeaders = (locale: Language): Record<string, string> => ({
	'content-language': locale,
	'content-security-policy':
		"default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'",
	'referrer-policy': 'strict-origin-when-cross-origin',
	'cross-origin-opener-policy': 'same-origin',
});
const html = 'text/html; charset=utf-8';

type Name = keyof (typeof publicUrls)['fr'];
type Found = { name: Name; locale: Language; slug: string; document: string };
const slugPart = '([a-z0-9]+(?:-[a-z0-9]+)*)';
const idPart = '([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})';
const patterns = languages.flatMap((locale) =>
	Object.entries(publicUrls[locale]).map(([name, { pattern }]) => ({
		name: name as Name,
		locale,
		shape: new RegExp(`^${pattern.replaceAll('.', '\\.').replace(':slug', slugPart).replace(':document', idPart)}$`),
	})),
);
const doorShape = new RegExp(`^${publicDoors.partnership.pattern.replace(':slug', slugPart)}$`);

function findAddress(path: string): Found | null {
	for (const { name, locale, shape } of patterns) {
		const found = shape.exec(path);
		if (found) return { name, locale, slug: found[1] ?? '', document: found[2] ?? '' };
	}
	return null;
}

/** The path, without what a proxy or a reader may have put after it. */
function pathOf(url: string): string {
	const start = url.indexOf('/', 8);
	const end = url.slice(start).search(/[?#]/);
	return end === -1 ? url.slice(start) : url.slice(start, start + end);
}

const publicStarts = [...languages.map((language) => `/${language}`), publicDoors.home(), publicDoors.sitemap(), publicDoors.robots()];
const sendOn = (location: string, status: 301 | 302, vary?: string) =>
	new Response(null, { status, headers: { location, 'cache-control': 'no-cache', ...(vary && { vary }) } });

export function openSite(deps: SiteDeps): Site {
	const { open, config, assets } = deps;
	const { baseUrl } = config;
	const cache = createCache({ changes: deps.changes, clock: () => deps.clock().getTime() });
	const setting = (): Setting => ({ baseUrl, assets, today: today(deps.clock(), config.timeZone) });

	async function make({ name, locale, slug }: Found): Promise<Made | { moved: string } | null> {
		const urls = publicUrls[locale];
		const page = (body: string, partnershipId: string | null): Made => ({ type: html, body, partnershipId, headers: pageHeaders(locale) });
		switch (name) {
			case 'home':
				return page(listHtml(await open.read((db) => shownLines(db, null)), null, locale, setting()), null);
			case 'feed':
				return feedOf(await open.read((db) => latestNews(db, null)), null, locale);
			case 'city':
			case 'cityFeed': {
				const found = await open.read(async (db) => {
					const authority = await authorityAt(db, slug);
					if (!authority || authority.slug !== slug) return { authority };
					return name === 'city'
						? { authority, lines: await shownLines(db, authority.id) }
						: { authority, news: await latestNews(db, authority.id) };
				});
				if (!found.authority) return null;
				if (found.authority.slug !== slug) return { moved: urls[name]({ slug: found.authority.slug }) };
				return found.news
					? feedOf(found.news, found.authority, locale)
					: page(listHtml(found.lines ?? [], found.authority, locale, setting()), null);
			}
			case 'partnership':
			case 'picture':
			case 'data': {
				const found = await open.read(async (db) => {
					const at = await partnershipAt(db, slug);
					return at && { at, shown: at.slug === slug ? await shownPartnership(db, at.id) : null };
				});
				if (!found) return null;
				const { at, shown } = found;
				if (at.slug !== slug) return { moved: urls[name]({ slug: at.slug }) };
				if (!shown) return null;
				if (name === 'partnership') return page(partnershipHtml(shown, locale, setting()), at.id);
				if (name === 'picture')
					return { type: 'image/png', body: await inLanguage(locale, () => pictureOf(shown, locale)), partnershipId: at.id };
				const linked = inLanguage(locale, () => linkedPartnership({ shown, locale, today: setting().today, baseUrl }));
				return { type: 'application/ld+json', body: jsonInPage(linked), partnershipId: at.id };
			}
			case 'legal':
			case 'accessibility': {
				const lines = await open.read((db) => shownLines(db, null));
				const publishers = [...new Map(lines.map(({ publisher }): [string, Named] => [publisher.name, publisher])).values()];
				const props = { publishers, contact: config.publicContact ?? null, host: config.publicHost ?? null };
				return page(noticeHtml(name, props, locale, setting()), null);
			}
			case 'document':
				return null;
		}
	}
	function feedOf(news: Awaited<ReturnType<typeof latestNews>>, authority: (Named & { slug: string }) | null, locale: Language): Made {
		const urls = publicUrls[locale];
		const slug = authority?.slug ?? '';
		const body = inLanguage(locale, () =>
			atom(news, {
				title: authority ? m.portal_list_of({ city: cityName(authority, locale) }) : m.portal_list_title(),
				self: authority ? urls.cityFeed({ slug }) : urls.feed(),
				page: authority ? urls.city({ slug }) : urls.home(),
				locale,
				baseUrl,
			}),
		);
		return { type: 'application/atom+xml; charset=utf-8', body, partnershipId: null };
	}

	const missing = (locale: Language, request: Request): Response =>
		new Response(request.method === 'HEAD' ? null : missingHtml(locale, setting()), {
			status: 404,
			headers: { ...pageHeaders(locale), 'content-type': html, 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' },
		});

	async function answerFound(found: Found, path: string, request: Request): Promise<Response> {
		if (found.name === 'document') return (await serveFile(deps, found, request)) ?? missing(found.locale, request);
		let moved: string | null = null;
		const answer = await cache.answer(path, request, async () => {
			const made = await make(found);
			if (!made || !('moved' in made)) return made;
			moved = made.moved;
			return null;
		});
		return answer ?? (moved ? sendOn(moved, 301) : missing(found.locale, request));
	}

	/** Addresses of no language: the reader's own, as the browser says it. */
	function door(path: string, request: Request): Response | Promise<Response> | null {
		const locale = languageOf(null, request.headers.get('accept-language'));
		if (path === publicDoors.home()) return sendOn(publicUrls[locale].home(), 302, 'accept-language');
		const language = languages.find((one) => path === `/${one}` || path === `/${one}/`);
		if (language) return sendOn(publicUrls[language].home(), 302);
		const slug = doorShape.exec(path)?.[1];
		if (slug) return sendOn(publicUrls[locale].partnership({ slug }), 302, 'accept-language');
		const machine = (type: string, body: () => Promise<string> | string) =>
			cache.answer(path, request, async () => ({ type, body: await body(), partnershipId: null })) as Promise<Response>;
		if (path === publicDoors.robots()) return machine('text/plain; charset=utf-8', () => robots(baseUrl));
		if (path === publicDoors.sitemap())
			return machine('application/xml; charset=utf-8', async () => {
				const { lines, authorities } = await open.read(async (db) => ({
					lines: await shownLines(db, null),
					authorities: await shownAuthorities(db),
				}));
				return sitemap(lines, authorities, baseUrl);
			});
		return null;
	}

	return {
		answer(request) {
			if (request.method !== 'GET' && request.method !== 'HEAD') return null;
			const path = pathOf(request.url);
			const known = cache.hit(path, request);
			if (known) return known;
			if (!publicStarts.some((start) => path.startsWith(start))) return null;
			const found = findAddress(path);
			if (found) return answerFound(found, path, request);
			if (path.endsWith('/') && findAddress(path.slice(0, -1))) return sendOn(path.slice(0, -1), 301);
			return door(path, request);
		},
		forget: () => cache.forget(null),
		close: cache.close,
	};
}
