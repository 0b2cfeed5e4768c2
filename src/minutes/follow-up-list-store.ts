import { type SqlBool, sql } from 'kysely';
import { addDays, type Day } from '../plain/day.ts';
import type { Texts } from '../plain/language.ts';
import type { Db } from '../server/database.ts';
import { type FollowUp, type Seed, type State, soonDays } from './follow-up.ts';
import { columns, followUps } from './follow-up-store.ts';

export interface FollowUpQuestion {
	/** Words looked for, in any language; '' : all. */
	q: string;
	/** 'live': those that are open, whatever their date. */
	state: State | 'live' | 'all';
	ownerIds: readonly string[] | null;
	missionId: string | null;
	/** Due on that day or before; null: whenever, or without a day. */
	until: Day | null;
	becomes: Seed | null;
	/** Leaves out what a stay answers: it is asked there. */
	own: boolean;
	sort: Sort;
	/** The last row of the page before; null: from the beginning. */
	after: Key | null;
	today: Day;
	limit: number;
}

// The same rule as stateOf: a test compares them.
const inState = (state: State | 'live', today: Day) => {
	const open = sql`done_on is null and dropped_on is null`;
	const late = sql`due_on is not null and last_day(due_on) < ${today}::date`;
	const near = sql`due_on is not null and first_day(due_on) <= ${addDays(today, soonDays)}::date`;
	switch (state) {
		case 'done':
			return sql<SqlBool>`done_on is not null`;
		case 'dropped':
			return sql<SqlBool>`dropped_on is not null`;
		case 'live':
			return sql<SqlBool>`${open}`;
		case 'late':
			return sql<SqlBool>`${open} and ${late}`;
		case 'due-soon':
			return sql<SqlBool>`${open} and ${near} and not (${late})`;
		case 'open':
			return sql<SqlBool>`${open} and not coalesce(${near} or ${late}, false)`;
	}
};

// What is open stands before what has ended; within each, by the sort; then by the id, so that no two rows stand at one place.
const ended = { sql: sql`(done_on is not null or dropped_on is not null)`, type: 'boolean', like: /^(true|false)$/ };
const due = { sql: sql`coalesce(first_day(due_on), 'infinity'::date)`, type: 'date', like: /^(\d{4}-\d\d-\d\d|infinity)$/ };
const place = {
	sql: sql`coalesce((select position from party y where y.partnership_id = follow_up_now.partnership_id and y.organisation_id = owner_id), 0)`,
	type: 'integer',
	like: /^\d{1,4}$/,
};
const age = { sql: sql`-extract(epoch from created_at)`, type: 'numeric', like: /^-\d{1,12}(\.\d{1,6})?$/ };
const id = { sql: sql`id`, type: 'uuid', like: /^[0-9a-f-]{36}$/ };
const keys = { due: [ended, due, id], owner: [ended, place, due, id], added: [ended, age, id], nearest: [due, id] };
export type Sort = 'due' | 'owner' | 'added';
export const sorts: readonly Sort[] = ['due', 'owner', 'added'];
/** Where a row stands in a list. */
export type Key = readonly string[];
/** A key as an address carries it; null where it is none of this list. */
export function keyIn(text: string | null, sort: keyof typeof keys): Key | null {
	const parts = (text ?? '').split('~');
	return parts.length === keys[sort].length && keys[sort].every(({ like }, index) => like.test(parts[index] ?? '')) ? parts : null;
}
const keyOf = (sort: keyof typeof keys) =>
	sql<string>`concat_ws('~', ${sql.join(keys[sort].map((part) => sql`(${part.sql})::text`))})`.as('key');
const beyond = (sort: keyof typeof keys, after: Key) =>
	sql<SqlBool>`(${sql.join(keys[sort].map((part) => part.sql))}) > (${sql.join(
		keys[sort].map(({ type }, index) => sql`${after[index]}::${sql.raw(type)}`),
	)})`;

/** A row and where it stands: the next page begins after it. */
export type Listed<Row = FollowUp> = Row & { readonly key: string };
/** What is asked of the follow-ups of a partnership, a page of them. */
export function followUpsOf(
	db: Db,
	partnershipId: string,
	asked: Partial<FollowUpQuestion> & { today: Day; limit: number },
): Promise<Listed[]> {
	const {
		q = '',
		state = 'all',
		ownerIds = null,
		missionId = null,
		until = null,
		becomes = null,
		own = false,
		sort = 'due',
		after = null,
	} = asked;
	const pattern = `%${q.replace(/[\\%_]/g, '\\$&')}%`;
	return followUps(db, partnershipId)
		.select(keyOf(sort))
		.$if(q !== '', (query) =>
			query.where(sql<SqlBool>`(words ->> 'fr' ilike ${pattern} or words ->> 'hy' ilike ${pattern} or words ->> 'en' ilike ${pattern})`),
		)
		.$if(state !== 'all', (query) => query.where(inState(state as State | 'live', asked.today)))
		.$if(ownerIds !== null, (query) => query.where(sql<SqlBool>`owner_id = any(${[...(ownerIds ?? [])]}::uuid[])`))
		.$if(missionId !== null, (query) => query.where('mission_id', '=', missionId))
		.$if(until !== null, (query) => query.where(sql<SqlBool>`first_day(due_on) <= ${until}::date`))
		.$if(becomes !== null, (query) => query.where('becomes', '=', becomes))
		.$if(own, (query) => query.where('placement_id', 'is', null))
		.$if(after !== null, (query) => query.where(beyond(sort, after ?? [])))
		.orderBy(sql.join(keys[sort].map((part) => part.sql)))
		.limit(asked.limit)
		.execute();
}

/** All that came of a mission and is to be done: for its report. */
export const followUpsOfMission = (db: Db, partnershipId: string, missionId: string): Promise<FollowUp[]> =>
	followUps(db, partnershipId)
		.where('mission_id', '=', missionId)
		.orderBy(sql.join(keys.due.map((part) => part.sql)))
		.execute();

/** The missions of a partnership that something is to be done after; the latest first. */
export async function missionsFollowed(db: Db, partnershipId: string, limit = 100): Promise<{ id: string; title: Texts }[]> {
	const { rows } = await sql<{ id: string; title: Texts }>`select id, title from mission m where m.partnership_id = ${partnershipId}
		and exists (select from follow_up f where f.partnership_id = m.partnership_id and f.mission_id = m.id)
		order by first_day(m.leaves_on) desc nulls first, m.id desc limit ${limit}`.execute(db);
	return rows;
}

export interface Mine extends FollowUp {
	readonly partnership: string;
	readonly partnershipNames: Texts;
}
/** What these organisations still have to do, in all their partnerships; the nearest first. */
export async function followUpsOwnedBy(db: Db, ownerIds: readonly string[], after: Key | null, limit: number): Promise<Listed<Mine>[]> {
	return db
		.selectFrom('follow_up_now')
		.select(columns)
		.select(keyOf('nearest'))
		.select([
			sql<string>`(select name from partnership p where p.partnership_id = follow_up_now.partnership_id)`.as('partnership'),
			sql<Texts>`(select names from partnership p where p.partnership_id = follow_up_now.partnership_id)`.as('partnershipNames'),
		])
		.where(sql<SqlBool>`owner_id = any(${[...ownerIds]}::uuid[]) and done_on is null and dropped_on is null`)
		.$if(after !== null, (query) => query.where(beyond('nearest', after ?? [])))
		.orderBy(sql.join(keys.nearest.map((part) => part.sql)))
		.limit(limit)
		.execute();
}
