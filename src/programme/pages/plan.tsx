import { m } from '../../paraglide/messages.js';
import { Plan } from '../../ui/Plan.tsx';
import type { Programme } from '../ask.ts';
import type { Session } from '../programme.ts';
import { titleOf } from '../wording.ts';
import { placeWords } from './parts.tsx';

type Located = Session & { latitude: number; longitude: number };
const isLocated = (session: Session): session is Located => session.latitude !== null && session.longitude !== null;

/** Where the day takes place, as far as its places are known by their coordinates; the same is said in the list beside it. */
export function DayMap({ programme, sessions }: { programme: Programme; sessions: readonly Session[] }) {
	const { locale } = programme;
	const there = [...Map.groupBy(sessions.filter(isLocated), ({ latitude, longitude }) => `${latitude} ${longitude}`).values()];
	const places = there.flatMap(([first]) =>
		first
			? [{ latitude: first.latitude, longitude: first.longitude, name: placeWords(first, programme) || titleOf(first, locale).text }]
			: [],
	);
	return <Plan places={places} label={m.programme_plan()} way locale={locale} />;
}
