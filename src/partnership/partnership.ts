/** A partnership as it is read, and where it stands: said by dated facts, never stored. */
import type { OrganisationKind } from '../law/facts.ts';
import type { Dated, Day } from '../plain/day.ts';
import { earliest, latest } from '../plain/day.ts';
import { languages, type Texts } from '../plain/language.ts';

export const kinds = ['twinning', 'friendship-charter', 'cooperation', 'cross-border', 'umbrella', 'project', 'humanitarian'] as const;
export type Kind = (typeof kinds)[number];

/** `recorded`: it is said to exist, and nothing on record proves how it came to be (a twinning of 1959 whose vote is lost). */
export const states = ['proposed', 'voted', 'active', 'suspended', 'ended', 'recorded'] as const;
export type State = (typeof states)[number];

export const eventKinds = ['milestone', 'suspended', 'resumed', 'ended'] as const;
export type EventKind = (typeof eventKinds)[number];

/** A council's decision on the partnership itself. */
export interface VoteStanding {
	readonly id: string;
	readonly organisationId: string;
	readonly createsPartnership: boolean;
	readonly outcome: 'adopted' | 'rejected' | null;
	readonly takenOn: Dated | null;
	readonly annulledOn: Dated | null;
}

/** What of an agreement tells where its partnership stands. A fact may be sure and its date unknown: hence the pairs. */
export interface AgreementStanding {
	readonly id: string;
	readonly kind: string;
	readonly title: Texts;
	/** Every party of the partnership signed. */
	readonly signed: boolean;
	readonly signedOn: Dated | null;
	readonly inForce: boolean;
	readonly inForceOn: Dated | null;
	/** The last day of its term, where it has one and is not renewed past it. */
	readonly endsOn: Dated | null;
	readonly ended: boolean;
	readonly endedOn: Dated | null;
	readonly annulled: boolean;
	readonly annulledOn: Dated | null;
}

export interface PartnershipEvent {
	readonly id: string;
	readonly kind: EventKind;
	readonly on: Dated;
	readonly title: Texts;
	readonly reason: string | null;
}

export interface StandingFacts {
	readonly proposedOn: Dated | null;
	readonly since: Dated | null;
	readonly decisions: readonly VoteStanding[];
	readonly agreements: readonly AgreementStanding[];
	readonly events: readonly PartnershipEvent[];
}

export type ReasonCode =
	| 'suspended'
	| 'resumed'
	| 'ended'
	| 'agreement-in-force'
	| 'agreement-signed'
	| 'agreement-annulled'
	| 'agreement-ended'
	| 'agreement-lapsed'
	| 'vote-adopted'
	| 'vote-rejected'
	| 'vote-annulled'
	| 'proposed'
	| 'said-since'
	| 'no-proof';

/** A dated fact that makes the state. `id`: of the event, the agreement or the decision; `text`: the office's own words. */
export interface Reason {
	readonly code: ReasonCode;
	readonly on: Dated | null;
	readonly id: string | null;
	readonly text: string | null;
}
export interface Standing {
	readonly state: State;
	/** The deciding fact first. Never empty. */
	readonly reasons: readonly [Reason, ...Reason[]];
}

const reason = (code: ReasonCode, on: Dated | null = null, id: string | null = null, text: string | null = null): Reason => ({
	code,
	on,
	id,
	text,
});
// A date as vague as "2026" has come once it may have.
const hasCome = (on: Dated | null, today: Day) => on === null || earliest(on) <= today;
const byDate =
	<T>(on: (item: T) => Dated | null) =>
	(a: T, b: T) => {
		const [first, second] = [on(a), on(b)].map((date) => (date === null ? '0000' : earliest(date)));
		return (first ?? '') < (second ?? '') ? -1 : first === second ? 0 : 1;
	};

/** How an agreement stopped holding; `null` while it holds. */
function endOf(agreement: AgreementStanding, today: Day): Reason | null {
	const { id, annulled, annulledOn, ended, endedOn, endsOn } = agreement;
	if (annulled) return reason('agreement-annulled', annulledOn, id);
	if (ended) return reason('agreement-ended', endedOn, id);
	return endsOn !== null && latest(endsOn) < today ? reason('agreement-lapsed', endsOn, id) : null;
}

const startOf = ({ id, inForce, inForceOn, signedOn }: AgreementStanding): Reason =>
	inForce ? reason('agreement-in-force', inForceOn, id) : reason('agreement-signed', signedOn, id);

/**
 * Where a partnership stands today, and the facts that say so. The last suspension, resumption or end decides; then an agreement that
 * holds; then the vote. A lost agreement or a refused vote ends it only where nothing else carries it.
 *
 * The list filters by the same rule in SQL (standing.ts): change both, a test compares them.
 */
