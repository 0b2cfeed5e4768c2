import { describe, expect, it } from 'vitest';
import { doublesAmong, onePerson, usualChoice } from './merge.ts';

const parsyan = {
	givenName: 'Gevorg',
	familyName: 'Parsyan',
	givenNameHy: 'Գևորգ',
	familyNameHy: 'Փարսյան',
	spellings: ['Gevorg Parsian'],
};
const double = { givenName: 'Guévorg', familyName: 'Parsian', givenNameHy: '', familyNameHy: '', spellings: ['G. Parsyan'] };

describe('one person out of two', () => {
	it('keeps every name of both, so that the head of Kapan is found by each', () => {
		const one = onePerson(parsyan, double, { familyName: 'kept', givenName: 'kept' });
		expect(one).toMatchObject({ givenName: 'Gevorg', familyName: 'Parsyan', familyNameHy: 'Փարսյան' });
		expect(one.spellings).toEqual(['Gevorg Parsian', 'Guévorg Parsian', 'G. Parsyan']);
	});
	it('takes the other name where that one was chosen, and the first becomes a spelling', () => {
		const one = onePerson(parsyan, double, { givenName: 'gone', familyName: 'gone' });
		expect([one.givenName, one.familyName]).toEqual(['Guévorg', 'Parsian']);
		expect(one.spellings).toContain('Gevorg Parsyan');
	});
	it('proposes the other value only where its own record says nothing', () => {
		expect(usualChoice('', 'W423000123')).toBe('gone');
		expect(usualChoice('Parsyan', 'Parsian')).toBe('kept');
	});
});

describe('doubles among the records of an office', () => {
	const known = (id: string, names: string[], more: Partial<{ numbers: string[]; place: string }> = {}) => ({
		id,
		names,
		numbers: more.numbers ?? [],
		place: more.place ?? null,
	});
	it('are found across spellings and scripts, each pair once', () => {
		const found = doublesAmong([
			known('1', ['Gevorg Parsyan', 'Գևորգ Փարսյան']),
			known('2', ['Parsian Gevorg']),
			known('3', ['Gor Tadevosyan']),
			known('4', ['Գևորգ Փարսյան']),
		]);
		expect(found.map(({ a, b }) => `${a}${b}`).sort()).toEqual(['12', '14', '24']);
	});
	it('are sure where both bear one SIRET, however they are called', () => {
		const siret = { numbers: ['siret 21420218600016'] };
		expect(doublesAmong([known('1', ['Ville de Saint-Étienne'], siret), known('2', ['Mairie stéphanoise'], siret)])).toEqual([
			{ a: '1', b: '2', why: 'number' },
		]);
	});
	it('are not two hospitals of one town that share no name', () => {
		const goris = { place: 'health GN-174895' };
		expect(doublesAmong([known('1', ['Hôpital de jour de Goris'], goris), known('2', ['Franco-Armenian heart centre'], goris)])).toEqual(
			[],
		);
	});
});
