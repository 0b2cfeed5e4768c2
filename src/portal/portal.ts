/** What a resident may see of a partnership, as the views of schema `open` give it. */
import type { EventKind as AgreementEventKind, AgreementKind, Authentic, Part } from '../agreement/agreement.ts';
import type { Body } from '../decision/decision.ts';
import type { Mandate } from '../directory/mandate.ts';
import type { OrganisationKind } from '../directory/organisation.ts';
import type { Fact } from '../document/document.ts';
import type { EventKind, Kind } from '../partnership/partnership.ts';
import { type Dated, earliest } from '../plain/day.ts';
import type { Language, Texts } from '../plain/language.ts';

export interface Named {
	name: string;
	names: Texts;
}
/** Degrees, WGS 84. */
export interface Point {
	latitude: number;
	longitude: number;
}
export interface Place extends Named, Partial<Point> {}

export interface ShownParty extends Named {
	organisationId: string;
	slug: string | null;
	kind: OrganisationKind;
	/** ISO 3166-1 alpha-2. */
	country: string;
	website: string | null;
	territory: Place | null;
	joinedOn: Dated | null;
	leftOn: Dated | null;
}
/** Null where no name is given to the public. */
export interface ShownPerson {
	givenName: string;
	familyName: string;
	givenNameHy: string;
	familyNameHy: string;
}
export interface ShownDecision {
	id: string;
	organisationId: string;
	body: Body;
	takenOn: Dated | null;
	number: string | null;
	subject: Texts;
	outcome: 'adopted' | 'rejected';
	createsPartnership: boolean;
	unanimous: boolean;
	present: number | null;
	votesFor: number | null;
	votesAgainst: number | null;
	abstentions: number | null;
	annulledOn: Dated | null;
	/** ISO 8601 instant. */
	changedAt: string;
}
export interface ShownSignature {
	organisationId: string;
	person: ShownPerson | null;
	/** Of that day, in each language. */
	capacity: Texts;
	signedOn: Dated | null;
	byDelegation: boolean;
}
export interface ShownAttendance {
	id: string;
	part: Part;
	organisation: Named | null;
	person: ShownPerson | null;
	/** The public offices of the person, whatever their dates: `heldOn()` tells those of the day. */
	mandates: Mandate[];
}
export interface ShownArticle {
	id: string;
	texts: Partial<Record<Language, { heading: string; body: string; outdated: boolean }>>;
}
export interface ShownAgreement {
	id: string;
	kind: AgreementKind;
	amendsId: string | null;
	title: Texts;
	object: Texts;
	authentic: Authentic;
	startsOn: Dated | null;
	endsOn: Dated | null;
	termMonths: number | null;
	tacitRenewalMonths: number | null;
	signedAt: string | null;
	place: Place | null;
	changedAt: string;
	fieldKeys: string[];
	articles: ShownArticle[];
	decisionIds: string[];
	signatures: ShownSignature[];
	attendance: ShownAttendance[];
	events: { id: string; kind: AgreementEventKind; on: Dated | null; until: Dated | null }[];
}
/** A delegation that went or came, and did: nobody who took part. */
export interface ShownMission {
	id: string;
	senderId: string;
	hostId: string | null;
	title: Texts;
	leavesOn: Dated | null;
	returnsOn: Dated | null;
}
/** A stay that took place: a profile, nobody by name. */
export interface ShownPlacement {
	id: string;
	senderId: string;
	profile: Texts;
	arrivedOn: Dated | null;
}
export interface ShownEvent {
	id: string;
	kind: EventKind;
	on: Dated;
	title: Texts;
	place: Place | null;
}
export interface ShownDocument {
	id: string;
	title: string;
	url: string | null;
	language: string | null;
	on: Dated | null;
	publishedAt: string;
	file: { type: string; size: number } | null;
	proves: { fact: Fact; decisionId: string | null; agreementId: string | null }[];
}
export interface Shown extends Named {
	id: string;
	slug: string;
	kind: Kind;
	story: Texts;
	since: Dated | null;
	proposedOn: Dated | null;
	proposedBy: Named | null;
	/** The office that publishes it. */
	publisher: Named;
	publishedAt: string;
	parties: ShownParty[];
	fields: { key: string; names: Texts; sdgTargets: string[]; endedOn: Dated | null }[];
	decisions: ShownDecision[];
	agreements: ShownAgreement[];
	events: ShownEvent[];
	missions: ShownMission[];
	placements: ShownPlacement[];
	documents: ShownDocument[];
}

/** A partnership in a list. */
export interface ShownLine extends Named {
	id: string;
	slug: string;
	kind: Kind;
	since: Dated | null;
	story: Texts;
	publisher: Named;
	publishedAt: string;
	/** When anything the page says last changed. */
	changedAt: string;
	parties: { organisationId: string; slug: string | null; name: string; names: Texts; country: string }[];
}
export interface ShownAuthority extends Named {
	id: string;
	slug: string;
	kind: OrganisationKind;
	country: string;
	website: string | null;
	territory: Place | null;
}

/** The earlier first; what has no date stands last. */
export const byDate = (a: Dated | null, b: Dated | null): number => (a && b ? earliest(a).localeCompare(earliest(b)) : a ? -1 : b ? 1 : 0);

/** The day an agreement was signed; where its parties signed on several, the last of them. */
export const signedOn = ({ signatures }: Pick<ShownAgreement, 'signatures'>): Dated | null =>
	signatures
		.map((signature) => signature.signedOn)
		.filter((on) => on !== null)
		.sort(byDate)
		.at(-1) ?? null;

/** The year to put on a picture or in a summary: said of the partnership, else of its vote or its first agreement. */
export function sinceYear({ since, decisions, agreements }: Pick<Shown, 'since' | 'decisions' | 'agreements'>): string | null {
	const vote = decisions.find(({ createsPartnership, outcome }) => createsPartnership && outcome === 'adopted')?.takenOn;
	const on =
		since ??
		vote ??
		agreements
			.map(signedOn)
			.filter((date) => date !== null)
			.sort(byDate)[0];
	return on?.slice(0, 4) ?? null;
}

/** The languages that an agreement's articles are written in, its own order first. */
export const languagesOf = ({ articles }: Pick<ShownAgreement, 'articles'>): Language[] =>
	(['fr', 'hy', 'en'] as const).filter((language) => articles.some(({ texts }) => texts[language]));
