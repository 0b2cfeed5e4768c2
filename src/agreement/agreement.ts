/** The life of an agreement: its states are read from dated facts, and each state allows some verbs. */
import { addDays, addMonths, type Dated, type Day, earliest, latest, surelyBefore } from '../plain/day.ts';
import type { Texts } from '../plain/language.ts';

export const kinds = ['oath', 'charter', 'pact', 'agreement', 'convention', 'memorandum', 'project', 'amendment'] as const;
export type AgreementKind = (typeof kinds)[number];
/** Both texts equally, or the one that prevails. */
export const authentics = ['equal', 'fr', 'hy', 'en'] as const;
export type Authentic = (typeof authentics)[number];
export const parts = ['present', 'support', 'witness'] as const;
export type Part = (typeof parts)[number];

export const eventKinds = [
	'submitted',
	'withdrawn',
	'entered-force',
	'renewed',
	'suspended',
	'resumed',
	'ended',
	'referred',
	'annulled',
] as const;
export type EventKind = (typeof eventKinds)[number];

export interface PersonName {
	givenName: string;
	familyName: string;
	givenNameHy: string;
	familyNameHy: string;
}
/** Who the text binds. */
export interface Bound {
	organisationId: string;
	name: string;
	names: Texts;
	/** As in law: 'local-authority', 'grouping'… */
	organisationKind: string;
	/** ISO 3166-1 alpha-2. */
	country: string;
}
export interface Adoption {
	organisationId: string;
	decisionId: string;
	signatoryId: string | null;
}
export interface Signature {
	organisationId: string;
	personId: string | null;
	person: PersonName | null;
	capacity: Texts;
	signedOn: Dated | null;
	/** Signed in the name of the one the decision names (CGCT L2122-18). */
	byDelegation: boolean;
	/** Signed before the partnership was opened here, and entered as it was. */
	recordedAfterwards: boolean;
}
export interface Attendance {
	id: string;
	organisationId: string | null;
	organisation: { name: string; names: Texts } | null;
	personId: string | null;
	person: PersonName | null;
	part: Part;
}
export interface Transmission {
	organisationId: string;
	sentOn: Dated;
	electronically: boolean | null;
	actId: string | null;
}
export interface AgreementEvent {
	id: string;
	kind: EventKind;
	on: Dated | null;
	/** New end of the term, for 'renewed'. */
	until: Dated | null;
	reason: string | null;
	recordedAfterwards: boolean;
}

/** An agreement with the dated facts of its life; `events` in the order they were recorded. */
export interface Agreement {
	partnershipId: string;
	id: string;
	kind: AgreementKind;
	amendsId: string | null;
	title: Texts;
	object: Texts;
	authentic: Authentic;
	commitments: 'stated' | 'none' | null;
	startsOn: Dated | null;
	endsOn: Dated | null;
	termMonths: number | null;
	tacitRenewalMonths: number | null;
	noticeMonths: number | null;
	signedPlaceCode: string | null;
	signedPlace: { name: string; names: Texts } | null;
	/** "mairie de Kapan" */
	signedAt: string | null;
	revision: number;
	createdAt: Date;
	/** When the partnership was opened in this product: what is older is history. */
	openedAt: Date;
	fields: { key: string; names: Texts; sdgTargets: string[] }[];
	parties: Bound[];
	adoptions: Adoption[];
	signatures: Signature[];
	attendance: Attendance[];
	transmissions: Transmission[];
	events: AgreementEvent[];
}

/** What the state is read from. */
export type Life = Pick<
	Agreement,
	'startsOn' | 'endsOn' | 'termMonths' | 'tacitRenewalMonths' | 'parties' | 'adoptions' | 'signatures' | 'transmissions' | 'events'
>;

export const states = [
	'draft',
	'before-council',
	'partly-adopted',
	'adopted',
	'partly-signed',
	'signed',
	'in-force',
	'suspended',
	'expired',
	'ended',
	'annulled',
] as const;
export type State = (typeof states)[number];

export type Verb =
	| 'edit'
	| 'submit'
	| 'withdraw'
	| 'adopt'
	| 'sign'
	| 'transmit'
	| 'enter-force'
	| 'renew'
	| 'suspend'
	| 'resume'
	| 'end'
	| 'refer'
	| 'annul'
	| 'amend';

