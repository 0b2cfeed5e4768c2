import { describe, expect, it, test } from 'vitest';
import { checkNumbers, isSiret, printedSiret } from './organisation.ts';

const none = { siret: null, rna: null, foreignNumber: null };

describe('the numbers of an organisation', () => {
	test.each([
		['a city', '21420218600018'],
		['the head office of La Poste', '35600000000048'],
		['an office of La Poste, whose digits add up to a multiple of five without Luhn’s key', '35600000000001'],
	])('the SIRET of %s is accepted', (_, siret) => {
		expect(isSiret(siret)).toBe(true);
	});

	it('the rule of La Poste is for La Poste alone', () => {
		expect(isSiret('35600000000002')).toBe(false);
		expect(isSiret('21420218600010')).toBe(false);
	});

	it('refuses a SIRET in which one digit was miscopied, or that lacks one', () => {
		expect(isSiret('73282932000074')).toBe(true);
		expect(isSiret('73282932000075')).toBe(false);
		expect(checkNumbers({ ...none, country: 'FR', siret: '7328 2932 0000 75' })).toMatchObject({ ok: false, code: 'siret-key' });
		expect(checkNumbers({ ...none, country: 'FR', siret: '732829320' })).toMatchObject({ ok: false, code: 'siret-shape' });
	});

	it('reads numbers as people write them', () => {
		expect(checkNumbers({ country: 'FR', siret: '732 829 320 00074', rna: 'w423 001 234', foreignNumber: null })).toMatchObject({
			ok: true,
			value: { siret: '73282932000074', rna: 'W423001234' },
		});
		expect(printedSiret('73282932000074')).toBe('732 829 320 00074');
	});

	it('knows that a French number exists in France only, and a foreign one elsewhere', () => {
		expect(checkNumbers({ ...none, country: 'AM', siret: '73282932000074' })).toMatchObject({
			ok: false,
			code: 'french-number-abroad',
			facts: { field: 'siret' },
		});
		expect(checkNumbers({ ...none, country: 'AM', rna: 'W423001234' })).toMatchObject({ ok: false, facts: { field: 'rna' } });
		expect(checkNumbers({ ...none, country: 'FR', foreignNumber: '264.110.1' })).toMatchObject({
			ok: false,
			code: 'foreign-number-in-france',
		});
		expect(checkNumbers({ ...none, country: 'AM', foreignNumber: '264.110.1' })).toMatchObject({ ok: true });
		expect(checkNumbers({ ...none, country: 'FR', rna: 'W12' })).toMatchObject({ ok: false, code: 'rna-shape' });
	});
});
