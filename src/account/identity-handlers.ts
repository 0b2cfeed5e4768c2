import { h } from 'preact';
import * as z from 'zod';
import { m } from '../paraglide/messages.js';
import { urls } from '../urls.ts';
import type { Ask, Handler } from '../web/ask.ts';
import { type Errors, field, readForm, type Typed } from '../web/form.ts';
import { post } from './handlers.ts';
import { ConfirmEmailPage, EmailPage, EmailSentPage, NamePage } from './pages/identity.tsx';
import { waitBefore } from './throttle.ts';
import { emailChangedLetter, emailLetter, emailTakenLetter } from './wording.ts';

/** A link that proves a new address works for so many minutes. */
const minutesToConfirm = 60;

const showName = (ask: Ask, typed: Typed, errors: Errors = {}, status = 200) =>
	ask.page({ title: m.account_name_title(), current: 'account', status }, h(NamePage, { typed, errors }));

export const namePage: Handler = (ask) => showName(ask, { name: ask.who.name });

export const saveName: Handler = async (ask) => {
	const read = readForm(await ask.form(), z.object({ name: field.line() }));
	if (!read.ok) return showName(ask, read.typed, read.errors, 422);
	await ask.deps.auth.setName(ask.who.id, read.value.name);
	return ask.see(urls.account(), 'done_name_saved');
};

const showEmail = (ask: Ask, typed: Typed = {}, errors: Errors = {}, status = 200) =>
	ask.page({ title: m.account_email_title(), current: 'account', status }, h(EmailPage, { now: ask.who.email, typed, errors }));

export const emailPage: Handler = (ask) => showEmail(ask);

/** The new address must answer first; the old one learns of it at once. */
export const askEmail: Handler = async (ask) => {
	const read = readForm(await ask.form(), z.object({ email: field.email() }));
	if (!read.ok) return showEmail(ask, read.typed, read.errors, 422);
	const { email } = read.value;
	const { auth, config } = ask.deps;
	if (email === ask.who.email) return showEmail(ask, read.typed, { email: m.account_email_same() }, 422);
	const minutes = waitBefore(ask, 'link', ask.who.email);
	if (minutes !== null) return showEmail(ask, read.typed, { email: m.account_too_many({ minutes }) }, 429);
	const taken = await auth.find(email);
	const token = await auth.ticket('email', taken ? null : { account: ask.who.id, email }, minutesToConfirm);
	// Who asks learns nothing of somebody else's account; the owner of that address does.
	await post(
		ask,
		taken ? emailTakenLetter(email, taken.language) : emailLetter(email, config.baseUrl + urls.confirmEmail({}, { token }), ask.locale),
	);
	await post(ask, emailChangedLetter(ask.who.email, { email, done: false }, ask.locale));
	return ask.page({ title: m.account_link_sent_title(), current: 'account' }, h(EmailSentPage, { email }));
};

const showConfirm = (ask: Ask, token: string, error?: string, status = 200) =>
	ask.page({ title: m.account_email_confirm_title(), status }, h(ConfirmEmailPage, { token, error }));

export const confirmEmailPage: Handler = (ask) => showConfirm(ask, ask.url.searchParams.get('token') ?? '');

export const confirmEmail: Handler = async (ask) => {
	const { auth } = ask.deps;
	const ticket = await auth.redeem('email', String((await ask.form()).get('token') ?? ''));
	const account = ticket && (await auth.account(ticket.account));
	if (!account || !(await auth.setEmail(account.id, ticket.email))) return showConfirm(ask, '', m.account_email_late(), 422);
	await post(ask, emailChangedLetter(account.email, { email: ticket.email, done: true }, account.language));
	return ask.see(ask.signedIn ? urls.account() : urls.signIn(), 'done_email_saved');
};
