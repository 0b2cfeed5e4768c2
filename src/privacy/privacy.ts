import { addMonths, type Day } from '../plain/day.ts';

/** Kept three years after the last trace, unless an act says otherwise (CNIL, reference for the files of local authorities: communication). */
export const reviewAfterMonths = 36;
export const reviewBefore = (today: Day): Day => addMonths(today, -reviewAfterMonths);

export const actKinds = ['signature', 'adoption', 'attendance', 'mandate', 'order'] as const;
export type ActKind = (typeof actKinds)[number];

export type ErasureRefusal = 'public-act' | 'not-yours';
/**
 * Why a person cannot be erased; null when they can. A public act outlives the wish of who signed it (GDPR art. 17(3)(b) and (d)); what else
 * names them stays without the name.
 */
export function erasureRefusal({ acts, ours }: { acts: number; ours: boolean }): ErasureRefusal | null {
	if (!ours) return 'not-yours';
	return acts > 0 ? 'public-act' : null;
}
