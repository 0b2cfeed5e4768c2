import { createHash, randomBytes } from 'node:crypto';
import { type ColumnType, sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { Language } from '../plain/language.ts';
import type { Database, Db } from '../server/database.ts';
import type { Invitation, Opened } from './invitation.ts';
import type { Role } from './membership.ts';

declare module '../server/database.ts' {
	interface Tables {
		invitation: {
			id: string;
			organisation_id: string;
			from_id: string;
			through_id: string | null;
			email: string;
			name: string;
			role: Role;
			language: Language;
			ends_at: Date | null;
			token_hash: ColumnType<never, Buffer, Buffer>;
			invited_by: string;
			invited_by_name: string;
			invited_at: ColumnType<Date, never, never>;
			sent_at: ColumnType<Date, never, Date>;
			expires_at: Date;
			accepted_at: ColumnType<Date | null, never, never>;
			withdrawn_at: ColumnType<Date | null, never, Date>;
			letter_id: string | null;
		};
	}
}

/** A link's secret, of which the table keeps the hash alone: who reads it cannot accept in somebody's place. */
export const newToken = () => randomBytes(32).toString('base64url');
const hashOf = (token: string) => createHash('sha256').update(token).digest();

export interface NewInvitation {
	organisationId: string;
	fromId: string;
	throughId: string | null;
	email: string;
	name: string;
	role: Role;
	language: Language;
	endsAt: Date | null;
	by: { id: string; name: string };
	expiresAt: Date;
	token: string;
}

/** @returns its id; null where one already waits for that address */
export async function invite(db: Db, one: NewInvitation): Promise<string | null> {
	const id = uuid();
	const { numInsertedOrUpdatedRows } = await db
		.insertInto('invitation')
		.values({
			id,
			organisation_id: one.organisationId,
			from_id: one.fromId,
			through_id: one.throughId,
			email: one.email,
			name: one.name,
			role: one.role,
			language: one.language,
			ends_at: one.endsAt,
			token_hash: hashOf(one.token),
			invited_by: one.by.id,
			invited_by_name: one.by.name,
			expires_at: one.expiresAt,
			letter_id: null,
		})
		.onConflict((conflict) =>
			conflict.columns(['organisation_id', 'email']).where('accepted_at', 'is', null).where('withdrawn_at', 'is', null).doNothing(),
		)
		.executeTakeFirst();
	return (numInsertedOrUpdatedRows ?? 0n) > 0n ? id : null;
}

/** Those of the organisations the asker administers that nobody has answered, the latest first. */
export async function invitationsWaiting(db: Db): Promise<Invitation[]> {
	const { rows } = await sql<Invitation>`
		select i.id, i.organisation_id as "organisationId", i.from_id as "fromId", called(o.name, o.names) as organisation, called(f.name, f.names) as "from",
			(select called(p.name, p.names) from partnership p where p.partnership_id = i.through_id) as partnership,
			i.email, i.name, i.role, i.language, i.ends_at as "endsAt", i.invited_by_name as "byName", i.sent_at as "sentAt", i.expires_at as "expiresAt",
			case when l.id is not null then jsonb_build_object('sentAt', l.sent_at, 'returnedAt', l.returned_at, 'reason', l.reason, 'tries', l.tries) end as letter
		from invitation i join organisation o on o.id = i.organisation_id join organisation f on f.id = i.from_id left join letter l on l.id = i.letter_id
		where i.accepted_at is null and i.withdrawn_at is null
		order by i.sent_at desc, i.id`.execute(db);
	return rows;
}

/** The letter that carries it. */
export async function tie(db: Db, id: string, letterId: string): Promise<void> {
	await db.updateTable('invitation').set({ letter_id: letterId }).where('id', '=', id).execute();
}

/** A new link; the former opens nothing more. Whoever sends it again is the one who invites: the first may have left. */
export async function renew(
	db: Db,
	id: string,
	{ token, expiresAt, letterId, at, by }: { token: string; expiresAt: Date; letterId: string; at: Date; by: { id: string; name: string } },
): Promise<void> {
	await db
		.updateTable('invitation')
		.set({
			token_hash: hashOf(token),
			expires_at: expiresAt,
			letter_id: letterId,
			sent_at: at,
			invited_by: by.id,
			invited_by_name: by.name,
		})
		.where('id', '=', id)
		.where('accepted_at', 'is', null)
		.where('withdrawn_at', 'is', null)
		.execute();
}

export async function withdraw(db: Db, id: string, at: Date): Promise<void> {
	await db
		.updateTable('invitation')
		.set({ withdrawn_at: at })
		.where('id', '=', id)
		.where('accepted_at', 'is', null)
		.where('withdrawn_at', 'is', null)
		.execute();
}

/** Whether nobody has ever entered for this party, so that the other side may open its door. */
export async function mayOpenSide(db: Db, organisationId: string, partnershipId: string, fromId: string): Promise<boolean> {
	const { rows } = await sql<{ may: boolean }>`select may_open_side(${organisationId}, ${partnershipId}, ${fromId}) as may`.execute(db);
	return rows[0]?.may ?? false;
}

export async function invitationFor(db: Db, token: string): Promise<Opened | null> {
	const { rows } = await sql<{ found: Opened | null }>`select invitation_for(${hashOf(token)}, null) as found`.execute(db);
	return rows[0]?.found ?? null;
}

export type Accepted = { code: 'over' | 'taken' | 'other-account' } | { code: 'new' | 'known'; accountId: string; language: Language };

/** Accepts in a transaction of its own: the account must stand before a session can be opened for it. */
export function acceptInvitation(database: Database, session: string | null, token: string, name: string): Promise<Accepted> {
	return database.enter({ session, verb: 'invitation.accept' }, async (db) => {
		const { rows } = await sql<{
			answer: Accepted;
		}>`select accept_invitation(${hashOf(token)}, null, ${name}, ${uuid()}, ${uuid()}) as answer`.execute(db);
		return rows[0]?.answer ?? { code: 'over' };
	});
}

/** The invitation that waits for an address; only for one that a provider of identities has just vouched for. */
export async function invitationOf(db: Db, email: string): Promise<Opened | null> {
	const { rows } = await sql<{ found: Opened | null }>`select invitation_for(null, ${email.toLowerCase()}) as found`.execute(db);
	return rows[0]?.found ?? null;
}

/** Accepts it for that address, in the transaction under way: the account stands once that is over. */
export async function acceptInvitationOf(db: Db, email: string, name: string): Promise<Accepted> {
	const { rows } = await sql<{
		answer: Accepted;
	}>`select accept_invitation(null, ${email.toLowerCase()}, ${name}, ${uuid()}, ${uuid()}) as answer`.execute(db);
	return rows[0]?.answer ?? { code: 'over' };
}

/** Those somebody has sent for an organisation and that still wait, by name. */
export const invitationsBy = (db: Db, accountId: string, fromId: string): Promise<{ id: string; name: string; email: string }[]> =>
	db
		.selectFrom('invitation')
		.select(['id', 'name', 'email'])
		.where('invited_by', '=', accountId)
		.where('from_id', '=', fromId)
		.where('accepted_at', 'is', null)
		.where('withdrawn_at', 'is', null)
		.orderBy('name')
		.orderBy('id')
		.execute();

export async function passInvitations(db: Db, fromId: string, from: string, to: { accountId: string; name: string }): Promise<void> {
	await db
		.updateTable('invitation')
		.set({ invited_by: to.accountId, invited_by_name: to.name })
		.where('invited_by', '=', from)
		.where('from_id', '=', fromId)
		.where('accepted_at', 'is', null)
		.where('withdrawn_at', 'is', null)
		.execute();
}
