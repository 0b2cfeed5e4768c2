import { h } from 'preact';
import * as z from 'zod';
import { inCharge, putInCharge } from '../account/charge-store.ts';
import { colleaguesIn } from '../account/store.ts';
import { m } from '../paraglide/messages.js';
import { urls } from '../urls.ts';
import { type Ask, Forbidden, type Handler } from '../web/ask.ts';
import { type Errors, field, readForm } from '../web/form.ts';
import { known } from './handlers.ts';
import { ChargePage } from './pages/charge.tsx';

async function show(ask: Ask, errors: Errors = {}) {
	const partnership = await known(ask);
	const own = ask.may('editor') ? ask.organisationId : null;
	return ask.page(
		{ title: m.charge_title(), current: 'partnerships', status: Object.keys(errors).length > 0 ? 422 : 200 },
		h(ChargePage, {
			partnership,
			people: await inCharge(ask.db, [partnership.id]),
			own,
			me: ask.who.id,
			colleagues: own ? await colleaguesIn(ask.db, own) : [],
			locale: ask.locale,
			errors,
		}),
	);
}

export const chargePage: Handler = (ask) => show(ask);

export const putSomebody: Handler = async (ask) => {
	const read = readForm(await ask.form(), z.object({ account: field.id() }));
	if (!read.ok) return show(ask, read.errors);
	const organisation = ask.organisationId;
	if (!organisation) throw new Forbidden();
	const colleagues = await colleaguesIn(ask.db, organisation);
	if (!colleagues.some(({ accountId }) => accountId === read.value.account)) return show(ask, { account: m.charge_not_member() });
	const partnership = ask.params.partnership ?? '';
	await putInCharge(ask.db, partnership, organisation, read.value.account, ask.now);
	return ask.see(urls.partnership({ partnership }), 'done_charge_saved');
};
