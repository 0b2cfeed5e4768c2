/** A mission on the road: how long a telephone keeps its page, and how one calls from it. */
import { lastDay, type Mission } from '../mission/mission.ts';
import { addDays } from '../plain/day.ts';

/** Days after the mission during which its page may stay on a telephone: time to finish the minutes at home. */
export const daysAfter = 7;
/** Who looks again at a mission that is over keeps it for so many days; of one whose days are not known, for `daysUndated`. */
export const daysAnyhow = 2;
export const daysUndated = 30;

const later = (now: Date, days: number) => new Date(Number(now) + days * 86_400_000);

/** The moment from which no telephone shows the page any more, unless it is asked for anew. */
export function keptUntil(mission: Pick<Mission, 'leavesOn' | 'returnsOn' | 'cancelledOn'>, now: Date): Date {
	const soonest = later(now, daysAnyhow);
	if (mission.cancelledOn) return soonest;
	const last = lastDay(mission);
	if (last === null) return later(now, daysUndated);
	const end = new Date(`${addDays(last, daysAfter + 1)}T00:00:00Z`);
	return end > soonest ? end : soonest;
}

/** RFC 3966: the digits, and the plus of the country. */
export const callOf = (phone: string) => `tel:${phone.replace(/[^\d+]/g, '')}`;
