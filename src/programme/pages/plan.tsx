import { called } from '../../directory/wording.ts';
import { m } from '../../paraglide/messages.js';
import { Plan } from '../../ui/Plan.tsx';
import type { Programme } from '../ask.ts';
import { locate } from '../located.ts';
import type { Session } from '../programme.ts';
import { titleOf } from '../wording.ts';
import { placeWords } from './parts.tsx';

/** Where the day takes place, as far as it is known; the same is said in the list beside it. A town alone is no plan. */
export function DayMap({ programme, sessions }: { programme: Programme; sessions: readonly Session[] }) {
	const { locale, mission } = programme;
	const located = locate(programme.sessions, mission.places);
	const there = sessions.flatMap((session) => {
		const point = located.get(session.id);
		const town = point?.town && mission.places.find(({ code }) => code === session.territoryCode);
		const name = town ? called(town, locale) : placeWords(session, programme) || titleOf(session, locale).text;
		return point ? [{ ...point, name }] : [];
	});
	const places = [...Map.groupBy(there, ({ latitude, longitude }) => `${latitude} ${longitude}`).values()].flatMap(
		([first]) => first ?? [],
	);
	if (places.length < 2 && places.every(({ town }) => town)) return null;
	return <Plan places={places} label={m.programme_plan()} way locale={locale} />;
}
