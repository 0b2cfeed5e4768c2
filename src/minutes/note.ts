/** A text of minutes written on a telephone, perhaps without a network. */
export interface SentNote {
	/** The revision of the minutes it was written upon; 0: there were none. */
	readonly basedOn: number;
	readonly body: string;
}
/** What becomes of it: into the minutes; nothing, they say the same already; beside them, because they were written in meanwhile. */
export type Fate = 'taken' | 'same' | 'beside';

/** Nothing is written over: a note is taken only into the very text that its writer saw. */
export function fateOf(note: SentNote, minutes: { readonly body: string; readonly revision: number } | undefined): Fate {
	const now = minutes ?? { body: '', revision: 0 };
	if (note.body === now.body) return 'same';
	return note.basedOn === now.revision ? 'taken' : 'beside';
}
