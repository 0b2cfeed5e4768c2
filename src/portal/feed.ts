/** What is published, for feed readers (RFC 4287), search engines (sitemaps.org 0.9) and robots (RFC 9309). */
import { Feed } from 'feed';
import { called } from '../directory/wording.ts';
import { m } from '../paraglide/messages.js';
import { type Language, languages, read } from '../plain/language.ts';
import { publicDoors, publicUrls } from '../urls.ts';
import type { ShownAuthority, ShownLine } from './portal.ts';
import type { News } from './store.ts';
import { escapeXml, writable } from './xml.ts';

const words: Record<News['noun'], (said: { title: string }) => string> = {
	partnership: m.portal_news_partnership,
	decision: m.portal_news_decision,
	agreement: m.portal_news_agreement,
	document: m.portal_news_document,
};
const anchors: Record<News['noun'], (id: string) => string> = {
	partnership: () => '',
	decision: (id) => `#vote-${id}`,
	agreement: (id) => `#accord-${id}`,
	document: () => '#documents',
};

export function atom(
	news: readonly News[],
	{ title, self, page, locale, baseUrl }: { title: string; self: string; page: string; locale: Language; baseUrl: string },
): string {
	const feed = new Feed({
		id: `${baseUrl}${self}`,
		title: writable(title),
		link: `${baseUrl}${page}`,
		language: locale,
		// A feed of nothing has been so since the beginning: the same bytes each time it is asked.
		updated: new Date(news[0]?.at ?? 0),
		generator: m.app_name(),
		feedLinks: { atom: `${baseUrl}${self}` },
		author: { name: writable(m.portal_site_name()) },
	});
	for (const { id, noun, texts, title: own, partnershipName, partnershipNames, slug, at } of news) {
		const text = noun === 'partnership' ? null : (read(texts, locale)?.text ?? own);
		const name = called({ name: partnershipName, names: partnershipNames }, locale);
		const story = noun === 'partnership' ? read(texts, locale)?.text : undefined;
		feed.addItem({
			id: `urn:uuid:${id}`,
			title: writable(words[noun]({ title: text ?? name })),
			link: `${baseUrl}${publicUrls[locale].partnership({ slug })}${anchors[noun](id)}`,
			date: new Date(at),
			description: writable(story ?? name),
		});
	}
	return feed.atom1();
}

/** Every public page with its twins in the other languages. */
export function sitemap(lines: readonly ShownLine[], authorities: readonly ShownAuthority[], baseUrl: string): string {
	const pages: { paths: Record<Language, string>; changed: string | null }[] = [
		{ paths: inEach((language) => publicUrls[language].home()), changed: null },
		...lines.map(({ slug, changedAt }) => ({
			paths: inEach((language) => publicUrls[language].partnership({ slug })),
			changed: changedAt,
		})),
		...authorities.map(({ slug }) => ({ paths: inEach((language) => publicUrls[language].city({ slug })), changed: null })),
	];
	const entries = pages.flatMap(({ paths, changed }) =>
		languages.map(
			(language) =>
				`<url><loc>${escapeXml(baseUrl + paths[language])}</loc>${changed ? `<lastmod>${changed}</lastmod>` : ''}${languages
					.map((other) => `<xhtml:link rel="alternate" hreflang="${other}" href="${escapeXml(baseUrl + paths[other])}"/>`)
					.join('')}</url>`,
		),
	);
	return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n${entries.join('\n')}\n</urlset>\n`;
}

export const inEach = <T>(make: (language: Language) => T): Record<Language, T> => ({ fr: make('fr'), hy: make('hy'), en: make('en') });

/** The workbook is nobody's to crawl; the public pages are everybody's. The longest rule that fits counts (RFC 9309, 2.2.2). */
export const robots = (baseUrl: string): string =>
	[
		'User-agent: *',
		'Disallow: /',
		...['/fr/', '/hy/', '/en/', '/assets/', publicDoors.sitemap()].map((path) => `Allow: ${path}`),
		'',
		`Sitemap: ${baseUrl}${publicDoors.sitemap()}`,
		'',
	].join('\n');
