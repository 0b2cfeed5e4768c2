import { h } from 'preact';
import * as z from 'zod';
import { organisationById } from '../directory/organisation-store.ts';
import { called } from '../directory/wording.ts';
import { m } from '../paraglide/messages.js';
import { type Day, today } from '../plain/day.ts';
import { type Language, languages } from '../plain/language.ts';
import { roles } from '../server/database.ts';
import { keepLetter } from '../server/letter-store.ts';
import { urls } from '../urls.ts';
import { type Ask, Forbidden, type Handler, NotFound } from '../web/ask.ts';
import { type Errors, field, readForm, type Typed } from '../web/form.ts';
import { languageCookie } from '../web/locale.ts';
import { expiryFrom, type Invitation, untilIsPast } from './invitation.ts';
import { type InvitationWords, invitationLetter } from './invitation-letter.ts';
import {
	acceptInvitation,
	invitationFor,
	invitationsWaiting,
	invite,
	mayOpenSide,
	newToken,
	renew,
	tie,
	withdraw,
} from './invitation-store.ts';
import { administered } from './member-handlers.ts';
import { InvitePage, OpenPage, OverPage, SidePage } from './pages/invitation.tsx';
import { membersIAdminister, speaking } from './store.ts';
import { endOfDay, lastDay } from './until.ts';

interface Back {
	typed?: Typed;
	errors?: Errors;
	status?: number;
}

const show = (ask: Ask, { typed = { language: ask.locale, role: 'reader' }, errors = {}, status = 200 }: Back = {}) =>
	ask.page({ title: m.invitation_title(), current: 'members', status }, h(InvitePage, { organisations: administered(ask), typed, errors }));

export const invitePage: Handler = (ask) => show(ask);

/** Writes the letter, with its link, everything in it called as its reader calls it. */
async function write(ask: Ask, id: string, token: string, language: Language) {
	const waiting = await speaking(ask.db, language, ask.locale, () => waitingOf(ask, id));
	const link = ask.deps.config.baseUrl + urls.invitation({}, { token, lang: language });
	const letterId = await keepLetter(ask, {
		...invitationLetter({ ...wordsOf(ask, waiting), link }, language),
		organisationId: waiting.fromId,
		notAfter: expiryFrom(ask.now),
	});
	await tie(ask.db, id, letterId);
	return letterId;
}

const inviteForm = z.object({
	organisation: field.id(),
	name: field.line(),
	email: field.email(),
	role: field.choice(roles),
	until: field.day(),
	language: field.choice(languages),
});

const expiryDay = (ask: Ask): Day => today(expiryFrom(ask.now), ask.deps.config.timeZone);

export const send: Handler = async (ask) => {
	const read = readForm(await ask.form(), inviteForm);
	if (!read.ok) return show(ask, { ...read, status: 422 });
	const { organisation, name, email, role, until, language } = read.value;
	const { timeZone } = ask.deps.config;
	const from = administered(ask).find(({ id }) => id === organisation);
	if (!from) throw new Forbidden();
	const refuse = (errors: Errors) => show(ask, { typed: read.typed, errors, status: 422 });
	if (untilIsPast(until, ask.now, timeZone)) return refuse({ until: m.invitation_until_past() });
	const members = await membersIAdminister(ask.db);
	if (members.some((one) => one.organisationId === organisation && one.email === email))
		return refuse({ email: m.account_member_already() });
	const token = newToken();
	const by = { id: ask.who.id, name: ask.who.name };
	const endsAt = until && endOfDay(until, timeZone);
	const expiresAt = expiryFrom(ask.now);
	const id = await invite(ask.db, {
		organisationId: organisation,
		fromId: organisation,
		throughId: null,
		email,
		name,
		role,
		language,
		endsAt,
		by,
		expiresAt,
		token,
	});
	if (!id) return refuse({ email: m.invitation_already() });
	await write(ask, id, token, language);
	return ask.see(urls.members(), 'done_invitation_sent');
};

/** The party that nobody has entered for, and the asker's own organisation that invites it. */
async function emptySide(ask: Ask) {
	const { partnership = '', organisation = '' } = ask.params;
	const fromId = ask.who.standing?.find(({ level, role }) => level === 'write' && role === 'administrator')?.organisationId;
	if (!fromId || !(await mayOpenSide(ask.db, organisation, partnership, fromId))) throw new NotFound();
	const side = await organisationById(ask.db, organisation);
	if (!side) throw new NotFound();
	return { partnership, fromId, side: { id: organisation, name: called(side, ask.locale) } };
}

