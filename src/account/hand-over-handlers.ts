import { h } from 'preact';
import * as z from 'zod';
import { m } from '../paraglide/messages.js';
import type { Language } from '../plain/language.ts';
import { keepLetter } from '../server/letter-store.ts';
import { urls } from '../urls.ts';
import { type Ask, type Handler, NotFound } from '../web/ask.ts';
import { type Errors, field, readForm, type Typed } from '../web/form.ts';
import { heldBy, passOn } from './charge-store.ts';
import { handOver } from './hand-over.ts';
import { handOverLetters } from './hand-over-letters.ts';
import { untilIsPast } from './invitation.ts';
import { invitationsBy, passInvitations } from './invitation-store.ts';
import { HandOverPage } from './pages/hand-over.tsx';
import {
	type Colleague,
	changeRole,
	colleaguesIn,
	endLater,
	leaveOrganisation,
	lockAdministrators,
	membersIAdminister,
	speaking,
} from './store.ts';
import { endOfDay } from './until.ts';

/** Who hands over, in which organisation, and whether it is the reader themself. */
interface Leaving {
	leaver: Colleague;
	seats: Colleague[];
	organisation: { id: string; name: string };
	own: boolean;
}

async function leaving(ask: Ask): Promise<Leaving> {
	const { membership, organisation } = ask.params;
	const of = membership ? (await membersIAdminister(ask.db)).find(({ id }) => id === membership) : null;
	const organisationId = of?.organisationId ?? organisation ?? '';
	const seat = ask.who.memberships.find((one) => one.organisationId === organisationId);
	if ((membership && !of) || !seat) throw new NotFound();
	const seats = await colleaguesIn(ask.db, organisationId);
	const leaver = seats.find(({ id, accountId }) => (of ? id === of.id : accountId === ask.who.id));
	if (!leaver) throw new NotFound();
	return {
		leaver,
		seats,
		organisation: { id: organisationId, name: seat.names[ask.locale] ?? seat.organisation },
		own: leaver.accountId === ask.who.id,
	};
}

async function show(ask: Ask, at: Leaving, typed: Typed = {}, errors: Errors = {}) {
	const { leaver, seats, organisation, own } = at;
	return ask.page(
		{ title: m.hand_over_title({ name: leaver.name }), current: 'account', status: Object.keys(errors).length > 0 ? 422 : 200 },
		h(HandOverPage, {
			leaver,
			organisation,
			own,
			action: ask.url.pathname,
			colleagues: seats.filter(({ id }) => id !== leaver.id),
			held: await heldBy(ask.db, leaver.accountId, organisation.id),
			invitations: await invitationsBy(ask.db, leaver.accountId, organisation.id),
			typed,
			errors,
		}),
	);
}

export const handOverPage: Handler = async (ask) => show(ask, await leaving(ask));

const passForm = z.object({ successor: field.id(), until: field.day() });

/** Everything passes, or nothing: one request is one transaction. */
export const pass: Handler = async (ask) => {
	const at = await leaving(ask);
	const { organisation, own } = at;
	const read = readForm(await ask.form(), passForm);
	if (!read.ok) return show(ask, at, read.typed, read.errors);
	const { until } = read.value;
	const { baseUrl, timeZone } = ask.deps.config;
	const refuse = (errors: Errors) => show(ask, at, read.typed, errors);
	if (untilIsPast(until, ask.now, timeZone)) return refuse({ until: m.invitation_until_past() });
	await lockAdministrators(ask.db, at.leaver.id);
	const settled = handOver(await colleaguesIn(ask.db, organisation.id), at.leaver.id, read.value.successor, until !== null);
	if (!settled.ok) return refuse({ successor: settled.code === 'reads-only' ? m.hand_over_reader() : m.form_choose_from_list() });
	const { leaver, successor, promote } = settled.value;
	const seat = ask.who.memberships.find(({ organisationId }) => organisationId === organisation.id);
	const lists = new Map<Language, string[]>();
	for (const language of new Set([leaver.language, successor.language])) {
		const held = await speaking(ask.db, language, ask.locale, () => heldBy(ask.db, leaver.accountId, organisation.id));
		lists.set(
			language,
			held.map(({ name }) => name),
		);
	}

	await passOn(ask.db, organisation.id, leaver.accountId, successor.accountId, ask.now);
	await passInvitations(ask.db, organisation.id, leaver.accountId, successor);
	if (promote) await changeRole(ask.db, successor.id, 'administrator');
	if (until) {
		const endsAt = endOfDay(until, timeZone);
		if (!own) await endLater(ask.db, leaver.id, endsAt);
		else if (!(await leaveOrganisation(ask.db, organisation.id, endsAt))) return refuse({ until: m.hand_over_must_be_promoted() });
	}
	const note = urls.handOverNote({ organisation: organisation.id, colleague: successor.accountId });
	const calledIn = (language: Language) => ({
		organisation: seat?.names[language] ?? seat?.organisation ?? '',
		partnerships: lists.get(language) ?? [],
	});
	const letters = handOverLetters({ leaver, successor, until, link: baseUrl + note, calledIn });
	for (const letter of letters) await keepLetter(ask, { ...letter, organisationId: organisation.id });
	return ask.see(note, 'done_handed_over');
};
