import { h } from 'preact';
import * as z from 'zod';
import { m } from '../paraglide/messages.js';
import { isLanguage, languages } from '../plain/language.ts';
import { urls } from '../urls.ts';
import type { Ask, Handler } from '../web/ask.ts';
import { type Errors, field, readForm } from '../web/form.ts';
import { languageCookie } from '../web/locale.ts';
import { OwnPage } from './pages/own.tsx';
import { givenPassword, newPassword } from './password.ts';
import { waitBefore, wasRight } from './throttle.ts';

async function show(ask: Ask, errors: Errors = {}, status = 200) {
	const { name, email, language, memberships, id } = ask.who;
	return ask.page(
		{ title: m.nav_account(), current: 'account', status },
		h(OwnPage, {
			name,
			email,
			language: isLanguage(language) ? language : ask.locale,
			memberships: memberships.map(({ organisationId, organisation, names, role }) => ({
				id: organisationId,
				name: names[ask.locale] ?? organisation,
				role,
			})),
			hasPassword: await ask.deps.auth.hasPassword(id),
			errors,
		}),
	);
}

export const ownPage: Handler = (ask) => show(ask);

const languageForm = z.object({ language: field.choice(languages) });

export const chooseLanguage: Handler = async (ask) => {
	const read = readForm(await ask.form(), languageForm);
	if (!read.ok) return show(ask, read.errors, 422);
	await ask.deps.auth.setLanguage(ask.who.id, read.value.language);
	return ask.see(urls.account(), 'done_language_saved', [languageCookie(read.value.language)]);
};

export const setPassword: Handler = async (ask) => {
	const { auth } = ask.deps;
	const { id, email } = ask.who;
	const known = await auth.hasPassword(id);
	const shape = z.object({ current: known ? givenPassword() : z.unknown().optional(), password: newPassword() });
	const read = readForm(await ask.form(), shape);
	if (!read.ok) return show(ask, read.errors, 422);
	if (known) {
		const minutes = waitBefore(ask, 'password', email);
		if (minutes !== null) return show(ask, { current: m.account_too_many({ minutes }) }, 429);
		if (!(await auth.isPassword(id, String(read.value.current)))) return show(ask, { current: m.account_password_current_wrong() }, 422);
		wasRight(ask, 'password', email);
	}
	await auth.setPassword(id, read.value.password);
	// Whoever changes a password may fear that somebody else is in.
	await auth.endOtherSessions(id, ask.request.headers);
	return ask.see(urls.account(), 'done_password_saved');
};
