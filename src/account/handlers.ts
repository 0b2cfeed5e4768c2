import { h } from 'preact';
import * as z from 'zod';
import { m } from '../paraglide/messages.js';
import { isLanguage } from '../plain/language.ts';
import { urls } from '../urls.ts';
import { type Handler, NotFound } from '../web/ask.ts';
import { field, readForm } from '../web/form.ts';
import { exampleEmail, isExampleKey, isExamplePerson } from './example.ts';
import { LinkPage, LinkSentPage, SignInPage } from './pages/sign-in.tsx';

const languageCookie = (language: string) =>
	`jumelage.lang=${isLanguage(language) ? language : 'fr'}; Path=/; Max-Age=31536000; SameSite=Lax`;

/** Only addresses of ours: a sign-in never sends people elsewhere. */
export const localAddress = (wanted: string | null | undefined) =>
	wanted && /^\/(?![/\\])[^\s\\]*$/.test(wanted) ? wanted : urls.partnerships();

export const home: Handler = (ask) => ask.see(ask.signedIn ? urls.partnerships() : urls.signIn());

export const signInPage: Handler = (ask) => {
	if (ask.signedIn) return ask.see(localAddress(ask.url.searchParams.get('next')));
	return ask.page({ title: m.account_sign_in_title() }, h(SignInPage, { next: ask.url.searchParams.get('next') }));
};

const signInForm = z.object({
	email: field.email(),
	password: z
		.string({ error: () => m.form_required() })
		.min(1, { error: () => m.form_required() })
		.max(200),
	next: z.string().max(2000).optional(),
});

export const signIn: Handler = async (ask) => {
	const read = readForm(await ask.form(), signInForm);
	if (!read.ok)
		return ask.page(
			{ title: m.account_sign_in_title(), status: 422 },
			h(SignInPage, { next: read.typed['next'] ?? null, email: read.typed['email'], errors: read.errors }),
		);
	const cookies = await ask.deps.auth.byPassword(read.value.email, read.value.password, ask.request.headers);
	// One answer for an unknown address and for a wrong password: nobody learns who has an account.
	if (!cookies)
		return ask.page(
			{ title: m.account_sign_in_title(), status: 422 },
			h(SignInPage, { next: read.value.next ?? null, email: read.value.email, errors: { password: m.account_sign_in_refused() } }),
		);
	return ask.see(localAddress(read.value.next), undefined, cookies);
};

const mailForm = z.object({ email: field.email() });

export const sendLink: Handler = async (ask) => {
	const read = readForm(await ask.form(), mailForm);
	if (!read.ok)
		return ask.page(
			{ title: m.account_sign_in_title(), status: 422 },
			h(SignInPage, { next: null, email: read.typed['email'], errors: { mail: read.errors['email'] ?? '' } }),
		);
	await ask.deps.auth.mailLink(read.value.email, ask.request.headers);
	return ask.page({ title: m.account_link_sent_title() }, h(LinkSentPage, { email: read.value.email }));
};

/** Mail scanners open links: the link shows a button, and only the button signs in. */
export const linkPage: Handler = (ask) =>
	ask.page({ title: m.account_link_title() }, h(LinkPage, { token: ask.url.searchParams.get('token') ?? '' }));

export const signInByLink: Handler = async (ask) => {
	const token = (await ask.form()).get('token');
	const cookies = typeof token === 'string' && token !== '' ? await ask.deps.auth.byLink(token, ask.request.headers) : null;
	if (!cookies)
		return ask.page(
			{ title: m.account_sign_in_title(), status: 422 },
			h(SignInPage, { next: null, errors: { mail: m.account_link_refused() } }),
		);
	return ask.see(urls.partnerships(), undefined, cookies);
};

export const signInAsExample: Handler = async (ask) => {
	const { deps, params } = ask;
	const person = params['person'] ?? '';
	const given = ask.url.searchParams.get('key') ?? '';
	if (!deps.config.example || !isExamplePerson(person) || !isExampleKey(deps.config.secret, person, given)) throw new NotFound();
	const account = await deps.auth.find(exampleEmail(person));
	if (!account) throw new NotFound();
	const language = person === 'officer-kapan' ? 'hy' : 'fr';
	return ask.see(urls.partnerships(), undefined, [...(await deps.auth.open(account.id)), languageCookie(language)]);
};

export const signOut: Handler = async (ask) => ask.see(urls.signIn(), 'done_signed_out', await ask.deps.auth.signOut(ask.request.headers));
