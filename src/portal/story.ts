/** Everything dated of a published partnership, for its timeline; the earliest first. */
import { stateOf } from '../agreement/agreement.ts';
import type { Dated, Day } from '../plain/day.ts';
import type { Texts } from '../plain/language.ts';
import { byDate, type Shown, type ShownAgreement, signedOn } from './portal.ts';

export type Strand = 'a' | 'b' | 'both' | 'outside';
export type MomentKind =
	| 'proposed'
	| 'since'
	| 'vote-adopted'
	| 'vote-rejected'
	| 'vote-annulled'
	| 'signed'
	| 'entered-force'
	| 'renewed'
	| 'suspended'
	| 'resumed'
	| 'ended'
	| 'referred'
	| 'annulled'
	| 'milestone'
	| 'mission'
	| 'placement'
	| 'partnership-suspended'
	| 'partnership-resumed'
	| 'partnership-ended';

export interface Moment {
	key: string;
	kind: MomentKind;
	on: Dated | null;
	strand: Strand;
	/** The thing's own name; null where the kind says it all. */
	name: Texts | null;
	/** The part of the page that tells it: `vote-…`, `accord-…`. */
	anchor: string | null;
}

/** Of an agreement that is shown: signed by all, or in force, or over since. */
export const agreementState = (agreement: ShownAgreement, today: Day) =>
	stateOf(
		{
			...agreement,
			termMonths: agreement.termMonths,
			parties: [],
			adoptions: [],
			transmissions: [],
			signatures: asSignatures,
			events: agreement.events.map((event) => ({ ...event, reason: null, recordedAfterwards: false })),
		},
		today,
	);
// The rule asks whether somebody signed; who did is told elsewhere.
const asSignatures = [
	{ organisationId: '', personId: null, person: null, capacity: {}, signedOn: null, byDelegation: false, recordedAfterwards: false },
];

/** Whether it goes on: told by the latest event of the partnership itself. */
export function standingOf({ events }: Pick<Shown, 'events'>): 'active' | 'suspended' | 'ended' {
	const last = [...events].sort((a, b) => byDate(a.on, b.on)).findLast(({ kind }) => kind !== 'milestone')?.kind;
	return last === 'ended' ? 'ended' : last === 'suspended' ? 'suspended' : 'active';
}

export function momentsOf(shown: Shown): Moment[] {
	const strandOf = (organisationId: string): Strand => (shown.parties[0]?.organisationId === organisationId ? 'a' : 'b');
	const moments: Moment[] = [];
	if (shown.proposedOn)
		moments.push({ key: 'proposed', kind: 'proposed', on: shown.proposedOn, strand: 'outside', name: null, anchor: null });
	if (shown.since) moments.push({ key: 'since', kind: 'since', on: shown.since, strand: 'both', name: null, anchor: null });
	for (const { id, organisationId, outcome, takenOn, subject, annulledOn } of shown.decisions) {
		const common = { strand: strandOf(organisationId), name: subject, anchor: `vote-${id}` };
		moments.push({ key: id, kind: outcome === 'adopted' ? 'vote-adopted' : 'vote-rejected', on: takenOn, ...common });
		if (annulledOn) moments.push({ key: `${id}-annulled`, kind: 'vote-annulled', on: annulledOn, ...common });
	}
	for (const agreement of shown.agreements) {
		const common = { name: agreement.title, anchor: `accord-${agreement.id}` };
		for (const [on, signers] of Map.groupBy(agreement.signatures, (signature) => signature.signedOn)) {
			const [only] = signers;
			const strand = signers.length > 1 || !only ? 'both' : strandOf(only.organisationId);
			moments.push({ key: `${agreement.id}-${on}`, kind: 'signed', on, strand, ...common });
		}
		for (const { id, kind, on } of agreement.events)
			if (kind !== 'submitted' && kind !== 'withdrawn') moments.push({ key: id, kind, on, strand: 'both', ...common });
	}
	for (const { id, senderId, title, leavesOn } of shown.missions)
		moments.push({ key: id, kind: 'mission', on: leavesOn, strand: strandOf(senderId), name: title, anchor: null });
	for (const { id, senderId, profile, arrivedOn } of shown.placements)
		moments.push({ key: id, kind: 'placement', on: arrivedOn, strand: strandOf(senderId), name: profile, anchor: null });
	for (const { id, kind, on, title } of shown.events)
		moments.push({
			key: id,
			kind: kind === 'milestone' ? kind : `partnership-${kind}`,
			on,
			strand: 'both',
			name: Object.keys(title).length > 0 ? title : null,
			anchor: null,
		});
	return moments.sort((a, b) => byDate(a.on, b.on));
}

/** The latest signed first; those whose date nobody knows last. */
export const agreementsByDate = ({ agreements }: Pick<Shown, 'agreements'>): ShownAgreement[] =>
	[...agreements].sort((a, b) => {
		const [one, other] = [signedOn(a), signedOn(b)];
		return one && other ? byDate(other, one) : byDate(one, other);
	});
