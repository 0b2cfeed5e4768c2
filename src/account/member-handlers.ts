import { stringify } from 'csv-stringify/sync';
import { h } from 'preact';
import * as z from 'zod';
import { m } from '../paraglide/messages.js';
import { today } from '../plain/day.ts';
import { roles } from '../server/database.ts';
import { urls } from '../urls.ts';
import { type Ask, type Handler, NotFound } from '../web/ask.ts';
import { type Errors, field, readForm, type Typed } from '../web/form.ts';
import { heldBy } from './charge-store.ts';
import { stateOf, untilIsPast } from './invitation.ts';
import { invitationsWaiting } from './invitation-store.ts';
import { type MemberLine, type MemberSort, matches, memberSorts, sortMembers } from './member.ts';
import { changeSeat, type Role } from './membership.ts';
import { hasOutbox } from './outbox.ts';
import { EndPage, MemberPage } from './pages/member.tsx';
import { MembersPage } from './pages/members.tsx';
import { changeRole, endLater, endMembership, lockAdministrators, type Member, membersIAdminister } from './store.ts';
import { endOfDay, lastDay } from './until.ts';

/** The organisations that the asker administers, named in their language. */
export const administered = (ask: Ask) =>
	ask.who.memberships
		.filter(({ role }) => role === 'administrator')
		.map(({ organisationId, organisation, names }) => ({ id: organisationId, name: names[ask.locale] ?? organisation }));

const lineOf = (ask: Ask, member: Member): MemberLine => {
	const { timeZone } = ask.deps.config;
	return {
		...member,
		organisation: administered(ask).find(({ id }) => id === member.organisationId)?.name ?? '',
		since: today(member.since, timeZone),
		until: member.endsAt && lastDay(member.endsAt, timeZone),
		seen: member.seenAt && today(member.seenAt, timeZone),
		isMe: member.accountId === ask.who.id,
	};
};

/** What the address asks for: words, and a column to sort by. */
function questionOf({ url }: Ask): { q: string; sort: MemberSort; down: boolean } {
	const asked = url.searchParams.get('sort');
	return {
		q: url.searchParams.get('q')?.slice(0, 200).trim() ?? '',
		sort: memberSorts.find((one) => one === asked) ?? 'name',
		down: url.searchParams.get('order') === 'down',
	};
}

async function linesOf(ask: Ask) {
	const question = questionOf(ask);
	const all = (await membersIAdminister(ask.db)).map((member) => lineOf(ask, member));
	const found = all.filter((member) => matches(member, question.q));
	return { question, total: all.length, members: sortMembers(found, question.sort, question.down, ask.locale) };
}

export const membersPage: Handler = async (ask) => {
	const { timeZone } = ask.deps.config;
	const waiting = (await invitationsWaiting(ask.db)).map((one) => ({
		...one,
		state: stateOf(one, ask.now),
		sent: today(one.sentAt, timeZone),
		expires: today(one.expiresAt, timeZone),
		reason: one.letter?.reason ?? '',
	}));
	return ask.page(
		{ title: m.account_members_title(), current: 'members' },
		h(MembersPage, { organisations: administered(ask), ...(await linesOf(ask)), waiting, outbox: hasOutbox(ask), locale: ask.locale }),
	);
};

/** Stable whatever the reader's language; ISO dates; a cell that a spreadsheet would run begins with an apostrophe. */
const csvColumns = ['organisation', 'name', 'email', 'role', 'since', 'until', 'last_seen', 'two_factor'];

export const csv: Handler = async (ask) => {
	const { members } = await linesOf(ask);
	const cells = members.map((one) => [
		one.organisation,
		one.name,
		one.email,
		one.role,
		one.since,
		one.until,
		one.seen,
		one.secondFactor ? 'yes' : 'no',
	]);
	return new Response(`\uFEFF${stringify([csvColumns, ...cells], { escape_formulas: true, record_delimiter: 'windows' })}`, {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': 'attachment; filename="members.csv"',
			'cache-control': 'private, no-store',
			'x-content-type-options': 'nosniff',
		},
	});
};

async function memberOf(ask: Ask): Promise<Member> {
	const member = (await membersIAdminister(ask.db)).find(({ id }) => id === ask.params.membership);
	if (!member) throw new NotFound();
	return member;
}

async function showMember(ask: Ask, member: Member, errors: Errors = {}, typed: Typed = {}) {
	return ask.page(
		{ title: member.name, current: 'members', status: Object.keys(errors).length > 0 ? 422 : 200 },
		h(MemberPage, { member: lineOf(ask, member), errors, typed }),
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

const seatForm = z.object({ role: field.choice(roles), until: field.day() });

export const changeRoleOf: Handler = async (ask) => {
	const read = readForm(await ask.form(), seatForm);
	if (!read.ok) return showMember(ask, await memberOf(ask), read.errors, read.typed);
	const { role, until } = read.value;
	const { timeZone } = ask.deps.config;
	const refuse = async (errors: Errors) => showMember(ask, await memberOf(ask), errors, read.typed);
	if (untilIsPast(until, ask.now, timeZone)) return refuse({ until: m.invitation_until_past() });
	// An administrator whose access ends on a day is one the organisation cannot count on.
	const member = await settle(ask, until ? null : role);
	if (!member) return refuse(until ? { until: m.account_last_administrator() } : { role: m.account_last_administrator() });
	if (member.role !== role) await changeRole(ask.db, member.id, role);
	await endLater(ask.db, member.id, until && endOfDay(until, timeZone));
	return ask.see(after(ask, member), 'done_member_changed');
};

async function showEnd(ask: Ask, member: Member, errors: Errors = {}, typed: Typed = {}) {
	const title = m.account_member_end_title({ name: member.name });
	const held = await heldBy(ask.db, member.accountId, member.organisationId);
	return ask.page(
		{ title, current: 'members', status: Object.keys(errors).length > 0 ? 422 : 200 },
		h(EndPage, { title, member: lineOf(ask, member), held: held.length, errors, typed }),
	);
}

export const endPage: Handler = async (ask) => showEnd(ask, await memberOf(ask));

export const end: Handler = async (ask) => {
	const read = readForm(await ask.form(), z.object({ reason: field.line() }));
	if (!read.ok) return showEnd(ask, await memberOf(ask), read.errors, read.typed);
	const member = await settle(ask, null);
	if (!member) return showMember(ask, await memberOf(ask), { role: m.account_last_administrator() });
	await endMembership(ask.db, member.id, ask.now, read.value.reason);
	return ask.see(after(ask, member), 'done_member_ended');
};
