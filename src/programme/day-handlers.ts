import { h } from 'preact';
import { m } from '../paraglide/messages.js';
import { parseDay } from '../plain/day.ts';
import { urls } from '../urls.ts';
import type { Ask, Handler } from '../web/ask.ts';
import type { Read, Typed } from '../web/form.ts';
import { type Programme, programmeAsked } from './ask.ts';
import { type DayCopy, readDayCopy } from './form.ts';
import { CopyDayPage } from './pages/copy-day.tsx';
import { mostSessions, onAnotherDay } from './programme.ts';
import { copySessions } from './store.ts';
import { hourRefusal } from './wording.ts';

type Refused = Extract<Read<DayCopy>, { ok: false }>;

/** The day of the address, else the mission's first, and what is on it. */
function dayAsked(ask: Ask, { sessions, days }: Programme) {
	const day = parseDay(ask.url.searchParams.get('day') ?? '') ?? days[0] ?? ask.today;
	return { day, there: sessions.filter(({ onDay }) => onDay === day) };
}

const copyPage = (ask: Ask, programme: Programme, shown: { typed: Typed } | Refused) => {
	const { day, there } = dayAsked(ask, programme);
	const errors = 'errors' in shown ? shown.errors : {};
	return ask.page(
		{ title: m.programme_copy_day_title(), current: 'partnerships', status: 'errors' in shown ? 422 : 200 },
		h(CopyDayPage, { programme, day, sessions: there, typed: shown.typed, errors }),
	);
};

export const page: Handler = async (ask) => {
	const programme = await programmeAsked(ask);
	return copyPage(ask, programme, {
		typed: {
			sessions: dayAsked(ask, programme)
				.there.map(({ id }) => id)
				.join('\n'),
		},
	});
};

export const copy: Handler = async (ask) => {
	const programme = await programmeAsked(ask, true);
	const { there } = dayAsked(ask, programme);
	const form = readDayCopy(
		await ask.form(),
		there.map(({ id }) => id),
		mostSessions - programme.sessions.length,
	);
	if (!form.ok) return copyPage(ask, programme, form);
	const wanted = there.filter(({ id }) => form.value.sessions.includes(id));
	const copies = onAnotherDay(wanted, form.value.to, programme.mission.zone);
	if (!copies.ok)
		return copyPage(ask, programme, { ok: false, typed: form.typed, errors: { to: hourRefusal(copies, programme.clocks, ask.locale) } });
	await copySessions(ask.db, programme.at, copies.value);
	const at = { partnership: programme.at.partnershipId, mission: programme.at.missionId };
	return ask.see(urls.programme(at, { day: form.value.to }), 'done_programme_day_copied');
};
