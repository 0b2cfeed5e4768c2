import { nameOf } from '../directory/person.ts';
import type { Delegate } from '../mission/roster.ts';
import { m } from '../paraglide/messages.js';
import type { Dated } from '../plain/day.ts';
import { type Language, read, type Texts } from '../plain/language.ts';
import type { Tone } from '../ui/Chip.tsx';
import type { FollowUp, State as FollowUpState, Seed } from './follow-up.ts';
import type { State as MinutesState, OutcomeKind, Presence, SideState } from './minutes.ts';

export const presenceLabel: Record<Presence, () => string> = {
	present: m.minutes_present,
	absent: m.minutes_absent,
	excused: m.minutes_excused,
};
export const outcomeKindLabel: Record<OutcomeKind, () => string> = {
	decision: m.minutes_outcome_decision,
	promise: m.minutes_outcome_promise,
	contact: m.minutes_outcome_contact,
	idea: m.minutes_outcome_idea,
};
type Look = { label: () => string; tone: Tone };
export const minutesStateLabel: Record<MinutesState, Look> = {
	none: { label: m.minutes_state_none, tone: 'quiet' },
	'not-confirmed': { label: m.minutes_state_not_confirmed, tone: 'warn' },
	'half-confirmed': { label: m.minutes_state_half, tone: 'wait' },
	confirmed: { label: m.minutes_state_confirmed, tone: 'good' },
};
export const sideStateLabel: Record<SideState, Look> = {
	none: { label: m.minutes_side_none, tone: 'warn' },
	confirmed: { label: m.minutes_side_confirmed, tone: 'good' },
	'with-reservation': { label: m.minutes_side_reservation, tone: 'good' },
	void: { label: m.minutes_side_void, tone: 'bad' },
};
export const followUpStateLabel: Record<FollowUpState, Look> = {
	late: { label: m.follow_up_state_late, tone: 'bad' },
	'due-soon': { label: m.follow_up_state_soon, tone: 'warn' },
	open: { label: m.follow_up_state_open, tone: 'wait' },
	done: { label: m.follow_up_state_done, tone: 'good' },
	dropped: { label: m.follow_up_state_dropped, tone: 'quiet' },
};
export const seedLabel: Record<Seed, () => string> = {
	action: m.follow_up_seed_action,
	contact: m.follow_up_seed_contact,
	decision: m.follow_up_seed_decision,
};

/** Words of the office, with the language they are in where it is not the reader's. */
export function said(texts: Texts, locale: Language): { text: string; lang: Language | undefined } {
	const found = read(texts, locale);
	return { text: found?.text ?? m.minutes_no_words(), lang: found && found.language !== locale ? found.language : undefined };
}

/** A delegate's name as the reader's script writes it. */
export function delegateName(
	delegates: readonly Delegate[],
	id: string | null,
	locale: Language,
): { text: string; lang: string | undefined } {
	const delegate = delegates.find((one) => one.id === id);
	if (!delegate) return { text: m.minutes_somebody(), lang: undefined };
	const name = nameOf(delegate, locale);
	return { text: name.text, lang: name.language ?? undefined };
}

/** The day on which it ended, where it has. */
export const endOf = ({ doneOn, droppedOn }: Pick<FollowUp, 'doneOn' | 'droppedOn'>): Dated | null => doneOn ?? droppedOn;
