import { type ColumnType, sql } from 'kysely';
import { v7 as uuid } from 'uuid';
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
}

/** The members of the organisations that the asker administers, by name. */
export async function membersIAdminister(db: Db): Promise<Member[]> {
	const { rows } = await sql<Member>`
		select id, account_id as "accountId", organisation_id as "organisationId", name, email, language, role, since
		from members_i_administer() order by name collate "und-x-icu", id`.execute(db);
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

/** @returns false when that account is a member there already. */
export async function addMember(db: Db, member: { accountId: string; organisationId: string; role: Role }): Promise<boolean> {
	const { numInsertedOrUpdatedRows } = await db
		.insertInto('membership')
		.values({ id: uuid(), account_id: member.accountId, organisation_id: member.organisationId, role: member.role })
		.onConflict((conflict) => conflict.columns(['account_id', 'organisation_id']).where('ended_at', 'is', null).doNothing())
		.executeTakeFirst();
	return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function changeRole(db: Db, id: string, role: Role): Promise<void> {
	await db.updateTable('membership').set({ role }).where('id', '=', id).where('ended_at', 'is', null).execute();
}

export async function endMembership(db: Db, id: string, at: Date): Promise<void> {
	await db.updateTable('membership').set({ ended_at: at }).where('id', '=', id).where('ended_at', 'is', null).execute();
}
