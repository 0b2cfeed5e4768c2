/** What an office chooses to publish: rules, without a database. */
import { type Agreement, type State, stateOf } from '../agreement/agreement.ts';
import type { Decision } from '../decision/decision.ts';
import type { Mission } from '../mission/mission.ts';
import type { PartnershipEvent } from '../partnership/partnership.ts';
import type { Placement } from '../placement/placement.ts';
import type { Dated, Day } from '../plain/day.ts';
import type { Texts } from '../plain/language.ts';
import { fold } from '../plain/names.ts';
import type { Shown } from './portal.ts';

export type Noun = 'decision' | 'agreement' | 'event' | 'mission' | 'placement' | 'document';
/** Something that may be on the page. `why`: what keeps it out, whatever is chosen; null where the office may choose. */
export interface Candidate {
	id: string;
	noun: Noun;
	texts: Texts;
	on: Dated | null;
	why: 'not-taken' | 'not-signed' | 'not-held' | null;
	/** For a document: whether it has a file of its own, which then is given to everybody. */
	file: boolean;
}
/** What the office has chosen: the ids that are shown, and the address wished for. */
export interface Choice {
	shown: ReadonlySet<string>;
	slug: string;
}
/** A person who is named in a signed act and not on the page. */
export interface LeftOut {
	agreementId: string;
	name: string;
	why: 'objected' | 'private' | 'erased';
}

const publicStates: ReadonlySet<State> = new Set(['signed', 'in-force', 'suspended', 'expired', 'ended', 'annulled']);

/** All that may be shown, in the order of the page. The views of `open` hold the same rule: a test compares the two. */
export function candidates(
	{
		decisions,
		agreements,
		events,
		missions,
		placements,
		documents,
	}: {
		decisions: readonly Pick<Decision, 'id' | 'subject' | 'takenOn' | 'outcome'>[];
		agreements: readonly Agreement[];
		events: readonly Pick<PartnershipEvent, 'id' | 'title' | 'on'>[];
		missions: readonly Pick<Mission, 'id' | 'title' | 'leavesOn' | 'heldOn' | 'cancelledOn'>[];
		placements: readonly Pick<Placement, 'id' | 'profile' | 'arrivesOn' | 'arrivedOn' | 'leftOn' | 'cancelledOn'>[];
		documents: readonly { id: string; title: string; on: Dated | null; file: boolean }[];
	},
	today: Day,
): Candidate[] {
	return [
		...decisions.map(
			({ id, subject, takenOn, outcome }): Candidate => ({
				id,
				noun: 'decision',
				texts: subject,
				on: takenOn,
				why: outcome === null ? 'not-taken' : null,
				file: false,
			}),
		),
		...agreements.map(
			(agreement): Candidate => ({
				id: agreement.id,
				noun: 'agreement',
				texts: agreement.title,
				on: agreement.signatures[0]?.signedOn ?? null,
				why: agreement.signatures.length > 0 && publicStates.has(stateOf(agreement, today)) ? null : 'not-signed',
				file: false,
			}),
		),
		...events.map(({ id, title, on }): Candidate => ({ id, noun: 'event', texts: title, on, why: null, file: false })),
		...missions.map(
			({ id, title, leavesOn, heldOn, cancelledOn }): Candidate => ({
				id,
				noun: 'mission',
				texts: title,
				on: leavesOn,
				why: heldOn && !cancelledOn ? null : 'not-held',
				file: false,
			}),
		),
		...placements.map(
			({ id, profile, arrivesOn, arrivedOn, leftOn, cancelledOn }): Candidate => ({
				id,
				noun: 'placement',
				texts: profile,
				on: arrivedOn ?? arrivesOn,
				why: leftOn && !cancelledOn ? null : 'not-held',
				file: false,
			}),
		),
		...documents.map(({ id, title, on, file }): Candidate => ({ id, noun: 'document', texts: { fr: title }, on, why: null, file })),
	];
}

/** What is shown when nobody has chosen otherwise: votes, agreements and events that are public acts; a document only once chosen. */
export const chosenFrom = (all: readonly Candidate[], withheld: ReadonlySet<string>, published: ReadonlySet<string>): Set<string> =>
	new Set(
		all.filter(({ id, noun, why }) => why === null && (noun === 'document' ? published.has(id) : !withheld.has(id))).map(({ id }) => id),
	);

const longest = 70;
/** "Saint-Étienne – Kapan" as an address has it: saint-etienne-kapan; '' where no letter of it can be written so. */
export function slugOf(text: string): string {
	const whole = fold(text).replaceAll(' ', '-');
	return whole.length <= longest ? whole : whole.slice(0, longest).replace(/-[^-]*$/, '');
}
export const isSlug = (text: string): boolean => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text) && text.length <= longest;

/** What the views show, as ids: to be held against what was chosen. */
export const idsShown = ({
	decisions,
	agreements,
	events,
	missions,
	placements,
	documents,
}: Pick<Shown, 'decisions' | 'agreements' | 'events' | 'missions' | 'placements' | 'documents'>): Set<string> =>
	new Set([...decisions, ...agreements, ...events, ...missions, ...placements, ...documents].map(({ id }) => id));
