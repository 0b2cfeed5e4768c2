import { h } from 'preact';
import { encode } from 'uqr';
import { m } from '../paraglide/messages.js';
import { formatInstant } from '../ui/format.ts';
import { urls } from '../urls.ts';
import type { Ask, Handler } from '../web/ask.ts';
import { refusedCode } from './admit.ts';
import { post } from './handlers.ts';
import { RecoveryCodesPage, SecondFactorPage, SetUpPage } from './pages/second.tsx';
import { wasRight } from './throttle.ts';
import { keyAddress } from './totp.ts';
import { secondFactorLetter } from './wording.ts';

const codeIn = async (ask: Ask) => String((await ask.form()).get('code') ?? '').slice(0, 100);
/** Somebody else may have done this: the person is told by letter. */
const tell = (ask: Ask, what: 'on' | 'off' | 'codes') => post(ask, secondFactorLetter(ask.who.email, what, ask.locale));

async function show(ask: Ask, error?: string, status = 200) {
	const second = await ask.deps.auth.second.of(ask.who.id);
	return ask.page(
		{ title: m.account_code_title(), current: 'account', status },
		h(SecondFactorPage, {
			second: second && { left: second.left, since: formatInstant(second.since, ask.locale, ask.deps.config.timeZone) },
			error,
		}),
	);
}

export const secondFactorPage: Handler = (ask) => show(ask);

async function showSetUp(ask: Ask, error?: string, status = 200) {
	const key = await ask.deps.auth.second.begin(ask.who.id);
	const address = keyAddress(key, ask.who.email, 'Jumelage');
	const { data } = encode(address, { ecc: 'M', border: 4 });
	return ask.page(
		{ title: m.account_code_new_title(), current: 'account', status },
		h(SetUpPage, { squares: data, shownKey: key, address, asked: ask.who.lacksSecondFactor, error }),
	);
}

export const setUpPage: Handler = async (ask) =>
	(await ask.deps.auth.second.of(ask.who.id)) ? ask.see(urls.secondFactor()) : showSetUp(ask);

const showCodes = (ask: Ask, codes: readonly string[]) =>
	ask.page({ title: m.account_recovery_title(), current: 'account' }, h(RecoveryCodesPage, { codes, email: ask.who.email }));

export const setUp: Handler = async (ask) => {
	const { auth } = ask.deps;
	if (await auth.second.of(ask.who.id)) return ask.see(urls.secondFactor());
	const codes = await auth.second.confirm(ask.who.id, await codeIn(ask), ask.now);
	if (!codes) return showSetUp(ask, m.account_code_new_wrong(), 422);
	await auth.endOtherSessions(ask.who.id, ask.request.headers);
	await tell(ask, 'on');
	return showCodes(ask, codes);
};

/** One code more, although the session was proven: these take the lock away or copy its key. */
async function withCode(ask: Ask, work: () => Promise<Response>): Promise<Response> {
	const { id } = ask.who;
	const refused = await refusedCode(ask, id, await codeIn(ask));
	if (refused) return show(ask, refused.message, refused.status);
	wasRight(ask, 'code', id);
	return work();
}

export const renewCodes: Handler = (ask) =>
	withCode(ask, async () => {
		const codes = await ask.deps.auth.second.renew(ask.who.id);
		await tell(ask, 'codes');
		return showCodes(ask, codes);
	});

export const turnOff: Handler = (ask) =>
	withCode(ask, async () => {
		await ask.deps.auth.second.remove(ask.who.id);
		await tell(ask, 'off');
		return ask.see(urls.account(), 'done_second_off');
	});
