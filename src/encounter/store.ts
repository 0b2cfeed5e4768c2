import { type ColumnType, type Generated, sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { Dated } from '../plain/day.ts';
import type { Texts } from '../plain/language.ts';
import type { Db } from '../server/database.ts';
import type { Encounter, EncounterInput } from './encounter.ts';

interface EncounterTable {
	partnership_id: string;
	id: string;
	mission_id: string | null;
	outcome_id: string | null;
	organisation_id: string | null;
	person_id: string | null;
	met_on: Dated | null;
	met_at: string | null;
	territory_code: string | null;
	does: ColumnType<Texts, string, string>;
	facility_id: string | null;
	latitude: number | null;
	longitude: number | null;
	seen: ColumnType<Texts, string, string>;
	next: ColumnType<Texts, string, string>;
	source: string | null;
	revision: Generated<number>;
}
declare module '../server/database.ts' {
	interface Tables {
		encounter: EncounterTable;
	}
}

interface Named {
	name: string;
	names: Texts;
}
interface Place extends Named {
	code: string;
	latitude: number | null;
	longitude: number | null;
}
/** An encounter with the names of what it refers to. */
export interface Told extends Encounter {
	readonly organisation: Named | null;
	readonly facility: (Named & { place: Place | null }) | null;
	readonly territory: Place | null;
	readonly person: { givenName: string; familyName: string; givenNameHy: string; familyNameHy: string; spellings: string[] } | null;
	readonly mission: Texts | null;
}

const place = sql`json_build_object('code', t.code, 'name', t.name, 'names', t.names, 'latitude', t.latitude, 'longitude', t.longitude)`;
const told = (db: Db, partnershipId: string) =>
	db
		.selectFrom('encounter as e')
		.select([
			'e.partnership_id as partnershipId',
			'e.id',
			'e.mission_id as missionId',
			'e.outcome_id as outcomeId',
			'e.organisation_id as organisationId',
			'e.person_id as personId',
			'e.met_on as metOn',
			'e.met_at as metAt',
			'e.territory_code as territoryCode',
			'e.does',
			'e.facility_id as facilityId',
			'e.latitude',
			'e.longitude',
			'e.seen',
			'e.next',
			'e.source',
			'e.revision',
		])
		.select([
			sql<
				Told['organisation']
			>`(select json_build_object('name', o.name, 'names', o.names) from organisation o where o.id = e.organisation_id)`.as('organisation'),
			sql<Told['facility']>`(select json_build_object('name', o.name, 'names', o.names, 'place',
				case when t.code is not null then ${place} end)
				from organisation o left join territory t on t.code = o.territory_code where o.id = e.facility_id)`.as('facility'),
			sql<Told['territory']>`(select ${place} from territory t where t.code = e.territory_code)`.as('territory'),
			sql<Told['person']>`(select json_build_object('givenName', p.given_name, 'familyName', p.family_name, 'givenNameHy', p.given_name_hy,
				'familyNameHy', p.family_name_hy, 'spellings', p.spellings) from person p where p.id = e.person_id)`.as('person'),
			sql<Texts | null>`(select title from mission n where n.partnership_id = e.partnership_id and n.id = e.mission_id)`.as('mission'),
		])
		.where('e.partnership_id', '=', partnershipId);

/** The latest first; those of an unknown date last. `after`: the id of the last one of the page before. */
export function encountersOf(db: Db, partnershipId: string, after: string | null, limit: number): Promise<Told[]> {
	const key = sql`coalesce(first_day(e.met_on), '-infinity'::date), e.id`;
	return told(db, partnershipId)
		.$if(after !== null, (query) =>
			query.where(sql<boolean>`(${key}) < (select ${key} from encounter e where e.partnership_id = ${partnershipId} and e.id = ${after})`),
		)
		.orderBy(sql`coalesce(first_day(e.met_on), '-infinity'::date) desc, e.id desc`)
		.limit(limit)
		.execute();
}
export const encounterById = (db: Db, partnershipId: string, id: string): Promise<Told | undefined> =>
	told(db, partnershipId).where('e.id', '=', id).executeTakeFirst();
/** The same, held until the transaction ends. */
export const lockEncounter = (db: Db, partnershipId: string, id: string): Promise<Told | undefined> =>
	told(db, partnershipId).where('e.id', '=', id).forUpdate('e').executeTakeFirst();

const row = (input: EncounterInput) => ({
	organisation_id: input.organisationId,
	person_id: input.personId,
	met_on: input.metOn,
	met_at: input.metAt,
	territory_code: input.territoryCode,
	does: JSON.stringify(input.does),
	facility_id: input.facilityId,
	latitude: input.latitude,
	longitude: input.longitude,
	seen: JSON.stringify(input.seen),
	next: JSON.stringify(input.next),
	source: input.source,
});

export async function addEncounter(
	db: Db,
	partnershipId: string,
	from: Pick<Encounter, 'missionId' | 'outcomeId'>,
	input: EncounterInput,
): Promise<string> {
	const id = uuid();
	await db
		.insertInto('encounter')
		.values({ partnership_id: partnershipId, id, mission_id: from.missionId, outcome_id: from.outcomeId, ...row(input) })
		.execute();
	return id;
}

export async function saveEncounter(db: Db, { partnershipId, id, revision }: Encounter, input: EncounterInput): Promise<void> {
	await db
		.updateTable('encounter')
		.set({ ...row(input), revision: revision + 1 })
		.where('partnership_id', '=', partnershipId)
		.where('id', '=', id)
		.execute();
}

export async function removeEncounter(db: Db, { partnershipId, id }: Encounter): Promise<void> {
	await db.deleteFrom('encounter').where('partnership_id', '=', partnershipId).where('id', '=', id).execute();
}
