import * as z from 'zod';
import { m } from '../paraglide/messages.js';
import { type Day, surelyBefore } from '../plain/day.ts';
import { languages } from '../plain/language.ts';
import { decimal, parseMoney } from '../plain/money.ts';
import { type Errors, field, type Read, readForm } from '../web/form.ts';
import { moments, reaches, voices } from './evaluation.ts';
import { allowancePeriods, bearings, checkPlan, outcomes, purposes } from './placement.ts';
import type { Papers, Plan } from './store.ts';

export const currencies = ['EUR', 'AMD', 'USD'] as const;

export const planShape = z.object({
	senderId: field.id(),
	hostId: field.id(),
	departmentId: field.optionalId(),
	tutorId: field.optionalId(),
	interpreterId: field.optionalId(),
	purpose: field.optionalChoice(purposes),
	visitors: field.count(1, 200),
	profile: field.texts({ required: true }),
	fieldKey: field.code(),
	agreementId: field.optionalId(),
	arrivesOn: field.dated(),
	leavesOn: field.dated(),
	wishedOn: field.dated(),
	note: field.optionalText(),
});
type PlanTyped = z.output<typeof planShape>;

/** What the plan of a stay may name: the partnership's own parties, fields and agreements, the departments of the host. */
export interface Choosable {
	parties: readonly string[];
	fields: readonly string[];
	agreements: readonly string[];
	departments: readonly { id: string; organisationId: string }[];
	/** How many are named already. */
	named: number;
}
export function checkPlanForm(value: PlanTyped, { parties, fields, agreements, departments, named }: Choosable): Errors {
	const errors: Errors = {};
	if (!parties.includes(value.senderId)) errors.senderId = m.form_choose_from_list();
	if (value.hostId === value.senderId) errors.hostId = m.placement_host_is_sender();
	if (value.fieldKey !== null && !fields.includes(value.fieldKey)) errors.fieldKey = m.form_choose_from_list();
	if (value.agreementId !== null && !agreements.includes(value.agreementId)) errors.agreementId = m.form_choose_from_list();
	if (value.departmentId !== null) {
		const found = departments.find(({ id }) => id === value.departmentId);
		if (!found) errors.departmentId = m.form_choose_from_list();
		else if (found.organisationId !== value.hostId) errors.departmentId = m.placement_department_elsewhere();
	}
	if (value.visitors === null) errors.visitors = m.form_required();
	else if (value.visitors < named) errors.visitors = m.placement_count_named({ n: named });
	if (checkPlan(value)) errors.leavesOn = m.placement_leaves_before_arrival();
	return errors;
}
export const planOf = (value: PlanTyped): Plan => ({ ...value, visitors: value.visitors ?? 1 });

const papersShape = z.object({
	hostingNumber: field.optionalLine(),
	hostingSignedOn: field.dated(),
	approvalAskedOn: field.dated(),
	approvedOn: field.dated(),
	insurer: field.optionalLine(),
	insuredFrom: field.dated(),
	insuredUntil: field.dated(),
	visaAskedOn: field.dated(),
	visaGrantedOn: field.dated(),
	visaUntil: field.dated(),
	permitAskedOn: field.dated(),
	permitGrantedOn: field.dated(),
	permitUntil: field.dated(),
	allowance: field.optionalLine(),
	allowance_currency: field.optionalChoice(currencies),
	allowancePer: field.optionalChoice(allowancePeriods),
	payerId: field.optionalId(),
	travelPayerId: field.optionalId(),
	lodgingPayerId: field.optionalId(),
	mealsPayerId: field.optionalId(),
	insurancePayerId: field.optionalId(),
	access: field.optionalText(),
	certificateNumber: field.optionalLine(),
	certificateOn: field.dated(),
	document: field.optionalId(),
});
const inOrder = [
	['approvalAskedOn', 'approvedOn'],
	['insuredFrom', 'insuredUntil'],
	['visaAskedOn', 'visaGrantedOn'],
	['visaGrantedOn', 'visaUntil'],
	['permitAskedOn', 'permitGrantedOn'],
	['permitGrantedOn', 'permitUntil'],
] as const;
const done = [
	'hostingSignedOn',
	'approvalAskedOn',
	'approvedOn',
	'visaAskedOn',
	'visaGrantedOn',
	'permitAskedOn',
	'permitGrantedOn',
	'certificateOn',
] as const;

