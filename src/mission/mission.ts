/** A delegation that goes or comes: its types, where it stands, and what its dates allow. */
import { addDays, type Dated, type Day, daysBetween, earliest, isDay, latest, surelyBefore } from '../plain/day.ts';
import type { Texts } from '../plain/language.ts';
import { allow, type Result, refuse } from '../plain/result.ts';

export interface Mission {
	id: string;
	partnershipId: string;
	/** The party whose delegation travels. */
	senderId: string;
	/** The party that receives it; null: others do. */
	hostId: string | null;
	title: Texts;
	purpose: Texts;
	leavesOn: Dated | null;
	returnsOn: Dated | null;
	/** Where it takes place, by IANA name: its programme is written in it. */
	zone: string;
	/** Where the travellers come from. */
	homeZone: string;
	agreementId: string | null;
	decisionId: string | null;
	cancelledOn: Dated | null;
	cancelReason: string | null;
	/** When a source or a side says that it took place; null: nobody has said so. */
	heldOn: Dated | null;
	privateErasedAt: Date | null;
	note: string | null;
	revision: number;
	/** Territories, in the order of the journey. */
	places: readonly MissionPlace[];
	fieldKeys: readonly string[];
}
export interface MissionPlace {
	code: string;
	name: string;
	names: Texts;
	/** Degrees of its middle, where they are known. */
	latitude: number | null;
	longitude: number | null;
}
/** What is typed. */
export type MissionFacts = Pick<
	Mission,
	| 'senderId'
	| 'hostId'
	| 'title'
	| 'purpose'
	| 'leavesOn'
	| 'returnsOn'
	| 'zone'
	| 'homeZone'
	| 'agreementId'
	| 'decisionId'
	| 'note'
	| 'fieldKeys'
> & { placeCodes: readonly string[] };

export const states = ['in-preparation', 'coming', 'under-way', 'over', 'outcome-not-recorded', 'cancelled'] as const;
export type State = (typeof states)[number];

type Life = Pick<Mission, 'leavesOn' | 'returnsOn' | 'cancelledOn' | 'heldOn'>;

/** The last day of it, as late as the dates may mean; null: not known. */
export const lastDay = ({ leavesOn, returnsOn }: Pick<Mission, 'leavesOn' | 'returnsOn'>): Day | null =>
	returnsOn ? latest(returnsOn) : leavesOn ? latest(leavesOn) : null;

/** Where it stands, said by its dates. What has passed and nobody has told of is not taken for done. */
export function stateOf(mission: Life, today: Day): State {
	const { leavesOn, cancelledOn, heldOn } = mission;
	if (cancelledOn) return 'cancelled';
	const last = lastDay(mission);
	if (last !== null && last < today) return heldOn ? 'over' : 'outcome-not-recorded';
	if (leavesOn && isDay(leavesOn)) return leavesOn <= today ? 'under-way' : 'coming';
	// "In autumn" tells neither that they have left nor that they have not.
	return heldOn ? 'over' : 'in-preparation';
}

export type DateRefusal = 'return-before-departure' | 'cancelled-future' | 'held-future' | 'held-before-departure';

export function checkDates({ leavesOn, returnsOn }: Pick<Mission, 'leavesOn' | 'returnsOn'>): Result<null, DateRefusal> {
	return leavesOn && returnsOn && surelyBefore(returnsOn, leavesOn) ? refuse('return-before-departure', { leavesOn }) : allow(null);
}

/** Nobody calls off on a day to come. */
export const checkCancelled = (cancelledOn: Dated, today: Day): Result<null, DateRefusal> =>
	surelyBefore(today, cancelledOn) ? refuse('cancelled-future') : allow(null);

/** That it took place is said on that day at the earliest, and today at the latest. */
export function checkHeld(mission: Pick<Mission, 'leavesOn'>, heldOn: Dated, today: Day): Result<null, DateRefusal> {
	if (surelyBefore(today, heldOn)) return refuse('held-future');
	if (mission.leavesOn && surelyBefore(heldOn, mission.leavesOn)) return refuse('held-before-departure', { leavesOn: mission.leavesOn });
	return allow(null);
}

/** As its reader sees it; null for who neither goes nor receives. */
export const directionFor = (
	{ senderId, hostId }: Pick<Mission, 'senderId' | 'hostId'>,
	organisationId: string | null,
): 'out' | 'in' | null => (organisationId === senderId ? 'out' : organisationId !== null && organisationId === hostId ? 'in' : null);

/** The day that says which mandates count and before which papers are asked: the departure, as early as it may be. */
export const departure = ({ leavesOn }: Pick<Mission, 'leavesOn'>): Day | null => (leavesOn ? earliest(leavesOn) : null);

/** Thirty days after the return, or after the cancellation where it comes first, what is private of delegates is erased. */
const privateDays = 30;
/** The day from which nothing private is kept; null: it cannot be told yet, so nothing is taken down. */
export function privateUntil(mission: Pick<Mission, 'leavesOn' | 'returnsOn' | 'cancelledOn'>): Day | null {
	const ends = [lastDay(mission), mission.cancelledOn && latest(mission.cancelledOn)].filter((day) => day !== null).sort();
	return ends[0] ? addDays(ends[0], privateDays + 1) : null;
}

/** It has begun, or never will: nothing more is voted before its departure. */
export const hasLeft = ({ leavesOn, cancelledOn, heldOn }: Life, today: Day): boolean =>
	Boolean(cancelledOn || heldOn || (leavesOn && surelyBefore(leavesOn, today)));

/** By how many days its first day moves; 0 where it stays, or is not known to the day before and after. */
export const daysMoved = (was: Pick<Mission, 'leavesOn'>, is: Pick<Mission, 'leavesOn'>): number =>
	was.leavesOn && is.leavesOn && isDay(was.leavesOn) && isDay(is.leavesOn) ? daysBetween(was.leavesOn, is.leavesOn) : 0;
