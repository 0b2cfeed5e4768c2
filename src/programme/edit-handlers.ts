import { h } from 'preact';
import { m } from '../paraglide/messages.js';
import { type Day, parseDay } from '../plain/day.ts';
import { giveReason } from '../server/reason-store.ts';
import { typedDate } from '../ui/format.ts';
import { urls } from '../urls.ts';
import type { Ask, Handler } from '../web/ask.ts';
import { type Errors, type Typed, typedIn } from '../web/form.ts';
import { readWhy } from '../web/why.ts';
import { agreementChoices, foundOf, namesOf, type Programme, programmeAsked, proposedOf, sessionAsked } from './ask.ts';
import { keysOf } from './check.ts';
import { type Offered, readSession, type SessionInput, typedAfter, typedOf } from './form.ts';
import { EditPage, type EditProps } from './pages/edit.tsx';
import { RemovePage } from './pages/remove.tsx';
import { isTimed, type Session } from './programme.ts';
import { addSession, removeSession, saveSession, sessionIsUsed, setParticipants } from './store.ts';
import { type Warning, warningsOf } from './wording.ts';

type Choices = EditProps['choices'];
const choicesOf = async (ask: Ask, programme: Programme): Promise<Choices> => ({ agreements: await agreementChoices(ask, programme) });
const offered = (programme: Programme, session: Session | null, choices: Choices): Offered => ({
	sessions: programme.sessions,
	session,
	delegates: programme.roster.map(({ id }) => id),
	places: programme.mission.places.map(({ code }) => code),
	fields: programme.partnership.fields.map(({ key }) => key),
	agreements: choices.agreements.map(({ value }) => value),
	clocks: programme.clocks,
	locale: programme.locale,
});

interface Shown {
	typed: Typed;
	errors?: Errors;
	changed?: boolean;
	/** What was found and has not been shown yet, and the names of all that was. */
	warnings?: readonly Warning[];
	seen?: string;
}
const editPage = (ask: Ask, programme: Programme, session: Session | null, choices: Choices, shown: Shown) =>
	ask.page(
		{
			title: session ? m.programme_edit_title() : m.programme_new_title(),
			current: 'partnerships',
			status: shown.errors || shown.changed || shown.warnings ? 422 : 200,
		},
		h(EditPage, { programme, session, choices, ...shown, errors: shown.errors ?? {}, warnings: shown.warnings ?? [] }),
	);

const pageOf = ({ at }: Programme, id: string) =>
	urls.programmeSession({ partnership: at.partnershipId, mission: at.missionId, session: id });

/** What the officer has not been shown yet of what saving this would bring: they decide, and are asked once. */
function unseen(programme: Programme, session: Session | null, { facts, participants }: SessionInput, form: FormData) {
	const id = session?.id ?? 'new';
	const rest = session ?? { missionId: programme.mission.id, arrangements: {}, position: 0, revision: 0 };
	const tried: Session = { ...rest, ...facts, id, participants };
	const found = foundOf(programme, [...programme.sessions.filter((one) => one.id !== id), tried], id);
	const keys = keysOf(found, participants.length > 0);
	const before = session ? keysOf(foundOf(programme, programme.sessions, id), session.participants.length > 0) : [];
	// A browser sends CR LF for every line break of a field (WHATWG HTML, constructing the entry list).
	const seen = new Set([...String(form.get('seen') ?? '').split(/\r?\n/), ...before]);
	if (keys.every((key) => seen.has(key))) return null;
	return { warnings: warningsOf(tried, found, namesOf(programme)), seen: keys.join('\n') };
}

