import { h } from 'preact';
import { m } from '../paraglide/messages.js';
import { urls } from '../urls.ts';
import type { Ask, Handler } from '../web/ask.ts';
import { letIn, refusedCode, stepCookie } from './admit.ts';
import { cookieIn } from './auth-sessions.ts';
import { SecondStepPage } from './pages/second-step.tsx';
import { wasRight } from './throttle.ts';

const show = (ask: Ask, error?: string, status = 200) =>
	ask.page({ title: m.account_second_title(), status }, h(SecondStepPage, { error }));

/** The step this browser is at: it did the first one, and has so many minutes for the code. */
async function stepOf(ask: Ask) {
	const secret = cookieIn(ask.request.headers, stepCookie(ask.deps.config.baseUrl));
	const step = secret === null ? null : await ask.deps.auth.peek('second', secret);
	return secret !== null && step ? { secret, ...step } : null;
}

export const secondStepPage: Handler = async (ask) => ((await stepOf(ask)) ? show(ask) : ask.see(urls.signIn()));

export const secondStep: Handler = async (ask) => {
	const { auth } = ask.deps;
	const step = await stepOf(ask);
	if (!step) return ask.see(urls.signIn(), 'done_step_too_late');
	const code = String((await ask.form()).get('code') ?? '').slice(0, 100);
	if (code.trim() === '') return show(ask, m.form_required(), 422);
	const refused = await refusedCode(ask, step.account, code);
	if (refused) return show(ask, refused.message, refused.status);
	const account = (await auth.redeem('second', step.secret)) && (await auth.account(step.account));
	if (!account) return ask.see(urls.signIn(), 'done_step_too_late');
	wasRight(ask, 'code', account.id);
	const { way, next, idToken, identity } = step;
	return letIn(ask, account, { way, next, ...(idToken ? { idToken } : {}), ...(identity ? { identity } : {}) });
};
