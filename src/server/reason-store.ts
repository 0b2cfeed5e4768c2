import { sql } from 'kysely';
import type { Db } from './database.ts';

/** Why this request changes what it changes: every row that the history writes from here on carries it. */
export async function giveReason(db: Db, reason: string): Promise<void> {
	await sql`select set_config('jumelage.reason', ${reason}, true)`.execute(db);
}
