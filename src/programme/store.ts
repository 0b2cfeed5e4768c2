import { type ColumnType, type Generated, sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { Day } from '../plain/day.ts';
import type { Language, Texts } from '../plain/language.ts';
import type { Db } from '../server/database.ts';
import type { Arrangements, Kind, Move, Part, Participation, Session, SessionFacts } from './programme.ts';

interface SessionTable {
	partnership_id: string;
	mission_id: string;
	id: string;
	kind: Kind;
	title: ColumnType<Texts, string, string>;
	on_day: Day | null;
	starts_at: Date | null;
	ends_at: Date | null;
	hangs_on_id: string | null;
	place: string | null;
	room: string | null;
	territory_code: string | null;
	latitude: number | null;
	longitude: number | null;
	field_key: string | null;
	agreement_id: string | null;
	in_charge_id: string | null;
	interpreter_id: string | null;
	arrangements: ColumnType<Arrangements, string | undefined, string>;
	note: string | null;
	position: Generated<number>;
	revision: Generated<number>;
}
interface SessionDelegateTable {
	partnership_id: string;
	mission_id: string;
	session_id: string;
	delegate_id: string;
	part: Part;
	position: number;
	language: Language | null;
	presence: ColumnType<'present' | 'absent' | 'excused' | null, never, 'present' | 'absent' | 'excused' | null>;
}
declare module '../server/database.ts' {
	interface Tables {
		programme_session: SessionTable;
		session_delegate: SessionDelegateTable;
	}
}

/** Where a programme is: its partnership and its mission. */
export interface Place {
	partnershipId: string;
	missionId: string;
}

const columns = [
	'id',
	'mission_id as missionId',
	'kind',
	'title',
	'on_day as onDay',
	'starts_at as startsAt',
	'ends_at as endsAt',
	'hangs_on_id as hangsOnId',
	'place',
	'room',
	'territory_code as territoryCode',
	'latitude',
	'longitude',
	'field_key as fieldKey',
	'agreement_id as agreementId',
	'in_charge_id as inChargeId',
	'interpreter_id as interpreterId',
	'arrangements',
	'note',
	'position',
	'revision',
] as const;

/** All sessions of a mission with who takes part, the speakers in their order; in two questions, whatever their number. */
export async function sessionsOf(db: Db, at: Place, { lock = false } = {}): Promise<Session[]> {
	const asked = db
		.selectFrom('programme_session')
		.select(columns)
		.where('partnership_id', '=', at.partnershipId)
		.where('mission_id', '=', at.missionId)
		.orderBy('on_day')
		.orderBy('starts_at')
		.orderBy('position')
		.orderBy('id');
	const rows = await (lock ? asked.forUpdate() : asked).execute();
	const { rows: taking } = await sql<{ id: string; who: Participation[] }>`
		select session_id as id, json_agg(json_build_object('delegateId', delegate_id, 'part', part, 'language', language)
			order by position, delegate_id) as who
		from session_delegate where partnership_id = ${at.partnershipId} and mission_id = ${at.missionId} group by session_id`.execute(db);
	const participants = new Map(taking.map(({ id, who }) => [id, who]));
	return rows.map((row) => ({ ...row, participants: participants.get(row.id) ?? [] }));
}

/** The same, held until the transaction ends: nobody else moves or hangs a session of this mission meanwhile. */
export const lockSessions = (db: Db, at: Place): Promise<Session[]> => sessionsOf(db, at, { lock: true });

const row = (facts: SessionFacts) => ({
	kind: facts.kind,
	title: JSON.stringify(facts.title),
	on_day: facts.onDay,
	starts_at: facts.startsAt,
	ends_at: facts.endsAt,
	hangs_on_id: facts.hangsOnId,
	place: facts.place,
	room: facts.room,
	territory_code: facts.territoryCode,
	latitude: facts.latitude,
	longitude: facts.longitude,
	field_key: facts.fieldKey,
	agreement_id: facts.agreementId,
	in_charge_id: facts.inChargeId,
	interpreter_id: facts.interpreterId,
	note: facts.note,
});
const ofMission = ({ partnershipId, missionId }: Place) => ({ partnership_id: partnershipId, mission_id: missionId });

/** Stands last among those of its day that have no hour. */
export async function addSession(db: Db, at: Place, facts: SessionFacts, arrangements: Arrangements = {}): Promise<string> {
	const id = uuid();
	await db
		.insertInto('programme_session')
		.values({
			...ofMission(at),
			id,
			...row(facts),
			arrangements: JSON.stringify(arrangements),
			position: sql<number>`(select coalesce(max(s.position) + 1, 0) from programme_session s
				where s.partnership_id = ${at.partnershipId} and s.mission_id = ${at.missionId})`,
		})
		.execute();
	return id;
}

export async function saveSession(db: Db, at: Place, { id, revision }: Session, facts: SessionFacts): Promise<void> {
	await db
		.updateTable('programme_session')
		.set({ ...row(facts), revision: revision + 1 })
		.where('partnership_id', '=', at.partnershipId)
		.where('mission_id', '=', at.missionId)
		.where('id', '=', id)
		.execute();
}

/** What a ceremony needs, and the text it signs. */
export async function saveArrangements(
	db: Db,
	at: Place,
	{ id, revision }: Session,
	facts: { arrangements: Arrangements; agreementId: string | null },
): Promise<void> {
	await db
		.updateTable('programme_session')
		.set({ arrangements: JSON.stringify(facts.arrangements), agreement_id: facts.agreementId, revision: revision + 1 })
		.where('partnership_id', '=', at.partnershipId)
		.where('mission_id', '=', at.missionId)
		.where('id', '=', id)
		.execute();
}

/** Brings who takes part to what is wanted, in that order; who stays keeps what the minutes say of them. */
export async function setParticipants(db: Db, at: Place, sessionId: string, wanted: readonly Participation[]): Promise<void> {
	const gone = db
		.deleteFrom('session_delegate')
		.where('partnership_id', '=', at.partnershipId)
		.where('mission_id', '=', at.missionId)
		.where('session_id', '=', sessionId);
	const ids = wanted.map(({ delegateId }) => delegateId);
	await (ids.length === 0 ? gone : gone.where('delegate_id', 'not in', ids)).execute();
	if (wanted.length === 0) return;
	await db
		.insertInto('session_delegate')
		.values(
			wanted.map(({ delegateId, part, language }, position) => ({
				...ofMission(at),
				session_id: sessionId,
				delegate_id: delegateId,
				part,
				language,
				position,
			})),
		)
		.onConflict((conflict) =>
			conflict
				.columns(['partnership_id', 'mission_id', 'session_id', 'delegate_id'])
				.doUpdateSet({ part: sql`excluded.part`, language: sql`excluded.language`, position: sql`excluded.position` })
				.where(
					sql<boolean>`(session_delegate.part, session_delegate.language, session_delegate.position)
						is distinct from (excluded.part, excluded.language, excluded.position)`,
				),
		)
		.execute();
}

/** In one statement: the sessions of a chain move together. */
export async function saveMoves(db: Db, at: Place, moves: readonly Move[]): Promise<void> {
	const rows = moves.map(({ id, onDay, startsAt, endsAt }) => ({ id, on_day: onDay, starts_at: startsAt, ends_at: endsAt }));
	await sql`update programme_session s
		set on_day = w.on_day, starts_at = w.starts_at, ends_at = w.ends_at, revision = s.revision + 1
		from json_to_recordset(${JSON.stringify(rows)}::json) as w(id uuid, on_day date, starts_at timestamptz, ends_at timestamptz)
		where s.partnership_id = ${at.partnershipId} and s.mission_id = ${at.missionId} and s.id = w.id
			and (s.on_day, s.starts_at, s.ends_at) is distinct from (w.on_day, w.starts_at, w.ends_at)`.execute(db);
}

/** The same sessions once more, where these say, with who takes part; what hung on one of them hangs on its copy, and on nothing else. */
export async function copySessions(db: Db, at: Place, to: readonly Move[]): Promise<void> {
	const rows = to.map(({ id, onDay, startsAt, endsAt }) => ({ id, copy: uuid(), on_day: onDay, starts_at: startsAt, ends_at: endsAt }));
	const wanted = sql`json_to_recordset(${JSON.stringify(rows)}::json)
		as w(id uuid, copy uuid, on_day date, starts_at timestamptz, ends_at timestamptz)`;
	await sql`with w as (select * from ${wanted})
		insert into programme_session (partnership_id, mission_id, id, kind, title, on_day, starts_at, ends_at, hangs_on_id, place, room,
			territory_code, latitude, longitude, field_key, agreement_id, in_charge_id, interpreter_id, arrangements, note, position)
		select s.partnership_id, s.mission_id, w.copy, s.kind, s.title, w.on_day, w.starts_at, w.ends_at,
			(select o.copy from w o where o.id = s.hangs_on_id), s.place, s.room, s.territory_code, s.latitude, s.longitude, s.field_key,
			s.agreement_id, s.in_charge_id, s.interpreter_id, s.arrangements, s.note, s.position
		from programme_session s join w on w.id = s.id
		where s.partnership_id = ${at.partnershipId} and s.mission_id = ${at.missionId}`.execute(db);
	await sql`insert into session_delegate (partnership_id, mission_id, session_id, delegate_id, part, position, language)
		select d.partnership_id, d.mission_id, w.copy, d.delegate_id, d.part, d.position, d.language
		from session_delegate d join ${wanted} on w.id = d.session_id
		where d.partnership_id = ${at.partnershipId} and d.mission_id = ${at.missionId}`.execute(db);
}

/** Puts what has no hour in this order. */
export async function orderSessions(db: Db, at: Place, ids: readonly string[]): Promise<void> {
	await sql`update programme_session s set position = w.n - 1 from unnest(${[...ids]}::uuid[]) with ordinality w(id, n)
		where s.partnership_id = ${at.partnershipId} and s.mission_id = ${at.missionId} and s.id = w.id and s.position <> w.n - 1`.execute(db);
}

/** Minutes, confirmations or outcomes rest on it: what was said there would be lost with it. */
export async function sessionIsUsed(db: Db, at: Place, id: string): Promise<boolean> {
	const { rows } = await sql<{ used: boolean }>`
		select exists (select from minutes where partnership_id = ${at.partnershipId} and mission_id = ${at.missionId} and session_id = ${id})
			or exists (select from minutes_confirmation where partnership_id = ${at.partnershipId} and mission_id = ${at.missionId} and session_id = ${id})
			or exists (select from outcome where partnership_id = ${at.partnershipId} and mission_id = ${at.missionId} and session_id = ${id})
			or exists (select from field_note where partnership_id = ${at.partnershipId} and mission_id = ${at.missionId} and session_id = ${id})
			or exists (select from session_delegate where partnership_id = ${at.partnershipId} and mission_id = ${at.missionId}
				and session_id = ${id} and presence is not null) as used`.execute(db);
	return rows[0]?.used ?? false;
}

/** What hung on it hangs on what it hung on. */
export async function removeSession(db: Db, at: Place, { id, hangsOnId }: Session): Promise<void> {
	await db
		.updateTable('programme_session')
		.set({ hangs_on_id: hangsOnId })
		.where('partnership_id', '=', at.partnershipId)
		.where('mission_id', '=', at.missionId)
		.where('hangs_on_id', '=', id)
		.execute();
	await setParticipants(db, at, id, []);
	await db
		.deleteFrom('programme_session')
		.where('partnership_id', '=', at.partnershipId)
		.where('mission_id', '=', at.missionId)
		.where('id', '=', id)
		.execute();
}
