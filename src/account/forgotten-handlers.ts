import { h } from 'preact';
import * as z from 'zod';
import { m } from '../paraglide/messages.js';
import { urls } from '../urls.ts';
import type { Ask, Handler } from '../web/ask.ts';
import { type Errors, field, readForm } from '../web/form.ts';
import { admit } from './admit.ts';
import { evenly, post } from './handlers.ts';
import { ForgottenPage, ForgottenSentPage, NewPasswordPage } from './pages/forgotten.tsx';
import { newPassword } from './password.ts';
import { waitBefore } from './throttle.ts';
import { newPasswordLetter } from './wording.ts';

/** A link that sets a new password works for so many minutes. */
const minutesToSet = 30;

const showForgotten = (ask: Ask, state: { email?: string | undefined; error?: string } = {}, status = 200) =>
	ask.page({ title: m.account_forgotten_title(), status }, h(ForgottenPage, state));

export const forgottenPage: Handler = (ask) => showForgotten(ask);

export const sendForgotten: Handler = async (ask) => {
	const begun = performance.now();
	const read = readForm(await ask.form(), z.object({ email: field.email() }));
	if (!read.ok) return showForgotten(ask, { email: read.typed.email, error: read.errors.email ?? '' }, 422);
	const { email } = read.value;
	const minutes = waitBefore(ask, 'link', email);
	if (minutes !== null) return showForgotten(ask, { email, error: m.account_too_many({ minutes }) }, 429);
	const { auth, config } = ask.deps;
	const account = await auth.find(email);
	// Made either way, and said either way: nobody learns who has an account.
	const token = await auth.ticket('password', account && { account: account.id }, minutesToSet);
	if (account) {
		const letter = newPasswordLetter(email, config.baseUrl + urls.newPassword({}, { token }), account.language);
		await post(ask, letter);
	}
	return evenly(ask, begun, ask.page({ title: m.account_link_sent_title() }, h(ForgottenSentPage, { email })));
};

const showNew = (ask: Ask, token: string, errors: Errors = {}, status = 200) =>
	ask.page({ title: m.account_new_password_title(), status }, h(NewPasswordPage, { token, errors }));

/** Mail scanners open links: this one uses up nothing. */
export const newPasswordPage: Handler = (ask) => showNew(ask, ask.url.searchParams.get('token') ?? '');

export const setForgotten: Handler = async (ask) => {
	const { auth } = ask.deps;
	const form = await ask.form();
	const token = String(form.get('token') ?? '');
	const ticket = await auth.peek('password', token);
	const account = ticket && (await auth.account(ticket.account));
	if (!account) return showForgotten(ask, { error: m.account_new_password_late() }, 422);
	const read = readForm(form, z.object({ password: newPassword([account.name, account.email]) }));
	if (!read.ok) return showNew(ask, token, read.errors, 422);
	if (!(await auth.redeem('password', token))) return showForgotten(ask, { error: m.account_new_password_late() }, 422);
	await auth.setPassword(account.id, read.value.password);
	// Whoever asked for this may fear that somebody else is in.
	await auth.endOtherSessions(account.id);
	return admit(ask, account, { way: 'password' });
};
