import { setTimeout } from 'node:timers/promises';
import { h } from 'preact';
import * as z from 'zod';
import { m } from '../paraglide/messages.js';
import { keepLetter, type Written } from '../server/letter-store.ts';
import { urls } from '../urls.ts';
import { type Ask, type Handler, NotFound } from '../web/ask.ts';
import { field, readForm } from '../web/form.ts';
import { leavingNothing } from '../web/leaving.ts';
import { admit, letIn, localAddress } from './admit.ts';
import { exampleEmail, isExampleKey, isExamplePerson } from './example.ts';
import { LeavePage } from './pages/leave.tsx';
import { LinkPage, LinkSentPage, SignInPage } from './pages/sign-in.tsx';
import { givenPassword } from './password.ts';
import { needsSetup } from './setup-store.ts';
import { waitBefore, wasRight } from './throttle.ts';
import { signInLetter } from './wording.ts';

/** A link to sign in works for so many minutes; one that opens somebody's first door, for a week. */
export const linkMinutes = { asked: 15, invited: 7 * 24 * 60 };

/** Nobody waits for the mail server: how long it takes would tell who has an account. */
export const post = (ask: Pick<Ask, 'deps' | 'db'>, letter: Written) => keepLetter(ask, letter);

/** Milliseconds from the question to the answer where an account may be known or not: more than the work takes either way. */
const evenTime = 100;

/** Sends the page once the work is done and that time is over: writing a letter takes a little longer than not writing one. */
export function evenly(ask: Ask, begun: number, page: Response): Response {
	return ask.later(async () => {
		await setTimeout(Math.max(0, begun + evenTime - performance.now()));
		return page;
	});
}

const providerOf = ({ deps: { provider } }: Ask) => provider && { label: provider.label };

export const home: Handler = async (ask) => {
	if (ask.signedIn) return ask.see(urls.partnerships());
	return ask.see((await needsSetup(ask)) ? urls.setup() : urls.signIn());
};

export const signInPage: Handler = async (ask) => {
	if (ask.signedIn) return ask.see(localAddress(ask.url.searchParams.get('next')));
	if (await needsSetup(ask)) return ask.see(urls.setup());
	return ask.page(
		{ title: m.account_sign_in_title() },
		h(SignInPage, { next: ask.url.searchParams.get('next'), provider: providerOf(ask) }),
	);
};

const signInForm = z.object({
	email: field.email(),
	password: givenPassword(),
	next: z.string().max(2000).optional(),
});

export const signIn: Handler = async (ask) => {
	const read = readForm(await ask.form(), signInForm);
	if (!read.ok)
		return ask.page(
			{ title: m.account_sign_in_title(), status: 422 },
			h(SignInPage, { next: read.typed.next ?? null, email: read.typed.email, errors: read.errors, provider: providerOf(ask) }),
		);
	const { email, password, next = null } = read.value;
	const refuse = (status: number, message: string) =>
		ask.page(
			{ title: m.account_sign_in_title(), status },
			h(SignInPage, { next, email, errors: { password: message }, provider: providerOf(ask) }),
		);
	const minutes = waitBefore(ask, 'password', email);
	if (minutes !== null) return refuse(429, m.account_too_many({ minutes }));
	const account = await ask.deps.auth.byPassword(email, password);
	// One answer for an unknown address and for a wrong password: nobody learns who has an account.
	if (!account) return refuse(422, m.account_sign_in_refused());
	wasRight(ask, 'password', email);
	return admit(ask, account, { way: 'password', next });
};

const mailForm = z.object({ email: field.email() });

export const sendLink: Handler = async (ask) => {
	const begun = performance.now();
	const read = readForm(await ask.form(), mailForm);
	const refuse = (status: number, email: string | undefined, message: string) =>
		ask.page(
			{ title: m.account_sign_in_title(), status },
			h(SignInPage, { next: null, email, errors: { mail: message }, provider: providerOf(ask) }),
		);
	if (!read.ok) return refuse(422, read.typed.email, read.errors.email ?? '');
	const { email } = read.value;
	const minutes = waitBefore(ask, 'link', email);
	if (minutes !== null) return refuse(429, email, m.account_too_many({ minutes }));
	const { auth, config } = ask.deps;
	const account = await auth.find(email);
	// Made for an address that nobody has as well: the same work, and the same answer.
	const token = await auth.link(account?.id ?? null, linkMinutes.asked);
	if (account) {
		await post(ask, signInLetter(email, config.baseUrl + urls.signInByLink({}, { token }), account.language));
	}
	return evenly(ask, begun, ask.page({ title: m.account_link_sent_title() }, h(LinkSentPage, { email })));
};

/** Mail scanners open links: the link shows a button, and only the button signs in. */
export const linkPage: Handler = (ask) =>
	ask.page({ title: m.account_link_title() }, h(LinkPage, { token: ask.url.searchParams.get('token') ?? '' }));

export const signInByLink: Handler = async (ask) => {
	const token = (await ask.form()).get('token');
	const { auth } = ask.deps;
	const ticket = typeof token === 'string' && token !== '' ? await auth.redeem('sign-in', token) : null;
	const account = ticket && (await auth.account(ticket.account));
	if (!account)
		return ask.page(
			{ title: m.account_sign_in_title(), status: 422 },
			h(SignInPage, { next: null, errors: { mail: m.account_link_refused() }, provider: providerOf(ask) }),
		);
	return admit(ask, account, { way: 'link', next: ticket.next });
};

export const signInAsExample: Handler = async (ask) => {
	const { deps, params } = ask;
	const person = params.person ?? '';
	const given = ask.url.searchParams.get('key') ?? '';
	if (!deps.config.example || !isExamplePerson(person) || !isExampleKey(deps.config.secret, person, given)) throw new NotFound();
	const account = await deps.auth.find(exampleEmail(person));
	if (!account) throw new NotFound();
	return letIn(ask, account, { way: 'example' });
};

/** Before one signs out of a browser that keeps notes not sent yet: to send them, or to lose them. */
export const leavePage: Handler = (ask) => ask.page({ title: m.nav_sign_out(), current: 'account' }, h(LeavePage, { account: ask.who.id }));

export const signOut: Handler = async (ask) => {
	const { auth, provider } = ask.deps;
	const { cookies, idToken } = await auth.signOut(ask.request.headers);
	const form = await ask.form();
	if (!provider || idToken === null) return leavingNothing(ask.see(urls.signIn(), 'done_signed_out', cookies), form);
	// Who came by the provider is signed out there too, else the next click on its button lets anybody in at this desk.
	const ticket = await auth.ticket('sign-out', { idToken }, 10);
	return leavingNothing(ask.see(urls.signOutAtProvider({}, { ticket }), undefined, cookies), form);
};
