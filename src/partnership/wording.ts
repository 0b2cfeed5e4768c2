/** What a partnership's codes say to a reader. */
import { m } from '../paraglide/messages.js';
import type { Language } from '../plain/language.ts';
import type { Tone } from '../ui/Chip.tsx';
import { formatDated } from '../ui/format.ts';
import type { EventKind, Kind, Participant, Reason, ReasonCode, State } from './partnership.ts';

export const kindLabel: Record<Kind, () => string> = {
	twinning: m.partnership_kind_twinning,
	'friendship-charter': m.partnership_kind_friendship_charter,
	cooperation: m.partnership_kind_cooperation,
	'cross-border': m.partnership_kind_cross_border,
	umbrella: m.partnership_kind_umbrella,
	project: m.partnership_kind_project,
	humanitarian: m.partnership_kind_humanitarian,
};
export const stateLabel: Record<State, () => string> = {
	proposed: m.partnership_state_proposed,
	voted: m.partnership_state_voted,
	active: m.partnership_state_active,
	suspended: m.partnership_state_suspended,
	ended: m.partnership_state_ended,
	recorded: m.partnership_state_recorded,
};
export const stateTone: Record<State, Tone> = {
	proposed: 'wait',
	voted: 'wait',
	active: 'good',
	suspended: 'warn',
	ended: 'quiet',
	recorded: 'warn',
};
export const eventLabel: Record<EventKind, () => string> = {
	milestone: m.partnership_event_milestone,
	suspended: m.partnership_event_suspended,
	resumed: m.partnership_event_resumed,
	ended: m.partnership_event_ended,
};

const reasonLabel: Record<ReasonCode, (said: { date: string }) => string> = {
	suspended: m.partnership_reason_suspended,
	resumed: m.partnership_reason_resumed,
	ended: m.partnership_reason_ended,
	'agreement-in-force': m.partnership_reason_agreement_in_force,
	'agreement-signed': m.partnership_reason_agreement_signed,
	'agreement-annulled': m.partnership_reason_agreement_annulled,
	'agreement-ended': m.partnership_reason_agreement_ended,
	'agreement-lapsed': m.partnership_reason_agreement_lapsed,
	'vote-adopted': m.partnership_reason_vote_adopted,
	'vote-rejected': m.partnership_reason_vote_rejected,
	'vote-annulled': m.partnership_reason_vote_annulled,
	proposed: m.partnership_reason_proposed,
	'said-since': m.partnership_reason_said_since,
	'no-proof': () => m.partnership_reason_no_proof(),
};

/** "Accord signé : novembre 2023", with the office's own reason after it where there is one. */
export const reasonText = ({ code, on, text }: Reason, locale: Language): string => {
	const said = reasonLabel[code]({ date: formatDated(on, locale) });
	return text ? `${said} (${text})` : said;
};

/** The person's name in the reader's script, where it is known. */
export const participantName = ({ givenName, familyName, givenNameHy, familyNameHy }: Participant, locale: Language): string =>
	(locale === 'hy' && `${givenNameHy} ${familyNameHy}`.trim()) || `${givenName} ${familyName}`.trim();