/**
 * What each state allows. Signing stands in the first three only for acts of the past, recorded as they were; adopting stands
 * after the signature only for the party whose decision was not known.
 */
export const next = {
	draft: ['edit', 'submit', 'adopt', 'sign'],
	'before-council': ['adopt', 'withdraw', 'sign'],
	'partly-adopted': ['adopt', 'withdraw', 'sign'],
	adopted: ['sign', 'adopt', 'withdraw'],
	'partly-signed': ['sign', 'adopt', 'transmit', 'annul'],
	signed: ['transmit', 'enter-force', 'sign', 'adopt', 'amend', 'end', 'refer', 'annul'],
	'in-force': ['renew', 'amend', 'adopt', 'transmit', 'suspend', 'end', 'refer', 'annul'],
	suspended: ['resume', 'adopt', 'transmit', 'end', 'refer', 'annul'],
	expired: ['renew', 'adopt', 'transmit', 'annul'],
	ended: ['adopt', 'transmit', 'annul'],
	annulled: [],
} as const satisfies Record<State, readonly Verb[]>;

export const allows = (state: State, verb: Verb): boolean => (next[state] as readonly Verb[]).includes(verb);
/** A text is written while it is a draft; once before a council it is withdrawn first, once signed it is only amended. */
export const isEditable = (state: State): boolean => allows(state, 'edit');

const isCouncil = ({ organisationKind: kind }: Bound) => kind === 'local-authority' || kind === 'grouping';
// A French council votes the text before it is signed, and its text is sent to the State's representative (CGCT L1115-1,
// L2131-1). Which Armenian body must approve was not found: a decision of the council of elders is welcome, and awaited from nobody.
export const mustAdopt = (party: Bound): boolean => isCouncil(party) && party.country === 'FR';
export const mustTransmit = mustAdopt;

const of = <T extends { organisationId: string }>(rows: readonly T[], party: Bound): T | null =>
	rows.find(({ organisationId }) => organisationId === party.organisationId) ?? null;
export const adoptionOf = (agreement: Pick<Agreement, 'adoptions'>, party: Bound) => of(agreement.adoptions, party);
export const signatureOf = (agreement: Pick<Agreement, 'signatures'>, party: Bound) => of(agreement.signatures, party);
export const transmissionOf = (agreement: Pick<Agreement, 'transmissions'>, party: Bound) => of(agreement.transmissions, party);

const last = (life: Pick<Life, 'events'>, ...wanted: EventKind[]) => life.events.findLast(({ kind }) => wanted.includes(kind)) ?? null;
export const enteredForce = (life: Pick<Life, 'events'>) => last(life, 'entered-force');

/** The last day of the term as it stands: as written, or counted from the beginning, then renewed by act or by silence. */
export function termEnd(life: Life, today: Day): Dated | null {
	const renewed = last(life, 'renewed')?.until ?? null;
	const from = life.startsOn ?? enteredForce(life)?.on ?? null;
	const counted = life.termMonths !== null && from !== null ? addDays(addMonths(earliest(from), life.termMonths), -1) : null;
	const end = renewed ?? life.endsOn ?? counted;
	if (end === null || life.tacitRenewalMonths === null || last(life, 'ended', 'annulled') || latest(end) >= today) return end;
	let count = 1;
	while (addMonths(latest(end), count * life.tacitRenewalMonths) < today) count += 1;
	return addMonths(latest(end), count * life.tacitRenewalMonths);
}

/** Where an agreement stands on a day. */
export function stateOf(life: Life, today: Day): State {
	if (last(life, 'annulled')) return 'annulled';
	if (last(life, 'ended')) return 'ended';
	if (enteredForce(life)) {
		const end = termEnd(life, today);
		if (end !== null && surelyBefore(end, today)) return 'expired';
		return last(life, 'suspended', 'resumed')?.kind === 'suspended' ? 'suspended' : 'in-force';
	}
	if (life.signatures.length > 0) return life.parties.every((party) => signatureOf(life, party)) ? 'signed' : 'partly-signed';
	if (life.adoptions.length > 0)
		return life.parties.every((party) => !mustAdopt(party) || adoptionOf(life, party)) ? 'adopted' : 'partly-adopted';
	return last(life, 'submitted', 'withdrawn')?.kind === 'submitted' ? 'before-council' : 'draft';
}
