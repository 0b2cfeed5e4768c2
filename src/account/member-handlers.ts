import { h } from 'preact';
import * as z from 'zod';
import { m } from '../paraglide/messages.js';
import { today } from '../plain/day.ts';
import { languages } from '../plain/language.ts';
import { roles } from '../server/database.ts';
import { urls } from '../urls.ts';
import { type Ask, Forbidden, type Handler, NotFound } from '../web/ask.ts';
import { type Errors, field, readForm, type Typed } from '../web/form.ts';
import { linkMinutes, post } from './handlers.ts';
import { changeSeat, type Role } from './membership.ts';
import { EndPage, type MemberLine, MemberPage, MembersPage } from './pages/members.tsx';
import { addMember, changeRole, endMembership, lockAdministrators, type Member, membersIAdminister } from './store.ts';
import { invitationLetter } from './wording.ts';

/** The organisations that the asker administers, named in their language. */
const administered = (ask: Ask) =>
	ask.who.memberships
		.filter(({ role }) => role === 'administrator')
		.map(({ organisationId, organisation, names }) => ({ id: organisationId, name: names[ask.locale] ?? organisation }));

const lineOf = (ask: Ask, member: Member): MemberLine => ({
	...member,
	organisation: administered(ask).find(({ id }) => id === member.organisationId)?.name ?? '',
	since: today(member.since, ask.deps.config.timeZone),
	isMe: member.accountId === ask.who.id,
});

async function show(
	ask: Ask,
	{ typed = { language: ask.locale, role: 'reader' }, errors = {}, status = 200 }: { typed?: Typed; errors?: Errors; status?: number } = {},
) {
	const members = (await membersIAdminister(ask.db)).map((member) => lineOf(ask, member));
	return ask.page(
		{ title: m.account_members_title(), current: 'account', status },
		h(MembersPage, { organisations: administered(ask), members, typed, errors }),
	);
}

export const membersPage: Handler = (ask) => show(ask);

const memberForm = z.object({
	organisation: field.id(),
	name: field.line(),
	email: field.email(),
	role: field.choice(roles),
	language: field.choice(languages),
});

export const add: Handler = async (ask) => {
	const read = readForm(await ask.form(), memberForm);
	if (!read.ok) return show(ask, { ...read, status: 422 });
	const { name, email, role, language } = read.value;
	const organisation = administered(ask).find(({ id }) => id === read.value.organisation);
	if (!organisation) throw new Forbidden();
	const members = await membersIAdminister(ask.db);
	const already = { email: m.account_member_already() };
	if (members.some((one) => one.organisationId === organisation.id && one.email === email))
		return show(ask, { typed: read.typed, errors: already, status: 422 });
	const { auth, config } = ask.deps;
	const account = (await auth.find(email)) ?? { id: await auth.create({ name, email, language }), language };
	if (!(await addMember(ask.db, { accountId: account.id, organisationId: organisation.id, role })))
		return show(ask, { typed: read.typed, errors: already, status: 422 });
	const token = await auth.link(account.id, linkMinutes.invited);
	const link = config.baseUrl + urls.signInByLink({}, { token });
	const invitation = { by: ask.who.name, organisation: organisation.name, role, link, signIn: config.baseUrl + urls.signIn() };
	post(ask, invitationLetter(email, invitation, account.language));
	return ask.see(urls.members(), 'done_member_added');
};

async function memberOf(ask: Ask): Promise<Member> {
	const member = (await membersIAdminister(ask.db)).find(({ id }) => id === ask.params.membership);
	if (!member) throw new NotFound();
	return member;
}

async function showMember(ask: Ask, member: Member, error?: string) {
	return ask.page(
		{ title: member.name, current: 'account', status: error ? 422 : 200 },
		h(MemberPage, { member: lineOf(ask, member), error }),
	);
}

export const memberPage: Handler = async (ask) => showMember(ask, await memberOf(ask));

/** Holds the organisation's administrators, then asks the rule. */
async function settle(ask: Ask, becomes: Role | null) {
	const id = ask.params.membership ?? '';
	await lockAdministrators(ask.db, id);
	const answer = changeSeat(await membersIAdminister(ask.db), id, becomes);
	if (!answer.ok && answer.code === 'unknown') throw new NotFound();
	return answer.ok ? answer.value : null;
}

/** Whoever gives up their own administration has nothing more to see here. */
const after = (ask: Ask, member: Member) => (member.accountId === ask.who.id ? urls.account() : urls.members());

export const changeRoleOf: Handler = async (ask) => {
	const read = readForm(await ask.form(), z.object({ role: field.choice(roles) }));
	if (!read.ok) return showMember(ask, await memberOf(ask), read.errors.role);
	const member = await settle(ask, read.value.role);
	if (!member) return showMember(ask, await memberOf(ask), m.account_last_administrator());
	await changeRole(ask.db, member.id, read.value.role);
	return ask.see(after(ask, member), 'done_member_changed');
};

export const endPage: Handler = async (ask) => {
	const member = await memberOf(ask);
	const title = m.account_member_end_title({ name: member.name });
	return ask.page({ title, current: 'account' }, h(EndPage, { title, member: lineOf(ask, member) }));
};

export const end: Handler = async (ask) => {
	const member = await settle(ask, null);
	if (!member) return showMember(ask, await memberOf(ask), m.account_last_administrator());
	await endMembership(ask.db, member.id, ask.now);
	return ask.see(after(ask, member), 'done_member_ended');
};
