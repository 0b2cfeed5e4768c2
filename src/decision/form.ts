import * as z from 'zod';
import { referenceList } from '../directory/reference.ts';
import { m } from '../paraglide/messages.js';
import type { Day } from '../plain/day.ts';
import { type Errors, field, type Read, readForm } from '../web/form.ts';
import { bodies, checkDates, checkVote, type DateRefusal, type DecisionFacts, type VoteRefusal } from './decision.ts';

const figure = () => field.count(0, 10_000);
const shape = z.object({
	organisationId: field.id(),
	body: field.choice(bodies),
	takenOn: field.dated(),
	number: field.optionalLine(),
	subject: field.texts({ required: true, max: 1000 }),
	outcome: field.optionalChoice(['adopted', 'rejected']),
	createsPartnership: field.tick(),
	unanimous: field.tick(),
	inOffice: figure(),
	present: figure(),
	votesFor: figure(),
	votesAgainst: figure(),
	abstentions: figure(),
	matter: field
		.code()
		.refine((code) => code === null || matters().some((matter) => matter.value === code), { error: () => m.form_choose_from_list() }),
	noteSentOn: field.dated(),
	transmittedOn: field.dated(),
	transmittedElectronically: field.yesNo(),
	actId: field.optionalLine(),
	publishedOn: field.dated(),
	referredOn: field.dated(),
	annulledOn: field.dated(),
	annulledBy: field.optionalLine(),
	note: field.optionalText(),
});

/** The matters of the @CTES nomenclature, second level. */
export const matters = () =>
	referenceList('actes-matters')
		.filter(({ parent }) => parent)
		.map(({ code, name_fr }) => ({ value: code, label: `${code} ${name_fr}`, lang: 'fr' }));

const voteWords: Record<VoteRefusal, { field: string; words: (facts: Readonly<Record<string, string | number | null>>) => string }> = {
	'vote-incomplete': { field: 'present', words: () => m.decision_vote_incomplete() },
	'vote-present-exceeds-office': {
		field: 'present',
		words: ({ present, inOffice }) => m.decision_vote_present_exceeds_office({ present: present ?? '', inOffice: inOffice ?? '' }),
	},
	'vote-sum': { field: 'present', words: ({ present, sum }) => m.decision_vote_sum({ present: present ?? '', sum: sum ?? '' }) },
	'vote-not-unanimous': { field: 'unanimous', words: ({ against }) => m.decision_vote_not_unanimous({ against: against ?? '' }) },
	'vote-not-carried': {
		field: 'outcome',
		words: (facts) => m.decision_vote_not_carried({ for: facts.for ?? '', against: facts.against ?? '' }),
	},
};
const dateWords: Record<DateRefusal, () => string> = {
	'date-future': m.decision_date_future,
	'date-before-decision': m.decision_date_before_decision,
	'note-after-decision': m.decision_note_after_decision,
	'date-required': m.decision_date_required,
};

/** A decision as typed, with its arithmetic and the order of its dates checked; `parties` are those it may belong to. */
export function readDecision(form: FormData, parties: readonly string[], today: Day): Read<DecisionFacts> {
	const read = readForm(form, shape);
	if (!read.ok) return read;
	const { value, typed } = read;
	const errors: Errors = {};
	if (!parties.includes(value.organisationId)) errors.organisationId = m.form_choose_from_list();
	const vote = checkVote(value, value.outcome);
	if (!vote.ok) errors[voteWords[vote.code].field] = voteWords[vote.code].words(vote.facts);
	for (const { field: name, refusal } of checkDates(value, today)) errors[name] ??= dateWords[refusal]();
	if (value.annulledOn && !value.annulledBy) errors.annulledBy = m.decision_annulled_by_required();
	return Object.keys(errors).length > 0 ? { ok: false, errors, typed } : { ok: true, value, typed };
}
