import { sql } from 'kysely';
import type { Db } from '../server/database.ts';
import type { Author } from '../web/ask.ts';

/** How far a partnership's history has come; 0 where nothing has changed yet, null where the asker does not see it. */
export async function versionOf(db: Db, partnershipId: string): Promise<number | null> {
	const { rows } = await sql<{ version: number | null }>`select version_of(${partnershipId}) as version`.execute(db);
	return rows[0]?.version ?? null;
}

/** Who has changed the partnership after `version`, who came last at the end; nobody where the asker does not see it. */
export async function changesSince(db: Db, partnershipId: string, version: number): Promise<Author[]> {
	const { rows } = await sql<Author>`
		select version, account_id as "accountId", account_name as name, organisation, names from changes_since(${partnershipId}, ${version})`.execute(
		db,
	);
	return rows;
}

export interface Pair {
	session: string;
	partnershipId: string;
}

/** Of many pages that are open, which may stay so: session by session, as each request is asked, in one question. */
export async function stillSeen(db: Db, pairs: readonly Pair[]): Promise<boolean[]> {
	const sessions = pairs.map(({ session }) => session);
	const partnerships = pairs.map(({ partnershipId }) => partnershipId);
	const { rows } = await sql<{ seen: boolean }>`
		select (answer ->> 'standing') is not null and not coalesce((answer ->> 'lacksSecondFactor')::boolean, false) as seen
		from unnest(${sessions}::text[], ${partnerships}::uuid[]) with ordinality as asked(session, partnership, n),
			lateral enter(session, '', partnership, null) as answer
		order by n`.execute(db);
	return rows.map(({ seen }) => seen);
}