/** The papers as typed: each pair of dates in its order, what is said done not in the future, an amount with what it is paid for. */
export function readPapers(form: FormData, today: Day, payers: readonly string[]): Read<Papers & { document: string | null }> {
	const read = readForm(form, papersShape);
	if (!read.ok) return read;
	const { allowance, allowance_currency, ...value } = read.value;
	const errors: Errors = {};
	const currency = allowance_currency ?? 'EUR';
	const amount = allowance === null ? null : parseMoney(allowance, currency);
	if (allowance !== null && amount === null) errors.allowance = m.placement_not_an_amount();
	if (amount && !value.allowancePer) errors.allowancePer = m.form_required();
	for (const name of ['payerId', ...bearings] as const) {
		const payer = value[name];
		if (payer !== null && !payers.includes(payer)) errors[name] = m.form_choose_from_list();
	}
	for (const name of done) {
		const on = value[name];
		if (on && surelyBefore(today, on)) errors[name] = m.placement_date_future();
	}
	for (const [first, then] of inOrder) {
		const [a, b] = [value[first], value[then]];
		if (a && b && surelyBefore(b, a)) errors[then] ??= m.placement_dates_disordered();
	}
	if (Object.keys(errors).length > 0) return { ok: false, errors, typed: read.typed };
	return {
		ok: true,
		typed: read.typed,
		value: {
			...value,
			allowance: amount && decimal(amount),
			currency: amount && currency,
			allowancePer: amount && value.allowancePer,
		},
	};
}

const optionalEmail = () =>
	z.preprocess(
		(value) => (typeof value === 'string' && value.trim() !== '' ? value.trim().toLowerCase() : null),
		z
			.email({ error: () => m.form_not_an_email() })
			.max(254)
			.nullable(),
	) as z.ZodType<string | null>;
export const visitorShape = z.object({
	occupation: field.texts(),
	language: field.choice(languages),
	phone: field.optionalLine(),
	email: optionalEmail(),
	lodging: field.optionalText(),
	emergencyContact: field.optionalText(),
});
export const newVisitorShape = visitorShape.extend({ personId: field.id() });

export const weekShape = z.object({ objectives: field.texts({ max: 5000 }), programme: field.texts({ max: 5000 }) });

export const stepShape = z.object({ on: field.requiredDated() });
export const cancelShape = z.object({ on: field.requiredDated(), reason: field.line() });
export const outcomeShape = z.object({
	outcome: field.choice(outcomes),
	from: field.dated(),
	until: field.dated(),
	document: field.optionalId(),
	outcomeNote: field.optionalText(),
});

export const taskDoneShape = z.object({ on: field.requiredDated() });
export const taskDropShape = z.object({ reason: field.line() });
export const ownTaskShape = z.object({ label: field.line(), lead: field.count(0, 366), unit: field.choice(['days', 'months']) });

const answer = {
	language: field.choice(languages),
	reached: field.choice(reaches),
	brought: field.text(),
	hindered: field.text(),
	next: field.text(),
};
export const answerShape = z.object({ ...answer, token: z.string().max(100) });
export const evaluationShape = z.object({ ...answer, ownWords: field.tick() });
export const evaluationPlace = z.object({ moment: field.choice(moments), voice: field.choice(voices), visitor: field.optionalId() });

export const departmentShape = z.object({ organisationId: field.id(), names: field.texts({ required: true }), note: field.optionalText() });
const placesShape = z.object({ from: field.day(), until: field.day(), places: field.count(0, 200), reason: field.optionalLine() });
export interface PlacesInput {
	from: Day;
	until: Day;
	places: number;
	reason: string | null;
}
export function readPlaces(form: FormData): Read<PlacesInput> {
	const read = readForm(form, placesShape);
	if (!read.ok) return read;
	const { from, until, places, reason } = read.value;
	const errors: Errors = {};
	for (const [name, value] of Object.entries({ from, until, places })) if (value === null) errors[name] = m.form_required();
	if (from !== null && until !== null && until < from) errors.until = m.placement_dates_disordered();
	if (Object.keys(errors).length > 0 || from === null || until === null || places === null) return { ok: false, errors, typed: read.typed };
	return { ok: true, typed: read.typed, value: { from, until, places, reason } };
}
