/** What a transaction has done so far, and whom it concerns. */
import { sql } from 'kysely';
import type { Db } from '../server/database.ts';
import type { ActChange, Side } from './proposal.ts';

/** The parties that have not left, with what may be asked of each; none where the asker does not see the partnership. */
export async function sidesOf(db: Db, partnershipId: string): Promise<Side[]> {
	const { rows } = await sql<Side>`
		select organisation_id as "organisationId", joined_at as "joinedAt", mine from sides_of(${partnershipId})`.execute(db);
	return rows;
}

/** What this transaction has changed in the partnership so far, in order. */
export async function actSoFar(db: Db, partnershipId: string): Promise<(ActChange & { id: number })[]> {
	const { rows } = await sql<ActChange & { id: number }>`
		select id, noun, before, after, signed from act_so_far(${partnershipId})`.execute(db);
	return rows;
}
/** The act under which the history keeps what this transaction changes; null before it changes anything. */
export async function currentAct(db: Db): Promise<string | null> {
	const { rows } = await sql<{ act: string | null }>`select nullif(current_setting('jumelage.act', true), '') as act`.execute(db);
	return rows[0]?.act ?? null;
}
/** What the history calls what is done from here on. */
export const nameAct = (db: Db, verb: string) => sql`select set_config('jumelage.verb', ${verb}, true)`.execute(db);

/** Everything done after it can be undone alone. */
export const mark = (db: Db) => sql`savepoint before_change`.execute(db);
export const undo = (db: Db) => sql`rollback to savepoint before_change`.execute(db);
