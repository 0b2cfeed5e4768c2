import { type ColumnType, sql } from 'kysely';
import type { Dated } from '../plain/day.ts';
import type { Texts } from '../plain/language.ts';
import type { Point } from '../plain/plan.ts';
import type { Db } from '../server/database.ts';
import type { OrganisationKind } from './organisation.ts';
import type { Place, TerritoryKind } from './territory.ts';

export interface TerritoryTable {
	code: string;
	kind: TerritoryKind;
	country_code: string;
	parent_code: string | null;
	intercommunal_code: string | null;
	name: string;
	names: ColumnType<Texts, string, string>;
	insee: string | null;
	siren: string | null;
	geonames_id: number | null;
	iso: string | null;
	latitude: number | null;
	longitude: number | null;
	population: number | null;
	neighbours: string[];
	importance: number;
	folded: string;
}
export interface PartnershipAtView {
	partnership_id: string;
	organisation_id: string;
	territory_code: string | null;
	organisation_name: string;
	organisation_names: Texts;
	name: string;
	kind: string;
	since: Dated | null;
	left_on: Dated | null;
	/** Where it is read by anybody, where it is not open to the asker. */
	slug: string | null;
}
declare module '../server/database.ts' {
	interface Tables {
		territory: TerritoryTable;
		partnership_at: PartnershipAtView;
	}
}

export interface Territory extends Place {
	country_code: string;
	insee: string | null;
	siren: string | null;
	geonames_id: number | null;
	latitude: number | null;
	longitude: number | null;
	population: number | null;
	/** What lies above, the nearest first, the country last. */
	above: Place[];
	intercommunal: Place | null;
	neighbours: Place[];
}

/** The territory with all that lies above it, or undefined. One question: a chain is five long at most. */
export async function territoryByCode(db: Db, code: string): Promise<Territory | undefined> {
	const { rows } = await sql<Territory>`
		with recursive chain as (
			select code, kind, name, names, parent_code, 0 as step from territory where code = ${code}
			union all
			select t.code, t.kind, t.name, t.names, t.parent_code, step + 1 from chain c join territory t on t.code = c.parent_code where step < 6
		)
		select t.code, t.kind, t.name, t.names, t.country_code, t.insee, t.siren, t.geonames_id, t.latitude, t.longitude, t.population,
			(select coalesce(json_agg(json_build_object('code', code, 'kind', kind, 'name', name, 'names', names) order by step), '[]') from chain where step > 0) as above,
			(select json_build_object('code', i.code, 'kind', i.kind, 'name', i.name, 'names', i.names) from territory i where i.code = t.intercommunal_code) as intercommunal,
			(select coalesce(json_agg(json_build_object('code', n.code, 'kind', n.kind, 'name', n.name, 'names', n.names) order by n.name), '[]')
				from territory n where n.code = any(t.neighbours)) as neighbours
		from territory t where t.code = ${code}`.execute(db);
	return rows[0];
}

export interface Below extends Place {
	population: number | null;
}

/** What lies just below (for a grouping: its members), the most important first. `after`: the code of the last one of the page before. */
export async function territoriesBelow(db: Db, above: Pick<Place, 'code' | 'kind'>, after: string | null, limit: number): Promise<Below[]> {
	const last = sql`(select importance from territory where code = ${after})`;
	return db
		.selectFrom('territory')
		.select(['code', 'kind', 'name', 'names', 'population'])
		.where(above.kind === 'intercommunal' ? 'intercommunal_code' : 'parent_code', '=', above.code)
		.$if(after !== null, (query) => query.where(sql<boolean>`(importance < ${last} or (importance = ${last} and code > ${after}))`))
		.orderBy('importance', 'desc')
		.orderBy('code')
		.limit(limit)
		.execute();
}

export interface PlacedPartnership {
	partnershipId: string;
	name: string;
	kind: string;
	since: Dated | null;
	/** The territory of the page, or one above it, where a party of this partnership stands. */
	at: string | null;
	/** Its public address: it is another office's, and this one reads what anybody may. */
	slug: string | null;
	organisationId: string;
	organisation: string;
	organisationNames: Texts;
}

