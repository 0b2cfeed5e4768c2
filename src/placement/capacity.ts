/** How many visitors a department can receive, week by week, and where stays clash. Whole days, Monday to Sunday. */
import { addDays, type Dated, type Day, earliest, latest } from '../plain/day.ts';
import type { Texts } from '../plain/language.ts';

export interface Places {
	readonly id: string;
	readonly from: Day;
	readonly until: Day;
	/** 0: closed. */
	readonly places: number;
	readonly reason: string | null;
}
/** A stay as a department sees it; what belongs to a partnership that the reader does not see has no id and no name. */
export interface Stay {
	readonly placementId: string | null;
	readonly partnershipId: string | null;
	readonly departmentId: string;
	readonly visitors: number;
	readonly arrivesOn: Dated;
	readonly leavesOn: Dated;
	readonly tutorId: string | null;
	readonly profile: Texts | null;
}

const lastOf = (a: Day, b: Day): Day => [a, b].sort()[1] ?? a;
/** The days of a stay, in their widest reading: a month that is not known better is held whole. */
export const daysOf = ({ arrivesOn, leavesOn }: Pick<Stay, 'arrivesOn' | 'leavesOn'>): { from: Day; until: Day } => {
	const from = earliest(arrivesOn);
	const until = latest(leavesOn);
	return { from, until: lastOf(from, until) };
};
const meets = (a: { from: Day; until: Day }, b: { from: Day; until: Day }) => a.from <= b.until && b.from <= a.until;

/** The shortest period that holds the day speaks for it; of two as short, the smaller number. Null: nobody has said. */
export function placesOn(periods: readonly Places[], day: Day): number | null {
	let found: Places | undefined;
	let length = Number.POSITIVE_INFINITY;
	for (const period of periods) {
		if (day < period.from || day > period.until) continue;
		const own = Date.parse(period.until) - Date.parse(period.from);
		if (own < length || (own === length && period.places < (found?.places ?? 0))) {
			found = period;
			length = own;
		}
	}
	return found?.places ?? null;
}

export interface Week {
	/** Its Monday. */
	readonly from: Day;
	readonly until: Day;
	/** The fewest of its days; null where nobody has said for one of them. */
	readonly places: number | null;
	/** The most visitors on one of its days. */
	readonly taken: number;
	readonly state: 'free' | 'full' | 'over' | 'closed' | 'unsaid';
	/** How many more could come for the whole week; 0 where closed or not said. */
	readonly free: number;
}

/** The weeks that have a day in that year, the first from its Monday. */
export function mondaysOf(year: number): Day[] {
	const first = `${String(year).padStart(4, '0')}-01-01` as Day;
	const weekday = (new Date(first).getUTCDay() + 6) % 7;
	const mondays: Day[] = [];
	for (let monday = addDays(first, -weekday); monday <= `${year}-12-31`; monday = addDays(monday, 7)) mondays.push(monday);
	return mondays;
}

/** One week of a department. A day for which nobody has said how many makes the week unsaid, unless another of its days is closed. */
export function weekOf(monday: Day, periods: readonly Places[], stays: readonly Stay[]): Week {
	const until = addDays(monday, 6);
	const here = stays.map((stay) => ({ ...daysOf(stay), visitors: stay.visitors })).filter((stay) => meets(stay, { from: monday, until }));
	let [places, taken, over]: [number | null, number, boolean] = [Number.POSITIVE_INFINITY, 0, false];
	for (let index = 0; index < 7; index++) {
		const day = addDays(monday, index);
		const said = placesOn(periods, day);
		const present = here.reduce((sum, { from, until: last, visitors }) => sum + (from <= day && day <= last ? visitors : 0), 0);
		taken = Math.max(taken, present);
		if (said !== null && present > said) over = true;
		places = places === 0 || said === 0 ? 0 : said === null || places === null ? null : Math.min(places, said);
	}
	const state = over ? 'over' : places === 0 ? 'closed' : places === null ? 'unsaid' : taken >= places ? 'full' : 'free';
	return { from: monday, until, places, taken, state, free: places === null || state !== 'free' ? 0 : places - taken };
}

export const weeksIn = (year: number, periods: readonly Places[], stays: readonly Stay[]): Week[] =>
	mondaysOf(year).map((monday) => weekOf(monday, periods, stays));

export type Clash =
	| { kind: 'over'; departmentId: string; from: Day; until: Day; places: number; visitors: number }
	| { kind: 'closed'; departmentId: string; from: Day; until: Day; visitors: number }
	| { kind: 'tutor'; tutorId: string; from: Day; until: Day; placements: readonly [string, string] };

/**
 * Where stays clash: more visitors than places, visitors while it is closed, a tutor with two stays at once. Neighbouring days that say the
 * same are one clash. Work grows with the number of periods and stays, not of days.
 */
export function clashes(stays: readonly Stay[], periodsOf: ReadonlyMap<string, readonly Places[]>): Clash[] {
	const found: Clash[] = [];
	for (const [departmentId, own] of Map.groupBy(stays, (stay) => stay.departmentId))
		found.push(...crowded(departmentId, own, periodsOf.get(departmentId) ?? []));
	const tutored = stays.filter(({ tutorId, placementId }) => tutorId !== null && placementId !== null);
	for (const [index, a] of tutored.entries())
		for (const b of tutored.slice(index + 1)) {
			if (a.tutorId !== b.tutorId || a.placementId === b.placementId) continue;
			const [one, other] = [daysOf(a), daysOf(b)];
			if (!meets(one, other)) continue;
			found.push({
				kind: 'tutor',
				tutorId: a.tutorId ?? '',
				from: lastOf(one.from, other.from),
				until: lastOf(one.until, other.until) === one.until ? other.until : one.until,
				placements: [a.placementId ?? '', b.placementId ?? ''],
			});
		}
	return found.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
}

/** Between two days on which something begins or ends, every day is like the next. */
function crowded(departmentId: string, stays: readonly Stay[], periods: readonly Places[]): Clash[] {
	const spans = stays.map((stay) => ({ ...daysOf(stay), visitors: stay.visitors }));
	const cuts = new Set<Day>();
	for (const { from, until } of [...spans, ...periods]) cuts.add(from).add(addDays(until, 1));
	const days = [...cuts].sort();
	const found: (Clash & { kind: 'over' | 'closed' })[] = [];
	for (const [index, from] of days.entries()) {
		const following = days[index + 1];
		if (!following) break;
		const until = addDays(following, -1);
		const visitors = spans.reduce((sum, span) => sum + (span.from <= from && from <= span.until ? span.visitors : 0), 0);
		const places = placesOn(periods, from);
		if (places === null || visitors <= places) continue;
		const last = found.at(-1);
		const joins = last && addDays(last.until, 1) === from && last.visitors === visitors;
		if (joins && (last.kind === 'over' ? last.places : 0) === places) {
			found[found.length - 1] = { ...last, until };
			continue;
		}
		found.push(
			places === 0
				? { kind: 'closed', departmentId, from, until, visitors }
				: { kind: 'over', departmentId, from, until, places, visitors },
		);
	}
	return found;
}
