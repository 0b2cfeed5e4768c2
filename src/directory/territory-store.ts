import { type ColumnType, sql } from 'kysely';
import type { Dated } from '../plain/day.ts';
import type { Texts } from '../plain/language.ts';
import type { Db } from '../server/database.ts';
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
export interface PartnershipPlaceView {
	partnership_id: string;
	organisation_id: string;
	territory_code: string | null;
	organisation_name: string;
	organisation_names: Texts;
	name: string;
	kind: string;
	since: Dated | null;
	left_on: Dated | null;
}
declare module '../server/database.ts' {
	interface Tables {
		territory: TerritoryTable;
		partnership_place: PartnershipPlaceView;
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
	organisationId: string;
	organisation: string;
	organisationNames: Texts;
}

const placed = (db: Db, limit: number) =>
	db
		.selectFrom('partnership_place')
		.select([
			'partnership_id as partnershipId',
			'name',
			'kind',
			'since',
			'organisation_id as organisationId',
			'organisation_name as organisation',
			'organisation_names as organisationNames',
			'territory_code as at',
		])
		.orderBy('name')
		.orderBy('partnership_id')
		.limit(limit);

/** The partnerships that the asker may see and that stand at one of these territories. */
export const partnershipsAt = (db: Db, codes: readonly string[], limit = 200): Promise<PlacedPartnership[]> =>
	placed(db, limit)
		.where('territory_code', '=', sql<string>`any(${[...codes]}::text[])`)
		.execute();

/** The partnerships of an organisation that the asker may see. */
export const partnershipsOf = (db: Db, organisationId: string, limit = 200): Promise<PlacedPartnership[]> =>
	placed(db, limit).where('organisation_id', '=', organisationId).execute();
