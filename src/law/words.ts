/** What each rule says to a reader, in the reader's language. A rule without words does not compile. */
import { m } from '../paraglide/messages.js';
import type { Dated } from '../plain/day.ts';
import { isDay } from '../plain/day.ts';
import type { DeadlineKind } from './deadline.ts';
import type { Tier } from './facts.ts';
import type { Check, DateFact, State, TextFact } from './finding.ts';
import type { LawCheck, RuleId } from './law.ts';

/** The facts of a check as they are read aloud; '' where one is not known. `precise`: 'yes' when every date is a full day. */
type Said = Readonly<Record<DateFact | TextFact | 'state' | 'precise', string>>;
type Words = {
	/** A line of a checklist. */
	readonly title: (said: Said) => string;
	/** Why it is not met. */
	readonly why: (said: Said) => string;
	readonly next: (said: Said) => string;
};

const words: Record<RuleId, Words> = {
	'fr-partner-is-state': {
		title: m.law_fr_partner_is_state_title,
		why: m.law_fr_partner_is_state_why,
		next: m.law_fr_partner_is_state_next,
	},
	'fr-partner-recognised': {
		title: m.law_fr_partner_recognised_title,
		why: m.law_fr_partner_recognised_why,
		next: m.law_fr_partner_recognised_next,
	},
	'fr-partner-local-authority': {
		title: m.law_fr_partner_local_authority_title,
		why: m.law_fr_partner_local_authority_why,
		next: m.law_fr_partner_local_authority_next,
	},
	'fr-partnership-voted': {
		title: m.law_fr_partnership_voted_title,
		why: m.law_fr_partnership_voted_why,
		next: m.law_fr_partnership_voted_next,
	},
	'fr-text-before-council': {
		title: m.law_fr_text_before_council_title,
		why: m.law_fr_text_before_council_why,
		next: m.law_fr_text_before_council_next,
	},
	'fr-decision-on-this-text': {
		title: m.law_fr_decision_on_this_text_title,
		why: m.law_fr_decision_on_this_text_why,
		next: m.law_fr_decision_on_this_text_next,
	},
	'fr-decision-annulled': {
		title: m.law_fr_decision_annulled_title,
		why: m.law_fr_decision_annulled_why,
		next: m.law_fr_decision_annulled_next,
	},
	'fr-signature-before-decision': {
		title: m.law_fr_signature_before_decision_title,
		why: m.law_fr_signature_before_decision_why,
		next: m.law_fr_signature_before_decision_next,
	},
	'fr-signature-before-transmission': {
		title: m.law_fr_signature_before_transmission_title,
		why: m.law_fr_signature_before_transmission_why,
		next: m.law_fr_signature_before_transmission_next,
	},
	'fr-signatory-authorised': {
		title: m.law_fr_signatory_authorised_title,
		why: m.law_fr_signatory_authorised_why,
		next: m.law_fr_signatory_authorised_next,
	},
	'fr-object-stated': { title: m.law_fr_object_stated_title, why: m.law_fr_object_stated_why, next: m.law_fr_object_stated_next },
	'fr-commitments-stated': {
		title: m.law_fr_commitments_stated_title,
		why: m.law_fr_commitments_stated_why,
		next: m.law_fr_commitments_stated_next,
	},
	'fr-agenda-2030': { title: m.law_fr_agenda_2030_title, why: m.law_fr_agenda_2030_why, next: m.law_fr_agenda_2030_next },
	'fr-signed-before-force': {
		title: m.law_fr_signed_before_force_title,
		why: m.law_fr_signed_before_force_why,
		next: m.law_fr_signed_before_force_next,
	},
	'fr-sent-before-force': {
		title: m.law_fr_sent_before_force_title,
		why: m.law_fr_sent_before_force_why,
		next: m.law_fr_sent_before_force_next,
	},
	'fr-agreement-annulled': {
		title: m.law_fr_agreement_annulled_title,
		why: m.law_fr_agreement_annulled_why,
		next: m.law_fr_agreement_annulled_next,
	},
	'fr-explanatory-note': {
		title: m.law_fr_explanatory_note_title,
		why: m.law_fr_explanatory_note_why,
		next: m.law_fr_explanatory_note_next,
	},
	'fr-report-sent': { title: m.law_fr_report_sent_title, why: m.law_fr_report_sent_why, next: m.law_fr_report_sent_next },
	'fr-decision-transmitted': {
		title: m.law_fr_decision_transmitted_title,
		why: m.law_fr_decision_transmitted_why,
		next: m.law_fr_decision_transmitted_next,
	},
	'fr-decision-published': {
		title: m.law_fr_decision_published_title,
		why: m.law_fr_decision_published_why,
		next: m.law_fr_decision_published_next,
	},
	'fr-electronic-publication': {
		title: m.law_fr_electronic_publication_title,
		why: m.law_fr_electronic_publication_why,
		next: m.law_fr_electronic_publication_next,
	},
	'fr-electronic-transmission': {
		title: m.law_fr_electronic_transmission_title,
		why: m.law_fr_electronic_transmission_why,
		next: m.law_fr_electronic_transmission_next,
	},
	'fr-act-id': { title: m.law_fr_act_id_title, why: m.law_fr_act_id_why, next: m.law_fr_act_id_next },
	'fr-act-number': { title: m.law_fr_act_number_title, why: m.law_fr_act_number_why, next: m.law_fr_act_number_next },
	'fr-decision-review': {
		title: m.law_fr_decision_review_title,
		why: (said) => (said.annulledOn === '' ? m.law_fr_decision_review_why(said) : m.law_fr_decision_review_annulled(said)),
		next: m.law_fr_decision_review_next,
	},
	'fr-agreement-review': {
		title: m.law_fr_agreement_review_title,
		why: (said) => (said.annulledOn === '' ? m.law_fr_agreement_review_why(said) : m.law_fr_agreement_review_annulled(said)),
		next: m.law_fr_agreement_review_next,
	},
	'fr-state-prerogative': {
		title: m.law_fr_state_prerogative_title,
		why: m.law_fr_state_prerogative_why,
		next: m.law_fr_state_prerogative_next,
	},
	'fr-other-tier': { title: m.law_fr_other_tier_title, why: m.law_fr_other_tier_why, next: m.law_fr_other_tier_next },
	'fr-special-mandate': {
		title: m.law_fr_special_mandate_title,
		why: (said) => (said.takenOn === '' ? m.law_fr_special_mandate_why(said) : m.law_fr_special_mandate_late(said)),
		next: (said) => {
			if (said.deadline !== '') return m.law_fr_special_mandate_next(said);
			if (said.leavesOn === '') return m.law_fr_special_mandate_undated();
			return said.days === '' ? m.law_fr_special_mandate_prove() : m.law_fr_special_mandate_urgent();
		},
	},
	'fr-mission-order': {
		title: m.law_fr_mission_order_title,
		why: (said) => (said.signedOn === '' ? m.law_fr_mission_order_why(said) : m.law_fr_mission_order_late(said)),
		next: m.law_fr_mission_order_next,
	},
	'am-council-decision': {
		title: m.law_am_council_decision_title,
		why: m.law_am_council_decision_why,
		next: m.law_am_council_decision_next,
	},
	'am-signature-before-decision': {
		title: m.law_am_signature_before_decision_title,
		why: m.law_am_signature_before_decision_why,
		next: m.law_am_signature_before_decision_next,
	},
	'am-signatory': { title: m.law_am_signatory_title, why: m.law_am_signatory_why, next: m.law_am_signatory_next },
};

