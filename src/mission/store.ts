import { type ColumnType, type Generated, sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { type Row, renamed } from '../history/store.ts';
import { type Dated, isDay } from '../plain/day.ts';
import type { Texts } from '../plain/language.ts';
import type { Db } from '../server/database.ts';
import type { Mission, MissionFacts, MissionPlace } from './mission.ts';

export { rosterOf } from './roster-store.ts';

interface MissionTable {
	partnership_id: string;
	id: string;
	sender_id: string;
	host_id: string | null;
	title: ColumnType<Texts, string, string>;
	purpose: ColumnType<Texts, string, string>;
	leaves_on: Dated | null;
	returns_on: Dated | null;
	zone: string;
	home_zone: string;
	agreement_id: string | null;
	decision_id: string | null;
	cancelled_on: ColumnType<Dated | null, never, Dated | null>;
	cancel_reason: ColumnType<string | null, never, string | null>;
	held_on: ColumnType<Dated | null, never, Dated | null>;
	private_erased_at: ColumnType<Date | null, never, Date | null>;
	note: string | null;
	revision: Generated<number>;
}
interface MissionPlaceTable {
	partnership_id: string;
	mission_id: string;
	territory_code: string;
	position: number;
}
interface MissionFieldTable {
	partnership_id: string;
	mission_id: string;
	field_key: string;
}
declare module '../server/database.ts' {
	interface Tables {
		mission: MissionTable;
		mission_place: MissionPlaceTable;
		mission_field: MissionFieldTable;
	}
}

const columns = [
	'id',
	'partnership_id as partnershipId',
	'sender_id as senderId',
	'host_id as hostId',
	'title',
	'purpose',
	'leaves_on as leavesOn',
	'returns_on as returnsOn',
	'zone',
	'home_zone as homeZone',
	'agreement_id as agreementId',
	'decision_id as decisionId',
	'cancelled_on as cancelledOn',
	'cancel_reason as cancelReason',
	'held_on as heldOn',
	'private_erased_at as privateErasedAt',
	'note',
	'revision',
] as const;
/** What a mission's row in the history says of it; its places and fields have rows of their own. */
export const earlierMission = (row: Row): Omit<Mission, 'places' | 'fieldKeys'> =>
	renamed(row, columns) as unknown as Omit<Mission, 'places' | 'fieldKeys'>;

const places = sql<MissionPlace[]>`coalesce((
	select json_agg(json_build_object('code', t.code, 'name', t.name, 'names', t.names,
		'latitude', t.latitude, 'longitude', t.longitude) order by p.position)
	from mission_place p join territory t on t.code = p.territory_code
	where p.partnership_id = mission.partnership_id and p.mission_id = mission.id), '[]')`.as('places');
const fieldKeys = sql<string[]>`array(
	select f.field_key from mission_field f join partnership_field g on g.partnership_id = f.partnership_id and g.key = f.field_key
	where f.partnership_id = mission.partnership_id and f.mission_id = mission.id order by g.position)`.as('fieldKeys');

const missions = (db: Db, partnershipId: string) =>
	db.selectFrom('mission').select(columns).select([places, fieldKeys]).where('mission.partnership_id', '=', partnershipId);

/** All missions of a partnership, the latest first; those without a date stand first: they are being prepared. */
export const missionsOf = (db: Db, partnershipId: string): Promise<Mission[]> =>
	missions(db, partnershipId).orderBy(sql`first_day(leaves_on) desc nulls first`).orderBy('id', 'desc').execute();

export const missionById = (db: Db, partnershipId: string, id: string): Promise<Mission | undefined> =>
	missions(db, partnershipId).where('mission.id', '=', id).executeTakeFirst();

/** The same, held until the transaction ends. */
export const lockMission = (db: Db, partnershipId: string, id: string): Promise<Mission | undefined> =>
	missions(db, partnershipId).where('mission.id', '=', id).forUpdate('mission').executeTakeFirst();

/** How much of what was promised there is still to be done: written with the minutes, counted here. */
export async function openFollowUps(db: Db, { partnershipId, id }: Mission): Promise<number> {
	const { rows } = await sql<{ n: number }>`select count(*)::int as n from follow_up_now where partnership_id = ${partnershipId}
		and mission_id = ${id} and done_on is null and dropped_on is null`.execute(db);
	return rows[0]?.n ?? 0;
}

const row = (facts: MissionFacts) => ({
	sender_id: facts.senderId,
	host_id: facts.hostId,
	title: JSON.stringify(facts.title),
	purpose: JSON.stringify(facts.purpose),
	leaves_on: facts.leavesOn,
	returns_on: facts.returnsOn,
	zone: facts.zone,
	home_zone: facts.homeZone,
	agreement_id: facts.agreementId,
	decision_id: facts.decisionId,
	note: facts.note,
});

/** Brings the places and the fields to what is wanted, leaving alone what stays: the history tells only what changed. */
async function setPlacesAndFields(db: Db, partnershipId: string, missionId: string, { placeCodes, fieldKeys }: MissionFacts) {
	const codes = [...new Set(placeCodes)];
	const at = { partnership_id: partnershipId, mission_id: missionId };
	await sql`delete from mission_place where partnership_id = ${partnershipId} and mission_id = ${missionId}
		and territory_code <> all(${codes}::text[])`.execute(db);
	if (codes.length > 0)
		await db
			.insertInto('mission_place')
			.values(codes.map((territory_code, position) => ({ ...at, territory_code, position })))
			.onConflict((conflict) =>
				conflict
					.columns(['partnership_id', 'mission_id', 'territory_code'])
					.doUpdateSet({ position: sql`excluded.position` })
					.where(sql<boolean>`mission_place.position <> excluded.position`),
			)
			.execute();
	await sql`delete from mission_field where partnership_id = ${partnershipId} and mission_id = ${missionId}
		and field_key <> all(${[...fieldKeys]}::text[])`.execute(db);
	if (fieldKeys.length > 0)
		await db
			.insertInto('mission_field')
			.values([...new Set(fieldKeys)].map((field_key) => ({ ...at, field_key })))
			.onConflict((conflict) => conflict.doNothing())
			.execute();
}

export async function addMission(db: Db, partnershipId: string, facts: MissionFacts): Promise<string> {
	const id = uuid();
	await db
		.insertInto('mission')
		.values({ partnership_id: partnershipId, id, ...row(facts) })
		.execute();
	await setPlacesAndFields(db, partnershipId, id, facts);
	return id;
}

export async function saveMission(db: Db, { partnershipId, id, revision }: Mission, facts: MissionFacts): Promise<void> {
	await db
		.updateTable('mission')
		.set({ ...row(facts), revision: revision + 1 })
		.where('partnership_id', '=', partnershipId)
		.where('id', '=', id)
		.execute();
	await setPlacesAndFields(db, partnershipId, id, facts);
}

/** How many sessions of its programme have a day, how many an hour, and how many a day that is none of the mission's. */
export async function programmeOf(
	db: Db,
	{ partnershipId, id, leavesOn, returnsOn }: Pick<Mission, 'partnershipId' | 'id' | 'leavesOn' | 'returnsOn'>,
): Promise<{ days: number; hours: number; outside: number }> {
	const last = returnsOn ?? leavesOn;
	const known = leavesOn && last && isDay(leavesOn) && isDay(last);
	const { rows } = await sql<{ days: number; hours: number; outside: number }>`
		select count(on_day)::int as days, count(starts_at)::int as hours,
			(count(*) filter (where on_day < ${known ? leavesOn : null}::date or on_day > ${known ? last : null}::date))::int as outside
		from programme_session where partnership_id = ${partnershipId} and mission_id = ${id}`.execute(db);
	return rows[0] ?? { days: 0, hours: 0, outside: 0 };
}

/**
 * Takes the programme along: so many days on, and to the clocks of another zone. What was at ten o'clock stays at ten by the clocks of the
 * place, and lasts as long; in an hour that spring skips, the next one is meant.
 */
export async function carryProgramme(
	db: Db,
	{ partnershipId, id, zone: from }: Pick<Mission, 'partnershipId' | 'id' | 'zone'>,
	{ days, zone }: { days: number; zone: string },
): Promise<void> {
	await sql`update programme_session s set on_day = s.on_day + ${days}::int, starts_at = w.starts_at,
			ends_at = w.starts_at + (s.ends_at - s.starts_at), revision = s.revision + 1
		from (select id, ((starts_at at time zone ${from}) + make_interval(days => ${days}::int)) at time zone ${zone} as starts_at
			from programme_session where partnership_id = ${partnershipId} and mission_id = ${id}) w
		where s.partnership_id = ${partnershipId} and s.mission_id = ${id} and s.id = w.id
			and (s.starts_at, s.on_day) is distinct from (w.starts_at, s.on_day + ${days}::int)`.execute(db);
}

/** Cancels it on that day for that reason; null: it is on again. */
export async function cancelMission(db: Db, mission: Mission, cancelled: { on: Dated; reason: string } | null): Promise<void> {
	await db
		.updateTable('mission')
		.set({ cancelled_on: cancelled?.on ?? null, cancel_reason: cancelled?.reason ?? null, revision: mission.revision + 1 })
		.where('partnership_id', '=', mission.partnershipId)
		.where('id', '=', mission.id)
		.execute();
}

/** Somebody says that it took place. */
export async function recordHeld(db: Db, mission: Mission, heldOn: Dated): Promise<void> {
	await db
		.updateTable('mission')
		.set({ held_on: heldOn, revision: mission.revision + 1 })
		.where('partnership_id', '=', mission.partnershipId)
		.where('id', '=', mission.id)
		.execute();
}
