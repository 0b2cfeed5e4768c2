import type pg from 'pg';
import { exactQuery, searchQuery, startQuery } from '../../plain/names.ts';
import type { TerritoryKind, TerritoryRow } from './row.ts';

export type Found = Pick<
	TerritoryRow,
	'code' | 'kind' | 'country_code' | 'parent_code' | 'name' | 'names' | 'latitude' | 'longitude' | 'population'
> & {
	/** of the territory above, to tell homonyms apart: Kapan (Syunik), Kapan (East Nusa Tenggara) */
	parent_name: string | null;
	parent_names: TerritoryRow['names'] | null;
};

/** The first eleven thousand territories; index `territory_search_major` holds them alone. */
const major = 'importance >= 5';

// Importance counts a tenfold of inhabitants as one: a town named exactly so passes one a hundred thousand times as large.
const query = (candidates: string) => `
	with typed as (select to_tsquery('simple', $1) as words, to_tsquery('simple', $2) as start, to_tsquery('simple', $3) as exact,
		to_tsquery('simple', $7) as heard),
	candidate as materialized (${candidates})
	select c.code, c.kind, c.country_code, c.parent_code, c.name, c.names, c.latitude, c.longitude, c.population,
		p.name as parent_name, p.names as parent_names
	from (
		select candidate.*, importance + case when search @@ exact then 5 when search @@ start then 2 when search @@ words then 0 else -2 end as rank
		from candidate, typed
		order by rank desc, code limit $4
	) c left join territory p on p.code = c.parent_code
	order by c.rank desc, c.code`;

const wanted = `($5::text[] is null or kind = any($5)) and ($6::text is null or country_code = $6)`;
const majorOnes = query(`
	select territory.* from territory, typed where search @@ words and ${major} and ${wanted}
	union
	select territory.* from territory, typed where search @@ exact and ${wanted}`);
const all = query(`select territory.* from territory, typed where search @@ heard and ${wanted}`);

/**
 * The territories that what was typed may mean, likeliest first. Broad beginnings ('sa') are looked for among important
 * territories and exact names alone; only when those do not fill the list, everywhere and by sound.
 */
export async function findTerritories(
	db: Pick<pg.Pool, 'query'>,
	typed: string,
	{ limit = 10, kinds, country }: { limit?: number; kinds?: readonly TerritoryKind[]; country?: string } = {},
): Promise<Found[]> {
	const [heard, words, start, exact] = [searchQuery(typed), searchQuery(typed, false), startQuery(typed), exactQuery(typed)];
	if (heard === null || words === null || start === null || exact === null) return [];
	const values = [words, start, exact, limit, kinds ?? null, country ?? null, heard];
	const first = await db.query<Found>({ name: 'find-major-territories', text: majorOnes, values });
	if (first.rows.length >= limit) return first.rows;
	return (await db.query<Found>({ name: 'find-territories', text: all, values })).rows;
}
