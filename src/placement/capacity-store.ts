import { type ColumnType, type Generated, sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { Day } from '../plain/day.ts';
import type { Texts } from '../plain/language.ts';
import type { Db } from '../server/database.ts';
import type { Places, Stay } from './capacity.ts';

declare module '../server/database.ts' {
	interface Tables {
		host_department: {
			id: string;
			organisation_id: string;
			keeper_id: string;
			names: ColumnType<Texts, string, string>;
			note: string | null;
			revision: Generated<number>;
		};
		host_places: { department_id: string; id: string; from_on: Day; until_on: Day; places: number; reason: string | null };
	}
}

export interface Department {
	id: string;
	organisationId: string;
	organisation: string;
	organisationNames: Texts;
	keeperId: string;
	names: Texts;
	note: string | null;
	revision: number;
	periods: readonly Places[];
}

/** The departments that the asker may see, with their periods, by their host's name. `organisationId`: of that host alone. */
export async function departmentsSeen(db: Db, only: { id?: string; organisationId?: string } = {}): Promise<Department[]> {
	const { rows } = await sql<Department>`
		select d.id, d.organisation_id as "organisationId", o.name as organisation, o.names as "organisationNames", d.keeper_id as "keeperId", d.names, d.note,
			d.revision, coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'from', p.from_on, 'until', p.until_on, 'places', p.places, 'reason', p.reason)
				order by p.from_on, p.until_on, p.id) from host_places p where p.department_id = d.id), '[]') as periods
		from host_department d join organisation o on o.id = d.organisation_id
		where (${only.id ?? null}::uuid is null or d.id = ${only.id ?? null}::uuid)
			and (${only.organisationId ?? null}::uuid is null or d.organisation_id = ${only.organisationId ?? null}::uuid)
		order by called(o.name, o.names) collate "und-x-icu", d.id`.execute(db);
	return rows;
}

export interface DepartmentInput {
	organisationId: string;
	keeperId: string;
	names: Texts;
	note: string | null;
}
/** Whether that office speaks for that host: itself, what stands below it, or what it keeps and has no office of its own. */
export async function hostsFor(db: Db, keeperId: string, organisationId: string): Promise<boolean> {
	const { rows } = await sql<{ may: boolean }>`select hosts_for(${keeperId}, ${organisationId}) as may`.execute(db);
	return rows[0]?.may ?? false;
}
export async function addDepartment(db: Db, { organisationId, keeperId, names, note }: DepartmentInput): Promise<string> {
	const id = uuid();
	await db
		.insertInto('host_department')
		.values({ id, organisation_id: organisationId, keeper_id: keeperId, names: JSON.stringify(names), note })
		.execute();
	return id;
}
export async function renameDepartment(db: Db, id: string, { names, note }: Pick<DepartmentInput, 'names' | 'note'>): Promise<void> {
	await db
		.updateTable('host_department')
		.set({ names: JSON.stringify(names), note })
		.where('id', '=', id)
		.execute();
}
export async function addPlaces(db: Db, departmentId: string, { from, until, places, reason }: Omit<Places, 'id'>): Promise<void> {
	await db
		.insertInto('host_places')
		.values({ department_id: departmentId, id: uuid(), from_on: from, until_on: until, places, reason })
		.execute();
}
export async function removePlaces(db: Db, departmentId: string, id: string): Promise<void> {
	await db.deleteFrom('host_places').where('department_id', '=', departmentId).where('id', '=', id).execute();
}

/** Who is in those departments, and when. */
export async function staysIn(db: Db, departments: readonly string[]): Promise<Stay[]> {
	if (departments.length === 0) return [];
	const { rows } = await sql<Stay>`
		select department_id as "departmentId", partnership_id as "partnershipId", placement_id as "placementId", visitors, arrives_on as "arrivesOn",
			leaves_on as "leavesOn", tutor_id as "tutorId", profile from places_taken(${[...departments]}::uuid[])`.execute(db);
	return rows;
}