export const newPage: Handler = async (ask) => {
	const programme = await programmeAsked(ask);
	const { searchParams } = ask.url;
	const asked = parseDay(searchParams.get('day') ?? '');
	const day: Day | null = asked ?? (programme.days.length === 1 ? (programme.days[0] ?? null) : null);
	const [place] = programme.mission.places;
	const before = programme.sessions.find(({ id }) => id === searchParams.get('after'));
	const typed = {
		kind: 'working',
		onDay: typedDate(day),
		territoryCode: place?.code ?? '',
		participants: proposedOf(programme).join('\n'),
		...(before && typedAfter(before, programme.mission.zone)),
		hangsOnId: searchParams.get('on') ?? '',
	};
	return editPage(ask, programme, null, await choicesOf(ask, programme), { typed });
};

export const add: Handler = async (ask) => {
	const programme = await programmeAsked(ask, true);
	const choices = await choicesOf(ask, programme);
	const sent = await ask.form();
	const form = readSession(sent, offered(programme, null, choices));
	if (!form.ok) return editPage(ask, programme, null, choices, form);
	const found = unseen(programme, null, form.value, sent);
	if (found) return editPage(ask, programme, null, choices, { typed: form.typed, ...found });
	const id = await addSession(ask.db, programme.at, form.value.facts);
	await setParticipants(ask.db, programme.at, id, form.value.participants);
	const { partnershipId: partnership, missionId: mission } = programme.at;
	// One after the other: the next form begins where this session ends.
	const there = sent.get('next') === 'yes' ? urls.programmeNew({ partnership, mission }, { after: id }) : pageOf(programme, id);
	return ask.see(there, 'done_programme_added');
};

export const edit: Handler = async (ask) => {
	const { session, ...programme } = await sessionAsked(ask);
	return editPage(ask, programme, session, await choicesOf(ask, programme), { typed: typedOf(session, programme.mission.zone) });
};

export const save: Handler = async (ask) => {
	const { session, ...programme } = await sessionAsked(ask, true);
	const choices = await choicesOf(ask, programme);
	const sent = await ask.form();
	const form = readSession(sent, offered(programme, session, choices));
	if (sent.get('revision') !== String(session.revision))
		return editPage(ask, programme, session, choices, { typed: typedIn(sent), changed: true });
	if (!form.ok) return editPage(ask, programme, session, choices, form);
	const found = unseen(programme, session, form.value, sent);
	if (found) return editPage(ask, programme, session, choices, { typed: form.typed, ...found });
	await saveSession(ask.db, programme.at, session, form.value.facts);
	await setParticipants(ask.db, programme.at, session.id, form.value.participants);
	return ask.see(pageOf(programme, session.id), 'done_programme_saved');
};

/** The same session once more, to be changed: it stands where the other stands until the officer says otherwise. */
export const copy: Handler = async (ask) => {
	const { session, ...programme } = await sessionAsked(ask, true);
	const id = await addSession(ask.db, programme.at, { ...session, hangsOnId: null }, session.arrangements);
	await setParticipants(ask.db, programme.at, id, session.participants);
	const { partnershipId: partnership, missionId: mission } = programme.at;
	const there = { partnership, mission, session: id };
	return ask.see(isTimed(session) ? urls.programmeSessionMove(there) : urls.programmeSessionEdit(there), 'done_programme_copied');
};

export const removePage: Handler = async (ask) => {
	const { session, ...programme } = await sessionAsked(ask);
	const used = await sessionIsUsed(ask.db, programme.at, session.id);
	return ask.page({ title: m.programme_remove_title(), current: 'partnerships' }, h(RemovePage, { programme, session, used }));
};

export const remove: Handler = async (ask) => {
	const { session, ...programme } = await sessionAsked(ask, true);
	const used = await sessionIsUsed(ask.db, programme.at, session.id);
	const { why, refused } = readWhy(await ask.form());
	if (used || refused)
		return ask.page(
			{ title: m.programme_remove_title(), current: 'partnerships', status: 422 },
			h(RemovePage, { programme, session, used, ...refused }),
		);
	await giveReason(ask.db, why);
	await removeSession(ask.db, programme.at, session);
	return ask.see(urls.programme({ partnership: programme.partnership.id, mission: programme.mission.id }), 'done_programme_removed');
};
