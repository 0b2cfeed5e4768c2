import {
	type Agreement,
	adoptionOf,
	allows,
	mustAdopt,
	mustTransmit,
	type State,
	signatureOf,
	stateOf,
	transmissionOf,
} from '../agreement/agreement.ts';
import type { Decision } from '../decision/decision.ts';
import type { LawCheck } from '../law/law.ts';
import { type Mission, stateOf as missionStateOf } from '../mission/mission.ts';
import { mandatesToVote } from '../mission/roster.ts';
import type { Partnership, State as PartnershipState } from '../partnership/partnership.ts';
import { pressing, type Task } from '../placement/checklist.ts';
import { isOver, type Placement, stateOf as placementStateOf } from '../placement/placement.ts';
import { type Dated, type Day, earliest } from '../plain/day.ts';
import type { Texts } from '../plain/language.ts';

export type Strand = 'a' | 'b' | 'both' | 'outside';
export type MomentKind =
	| 'proposed'
	| 'since'
	| 'vote'
	| 'vote-planned'
	| 'vote-rejected'
	| 'signed'
	| 'entered-force'
	| 'renewed'
	| 'suspended'
	| 'resumed'
	| 'ended'
	| 'annulled'
	| 'referred'
	| 'sent'
	| 'milestone'
	| 'mission'
	| 'mission-planned'
	| 'mission-unrecorded'
	| 'mission-cancelled'
	| 'placement'
	| 'placement-planned'
	| 'placement-unrecorded'
	| 'placement-cancelled';

/** Something dated in the life of a partnership. */
export interface Moment {
	key: string;
	kind: MomentKind;
	on: Dated | null;
	strand: Strand;
	/** The thing's own name: the subject of a vote, the title of an accord, the words of an event. */
	name: Texts | null;
	subject: { noun: 'decision' | 'agreement' | 'event' | 'mission' | 'placement' | 'partnership'; id: string };
	reason: string | null;
}

type Told = Pick<Partnership, 'id' | 'parties' | 'proposedOn' | 'since' | 'events'>;

const agreementMoments = {
	'entered-force': 'entered-force',
	renewed: 'renewed',
	suspended: 'suspended',
	resumed: 'resumed',
	ended: 'ended',
	annulled: 'annulled',
	referred: 'referred',
} as const;

const missionMoments = {
	'in-preparation': 'mission-planned',
	coming: 'mission-planned',
	'under-way': 'mission',
	over: 'mission',
	'outcome-not-recorded': 'mission-unrecorded',
	cancelled: 'mission-cancelled',
} as const;

const placementMoments = {
	wished: 'placement-planned',
	offered: 'placement-planned',
	accepted: 'placement-planned',
	prepared: 'placement-planned',
	'under-way': 'placement',
	completed: 'placement',
	'outcome-not-recorded': 'placement-unrecorded',
	unknown: 'placement-unrecorded',
	'not-held': 'placement-cancelled',
	cancelled: 'placement-cancelled',
} as const;

/** Everything dated, the latest first; what has no date stands last. The first party's acts are one strand, the others' the second. */
export function timeline(
	partnership: Told,
	decisions: readonly Decision[],
	agreements: readonly Agreement[],
	missions: readonly Mission[],
	today: Day,
	placements: readonly Placement[] = [],
): Moment[] {
	const strandOf = (organisationId: string): Strand => (partnership.parties[0]?.organisationId === organisationId ? 'a' : 'b');
	const itself = { noun: 'partnership', id: partnership.id } as const;
	const moments: Moment[] = [];
	if (partnership.proposedOn)
		moments.push({
			key: 'proposed',
			kind: 'proposed',
			on: partnership.proposedOn,
			strand: 'outside',
			name: null,
			subject: itself,
			reason: null,
		});
	if (partnership.since)
		moments.push({ key: 'since', kind: 'since', on: partnership.since, strand: 'both', name: null, subject: itself, reason: null });
	for (const decision of decisions) {
		const { id, outcome } = decision;
		const subject = { noun: 'decision', id } as const;
		const common = { strand: strandOf(decision.organisationId), name: decision.subject, subject } as const;
		const kind = outcome === 'adopted' ? 'vote' : outcome === 'rejected' ? 'vote-rejected' : 'vote-planned';
		moments.push({ key: id, kind, on: decision.takenOn, ...common, reason: null });
		if (decision.transmittedOn) moments.push({ key: `${id}-sent`, kind: 'sent', on: decision.transmittedOn, ...common, reason: null });
		if (decision.referredOn) moments.push({ key: `${id}-referred`, kind: 'referred', on: decision.referredOn, ...common, reason: null });
		if (decision.annulledOn)
			moments.push({ key: `${id}-annulled`, kind: 'annulled', on: decision.annulledOn, ...common, reason: decision.annulledBy });
	}
	for (const agreement of agreements) {
		const subject = { noun: 'agreement', id: agreement.id } as const;
		const common = { name: agreement.title, subject } as const;
		for (const [on, signers] of Map.groupBy(agreement.signatures, ({ signedOn }) => signedOn)) {
			const [only] = signers;
			const strand = signers.length > 1 || !only ? 'both' : strandOf(only.organisationId);
			moments.push({ key: `${agreement.id}-signed-${on}`, kind: 'signed', on, strand, ...common, reason: null });
		}
		for (const { sentOn, organisationId } of agreement.transmissions) {
			moments.push({
				key: `${agreement.id}-sent-${organisationId}`,
				kind: 'sent',
				on: sentOn,
				strand: strandOf(organisationId),
				...common,
				reason: null,
			});
		}
		for (const { id, kind, on, reason } of agreement.events) {
			if (kind in agreementMoments)
				moments.push({ key: id, kind: agreementMoments[kind as keyof typeof agreementMoments], on, strand: 'both', ...common, reason });
		}
	}
	for (const mission of missions) {
		moments.push({
			key: mission.id,
			kind: missionMoments[missionStateOf(mission, today)],
			on: mission.leavesOn,
			strand: strandOf(mission.senderId),
			name: mission.title,
			subject: { noun: 'mission', id: mission.id },
			reason: mission.cancelReason,
		});
	}
	for (const placement of placements) {
		const state = placementStateOf(placement, today);
		moments.push({
			key: placement.id,
			kind: placementMoments[state],
			on: placement.arrivedOn ?? placement.arrivesOn,
			strand: strandOf(placement.senderId),
			name: placement.profile,
			subject: { noun: 'placement', id: placement.id },
			reason: placement.cancelReason,
		});
	}
	for (const { id, kind, on, title, reason } of partnership.events) {
		moments.push({
			key: id,
			kind,
			on,
			strand: 'both',
			name: Object.keys(title).length > 0 ? title : null,
			subject: { noun: 'event', id },
			reason,
		});
	}
	return moments.sort((a, b) =>
		a.on && b.on ? (earliest(a.on) < earliest(b.on) ? 1 : earliest(a.on) > earliest(b.on) ? -1 : 0) : a.on ? -1 : b.on ? 1 : 0,
	);
}

