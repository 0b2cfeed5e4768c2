/** What a rule of law says of the facts: a line of a checklist, met or not, with its source. */
import type { Dated, Day } from '../plain/day.ts';
import { surelyBefore, surelyNotAfter } from '../plain/day.ts';
import type { AgreementFacts, Around, DecisionFacts, DelegateFacts, PartnershipFacts, PartyFacts } from './facts.ts';

export type Severity = 'refusal' | 'warning' | 'advice';

/** `missing`: due and not there. `broken`: there, and against the rule. `unknown`: the facts cannot tell. `pending`: not due yet. */
export type State = 'met' | 'missing' | 'broken' | 'unknown' | 'pending';
export type Proof = 'found' | 'missing' | 'contradicted' | 'not-needed';

/** The changes that a rule may refuse. */
export type Verb = 'create-partnership' | 'adopt' | 'sign' | 'enter-force';
/** For each verb, the states in which the rule refuses it. */
export type Guards = Partial<Readonly<Record<Verb, readonly State[]>>>;
export const whenNotSo = ['missing', 'broken'] as const satisfies readonly State[];
export const unlessProven = ['missing', 'broken', 'unknown', 'pending'] as const satisfies readonly State[];

export type Subject = { readonly noun: 'partnership' | 'party' | 'decision' | 'agreement' | 'delegate'; readonly id: string };

/** Dates go to the words as EDTF, to be shown in the reader's language. */
export type DateFact =
	| 'takenOn'
	| 'signedOn'
	| 'inForceOn'
	| 'sentOn'
	| 'publishedOn'
	| 'referredOn'
	| 'annulledOn'
	| 'leavesOn'
	| 'deadline';
export type TextFact = 'party' | 'partner' | 'field' | 'tier' | 'number' | 'actId' | 'days' | 'population';
export type Facts = Partial<Readonly<Record<DateFact, Dated | null>>> & Partial<Readonly<Record<TextFact, string | number | null>>>;

export type Check<Id extends string = string> = {
	readonly ruleId: Id;
	readonly state: State;
	readonly severity: Severity;
	/** The text of law, in its own language. */
	readonly source: string;
	readonly guards: Guards;
	readonly subject: Subject;
	/** The organisation of whom the law asks it. */
	readonly partyId: string;
	readonly facts: Facts;
	readonly proof: Proof;
	readonly deadline: Day | null;
};

export type Answer = { readonly state: State; readonly facts?: Facts; readonly proof?: Proof; readonly deadline?: Day };

type RuleBase<Id extends string> = {
	readonly id: Id;
	readonly source: string;
	/** The rule asks nothing of what is dated surely before this day. */
	readonly since?: Day;
} & (
	| { readonly severity: 'refusal'; readonly guards: Guards }
	// Only a refusal may stop somebody.
	| { readonly severity: 'warning' | 'advice'; readonly guards?: never }
);

/** `party` is the one whose country wrote the rule. No answer: the rule does not concern it. */
export type PartnerRule<Id extends string = string> = RuleBase<Id> & {
	readonly check: (partner: PartyFacts, party: PartyFacts, around: Around) => Answer | null;
};
export type PartnershipRule<Id extends string = string> = RuleBase<Id> & {
	readonly check: (partnership: PartnershipFacts, party: PartyFacts) => Answer | null;
};
export type DecisionRule<Id extends string = string> = RuleBase<Id> & {
	readonly check: (decision: DecisionFacts, party: PartyFacts, today: Day) => Answer | null;
};
export type AgreementRule<Id extends string = string> = RuleBase<Id> & {
	readonly check: (agreement: AgreementFacts, party: PartyFacts, around: Around, today: Day) => Answer | readonly Answer[] | null;
};

export type DelegateRule<Id extends string = string> = RuleBase<Id> & {
	readonly check: (delegate: DelegateFacts, party: PartyFacts, today: Day) => Answer | null;
};

/** The law of one country. */
export type Law<Id extends string = string> = {
	/** ISO 3166-1 alpha-2. */
	readonly country: string;
	readonly partner: readonly PartnerRule<Id>[];
	readonly partnership: readonly PartnershipRule<Id>[];
	readonly decision: readonly DecisionRule<Id>[];
	readonly agreement: readonly AgreementRule<Id>[];
	readonly delegate: readonly DelegateRule<Id>[];
};

export const met = (facts: Facts = {}): Answer => ({ state: 'met', facts });
export const missing = (facts: Facts = {}): Answer => ({ state: 'missing', facts });
export const broken = (facts: Facts = {}): Answer => ({ state: 'broken', facts });
export const unknown = (facts: Facts = {}): Answer => ({ state: 'unknown', facts });
export const pending = (facts: Facts = {}): Answer => ({ state: 'pending', facts });

/** `first` must not come after `second`. The same day is in order; what the dates cannot tell stays unknown. */
export function inOrder(first: Dated, second: Dated): 'met' | 'broken' | 'unknown' {
	if (surelyNotAfter(first, second)) return 'met';
	return surelyBefore(second, first) ? 'broken' : 'unknown';
}

/** As `inOrder`, but on the same day only the hour could tell. */
export function inStrictOrder(first: Dated, second: Dated): 'met' | 'broken' | 'unknown' {
	if (surelyBefore(first, second)) return 'met';
	return surelyBefore(second, first) ? 'broken' : 'unknown';
}

const proofOf: Record<State, Proof> = { met: 'found', missing: 'missing', broken: 'contradicted', unknown: 'missing', pending: 'missing' };

/** Applies a rule to a subject dated `when`; no check when the rule is younger than it, or does not concern it. */
export function run<Id extends string>(
	rule: RuleBase<Id>,
	answers: Answer | readonly Answer[] | null,
	{ subject, party, when }: { subject: Subject; party: PartyFacts; when: Dated | null },
): Check<Id>[] {
	if (rule.since !== undefined && when !== null && surelyBefore(when, rule.since)) return [];
	return [answers ?? []].flat().map(({ state, facts, proof, deadline }) => ({
		ruleId: rule.id,
		state,
		// Dates too vague to tell accuse nobody.
		severity: state === 'unknown' && rule.severity === 'refusal' ? 'warning' : rule.severity,
		source: rule.source,
		guards: rule.guards ?? {},
		subject,
		partyId: party.organisationId,
		facts: { party: party.name, ...facts },
		proof: proof ?? proofOf[state],
		deadline: deadline ?? null,
	}));
}

/** What is left to see to: all that is not met. */
export const findings = <Id extends string>(checks: readonly Check<Id>[]): Check<Id>[] => checks.filter(({ state }) => state !== 'met');
