/** An amount in whole minor units (cents) of an ISO 4217 currency. */
export type Money = { readonly minor: number; readonly currency: string };

const digits = (currency: string) =>
	new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;

export function money(minor: number, currency: string): Money {
	if (!Number.isSafeInteger(minor)) throw new RangeError(`not a whole number of minor units: ${minor}`);
	return { minor, currency };
}

// Amounts are kept as numeric(15, 2): what is longer, no column takes.
const most = 10_000_000_000_000;

/** Reads "10 000", "10.000,50", "10,000.50" or "10000" as typed in a form; `null` when it is no amount, has too many decimals, or passes ten million millions. */
export function parseMoney(text: string, currency: string): Money | null {
	const bare = text.replace(/[\s\u00a0\u202f€]/g, '');
	const places = digits(currency);
	const found = /^(\d{1,3}(?:[.,]\d{3})+|\d+)(?:[.,](\d{1,2}))?$/.exec(bare);
	if (!found || (found[2] ?? '').length > places) return null;
	const minor = Number((found[1] ?? '').replace(/[.,]/g, '') + (found[2] ?? '').padEnd(places, '0'));
	return minor < most * 10 ** places ? { minor, currency } : null;
}

/** As a decimal for a `numeric` column or an open file: `10000.00`. */
export function decimal({ minor, currency }: Money): string {
	return (minor / 10 ** digits(currency)).toFixed(digits(currency));
}

export function fromDecimal(text: string, currency: string): Money {
	return money(Math.round(Number(text) * 10 ** digits(currency)), currency);
}

export function formatMoney({ minor, currency }: Money, locale: string): string {
	const places = digits(currency);
	const value = minor / 10 ** places;
	return new Intl.NumberFormat(locale, { style: 'currency', currency, minimumFractionDigits: Number.isInteger(value) ? 0 : places }).format(
		value,
	);
}

/** Sums per currency; amounts of different currencies are never added. */
export function total(amounts: readonly Money[]): Money[] {
	const sums = new Map<string, number>();
	for (const { minor, currency } of amounts) sums.set(currency, (sums.get(currency) ?? 0) + minor);
	return [...sums].map(([currency, minor]) => money(minor, currency));
}
