import { m } from '../paraglide/messages.js';
import type { Language } from '../plain/language.ts';

type Words = (inputs?: Record<string, never>, options?: { locale?: Language }) => string;

/** What each change that may wait is about, as a thing: "Signature", "End of the partnership". */
export const topicLabels: Readonly<Record<string, Words>> = {
	'agreement.sign': m.proposal_verb_sign,
	'agreement.enter-force': m.proposal_verb_enter_force,
	'agreement.event': m.proposal_verb_agreement_event,
	'agreement.event:renewed': m.proposal_topic_agreement_renewed,
	'agreement.event:suspended': m.proposal_topic_agreement_suspended,
	'agreement.event:resumed': m.proposal_topic_agreement_resumed,
	'agreement.event:ended': m.proposal_topic_agreement_ended,
	'agreement.event:annulled': m.proposal_topic_agreement_annulled,
	'agreement.edit': m.proposal_verb_agreement_edit,
	'agreement.commit': m.proposal_verb_agreement_edit,
	'article.add': m.proposal_verb_agreement_edit,
	'article.edit': m.proposal_verb_agreement_edit,
	'article.move': m.proposal_verb_agreement_edit,
	'article.remove': m.proposal_verb_agreement_edit,
	'agreement.adopt': m.proposal_verb_adopt,
	'agreement.withdraw': m.proposal_verb_withdraw,
	'agreement.transmit': m.proposal_verb_transmit,
	'decision.add': m.proposal_verb_decision_add,
	'decision.save': m.proposal_verb_decision_save,
	'decision.remove': m.proposal_verb_decision_remove,
	'delegate.save': m.proposal_verb_delegate_papers,
	'delegate.remove': m.proposal_verb_delegate_remove,
	'mission.budget': m.proposal_verb_mission_budget,
	'partnership.edit': m.proposal_verb_partnership_edit,
	'partnership.add-event': m.proposal_verb_partnership_event,
	'partnership.add-event:suspended': m.proposal_topic_partnership_suspended,
	'partnership.add-event:resumed': m.proposal_topic_partnership_resumed,
	'partnership.add-event:ended': m.proposal_topic_partnership_ended,
	'partnership.remove-event': m.proposal_verb_partnership_event_remove,
};

export const endingLabel = {
	confirmed: m.proposal_state_confirmed,
	refused: m.proposal_state_refused,
	withdrawn: m.proposal_state_withdrawn,
} as const;

/** @param locale where it is not the reader's of this request: in a letter */
export const topicLabel = (topic: string, locale?: Language): string =>
	(topicLabels[topic] ?? m.proposal_verb_other)({}, locale ? { locale } : {});
