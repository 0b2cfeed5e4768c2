/** A meeting with somebody new: who, where met, what they do and where, what was seen, what next. */
import { type Dated, type Day, surelyBefore } from '../plain/day.ts';
import type { Texts } from '../plain/language.ts';
import type { Point } from '../plain/plan.ts';
import { allow, type Result, refuse } from '../plain/result.ts';

export interface Encounter {
	readonly partnershipId: string;
	readonly id: string;
	readonly missionId: string | null;
	readonly outcomeId: string | null;
	readonly organisationId: string | null;
	readonly personId: string | null;
	readonly metOn: Dated | null;
	/** In which words the place of the meeting is known; null: not known. */
	readonly metAt: string | null;
	/** Where they work. */
	readonly territoryCode: string | null;
	readonly does: Texts;
	/** What was visited or told of: a house of theirs. */
	readonly facilityId: string | null;
	/** Where that house stands, where it is known closer than its town: degrees, WGS 84. */
	readonly latitude: number | null;
	readonly longitude: number | null;
	readonly seen: Texts;
	readonly next: Texts;
	readonly source: string | null;
	readonly revision: number;
}
export type EncounterInput = Omit<Encounter, 'partnershipId' | 'id' | 'missionId' | 'outcomeId' | 'revision'>;

export type EncounterRefusal = 'nobody-met' | 'met-in-the-future' | 'facility-is-organisation';
export function checkEncounter(
	{ organisationId, personId, metOn, facilityId }: Pick<EncounterInput, 'organisationId' | 'personId' | 'metOn' | 'facilityId'>,
	today: Day,
): Result<null, EncounterRefusal> {
	if (organisationId === null && personId === null) return refuse('nobody-met');
	if (metOn && surelyBefore(today, metOn)) return refuse('met-in-the-future', { metOn });
	// Those who run a house are one record, the house another: two centres of one town stay apart.
	if (facilityId !== null && facilityId === organisationId) return refuse('facility-is-organisation');
	return allow(null);
}

interface Located {
	readonly name: string;
	readonly names: Texts;
	readonly latitude: number | null;
	readonly longitude: number | null;
}
/** Kilometres across that a plan of an encounter shows: a province. */
export const across = 90;
/** Where it is to be seen on a plan: the house, else its town, else where they work; null where none is known by its coordinates. */
export function whereIs(told: {
	readonly latitude: number | null;
	readonly longitude: number | null;
	readonly facility: { readonly name: string; readonly names: Texts; readonly place: Located | null } | null;
	readonly territory: Located | null;
}): (Point & Pick<Located, 'name' | 'names'>) | null {
	const { facility, territory } = told;
	const named = facility ?? territory;
	for (const { latitude, longitude } of [facility && told, facility?.place, territory].filter((one) => one != null))
		if (named && latitude !== null && longitude !== null) return { name: named.name, names: named.names, latitude, longitude };
	return null;
}
