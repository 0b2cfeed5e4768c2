import { type RawBuilder, sql } from 'kysely';
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
	act: string;
	reason: string | null;
	erased_at: Date | null;
}
export type Row = Record<string, unknown>;
declare module '../server/database.ts' {
	interface Tables {
		history: HistoryTable;
	}
}

/** The chain of what belongs to no partnership. */
export const directory = '00000000-0000-0000-0000-000000000000';

/** One row changed: `before` null when it was added, `after` null when it was removed; keys are the table's columns. */
export interface Change {
	id: number;
	noun: string;
	before: Row | null;
	after: Row | null;
	/** What it said had to go: both are null. */
	erased: boolean;
}
/** All that one person did at once: one form saved, however many rows it changed. The rows in the order they were written. */
export interface Act {
	act: string;
	at: Date;
	/** As it was that day; null: the program itself. */
	who: string | null;
	verb: string;
	/** Why, where the person was asked. */
	reason: string | null;
	changes: Change[];
}

/** What a history is asked of: everything in its chain, or one record with what belongs to it. */
export type About = { noun: 'decision' | 'agreement' | 'document' | 'mission' | 'person' | 'organisation'; id: string } | null;

/** More rows than any page of ours shows; an act that is cut goes on on the next page. */
const mostRows = 400;

/** The acts in a chain, the latest first; `next` is where the following page begins. */
export async function actsOf(
	db: Db,
	chain: string,
	{ about, before, limit }: { about: About; before: number | null; limit: number },
): Promise<{ acts: Act[]; next: number | null }> {
	// One look into the index for each way a row can be about a record: with "or" PostgreSQL reads the whole chain.
	const ways = about === null ? [sql`true`] : waysOf(about);
	const one = (way: RawBuilder<unknown>) => sql`(
		select id, at, account_name, verb, noun, before - 'content' as before, after - 'content' as after, act, reason, erased_at
		from history where partnership_id = ${chain} and id < ${before ?? Number.MAX_SAFE_INTEGER} and ${way} order by id desc limit ${mostRows + 1})`;
	const { rows } = await sql<HistoryTable>`
		select * from (${sql.join(ways.map(one), sql` union `)}) found order by id desc limit ${mostRows + 1}`.execute(db);
	const acts: Act[] = [];
	let last: number | null = null;
	for (const row of rows.slice(0, mostRows)) {
		let act = acts.find((known) => known.act === row.act);
		if (!act) {
			if (acts.length === limit) return { acts: acts.map(inOrder), next: last };
			act = { act: row.act, at: row.at, who: row.account_name, verb: row.verb, reason: row.reason, changes: [] };
			acts.push(act);
		}
		act.changes.push({ id: row.id, noun: row.noun, before: row.before, after: row.after, erased: row.erased_at !== null });
		last = row.id;
	}
	return { acts: acts.map(inOrder), next: rows.length > mostRows ? last : null };
}

const inOrder = (act: Act): Act => ({ ...act, changes: act.changes.toReversed() });

/** What was told of the records that were merged into this one is its own history since. */
const mergedInto = (noun: 'person' | 'organisation', id: string) =>
	sql`array(select x.id::text from ${sql.table(noun)} x where x.merged_into_id = ${id}::uuid)`;
const merged = (noun: 'person' | 'organisation', id: string) => sql`noun = ${noun} and record_id = any(${mergedInto(noun, id)})`;

/** The rows of a record itself, and those of what hangs on it; each is an index's own condition. */
function waysOf({ noun, id }: NonNullable<About>): RawBuilder<unknown>[] {
	const own = sql`noun = ${noun} and record_id = ${id}`;
	switch (noun) {
		case 'agreement':
			return [own, sql`of_agreement = ${id}`];
		case 'decision':
			return [own, sql`of_decision = ${id}`];
		case 'document':
			return [own, sql`of_document = ${id}`];
		case 'mission':
			return [own, sql`of_mission = ${id}`];
		case 'person':
			return [own, sql`of_person = ${id}`, merged('person', id), sql`of_person = any(${mergedInto('person', id)})`];
		case 'organisation':
			return [own, merged('organisation', id)];
	}
}

/** What a record was before one change of it; for a form that puts it back. */
export interface Earlier {
	/** The table's columns. */
	row: Row;
	at: Date;
	who: string | null;
}

/**
 * The earlier state that an address asks for by `?from=`; null where it asks for none, or for one that is not there.
 * @param record the record whose state it must be; null: any of this table, to add again what was removed
 */
export async function earlier(
	db: Db,
	url: URL,
	{ chain, noun, record }: { chain: string; noun: string; record: string | null },
): Promise<Earlier | null> {
	const from = url.searchParams.get('from') ?? '';
	if (!/^\d{1,15}$/.test(from)) return null;
	const found = await db
		.selectFrom('history')
		.select(['before', 'at', 'account_name as who'])
		.where('partnership_id', '=', chain)
		.where('id', '=', Number(from))
		.where('noun', '=', noun)
		.$if(record !== null, (query) => query.where('record_id', '=', record ?? ''))
		.executeTakeFirst();
	return found?.before ? { row: found.before, at: found.at, who: found.who } : null;
}

/** A row of the history under the names that a store gives its columns: `taken_on as takenOn`. */
export const renamed = (row: Row, columns: readonly string[]): Row =>
	Object.fromEntries(
		columns.map((column) => {
			const [from = '', to = from] = column.split(' as ');
			return [to, row[from] ?? null];
		}),
	);
