import { h } from 'preact';
import * as z from 'zod';
import { m } from '../paraglide/messages.js';
import { isLanguage, languages } from '../plain/language.ts';
import { formatInstant } from '../ui/format.ts';
import { urls } from '../urls.ts';
import type { Ask, Handler } from '../web/ask.ts';
import { type Errors, field, readForm } from '../web/form.ts';
import { languageCookie } from '../web/locale.ts';
import { deviceOf } from './device.ts';
import { post } from './handlers.ts';
import { PasswordPage } from './pages/identity.tsx';
import { OwnPage } from './pages/own.tsx';
import { givenPassword, newPassword } from './password.ts';
import { waitBefore, wasRight } from './throttle.ts';
import { passwordLetter } from './wording.ts';

async function show(ask: Ask, errors: Errors = {}, status = 200) {
	const { name, email, language, memberships, id, session } = ask.who;
	const { auth, config } = ask.deps;
	const [hasPassword, second, sessions] = await Promise.all([auth.hasPassword(id), auth.second.of(id), auth.sessions(id)]);
	const said = (at: Date) => formatInstant(at, ask.locale, config.timeZone);
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
			hasPassword,
			hasSecond: second !== null,
			sessions: sessions.map(({ openedAt, seenAt, agent, ...one }) => ({
				...one,
				device: deviceOf(agent),
				since: said(openedAt),
				seen: said(seenAt),
				isThis: one.id === session.id,
			})),
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

/** What an attacker knows of somebody: what a password must not be made of. */
const known = ({ name, email, memberships }: Ask['who']) => [
	name,
	email,
	...memberships.flatMap(({ organisation, names }) => [organisation, ...Object.values(names)]),
];

async function showPassword(ask: Ask, errors: Errors = {}, status = 200) {
	const hasPassword = await ask.deps.auth.hasPassword(ask.who.id);
	const title = hasPassword ? m.account_password_change() : m.account_password_choose();
	return ask.page({ title, current: 'account', status }, h(PasswordPage, { hasPassword, errors }));
}

export const passwordPage: Handler = (ask) => showPassword(ask);

export const setPassword: Handler = async (ask) => {
	const { auth } = ask.deps;
	const { id, email } = ask.who;
	const had = await auth.hasPassword(id);
	const shape = z.object({ current: had ? givenPassword() : z.unknown().optional(), password: newPassword(known(ask.who)) });
	const read = readForm(await ask.form(), shape);
	if (!read.ok) return showPassword(ask, read.errors, 422);
	if (had) {
		const minutes = waitBefore(ask, 'password', email);
		if (minutes !== null) return showPassword(ask, { current: m.account_too_many({ minutes }) }, 429);
		if (!(await auth.isPassword(id, String(read.value.current))))
			return showPassword(ask, { current: m.account_password_current_wrong() }, 422);
		wasRight(ask, 'password', email);
	}
	await auth.setPassword(id, read.value.password);
	// Whoever changes a password may fear that somebody else is in.
	await auth.endOtherSessions(id, ask.request.headers);
	await post(ask, passwordLetter(email, ask.locale));
	return ask.see(urls.account(), 'done_password_saved');
};
