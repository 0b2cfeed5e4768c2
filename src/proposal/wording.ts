import { m } from '../paraglide/messages.js';
import type { Language } from '../plain/language.ts';

type Words = (inputs?: Record<string, never>, options?: { locale?: Language }) => string;

/** What each verb that may wait does, as a thing: "Signature", "End of the partnership". */
export const verbLabels: Readonly<Record<string, Words>> = {
	'agreement.sign': m.proposal_verb_sign,
	'agreement.enter-force': m.proposal_verb_enter_force,
	'agreement.event': m.proposal_verb_agreement_event,
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
	'partnership.edit': m.proposal_verb_partnership_edit,
	'partnership.add-event': m.proposal_verb_partnership_event,
	'partnership.remove-event': m.proposal_verb_partnership_event_remove,
};

export const endingLabel = {
	confirmed: m.proposal_state_confirmed,
	refused: m.proposal_state_refused,
	withdrawn: m.proposal_state_withdrawn,
} as const;

/** @param locale where it is not the reader's of this request: in a letter */
export const verbLabel = (verb: string, locale?: Language): string =>
	(verbLabels[verb] ?? m.proposal_verb_other)({}, locale ? { locale } : {});
