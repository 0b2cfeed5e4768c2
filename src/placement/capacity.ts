/** How many visitors a department can receive, day by day and week by week, and where stays clash. Whole days, Monday to Sunday. */
import { addDays, type Dated, type Day, daysBetween, earliest, latest } from '../plain/day.ts';
import type { Texts } from '../plain/language.ts';
import { isOver, type Placement, stateOf } from './placement.ts';

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
/** Whether two spans share a day. */
export const meets = (a: { from: Day; until: Day }, b: { from: Day; until: Day }) => a.from <= b.until && b.from <= a.until;

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

export type DayState = 'free' | 'full' | 'over' | 'closed' | 'unsaid';
/** Neighbouring days that say the same. */
export interface Run {
	readonly from: Day;
	readonly until: Day;
	readonly state: DayState;
	/** Null: nobody has said. */
	readonly places: number | null;
	readonly taken: number;
}
export interface Week {
	/** Its Monday. */
	readonly from: Day;
	readonly until: Day;
	/** Its days as they are; one run where all seven are alike. */
	readonly runs: readonly Run[];
	/** `mixed`: its days differ, a closed holiday among open ones. */
	readonly state: DayState | 'mixed';
	/** How many more could come for the whole week. */
	readonly free: number;
}

/** A stay of so many days takes a single closed day among them as it is: a holiday, told and no clash. */
const longStay = 7;
const lasts = ({ from, until }: { from: Day; until: Day }) => daysBetween(from, until) + 1;

const stateOn = (places: number | null, taken: number): DayState => {
	if (places === null) return 'unsaid';
	if (taken > places) return 'over';
	return places === 0 ? 'closed' : taken === places ? 'full' : 'free';
};

/** Every day from one to another, each in one run. Work grows with the number of periods and stays, not of days. */
export function runsBetween(from: Day, until: Day, periods: readonly Places[], stays: readonly Stay[]): Run[] {
	const spans = stays.map((stay) => ({ ...daysOf(stay), visitors: stay.visitors }));
	// Between two days on which something begins or ends, every day is like the next.
	const cuts = new Set<Day>([from]);
	for (const span of [...spans, ...periods])
		for (const cut of [span.from, addDays(span.until, 1)]) if (from < cut && cut <= until) cuts.add(cut);
	const starts = [...cuts].sort();
	const runs: Run[] = [];
	for (const [index, start] of starts.entries()) {
		const following = starts[index + 1];
		const end = following ? addDays(following, -1) : until;
		const present = spans.filter((span) => span.from <= start && start <= span.until);
		const taken = present.reduce((sum, { visitors }) => sum + visitors, 0);
		const places = placesOn(periods, start);
		const holiday =
			places === 0 &&
			[-1, 1].every((side) => placesOn(periods, addDays(start, side)) !== 0) &&
			present.every((span) => lasts(span) >= longStay);
		const last = runs.at(-1);
		if (last && last.places === places && last.taken === taken) runs[runs.length - 1] = { ...last, until: end };
		else runs.push({ from: start, until: end, state: holiday ? 'closed' : stateOn(places, taken), places, taken });
	}
	return runs;
}

/** The weeks that have a day in that year, the first from its Monday. */
export function mondaysOf(year: number): Day[] {
	const first = `${String(year).padStart(4, '0')}-01-01` as Day;
	const weekday = (new Date(first).getUTCDay() + 6) % 7;
	const mondays: Day[] = [];
	for (let monday = addDays(first, -weekday); monday <= `${year}-12-31`; monday = addDays(monday, 7)) mondays.push(monday);
	return mondays;
}

/** One week of a department, day by day: too many on one day is too many; else what all its days say, or that they differ. */
export function weekOf(monday: Day, periods: readonly Places[], stays: readonly Stay[]): Week {
	const until = addDays(monday, 6);
	const runs = runsBetween(monday, until, periods, stays);
	const states = new Set(runs.map(({ state }) => state));
	const [first = 'unsaid'] = states;
	const state = states.has('over') ? 'over' : states.size === 1 ? first : 'mixed';
	const free = state === 'free' ? Math.min(...runs.map(({ places, taken }) => (places ?? 0) - taken)) : 0;
	return { from: monday, until, runs, state, free };
}

/** Each week with the stays that touch it alone: a department's year holds many, a week few. */
export function weeksIn(year: number, periods: readonly Places[], stays: readonly Stay[]): Week[] {
	const spans = stays.map((stay) => ({ stay, ...daysOf(stay) }));
	return mondaysOf(year).map((monday) => {
		const week = { from: monday, until: addDays(monday, 6) };
		return weekOf(
			monday,
			periods,
			spans.filter((span) => meets(span, week)).map(({ stay }) => stay),
		);
	});
}

export type Clash =
	| { kind: 'over'; departmentId: string; from: Day; until: Day; places: number; visitors: number }
	| { kind: 'closed' | 'holiday'; departmentId: string; from: Day; until: Day; visitors: number }
	| { kind: 'tutor'; tutorId: string; from: Day; until: Day; placements: readonly [string, string] };

/**
 * Where stays clash: more visitors than places, visitors while it is closed, a tutor with two stays at once. Neighbouring days that say the
 * same are one clash. A `holiday` is none: one closed day within stays of a week or more.
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

/** The stays that the same tutor has elsewhere in the partnership: no department's calendar shows them together. */
export const withTutorOf = (placement: Placement, all: readonly Placement[], seen: readonly Stay[], today: Day): Stay[] =>
	all
		.filter((one) => one.tutorId === placement.tutorId && !seen.some(({ placementId }) => placementId === one.id))
		.filter((one) => !isOver(stateOf(one, today)))
		.flatMap((one) => {
			const arrivesOn = one.arrivedOn ?? one.arrivesOn;
			if (!arrivesOn) return [];
			const { id, partnershipId, visitors, tutorId, profile } = one;
			return [
				{ placementId: id, partnershipId, departmentId: id, visitors, arrivesOn, leavesOn: one.leavesOn ?? arrivesOn, tutorId, profile },
			];
		});

function crowded(departmentId: string, stays: readonly Stay[], periods: readonly Places[]): Clash[] {
	const spans = stays.map(daysOf);
	const from = spans.map((span) => span.from).sort()[0];
	const until = spans
		.map((span) => span.until)
		.sort()
		.at(-1);
	if (!from || !until) return [];
	return runsBetween(from, until, periods, stays)
		.filter(({ state, taken }) => state === 'over' || (state === 'closed' && taken > 0))
		.map((run) => {
			const at = { departmentId, from: run.from, until: run.until, visitors: run.taken };
			return run.places ? { kind: 'over', ...at, places: run.places } : { kind: run.state === 'closed' ? 'holiday' : 'closed', ...at };
		});
}
