import * as z from 'zod';
import { m } from '../paraglide/messages.js';
import { decimal, parseMoney } from '../plain/money.ts';
import { type Errors, field } from '../web/form.ts';
import { type CostInput, type CostRefusal, checkCost, costKinds, currencies, type SupportInput } from './cost.ts';

const amount = () => z.string().max(40).default('');
const currency = () => field.choice(currencies);

export const costShape = z.object({
	payer: field.id(),
	kind: field.choice(costKinds),
	label: field.line(),
	delegateId: field.optionalId(),
	planned: amount(),
	spent: amount(),
	currency: currency(),
	rate: field
		.optionalLine()
		.refine((value) => value === null || /^\d{1,9}([.,]\d{1,8})?$/.test(value), { error: () => m.mission_rate_shape() })
		.transform((value) => value?.replace(',', '.') ?? null)
		.refine((value) => value === null || Number(value) > 0, { error: () => m.mission_rate_shape() }),
	rateOn: field.day(),
	rateSource: field.optionalLine(),
	documentId: field.optionalId(),
	paidOn: field.dated(),
});
export type CostForm = z.output<typeof costShape>;

/** The amount as a decimal; null where none is typed; a message where it is no amount. */
export function readAmount(text: string, inCurrency: string): { value: string | null } | { error: string } {
	if (text.trim() === '') return { value: null };
	const found = parseMoney(text.trim(), inCurrency);
	return found ? { value: decimal(found) } : { error: m.mission_not_an_amount() };
}

const refusals: Record<CostRefusal, [field: string, words: (currency: string) => string]> = {
	'no-amount': ['planned', () => m.mission_amount_required()],
	'rate-undated': ['rateOn', () => m.mission_rate_undated()],
	'rate-not-asked': ['rate', (code) => m.mission_rate_not_asked({ currency: code })],
	'rate-without-source': ['rateSource', () => m.mission_rate_without_source()],
	'paid-without-amount': ['spent', () => m.mission_paid_without_amount()],
};

/** A line of costs as typed. `budgetCurrency`: of what the payer's council voted, where it has. */
export function costOf(
	form: CostForm,
	{
		delegateIds,
		documentIds,
		budgetCurrency,
	}: { delegateIds: readonly string[]; documentIds: readonly string[]; budgetCurrency: string | null },
): { ok: true; value: CostInput } | { ok: false; errors: Errors } {
	const errors: Errors = {};
	const [planned, spent] = [readAmount(form.planned, form.currency), readAmount(form.spent, form.currency)];
	if ('error' in planned) errors.planned = planned.error;
	if ('error' in spent) errors.spent = spent.error;
	if (form.delegateId && !delegateIds.includes(form.delegateId)) errors.delegateId = m.form_choose_from_list();
	if (form.documentId && !documentIds.includes(form.documentId)) errors.documentId = m.form_choose_from_list();
	const { payer, ...rest } = form;
	const value: CostInput = {
		...rest,
		payerId: payer,
		planned: 'value' in planned ? planned.value : null,
		spent: 'value' in spent ? spent.value : null,
	};
	if (!errors.planned && !errors.spent) {
		const checked = checkCost(value, budgetCurrency);
		if (!checked.ok) errors[refusals[checked.code][0]] = refusals[checked.code][1](form.currency);
	}
	return Object.keys(errors).length > 0 ? { ok: false, errors } : { ok: true, value };
}

export const budgetShape = z.object({
	payer: field.id(),
	voted: amount(),
	voted_currency: currency(),
	decisionId: field.optionalId(),
});

export const supportShape = z.object({
	organisation: field.id(),
	words: field.texts({ required: true, max: 1000 }),
	promisedOn: field.dated(),
	givenOn: field.dated(),
	amount: amount(),
	amount_currency: currency(),
});

export function supportOf(form: z.output<typeof supportShape>): { ok: true; value: SupportInput } | { ok: false; errors: Errors } {
	const said = readAmount(form.amount, form.amount_currency);
	if ('error' in said) return { ok: false, errors: { amount: said.error } };
	const { organisation, words, promisedOn, givenOn } = form;
	if (!promisedOn && !givenOn) return { ok: false, errors: { promisedOn: m.mission_support_undated() } };
	return {
		ok: true,
		value: { organisationId: organisation, words, promisedOn, givenOn, amount: said.value, currency: form.amount_currency },
	};
}
