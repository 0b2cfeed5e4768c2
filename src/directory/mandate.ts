import { type Dated, daysBetween, earliest, latest, surelyBefore } from '../plain/day.ts';
import type { Texts } from '../plain/language.ts';

/** In order of protocol within one authority: its head, the head’s deputies, its members. */
export const mandateRoles = [
	'mayor',
	'head-of-community',
	'president',
	'deputy-mayor',
	'vice-president',
	'councillor',
	'governor',
	'minister',
	'ambassador',
	'member-of-parliament',
	'director',
	'officer',
	'counsellor',
	'member',
	'other',
] as const;
export type MandateRole = (typeof mandateRoles)[number];

/** A role held at an organisation. Bounds that nobody knows are null; then a source may show it held on one date. */
export interface Mandate {
	organisationId: string;
	organisation: string;
	organisationNames: Texts;
	role: MandateRole;
	/** As said in each language: "conseiller municipal délégué à la culture". */
	title: Texts;
	honorary: boolean;
	since: Dated | null;
	until: Dated | null;
	attestedOn: Dated | null;
}

/** `attested`: the date of the source, where the bounds of the mandate are not known; else null. */
export type Held<M> = M & { attested: Dated | null };

type Span = Pick<Mandate, 'organisationId' | 'since' | 'until' | 'attestedOn'>;

/** Days between the nearest readings of two dates; 0 where they may be the same day. */
function apart(a: Dated, b: Dated): number {
	return Math.max(0, daysBetween(latest(a), earliest(b)), daysBetween(latest(b), earliest(a)));
}

/**
 * The mandates held on that date, in the order given. One with a known bound counts unless the date is surely outside it.
 * Where neither bound is known, of each organisation the one attested nearest to the date, marked as attested: a source of 2023
 * says "councillor", one of 2025 "deputy mayor", and a signature of 2023 is the councillor's. One never attested stands beside no date.
 */
export function heldOn<M extends Span>(mandates: readonly M[], on: Dated): Held<M>[] {
	const nearest = new Map<string, number>();
	const unbounded = (mandate: M) => mandate.since === null && mandate.until === null;
	for (const mandate of mandates) {
		if (!unbounded(mandate) || !mandate.attestedOn) continue;
		const distance = apart(mandate.attestedOn, on);
		nearest.set(mandate.organisationId, Math.min(distance, nearest.get(mandate.organisationId) ?? Number.POSITIVE_INFINITY));
	}
	return mandates.flatMap((mandate): Held<M>[] => {
		if (unbounded(mandate)) {
			const { attestedOn } = mandate;
			const chosen = attestedOn !== null && apart(attestedOn, on) === nearest.get(mandate.organisationId);
			return chosen ? [{ ...mandate, attested: attestedOn }] : [];
		}
		const outside = (mandate.since && surelyBefore(on, mandate.since)) || (mandate.until && surelyBefore(mandate.until, on));
		return outside ? [] : [{ ...mandate, attested: null }];
	});
}

/** Over on that day, surely: what a page lists under "past". */
export const isOver = (mandate: Pick<Mandate, 'until'>, today: Dated): boolean =>
	mandate.until !== null && surelyBefore(mandate.until, today);

/** True when the mandate would end before it begins, whatever its dates may mean. */
export const endsBeforeItBegins = ({ since, until }: Pick<Mandate, 'since' | 'until'>): boolean =>
	since !== null && until !== null && surelyBefore(until, since);
