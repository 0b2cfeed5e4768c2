/** The report of a mission: what the minutes say, in the order of the programme, and what came of it. */
import type { Language } from '../plain/language.ts';
import { type FollowUp, isOpen } from './follow-up.ts';
import type { Outcome } from './outcome.ts';

/** The words of a session in the report's language, or in another where nobody has written them in it. */
export function wordsFor(
	texts: Partial<Record<Language, { readonly body: string }>>,
	language: Language,
	order: readonly Language[],
): { body: string; language: Language } | null {
	for (const one of [language, ...order]) {
		const body = texts[one]?.body;
		if (body?.trim()) return { body, language: one };
	}
	return null;
}

/** What a mission may not be closed on: follow-ups that are open, outcomes that became nothing yet. */
export const leftOpen = (followUps: readonly Pick<FollowUp, 'doneOn' | 'droppedOn'>[], outcomes: readonly Outcome[]) => ({
	followUps: followUps.filter(isOpen).length,
	outcomes: outcomes.filter(({ kind, followUpIds, encounterIds }) => kind !== 'idea' && followUpIds.length + encounterIds.length === 0)
		.length,
});
