/** Visitors who come to learn or to work, and where their stay stands: said by dated facts, never stored. */
import { addMonths, type Dated, type Day, earliest, latest, surelyBefore } from '../plain/day.ts';
import type { Texts } from '../plain/language.ts';
import { allow, type Result, refuse } from '../plain/result.ts';

export const purposes = ['learn', 'work'] as const;
export type Purpose = (typeof purposes)[number];
export const allowancePeriods = ['day', 'week', 'month', 'stay'] as const;
export type AllowancePeriod = (typeof allowancePeriods)[number];

/** What is known of a stay's life. */
export interface Life {
	readonly arrivesOn: Dated | null;
	readonly leavesOn: Dated | null;
	readonly wishedOn: Dated | null;
	readonly offeredOn: Dated | null;
	readonly acceptedOn: Dated | null;
	readonly preparedOn: Dated | null;
	readonly arrivedOn: Dated | null;
	readonly leftOn: Dated | null;
	readonly cancelledOn: Dated | null;
	readonly cancelReason: string | null;
	/** The day somebody said that it did not take place. */
	readonly notHeldOn: Dated | null;
	/** The day it was said that nobody knows any more. */
	readonly unknownOn: Dated | null;
}

/** `outcome-not-recorded`: its time is over and nobody has said whether it took place. `unknown`: nobody knows any more. */
export const states = [
	'wished',
	'offered',
	'accepted',
	'prepared',
	'under-way',
	'completed',
	'outcome-not-recorded',
	'not-held',
	'unknown',
	'cancelled',
] as const;
export type State = (typeof states)[number];
export const verbs = ['offer', 'accept', 'prepare', 'arrive', 'leave', 'cancel', 'tell', 'resume'] as const;
/** `tell`: to say, once its time is over, whether it took place. `resume`: to take back that it was called off. */
export type Verb = (typeof verbs)[number];

/** The whole life of a stay: what may be done where it stands. */
export const next = {
	wished: ['offer', 'cancel'],
	offered: ['accept', 'cancel'],
	accepted: ['prepare', 'arrive', 'cancel'],
	prepared: ['arrive', 'cancel'],
	'under-way': ['leave', 'cancel'],
	completed: ['tell'],
	'outcome-not-recorded': ['tell', 'cancel'],
	'not-held': ['tell'],
	unknown: ['tell'],
	cancelled: ['resume'],
} as const satisfies Record<State, readonly Verb[]>;
export const allows = (state: State, verb: Verb): boolean => (next[state] as readonly Verb[]).includes(verb);

export function stateOf(life: Life, today: Day): State {
	if (life.cancelledOn) return 'cancelled';
	if (life.notHeldOn) return 'not-held';
	if (life.leftOn) return 'completed';
	if (life.unknownOn) return 'unknown';
	// Once they have arrived, only the planned end tells that it is over; a stay of unknown length goes on.
	const end = life.arrivedOn ? life.leavesOn : (life.leavesOn ?? life.arrivesOn);
	if (end && surelyBefore(end, today)) return 'outcome-not-recorded';
	if (life.arrivedOn) return 'under-way';
	if (life.preparedOn) return 'prepared';
	if (life.acceptedOn) return 'accepted';
	return life.offeredOn ? 'offered' : 'wished';
}

/** Nothing is prepared any more. */
export const isOver = (state: State): boolean => !['wished', 'offered', 'accepted', 'prepared', 'under-way'].includes(state);

export type StepRefusal = 'not-now' | 'future' | 'before-last' | 'tasks-open' | 'leaves-before-arrival';
const dateOf = { offer: 'offeredOn', accept: 'acceptedOn', prepare: 'preparedOn', arrive: 'arrivedOn', leave: 'leftOn' } as const;
export type Step = keyof typeof dateOf;
export const steps = Object.keys(dateOf) as Step[];

/** One step more in the life of a stay, on its date, or the date of one taken put right. `open`: how many lines of the checklist are neither done nor dropped. */
export function step<L extends Life>(life: L, verb: Step, on: Dated, today: Day, open = 0): Result<L, StepRefusal> {
	const state = stateOf(life, today);
	// A step that was taken on another day than was written is dated anew, as long as the stay is not over.
	const taken = life[dateOf[verb]] !== null && !isOver(state);
	if (!allows(state, verb) && !taken) return refuse('not-now');
	if (surelyBefore(today, on)) return refuse('future');
	if (verb === 'prepare' && !taken && open > 0) return refuse('tasks-open', { n: open });
	const before = verb === 'leave' ? life.arrivedOn : verb === 'accept' ? life.offeredOn : verb === 'prepare' ? life.acceptedOn : null;
	if (before && surelyBefore(on, before)) return refuse('before-last', { before });
	return allow({ ...life, [dateOf[verb]]: on });
}

/** It will not take place: said on a day that has come. */
export function cancel(life: Life, on: Dated, today: Day): Result<null, 'not-now' | 'future'> {
	if (!allows(stateOf(life, today), 'cancel')) return refuse('not-now');
	return surelyBefore(today, on) ? refuse('future') : allow(null);
}

export const outcomes = ['took-place', 'did-not', 'nobody-knows'] as const;
export type Outcome = (typeof outcomes)[number];
export type OutcomeRefusal = 'not-now' | 'future' | 'leaves-before-arrival' | 'dates-required';

