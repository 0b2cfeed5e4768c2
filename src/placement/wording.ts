import { m } from '../paraglide/messages.js';
import { type Dated, parseDated } from '../plain/day.ts';
import { type Language, read } from '../plain/language.ts';
import type { Refusal } from '../plain/result.ts';
import type { Tone } from '../ui/Chip.tsx';
import { formatDated } from '../ui/format.ts';
import type { TaskState } from './checklist.ts';
import type { AnswerRefusal, Moment, Reach, Voice } from './evaluation.ts';
import type { GapCode } from './gaps.ts';
import type {
	AllowancePeriod,
	Bearing,
	Length,
	OutcomeRefusal,
	Placement,
	ProofFact,
	Purpose,
	State,
	Step,
	StepRefusal,
} from './placement.ts';

export const stateLabel: Record<State, { tone: Tone; label: () => string }> = {
	wished: { tone: 'quiet', label: m.placement_state_wished },
	offered: { tone: 'wait', label: m.placement_state_offered },
	accepted: { tone: 'wait', label: m.placement_state_accepted },
	prepared: { tone: 'good', label: m.placement_state_prepared },
	'under-way': { tone: 'good', label: m.placement_state_under_way },
	completed: { tone: 'good', label: m.placement_state_completed },
	'outcome-not-recorded': { tone: 'warn', label: m.placement_state_outcome_not_recorded },
	'not-held': { tone: 'quiet', label: m.placement_state_not_held },
	unknown: { tone: 'quiet', label: m.placement_state_unknown },
	cancelled: { tone: 'bad', label: m.placement_state_cancelled },
};
export const purposeLabel: Record<Purpose, () => string> = { learn: m.placement_purpose_learn, work: m.placement_purpose_work };
/** A word in the reader's language, or in the one that a document is written in. */
type Word = (facts?: Record<string, never>, say?: { locale?: Language }) => string;
export const perLabel: Record<AllowancePeriod, Word> = {
	day: m.placement_per_day,
	week: m.placement_per_week,
	month: m.placement_per_month,
	stay: m.placement_per_stay,
};
export const bearingLabel: Record<Bearing, Word> = {
	travelPayerId: m.placement_bearing_travel,
	lodgingPayerId: m.placement_bearing_lodging,
	mealsPayerId: m.placement_bearing_meals,
	insurancePayerId: m.placement_bearing_insurance,
};
export const proofLabel: Record<ProofFact, () => string> = {
	plan: m.placement_proof_plan,
	outcome: m.placement_proof_outcome,
	hosting: m.placement_proof_hosting,
};
export const gapLabel: Record<GapCode, (facts: { day: string }) => string> = {
	approval: m.placement_gap_approval,
	'approval-late': m.placement_gap_approval_late,
	'insurance-from': m.placement_gap_insurance_from,
	'insurance-until': m.placement_gap_insurance_until,
	'visa-until': m.placement_gap_visa_until,
	'permit-until': m.placement_gap_permit_until,
};
export const lengthLabel: Record<Length, () => string> = {
	week: m.placement_length_week,
	month: m.placement_length_month,
	'half-year': m.placement_length_half_year,
};
export const momentLabel: Record<Moment, () => string> = {
	'mid-term': m.placement_moment_mid_term,
	end: m.placement_moment_end,
	later: m.placement_moment_later,
};
export const voiceLabel: Record<Voice, () => string> = {
	visitor: m.placement_voice_visitor,
	tutor: m.placement_voice_tutor,
	sender: m.placement_voice_sender,
};
export const reachLabel: Record<Reach, () => string> = {
	fully: m.placement_reach_fully,
	mostly: m.placement_reach_mostly,
	partly: m.placement_reach_partly,
	not: m.placement_reach_not,
};
export const taskLabel: Record<TaskState | 'undone', { tone: Tone; label: () => string }> = {
	undone: { tone: 'quiet', label: m.placement_task_undone },
	done: { tone: 'good', label: m.placement_task_done },
	dropped: { tone: 'quiet', label: m.placement_task_dropped },
	already: { tone: 'warn', label: m.placement_task_already },
	late: { tone: 'bad', label: m.placement_task_late },
	soon: { tone: 'wait', label: m.placement_task_soon },
	later: { tone: 'quiet', label: m.placement_task_later },
	undated: { tone: 'quiet', label: m.placement_task_undated },
};
/** A step as its button and its page say it, and the fact it dates. */
export const stepWords: Record<
	Step,
	{ title: () => string; about: () => string; field: 'offeredOn' | 'acceptedOn' | 'preparedOn' | 'arrivedOn' | 'leftOn' }
> = {
	offer: { title: m.placement_step_offer, about: m.placement_step_offer_about, field: 'offeredOn' },
	accept: { title: m.placement_step_accept, about: m.placement_step_accept_about, field: 'acceptedOn' },
	prepare: { title: m.placement_step_prepare, about: m.placement_step_prepare_about, field: 'preparedOn' },
	arrive: { title: m.placement_step_arrive, about: m.placement_step_arrive_about, field: 'arrivedOn' },
	leave: { title: m.placement_step_leave, about: m.placement_step_leave_about, field: 'leftOn' },
};

export function stepRefusal(code: StepRefusal, facts: Refusal['facts'], locale: Language): string {
	switch (code) {
		case 'not-now':
			return m.placement_refused_not_now();
		case 'future':
			return m.placement_date_future();
		case 'tasks-open':
			return m.placement_refused_tasks_open({ n: Number(facts.n) });
		case 'before-last':
			return m.placement_refused_before_last({ day: formatDated(parseDated(String(facts.before)), locale) });
		case 'leaves-before-arrival':
			return m.placement_leaves_before_arrival();
	}
}
export function answerRefusal({ code, facts }: Refusal<AnswerRefusal>): string {
	if (code === 'other-side') return m.placement_answer_other_side({ name: String(facts.name) });
	return code === 'own-words' ? m.placement_answer_own_words() : m.placement_answer_not_now();
}
export const outcomeRefusal: Record<OutcomeRefusal, () => string> = {
	'not-now': m.placement_refused_not_now,
	future: m.placement_date_future,
	'leaves-before-arrival': m.placement_leaves_before_arrival,
	'dates-required': m.placement_refused_dates_required,
};

/** "Travailleurs sociaux de Kapan (2)": who comes, and how many. */
export function placementTitle(
	{ profile, visitors }: Pick<Placement, 'profile' | 'visitors'>,
	locale: Language,
): { text: string; lang: Language } {
	const said = read(profile, locale);
	return { text: m.placement_who({ who: said?.text ?? m.placement_somebody(), n: visitors }), lang: said?.language ?? locale };
}

/** "février 2024", "1 février 2027 – 26 février 2027"; the words for an unknown date where there is none. */
export function periodText(from: Dated | null, until: Dated | null, locale: Language): string {
	if (from && until && from !== until)
		return m.placement_from_until({ from: formatDated(from, locale), until: formatDated(until, locale) });
	return formatDated(from ?? until, locale);
}
export const plannedPeriod = ({ arrivesOn, leavesOn }: Pick<Placement, 'arrivesOn' | 'leavesOn'>, locale: Language) =>
	periodText(arrivesOn, leavesOn, locale);
/** When it was, as far as it is known; else when it was to be. */
export const periodOf = (placement: Pick<Placement, 'arrivesOn' | 'leavesOn' | 'arrivedOn' | 'leftOn'>, locale: Language) =>
	periodText(placement.arrivedOn ?? placement.arrivesOn, placement.leftOn ?? placement.leavesOn, locale);
