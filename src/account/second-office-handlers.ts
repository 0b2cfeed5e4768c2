import { h } from 'preact';
import { m } from '../paraglide/messages.js';
import { urls } from '../urls.ts';
import { type Ask, Forbidden, type Handler, NotFound } from '../web/ask.ts';
import { post } from './handlers.ts';
import { ResetPage, RulePage } from './pages/second-office.tsx';
import { askForSecondFactor, leaveSecondFactor, membersWithSecondFactor, organisationsAsking, resetSecondFactor } from './second-store.ts';
import { membersIAdminister } from './store.ts';
import { resetLetter } from './wording.ts';

const administered = (ask: Ask) =>
	ask.who.memberships
		.filter(({ role }) => role === 'administrator')
		.map(({ organisationId, organisation, names }) => ({ id: organisationId, name: names[ask.locale] ?? organisation }));

/** Whether one's organisations ask their members for the second factor, and how many have it. */
export const rulePage: Handler = async (ask) => {
	const organisations = administered(ask);
	const asking = await organisationsAsking(
		ask.db,
		organisations.map(({ id }) => id),
	);
	const [members, having] = [await membersIAdminister(ask.db), await membersWithSecondFactor(ask.db)];
	return ask.page(
		{ title: m.account_rule_title(), current: 'members' },
		h(RulePage, {
			organisations: organisations.map(({ id, name }) => {
				const here = members.filter(({ organisationId }) => organisationId === id);
				return { id, name, asks: asking.has(id), members: here.length, having: here.filter((member) => having.has(member.id)).length };
			}),
		}),
	);
};

export const setRule: Handler = async (ask) => {
	const form = await ask.form();
	const organisation = administered(ask).find(({ id }) => id === form.get('organisation'));
	if (!organisation) throw new Forbidden();
	const asks = form.get('asks') === 'yes';
	await (asks ? askForSecondFactor : leaveSecondFactor)(ask.db, organisation.id);
	return ask.see(urls.secondFactorRule(), asks ? 'done_rule_on' : 'done_rule_off');
};

async function memberOf(ask: Ask) {
	const member = (await membersIAdminister(ask.db)).find(({ id }) => id === ask.params.membership);
	if (!member) throw new NotFound();
	return { member, has: (await membersWithSecondFactor(ask.db)).has(member.id) };
}

export const resetPage: Handler = async (ask) => {
	const { member, has } = await memberOf(ask);
	const title = m.account_reset_title({ name: member.name });
	return ask.page({ title, current: 'members' }, h(ResetPage, { title, membership: member.id, has }));
};

export const reset: Handler = async (ask) => {
	const { member } = await memberOf(ask);
	if (!(await resetSecondFactor(ask.db, member.id))) return ask.see(urls.member({ membership: member.id }));
	await post(ask, resetLetter(member.email, ask.who.name, member.language));
	const own = member.accountId === ask.who.id;
	return ask.see(own ? urls.signIn() : urls.member({ membership: member.id }), 'done_second_reset');
};
