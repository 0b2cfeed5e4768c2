import { m } from '../../paraglide/messages.js';
import type { Day } from '../../plain/day.ts';
import { type Hour, instantsOf, localAt, turned, wallMinutes } from '../../plain/local-time.ts';
import type { DayGridData } from '../../ui/day-grid.ts';
import { urls } from '../../urls.ts';
import type { Programme } from '../ask.ts';
import { hangingOn, type Session, type Timed } from '../programme.ts';
import { dayWords, hourWords, titleOf } from '../wording.ts';
import { sessionAt } from './parts.tsx';

/** The day as a grid on which sessions are moved by mouse or by arrow keys. Without script there is the list below, and its forms. */
export function DayGrid({
	programme,
	day,
	days,
	sessions,
}: {
	programme: Programme;
	day: Day;
	days: readonly Day[];
	sessions: readonly (Session & Timed)[];
}) {
	const midnight = Date.parse(`${day}T00:00Z`) / 60_000;
	const minutes = (instant: Date) => wallMinutes(localAt(instant, programme.clocks.there.zone)) - midnight;
	const { there, home } = programme.clocks;
	// Dinners end after midnight: two days' hours. In the hour that clocks skip nothing is shown.
	const hours = Array.from({ length: 48 }, (_, n) => {
		const [instant] = instantsOf(turned({ day, hour: '00:00' as Hour }, n * 60), there.zone);
		return instant ? hourWords(localAt(instant, home.zone).hour) : '';
	});
	const differs = hours.some((hour, n) => hour !== '' && hour !== `${n % 24}:00`);
	const data: DayGridData = {
		day,
		days: days.map((one) => ({ day: one, label: dayWords(one, programme.locale) })),
		clocks: differs ? { there: there.city, home: home.city, hours } : null,
		sessions: sessions.map((session) => ({
			id: session.id,
			title: titleOf(session, programme.locale).text,
			lang: titleOf(session, programme.locale).language ?? programme.locale,
			start: minutes(session.startsAt),
			end: minutes(session.endsAt),
			revision: session.revision,
			hangs: hangingOn(programme.sessions, session.id).map(({ id }) => id),
			move: urls.programmeSessionMove(sessionAt(programme, session)),
			check: urls.programmeSessionMoveCheck(sessionAt(programme, session)),
		})),
		words: {
			label: m.programme_grid_label(),
			help: m.programme_grid_help(),
			save: m.programme_grid_save(),
			cancel: m.programme_grid_cancel(),
			from: m.programme_grid_session({ title: '{title}', from: '{from}', to: '{to}' }),
			cancelled: m.programme_grid_cancelled({ title: '{title}' }),
			failed: m.programme_grid_failed(),
		},
	};
	// What it shows stands beside it: an island is left alone when the page is brought up to date, this is not.
	return (
		<>
			<div hidden data-grid={JSON.stringify(data)} />
			<div class="day-grid" data-island="DayGrid" />
		</>
	);
}
