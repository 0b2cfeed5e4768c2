import { expect, it } from 'vitest';
import { communeOf, readNumber } from './office.ts';

it('reads the codes of Saint-Étienne, Ajaccio and the métropole as officers write them', () => {
	expect(readNumber(' 42 218 ', 'FR')).toEqual({ ok: true, value: { kind: 'insee', number: '42218' } });
	expect(readNumber('2a004', 'FR')).toEqual({ ok: true, value: { kind: 'insee', number: '2A004' } });
	expect(readNumber('244 200 770', 'FR')).toEqual({ ok: true, value: { kind: 'siren', number: '244200770' } });
	expect(readNumber('', 'AM')).toEqual({ ok: true, value: null });
});

it('refuses a postcode too long, and any French number for Kapan', () => {
	expect(readNumber('420000', 'FR')).toMatchObject({ ok: false, code: 'number-shape' });
	expect(readNumber('2C004', 'FR')).toMatchObject({ ok: false, code: 'number-shape' });
	expect(readNumber('42218', 'AM')).toMatchObject({ ok: false, code: 'number-abroad' });
});

it('names a territory from a commune’s code alone', () => {
	expect(communeOf({ kind: 'insee', number: '42218' })).toEqual({ code: 'FR-42218', kind: 'city', insee: '42218' });
	expect(communeOf({ kind: 'siren', number: '244200770' })).toBeNull();
});