const dates: readonly DateFact[] = [
	'takenOn',
	'signedOn',
	'inForceOn',
	'sentOn',
	'publishedOn',
	'referredOn',
	'annulledOn',
	'leavesOn',
	'deadline',
];
const texts: readonly TextFact[] = ['party', 'partner', 'field', 'tier', 'number', 'actId', 'days', 'population'];

const tierLabel: Record<Tier, () => string> = {
	commune: m.law_tier_commune,
	intercommunal: m.law_tier_intercommunal,
	department: m.law_tier_department,
	region: m.law_tier_region,
};
const isTier = (text: unknown): text is Tier => typeof text === 'string' && text in tierLabel;

/** How the caller writes what law knows by code only. */
export type Show = {
	readonly date: (when: Dated) => string;
	/** The name of a field of cooperation by its key; the key itself when left out. */
	readonly field?: (key: string) => string;
};

function say({ facts, state }: Check, show: Show): Said {
	const text = (name: TextFact) => String(facts[name] ?? '');
	const date = (name: DateFact) => (facts[name] ? show.date(facts[name]) : '');
	const { tier, field } = facts;
	return {
		...(Object.fromEntries([...dates.map((name) => [name, date(name)]), ...texts.map((name) => [name, text(name)])]) as Said),
		...(isTier(tier) ? { tier: tierLabel[tier]() } : {}),
		...(typeof field === 'string' && show.field !== undefined ? { field: show.field(field) } : {}),
		state,
		precise: dates.every((name) => !facts[name] || isDay(facts[name])) ? 'yes' : 'no',
	};
}

/** A check put in words: always a title; when it is not met, why, and what to do next. */
export type Line = { readonly title: string; readonly why: string | null; readonly next: string | null };

export function explain(check: LawCheck, show: Show): Line {
	const said = say(check, show);
	const { title, why, next } = words[check.ruleId];
	if (check.state === 'met') return { title: title(said), why: null, next: null };
	return { title: title(said), why: why(said), next: next(said) };
}

export const stateLabel: Record<State, () => string> = {
	met: m.law_state_met,
	missing: m.law_state_missing,
	broken: m.law_state_broken,
	unknown: m.law_state_unknown,
	pending: m.law_state_pending,
};

export const deadlineLabel: Record<DeadlineKind, () => string> = {
	'term-ends': m.law_deadline_term_ends,
	'notice-due': m.law_deadline_notice_due,
	'review-ends': m.law_deadline_review_ends,
	'to-transmit': m.law_deadline_to_transmit,
	'to-publish': m.law_deadline_to_publish,
};

/** For a country of `Review.noLaw`. */
export const noRulesKnown = m.law_no_rules_known;
