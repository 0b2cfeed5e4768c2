import type { VNode } from 'preact';
import { m } from '../paraglide/messages.js';
import { formatInstant } from '../ui/format.ts';
import type { Ask } from '../web/ask.ts';
import { type Earlier, earlier, type Row } from './store.ts';

/** An earlier state to fill a form with, and what is said above that form. */
export interface Restored {
	/** The table's columns. */
	row: Row;
	notice: VNode;
}

/**
 * The earlier state that `?from=` asks for, to be saved by whoever may, by the rules of today, as a new change; null where none is asked.
 * @param of the chain and the table; `record`: whose state it must be, or null to add again what was removed
 */
export async function restored(ask: Ask, of: { chain: string; noun: string; record: string | null }): Promise<Restored | null> {
	const found = await earlier(ask.db, ask.url, of);
	return found && { row: found.row, notice: <Notice {...found} locale={ask.locale} timeZone={ask.deps.config.timeZone} /> };
}

function Notice({ at, who, locale, timeZone }: Earlier & { locale: Ask['locale']; timeZone: string }) {
	return (
		<p class="notice" data-tone="wait" role="status">
			{m.history_restoring({ when: formatInstant(at, locale, timeZone), who: who ?? m.history_program() })}
		</p>
	);
}
