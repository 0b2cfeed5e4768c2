import { type ColumnType, sql } from 'kysely';
import type { Db } from '../server/database.ts';

declare module '../server/database.ts' {
	interface Tables {
		charge: {
			partnership_id: string;
			organisation_id: string;
			account_id: string;
			since: ColumnType<Date, never, Date>;
		};
	}
}

/** Whom to turn to for a partnership, on one of its sides. */
export interface InCharge {
	partnershipId: string;
	organisationId: string;
	organisation: string;
	accountId: string;
	name: string;
	/** For those who work in the partnership. */
	email: string | null;
	/** True where this person has left the organisation. */
	gone: boolean;
}

export async function inCharge(db: Db, partnershipIds: readonly string[]): Promise<InCharge[]> {
	const { rows } = await sql<InCharge>`
		select partnership_id as "partnershipId", organisation_id as "organisationId", organisation, account_id as "accountId", name, email, gone
		from in_charge(${[...partnershipIds]}::uuid[])`.execute(db);
	return rows;
}

export async function putInCharge(db: Db, partnershipId: string, organisationId: string, accountId: string, at: Date): Promise<void> {
	await db
		.insertInto('charge')
		.values({ partnership_id: partnershipId, organisation_id: organisationId, account_id: accountId })
		.onConflict((conflict) => conflict.columns(['partnership_id', 'organisation_id']).doUpdateSet({ account_id: accountId, since: at }))
		.execute();
}

export interface Held {
	partnershipId: string;
	name: string;
}

/** The partnerships somebody is in charge of for an organisation, by name. */
export async function heldBy(db: Db, accountId: string, organisationId: string): Promise<Held[]> {
	const { rows } = await sql<Held>`
		select c.partnership_id as "partnershipId", called(p.name, p.names) as name
		from charge c join partnership p on p.partnership_id = c.partnership_id
		where c.account_id = ${accountId} and c.organisation_id = ${organisationId}
		order by called(p.name, p.names) collate "und-x-icu", c.partnership_id`.execute(db);
	return rows;
}

/** All that is one's in an organisation passes to another. */
export async function passOn(db: Db, organisationId: string, from: string, to: string, at: Date): Promise<void> {
	await db
		.updateTable('charge')
		.set({ account_id: to, since: at })
		.where('organisation_id', '=', organisationId)
		.where('account_id', '=', from)
		.execute();
}
