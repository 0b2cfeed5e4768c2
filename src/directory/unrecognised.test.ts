import { expect, test } from 'vitest';
import { unrecognisedNamed } from './unrecognised.ts';

test.each([
	['Chouchi', 'shushi'],
	['Mairie de Choucha', 'shushi'],
	['Շուշիի քաղաքապետարան', 'shushi'],
	['Stepanakert', 'stepanakert'],
	['Ville de Khankendi', 'stepanakert'],
	['République d’Artsakh', 'artsakh'],
	['Լեռնային Ղարաբաղ', 'artsakh'],
	['Haut Karabakh', 'artsakh'],
	['Sukhum', 'sukhumi'],
	['Цхинвал', 'tskhinvali'],
	['Chypre du Nord', 'northern-cyprus'],
])('a partner named "%s" makes the form stop (%s)', (name, key) => {
	expect(unrecognisedNamed(['Partenaire', name])?.key).toBe(key);
});

test.each([
	'Kapan',
	'Կապան համայնք',
	'Goris',
	'Sisian',
	'Martuni',
	'Chypre',
	'Louhansk',
	'Donetsk',
	'Chaussy',
	'Chauché',
	'La Saussaye',
	'Susa',
	'Géorgie',
	'Saint-Étienne',
	'',
	'北京',
])('"%s" goes through', (name) => {
	expect(unrecognisedNamed([name])).toBeNull();
});
