import { h } from 'preact';
import { namesFor } from '../chronicle/names-store.ts';
import { tell } from '../chronicle/tell.ts';
import { called } from '../directory/wording.ts';
import { m } from '../paraglide/messages.js';
import type { Partnership } from '../partnership/partnership.ts';
import { partnership as findPartnership } from '../partnership/store.ts';
import { sidesOf } from '../proposal/act-store.ts';
import { addJoiningAnswer, type EarlierChange, joiningAnswers, recordedBefore, standingBetween } from '../proposal/joining-store.ts';
import { concernOf, type Side } from '../proposal/proposal.ts';
import { urls } from '../urls.ts';
import { type Ask, Forbidden, type Handler, NotFound } from '../web/ask.ts';
import { JoiningPage } from './pages/joining.tsx';

/** What others recorded of shared facts before this side joined. */
export async function earlierFor(ask: Pick<Ask, 'db'>, partnershipId: string, side: Side): Promise<EarlierChange[]> {
	if (!side.joinedAt) return [];
	const changes = await recordedBefore(ask.db, partnershipId, side.organisationId);
	return changes.filter((change) => concernOf({ ...change, signed: false }).length > 0);
}

interface Shown {
	typed?: Record<string, string>;
	errors?: Record<string, string>;
}
async function page(ask: Ask, { typed = {}, errors = {} }: Shown = {}): Promise<Response> {
	const partnership = await findPartnership(ask.db, ask.params.partnership ?? '', ask.today);
	if (!partnership) throw new NotFound();
	const { locale, deps } = ask;
	const answers = await joiningAnswers(ask.db, partnership.id);
	const parts = [];
	for (const side of (await standingBetween(ask.db, partnership.id)).sides.filter(({ joinedAt }) => joinedAt !== null)) {
		const changes = await earlierFor(ask, partnership.id, side);
		const names = await namesFor(ask.db, changes, partnership.id, locale);
		parts.push({
			side,
			name: nameIn(partnership, side.organisationId, locale),
			rows: tell(changes, { locale, timeZone: deps.config.timeZone, names }),
			answer: answers.find(({ organisationId }) => organisationId === side.organisationId) ?? null,
		});
	}
	// One's own first; the others where there is something to say.
	const shown = parts
		.filter(({ rows, answer, side }) => rows.length > 0 || answer || side.mine)
		.sort((a, b) => Number(b.side.mine) - Number(a.side.mine));
	return ask.page(
		{ title: m.joining_page_title(), current: 'partnerships', status: Object.keys(errors).length > 0 ? 422 : 200 },
		h(JoiningPage, { partnership, parts: shown, typed, errors, locale, timeZone: deps.config.timeZone }),
	);
}
const nameIn = ({ parties }: Partnership, id: string, locale: Ask['locale']) => {
	const party = parties.find(({ organisationId }) => organisationId === id);
	return party ? called(party.territory ?? party, locale) : '';
};

export const joiningPage: Handler = (ask) => page(ask);

export const answerJoining: Handler = async (ask) => {
	const form = await ask.form();
	const partnershipId = ask.params.partnership ?? '';
	const contests = form.get('answer') === 'contested';
	const reason = String(form.get('reason') ?? '')
		.trim()
		.slice(0, 2000);
	const side = (await sidesOf(ask.db, partnershipId)).find(
		({ mine, organisationId }) => mine && organisationId === form.get('organisation'),
	);
	if (!side) throw new Forbidden();
	if (contests && reason === '') return page(ask, { errors: { reason: m.joining_reason_needed() } });
	const person = { accountId: ask.who.id, accountName: ask.who.name, at: ask.now };
	await addJoiningAnswer(
		ask.db,
		partnershipId,
		side.organisationId,
		person,
		contests ? 'contested' : 'confirmed',
		contests ? reason : null,
	);
	return ask.see(urls.partnership({ partnership: partnershipId }), contests ? 'done_joining_contested' : 'done_joining_confirmed');
};
