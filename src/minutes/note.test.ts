import { expect, it } from 'vitest';
import { fateOf } from './note.ts';

it('takes a note written in Kapan into the minutes that its writer saw', () => {
	expect(fateOf({ basedOn: 0, body: 'Accueil' }, undefined)).toBe('taken');
	expect(fateOf({ basedOn: 3, body: 'Accueil, puis visite' }, { body: 'Accueil', revision: 3 })).toBe('taken');
});
it('keeps it beside minutes that the other city has written in meanwhile', () => {
	expect(fateOf({ basedOn: 0, body: 'Accueil' }, { body: 'Ընդունելություն', revision: 1 })).toBe('beside');
	expect(fateOf({ basedOn: 3, body: 'Accueil' }, { body: 'Visite', revision: 4 })).toBe('beside');
	// Of minutes that are not there any more, or older than the telephone believes: nothing is guessed.
	expect(fateOf({ basedOn: 4, body: 'Accueil' }, { body: 'Visite', revision: 3 })).toBe('beside');
	expect(fateOf({ basedOn: 2, body: 'Accueil' }, undefined)).toBe('beside');
});
it('has nothing to do where the minutes say the same', () => {
	expect(fateOf({ basedOn: 1, body: 'Accueil' }, { body: 'Accueil', revision: 7 })).toBe('same');
	expect(fateOf({ basedOn: 0, body: '' }, undefined)).toBe('same');
});
