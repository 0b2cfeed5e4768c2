import { fold } from '../plain/names.ts';
import { type ReferenceLine, referenceList } from './reference.ts';

export type Unrecognised = ReferenceLine<'unrecognised'>;

let known: readonly { line: Unrecognised; words: readonly string[] }[] | undefined;

/** Each name as it stands among other words. The Armenian genitive adds an i: Շուշի, Շուշիի. */
const listed = () => {
	known ??= referenceList('unrecognised').flatMap((line) =>
		[line.name_fr, line.name_hy, line.name_en, ...line.variants.split('|')].map((name) => ({
			line,
			words: [` ${fold(name)} `, ` ${fold(name)}i `],
		})),
	);
	return known;
};

/**
 * The entity France does not recognise as a State (or a place it governed or governs) that one of these names speaks of, in any
 * script: 'Ville de Chouchi', 'Շուշիի քաղաքապետարան'. `null` when none does. A form stops and asks; it never decides alone.
 *
 * Spellings are listed rather than heard: by sound, a form would stop at Chauché (Vendée) too.
 * CGCT L1115-1 (respect of France's international commitments); joint circular of 2 July 2015.
 */
export function unrecognisedNamed(names: readonly string[]): Unrecognised | null {
	for (const name of names) {
		const words = ` ${fold(name)} `;
		const found = listed().find((entry) => entry.words.some((word) => words.includes(word)));
		if (found) return found.line;
	}
	return null;
}
