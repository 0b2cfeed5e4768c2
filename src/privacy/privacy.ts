import { addMonths, type Day } from '../plain/day.ts';

/** Kept three years after the last trace, unless an act says otherwise (CNIL, reference for the files of local authorities: communication). */
export const reviewAfterMonths = 36;
export const reviewBefore = (today: Day): Day => addMonths(today, -reviewAfterMonths);

export const actKinds = ['signature', 'adoption', 'attendance'] as const;
export type ActKind = (typeof actKinds)[number];

export type ErasureRefusal = 'public-act' | 'links' | 'not-yours';
/** Why a person cannot be erased; null when they can. A public act outlives the wish of who signed it (GDPR art. 17(3)(b) and (d)). */
export function erasureRefusal({ acts, otherLinks, ours }: { acts: number; otherLinks: number; ours: boolean }): ErasureRefusal | null {
	if (!ours) return 'not-yours';
	if (acts > 0) return 'public-act';
	return otherLinks > 0 ? 'links' : null;
}
