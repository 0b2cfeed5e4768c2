/** The only SQL of what a city says of the time before it joined. */
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { Db } from '../server/database.ts';
import type { Change, Side } from './proposal.ts';
import type { Person, Word } from './store.ts';

declare module '../server/database.ts' {
	interface Tables {
		joining_answer: Word & { id: string; answer: 'confirmed' | 'contested' };
	}
}

/** Where a fact that two cities share may stand. */
const sharedNouns = ['party', 'partnership_event', 'signature', 'agreement_event', 'decision', 'adoption', 'transmission'];

/** A side, and since when it takes part here: from the day that somebody may answer for it, and that it was entered as a party. */
export interface JoinedSide extends Side {
	/** It opened the partnership: whatever stood at the beginning is its own word. */
	opened: boolean;
}
const sides = (partnershipId: string) => sql`(
	select s.organisation_id, s.mine, s.organisation_id = p.keeper_id as opened, case when s.joined_at is not null then greatest(s.joined_at, (
		select max(h.at) from history h where h.partnership_id = ${partnershipId} and h.noun = 'party' and h.record_id = s.organisation_id::text
			and h.before is null and h.account_id is not null)) end as joined_at
	from sides_of(${partnershipId}) s join partnership p on p.partnership_id = ${partnershipId})`;

/** The sides, and whether there is more to ask: proposals that wait, words on the time before somebody joined, something recorded then. */
export async function standingBetween(
	db: Db,
	partnershipId: string,
): Promise<{ sides: JoinedSide[]; waits: boolean; answered: boolean; before: boolean }> {
	const { rows } = await sql<{ sides: JoinedSide[]; waits: boolean; answered: boolean; before: boolean }>`
		with side as materialized ${sides(partnershipId)}
		select
			coalesce((select jsonb_agg(jsonb_build_object('organisationId', organisation_id, 'joinedAt', joined_at, 'mine', mine, 'opened', opened)) from side), '[]') as sides,
			exists (select from proposal p where p.partnership_id = ${partnershipId} and p.ended_at is null) as waits,
			exists (select from joining_answer j where j.partnership_id = ${partnershipId}) as answered,
			exists (select from history h where h.partnership_id = ${partnershipId} and h.account_id is not null
				and h.at <= (select max(joined_at) from side where not opened) and h.noun = any(${sharedNouns})) as before`.execute(db);
	const [found] = rows;
	const joined = (found?.sides ?? []).map((side) => ({ ...side, joinedAt: side.joinedAt && new Date(side.joinedAt) }));
	return { waits: false, answered: false, before: false, ...found, sides: joined };
}

export interface JoiningAnswer {
	organisationId: string;
	answer: 'confirmed' | 'contested';
	reason: string | null;
	by: string;
	at: Date;
}
/** The latest word of each party on what was recorded before it joined. */
export async function joiningAnswers(db: Db, partnershipId: string): Promise<JoiningAnswer[]> {
	const { rows } = await sql<JoiningAnswer>`
		select distinct on (organisation_id) organisation_id as "organisationId", answer, reason, account_name as by, answered_at as at
		from joining_answer where partnership_id = ${partnershipId} order by organisation_id, answered_at desc, id desc`.execute(db);
	return rows;
}
export async function addJoiningAnswer(
	db: Db,
	partnershipId: string,
	organisationId: string,
	{ accountId, accountName, at }: Person,
	answer: 'confirmed' | 'contested',
	reason: string | null,
): Promise<void> {
	const word = { answer, reason, account_id: accountId, account_name: accountName, answered_at: at };
	await db
		.insertInto('joining_answer')
		.values({ partnership_id: partnershipId, id: uuid(), organisation_id: organisationId, ...word })
		.execute();
}

export interface EarlierChange extends Change {
	id: number;
	at: Date;
	who: string | null;
	verb: string;
}
/**
 * What people recorded before this side joined, of the kinds that two cities share, the oldest first; 200 at most. What came with the program
 * itself is nobody's word.
 */
export async function recordedBefore(db: Db, partnershipId: string, organisationId: string): Promise<EarlierChange[]> {
	const { rows } = await sql<EarlierChange>`
		with side as materialized ${sides(partnershipId)}
		select h.id, h.at, h.account_name as who, h.verb, h.noun, h.before, h.after from history h
		where h.partnership_id = ${partnershipId} and h.noun = any(${sharedNouns}) and h.account_id is not null
			and h.at <= (select joined_at from side where organisation_id = ${organisationId} and not opened)
		order by h.id limit 200`.execute(db);
	return rows;
}
