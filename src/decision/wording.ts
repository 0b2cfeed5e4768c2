import { m } from '../paraglide/messages.js';
import type { Tone } from '../ui/Chip.tsx';
import type { Body, DecisionState } from './decision.ts';

export const bodyLabel: Record<Body, () => string> = {
	council: m.decision_body_council,
	'standing-committee': m.decision_body_standing_committee,
	executive: m.decision_body_executive,
	'council-of-elders': m.decision_body_council_of_elders,
	'head-of-community': m.decision_body_head_of_community,
	other: m.decision_body_other,
};
export const outcomeLabel = { adopted: m.decision_adopted, rejected: m.decision_rejected } as const;
export const stateLabel: Record<DecisionState, { label: () => string; tone: Tone }> = {
	planned: { label: m.decision_state_planned, tone: 'wait' },
	adopted: { label: m.decision_adopted, tone: 'good' },
	rejected: { label: m.decision_rejected, tone: 'bad' },
	referred: { label: m.decision_state_referred, tone: 'warn' },
	annulled: { label: m.decision_state_annulled, tone: 'bad' },
};
