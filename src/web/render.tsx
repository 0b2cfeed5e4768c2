import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { m } from '../paraglide/messages.js';
import type { Language } from '../plain/language.ts';
import type { Assets } from '../server/assets.ts';
import type { Role, Who } from '../server/database.ts';
import { Button } from '../ui/Button.tsx';
import { Layout, type NavLink } from '../ui/Layout.tsx';
import type { LiveProps } from '../ui/Live.tsx';
import { publicUrls, urls } from '../urls.ts';
import type { PageOptions } from './ask.ts';

export interface Frame {
	locale: Language;
	path: string;
	who: Who | null;
	assets: Assets;
	nonce: string;
	flash: string | null;
	/** Where the page hears of changes; null: it does not. */
	live: LiveProps | null;
	/** The rooms of the partnership's file the page stands in. */
	places?: readonly NavLink[];
}

/** Says whose browser it is, and where one is asked before notes that were not sent are lost. */
const SignOut = ({ account }: { account: string }) => (
	<form action={urls.signOut()} method="post" data-turbo="false" data-leaves data-account={account} data-unsent={urls.signOut()}>
		<Button kind="quiet" size="small">
			{m.nav_sign_out()}
		</Button>
	</form>
);

const holds = ({ memberships }: Who, roles: readonly Role[]) => memberships.some(({ role }) => roles.includes(role));

/** The whole document as a string. Rendering is synchronous: words come out in the language it is called in. */
export function renderPage(frame: Frame, { title, current, frames }: PageOptions, children: ComponentChildren): string {
	const { who, assets } = frame;
	const navigation = who
		? [
				{ label: m.nav_partnerships(), href: urls.partnerships(), current: current === 'partnerships' },
				{ label: m.nav_directory(), href: urls.directory(), current: current === 'directory' },
				...(holds(who, ['editor', 'approver', 'administrator'])
					? [{ label: m.nav_archives(), href: urls.eliminations(), current: current === 'archives' }]
					: []),
				...(holds(who, ['administrator'])
					? [{ label: m.account_members_title(), href: urls.members(), current: current === 'members' }]
					: []),
			]
		: [];
	return `<!doctype html>${renderToString(
		<Layout
			title={title}
			locale={frame.locale}
			path={frame.path}
			nonce={frame.nonce}
			// Its policy, which lets it frame a page of ours, comes with the document: the page is loaded whole.
			head={frames && <meta name="turbo-visit-control" content="reload" />}
			assets={{ css: [assets.css], js: [assets.js], icon: assets.icon }}
			navigation={navigation}
			places={frame.places}
			who={
				who && {
					name: who.name,
					detail: who.memberships[0]?.names[frame.locale] ?? who.memberships[0]?.organisation ?? '',
					href: urls.account(),
					signOut: <SignOut account={who.id} />,
				}
			}
			signIn={{ label: m.nav_sign_in(), href: urls.signIn() }}
			// Who has no account may be looking for what is public.
			footer={who ? [] : [{ label: m.portal_all(), href: publicUrls[frame.locale].home() }]}
			live={frame.live}
			flash={frame.flash ? { tone: 'good', text: frame.flash } : null}
		>
			{children}
		</Layout>,
	)}`;
}
