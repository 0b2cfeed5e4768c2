import { expect, test } from 'vitest';
import { dated } from '../plain/day.ts';
import { formatDated, formatInstant, formatNumber, formatRow, typedDate } from './format.ts';

test('the day Kapan and Saint-Étienne signed reads as each city writes it', () => {
	const signed = dated('2023-11-21');
	expect(formatDated(signed, 'fr')).toBe('21 novembre 2023');
	expect(formatDated(signed, 'hy')).toBe('2023 թ. նոյեմբերի 21');
	expect(formatDated(signed, 'en')).toBe('21 November 2023');
});

test('a date known only to its month, season or year claims no more than that', () => {
	expect(formatDated(dated('2023-11'), 'fr')).toBe('novembre 2023');
	expect(formatDated(dated('2023-11'), 'hy')).toBe('2023 թ. նոյեմբեր');
	expect(formatDated(dated('2024-23'), 'fr')).toBe('automne 2024');
	expect(formatDated(dated('2024-23'), 'hy')).toBe('2024 թ. աշուն');
	expect(formatDated(dated('2022'), 'hy')).toBe('2022 թ.');
	expect(formatDated(dated('2022'), 'en')).toBe('2022');
});

test('a vote whose date is lost says so', () => {
	expect(formatDated(null, 'fr')).toBe('date inconnue');
	expect(formatDated(null, 'hy')).toBe('անհայտ ամսաթիվ');
});

test('a French city writes the first of July as an ordinal', () => {
	expect(formatDated(dated('2022-07-01'), 'fr')).toBe('1er juillet 2022');
});

test('a grant of ten thousand euros keeps its thousands apart', () => {
	expect(formatNumber(10_000, 'fr')).toBe('10\u202f000');
	expect(formatNumber(10_000, 'en')).toBe('10,000');
});

test('the evening a change was saved reads in the order of each city’s letters', () => {
	const saved = '2026-11-22T17:28:00Z';
	expect(formatInstant(saved, 'fr', 'Europe/Paris')).toBe('22 novembre 2026 à 18:28');
	expect(formatInstant(saved, 'hy', 'Asia/Yerevan')).toBe('2026 թ. նոյեմբերի 22, 21:28');
});

test('other spellings of a name stand in a row as each language sets its semicolon', () => {
	expect(formatRow(['Gevorg Parsian', 'Geworg Parsjan'], 'hy')).toBe('Gevorg Parsian; Geworg Parsjan');
	expect(formatRow(['Gevorg Parsian', 'Geworg Parsjan'], 'fr')).toBe('Gevorg Parsian\u202f; Geworg Parsjan');
});

test('a date comes back to its field as an officer would type it', () => {
	expect(typedDate(dated('2023-11-21'))).toBe('21/11/2023');
	expect(typedDate(dated('2024-23'))).toBe('automne 2024');
	expect(typedDate(null)).toBe('');
});
