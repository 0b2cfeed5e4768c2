import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	addDays,
	addMonths,
	type Dated,
	dated,
	day,
	daysBetween,
	earliest,
	latest,
	parseDated,
	precision,
	surelyBefore,
	surelyNotAfter,
	today,
} from './day.ts';

const days = fc
	.date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
	.map((date) => day(date.toISOString().slice(0, 10)));
const anyDated = fc.tuple(days, fc.constantFrom('day', 'month', 'season', 'year')).map(([full, how]): Dated => {
	if (how === 'year') return dated(full.slice(0, 4));
	if (how === 'month') return dated(full.slice(0, 7));
	if (how === 'season') return dated(`${full.slice(0, 4)}-${21 + (Number(full.slice(5, 7)) % 4)}`);
	return full;
});

describe('a date as an office knows it', () => {
	it('is a day, a month, a season or a year, and nothing else', () => {
		for (const text of ['2023-11-21', '2024-02-29', '2023-11', '2024-23', '2022', ' 2022 '])
			expect(parseDated(text), text).toBe(text.trim());
		for (const text of [
			'2023-02-29',
			'2023-13',
			'2023-20',
			'2024-25',
			'2024-23-01',
			'23-11-21',
			'0999',
			'2023-11-21T00:00',
			'2023-1-2',
			'autumn',
			'',
		])
			expect(parseDated(text), text).toBe(null);
		expect(['2023-11-21', '2023-11', '2024-23', '2022'].map((text) => precision(dated(text)))).toEqual(['day', 'month', 'season', 'year']);
	});
	it('may mean any day from its earliest to its latest', () => {
		expect([earliest(dated('2022')), latest(dated('2022'))]).toEqual(['2022-01-01', '2022-12-31']);
		expect([earliest(dated('2024-02')), latest(dated('2024-02'))]).toEqual(['2024-02-01', '2024-02-29']);
		expect([earliest(dated('2024-23')), latest(dated('2024-23'))]).toEqual(['2024-09-01', '2024-12-22']);
		// Winter goes over into the next year.
		expect([earliest(dated('2024-24')), latest(dated('2024-24'))]).toEqual(['2024-12-01', '2025-03-21']);
	});
	it('comes surely before another only when no reading of the two says otherwise', () => {
		expect(surelyBefore(dated('2022'), dated('2023-11'))).toBe(true);
		expect(surelyBefore(dated('2022'), dated('2022-11-14'))).toBe(false);
		expect(surelyNotAfter(day('2023-11-21'), day('2023-11-21'))).toBe(true);
		fc.assert(
			fc.property(anyDated, anyDated, (a, b) => {
				expect(earliest(a) <= latest(a)).toBe(true);
				expect(surelyBefore(a, b) && surelyBefore(b, a)).toBe(false);
				if (surelyBefore(a, b)) expect(surelyNotAfter(a, b)).toBe(true);
			}),
		);
	});
});

describe('counting days and months', () => {
	it('adds what it takes away, whatever the calendar', () => {
		fc.assert(
			fc.property(days, fc.integer({ min: -20_000, max: 20_000 }), (from, count) => {
				expect(daysBetween(from, addDays(from, count))).toBe(count);
			}),
		);
	});
	it('ends a term on the same date, or on the month’s last day where that date does not exist', () => {
		expect(addMonths(day('2023-11-21'), 36)).toBe('2026-11-21');
		expect(addMonths(day('2024-01-31'), 1)).toBe('2024-02-29');
		expect(addMonths(day('2023-01-31'), 1)).toBe('2023-02-28');
		expect(addMonths(day('2024-02-29'), -12)).toBe('2023-02-28');
		expect(addMonths(day('2023-11-30'), 2)).toBe('2024-01-30');
	});
	it('gives a council’s evening vote the evening’s date, in its own zone', () => {
		const late = new Date('2022-11-14T22:30:00Z');
		expect(today(late, 'Europe/Paris')).toBe('2022-11-14');
		expect(today(late, 'Asia/Yerevan')).toBe('2022-11-15');
	});
});