export function stateOf(facts: StandingFacts, today: Day): Standing {
	const { proposedOn, since } = facts;
	const events = facts.events.filter(({ kind, on }) => kind !== 'milestone' && hasCome(on, today)).toSorted(byDate(({ on }) => on));
	const last = events.at(-1);
	const begun = facts.agreements.filter(({ signed, inForce }) => signed || inForce);
	const holding = begun
		.filter((agreement) => endOf(agreement, today) === null)
		.map(startOf)
		.toSorted(byDate(({ on }) => on));
	const over = begun
		.map((agreement) => endOf(agreement, today))
		.filter((end) => end !== null)
		.toSorted(byDate(({ on }) => on))
		.reverse();
	const votes = facts.decisions.filter((decision) => decision.createsPartnership && decision.outcome !== null);
	const adopted = votes
		.filter(({ outcome, annulledOn }) => outcome === 'adopted' && annulledOn === null)
		.map(({ takenOn, id }) => reason('vote-adopted', takenOn, id));
	const lost = votes.flatMap(({ outcome, annulledOn, takenOn, id }) =>
		annulledOn !== null ? [reason('vote-annulled', annulledOn, id)] : outcome === 'rejected' ? [reason('vote-rejected', takenOn, id)] : [],
	);
	const answer = (state: State, [first, ...rest]: Reason[]): Standing => ({ state, reasons: [first ?? reason('no-proof'), ...rest] });

	if (last && last.kind !== 'resumed')
		return answer(last.kind === 'ended' ? 'ended' : 'suspended', [
			reason(last.kind as 'ended' | 'suspended', last.on, last.id, last.reason),
			...over,
		]);
	const resumed = last ? [reason('resumed', last.on, last.id, last.reason)] : [];
	if (holding.length > 0) return answer('active', [...holding, ...resumed, ...adopted]);
	if (adopted.length > 0) return answer('voted', [...adopted, ...resumed, ...over]);
	if (over.length > 0 || lost.length > 0) return answer('ended', [...over, ...lost]);
	const proposed = proposedOn === null ? [] : [reason('proposed', proposedOn)];
	if (since === null ? proposedOn !== null : earliest(since) > today)
		return answer('proposed', [...proposed, ...(since === null ? [] : [reason('said-since', since)])]);
	return answer('recorded', [reason('no-proof'), ...(since === null ? [] : [reason('said-since', since)]), ...resumed, ...proposed]);
}

/** A party as directory and partnership tell of it. */
export interface Party {
	readonly organisationId: string;
	readonly position: number;
	readonly joinedOn: Dated | null;
	readonly leftOn: Dated | null;
	readonly name: string;
	readonly names: Texts;
	readonly spellings: readonly string[];
	readonly kind: OrganisationKind;
	/** ISO 3166-1 alpha-2. */
	readonly country: string;
	readonly countryNames: Texts;
	readonly unrecognised: boolean;
	readonly siret: string | null;
	/** Where it is; for a local authority, what it governs. */
	readonly territory: {
		readonly code: string;
		readonly kind: 'country' | 'region' | 'department' | 'intercommunal' | 'city';
		readonly name: string;
		readonly names: Texts;
		readonly population: number | null;
		readonly siren: string | null;
		readonly insee: string | null;
		readonly latitude: number | null;
		readonly longitude: number | null;
	} | null;
}

export interface Field {
	readonly key: string;
	readonly position: number;
	readonly names: Texts;
	/** OECD DAC CRS purpose code, five digits. */
	readonly dacPurpose: string | null;
	/** '4.7', '3.c'. */
	readonly sdgTargets: readonly string[];
	/** @CTES matter, '8.9'. */
	readonly actesMatter: string | null;
	readonly endedOn: Dated | null;
	/** An agreement names it: it can be ended, not removed. */
	readonly used: boolean;
}

export interface Participant {
	readonly personId: string;
	readonly givenName: string;
	readonly familyName: string;
	readonly givenNameHy: string;
	readonly familyNameHy: string;
	readonly part: Texts;
}

export interface Guest {
	readonly organisationId: string;
	readonly name: string;
	readonly names: Texts;
	readonly kind: OrganisationKind;
	readonly invitedAt: string;
}

export interface NamedOrganisation {
	readonly id: string;
	readonly name: string;
	readonly names: Texts;
}
export interface NamedPartnership {
	readonly id: string;
	readonly name: string;
	readonly kind: Kind;
}

export interface PlacedEvent extends PartnershipEvent {
	readonly placeCode: string | null;
	readonly place: { readonly name: string; readonly names: Texts } | null;
}

/** A partnership whole, as its pages show it; parties, fields, people and guests in their order, events by date. */
export interface Partnership extends StandingFacts {
	readonly id: string;
	readonly keeperId: string;
	readonly kind: Kind;
	/** In the reader's language, where it has a name there. */
	readonly name: string;
	/** As its parties write it. */
	readonly ownName: string;
	readonly story: Texts;
	readonly languages: readonly string[];
	readonly proposedBy: NamedOrganisation | null;
	/** The one it belongs to; `null` also when the reader may not see it. */
	readonly parent: NamedPartnership | null;
	readonly children: readonly NamedPartnership[];
	readonly parties: readonly Party[];
	readonly fields: readonly Field[];
	readonly people: readonly Participant[];
	readonly guests: readonly Guest[];
	readonly events: readonly PlacedEvent[];
	readonly revision: number;
	readonly publishedAt: string | null;
}

/** The name a partnership goes by when nobody gives it one: its parties', in their order. */
export const suggestedName = (
	parties: readonly { readonly name: string; readonly territory: { readonly name: string } | null }[],
): string => parties.map(({ name, territory }) => territory?.name ?? name).join(' – ');

/** The same name in each language where every party has one: "Սենտ Էտիեն – Կապան". None for a name of its own choosing. */
export function namesOf(name: string, parties: readonly Pick<Party, 'name' | 'names' | 'territory'>[]): Texts {
	if (name !== suggestedName(parties)) return {};
	return Object.fromEntries(
		languages.flatMap((language) => {
			const said = parties.map((party) => (party.territory ?? party).names[language]);
			return said.every(Boolean) ? [[language, said.join(' – ')]] : [];
		}),
	);
}
