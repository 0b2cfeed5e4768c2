/** Who takes part in a mission, in order of protocol, in the capacity held on that day. */
import { heldOn, type Mandate, mandateRoles } from '../directory/mandate.ts';
import type { PersonNames } from '../directory/person.ts';
import type { DecisionFacts, DelegateFacts } from '../law/facts.ts';
import type { LawCheck } from '../law/law.ts';
import { type Dated, type Day, daysBetween, earliest, surelyBefore } from '../plain/day.ts';
import type { Texts } from '../plain/language.ts';
import { localAt } from '../plain/local-time.ts';
import { allow, type Result, refuse } from '../plain/result.ts';
import { departure, type Mission } from './mission.ts';

export const parts = ['leader', 'member', 'interpreter', 'staff', 'press', 'guest'] as const;
export type Part = (typeof parts)[number];
/** Decides which paper the law asks for. */
export const statuses = ['elected', 'staff', 'other'] as const;
export type Status = (typeof statuses)[number];

export interface Delegate extends PersonNames {
	id: string;
	missionId: string;
	/** The party they come with. */
	sideId: string;
	personId: string;
	position: number;
	part: Part;
	status: Status;
	capacity: Texts;
	/** On whose budget. */
	budgetId: string | null;
	budget: { name: string; names: Texts } | null;
	invitedOn: Dated | null;
	acceptedOn: Dated | null;
	declinedOn: Dated | null;
	declineReason: string | null;
	/** Mandat spécial, voted before leaving. */
	mandateDecisionId: string | null;
	/** Ordre de mission. */
	orderNumber: string | null;
	orderSignedOn: Dated | null;
	revision: number;
	legs: readonly Leg[];
	/** Something private of theirs is kept; false too for who may not know it. */
	hasPrivate: boolean;
}
export type DelegateInput = Omit<
	Delegate,
	'id' | 'missionId' | 'position' | 'budget' | 'revision' | 'legs' | 'hasPrivate' | keyof PersonNames
>;

export const ways = ['air', 'road', 'rail', 'other'] as const;
export type Way = (typeof ways)[number];
export interface Leg {
	id: string;
	/** ISO 8601 instants. */
	leavesAt: string | null;
	arrivesAt: string | null;
	by: Way;
	number: string | null;
	leavesFrom: string | null;
	arrivesTo: string | null;
	revision: number;
}
export type LegInput = Omit<Leg, 'id' | 'revision'>;

export type Clocks = 'home' | 'there';
/** By which clocks each end is typed and said: who leaves no later than the mission begins leaves by those of home; who comes back arrives by them. */
export function clocksOf(
	{ leavesAt, arrivesAt }: Pick<Leg, 'leavesAt' | 'arrivesAt'>,
	mission: Pick<Mission, 'leavesOn' | 'homeZone'>,
): { leaves: Clocks; arrives: Clocks } {
	const [first, known] = [departure(mission), leavesAt ?? arrivesAt];
	const out = known === null || first === null || localAt(new Date(known), mission.homeZone).day <= first;
	return out ? { leaves: 'home', arrives: 'there' } : { leaves: 'there', arrives: 'home' };
}

/** The same journey, leg by leg. */
export const sameWay = (a: readonly Leg[], b: readonly Leg[]) =>
	a.length === b.length &&
	a.every((leg, index) => {
		const other = b[index];
		return other?.by === leg.by && other.number === leg.number && other.leavesAt === leg.leavesAt && other.arrivesAt === leg.arrivesAt;
	});
/** Those of the same side who come and have travelled with this delegate so far: a leg more is theirs too, unless somebody says otherwise. */
export const fellows = (delegates: readonly Delegate[], delegate: Delegate): Delegate[] =>
	delegates.filter(
		(one) => one.id !== delegate.id && one.sideId === delegate.sideId && one.declinedOn === null && sameWay(one.legs, delegate.legs),
	);

export type Answer = 'not-invited' | 'invited' | 'accepted' | 'declined';
type Asked = Pick<Delegate, 'invitedOn' | 'acceptedOn' | 'declinedOn'>;
export const answerOf = ({ invitedOn, acceptedOn, declinedOn }: Asked): Answer =>
	declinedOn ? 'declined' : acceptedOn ? 'accepted' : invitedOn ? 'invited' : 'not-invited';

export type AnswerRefusal = 'accepted-and-declined' | 'answer-before-invitation' | 'answer-future';
/** One answer, not before the invitation, not later than today. */
export function checkAnswer({ invitedOn, acceptedOn, declinedOn }: Asked, today: Day): Result<null, AnswerRefusal> {
	if (acceptedOn && declinedOn) return refuse('accepted-and-declined');
	const answered = acceptedOn ?? declinedOn;
	if (answered && invitedOn && surelyBefore(answered, invitedOn)) return refuse('answer-before-invitation', { invitedOn });
	if ([invitedOn, acceptedOn, declinedOn].some((on) => on && surelyBefore(today, on))) return refuse('answer-future');
	return allow(null);
}

