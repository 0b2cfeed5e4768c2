import { sql } from 'kysely';
import type { PersonNames } from '../directory/person.ts';
import type { Db } from '../server/database.ts';

interface Place {
	readonly partnershipId: string;
	readonly missionId: string;
}

/** Whether the asker is on the road with this mission: on its roster and not declined, or in charge of the partnership for their side. */
export async function travels(db: Db, { partnershipId, missionId }: Place): Promise<boolean> {
	const { rows } = await sql<{ yes: boolean }>`select travels(${partnershipId}::uuid, ${missionId}::uuid) as yes`.execute(db);
	return rows[0]?.yes ?? false;
}

/** The numbers to call, by delegate; nobody's for who does not travel. Of what is private, nothing else. */
export async function numbersOf(db: Db, { partnershipId, missionId }: Place): Promise<Map<string, string>> {
	const { rows } = await sql<{ id: string; phone: string }>`
		select delegate_id as id, phone from travellers_numbers(${partnershipId}::uuid, ${missionId}::uuid)`.execute(db);
	return new Map(rows.map(({ id, phone }) => [id, phone]));
}

/** An account that the asker may say is somebody's: a colleague's, or that of a member of a guest. */
export interface Account {
	readonly accountId: string;
	readonly name: string;
	readonly organisation: string;
}
export async function accountsFor(db: Db, partnershipId: string): Promise<Account[]> {
	const { rows } = await sql<Account>`
		select account_id as "accountId", name, organisation from travellers_accounts(${partnershipId}::uuid)`.execute(db);
	return rows;
}

/** A person of the partnership, and the account they sign in with here. */
export interface Tie extends PersonNames {
	readonly personId: string;
	readonly accountId: string;
	readonly accountName: string;
}
export async function tiesOf(db: Db, partnershipId: string): Promise<Tie[]> {
	const { rows } = await sql<Tie>`
		select x.person_id as "personId", x.account_id as "accountId", x.account_name as "accountName", p.given_name as "givenName",
			p.family_name as "familyName", p.given_name_hy as "givenNameHy", p.family_name_hy as "familyNameHy", p.spellings
		from partnership_person x join person p on p.id = x.person_id
		where x.partnership_id = ${partnershipId} and x.account_id is not null`.execute(db);
	return rows;
}

/** @returns false where it is no longer `was`: somebody chose in between */
export async function tie(db: Db, partnershipId: string, personId: string, was: string | null, accountId: string | null): Promise<boolean> {
	const { numAffectedRows } = await sql`
		update partnership_person set account_id = ${accountId}::uuid
		where partnership_id = ${partnershipId} and person_id = ${personId} and account_id is not distinct from ${was}::uuid`.execute(db);
	return (numAffectedRows ?? 0n) > 0n;
}
