import { h } from 'preact';
import { m } from '../paraglide/messages.js';
import { type Day, parseDay } from '../plain/day.ts';
import { type Hour, localAt, readHour } from '../plain/local-time.ts';
import { typedDate } from '../ui/format.ts';
import { urls } from '../urls.ts';
import type { Ask, Handler } from '../web/ask.ts';
import { type Errors, type Typed, typedIn } from '../web/form.ts';
import { checked, namesOf, type Programme, sessionAsked } from './ask.ts';
import { checksOf } from './check.ts';
import { readMove } from './form.ts';
import { MovePage } from './pages/move.tsx';
import { isTimed, type Move, move, type Session, shifted } from './programme.ts';
import { orderSessions, saveMoves } from './store.ts';
import { hourRefusal, momentWords, titleOf, type Warning, warningsOf } from './wording.ts';

type Asked = Programme & { session: Session };
interface Target {
	day: Day;
	hour: Hour | null;
}

/** The programme as it would stand, and what the officer should know of every session that moves. */
function tried(asked: Asked, moves: readonly Move[]): Map<string, Warning[]> {
	const to = new Map(moves.map((one) => [one.id, one]));
	const after = asked.sessions.map((session) => ({ ...session, ...to.get(session.id) }));
	const [names, checks] = [namesOf(asked), checked(asked, after, new Set(to.keys()))];
	return new Map(
		after.filter(({ id }) => to.has(id)).map((session) => [session.id, warningsOf(session, checksOf(checks, session.id), names)]),
	);
}

/** Why it cannot be moved there, naming the session whose hour it is. */
function refusal(asked: Asked, refused: Extract<ReturnType<typeof move>, { ok: false }>): string {
	const other = asked.sessions.find(({ id }) => id === refused.facts.id && id !== asked.session.id);
	const words = hourRefusal(refused, asked.clocks, asked.locale);
	return other ? m.programme_move_refused_for({ title: titleOf(other, asked.locale).text, reason: words }) : words;
}

const movePage = (
	ask: Ask,
	asked: Asked,
	shown: { typed: Typed; errors?: Errors; changed?: boolean; moves?: readonly Move[]; warnings?: Map<string, Warning[]> },
) =>
	ask.page(
		{ title: m.programme_move_title(), current: 'partnerships', status: shown.errors || shown.changed ? 422 : 200 },
		h(MovePage, { programme: asked, session: asked.session, ...shown, errors: shown.errors ?? {} }),
	);

const standing = ({ session, clocks }: Asked): Typed => ({
	day: typedDate(session.onDay),
	hour: isTimed(session) ? localAt(session.startsAt, clocks.there.zone).hour : '',
});

/** `?day=&hour=` asks what would move: nothing is changed by looking. */
export const page: Handler = async (ask) => {
	const asked = await sessionAsked(ask);
	const { searchParams } = ask.url;
	if (!searchParams.has('day')) return movePage(ask, asked, { typed: standing(asked) });
	const sent = new FormData();
	for (const [name, value] of searchParams) sent.append(name, value);
	const form = readMove(sent);
	if (!form.ok) return movePage(ask, asked, form);
	const moves = move(asked.sessions, asked.session.id, form.value, asked.clocks.there.zone);
	if (!moves.ok) return movePage(ask, asked, { typed: form.typed, errors: { hour: refusal(asked, moves) } });
	return movePage(ask, asked, { typed: form.typed, moves: moves.value, warnings: tried(asked, moves.value) });
};

/** For the day's grid, while a session is held: where it would stand, by both clocks, and what it would clash with. */
export const check: Handler = async (ask) => {
	const asked = await sessionAsked(ask);
	const day = parseDay(ask.url.searchParams.get('day') ?? '');
	const hour = readHour(ask.url.searchParams.get('hour') ?? '');
	if (!day || !hour) return ask.json({ ok: false, said: m.programme_not_an_hour() });
	const moves = move(asked.sessions, asked.session.id, { day, hour }, asked.clocks.there.zone);
	if (!moves.ok) return ask.json({ ok: false, said: refusal(asked, moves) });
	const [first] = moves.value;
	const clashing = [...tried(asked, moves.value).values()].flat().filter(({ about }) => about === 'clash');
	return ask.json({
		ok: true,
		said: [
			first?.startsAt ? momentWords(first.startsAt, asked.clocks, ask.locale) : '',
			moves.value.length > 1 ? m.programme_move_with({ n: moves.value.length - 1 }) : '',
			...new Set(clashing.map(({ text }) => text)),
		].filter(Boolean),
	});
};

export const save: Handler = async (ask) => {
	const asked = await sessionAsked(ask, true);
	const { session, at } = asked;
	const sent = await ask.form();
	const form = readMove(sent);
	if (sent.get('revision') !== String(session.revision)) return movePage(ask, asked, { typed: typedIn(sent), changed: true });
	if (!form.ok) return movePage(ask, asked, form);
	const target: Target = form.value;
	const moves = move(asked.sessions, session.id, target, asked.clocks.there.zone);
	if (!moves.ok) return movePage(ask, asked, { typed: form.typed, errors: { hour: refusal(asked, moves) } });
	await saveMoves(ask.db, at, moves.value);
	const was = isTimed(session) ? localAt(session.startsAt, asked.clocks.there.zone) : { day: session.onDay, hour: null };
	const back = sent.get('back') === 'yes' ? {} : { moved: session.id, wasDay: was.day, wasHour: was.hour };
	const there = { partnership: at.partnershipId, mission: at.missionId };
	return ask.see(
		urls.programme(there, { day: target.day, ...back }),
		sent.get('back') === 'yes' ? 'done_programme_moved_back' : 'done_programme_moved',
	);
};

/** What has no hour goes one place up or down among those of its day. */
export const order: Handler = async (ask) => {
	const { session, sessions, at } = await sessionAsked(ask, true);
	const way = (await ask.form()).get('way') === 'up' ? 'up' : 'down';
	const loose = sessions
		.filter(({ onDay, startsAt }) => startsAt === null && onDay === session.onDay)
		.sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1))
		.map(({ id }) => id);
	await orderSessions(ask.db, at, shifted(loose, session.id, way));
	return ask.see(
		`${urls.programme({ partnership: at.partnershipId, mission: at.missionId }, { day: ask.url.searchParams.get('day') })}#session-${session.id}`,
		'done_programme_ordered',
	);
};
