import { type RawBuilder, sql } from 'kysely';
import type { Texts } from '../plain/language.ts';
import { exactQuery, searchQuery, startQuery } from '../plain/names.ts';
import type { Db } from '../server/database.ts';
import type { Mandate } from './mandate.ts';
import { authorityKinds, type OrganisationKind } from './organisation.ts';
import type { PersonNames } from './person.ts';
import type { Place, TerritoryKind } from './territory.ts';

export interface FoundPerson extends PersonNames {
	found: 'person';
	id: string;
	mandates: Mandate[];
}
export interface FoundOrganisation {
	found: 'organisation';
	id: string;
	kind: OrganisationKind;
	name: string;
	names: Texts;
	country: string;
	place: Place | null;
	/** Region of the place. */
	region: Place | null;
}
export interface FoundTerritory extends Place {
	found: 'territory';
	/** Its code. */
	id: string;
	country: string;
	above: Place | null;
	population: number | null;
}
export type Found = FoundPerson | FoundOrganisation | FoundTerritory;

/** 'authority': local authorities and groupings, and the territories that have none yet. */
export type SearchKind = 'person' | 'organisation' | 'territory' | 'authority';

const query = (text: string | null) => sql`to_tsquery('simple', ${text ?? ''})`;
const place = (alias: string) => {
	const t = sql.raw(alias);
	return sql`case when ${t}.code is not null then jsonb_build_object('code', ${t}.code, 'kind', ${t}.kind, 'name', ${t}.name, 'names', ${t}.names) end`;
};
/** The mandates of a person `p`, latest first, as JSON. */
export const mandatesJson = sql`(
	select coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'organisationId', d.organisation_id, 'organisation', o.name, 'organisationNames', o.names,
		'role', d.role, 'title', d.title, 'honorary', d.honorary, 'since', d.since, 'until', d.until, 'attestedOn', d.attested_on)
		order by coalesce(first_day(coalesce(d.since, d.attested_on, d.until)), '-infinity') desc, d.id), '[]')
	from mandate d join organisation o on o.id = d.organisation_id where d.person_id = p.id)`;

export interface Queries {
	words: string;
	start: string;
	exact: string;
}
/** What was typed as the index is asked for it; null when nothing in it can be searched. */
export function queriesOf(typed: string): Queries | null {
	const [words, start, exact] = [searchQuery(typed), startQuery(typed), exactQuery(typed)];
	return words === null || start === null || exact === null ? null : { words, start, exact };
}

function people({ words, start, exact }: Queries, limit: number, proposing: boolean): RawBuilder<unknown> {
	return sql`select 1 as part, row_number() over (order by f.likely desc, p.family_name, p.given_name, p.id) as place,
		jsonb_build_object('found', 'person', 'id', p.id, 'givenName', p.given_name, 'familyName', p.family_name,
			'givenNameHy', p.given_name_hy, 'familyNameHy', p.family_name_hy, 'spellings', p.spellings, 'mandates', ${mandatesJson}) as record
		from find_people(${query(words)}, ${query(start)}, ${query(exact)}, ${limit}::integer) f join person p on p.id = f.id
		where p.objected_on is null or not ${proposing}::boolean`;
}

function organisations({ words, start, exact }: Queries, limit: number, kinds: readonly OrganisationKind[] | null): RawBuilder<unknown> {
	return sql`select 2 as part, row_number() over (order by f.likely + coalesce(t.importance, 0) / 20 desc, o.name, o.id) as place,
		jsonb_build_object('found', 'organisation', 'id', o.id, 'kind', o.kind, 'name', o.name, 'names', o.names, 'country', o.country_code,
			'place', ${place('t')}, 'region', ${place('r')}) as record
		from find_organisations(${query(words)}, ${query(start)}, ${query(exact)}, ${kinds}::text[], ${limit}::integer) f
			join organisation o on o.id = f.id left join territory t on t.code = o.territory_code left join territory r on r.code = t.parent_code`;
}

function territories(
	{ words, start, exact }: Queries,
	limit: number,
	kinds: readonly TerritoryKind[] | null,
	ungoverned: boolean,
): RawBuilder<unknown> {
	return sql`select 3 as part, row_number() over (order by f.likely desc, c.code) as place,
		jsonb_build_object('found', 'territory', 'id', c.code, 'code', c.code, 'kind', c.kind, 'name', c.name, 'names', c.names, 'country', c.country_code,
			'above', ${place('a')}, 'population', c.population) as record
		from find_territories(${query(words)}, ${query(start)}, ${query(exact)}, ${kinds}::text[], ${ungoverned}::boolean, ${limit}::integer) f
			join territory c on c.code = f.code left join territory a on a.code = c.parent_code`;
}

/** A country is no local authority: those are looked for below it. */
const governed: readonly TerritoryKind[] = ['region', 'department', 'intercommunal', 'city'];

/**
 * People, organisations and territories that what was typed may mean, in any script and spelling: at most `limit` of each kind,
 * likeliest first, people before organisations before territories. One round trip; only what the asker may see.
 */
export async function search(
	db: Db,
	typed: string,
	/** `proposing`: to take part in something; those who object to being contacted are then left out. */
	options: { kinds: readonly SearchKind[]; limit?: number; proposing?: boolean },
): Promise<Found[]> {
	const queries = queriesOf(typed);
	if (!queries) return [];
	const { kinds, limit = 10, proposing = false } = options;
	const parts: RawBuilder<unknown>[] = [];
	if (kinds.includes('person')) parts.push(people(queries, limit, proposing));
	if (kinds.includes('organisation')) parts.push(organisations(queries, limit, null));
	else if (kinds.includes('authority')) parts.push(organisations(queries, limit, authorityKinds));
	if (kinds.includes('territory')) parts.push(territories(queries, limit, null, false));
	else if (kinds.includes('authority')) parts.push(territories(queries, limit, governed, true));
	const { rows } = await sql<{ record: Found }>`
		select record from (${sql.join(
			parts.map((part) => sql`(${part})`),
			sql` union all `,
		)}) found order by part, place`.execute(db);
	return rows.map(({ record }) => record);
}

/** True when the record exists, may be seen, and what was typed finds it (null: nothing was typed, or nothing that can be searched). */
export async function isFoundBy(
	db: Db,
	table: 'person' | 'organisation' | 'territory',
	id: string,
	typed: string | null,
): Promise<boolean> {
	const words = typed === null ? null : searchQuery(typed);
	// A record merged into another is no more what anybody means.
	const key = table === 'territory' ? sql`code = ${id}` : sql`id = ${id} and merged_into_id is null`;
	const { rows } = await sql<{ fits: boolean }>`
		select (${words}::text is null or search @@ to_tsquery('simple', ${words})) as fits from ${sql.table(table)} where ${key}`.execute(db);
	return rows[0]?.fits ?? false;
}
