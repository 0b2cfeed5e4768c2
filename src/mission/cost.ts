/** What a mission costs, planned and real, and whether that is within what was voted. */
import type { Dated, Day } from '../plain/day.ts';
import type { Texts } from '../plain/language.ts';
import { fromDecimal, type Money } from '../plain/money.ts';
import { allow, type Result, refuse } from '../plain/result.ts';

export const costKinds = ['travel', 'lodging', 'meals', 'interpreting', 'insurance', 'gifts', 'room', 'other'] as const;
export type CostKind = (typeof costKinds)[number];
export const currencies = ['EUR', 'AMD', 'USD'] as const;

export interface Named {
	id: string;
	name: string;
	names: Texts;
}
export interface Cost {
	id: string;
	payer: Named;
	kind: CostKind;
	label: string;
	/** null: for all. */
	delegateId: string | null;
	/** Decimals, as PostgreSQL writes `numeric`. */
	planned: string | null;
	spent: string | null;
	currency: string;
	/** Units of the payer's budget currency for one of this; null: the same currency, or nobody has looked it up. */
	rate: string | null;
	rateOn: Day | null;
	rateSource: string | null;
	/** The receipt. */
	documentId: string | null;
	document: string | null;
	paidOn: Dated | null;
	revision: number;
}
export type CostInput = Omit<Cost, 'id' | 'payer' | 'document' | 'revision'> & { payerId: string };

/** What a council allowed. */
export interface Budget {
	payer: Named;
	voted: string;
	currency: string;
	decisionId: string | null;
	revision: number;
}
export type BudgetInput = Omit<Budget, 'payer' | 'revision'> & { payerId: string };

/** The promise or the gift of somebody beside the two sides. */
export interface Support {
	id: string;
	organisation: Named;
	words: Texts;
	promisedOn: Dated | null;
	givenOn: Dated | null;
	amount: string | null;
	currency: string | null;
	revision: number;
}
export type SupportInput = Omit<Support, 'id' | 'organisation' | 'revision'> & { organisationId: string };

/**
 * An amount in another currency, by a rate such as "0.00236"; rounded to the smallest unit. A slip of the keys makes an absurd sum, which is
 * shown so that it is put right: it does not take the page away.
 */
export function converted(amount: Money, rate: string, currency: string): Money {
	const unit = fromDecimal('1', currency).minor / fromDecimal('1', amount.currency).minor;
	return { minor: Math.round(amount.minor * unit * Number(rate)), currency };
}

export interface Total {
	payer: Named;
	/** The budget's currency; where nothing was voted, that of the lines. */
	currency: string;
	planned: Money;
	spent: Money;
	voted: Money | null;
	decisionId: string | null;
	/** Lines in another currency without a rate: not counted here. */
	uncounted: number;
	/** Null where nothing was voted, or where lines are missing from the sum and what is counted is still within. */
	standing: 'within' | 'over' | null;
}

/**
 * The totals of each payer in the currency of its budget; where none was voted, one total a currency. What was spent stands for what
 * was planned of a line once it is known.
 */
export function totals(costs: readonly Cost[], budgets: readonly Budget[]): Total[] {
	const found: Total[] = [];
	const payers = new Map([...budgets.map(({ payer }) => payer), ...costs.map(({ payer }) => payer)].map((payer) => [payer.id, payer]));
	for (const payer of payers.values()) {
		const budget = budgets.find((one) => one.payer.id === payer.id) ?? null;
		const lines = costs.filter((one) => one.payer.id === payer.id);
		const inCurrencies = budget ? [budget.currency] : [...new Set(lines.map(({ currency }) => currency))];
		for (const currency of inCurrencies) {
			const here = budget ? lines : lines.filter((line) => line.currency === currency);
			const counted = here.filter((line) => line.currency === currency || line.rate !== null);
			const sum = (amountOf: (line: Cost) => string | null): Money => ({
				minor: counted.reduce((so, line) => so + inCurrency(line, amountOf(line), currency), 0),
				currency,
			});
			const voted = budget && fromDecimal(budget.voted, currency);
			const expected = sum(({ spent, planned }) => spent ?? planned);
			const uncounted = here.length - counted.length;
			found.push({
				payer,
				currency,
				planned: sum(({ planned }) => planned),
				spent: sum(({ spent }) => spent),
				voted,
				decisionId: budget?.decisionId ?? null,
				uncounted,
				standing: voted === null ? null : expected.minor > voted.minor ? 'over' : uncounted > 0 ? null : 'within',
			});
		}
	}
	return found;
}

function inCurrency({ currency: from, rate }: Cost, amount: string | null, to: string): number {
	if (amount === null) return 0;
	const given = fromDecimal(amount, from);
	return from === to ? given.minor : rate === null ? 0 : converted(given, rate, to).minor;
}

export type CostRefusal = 'no-amount' | 'rate-undated' | 'rate-not-asked' | 'rate-without-source' | 'paid-without-amount';
/** A rate carries its day and where it was read; the budget's own currency takes none. */
export function checkCost(cost: CostInput, budgetCurrency: string | null): Result<null, CostRefusal> {
	if (cost.planned === null && cost.spent === null) return refuse('no-amount');
	if (cost.paidOn !== null && cost.spent === null) return refuse('paid-without-amount');
	if (cost.rate !== null && cost.currency === budgetCurrency) return refuse('rate-not-asked', { currency: cost.currency });
	if (cost.rate !== null && cost.rateOn === null) return refuse('rate-undated');
	if (cost.rate !== null && cost.rateSource === null) return refuse('rate-without-source');
	return allow(null);
}

/**
 * A rate says how much of the budget's currency one of another is worth: voted anew in a third, it would be read as what it is not.
 * @param was null: none had been voted
 * @param lines of this payer
 */
export const checkBudget = (
	was: Pick<Budget, 'currency'> | null,
	currency: string,
	lines: readonly Pick<Cost, 'currency' | 'rate'>[],
): Result<null, 'rates-to-another'> =>
	lines.some((line) => line.rate !== null && (line.currency === currency || (was !== null && was.currency !== currency)))
		? refuse('rates-to-another')
		: allow(null);
