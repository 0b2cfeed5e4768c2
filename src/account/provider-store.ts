import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { Db, Role } from '../server/database.ts';

/** The oldest invitation that waits for this address, which somebody else must have vouched for. */
export async function invitationWaiting(db: Db, email: string): Promise<{ organisation: string; by: string; role: Role } | null> {
	const { rows } = await sql<{ found: { organisation: string; by: string; role: Role } | null }>`
		select invitation_waiting(${email}) as found`.execute(db);
	return rows[0]?.found ?? null;
}

/** Takes it: account and membership, as its letter's link does. @returns false when none waits any more */
export async function acceptInvitationOf(db: Db, email: string): Promise<boolean> {
	const { rows } = await sql<{ done: boolean }>`select accept_invitation_of(${email}, ${uuid()}, ${uuid()}) as done`.execute(db);
	return rows[0]?.done ?? false;
}
