import { m } from '../paraglide/messages.js';
import type { ActKind, ErasureRefusal } from './privacy.ts';
import type { Trace } from './store.ts';

export const actLabel: Record<ActKind, () => string> = {
	signature: m.privacy_act_signature,
	adoption: m.privacy_act_adoption,
	attendance: m.privacy_act_attendance,
	mandate: m.privacy_act_mandate,
	order: m.privacy_act_order,
};

export function refusalText({ refusal, acts, keeper }: { refusal: ErasureRefusal; acts: number; keeper: string }): string {
	switch (refusal) {
		case 'public-act':
			return m.privacy_erase_public_act({ n: acts });
		case 'not-yours':
			return m.privacy_erase_not_yours({ keeper });
	}
}

const nouns: Record<string, () => string> = {
	person: m.privacy_trace_person,
	mandate: m.privacy_trace_mandate,
	partnership_person: m.privacy_trace_part,
};
/** "fiche : ajout"; what was said is in the export. */
export function traceText({ noun, before, after }: Trace): string {
	const what = (nouns[noun] ?? m.privacy_trace_person)();
	if (before === null && after === null) return m.privacy_trace_erased({ what });
	if (before === null) return m.privacy_trace_added({ what });
	return after === null ? m.privacy_trace_removed({ what }) : m.privacy_trace_changed({ what });
}
