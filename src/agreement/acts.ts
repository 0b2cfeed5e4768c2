/**
 * The acts of an agreement's life, as rules: each answers with what to record, or refuses. None fetches, none throws.
 *
 * Rules guard changes, not history. An act dated before the day the partnership was opened here cannot be undone by a refusal:
 * with `recorded`, it is entered as it was, marked as such, and the law's checklist shows what proof is missing. No act of a later day
 * may be entered so: what is done now passes every guard.
 */
import type { PartnershipFacts } from '../law/facts.ts';
import { blocks, suppose } from '../law/guard.ts';
import { checkDecision, type LawCheck } from '../law/law.ts';
import { type Dated, type Day, surelyBefore } from '../plain/day.ts';
import type { Texts } from '../plain/language.ts';
import { allow, type Refusal, type Result, refuse } from '../plain/result.ts';
import {
	type Adoption,
	type Agreement,
	type AgreementEvent,
	adoptionOf,
	allows,
	type Bound,
	type EventKind,
	mustAdopt,
	mustTransmit,
	signatureOf,
	stateOf,
	type Transmission,
	termEnd,
	type Verb,
} from './agreement.ts';

/** What surrounds an act: the law's facts of the partnership, the day, and the day the partnership was opened here. */
export interface Around {
	facts: PartnershipFacts;
	today: Day;
	openedOn: Day;
}

export type Code =
	| 'not-in-this-state'
	| 'not-a-party'
	| 'not-their-decision'
	| 'not-adopted-by-it'
	| 'already-signed'
	| 'already-sent'
	| 'council-awaited'
	| 'nobody-signs'
	| 'no-signatory'
	| 'not-authorised'
	| 'undated'
	| 'future'
	| 'not-past'
	| 'not-asked'
	| 'not-signed'
	| 'before-signature'
	| 'before-force'
	| 'before-suspension'
	| 'act-id'
	| 'not-later'
	| 'after-term'
	| 'no-reason'
	| 'law';
/** `checks`: what the law opposes, when it is the law. `facts.organisationId`, when one party is concerned. */
export type Refused = Refusal<Code> & { readonly checks?: readonly LawCheck[] };
export type Answer<T> = Result<T, Code> | Refused;

export const byLaw = (checks: readonly LawCheck[], facts: Refusal['facts'] = {}): Refused => ({ ...refuse('law', facts), checks });

const inState = (agreement: Agreement, verb: Verb, today: Day): Refused | null => {
	const state = stateOf(agreement, today);
	return allows(state, verb) ? null : refuse('not-in-this-state', { state, verb });
};
const bound = ({ parties }: Agreement, organisationId: string): Bound | null =>
	parties.find((it) => it.organisationId === organisationId) ?? null;

export type NewEvent = Omit<AgreementEvent, 'id'>;
const event = (kind: EventKind, on: Dated, more: Partial<NewEvent> = {}): NewEvent => ({
	kind,
	on,
	until: null,
	reason: null,
	recordedAfterwards: false,
	...more,
});

/** The text goes to the councils as it stands. */
export const submit = (agreement: Agreement, { today }: Around): Answer<NewEvent> =>
	inState(agreement, 'submit', today) ?? allow(event('submitted', today));

/** Back to the draft; decisions that adopted the old text no longer adopt the new one. */
export const withdraw = (agreement: Agreement, reason: string | null, { today }: Around): Answer<NewEvent> =>
	inState(agreement, 'withdraw', today) ?? allow(event('withdrawn', today, { reason }));

/** A party's council has adopted the text, and says who signs. */
export function adopt(agreement: Agreement, act: Adoption, { facts, today }: Around): Answer<Adoption> {
	const { organisationId, decisionId } = act;
	const party = bound(agreement, organisationId);
	if (party === null) return refuse('not-a-party', { organisationId });
	const refused = inState(agreement, 'adopt', today);
	if (refused) return refused;
	// What a signature rests on is not exchanged under it; a decision found later is attached where there was none.
	if (adoptionOf(agreement, party) && signatureOf(agreement, party)) return refuse('already-signed', { organisationId });
	const decision = facts.decisions.find((it) => it.id === decisionId && it.organisationId === organisationId);
	if (!decision) return refuse('not-their-decision', { organisationId });
	const against = blocks(
		{ verb: 'adopt', agreementId: agreement.id, organisationId, decisionId, signatoryPersonId: act.signatoryId },
		facts,
		today,
	);
	if (against.length > 0) return byLaw(against, { organisationId });
	return decision.outcome === 'adopted' ? allow(act) : refuse('not-adopted-by-it', { organisationId });
}

