import { sql } from 'kysely';
import type { Dated, Day } from '../plain/day.ts';
import type { Language, Texts } from '../plain/language.ts';
import type { Db } from '../server/database.ts';
import type { Place } from './store.ts';

export interface Reader {
	name: string;
	email: string;
	language: Language;
}
/**
 * Those who may confirm for these cities, but for the asker; marked as written to: nobody is told twice in a day of the same minutes,
 * whatever happens to them.
 */
export async function minutesReaders(
	db: Db,
	{ partnershipId, missionId, sessionId }: Place,
	sideIds: readonly string[],
	now: Date,
): Promise<Reader[]> {
	const { rows } = await sql<Reader>`select name, email, language from minutes_readers(${partnershipId}, ${missionId}, ${sessionId},
		${[...sideIds]}::uuid[], ${now})`.execute(db);
	return rows;
}

/** Something that one person's cities may have to do; of a stay and of mandates, `facts` tell whether anything is due (duty.ts). */
export interface Reminder {
	kind: 'follow-up' | 'minutes' | 'stay' | 'mandate';
	accountId: string;
	name: string;
	email: string;
	language: Language;
	partnershipId: string;
	partnership: string;
	names: Texts;
	followUpId: string | null;
	missionId: string | null;
	sessionId: string | null;
	placementId: string | null;
	/** What is to be done, the title of the session or the mission, the profile of who comes. */
	words: Texts;
	dueOn: Dated | null;
	facts: unknown;
}
/** Whom to remind of what, of those who were not written to for a week. As the role of the jobs. */
export async function dueReminders(db: Db, today: Day, now: Date): Promise<Reminder[]> {
	const { rows } = await sql<Reminder>`
		select kind, account_id as "accountId", name, email, language, partnership_id as "partnershipId", partnership, names,
			follow_up_id as "followUpId", mission_id as "missionId", session_id as "sessionId",
			placement_id as "placementId", words, due_on as "dueOn", facts
		from duties_to_remind(${today}, ${now})`.execute(db);
	return rows;
}
/** They have been written to. */
export const markReminded = async (db: Db, accounts: readonly string[], now: Date): Promise<void> =>
	void (await sql`select mark_reminded(${[...accounts]}::uuid[], ${now})`.execute(db));
