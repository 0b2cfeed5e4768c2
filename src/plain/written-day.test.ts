import { expect, test } from 'vitest';
import { readDated } from './written-day.ts';

test.each([
	['21/11/2023', '2023-11-21'],
	['21.11.2023 թ.', '2023-11-21'],
	['11/2023', '2023-11'],
	['2023', '2023'],
	['2024-23', '2024-23'],
	['15 novembre 2022', '2022-11-15'],
	['le 1er mars 2025', '2025-03-01'],
	['1 aout 2024', '2024-08-01'],
	['Novembre 2023', '2023-11'],
	['nov. 2023', '2023-11'],
	['automne 2024', '2024-23'],
	['2023 թ. նոյեմբերի 21', '2023-11-21'],
	['2023 թվականի նոյեմբերի 21-ին', '2023-11-21'],
	['նոյեմբեր 2023', '2023-11'],
	['2024 թ. աշուն', '2024-23'],
	['21st of November 2023', '2023-11-21'],
	['autumn 2024', '2024-23'],
])('an officer who writes %s is understood', (written, meant) => {
	expect(readDated(written)).toBe(meant);
});

test.each(['31 novembre 2022', '14/13/2022', 'hier', 'mars', '3 automne 2024', 'mars avril 2024', '12 mars 2024 2025', '2023 ou 2024', ''])(
	'%s is no date',
	(written) => {
		expect(readDated(written)).toBeNull();
	},
);