export interface Signing {
	organisationId: string;
	personId: string | null;
	capacity: Texts;
	byDelegation: boolean;
}
export interface Ceremony {
	on: Dated | null;
	signers: readonly Signing[];
	/** The act is older than its record here. */
	recorded: boolean;
}
export type Signed = Signing & { signedOn: Dated; recordedAfterwards: boolean };

/** Refused when undated, to come, or, for an act entered as history, not surely older than the partnership's record. */
function dated(on: Dated | null, recorded: boolean, { today, openedOn }: Around): Refused | null {
	if (on === null) return refuse('undated');
	if (surelyBefore(today, on)) return refuse('future', { on });
	return recorded && !surelyBefore(on, openedOn) ? refuse('not-past', { on, openedOn }) : null;
}

/**
 * One or several parties sign on one day. All the refusals are answered, not only the first. Who signed already is
 * corrected by it, until the signed text has been sent.
 */
export function sign(
	agreement: Agreement,
	{ on, signers, recorded }: Ceremony,
	around: Around,
): { ok: true; value: Signed[] } | { ok: false; refusals: Refused[] } {
	const { facts, today } = around;
	const first = inState(agreement, 'sign', today) ?? (signers.length === 0 ? refuse('nobody-signs') : null) ?? dated(on, recorded, around);
	if (first || on === null) return { ok: false, refusals: [first ?? refuse('undated')] };
	const awaited = agreement.parties.filter((party) => mustAdopt(party) && !adoptionOf(agreement, party));
	const refusals = signers.flatMap((signer): Refused[] => {
		const { organisationId, personId } = signer;
		const party = bound(agreement, organisationId);
		if (party === null) return [refuse('not-a-party', { organisationId })];
		if (agreement.transmissions.length > 0 && signatureOf(agreement, party)) return [refuse('already-sent', { organisationId })];
		if (recorded) return [];
		if (personId === null) return [refuse('no-signatory', { organisationId })];
		const against = blocks({ verb: 'sign', agreementId: agreement.id, organisationId, personId, on }, facts, today);
		if (against.length > 0) return [byLaw(against, { organisationId })];
		const council = awaited[0];
		if (council) return [refuse('council-awaited', { organisationId, council: council.organisationId })];
		const named = adoptionOf(agreement, party)?.signatoryId ?? null;
		if (named !== null && named !== personId && !signer.byDelegation)
			return [refuse('not-authorised', { organisationId, personId: named })];
		return [];
	});
	if (refusals.length > 0) return { ok: false, refusals };
	return { ok: true, value: signers.map((signer) => ({ ...signer, signedOn: on, recordedAfterwards: recorded })) };
}

/** What the law will warn of once these have signed, without refusing. */
export const suppositions = (agreement: Agreement, { on, signers }: Ceremony, { facts }: Around) => {
	const now = facts.agreements.find(({ id }) => id === agreement.id);
	if (!now) return null;
	return signers.reduce(
		(so, { organisationId, personId }) => suppose(so, { verb: 'sign', agreementId: so.id, organisationId, personId, on }),
		now,
	);
};

const nobody = { takenOn: null, outcome: null, noteSentOn: null, transmittedOn: null, transmittedElectronically: null, publishedOn: null };
/** An act's identifier as the prefecture's receipt gives it; null is none. */
export function isActId(actId: string | null, organisationId: string, { facts, today }: Pick<Around, 'facts' | 'today'>): boolean {
	const bare = {
		...nobody,
		id: '',
		organisationId,
		actId,
		number: null,
		matter: null,
		referredOn: null,
		annulledOn: null,
		createsPartnership: false,
	};
	return !checkDecision(bare, facts, today).some(({ ruleId, state }) => ruleId === 'fr-act-id' && state === 'broken');
}

