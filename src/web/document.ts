import { randomBytes } from 'node:crypto';
import { h } from 'preact';
import type { Language } from '../plain/language.ts';
import type { Who } from '../server/database.ts';
import { urls } from '../urls.ts';
import type { Ask, Deps } from './ask.ts';
import { statusOf, type Trouble, TroublePage, titleOf } from './errors.tsx';
import { flashIn, noFlash } from './flash.ts';
import { inLanguage, localeOf } from './locale.ts';
import { type Frame, renderPage } from './render.tsx';

/** The path alone. One that begins with two slashes would be the name of another site wherever it stands as an address. */
export const pathOf = (url: string) => new URL(url).pathname.replace(/^\/{2,}/, '/');

/** Where a page of a partnership listens, and what it was drawn from. */
export function liveOf({ partnership }: Record<string, string>, version: number | null): Frame['live'] {
	return partnership && version !== null
		? { address: urls.partnershipLive({ partnership }), history: urls.partnershipHistory({ partnership }), version }
		: null;
}

export function frameOf(deps: Deps, request: Request, locale: Language, who: Who | null): Frame {
	const cookies = request.headers.get('cookie') ?? '';
	return {
		locale,
		path: pathOf(request.url) + new URL(request.url).search,
		who,
		assets: deps.assets,
		nonce: randomBytes(16).toString('base64'),
		// A page that refreshes by itself leaves the message to the one that follows what was done.
		flash: request.headers.has('x-refresh') ? null : flashIn(cookies),
		live: null,
	};
}

/** A whole page, with what its browser may do. */
export function document(frame: Frame, options: Parameters<Ask['page']>[0], children: Parameters<Ask['page']>[1]): Response {
	const headers = new Headers({
		'content-type': 'text/html; charset=utf-8',
		'cache-control': 'private, no-store',
		vary: 'cookie, accept-language',
		'content-security-policy': `default-src 'none'; script-src 'nonce-${frame.nonce}' 'strict-dynamic'; worker-src 'self'; style-src 'self' 'nonce-${frame.nonce}'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'${options.frames ? "; frame-src 'self'" : ''}`,
		'referrer-policy': 'same-origin',
		'x-content-type-options': 'nosniff',
		'cross-origin-opener-policy': 'same-origin',
		'content-language': frame.locale,
	});
	if (frame.flash) headers.append('set-cookie', noFlash);
	return new Response(renderPage(frame, options, children), { status: options.status ?? 200, headers });
}

/** An error page, as whoever asks sees others. */
export const trouble = (deps: Deps, request: Request, locale: Language, who: Who | null, what: Trouble): Response =>
	document(frameOf(deps, request, locale, who), { title: titleOf(what), status: statusOf(what) }, [h(TroublePage, { trouble: what })]);

/** An error page where nothing is known of who asks, and the database may be what failed. */
export function bare(deps: Deps, request: Request, what: Trouble): Response {
	const locale = localeOf(request.headers);
	return inLanguage(locale, () => trouble(deps, request, locale, null, what));
}
