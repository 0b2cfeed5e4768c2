import { sql } from 'kysely';
import type { Day } from '../plain/day.ts';
import type { Language, Texts } from '../plain/language.ts';
import type { Db } from '../server/database.ts';
import { carried } from './hash.ts';
import type { Confirmation, Presence, Shared } from './minutes.ts';
import { type Outcome, outcomesOf } from './outcome-store.ts';
import './tables.ts';

export interface Place {
	readonly partnershipId: string;
	readonly missionId: string;
	readonly sessionId: string;
}
/** A session of the programme, as its minutes name it. */
export interface Session {
	readonly id: string;
	readonly missionId: string;
	readonly kind: string;
	readonly title: Texts;
	readonly onDay: Day | null;
	readonly startsAt: Date | null;
	readonly place: string | null;
}
export interface Minutes {
	readonly session: Session;
	readonly texts: Partial<Record<Language, { readonly body: string; readonly revision: number }>>;
	/** Those who were to take part, in order; null: nobody has said yet whether they were there. */
	readonly participants: readonly { readonly delegateId: string; readonly presence: Presence | null }[];
	readonly outcomes: readonly Outcome[];
	readonly confirmations: readonly Confirmation[];
}

/** What the sides confirm of these minutes. */
export const sharedOf = ({ texts, participants, outcomes }: Minutes): Shared => ({
	texts: Object.fromEntries(Object.entries(texts).map(([language, { body }]) => [language, body])),
	presences: Object.fromEntries(participants.flatMap(({ delegateId, presence }) => (presence ? [[delegateId, presence]] : []))),
	outcomes: outcomes.map(({ id, kind, words, fieldKey, bySideId, byDelegateId, dueOn }) => ({
		id,
		kind,
		words,
		fieldKey,
		bySideId,
		byDelegateId,
		dueOn,
	})),
});

interface Row extends Session {
	texts: Minutes['texts'];
	participants: Minutes['participants'];
	confirmations: (Confirmation & { now: Shared })[];
}

/**
 * The minutes of the sessions of a mission, in the order of the programme.
 * @param missionId null: of all missions, only where something was written
 * @param sessionId of this one alone
 */
export async function minutesOf(
	db: Db,
	partnershipId: string,
	missionId: string | null,
	sessionId: string | null = null,
): Promise<Minutes[]> {
	const { rows } = await sql<Row>`
		select s.id, s.mission_id as "missionId", s.kind, s.title, s.on_day::text as "onDay", s.starts_at as "startsAt", s.place,
			(select coalesce(json_object_agg(t.language, json_build_object('body', t.body, 'revision', t.revision)), '{}') from minutes t
				where t.partnership_id = s.partnership_id and t.mission_id = s.mission_id and t.session_id = s.id) as texts,
			(select coalesce(json_agg(json_build_object('delegateId', d.delegate_id, 'presence', d.presence) order by d.position, d.delegate_id), '[]')
				from session_delegate d where d.partnership_id = s.partnership_id and d.mission_id = s.mission_id and d.session_id = s.id) as participants,
			(select coalesce(json_agg(json_build_object('organisationId', c.organisation_id, 'confirmedAt', c.confirmed_at, 'accountName', c.account_name,
				'content', c.content, 'words', c.words, 'now', words_now(c.words), 'reservation', c.reservation) order by c.confirmed_at), '[]')
				from minutes_confirmation c where c.partnership_id = s.partnership_id and c.mission_id = s.mission_id and c.session_id = s.id) as confirmations
		from programme_session s
		where s.partnership_id = ${partnershipId} and (${missionId}::uuid is null or s.mission_id = ${missionId})
			and (${sessionId}::uuid is null or s.id = ${sessionId})
			and (${missionId}::uuid is not null
				or exists (select from minutes t where t.partnership_id = s.partnership_id and t.mission_id = s.mission_id and t.session_id = s.id)
				or exists (select from outcome o where o.partnership_id = s.partnership_id and o.mission_id = s.mission_id and o.session_id = s.id))
		order by s.mission_id, s.on_day nulls last, s.starts_at nulls last, s.position, s.id`.execute(db);
	if (rows.length === 0) return [];
	const outcomes = await outcomesOf(db, partnershipId, missionId);
	return rows.map(({ texts, participants, confirmations, ...session }) => ({
		session,
		texts,
		participants,
		outcomes: outcomes.filter((one) => one.sessionId === session.id),
		confirmations: confirmations.map((one) => carried({ ...one, confirmedAt: new Date(one.confirmedAt) })),
	}));
}

export const minutesAt = async (db: Db, { partnershipId, missionId, sessionId }: Place): Promise<Minutes | undefined> =>
	(await minutesOf(db, partnershipId, missionId, sessionId))[0];

/** The same, held until the transaction ends: what is confirmed is what was read. */
export async function lockMinutes(db: Db, place: Place): Promise<Minutes | undefined> {
	await sql`select from programme_session where partnership_id = ${place.partnershipId} and mission_id = ${place.missionId}
		and id = ${place.sessionId} for update`.execute(db);
	return minutesAt(db, place);
}

const keys = ({ partnershipId, missionId, sessionId }: Place) => ({
	partnership_id: partnershipId,
	mission_id: missionId,
	session_id: sessionId,
});

/** @param revision the one that was read; 0: there was no text. @returns false where somebody else was quicker */
export async function saveText(db: Db, place: Place, language: Language, body: string, revision: number): Promise<boolean> {
	if (revision === 0) {
		const made = await db
			.insertInto('minutes')
			.values({ ...keys(place), language, body })
			.onConflict((conflict) => conflict.doNothing())
			.executeTakeFirst();
		return (made.numInsertedOrUpdatedRows ?? 0n) > 0n;
	}
	const { numUpdatedRows } = await db
		.updateTable('minutes')
		.set({ body, revision: revision + 1 })
		.where('partnership_id', '=', place.partnershipId)
		.where('mission_id', '=', place.missionId)
		.where('session_id', '=', place.sessionId)
		.where('language', '=', language)
		.where('revision', '=', revision)
		.executeTakeFirst();
	return numUpdatedRows > 0n;
}

/** Who was there. Somebody who was not expected and came is added to those of the session. */
export async function savePresences(db: Db, place: Place, said: Minutes['participants']): Promise<void> {
	if (said.length === 0) return;
	await sql`insert into session_delegate (partnership_id, mission_id, session_id, delegate_id, presence, position)
		select ${place.partnershipId}, ${place.missionId}, ${place.sessionId}, w.id, w.presence, 99
		from unnest(${said.map(({ delegateId }) => delegateId)}::uuid[], ${said.map(({ presence }) => presence)}::text[]) w(id, presence)
		on conflict (partnership_id, mission_id, session_id, delegate_id) do update set presence = excluded.presence`.execute(db);
}

/** The side's word; a new one takes the place of the one before, which the history keeps. */
export async function saveConfirmation(
	db: Db,
	place: Place,
	said: Pick<Confirmation, 'organisationId' | 'content' | 'words' | 'reservation' | 'accountName'> & { accountId: string; at: Date },
): Promise<void> {
	const row = {
		account_id: said.accountId,
		account_name: said.accountName,
		confirmed_at: said.at,
		content: said.content,
		words: JSON.stringify(said.words),
		reservation: said.reservation,
	};
	await db
		.insertInto('minutes_confirmation')
		.values({ ...keys(place), organisation_id: said.organisationId, ...row })
		.onConflict((conflict) => conflict.columns(['partnership_id', 'mission_id', 'session_id', 'organisation_id']).doUpdateSet(row))
		.execute();
}