/** Of an act that was annulled or has ended, nothing more is asked: what it was is told, what it lacked is history. */
export function stillAsked(checks: readonly LawCheck[], agreements: readonly Agreement[], today: Day): LawCheck[] {
	const over = new Set(agreements.filter((agreement) => ['annulled', 'ended'].includes(stateOf(agreement, today))).map(({ id }) => id));
	return checks.filter(({ state, subject, ruleId }) => state === 'met' || !over.has(subject.id) || ruleId === 'fr-agreement-annulled');
}

/** What an officer does next. The first is the one to do now. */
export type Step =
	| { kind: 'record-vote' }
	| { kind: 'draft-agreement' }
	| { kind: 'submit'; agreementId: string }
	| { kind: 'enter-force'; agreementId: string }
	| { kind: 'tell-placement'; placementId: string }
	| { kind: 'prepare-placement'; placementId: string; n: number }
	| { kind: 'vote-mandate'; missionId: string; title: Texts; organisationId: string; n: number; by: Day | null }
	| { kind: 'adopt' | 'sign' | 'transmit'; agreementId: string; organisationId: string };

export function nextSteps(
	standing: PartnershipState,
	decisions: readonly Decision[],
	agreements: readonly Agreement[],
	today: Day,
	placements: readonly Placement[] = [],
): Step[] {
	if (standing === 'ended') return [];
	const steps: Step[] = [];
	if (!decisions.some(({ createsPartnership, outcome, annulledOn }) => createsPartnership && outcome === 'adopted' && !annulledOn))
		steps.push({ kind: 'record-vote' });
	if (agreements.length === 0) steps.push({ kind: 'draft-agreement' });
	for (const agreement of agreements) steps.push(...stepsOf(agreement, stateOf(agreement, today)));
	// Its time is over and nobody has said what became of it: the file asks, until somebody answers.
	for (const placement of placements)
		if (placementStateOf(placement, today) === 'outcome-not-recorded') steps.push({ kind: 'tell-placement', placementId: placement.id });
	return steps;
}

/** What presses in stays and missions to come: lines of a checklist, special mandates to be voted. */
export function pressingSteps(
	placements: readonly Placement[],
	tasks: readonly (Task & { placementId: string })[],
	mandates: readonly (LawCheck & { missionId: string; title: Texts })[],
	today: Day,
): Step[] {
	const prepared = placements.flatMap((placement): Step[] => {
		if (isOver(placementStateOf(placement, today))) return [];
		const own = tasks.filter(({ placementId }) => placementId === placement.id);
		const n = pressing(own, placement.arrivesOn, today).length;
		return n > 0 ? [{ kind: 'prepare-placement', placementId: placement.id, n }] : [];
	});
	const voted = [...Map.groupBy(mandatesToVote(mandates, today), ({ missionId, partyId }) => `${missionId} ${partyId}`).values()].flatMap(
		(checks): Step[] => {
			const [first] = checks;
			// The earliest of them counts: one decision often names several.
			const by = checks.map(({ deadline }) => deadline).sort((a, b) => (a ?? '').localeCompare(b ?? ''))[0] ?? null;
			return first
				? [{ kind: 'vote-mandate', missionId: first.missionId, title: first.title, organisationId: first.partyId, n: checks.length, by }]
				: [];
		},
	);
	return [...voted, ...prepared];
}

/** What an agreement waits for: one step a party that has not done its part. */
function stepsOf(agreement: Agreement, state: State): Step[] {
	const agreementId = agreement.id;
	const waiting = (kind: 'adopt' | 'sign' | 'transmit', parties: Agreement['parties']): Step[] =>
		parties.map(({ organisationId }) => ({ kind, agreementId, organisationId }));
	switch (state) {
		case 'draft':
			return [{ kind: 'submit', agreementId }];
		case 'before-council':
		case 'partly-adopted':
			return waiting(
				'adopt',
				agreement.parties.filter((party) => mustAdopt(party) && !adoptionOf(agreement, party)),
			);
		case 'adopted':
		case 'partly-signed':
			return waiting(
				'sign',
				agreement.parties.filter((party) => !signatureOf(agreement, party)),
			);
		case 'signed': {
			const unsent = agreement.parties.filter((party) => mustTransmit(party) && !transmissionOf(agreement, party));
			return unsent.length > 0 ? waiting('transmit', unsent) : allows(state, 'enter-force') ? [{ kind: 'enter-force', agreementId }] : [];
		}
		default:
			return [];
	}
}