const placed = (db: Db, limit: number) =>
	db
		.selectFrom('partnership_at')
		.select([
			'partnership_id as partnershipId',
			'name',
			'kind',
			'since',
			'organisation_id as organisationId',
			'organisation_name as organisation',
			'organisation_names as organisationNames',
			'territory_code as at',
			'slug',
		])
		.orderBy('name')
		.orderBy('partnership_id')
		.limit(limit);

/** The partnerships that stand at one of these territories: those open to the asker, and those that anybody may read. */
export const partnershipsAt = (db: Db, codes: readonly string[], limit = 200): Promise<PlacedPartnership[]> =>
	placed(db, limit)
		.where('territory_code', '=', sql<string>`any(${[...codes]}::text[])`)
		.execute();

/** The same below a territory: a region's page tells of its towns. */
export async function partnershipsBelow(db: Db, { code, kind }: Pick<Place, 'code' | 'kind'>, limit = 100): Promise<PlacedPartnership[]> {
	const below =
		kind === 'country'
			? sql`select t.code from territory t where t.country_code = ${code}`
			: sql`with recursive down as (
				select t.code from territory t where ${kind === 'intercommunal' ? sql.ref('intercommunal_code') : sql.ref('parent_code')} = ${code}
				union all select t.code from down d join territory t on t.parent_code = d.code
			) select code from down`;
	return placed(db, limit).where(sql<boolean>`territory_code <> ${code} and territory_code in (${below})`).execute();
}

export interface Town {
	name: string;
	names: Texts;
	latitude: number;
	longitude: number;
}
/** The towns around a point, the most important first. @param kilometres how far north, south, east or west */
export async function townsAround(db: Db, { latitude, longitude }: Point, kilometres: number, limit = 12): Promise<Town[]> {
	const [north, east] = [kilometres / 111, kilometres / (111 * Math.max(0.1, Math.cos((latitude * Math.PI) / 180)))];
	const { rows } = await sql<Town>`select name, names, latitude, longitude from territory where kind = 'city'
		and latitude between ${latitude - north} and ${latitude + north} and longitude between ${longitude - east} and ${longitude + east}
		order by importance desc, code limit ${limit}`.execute(db);
	return rows;
}

/** Somebody who works at a place: through a house of theirs, or as an encounter tells. */
export interface Worker {
	id: string;
	kind: OrganisationKind;
	name: string;
	names: Texts;
	facilities: { id: string; name: string; names: Texts; place: Place | null; latitude: number | null; longitude: number | null }[];
	encounters: { id: string; partnershipId: string; metOn: Dated | null }[];
}

/** Who works at a place or below it, as far as the asker may know, by name. */
export async function workersAt(db: Db, code: string, limit = 200): Promise<Worker[]> {
	const { rows } = await sql<Worker>`
		with recursive up as (
			select territory_code as place, territory_code as code, 0 as step from (select distinct territory_code from works_at) w
			union all
			select u.place, t.parent_code, step + 1 from up u join territory t on t.code = u.code where t.parent_code is not null and step < 6
		), here as materialized (select w.* from works_at w where w.territory_code in (select place from up where code = ${code}))
		select organisation_id as id, kind, name, names,
			coalesce((select json_agg(json_build_object('id', f.id, 'name', f.name, 'names', f.names, 'place',
				case when t.code is not null then json_build_object('code', t.code, 'kind', t.kind, 'name', t.name, 'names', t.names) end,
				'latitude', coalesce(at.latitude, t.latitude), 'longitude', coalesce(at.longitude, t.longitude)) order by f.name)
				from organisation f left join territory t on t.code = f.territory_code
				left join lateral (select e.latitude, e.longitude from encounter e where e.facility_id = f.id and e.latitude is not null order by e.id desc limit 1) at on true
				where f.id in (select x.facility_id from here x where x.organisation_id = h.organisation_id)), '[]') as facilities,
			coalesce((select json_agg(json_build_object('id', x.encounter_id, 'partnershipId', x.partnership_id, 'metOn', x.met_on) order by x.met_on)
				from here x where x.organisation_id = h.organisation_id and x.encounter_id is not null), '[]') as encounters
		from here h group by organisation_id, kind, name, names order by name collate "und-x-icu", organisation_id limit ${limit}`.execute(db);
	return rows;
}

/** The partnerships of an organisation that the asker may see. */
export const partnershipsOf = (db: Db, organisationId: string, limit = 200): Promise<PlacedPartnership[]> =>
	placed(db, limit).where('organisation_id', '=', organisationId).execute();
