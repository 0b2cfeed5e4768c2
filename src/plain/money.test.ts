import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decimal, formatMoney, fromDecimal, money, parseMoney, total } from './money.ts';

it('reads the grant of 10,000 euros however it is typed', () => {
	for (const text of ['10000', '10 000', '10\u202f000', '10.000', '10,000', '10 000,00', '10,000.00', '10 000 €'])
		expect(parseMoney(text, 'EUR'), text).toEqual({ minor: 1_000_000, currency: 'EUR' });
	expect(parseMoney('0,5', 'EUR')?.minor).toBe(50);
});
it('reads nothing into what is no amount', () => {
	for (const text of ['', 'dix mille', '-5', '1,2,3', '10,005.1234', '1e9', '10 000 000 000 000', '99999999999999999999'])
		expect(parseMoney(text, 'EUR'), text).toBe(null);
	expect(parseMoney('10,50', 'JPY')).toBe(null);
});
it('gives back what it wrote, to the cent', () => {
	fc.assert(
		fc.property(fc.integer({ min: 0, max: 99_999_999_999 }), (minor) => {
			expect(fromDecimal(decimal(money(minor, 'EUR')), 'EUR').minor).toBe(minor);
		}),
	);
	expect(() => money(0.5, 'EUR')).toThrow(RangeError);
});
it('shows amounts as the reader writes them, cents only where there are some', () => {
	expect(formatMoney(money(1_000_000, 'EUR'), 'fr').replace(/\s/g, ' ')).toBe('10 000 €');
	expect(formatMoney(money(1_000_050, 'EUR'), 'en')).toBe('€10,000.50');
});
it('never adds euros to drams', () => {
	expect(total([money(100, 'EUR'), money(500, 'AMD'), money(50, 'EUR')])).toEqual([money(150, 'EUR'), money(500, 'AMD')]);
});
