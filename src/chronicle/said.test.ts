import { expect, it } from 'vitest';
import { said } from './said.ts';

it('tells the format of a file in words, and its size with it, not the code a browser reads', () => {
	const row = { media_type: 'application/pdf', size: 1_200_000 };
	const reader = { locale: 'fr', timeZone: 'Europe/Paris', names: new Map() } as const;
	expect(said({ noun: 'file', column: 'media_type', value: row.media_type, row }, reader)?.text).toMatch(/^PDF, 1,2\s?Mo$/);
	expect(said({ noun: 'file', column: 'size', value: row.size, row }, reader)).toBeNull();
});
