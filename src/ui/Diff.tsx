import { m } from '../paraglide/messages.js';

/** Words that stayed, came or went: the shape given by `diffWords` of the package diff. */
export type DiffPart = { value: string; added?: boolean; removed?: boolean };

/** What changed between two versions: underlined or struck through, and said aloud, never by colour alone. */
export function Diff({ parts, lang }: { parts: readonly DiffPart[]; lang?: string }) {
	if (!parts.some((part) => part.added || part.removed)) return <p class="soft">{m.ui_no_change()}</p>;
	return (
		<div class="diff legal" lang={lang}>
			{parts.map(({ value, added, removed }) => {
				if (!added && !removed) return value;
				const Mark = added ? 'ins' : 'del';
				return (
					<Mark>
						<span class="hidden"> [{added ? m.ui_added() : m.ui_removed()} </span>
						{value}
						<span class="hidden"> {m.ui_end_of_change()}] </span>
					</Mark>
				);
			})}
		</div>
	);
}
