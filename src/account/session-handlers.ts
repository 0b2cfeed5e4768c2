import { urls } from '../urls.ts';
import { type Handler, NotFound } from '../web/ask.ts';
import { leavingNothing } from '../web/leaving.ts';

export const endSession: Handler = async (ask) => {
	const id = ask.params.session ?? '';
	if (id === ask.who.session.id)
		return leavingNothing(
			ask.see(urls.signIn(), 'done_signed_out', (await ask.deps.auth.signOut(ask.request.headers)).cookies),
			await ask.form(),
		);
	if (!(await ask.deps.auth.endSession(ask.who.id, id))) throw new NotFound();
	return ask.see(urls.account(), 'done_session_ended');
};

/** All the others; with `everywhere`, this one too. */
export const endSessions: Handler = async (ask) => {
	const { auth } = ask.deps;
	const form = await ask.form();
	const everywhere = form.get('everywhere') === 'yes';
	if (!everywhere) {
		await auth.endOtherSessions(ask.who.id, ask.request.headers);
		return ask.see(urls.account(), 'done_sessions_ended');
	}
	const { cookies } = await auth.signOut(ask.request.headers);
	await auth.endOtherSessions(ask.who.id);
	return leavingNothing(ask.see(urls.signIn(), 'done_signed_out_everywhere', cookies), form);
};
