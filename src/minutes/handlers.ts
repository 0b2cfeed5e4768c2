import { h } from 'preact';
import { m } from '../paraglide/messages.js';
import type { Language } from '../plain/language.ts';
import { urls } from '../urls.ts';
import { type Ask, Forbidden, type Handler, NotFound } from '../web/ask.ts';
import { type Errors, readForm, type Typed, typedIn } from '../web/form.ts';
import { type Known, languageAsked, missionAsked, placeOf, sidesOf } from './asked.ts';
import { confirmShape, outcomeRows, readMinutes, type Within } from './form.ts';
import { contentHash } from './hash.ts';
import { tellAwaited, tellChanged } from './letters.ts';
import { isEmpty } from './minutes.ts';
import { notesBeside } from './note-store.ts';
import { addOutcomes, outcomesOf } from './outcome-store.ts';
import { ConfirmPage } from './pages/confirm.tsx';
import { ListPage } from './pages/list.tsx';
import { ShowPage } from './pages/show.tsx';
import { WritePage } from './pages/write.tsx';
import { lockMinutes, type Minutes, minutesAt, minutesOf, saveConfirmation, savePresences, saveText, sharedOf } from './store.ts';
import { said } from './wording.ts';

export const sideOf =
	({ delegates }: Known): Within['sideOf'] =>
	(delegateId) =>
		delegates.find(({ id }) => id === delegateId)?.sideId ?? null;

async function minutesAsked(ask: Ask, lock = false): Promise<Known & { minutes: Minutes }> {
	const known = await missionAsked(ask);
	const minutes = await (lock ? lockMinutes : minutesAt)(ask.db, placeOf(ask));
	if (!minutes) throw new NotFound();
	return { ...known, minutes };
}

/** All sessions of a mission: where their minutes stand, and what came up beside the programme. */
export const list: Handler = async (ask) => {
	const known = await missionAsked(ask);
	const all = await minutesOf(ask.db, known.partnership.id, known.mission.id);
	const outcomes = await outcomesOf(ask.db, known.partnership.id, known.mission.id);
	const { ids } = await sidesOf(ask, known.partnership);
	return ask.page(
		{ title: m.minutes_list_title(), current: 'partnerships' },
		h(ListPage, {
			...known,
			rows: all.map((minutes) => ({ minutes, content: contentHash(sharedOf(minutes)) })),
			beside: outcomes.filter(({ sessionId }) => sessionId === null),
			sideIds: ids,
			locale: ask.locale,
			mayEdit: ask.may('editor'),
		}),
	);
};

export const show: Handler = async (ask) => {
	const known = await minutesAsked(ask);
	const { ids, mine } = await sidesOf(ask, known.partnership);
	return ask.page(
		{ title: said(known.minutes.session.title, ask.locale).text, current: 'partnerships' },
		h(ShowPage, {
			...known,
			content: contentHash(sharedOf(known.minutes)),
			sideIds: ids,
			mine: ask.may('approver') ? mine : [],
			locale: ask.locale,
			timeZone: ask.deps.config.timeZone,
			mayEdit: ask.may('editor'),
			notes: await notesBeside(ask.db, placeOf(ask), placeOf(ask).sessionId),
		}),
	);
};

const writing = (
	ask: Ask,
	known: Known & { minutes: Minutes },
	language: Language,
	typed: Typed,
	options: { errors?: Errors; changed?: boolean } = {},
) =>
	ask.page(
		{ title: m.minutes_write_title(), current: 'partnerships', status: options.errors || options.changed ? 422 : 200 },
		h(WritePage, {
			...known,
			language,
			typed,
			errors: options.errors ?? {},
			changed: options.changed ?? false,
			rows: outcomeRows,
			locale: ask.locale,
		}),
	);

export const writePage: Handler = async (ask) => {
	const language = languageAsked(ask);
	const known = await minutesAsked(ask);
	const text = known.minutes.texts[language];
	const typed: Typed = { body: text?.body ?? '', revision: String(text?.revision ?? 0) };
	for (const { delegateId, presence } of known.minutes.participants) typed[`presence.${delegateId}`] = presence ?? '';
	return writing(ask, known, language, typed);
};

export const write: Handler = async (ask) => {
	const language = languageAsked(ask);
	const known = await minutesAsked(ask, true);
	const sent = await ask.form();
	const place = placeOf(ask);
	const revision = known.minutes.texts[language]?.revision ?? 0;
	const within = { partnership: known.partnership, sideOf: sideOf(known) };
	// The other's words beside one's own: neither is lost.
	if (sent.get('revision') !== String(revision)) return writing(ask, known, language, typedIn(sent), { changed: true });
	const read = readMinutes(
		sent,
		language,
		known.delegates.map(({ id }) => id),
		within,
	);
	if (!read.ok) return writing(ask, known, language, read.typed, { errors: read.errors });
	const { body, presences, outcomes } = read.value;
	const was = known.minutes.texts[language]?.body ?? '';
	if (body !== was && !(await saveText(ask.db, place, language, body, revision)))
		return writing(ask, known, language, read.typed, { changed: true });
	await savePresences(ask.db, place, presences);
	await addOutcomes(ask.db, place, outcomes);
	await tellChanged(ask, known);
	return ask.see(
		urls.minutes({ partnership: place.partnershipId, mission: place.missionId, session: place.sessionId }),
		'done_minutes_saved',
	);
};

async function confirming(
	ask: Ask,
	known: Known & { minutes: Minutes },
	{ typed = {}, ...options }: { typed?: Typed; errors?: Errors; changed?: boolean } = {},
): Promise<Response> {
	const { mine } = await sidesOf(ask, known.partnership);
	if (mine.length === 0) throw new Forbidden();
	const shared = sharedOf(known.minutes);
	return ask.page(
		{ title: m.minutes_confirm_title(), current: 'partnerships', status: options.errors || options.changed ? 422 : 200 },
		h(ConfirmPage, {
			...known,
			content: contentHash(shared),
			empty: isEmpty(shared),
			mine,
			typed,
			errors: options.errors ?? {},
			changed: options.changed ?? false,
			locale: ask.locale,
		}),
	);
}

export const confirmPage: Handler = async (ask) => confirming(ask, await minutesAsked(ask));

/** A side says that these minutes are right, with its reservation where it has one. */
export const confirm: Handler = async (ask) => {
	const known = await minutesAsked(ask, true);
	const { ids, mine } = await sidesOf(ask, known.partnership);
	const read = readForm(await ask.form(), confirmShape);
	if (!read.ok) return confirming(ask, known, read);
	const side = read.value.side ?? (mine.length === 1 ? mine[0] : undefined);
	if (mine.length === 0) throw new Forbidden();
	if (!side || !mine.includes(side)) return confirming(ask, known, { typed: read.typed, errors: { side: m.form_choose() } });
	const words = sharedOf(known.minutes);
	const content = contentHash(words);
	// What is confirmed is what was read: words that came since are shown first.
	if (read.value.content !== content || isEmpty(words)) return confirming(ask, known, { typed: read.typed, changed: true });
	const place = placeOf(ask);
	await saveConfirmation(ask.db, place, {
		organisationId: side,
		content,
		words,
		reservation: read.value.reservation || null,
		accountId: ask.who.id,
		accountName: ask.who.name,
		at: ask.now,
	});
	await tellAwaited(ask, known, side, ids);
	return ask.see(
		urls.minutes({ partnership: place.partnershipId, mission: place.missionId, session: place.sessionId }),
		'done_minutes_confirmed',
	);
};
