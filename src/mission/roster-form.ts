import * as z from 'zod';
import { m } from '../paraglide/messages.js';
import { type Day, surelyBefore } from '../plain/day.ts';
import { type Language, languages } from '../plain/language.ts';
import { instantsOf, readHour } from '../plain/local-time.ts';
import type { Errors, Read } from '../web/form.ts';
import { field, readForm } from '../web/form.ts';
import type { Mission } from './mission.ts';
import type { PrivateInput } from './private-store.ts';
import { type AnswerRefusal, checkAnswer, type LegInput, parts, statuses, ways } from './roster.ts';

export const newDelegateShape = z.object({
	sideId: field.id(),
	/** Ticked among those proposed. */
	people: field.ticks(),
	/** Looked for in the directory. */
	person: field.optionalId(),
	/** Somebody whom the directory does not know yet. */
	newGivenName: field.optionalLine(),
	newFamilyName: field.optionalLine(),
	newCapacity: field.optionalLine(),
	/** Who that is in the directory all the same; 'new': none of those found. */
	twin: field.optionalLine(),
	part: field.choice(parts),
	status: field.optionalChoice(statuses),
	invitedOn: field.dated(),
	/** One more after them. */
	next: field.tick(),
});
export type NewDelegates = z.output<typeof newDelegateShape>;

/** What is wrong with those who are to be added. @param roster ids of the people who are in the mission already */
export function newDelegateErrors(value: NewDelegates, sides: readonly string[], roster: readonly string[], today: Day): Errors {
	const errors: Errors = {};
	const { person, people, newGivenName, newFamilyName, newCapacity } = value;
	if (person && roster.includes(person)) errors.person = m.mission_delegate_already();
	if (people.some((id) => roster.includes(id))) errors.people = m.mission_delegate_already();
	if ((newGivenName || newCapacity) && !newFamilyName) errors.newFamilyName = m.form_required();
	if (!person && people.length === 0 && !newGivenName && !newFamilyName && !newCapacity) errors.person = m.mission_delegate_nobody();
	if (!sides.includes(value.sideId)) errors.sideId = m.form_choose_from_list();
	if (value.invitedOn && surelyBefore(today, value.invitedOn)) errors.invitedOn = m.mission_answer_future();
	return errors;
}

export const delegateShape = z.object({
	part: field.choice(parts),
	status: field.choice(statuses),
	capacity: field.texts(),
	takeMandates: field.tick(),
	budget: field.optionalId(),
	invitedOn: field.dated(),
	acceptedOn: field.dated(),
	declinedOn: field.dated(),
	declineReason: field.optionalLine(),
	mandateDecisionId: field.optionalId(),
	/** Others of their side whom the same decision mandates. */
	mandatedToo: field.ticks(),
	orderNumber: field.optionalLine(),
	orderSignedOn: field.dated(),
});
export type DelegateForm = z.output<typeof delegateShape>;

const answers: Record<AnswerRefusal, [field: string, words: () => string]> = {
	'accepted-and-declined': ['declinedOn', m.mission_accepted_and_declined],
	'answer-before-invitation': ['acceptedOn', m.mission_answer_before_invitation],
	'answer-future': ['invitedOn', m.mission_answer_future],
};

/** What else is wrong with a delegate's form: the order of its answers, papers that are not the partnership's. */
export function delegateErrors(value: DelegateForm, decisionIds: readonly string[], today: Day): Errors {
	const errors: Errors = {};
	const answer = checkAnswer(value, today);
	if (!answer.ok) {
		const [name, words] = answers[answer.code];
		errors[answer.code === 'answer-before-invitation' && !value.acceptedOn ? 'declinedOn' : name] = words();
	}
	if (value.mandatedToo.length > 0 && !value.mandateDecisionId) errors.mandateDecisionId = m.form_choose_from_list();
	if (value.declineReason && !value.declinedOn) errors.declinedOn = m.form_date_required();
	if (value.mandateDecisionId && !decisionIds.includes(value.mandateDecisionId)) errors.mandateDecisionId = m.form_choose_from_list();
	return errors;
}

const privateShape = z.object({
	phone: field
		.optionalLine()
		.refine((value) => value === null || /^\+?[\d ().\-/]{4,40}$/.test(value), { error: () => m.mission_phone_shape() }),
	lodging: field.optionalText(),
	emergencyContact: field.optionalLine(),
	needs: field.optionalText(),
	needsLanguage: field.optionalChoice(languages),
	revision: field.count(0, 1_000_000),
});

/** What is private, as the person wrote it: in the language of the form where none is said. */
export function readPrivate(form: FormData, locale: Language): Read<PrivateInput & { revision: number }> {
	const read = readForm(form, privateShape);
	if (!read.ok) return read;
	const { revision, needsLanguage, ...rest } = read.value;
	return { ...read, value: { ...rest, needsLanguage: rest.needs ? (needsLanguage ?? locale) : null, revision: revision ?? 0 } };
}

const hour = () =>
	field.optionalLine().refine((value) => value === null || readHour(value) !== null, { error: () => m.mission_not_an_hour() });
const clock = z.enum(['there', 'home']);
const legShape = z.object({
	by: field.choice(ways),
	number: field.optionalLine(),
	leavesFrom: field.optionalLine(),
	leavesDay: field.day(),
	leavesHour: hour(),
	leavesZone: clock.default('home'),
	arrivesTo: field.optionalLine(),
	arrivesDay: field.day(),
	arrivesHour: hour(),
	arrivesZone: clock.default('there'),
	/** Others of the delegation who travel so: each gets the leg. */
	together: field.ticks(),
});

/** A leg as typed: each end by the clocks of the place named beside it. */
export function readLeg(form: FormData, mission: Pick<Mission, 'zone' | 'homeZone'>): Read<LegInput & { together: string[] }> {
	const read = readForm(form, legShape);
	if (!read.ok) return read;
	const { value, typed } = read;
	const errors: Errors = {};
	const instant = (end: 'leaves' | 'arrives'): string | null => {
		const [on, at, zone] = [value[`${end}Day`], value[`${end}Hour`], value[`${end}Zone`]];
		if (on === null && at === null) return null;
		if (on === null) errors[`${end}Day`] = m.form_date_required();
		if (at === null) errors[`${end}Hour`] = m.mission_hour_required();
		const shown = at === null ? null : readHour(at);
		if (on === null || shown === null) return null;
		const [first] = instantsOf({ day: on, hour: shown }, zone === 'home' ? mission.homeZone : mission.zone);
		if (!first) errors[`${end}Hour`] = m.mission_hour_skipped();
		return first?.toISOString() ?? null;
	};
	const [leavesAt, arrivesAt] = [instant('leaves'), instant('arrives')];
	if (leavesAt && arrivesAt && arrivesAt <= leavesAt) errors.arrivesHour = m.mission_arrives_before();
	if (!leavesAt && !arrivesAt && !value.leavesFrom && !value.arrivesTo && !value.number && Object.keys(errors).length === 0)
		errors.number = m.mission_leg_empty();
	const { by, number, leavesFrom, arrivesTo, together } = value;
	return Object.keys(errors).length > 0
		? { ok: false, errors, typed }
		: { ok: true, value: { by, number, leavesFrom, arrivesTo, leavesAt, arrivesAt, together }, typed };
}
