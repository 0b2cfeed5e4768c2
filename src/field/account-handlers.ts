import { h } from 'preact';
import * as z from 'zod';
import { inCharge } from '../account/charge-store.ts';
import { nameOf } from '../directory/person.ts';
import { missionAsked } from '../mission/ask.ts';
import { answerOf } from '../mission/roster.ts';
import { rosterOf } from '../mission/roster-store.ts';
import { m } from '../paraglide/messages.js';
import { urls } from '../urls.ts';
import type { Ask, Handler } from '../web/ask.ts';
import { type Errors, field, readForm, type Typed, typedIn } from '../web/form.ts';
import { AccountsPage } from './pages/accounts.tsx';
import { accountsFor, tie, tiesOf } from './store.ts';

async function asked(ask: Ask, lock = false) {
	const { partnership, mission } = await missionAsked(ask, lock);
	const roster = await rosterOf(ask.db, partnership.id, mission.id);
	const ties = await tiesOf(ask.db, partnership.id);
	const accounts = await accountsFor(ask.db, partnership.id);
	return { partnership, mission, delegates: roster.filter((one) => answerOf(one) !== 'declined'), ties, accounts };
}

async function choosing(ask: Ask, refused?: { typed: Typed; errors: Errors }): Promise<Response> {
	const seen = await asked(ask);
	const people = await inCharge(ask.db, [seen.partnership.id]);
	return ask.page(
		{ title: m.field_accounts_title(), current: 'partnerships', status: refused ? 422 : 200 },
		h(AccountsPage, {
			...seen,
			inCharge: people.filter(({ gone }) => !gone).map(({ name }) => name),
			locale: ask.locale,
			typed: null,
			errors: {},
			...refused,
		}),
	);
}
export const choose: Handler = (ask) => choosing(ask);

/** Who of the delegation signs in as which account; an account stands for one person. */
export const save: Handler = async (ask) => {
	const { partnership, mission, delegates, ties, accounts } = await asked(ask, true);
	const now = new Map(ties.map(({ personId, accountId }) => [personId, accountId]));
	const each = z.object(Object.fromEntries(delegates.map(({ personId }) => [personId, field.optionalId()]))).default({});
	const sent = await ask.form();
	const read = readForm(sent, z.object({ account: each, was: each }));
	if (!read.ok) return choosing(ask, read);
	const wanted = new Map(delegates.map(({ personId }) => [personId, read.value.account[personId] ?? null]));
	const seen = (personId: string) => read.value.was[personId] ?? null;
	const changes = delegates.filter(({ personId }) => wanted.get(personId) !== seen(personId));
	const after = new Map<string, string | null>([
		...now,
		...changes.map(({ personId }) => [personId, wanted.get(personId) ?? null] as const),
	]);
	const errors: Errors = {};
	for (const { personId } of changes) {
		const account = after.get(personId);
		const name = `account.${personId}`;
		const [twin] = [...after].find(([other, chosen]) => other !== personId && account && chosen === account) ?? [];
		if ((now.get(personId) ?? null) !== seen(personId)) errors[name] = m.field_account_changed();
		else if (account && !accounts.some(({ accountId }) => accountId === account)) errors[name] = m.form_choose_from_list();
		else if (twin) {
			const other = [...delegates, ...ties].find((one) => one.personId === twin);
			errors[name] = m.field_account_taken({ name: other ? nameOf(other, ask.locale).text : '' });
		}
	}
	if (Object.keys(errors).length > 0) return choosing(ask, { typed: typedIn(sent), errors });
	// First what is taken back: two people may have been taken for each other.
	for (const { personId } of changes) {
		const was = now.get(personId);
		if (was) await tie(ask.db, partnership.id, personId, was, null);
	}
	for (const { personId } of changes) {
		const account = wanted.get(personId);
		if (account) await tie(ask.db, partnership.id, personId, null, account);
	}
	return ask.see(urls.missionField({ partnership: partnership.id, mission: mission.id }), 'done_field_accounts');
};
