import { m } from '../paraglide/messages.js';
import type { Day } from '../plain/day.ts';
import type { Language } from '../plain/language.ts';
import type { Assets } from '../server/assets.ts';
import { publicDoors, publicUrls } from '../urls.ts';
import { inLanguage } from '../web/locale.ts';
import { inEach } from './feed.ts';
import { linkedList, linkedPartnership } from './linked.ts';
import { cityName, summaryOf, titleOf } from './naming.ts';
import { publicPage } from './pages/frame.tsx';
import { ListPage } from './pages/list.tsx';
import { AccessibilityPage, LegalPage, MissingPage, type NoticeProps } from './pages/notices.tsx';
import { PartnershipPage } from './pages/partnership.tsx';
import { pictureAlt, pictureMark } from './picture.ts';
import { type Shown, type ShownAuthority, type ShownLine, sinceYear } from './portal.ts';

/** What a page depends on besides the facts. */
export interface Setting {
	baseUrl: string;
	assets: Assets;
	/** Today in the office's time zone: an agreement whose term is over says so. */
	today: Day;
}

/** The page of a partnership in one language, to the last byte: for residents, and for the office before it publishes. */
export const partnershipHtml = (shown: Shown, locale: Language, { baseUrl, assets, today }: Setting): string =>
	inLanguage(locale, () => {
		const { slug } = shown;
		const picture = publicUrls[locale].picture({ slug });
		return publicPage({
			locale,
			title: titleOf(shown, locale),
			description: summaryOf(shown, sinceYear(shown), locale),
			addresses: inEach((language) => publicUrls[language].partnership({ slug })),
			door: publicDoors.partnership({ slug }),
			picture: { path: `${picture}?v=${pictureMark(shown, locale)}`, alt: pictureAlt(shown, locale) },
			feed: publicUrls[locale].feed(),
			data: publicUrls[locale].data({ slug }),
			linked: linkedPartnership({ shown, locale, today, baseUrl }),
			baseUrl,
			assets,
			children: <PartnershipPage shown={shown} locale={locale} today={today} />,
		});
	});

export const listHtml = (
	lines: readonly ShownLine[],
	authority: ShownAuthority | null,
	locale: Language,
	{ baseUrl, assets }: Setting,
): string =>
	inLanguage(locale, () => {
		const urls = publicUrls[locale];
		const title = authority ? m.portal_list_of({ city: cityName(authority, locale) }) : m.portal_list_title();
		const address = authority ? urls.city({ slug: authority.slug }) : urls.home();
		return publicPage({
			locale,
			title: authority ? title : m.portal_site_name(),
			description: title,
			addresses: inEach((language) => (authority ? publicUrls[language].city({ slug: authority.slug }) : publicUrls[language].home())),
			...(authority ? {} : { door: publicDoors.home() }),
			feed: authority ? urls.cityFeed({ slug: authority.slug }) : urls.feed(),
			linked: linkedList(lines, title, address, locale, baseUrl),
			baseUrl,
			assets,
			children: <ListPage lines={lines} authority={authority} locale={locale} />,
		});
	});

export const noticeHtml = (
	notice: 'legal' | 'accessibility',
	props: Omit<NoticeProps, 'locale'>,
	locale: Language,
	{ baseUrl, assets }: Setting,
): string =>
	inLanguage(locale, () => {
		const title = notice === 'legal' ? m.portal_legal() : m.portal_accessibility();
		const Notice = notice === 'legal' ? LegalPage : AccessibilityPage;
		return publicPage({
			locale,
			title: `${title} — ${m.portal_site_name()}`,
			description: title,
			addresses: inEach((language) => publicUrls[language][notice]()),
			baseUrl,
			assets,
			children: <Notice {...props} locale={locale} />,
		});
	});

export const missingHtml = (locale: Language, { baseUrl, assets }: Setting): string =>
	inLanguage(locale, () =>
		publicPage({
			locale,
			title: m.portal_missing_title(),
			description: m.portal_missing_text(),
			addresses: inEach((language) => publicUrls[language].home()),
			hidden: true,
			baseUrl,
			assets,
			children: <MissingPage home={publicUrls[locale].home()} />,
		}),
	);