const showSide = (ask: Ask, at: Awaited<ReturnType<typeof emptySide>>, { typed = {}, errors = {}, status = 200 }: Back = {}) =>
	ask.page(
		{ title: m.invitation_side_title({ organisation: at.side.name }), current: 'partnerships', status },
		h(SidePage, { partnership: at.partnership, side: at.side, typed, errors }),
	);

export const sidePage: Handler = async (ask) => showSide(ask, await emptySide(ask));

const sideForm = inviteForm.pick({ name: true, email: true, language: true });

export const inviteSide: Handler = async (ask) => {
	const at = await emptySide(ask);
	const read = readForm(await ask.form(), sideForm);
	if (!read.ok) return showSide(ask, at, { ...read, status: 422 });
	const { name, email, language } = read.value;
	const token = newToken();
	const by = { id: ask.who.id, name: ask.who.name };
	const common = { organisationId: at.side.id, fromId: at.fromId, email, name, role: 'administrator', language } as const;
	const id = await invite(ask.db, { ...common, throughId: at.partnership, endsAt: null, by, expiresAt: expiryFrom(ask.now), token });
	if (!id) return showSide(ask, at, { typed: read.typed, errors: { email: m.invitation_already() }, status: 422 });
	await write(ask, id, token, language);
	return ask.see(urls.partnership({ partnership: at.partnership }), 'done_invitation_sent');
};

async function waitingOf(ask: Ask, id: string): Promise<Invitation> {
	const found = (await invitationsWaiting(ask.db)).find((one) => one.id === id);
	if (!found) throw new NotFound();
	return found;
}

const wordsOf = (ask: Ask, { email, name, from, organisation, partnership, role, endsAt }: Invitation): Omit<InvitationWords, 'link'> => ({
	to: email,
	name,
	by: ask.who.name,
	from,
	organisation,
	partnership,
	role,
	until: endsAt && lastDay(endsAt, ask.deps.config.timeZone),
	expires: expiryDay(ask),
});

export const resend: Handler = async (ask) => {
	const waiting = await waitingOf(ask, ask.params.invitation ?? '');
	const token = newToken();
	const letterId = await write(ask, waiting.id, token, waiting.language);
	await renew(ask.db, waiting.id, {
		token,
		expiresAt: expiryFrom(ask.now),
		letterId,
		at: ask.now,
		by: { id: ask.who.id, name: ask.who.name },
	});
	return ask.see(urls.members(), 'done_invitation_resent');
};

export const withdrawIt: Handler = async (ask) => {
	const waiting = await waitingOf(ask, ask.params.invitation ?? '');
	await withdraw(ask.db, waiting.id, ask.now);
	return ask.see(urls.members(), 'done_invitation_withdrawn');
};

async function opened(ask: Ask, token: string, errors: Errors = {}, typed: Typed = {}) {
	const invitation = token ? await invitationFor(ask.db, token) : null;
	if (invitation?.state !== 'pending') return ask.page({ title: m.invitation_over_title(), status: 410 }, h(OverPage, { invitation }));
	const other = ask.signedIn && ask.who.id !== invitation.accountId;
	return ask.page(
		{ title: m.invitation_open_title(), status: Object.keys(errors).length > 0 ? 422 : 200 },
		h(OpenPage, {
			invitation,
			until: invitation.endsAt ? lastDay(new Date(invitation.endsAt), ask.deps.config.timeZone) : null,
			token,
			other,
			errors,
			typed,
		}),
	);
}

/** Mail scanners open links: the page shows what is offered, and only its button accepts. */
export const openPage: Handler = (ask) => opened(ask, ask.url.searchParams.get('token') ?? '');

const acceptForm = z.object({ token: z.string().max(100), name: field.line() });

export const accept: Handler = async (ask) => {
	const form = await ask.form();
	const read = readForm(form, acceptForm);
	const token = String(form.get('token') ?? '');
	if (!read.ok) return opened(ask, token, read.errors, read.typed);
	const accepted = await acceptInvitation(ask.deps.database, ask.session, token, read.value.name);
	if (!('accountId' in accepted)) return opened(ask, token);
	const language = languageCookie(accepted.language);
	if (ask.signedIn) return ask.see(urls.partnerships(), 'done_invitation_accepted');
	// An account that was there keeps its own ways in: the letter proves the address, not the password or the second factor.
	if (accepted.code === 'known') return ask.see(urls.signIn(), 'done_invitation_accepted_sign_in', [language]);
	const cookies = await ask.deps.auth.open(accepted.accountId, { way: 'link', headers: ask.request.headers, from: ask.from });
	return ask.see(urls.partnerships(), 'done_invitation_accepted', [...cookies, language]);
};
