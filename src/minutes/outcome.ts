/** What came of a session, or came up beside the programme. */
import { allow, type Result, refuse } from '../plain/result.ts';
import type { Seed } from './follow-up.ts';
import type { OutcomeKind, SharedOutcome } from './minutes.ts';

export interface Outcome extends SharedOutcome {
	readonly partnershipId: string;
	readonly missionId: string;
	/** null: beside the programme. */
	readonly sessionId: string | null;
	readonly position: number;
	readonly revision: number;
	/** What it became: nothing is typed twice. */
	readonly followUpIds: readonly string[];
	readonly encounterIds: readonly string[];
}
export type OutcomeInput = Pick<Outcome, 'kind' | 'words' | 'fieldKey' | 'bySideId' | 'byDelegateId' | 'dueOn'>;

export type OutcomeRefusal = 'promise-of-nobody' | 'delegate-of-other-side';
/** A promise is somebody's; who promises speaks for the side they came with. @param sideOf the side of a delegate */
export function checkOutcome(
	outcome: Pick<OutcomeInput, 'kind' | 'bySideId' | 'byDelegateId'>,
	sideOf: (delegateId: string) => string | null,
): Result<{ bySideId: string | null }, OutcomeRefusal> {
	const spoken = outcome.byDelegateId === null ? null : sideOf(outcome.byDelegateId);
	const bySideId = outcome.bySideId ?? spoken;
	if (outcome.kind === 'promise' && bySideId === null) return refuse('promise-of-nobody');
	if (spoken !== null && bySideId !== spoken) return refuse('delegate-of-other-side');
	return allow({ bySideId });
}

/** What an outcome naturally becomes; any of them may be followed up. */
export const becomes: Record<OutcomeKind, 'follow-up' | 'encounter'> = {
	decision: 'follow-up',
	promise: 'follow-up',
	contact: 'encounter',
	idea: 'follow-up',
};

/** What a follow-up of it is the seed of: an idea waits for the action that takes it up; a promise is kept, and is then over. */
export const seedFor: Record<OutcomeKind, Seed | ''> = { decision: 'decision', promise: '', contact: 'contact', idea: 'action' };
