import { h } from 'preact';
import { m } from '../paraglide/messages.js';
import { urls } from '../urls.ts';
import { type Ask, type Handler, NotFound } from '../web/ask.ts';
import type { Arrival } from '../web/auth.ts';
import { admit, leavingCookie, localAddress } from './admit.ts';
import { cookieIn, keptCookie } from './auth-sessions.ts';
import { hashOf, newSecret } from './auth-tickets.ts';
import { acceptInvitationOf, invitationOf } from './invitation-store.ts';
import { InvitedPage, NotInvitedPage, ProviderTroublePage, SigningOutPage } from './pages/provider.tsx';
import { waitBefore } from './throttle.ts';

/** Minutes for going to the provider and back (ASVS 5.0, 10.1.2: short-lived, once, bound to the browser). */
const minutesAway = 10;

function providerOf({ deps: { provider } }: Ask) {
	if (!provider) throw new NotFound();
	return provider;
}
const trouble = (ask: Ask, why: 'unreachable' | 'refused' | 'declined', status: number, cookies: string[] = []) => {
	const page = ask.page({ title: m.account_provider_trouble_title(), status }, h(ProviderTroublePage, { why }));
	for (const cookie of cookies) page.headers.append('set-cookie', cookie);
	return page;
};
const sayWhy = (error: unknown) =>
	error instanceof Error ? `${error.name}: ${error.message}${'code' in error ? ` (${error.code})` : ''}` : String(error);

/** To the provider. `again=1`: who is signed in there already shows once more that it is them. */
export const leave: Handler = async (ask) => {
	const provider = providerOf(ask);
	const { auth, config, log } = ask.deps;
	if (waitBefore(ask, 'provider', '') !== null) return trouble(ask, 'unreachable', 429);
	const browser = newSecret();
	const nonce = newSecret();
	try {
		const verifier = await provider.verifier();
		const next = ask.url.searchParams.get('next');
		const state = await auth.ticket('oidc', { browser: hashOf(browser), nonce, verifier, next }, minutesAway);
		const address = await provider.address({
			state,
			nonce,
			verifier,
			back: config.baseUrl + urls.providerBack(),
			again: ask.url.searchParams.get('again') === '1',
		});
		return ask.see(address, undefined, [keptCookie(config.baseUrl, leavingCookie(config.baseUrl), browser, minutesAway * 60)]);
	} catch (error) {
		log('provider', { error: sayWhy(error) });
		return trouble(ask, 'unreachable', 503);
	}
};

/** Back from the provider. Whatever is not as it was sent away opens nothing, and says so on a page. */
export const back: Handler = async (ask) => {
	const provider = providerOf(ask);
	const { auth, config, log } = ask.deps;
	const gone = [keptCookie(config.baseUrl, leavingCookie(config.baseUrl), null, 0)];
	const state = ask.url.searchParams.get('state') ?? '';
	const browser = cookieIn(ask.request.headers, leavingCookie(config.baseUrl));
	// Used up before anything else is looked at: an answer is taken once.
	const left = await auth.redeem('oidc', state);
	if (!left || browser === null || left.browser !== hashOf(browser)) return trouble(ask, 'refused', 422, gone);
	if (ask.url.searchParams.has('error')) {
		log('provider', { error: ask.url.searchParams.get('error')?.slice(0, 200) });
		return trouble(ask, 'declined', 422, gone);
	}
	let arrival: Arrival;
	try {
		// As the product is called from outside, whatever a proxy made of it.
		arrival = await provider.arrive(new URL(config.baseUrl + urls.providerBack() + ask.url.search), {
			state,
			nonce: left.nonce,
			verifier: left.verifier,
		});
	} catch (error) {
		log('provider', { error: sayWhy(error) });
		return trouble(ask, 'refused', 422, gone);
	}
	const { identity, email, idToken } = arrival;
	const known = await auth.byIdentity(identity);
	if (known) return admit(ask, known, { way: 'oidc', next: left.next, idToken });
	// Nobody is let in whom an office has not let in: an address that the provider vouches for finds its account, and makes none.
	const found = email === null ? null : await auth.find(email);
	if (found) return admit(ask, found, { way: 'oidc', next: left.next, idToken, identity });
	const invitation = email === null ? null : await invitationOf(ask.db, email);
	if (email === null || invitation?.state !== 'pending')
		return ask.page({ title: m.account_not_invited_title(), status: 403 }, h(NotInvitedPage, { email }));
	const secret = await auth.ticket('arrival', { identity, email, idToken, next: left.next }, minutesAway);
	const page = ask.page(
		{ title: m.account_invited_title() },
		h(InvitedPage, { email, organisation: invitation.organisation, by: invitation.by, role: invitation.role }),
	);
	page.headers.append('set-cookie', keptCookie(config.baseUrl, leavingCookie(config.baseUrl), secret, minutesAway * 60));
	return page;
};

/** Takes the invitation of the address that the provider vouched for, in this browser a moment ago. */
export const acceptInvitation: Handler = async (ask) => {
	const { auth, config } = ask.deps;
	const secret = cookieIn(ask.request.headers, leavingCookie(config.baseUrl));
	const arrival = secret === null ? null : await auth.peek('arrival', secret);
	const waiting = arrival && (await invitationOf(ask.db, arrival.email));
	const accepted = waiting && (await acceptInvitationOf(ask.db, arrival.email, waiting.name));
	if (accepted?.code !== 'new' && accepted?.code !== 'known') return trouble(ask, 'refused', 422);
	// The account is there once this request is over.
	return ask.see(urls.providerEnter());
};

export const enter: Handler = async (ask) => {
	const { auth, config } = ask.deps;
	const secret = cookieIn(ask.request.headers, leavingCookie(config.baseUrl));
	const arrival = secret === null ? null : await auth.redeem('arrival', secret);
	const account = arrival && (await auth.find(arrival.email));
	if (!account) return trouble(ask, 'refused', 422);
	const { next, idToken, identity } = arrival;
	return admit(ask, account, { way: 'oidc', next, idToken, identity });
};

/** A page between the form of the sign-out and the provider: a form of ours leads to no other site (CSP form-action). */
export const signOutAtProvider: Handler = async (ask) => {
	const provider = providerOf(ask);
	const { auth, config, log } = ask.deps;
	const secret = ask.url.searchParams.get('ticket') ?? '';
	if (ask.url.searchParams.get('go') !== '1') {
		const on = urls.signOutAtProvider({}, { ticket: secret, go: 1 });
		const page = ask.page({ title: m.account_signing_out_title() }, h(SigningOutPage, { on, label: provider.label }));
		page.headers.set('refresh', `0; url=${on}`);
		return page;
	}
	const ticket = await auth.redeem('sign-out', secret);
	const address = await (ticket
		? provider.signOutAddress({ idToken: ticket.idToken, state: newSecret(), back: config.baseUrl + urls.signIn() })
		: Promise.resolve(null)
	).catch((error: unknown) => {
		log('provider', { error: sayWhy(error) });
		return null;
	});
	return ask.see(address ?? localAddress(urls.signIn()), 'done_signed_out');
};
