import { h } from 'preact';
import { agreementsOf } from '../agreement/store.ts';
import { m } from '../paraglide/messages.js';
import { type Day, parseDay } from '../plain/day.ts';
import { read } from '../plain/language.ts';
import type { Ask, Handler } from '../web/ask.ts';
import { allWarnings, checked, programmeAsked, sessionAsked, warningsFor } from './ask.ts';
import { mostClashes } from './clash.ts';
import { ListPage } from './pages/list.tsx';
import { PrintPage } from './pages/print.tsx';
import { ShowPage } from './pages/show.tsx';
import { byDay } from './programme.ts';

/** More sessions than this are read a day at a time. */
const wholeList = 60;

/** The day that is shown: the one asked for; of a long programme today, or its first. Null: all of them. */
function dayShown(ask: Ask, days: readonly (Day | null)[], sessions: number): Day | 'unknown' | null {
	const asked = ask.url.searchParams.get('day');
	if (asked === 'all') return null;
	if (asked === 'unknown') return 'unknown';
	const day = asked && parseDay(asked);
	if (day) return day;
	if (sessions <= wholeList) return null;
	return days.find((one) => one === ask.today) ?? days[0] ?? 'unknown';
}

/** What was just moved, so that it can be moved back: where it stood, as the address says it. */
function movedOf(ask: Ask) {
	const { searchParams } = ask.url;
	const [id, day, hour] = ['moved', 'wasDay', 'wasHour'].map((name) => searchParams.get(name));
	const was = day ? parseDay(day) : null;
	return id && was ? { id, day: was, hour: hour && /^\d\d:\d\d$/.test(hour) ? hour : null } : null;
}

export const list: Handler = async (ask) => {
	const programme = await programmeAsked(ask);
	const days = byDay(programme.sessions);
	const checks = checked(programme);
	const more = checks.clashes.length === mostClashes;
	const shown = dayShown(
		ask,
		days.map(({ day }) => day),
		programme.sessions.length,
	);
	return ask.page(
		{ title: m.programme_title(), current: 'partnerships' },
		h(ListPage, {
			programme,
			days,
			shown,
			warnings: allWarnings(programme, checks),
			more,
			mayEdit: ask.may('editor'),
			moved: movedOf(ask),
		}),
	);
};

export const print: Handler = async (ask) => {
	const programme = await programmeAsked(ask);
	return ask.page({ title: m.programme_title(), current: 'partnerships' }, h(PrintPage, { programme, days: byDay(programme.sessions) }));
};

export const show: Handler = async (ask) => {
	const { session, ...programme } = await sessionAsked(ask);
	const agreement = session.agreementId
		? (await agreementsOf(ask.db, programme.partnership.id)).find(({ id }) => id === session.agreementId)
		: undefined;
	return ask.page(
		{ title: read(session.title, ask.locale)?.text ?? m.programme_title(), current: 'partnerships' },
		h(ShowPage, {
			programme,
			session,
			agreement: agreement ? read(agreement.title, ask.locale) : null,
			warnings: warningsFor(programme, session),
			mayEdit: ask.may('editor'),
		}),
	);
};