/** A party sent the signed text to the State's representative. */
export function transmit(agreement: Agreement, act: Transmission, around: Around): Answer<Transmission> {
	const { organisationId, sentOn, actId } = act;
	const party = bound(agreement, organisationId);
	if (party === null || !mustTransmit(party)) return refuse('not-asked', { organisationId });
	const signature = signatureOf(agreement, party);
	const refused = inState(agreement, 'transmit', around.today) ?? dated(sentOn, false, around);
	if (refused) return refused;
	if (!signature) return refuse('not-signed', { organisationId });
	if (signature.signedOn && surelyBefore(sentOn, signature.signedOn)) return refuse('before-signature', { signedOn: signature.signedOn });
	return isActId(actId, organisationId, around) ? allow(act) : refuse('act-id');
}

/** In force once sent to the State's representative (CGCT L1115-1), and on no earlier day. */
export function enterForce(
	agreement: Agreement,
	{ on, recorded }: { on: Dated | null; recorded: boolean },
	around: Around,
): Answer<NewEvent> {
	const { facts, today } = around;
	const refused = inState(agreement, 'enter-force', today) ?? dated(on, recorded, around);
	if (refused || on === null) return refused ?? refuse('undated');
	const later = agreement.signatures.find(({ signedOn }) => signedOn !== null && surelyBefore(on, signedOn));
	if (later) return refuse('before-signature', { signedOn: later.signedOn });
	const against = recorded ? [] : blocks({ verb: 'enter-force', agreementId: agreement.id, on }, facts, today);
	return against.length > 0 ? byLaw(against) : allow(event('entered-force', on, { recordedAfterwards: recorded }));
}

export const happenings = ['renew', 'suspend', 'resume', 'end', 'refer', 'annul'] as const;
export type Happening = (typeof happenings)[number];
const kindOf: Record<Happening, EventKind> = {
	renew: 'renewed',
	suspend: 'suspended',
	resume: 'resumed',
	end: 'ended',
	refer: 'referred',
	annul: 'annulled',
};
/** Those that must say why. */
export const needsReason = (verb: Happening): boolean => verb === 'suspend' || verb === 'end' || verb === 'annul';

export interface Told {
	verb: Happening;
	on: Dated | null;
	/** New end, for a renewal. */
	until: Dated | null;
	reason: string | null;
}

/** What befalls an agreement once signed: renewed before its term, suspended, resumed, ended, referred, annulled. */
export function happen(agreement: Agreement, { verb, on, until, reason }: Told, around: Around): Answer<NewEvent> {
	const refused = inState(agreement, verb, around.today) ?? dated(on, false, around);
	if (refused || on === null) return refused ?? refuse('undated');
	const began = agreement.events.findLast(({ kind }) => kind === 'entered-force')?.on ?? null;
	if (began && surelyBefore(on, began)) return refuse('before-force', { inForceOn: began });
	const signed = agreement.signatures.find(({ signedOn }) => signedOn !== null && surelyBefore(on, signedOn));
	if (signed) return refuse('before-signature', { signedOn: signed.signedOn });
	const suspended = agreement.events.findLast(({ kind }) => kind === 'suspended')?.on ?? null;
	if (verb === 'resume' && suspended && surelyBefore(on, suspended)) return refuse('before-suspension', { on: suspended });
	if (needsReason(verb) && reason === null) return refuse('no-reason');
	if (verb !== 'renew') return allow(event(kindOf[verb], on, { reason }));
	const end = termEnd(agreement, around.today);
	// A term that has run out is not prolonged: a new agreement is made.
	if (end && surelyBefore(end, on)) return refuse('after-term', { endsOn: end });
	if (until === null || !surelyBefore(end ?? on, until)) return refuse('not-later', { endsOn: end });
	return allow(event('renewed', on, { until, reason }));
}
