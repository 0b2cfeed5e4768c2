import { h } from 'preact';
import { m } from '../paraglide/messages.js';
import { urls } from '../urls.ts';
import type { Ask, Handler } from '../web/ask.ts';
import type { Errors } from '../web/form.ts';
import { localAddress, refusedCode } from './admit.ts';
import { linkMinutes, post } from './handlers.ts';
import { ConfirmPage } from './pages/confirm.tsx';
import { LinkSentPage } from './pages/sign-in.tsx';
import { waitBefore, wasRight } from './throttle.ts';
import { signInLetter } from './wording.ts';

/** By what this person can show that it is them: password and code together where there are both. */
async function waysOf({ deps: { auth, provider }, who }: Ask) {
	const [password, second, identity] = await Promise.all([auth.hasPassword(who.id), auth.second.of(who.id), auth.hasIdentity(who.id)]);
	return { password, code: second !== null, provider: identity && provider ? provider : null };
}

async function show(ask: Ask, next: string, errors: Errors = {}, status = 200) {
	const { password, code, provider } = await waysOf(ask);
	return ask.page(
		{ title: m.account_confirm_title(), current: 'account', status },
		h(ConfirmPage, { next, password, code, provider: provider && { label: provider.label }, email: ask.who.email, errors }),
	);
}

export const confirmPage: Handler = (ask) => show(ask, localAddress(ask.url.searchParams.get('next') ?? urls.account()));

export const confirm: Handler = async (ask) => {
	const { auth } = ask.deps;
	const { id, email, session } = ask.who;
	const form = await ask.form();
	const next = localAddress(String(form.get('next') ?? ''));
	const ways = await waysOf(ask);
	if (!ways.password && !ways.code) return show(ask, next, {}, 422);
	if (ways.password) {
		const password = String(form.get('password') ?? '');
		if (password === '') return show(ask, next, { password: m.form_required() }, 422);
		const minutes = waitBefore(ask, 'password', email);
		if (minutes !== null) return show(ask, next, { password: m.account_too_many({ minutes }) }, 429);
		if (!(await auth.isPassword(id, password))) return show(ask, next, { password: m.account_password_current_wrong() }, 422);
		wasRight(ask, 'password', email);
	}
	if (ways.code) {
		const refused = await refusedCode(ask, id, String(form.get('code') ?? '').slice(0, 100));
		if (refused) return show(ask, next, { code: refused.message }, refused.status);
		wasRight(ask, 'code', id);
	}
	await auth.prove(session.id);
	return ask.see(next);
};

/** For who has neither password nor code: a letter, whose link signs in anew. */
export const confirmByMail: Handler = async (ask) => {
	const { auth, config } = ask.deps;
	const { id, email } = ask.who;
	const next = localAddress(String((await ask.form()).get('next') ?? ''));
	const minutes = waitBefore(ask, 'link', email);
	if (minutes !== null) return show(ask, next, { mail: m.account_too_many({ minutes }) }, 429);
	const token = await auth.link(id, linkMinutes.asked, next);
	await post(ask, signInLetter(email, config.baseUrl + urls.signInByLink({}, { token }), ask.locale));
	return ask.page({ title: m.account_link_sent_title(), current: 'account' }, h(LinkSentPage, { email }));
};
