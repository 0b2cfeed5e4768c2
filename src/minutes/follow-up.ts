/** What has to be done next, by whom, by when: open until somebody says on which day it was done, or why it will not be. */
import { addDays, type Dated, type Day, earliest, latest, surelyBefore } from '../plain/day.ts';
import type { Texts } from '../plain/language.ts';
import { allow, type Result, refuse } from '../plain/result.ts';

/** What a follow-up is the seed of, once the workbook has that noun or the officer writes it there. */
export const seeds = ['action', 'contact', 'decision'] as const;
export type Seed = (typeof seeds)[number];

/** How a stay ended that answers a follow-up: the states of a stay in which nothing is expected any more. */
export type StayEnd = 'completed' | 'cancelled' | 'not-held' | 'unknown';

export interface FollowUp {
	readonly partnershipId: string;
	readonly id: string;
	readonly missionId: string | null;
	readonly outcomeId: string | null;
	readonly encounterId: string | null;
	/** The stay that answers it: what became of it is said there alone, and its end is the stay’s. */
	readonly placementId: string | null;
	readonly stayEnd: StayEnd | null;
	readonly words: Texts;
	readonly fieldKey: string | null;
	/** The party that does it. */
	readonly ownerId: string;
	readonly ownerPersonId: string | null;
	readonly dueOn: Dated | null;
	readonly doneOn: Dated | null;
	readonly droppedOn: Dated | null;
	readonly dropReason: string | null;
	readonly becomes: Seed | null;
	readonly revision: number;
}
export type FollowUpInput = Pick<FollowUp, 'words' | 'fieldKey' | 'ownerId' | 'ownerPersonId' | 'dueOn' | 'becomes' | 'placementId'>;
type Life = Pick<FollowUp, 'dueOn' | 'doneOn' | 'droppedOn'>;
type Ended = Life & Pick<FollowUp, 'placementId'>;

export const states = ['late', 'due-soon', 'open', 'done', 'dropped'] as const;
export type State = (typeof states)[number];
/** How long before its day a follow-up is called near. */
export const soonDays = 14;

/** Late only when every reading of its date is past: "February 2024" is late from 1 March. */
export function stateOf({ dueOn, doneOn, droppedOn }: Life, today: Day): State {
	if (doneOn) return 'done';
	if (droppedOn) return 'dropped';
	if (dueOn === null) return 'open';
	if (latest(dueOn) < today) return 'late';
	return earliest(dueOn) <= addDays(today, soonDays) ? 'due-soon' : 'open';
}
export const isOpen = ({ doneOn, droppedOn }: Pick<FollowUp, 'doneOn' | 'droppedOn'>): boolean => !doneOn && !droppedOn;

export type EndRefusal = 'ended-already' | 'future' | 'stay-answers';
const ends = (followUp: Ended, on: Dated, today: Day): Result<null, EndRefusal> =>
	followUp.placementId
		? refuse('stay-answers')
		: !isOpen(followUp)
			? refuse('ended-already', { on: followUp.doneOn ?? followUp.droppedOn })
			: surelyBefore(today, on)
				? refuse('future', { on })
				: allow(null);

/** Done: on a day that has come. */
export const finish = (followUp: Ended, on: Dated, today: Day): Result<{ doneOn: Dated }, EndRefusal> => {
	const allowed = ends(followUp, on, today);
	return allowed.ok ? allow({ doneOn: on }) : allowed;
};
/** Not to be done any more: on a day, for a reason. */
export const drop = (
	followUp: Ended,
	on: Dated,
	reason: string,
	today: Day,
): Result<{ droppedOn: Dated; dropReason: string }, EndRefusal> => {
	const allowed = ends(followUp, on, today);
	return allowed.ok ? allow({ droppedOn: on, dropReason: reason }) : allowed;
};
/** It was ended by mistake, or has to be done after all. */
export const reopen = (followUp: Ended): Result<null, 'not-ended' | 'stay-answers'> =>
	followUp.placementId ? refuse('stay-answers') : isOpen(followUp) ? refuse('not-ended') : allow(null);

/** What has ended by itself is not handed to a stay, which would say another end. */
export const mayBeAnswered = (followUp: Ended | null): boolean => followUp === null || followUp.placementId !== null || isOpen(followUp);
