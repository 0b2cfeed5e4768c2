/** The words for kinds, states, events and verbs. */
import { m } from '../paraglide/messages.js';
import type { Tone } from '../ui/Chip.tsx';
import type { Happening } from './acts.ts';
import type { AgreementKind, EventKind, Part, State } from './agreement.ts';

export const kindLabel: Record<AgreementKind, () => string> = {
	oath: m.agreement_kind_oath,
	charter: m.agreement_kind_charter,
	pact: m.agreement_kind_pact,
	agreement: m.agreement_kind_agreement,
	convention: m.agreement_kind_convention,
	memorandum: m.agreement_kind_memorandum,
	project: m.agreement_kind_project,
	amendment: m.agreement_kind_amendment,
};

export const stateLabel: Record<State, { label: () => string; tone: Tone }> = {
	draft: { label: m.agreement_state_draft, tone: 'quiet' },
	'before-council': { label: m.agreement_state_before_council, tone: 'wait' },
	'partly-adopted': { label: m.agreement_state_partly_adopted, tone: 'wait' },
	adopted: { label: m.agreement_state_adopted, tone: 'wait' },
	'partly-signed': { label: m.agreement_state_partly_signed, tone: 'wait' },
	signed: { label: m.agreement_state_signed, tone: 'good' },
	'in-force': { label: m.agreement_state_in_force, tone: 'good' },
	suspended: { label: m.agreement_state_suspended, tone: 'warn' },
	expired: { label: m.agreement_state_expired, tone: 'quiet' },
	ended: { label: m.agreement_state_ended, tone: 'quiet' },
	annulled: { label: m.agreement_state_annulled, tone: 'bad' },
};

export const eventLabel: Record<EventKind, () => string> = {
	submitted: m.agreement_event_submitted,
	withdrawn: m.agreement_event_withdrawn,
	'entered-force': m.agreement_event_entered_force,
	renewed: m.agreement_event_renewed,
	suspended: m.agreement_event_suspended,
	resumed: m.agreement_event_resumed,
	ended: m.agreement_event_ended,
	referred: m.agreement_event_referred,
	annulled: m.agreement_event_annulled,
};

export const partLabel: Record<Part, () => string> = {
	present: m.agreement_part_present,
	support: m.agreement_part_support,
	witness: m.agreement_part_witness,
};

export const happeningLabel: Record<Happening, () => string> = {
	renew: m.agreement_verb_renew,
	suspend: m.agreement_verb_suspend,
	resume: m.agreement_verb_resume,
	end: m.agreement_verb_end,
	refer: m.agreement_verb_refer,
	annul: m.agreement_verb_annul,
};
