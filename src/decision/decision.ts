import { type Dated, type Day, surelyBefore } from '../plain/day.ts';
import type { Texts } from '../plain/language.ts';
import { allow, type Result, refuse } from '../plain/result.ts';

/** A French authority has a council, a standing committee or its executive; an Armenian community its council of elders or its head. */
export const bodies = ['council', 'standing-committee', 'executive', 'council-of-elders', 'head-of-community', 'other'] as const;
export type Body = (typeof bodies)[number];
export const bodiesOf = (country: string): readonly Body[] =>
	country === 'AM'
		? ['council-of-elders', 'head-of-community', 'other']
		: country === 'FR'
			? ['council', 'standing-committee', 'executive', 'other']
			: bodies;

export interface Vote {
	/** True when unanimity is what is known, with or without figures. */
	unanimous: boolean;
	inOffice: number | null;
	/** Who voted, in person or by proxy. */
	present: number | null;
	votesFor: number | null;
	votesAgainst: number | null;
	abstentions: number | null;
}

export interface Decision extends Vote {
	id: string;
	partnershipId: string;
	/** The party whose body took it. */
	organisationId: string;
	body: Body;
	takenOn: Dated | null;
	number: string | null;
	subject: Texts;
	/** null: not taken yet. */
	outcome: 'adopted' | 'rejected' | null;
	/** It creates the partnership itself. */
	createsPartnership: boolean;
	matter: string | null;
	noteSentOn: Dated | null;
	transmittedOn: Dated | null;
	transmittedElectronically: boolean | null;
	actId: string | null;
	publishedOn: Dated | null;
	referredOn: Dated | null;
	annulledOn: Dated | null;
	annulledBy: string | null;
	note: string | null;
	revision: number;
}

/** What is typed: a decision that has no id or revision of its own yet. */
export type DecisionFacts = Omit<Decision, 'id' | 'partnershipId' | 'revision'>;

export type VoteRefusal = 'vote-incomplete' | 'vote-present-exceeds-office' | 'vote-sum' | 'vote-not-unanimous' | 'vote-not-carried';

/**
 * The vote's arithmetic (SCDL Délibérations 2.1.5): figures all or none; present ≤ in office; present = for + against + abstentions.
 * `rejected` when the text failed: then for need not exceed against.
 */
export function checkVote(vote: Vote, outcome: Decision['outcome']): Result<Vote, VoteRefusal> {
	const { inOffice, present, votesFor, votesAgainst, abstentions } = vote;
	const figures = [inOffice, present, votesFor, votesAgainst, abstentions];
	if (figures.every((figure) => figure === null)) return allow(vote);
	if (inOffice === null || present === null || votesFor === null || votesAgainst === null || abstentions === null)
		return refuse('vote-incomplete');
	if (present > inOffice) return refuse('vote-present-exceeds-office', { present, inOffice });
	const sum = votesFor + votesAgainst + abstentions;
	if (sum !== present) return refuse('vote-sum', { present, sum });
	// Unanimity is of the votes cast: abstentions do not break it.
	if (vote.unanimous && votesAgainst > 0) return refuse('vote-not-unanimous', { against: votesAgainst });
	// A tie may carry by the chair's casting vote (CGCT L2121-20): only a minority cannot.
	if (outcome === 'adopted' && votesFor < votesAgainst) return refuse('vote-not-carried', { for: votesFor, against: votesAgainst });
	return allow(vote);
}

export type DateField = 'takenOn' | 'noteSentOn' | 'transmittedOn' | 'publishedOn' | 'referredOn' | 'annulledOn';
export type DateRefusal = 'date-future' | 'date-before-decision' | 'note-after-decision' | 'date-required';

/** The order of a decision's dates; only what is surely out of order is refused, since a month or a year may hide the right day. */
export function checkDates(decision: Pick<DecisionFacts, DateField | 'outcome'>, today: Day): { field: DateField; refusal: DateRefusal }[] {
	const found: { field: DateField; refusal: DateRefusal }[] = [];
	const { takenOn, outcome, noteSentOn } = decision;
	if (takenOn && outcome && surelyBefore(today, takenOn)) found.push({ field: 'takenOn', refusal: 'date-future' });
	if (takenOn && noteSentOn && surelyBefore(takenOn, noteSentOn)) found.push({ field: 'noteSentOn', refusal: 'note-after-decision' });
	for (const field of ['transmittedOn', 'publishedOn', 'referredOn', 'annulledOn'] as const) {
		const when = decision[field];
		if (!when) continue;
		if (surelyBefore(today, when)) found.push({ field, refusal: 'date-future' });
		else if (!takenOn) found.push({ field: 'takenOn', refusal: 'date-required' });
		else if (surelyBefore(when, takenOn)) found.push({ field, refusal: 'date-before-decision' });
	}
	return found;
}

export type DecisionState = 'planned' | 'adopted' | 'rejected' | 'referred' | 'annulled';
/** Derived from the dated facts, never stored. */
export function stateOf({ outcome, annulledOn, referredOn }: Pick<Decision, 'outcome' | 'annulledOn' | 'referredOn'>): DecisionState {
	if (annulledOn) return 'annulled';
	if (referredOn) return 'referred';
	return outcome ?? 'planned';
}
