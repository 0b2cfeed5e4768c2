import type { ComponentChildren } from 'preact';
import { m } from '../paraglide/messages.js';
import { languages as allLanguages, type Language } from '../plain/language.ts';
import { Button } from './Button.tsx';
import type { Tone } from './Chip.tsx';
import { Icon } from './Icon.tsx';
import { Live, type LiveProps } from './Live.tsx';
import { Mark } from './Mark.tsx';

export type NavLink = { label: string; href: string; current?: boolean };

export type LayoutProps = {
	/** The page's own title; the product's name follows it. */
	title: string;
	locale: Language;
	/** Path with its query, for the links that change the language. */
	path: string;
	children: ComponentChildren;
	/** Addresses of the built client files. */
	assets: { css: readonly string[]; js: readonly string[]; icon?: string };
	navigation?: readonly NavLink[];
	/** The rooms of the file one is in. */
	places?: readonly NavLink[];
	/** Where each language leads; absent: the same path with `?lang=`. */
	languageLinks?: Partial<Record<Language, string>>;
	/** `signOut` is a form; `href` leads to the person's own page. */
	who?: { name: string; detail?: string; href?: string; signOut?: ComponentChildren } | null;
	/** Link shown to who is not signed in. */
	signIn?: { label: string; href: string };
	flash?: { tone: Tone; text: string } | null;
	/** Where the page hears of other people's changes. */
	live?: LiveProps | null;
	footer?: readonly NavLink[];
	home?: string;
	head?: ComponentChildren;
	description?: string;
	nonce?: string;
	theme?: 'light' | 'dark';
};

const nameOf: Record<Language, () => string> = { fr: m.ui_language_fr, hy: m.ui_language_hy, en: m.ui_language_en };

function toLanguage(path: string, language: Language): string {
	const [where = '/', query = ''] = path.split('?');
	const asked = new URLSearchParams(query);
	asked.set('lang', language);
	return `${where}?${asked}`;
}

function Languages({ locale, path, languageLinks = {} }: LayoutProps) {
	return (
		<nav class="languages" aria-label={m.ui_languages()}>
			<ul>
				{allLanguages.map((language) => (
					<li>
						{language === locale ? (
							<b lang={language} aria-current="true">
								{nameOf[language]()}
							</b>
						) : (
							<a href={languageLinks[language] ?? toLanguage(path, language)} lang={language} hreflang={language} data-turbo="false">
								{nameOf[language]()}
							</a>
						)}
					</li>
				))}
			</ul>
		</nav>
	);
}

function Who({ who, signIn }: LayoutProps) {
	if (!who) return signIn ? <a href={signIn.href}>{signIn.label}</a> : null;
	return (
		<div class="who">
			<span>
				<span class="hidden">{m.ui_signed_in_as()} </span>
				{who.href ? (
					<a class="who-name" href={who.href}>
						{who.name}
					</a>
				) : (
					<b>{who.name}</b>
				)}
				{who.detail && <span class="soft who-detail"> · {who.detail}</span>}
			</span>
			{who.signOut}
		</div>
	);
}

function Links({ links, label }: { links: readonly NavLink[]; label?: string }) {
	return (
		<ul aria-label={label}>
			{links.map(({ label, href, current }) => (
				<li>
					<a href={href} aria-current={current ? 'page' : undefined}>
						{label}
					</a>
				</li>
			))}
		</ul>
	);
}

/** The whole document. The renderer puts the doctype before it. */
export function Layout(props: LayoutProps) {
	const {
		title,
		locale,
		children,
		assets,
		navigation = [],
		places = [],
		flash,
		live,
		footer = [],
		home = '/',
		head,
		description,
		nonce,
		theme,
	} = props;
	return (
		<html lang={locale} data-theme={theme}>
			<head>
				<meta charset="utf-8" />
				<meta name="viewport" content="width=device-width, initial-scale=1" />
				<title>{`${title} — ${m.app_name()}`}</title>
				{description && <meta name="description" content={description} />}
				<meta name="color-scheme" content="light dark" />
				{nonce && <meta name="csp-nonce" content={nonce} />}
				{assets.icon && <link rel="icon" href={assets.icon} type="image/svg+xml" />}
				{assets.css.map((href) => (
					<link rel="stylesheet" href={href} data-turbo-track="reload" />
				))}
				{assets.js.map((src) => (
					<script type="module" src={src} nonce={nonce} data-turbo-track="reload" />
				))}
				{head}
			</head>
			<body>
				<a class="skip" href="#main">
					{m.ui_skip()}
				</a>
				<div class="page">
					<header class="masthead">
						<a class="wordmark" href={home}>
							<Mark />
							{m.app_name()}
						</a>
						<div class="aside">
							<Languages {...props} />
							<Who {...props} />
						</div>
						{navigation.length > 0 && (
							<>
								<button class="button menu-button" type="button" popovertarget="menu">
									<Icon name="menu" />
									{m.ui_menu()}
								</button>
								<nav class="navigation" id="menu" popover="auto" aria-label={m.ui_navigation()}>
									<Links links={navigation} />
									{places.length > 0 && <Links links={places} label={m.place_label()} />}
								</nav>
							</>
						)}
					</header>
					<main id="main" tabIndex={-1}>
						{flash && (
							<div class="flash" role="status" data-tone={flash.tone}>
								<p>{flash.text}</p>
							</div>
						)}
						{children}
					</main>
					<footer class="footer">
						<p>{m.app_tagline()}</p>
						{footer.length > 0 && (
							<nav aria-label={m.ui_footer_links()}>
								<Links links={footer} />
							</nav>
						)}
					</footer>
				</div>
				{live && <Live {...live} />}
			</body>
		</html>
	);
}

/** The usual sign-out form for `who.signOut`. */
export function SignOut({ action, label }: { action: string; label: string }) {
	return (
		<form method="post" action={action}>
			<Button size="small">{label}</Button>
		</form>
	);
}
