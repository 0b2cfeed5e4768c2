import type { Db } from '../server/database.ts';

interface HistoryTable {
	partnership_id: string;
	id: number;
	at: Date;
	account_id: string | null;
	account_name: string | null;
	verb: string;
	noun: string;
	record_id: string;
	before: Row | null;
	after: Row | null;
}
type Row = Record<string, unknown>;
declare module '../server/database.ts' {
	interface Tables {
		history: HistoryTable;
	}
}

/** One row changed: `before` null when it was added, `after` null when it was removed; keys are the table's columns. */
export interface Change {
	id: number;
	at: Date;
	/** As it was that day; null: the program itself. */
	who: string | null;
	verb: string;
	noun: string;
	before: Row | null;
	after: Row | null;
}

/** The changes of a partnership, the latest first; `next` is where the following page begins. */
export async function changesOf(
	db: Db,
	partnershipId: string,
	{ before, limit }: { before: number | null; limit: number },
): Promise<{ changes: Change[]; next: number | null }> {
	let question = db
		.selectFrom('history')
		.select(['id', 'at', 'account_name as who', 'verb', 'noun', 'before', 'after'])
		.where('partnership_id', '=', partnershipId)
		.orderBy('id', 'desc')
		.limit(limit + 1);
	if (before !== null) question = question.where('id', '<', before);
	const rows = await question.execute();
	return { changes: rows.slice(0, limit), next: rows.length > limit ? (rows[limit - 1]?.id ?? null) : null };
}

const unsaid = new Set(
	'partnership_id id revision agreement_id article_id account_id created_at taken_at position meaning keeper_id folded content'.split(' '),
);

/** What one change altered, column by column, without the keys that say nothing to a reader. */
export function altered({ before, after }: Pick<Change, 'before' | 'after'>): { column: string; was: unknown; is: unknown }[] {
	const columns = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
	return columns
		.filter((column) => !unsaid.has(column))
		.map((column) => ({ column, was: before?.[column] ?? null, is: after?.[column] ?? null }))
		.filter(({ was, is }) => JSON.stringify(was) !== JSON.stringify(is));
}
