import { describe, expect, it } from 'vitest';
import { bound } from './spaces.ts';

/** What may not be parted, shown with "~". */
const shown = (text: string, language: 'fr' | 'hy' | 'en') => bound(text, language).replace(/[\u00a0\u202f]/g, '~');

describe('what stays on one line of a letter', () => {
	it('is, in French, a mark and the word before it, a day and its month, a title and its name', () => {
		expect(shown('Quel calendrier ? « santé » : 12 %', 'fr')).toBe('Quel calendrier~? «~santé~»~: 12~%');
		expect(shown('le 1er mars, le 20 novembre 2023', 'fr')).toBe('le 1er~mars, le 20~novembre 2023');
		expect(shown('Délibération n° 12 de M. Perdriau, article L. 2123-18', 'fr')).toBe(
			'Délibération n°~12 de M.~Perdriau, article L.~2123-18',
		);
		// Not inside a word, and not a month that only begins like one.
		expect(shown('Plan n’a pas, 3 marsouins, Karim. Parsyan', 'fr')).toBe('Plan n’a pas, 3 marsouins, Karim. Parsyan');
	});
	it('is, in Armenian, a year and its sign, a month and its day', () => {
		expect(shown('2023 թ. նոյեմբերի 20 – 21, թիվ 5', 'hy')).toBe('2023~թ. նոյեմբերի~20 – 21, թիվ~5');
	});
	it('is a telephone number in any language', () => {
		expect(shown('tel. +374 77 12 34 56, 3 days', 'en')).toBe('tel. +374~77~12~34~56, 3 days');
	});
	it('changes no letter', () => {
		for (const language of ['fr', 'hy', 'en'] as const)
			expect(bound('Ville de Saint-Étienne : 20 novembre ; « a »', language).replace(/\s/g, ' ')).toBe(
				'Ville de Saint-Étienne : 20 novembre ; « a »',
			);
	});
});