/** What became of a stay whose time is over. `said`: the day of the answer; from and until as far as they are known. */
export function tell<L extends Life>(
	life: L,
	outcome: Outcome,
	{ said, from, until }: { said: Day; from: Dated | null; until: Dated | null },
): Result<L, OutcomeRefusal> {
	if (!allows(stateOf(life, said), 'tell')) return refuse('not-now');
	const blank = { notHeldOn: null, unknownOn: null };
	if (outcome === 'did-not') return allow({ ...life, ...blank, arrivedOn: null, leftOn: null, notHeldOn: said });
	if (outcome === 'nobody-knows') return allow({ ...life, ...blank, leftOn: null, unknownOn: said });
	const arrivedOn = from ?? life.arrivedOn ?? life.arrivesOn;
	const leftOn = until ?? life.leavesOn ?? arrivedOn;
	if (!arrivedOn || !leftOn) return refuse('dates-required');
	if (surelyBefore(said, leftOn) || surelyBefore(said, arrivedOn)) return refuse('future');
	if (surelyBefore(leftOn, arrivedOn)) return refuse('leaves-before-arrival');
	return allow({ ...life, ...blank, arrivedOn, leftOn });
}

export type Length = 'week' | 'month' | 'half-year';
export const lengths: readonly Length[] = ['week', 'month', 'half-year'];

/** Over three months the stay itself has to be approved: the longest reading of its dates counts. Null: not known. */
export function lengthOf({ arrivesOn, leavesOn }: Pick<Life, 'arrivesOn' | 'leavesOn'>): Length | null {
	if (!arrivesOn || !leavesOn) return null;
	const [from, until] = [earliest(arrivesOn), latest(leavesOn)];
	if (until > addMonths(from, 3)) return 'half-year';
	return (Date.parse(until) - Date.parse(from)) / 86_400_000 < 14 ? 'week' : 'month';
}

/** A stay of over three months: its approval is asked for two months before (onet-le-chateau.fr, hosting of foreign trainees). */
export const needsApproval = (period: Pick<Life, 'arrivesOn' | 'leavesOn'>): boolean => lengthOf(period) === 'half-year';

export type PlanRefusal = 'leaves-before-arrival';
export const checkPlan = ({ arrivesOn, leavesOn }: Pick<Life, 'arrivesOn' | 'leavesOn'>): PlanRefusal | null =>
	arrivesOn && leavesOn && surelyBefore(leavesOn, arrivesOn) ? 'leaves-before-arrival' : null;

/** How many weeks of programme a stay has: from its first planned day to its last, 53 at most; one where that is not known to the day. */
export function weeksOf({ arrivesOn, leavesOn }: Pick<Life, 'arrivesOn' | 'leavesOn'>): number {
	if (!arrivesOn || !leavesOn) return 1;
	const days = (Date.parse(latest(leavesOn)) - Date.parse(earliest(arrivesOn))) / 86_400_000 + 1;
	return Math.min(53, Math.max(1, Math.ceil(days / 7)));
}

/** What a stay costs besides the allowance, and who bears it. */
export const bearings = ['travelPayerId', 'lodgingPayerId', 'mealsPayerId', 'insurancePayerId'] as const;
export type Bearing = (typeof bearings)[number];

export interface Placement extends Life {
	readonly id: string;
	readonly partnershipId: string;
	readonly senderId: string;
	readonly hostId: string;
	readonly departmentId: string | null;
	readonly tutorId: string | null;
	readonly interpreterId: string | null;
	/** Null: not said. */
	readonly purpose: Purpose | null;
	/** How many come, before anybody is named. */
	readonly visitors: number;
	/** Who they are, before they are named. */
	readonly profile: Texts;
	readonly fieldKey: string | null;
	readonly agreementId: string | null;
	readonly outcomeNote: string | null;
	readonly hostingNumber: string | null;
	readonly hostingSignedOn: Dated | null;
	readonly approvalAskedOn: Dated | null;
	readonly approvedOn: Dated | null;
	readonly insurer: string | null;
	readonly insuredFrom: Dated | null;
	readonly insuredUntil: Dated | null;
	readonly visaAskedOn: Dated | null;
	readonly visaGrantedOn: Dated | null;
	readonly visaUntil: Dated | null;
	readonly permitAskedOn: Dated | null;
	readonly permitGrantedOn: Dated | null;
	readonly permitUntil: Dated | null;
	/** A decimal of `currency`. */
	readonly allowance: string | null;
	readonly currency: string | null;
	readonly allowancePer: AllowancePeriod | null;
	/** Who pays the allowance. */
	readonly payerId: string | null;
	readonly travelPayerId: string | null;
	readonly lodgingPayerId: string | null;
	readonly mealsPayerId: string | null;
	readonly insurancePayerId: string | null;
	/** How the workplace is reached and opened. */
	readonly access: string | null;
	readonly certificateNumber: string | null;
	readonly certificateOn: Dated | null;
	readonly note: string | null;
	readonly laterAskedAt: Date | null;
	readonly privateErasedAt: Date | null;
	readonly revision: number;
}

/** A document that says something of a stay: that it was planned, what became of it, or the hosting agreement itself. */
export const proofFacts = ['plan', 'outcome', 'hosting'] as const;
export type ProofFact = (typeof proofFacts)[number];
