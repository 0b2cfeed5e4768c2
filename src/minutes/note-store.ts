import type { ColumnType } from 'kysely';
import type { Language } from '../plain/language.ts';
import type { Db } from '../server/database.ts';
import type { Place } from './store.ts';

interface NoteTable {
	partnership_id: string;
	mission_id: string;
	session_id: string;
	id: string;
	language: Language;
	body: string | null;
	based_on: number;
	account_id: string;
	account_name: string;
	received_at: Date;
	settled_at: ColumnType<Date | null, Date | null, Date>;
}
declare module '../server/database.ts' {
	interface Tables {
		field_note: NoteTable;
	}
}

/** A note that stands beside the minutes. */
export interface Note {
	readonly id: string;
	readonly sessionId: string;
	readonly language: Language;
	readonly body: string;
	readonly accountName: string;
	readonly receivedAt: Date;
}

/** What still waits to be merged, of a mission or of one session of it; the oldest first. */
export async function notesBeside(db: Db, { partnershipId, missionId }: Omit<Place, 'sessionId'>, sessionId?: string): Promise<Note[]> {
	const asked = db
		.selectFrom('field_note')
		.select(['id', 'session_id as sessionId', 'language', 'body', 'account_name as accountName', 'received_at as receivedAt'])
		.where('partnership_id', '=', partnershipId)
		.where('mission_id', '=', missionId)
		.where('settled_at', 'is', null)
		.orderBy('received_at')
		.orderBy('id');
	const rows = await (sessionId ? asked.where('session_id', '=', sessionId) : asked).execute();
	return rows.map((row) => ({ ...row, body: row.body ?? '' }));
}

/** What became of a note that came before; undefined: it did not. */
export async function noteReceived(db: Db, place: Place, id: string): Promise<'taken' | 'beside' | undefined> {
	const found = await db
		.selectFrom('field_note')
		.select('body')
		.where('partnership_id', '=', place.partnershipId)
		.where('mission_id', '=', place.missionId)
		.where('session_id', '=', place.sessionId)
		.where('id', '=', id)
		.executeTakeFirst();
	return found && (found.body === null ? 'taken' : 'beside');
}

/** The revision of the minutes that the latest of these notes of this account made; undefined where none of them is in the minutes. */
export async function revisionTaken(
	db: Db,
	place: Place,
	{ language, accountId, ids }: { language: Language; accountId: string; ids: readonly string[] },
): Promise<number | undefined> {
	if (ids.length === 0) return undefined;
	const found = await db
		.selectFrom('field_note')
		.select('based_on')
		.where('partnership_id', '=', place.partnershipId)
		.where('mission_id', '=', place.missionId)
		.where('session_id', '=', place.sessionId)
		.where('language', '=', language)
		.where('account_id', '=', accountId)
		.where('body', 'is', null)
		.where('id', 'in', [...ids])
		.orderBy('based_on', 'desc')
		.limit(1)
		.executeTakeFirst();
	return found && found.based_on + 1;
}

export interface NewNote {
	id: string;
	language: Language;
	/** null: it is in the minutes. */
	body: string | null;
	basedOn: number;
	accountId: string;
	accountName: string;
	at: Date;
}
export async function keepNote(db: Db, place: Place, note: NewNote): Promise<void> {
	await db
		.insertInto('field_note')
		.values({
			partnership_id: place.partnershipId,
			mission_id: place.missionId,
			session_id: place.sessionId,
			id: note.id,
			language: note.language,
			body: note.body,
			based_on: note.basedOn,
			account_id: note.accountId,
			account_name: note.accountName,
			received_at: note.at,
			settled_at: note.body === null ? note.at : null,
		})
		.execute();
}

/** Somebody has merged it by hand. @returns false where it waits no more */
export async function settleNote(db: Db, place: Place, id: string, at: Date): Promise<boolean> {
	const { numUpdatedRows } = await db
		.updateTable('field_note')
		.set({ settled_at: at })
		.where('partnership_id', '=', place.partnershipId)
		.where('mission_id', '=', place.missionId)
		.where('session_id', '=', place.sessionId)
		.where('id', '=', id)
		.where('settled_at', 'is', null)
		.executeTakeFirst();
	return numUpdatedRows > 0n;
}
