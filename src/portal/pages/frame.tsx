import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { m } from '../../paraglide/messages.js';
import { type Language, languages } from '../../plain/language.ts';
import type { Assets } from '../../server/assets.ts';
import { Mark } from '../../ui/Mark.tsx';
import { publicDoors, publicUrls } from '../../urls.ts';

export interface FrameProps {
	locale: Language;
	/** Of the whole title: what stands in the browser's tab. */
	title: string;
	description: string;
	/** Where the same page stands in each language; a path without the host. */
	addresses: Record<Language, string>;
	/** The address of no language; absent: that of French. */
	door?: string;
	picture?: { path: string; alt: string };
	feed?: string;
	/** The same facts for machines. */
	data?: string;
	/** JSON-LD. */
	linked?: object;
	/** Not to be found by search engines: a page that is not there. */
	hidden?: boolean;
	baseUrl: string;
	assets: Assets;
	children: ComponentChildren;
}

const nameOf: Record<Language, () => string> = { fr: m.ui_language_fr, hy: m.ui_language_hy, en: m.ui_language_en };
/** As Open Graph names languages. */
const region: Record<Language, string> = { fr: 'fr_FR', hy: 'hy_AM', en: 'en_GB' };

/** JSON that stands in a page: no sequence of it can end the element, begin a comment or be read as markup. */
export const jsonInPage = (value: unknown): string =>
	JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);

function Head(props: FrameProps) {
	const { locale, title, description, addresses, door, picture, feed, data, linked, hidden, baseUrl, assets } = props;
	const full = (path: string) => `${baseUrl}${path}`;
	return (
		<head>
			<meta charset="utf-8" />
			<meta name="viewport" content="width=device-width, initial-scale=1" />
			<title>{title}</title>
			<meta name="description" content={description} />
			<meta name="color-scheme" content="light dark" />
			{hidden ? (
				<meta name="robots" content="noindex" />
			) : (
				<>
					<link rel="canonical" href={full(addresses[locale])} />
					{languages.map((language) => (
						<link rel="alternate" hreflang={language} href={full(addresses[language])} />
					))}
					<link rel="alternate" hreflang="x-default" href={full(door ?? addresses.fr)} />
					<meta property="og:type" content="website" />
					<meta property="og:site_name" content={m.portal_site_name()} />
					<meta property="og:title" content={title} />
					<meta property="og:description" content={description} />
					<meta property="og:url" content={full(addresses[locale])} />
					<meta property="og:locale" content={region[locale]} />
					{languages
						.filter((language) => language !== locale)
						.map((language) => (
							<meta property="og:locale:alternate" content={region[language]} />
						))}
				</>
			)}
			{picture && (
				<>
					<meta property="og:image" content={full(picture.path)} />
					<meta property="og:image:type" content="image/png" />
					<meta property="og:image:width" content="1200" />
					<meta property="og:image:height" content="630" />
					<meta property="og:image:alt" content={picture.alt} />
					<meta name="twitter:card" content="summary_large_image" />
				</>
			)}
			{feed && <link rel="alternate" type="application/atom+xml" title={m.portal_feed()} href={feed} />}
			{data && <link rel="alternate" type="application/ld+json" href={data} />}
			{(assets.fonts?.[locale] ?? []).map((href) => (
				<link rel="preload" as="font" type="font/woff2" href={href} crossorigin="anonymous" />
			))}
			{(assets.publicCss ?? assets.css) && <link rel="stylesheet" href={assets.publicCss ?? assets.css} />}
			{assets.icon && <link rel="icon" href={assets.icon} type="image/svg+xml" />}
			{linked && (
				<script
					type="application/ld+json"
					// jsonInPage() leaves nothing that could end the element.
					dangerouslySetInnerHTML={{ __html: jsonInPage(linked) }}
				/>
			)}
		</head>
	);
}

function Languages({ locale, addresses }: FrameProps) {
	return (
		<nav class="languages" aria-label={m.ui_languages()}>
			<ul>
				{languages.map((language) => (
					<li>
						{language === locale ? (
							<b lang={language} aria-current="true">
								{nameOf[language]()}
							</b>
						) : (
							<a href={addresses[language]} lang={language} hreflang={language}>
								{nameOf[language]()}
							</a>
						)}
					</li>
				))}
			</ul>
		</nav>
	);
}

function Footer({ locale, feed, data }: FrameProps) {
	const urls = publicUrls[locale];
	return (
		<footer class="footer">
			<nav aria-label={m.ui_footer_links()}>
				<ul>
					<li>
						<a href={urls.home()}>{m.portal_all()}</a>
					</li>
					{/* RGAA asks that the statement's state be said on every page that leads to it. */}
					<li>
						<a href={urls.accessibility()}>{m.portal_accessibility_state()}</a>
					</li>
					<li>
						<a href={urls.legal()}>{m.portal_legal()}</a>
					</li>
				</ul>
			</nav>
			<nav aria-label={m.portal_machines()}>
				<ul>
					{feed && (
						<li>
							<a href={feed}>{m.portal_feed()}</a>
						</li>
					)}
					{data && (
						<li>
							<a href={data}>{m.portal_data()}</a>
						</li>
					)}
					<li>
						<a href={publicDoors.sitemap()}>{m.portal_sitemap()}</a>
					</li>
				</ul>
			</nav>
		</footer>
	);
}

/** A whole public page as text: no script, no cookie, nothing of whoever reads it. */
export function publicPage(props: FrameProps): string {
	const { locale, children } = props;
	return `<!doctype html>${renderToString(
		<html lang={locale}>
			<Head {...props} />
			<body class="public">
				<a class="skip" href="#main">
					{m.ui_skip()}
				</a>
				<div class="page">
					<header class="masthead">
						<a class="wordmark" href={publicUrls[locale].home()}>
							<Mark />
							{m.portal_site_name()}
						</a>
						<div class="aside">
							<Languages {...props} />
						</div>
					</header>
					<main id="main" tabIndex={-1}>
						{children}
					</main>
					<Footer {...props} />
				</div>
			</body>
		</html>,
	)}`;
}
