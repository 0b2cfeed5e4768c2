import { sound } from '../plain/names.ts';
import { type ReferenceLine, referenceList } from './reference.ts';

export type Unrecognised = ReferenceLine<'unrecognised'>;

let sounds: readonly { line: Unrecognised; sound: string }[] | undefined;

const listed = () => {
	sounds ??= referenceList('unrecognised').flatMap((line) =>
		[line.name_fr, line.name_hy, line.name_en, ...line.variants.split('|')].map((name) => ({ line, sound: ` ${sound(name)} ` })),
	);
	return sounds;
};

/**
 * The entity France does not recognise as a State (or a place it governed or governs) that one of these names speaks of, in any
 * script: 'Ville de Chouchi', 'Շուշիի քաղաքապետարան'. `null` when none does. A form stops and asks; it never decides alone.
 *
 * CGCT L1115-1 (respect of France's international commitments); joint circular of 2 July 2015.
 */
export function unrecognisedNamed(names: readonly string[]): Unrecognised | null {
	for (const name of names) {
		const heard = ` ${sound(name)} `;
		const found = listed().find((entry) => entry.sound.trim() !== '' && heard.includes(entry.sound));
		if (found) return found.line;
	}
	return null;
}
