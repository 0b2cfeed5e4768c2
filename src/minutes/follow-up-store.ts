import { type SqlBool, sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { addDays, type Dated, type Day } from '../plain/day.ts';
import type { Language, Texts } from '../plain/language.ts';
import type { Db } from '../server/database.ts';
import { type FollowUp, type FollowUpInput, type State, soonDays } from './follow-up.ts';
import './tables.ts';

export type { FollowUp, FollowUpInput } from './follow-up.ts';

const columns = [
	'partnership_id as partnershipId',
	'id',
	'mission_id as missionId',
	'outcome_id as outcomeId',
	'encounter_id as encounterId',
	'words',
	'field_key as fieldKey',
	'owner_id as ownerId',
	'owner_person_id as ownerPersonId',
	'due_on as dueOn',
	'done_on as doneOn',
	'dropped_on as droppedOn',
	'drop_reason as dropReason',
	'becomes',
	'revision',
] as const;
const followUps = (db: Db, partnershipId: string) => db.selectFrom('follow_up').select(columns).where('partnership_id', '=', partnershipId);

export const sorts = ['due', 'owner', 'added'] as const;
export interface FollowUpQuestion {
	/** Words looked for, in any language; '' : all. */
	q: string;
	/** 'live': those that are open, whatever their date. */
	state: State | 'live' | 'all';
	ownerIds: readonly string[] | null;
	missionId: string | null;
	sort: (typeof sorts)[number];
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

/** What is asked of the follow-ups of a partnership. */
export function followUpsOf(db: Db, partnershipId: string, asked: Partial<FollowUpQuestion> & { today: Day }): Promise<FollowUp[]> {
	const { q = '', state = 'all', ownerIds = null, missionId = null, sort = 'due', limit = 200 } = asked;
	const pattern = `%${q.replace(/[\\%_]/g, '\\$&')}%`;
	return followUps(db, partnershipId)
		.$if(q !== '', (query) =>
			query.where(sql<SqlBool>`(words ->> 'fr' ilike ${pattern} or words ->> 'hy' ilike ${pattern} or words ->> 'en' ilike ${pattern})`),
		)
		.$if(state !== 'all', (query) => query.where(inState(state as State | 'live', asked.today)))
		.$if(ownerIds !== null, (query) => query.where(sql<SqlBool>`owner_id = any(${[...(ownerIds ?? [])]}::uuid[])`))
		.$if(missionId !== null, (query) => query.where('mission_id', '=', missionId))
		.orderBy(sql`done_on is not null or dropped_on is not null`)
		.$if(sort === 'due', (query) => query.orderBy(sql`first_day(due_on) asc nulls last`))
		.$if(sort === 'owner', (query) =>
			query
				.orderBy(sql`(select position from party y where y.partnership_id = follow_up.partnership_id and y.organisation_id = owner_id)`)
				.orderBy(sql`first_day(due_on) asc nulls last`),
		)
		.$if(sort === 'added', (query) => query.orderBy('created_at', 'desc'))
		.orderBy('id')
		.limit(limit)
		.execute();
}

export const followUpById = (db: Db, partnershipId: string, id: string): Promise<FollowUp | undefined> =>
	followUps(db, partnershipId).where('id', '=', id).executeTakeFirst();
/** The same, held until the transaction ends. */
export const lockFollowUp = (db: Db, partnershipId: string, id: string): Promise<FollowUp | undefined> =>
	followUps(db, partnershipId).where('id', '=', id).forUpdate().executeTakeFirst();
export const followUpsFrom = (db: Db, partnershipId: string, from: { outcomeId: string } | { encounterId: string }): Promise<FollowUp[]> =>
	followUps(db, partnershipId)
		.where('outcomeId' in from ? 'outcome_id' : 'encounter_id', '=', 'outcomeId' in from ? from.outcomeId : from.encounterId)
		.orderBy('id')
		.execute();

export interface Mine extends FollowUp {
	readonly partnership: string;
	readonly partnershipNames: Texts;
}
/** What these organisations still have to do, in all their partnerships; the nearest first. */
export async function followUpsOwnedBy(db: Db, ownerIds: readonly string[], limit: number): Promise<Mine[]> {
	return db
		.selectFrom('follow_up')
		.innerJoin('partnership', 'partnership.partnership_id', 'follow_up.partnership_id')
		.select(columns.map((column) => `follow_up.${column}` as const))
		.select(['partnership.name as partnership', 'partnership.names as partnershipNames'])
		.where(sql<SqlBool>`owner_id = any(${[...ownerIds]}::uuid[]) and done_on is null and dropped_on is null`)
		.orderBy(sql`first_day(due_on) asc nulls last`)
		.orderBy('follow_up.id')
		.limit(limit)
		.execute() as Promise<Mine[]>;
}

const row = (input: FollowUpInput) => ({
	words: JSON.stringify(input.words),
	field_key: input.fieldKey,
	owner_id: input.ownerId,
	owner_person_id: input.ownerPersonId,
	due_on: input.dueOn,
	becomes: input.becomes,
});
export type Origin = Pick<FollowUp, 'missionId' | 'outcomeId' | 'encounterId'>;

export async function addFollowUp(db: Db, partnershipId: string, from: Origin, input: FollowUpInput): Promise<string> {
	const id = uuid();
	await db
		.insertInto('follow_up')
		.values({
			partnership_id: partnershipId,
			id,
			mission_id: from.missionId,
			outcome_id: from.outcomeId,
			encounter_id: from.encounterId,
			...row(input),
		})
		.execute();
	return id;
}

const change = (db: Db, { partnershipId, id, revision }: FollowUp, set: object) =>
	db
		.updateTable('follow_up')
		.set({ ...set, revision: revision + 1 })
		.where('partnership_id', '=', partnershipId)
		.where('id', '=', id)
		.execute();
export const saveFollowUp = (db: Db, followUp: FollowUp, input: FollowUpInput) => change(db, followUp, row(input));
export const endFollowUp = (db: Db, followUp: FollowUp, end: { doneOn: Dated } | { droppedOn: Dated; dropReason: string }) =>
	change(db, followUp, 'doneOn' in end ? { done_on: end.doneOn } : { dropped_on: end.droppedOn, drop_reason: end.dropReason });
export const reopenFollowUp = (db: Db, followUp: FollowUp) => change(db, followUp, { done_on: null, dropped_on: null, drop_reason: null });

/** What a follow-up of an encounter begins with: written with the encounter, read here. */
export async function encounterSeed(
	db: Db,
	partnershipId: string,
	id: string,
): Promise<{ missionId: string | null; next: Texts; name: string; names: Texts } | undefined> {
	const { rows } = await sql<{ missionId: string | null; next: Texts; name: string; names: Texts }>`
		select e.mission_id as "missionId", e.next, coalesce(o.name, p.given_name || ' ' || p.family_name) as name, coalesce(o.names, '{}') as names
		from encounter e left join organisation o on o.id = e.organisation_id left join person p on p.id = e.person_id
		where e.partnership_id = ${partnershipId} and e.id = ${id}`.execute(db);
	return rows[0];
}

export interface Reminder {
	accountId: string;
	name: string;
	email: string;
	language: Language;
	partnershipId: string;
	partnership: string;
	names: Texts;
	followUpId: string;
	words: Texts;
	dueOn: Dated;
}
/** Whom to remind of what; asking marks it as written. As the role of the jobs. */
export async function dueReminders(db: Db, today: Day, now: Date): Promise<Reminder[]> {
	const { rows } = await sql<Reminder>`
		select account_id as "accountId", name, email, language, partnership_id as "partnershipId", partnership, names,
			follow_up_id as "followUpId", words, due_on as "dueOn" from follow_ups_to_remind(${today}, ${now})`.execute(db);
	return rows;
}
