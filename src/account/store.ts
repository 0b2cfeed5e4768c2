import { type ColumnType, sql } from 'kysely';
import type { Language } from '../plain/language.ts';
import type { Db } from '../server/database.ts';
import type { Role, Seat } from './membership.ts';

declare module '../server/database.ts' {
	interface Tables {
		membership: {
			id: string;
			account_id: string;
			organisation_id: string;
			role: Role;
			since: ColumnType<Date, never, never>;
			ends_at: Date | null;
			ended_at: ColumnType<Date | null, never, Date>;
		};
	}
}

export interface Member extends Seat {
	accountId: string;
	name: string;
	email: string;
	language: Language;
	since: Date;
	/** When they signed in last, of the sessions still open; null: none is. */
	seenAt: Date | null;
	/** Whether a code is asked besides the password or the link. */
	secondFactor: boolean;
}

/** The members of the organisations that the asker administers, by name. */
export async function membersIAdminister(db: Db): Promise<Member[]> {
	const { rows } = await sql<Member>`
		select id, account_id as "accountId", organisation_id as "organisationId", name, email, language, role, since, ends_at as "endsAt", seen_at as "seenAt",
			second_factor as "secondFactor"
		from members_i_administer() order by name collate "und-x-icu", id`.execute(db);
	return rows;
}

/** Names come out in that language meanwhile: those of a letter in its reader's. */
export async function speaking<T>(db: Db, language: Language, back: Language, work: () => Promise<T>): Promise<T> {
	const speak = (one: Language) => sql`select set_config('jumelage.language', ${one}, true)`.execute(db);
	await speak(language);
	const answer = await work();
	await speak(back);
	return answer;
}

/** Somebody of an organisation of the asker's own. */
export interface Colleague extends Seat {
	accountId: string;
	name: string;
	email: string;
	language: Language;
}

/** Those of one of the asker's organisations, by name; none where it is not one of theirs. */
export async function colleaguesIn(db: Db, organisationId: string): Promise<Colleague[]> {
	const { rows } = await sql<Colleague>`
		select membership_id as id, account_id as "accountId", ${organisationId}::uuid as "organisationId", name, email, language, role, ends_at as "endsAt"
		from colleagues(${organisationId})`.execute(db);
	return rows;
}

/**
 * The administrators of the organisation of this membership, held until the request ends: of two who end each other at once,
 * the second finds itself alone.
 */
export async function lockAdministrators(db: Db, membershipId: string): Promise<void> {
	await db
		.selectFrom('membership')
		.select('id')
		.where('organisation_id', '=', (query) => query.selectFrom('membership').select('organisation_id').where('id', '=', membershipId))
		.where('role', '=', 'administrator')
		.where('ended_at', 'is', null)
		.orderBy('id')
		.forUpdate()
		.execute();
}

export async function changeRole(db: Db, id: string, role: Role): Promise<void> {
	await db.updateTable('membership').set({ role }).where('id', '=', id).where('ended_at', 'is', null).execute();
}

/** @param reason kept beside it in the history */
export async function endMembership(db: Db, id: string, at: Date, reason: string): Promise<void> {
	await sql`select set_config('jumelage.reason', ${reason}, true)`.execute(db);
	await db.updateTable('membership').set({ ended_at: at }).where('id', '=', id).where('ended_at', 'is', null).execute();
}

/** Access that ends by itself; null: it does not. */
export async function endLater(db: Db, id: string, endsAt: Date | null): Promise<void> {
	await db.updateTable('membership').set({ ends_at: endsAt }).where('id', '=', id).where('ended_at', 'is', null).execute();
}

/** One's own access. @returns false where nobody would be left to administer */
export async function leaveOrganisation(db: Db, organisationId: string, at: Date): Promise<boolean> {
	const { rows } = await sql<{ left: boolean }>`select leave_organisation(${organisationId}, ${at}) as left`.execute(db);
	return rows[0]?.left ?? false;
}

export const endDueMemberships = (db: Db) => sql`select end_due_memberships()`.execute(db);
