import { sql } from 'kysely';
import type { Db } from '../server/database.ts';

/** Forgets files that no document has stood on since that moment. */
export async function forgetLoose(db: Db, before: Date): Promise<void> {
	await sql`select forget_loose_files(${before})`.execute(db);
}

/** Of these hashes, those that no partnership keeps; locked to the end of the transaction. */
export async function unkept(db: Db, hashes: readonly string[]): Promise<string[]> {
	const { rows } = await sql<{ hash: string }>`select hash from unkept_files(${hashes}) as hash`.execute(db);
	return rows.map(({ hash }) => hash);
}