/** The delegates of one side, in its order of protocol. */
export const ofSide = <D extends Pick<Delegate, 'sideId' | 'position'>>(delegates: readonly D[], sideId: string): D[] =>
	delegates.filter((delegate) => delegate.sideId === sideId).sort((a, b) => a.position - b.position);

/** The ids of a side in their new order, one place up or down for one of them; null: it stands at the end already. */
export function moved(ids: readonly string[], id: string, way: 'up' | 'down'): string[] | null {
	const at = ids.indexOf(id);
	const to = way === 'up' ? at - 1 : at + 1;
	if (at === -1 || to < 0 || to >= ids.length) return null;
	return ids.map((one, index) => (index === at ? (ids[to] ?? one) : index === to ? id : one));
}

/** Who holds no office of the side comes after those who do: the State's offices first, then in the order of the list. */
const elsewhere = ['minister', 'governor', 'member-of-parliament', 'ambassador', ...mandateRoles] as const;
/** A first order of protocol, which the offices may change: by the office held at the side itself, as roles are listed, mayor first. */
export const rankOf = (mandates: readonly Mandate[], on: Dated, sideId: string): number =>
	Math.min(
		...heldOn(mandates, on).map(
			({ organisationId, role, honorary }) =>
				(organisationId === sideId ? mandateRoles.indexOf(role) : mandateRoles.length + elsewhere.indexOf(role)) + (honorary ? 0.5 : 0),
		),
		2 * mandateRoles.length + elsewhere.length,
	);

/** Which paper the law would ask of somebody who holds these mandates, or travels as one of the staff: a first answer, which the officer may change. */
export function statusFrom(mandates: readonly Mandate[], on: Dated, sideId: string, part: Part): Status {
	const there = heldOn(mandates, on).filter(({ organisationId, honorary }) => organisationId === sideId && !honorary);
	const elected = ['mayor', 'deputy-mayor', 'councillor', 'head-of-community', 'president', 'vice-president'];
	if (there.some(({ role }) => elected.includes(role))) return 'elected';
	return part === 'staff' || there.some(({ role }) => role === 'officer' || role === 'director') ? 'staff' : 'other';
}

/** The day they leave: that of their own first flight where it is earlier than the mission's first day, as the clocks of home show it. */
function leavesOnOf({ legs }: Pick<Delegate, 'legs'>, { leavesOn, homeZone }: Pick<Mission, 'leavesOn' | 'homeZone'>): Dated | null {
	const [first] = legs.flatMap(({ leavesAt }) => (leavesAt ? [localAt(new Date(leavesAt), homeZone).day] : [])).sort();
	return first && (leavesOn === null || first < earliest(leavesOn)) ? first : leavesOn;
}

/** Elected members of the same side who have no mandate on record: one decision often names several. */
export const lackingMandate = (delegates: readonly Delegate[], { id, sideId }: Delegate): Delegate[] =>
	delegates.filter(
		(one) => one.id !== id && one.sideId === sideId && one.status === 'elected' && !one.declinedOn && !one.mandateDecisionId,
	);

/** A month before the last day to summon a council, the mandate presses; once that has passed too, until they leave. */
const near = 30;
/** What the law says of delegates, as far as a special mandate is to be voted now. */
export const mandatesToVote = <C extends LawCheck>(checks: readonly C[], today: Day): C[] =>
	checks.filter(({ ruleId, state, deadline, facts }) => {
		if (ruleId !== 'fr-special-mandate' || state !== 'missing') return false;
		return deadline === null ? typeof facts.days === 'number' : daysBetween(today, deadline) <= near;
	});

/** What the law reads of a delegate. */
export function lawFactsOf(
	delegate: Pick<Delegate, 'id' | 'sideId' | 'status' | 'declinedOn' | 'mandateDecisionId' | 'orderNumber' | 'orderSignedOn' | 'legs'>,
	mission: Pick<Mission, 'leavesOn' | 'cancelledOn' | 'senderId' | 'homeZone'>,
	decisions: readonly DecisionFacts[],
): DelegateFacts {
	return {
		id: delegate.id,
		organisationId: delegate.sideId,
		status: delegate.status,
		travels: delegate.sideId === mission.senderId && !delegate.declinedOn && !mission.cancelledOn,
		leavesOn: leavesOnOf(delegate, mission),
		mandate: decisions.find(({ id }) => id === delegate.mandateDecisionId) ?? null,
		orderSignedOn: delegate.orderSignedOn,
		ordered: delegate.orderNumber !== null || delegate.orderSignedOn !== null,
	};
}
