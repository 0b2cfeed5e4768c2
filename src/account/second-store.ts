import { type ColumnType, sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { Db } from '../server/database.ts';

declare module '../server/database.ts' {
	interface Tables {
		second_factor_rule: { organisation_id: string; since: ColumnType<Date, never, never> };
	}
}

/** Of these organisations: those that ask their members for a second factor. */
export async function organisationsAsking(db: Db, organisationIds: readonly string[]): Promise<Set<string>> {
	if (organisationIds.length === 0) return new Set();
	const rows = await db
		.selectFrom('second_factor_rule')
		.select('organisation_id')
		.where('organisation_id', 'in', organisationIds)
		.execute();
	return new Set(rows.map((row) => row.organisation_id));
}

export async function askForSecondFactor(db: Db, organisationId: string): Promise<void> {
	await db
		.insertInto('second_factor_rule')
		.values({ organisation_id: organisationId })
		.onConflict((conflict) => conflict.column('organisation_id').doNothing())
		.execute();
}

export async function leaveSecondFactor(db: Db, organisationId: string): Promise<void> {
	await db.deleteFrom('second_factor_rule').where('organisation_id', '=', organisationId).execute();
}

/** Memberships, among those the asker administers, whose person has a second factor. */
export async function membersWithSecondFactor(db: Db): Promise<Set<string>> {
	const { rows } = await sql<{ id: string }>`select members_with_second_factor() as id`.execute(db);
	return new Set(rows.map(({ id }) => id));
}

/** @returns false when there was none to take away, or the asker does not administer that membership */
export async function resetSecondFactor(db: Db, membershipId: string): Promise<boolean> {
	const { rows } = await sql<{ done: boolean }>`select reset_second_factor(${membershipId}, ${uuid()}) as done`.execute(db);
	return rows[0]?.done ?? false;
}
