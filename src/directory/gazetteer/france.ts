import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type City, overseas, placeKey } from './cities.ts';
import { type Known, type TerritoryRow, territoryRow } from './row.ts';

type Region = { code: string; nom: string };
type Department = { code: string; nom: string; region: string };
type Grouping = { code: string; nom: string; populationMunicipale?: number; membres: { code: string; populationMunicipale?: number }[] };
type Commune = {
	code: string;
	nom: string;
	type: string;
	departement: string;
	region: string;
	siren?: string;
	codesPostaux?: string[];
	population?: number;
};

const folder = join(dirname(createRequire(import.meta.url).resolve('@etalab/decoupage-administratif')), 'data');
function read<T>(name: string): T[] {
	return JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'));
}

/** Overseas communities have no department: INSEE repeats the number of the territory. */
const hasDepartment = (department: { code: string; region: string }) => department.code !== department.region;
const above = (commune: Commune) =>
	hasDepartment({ code: commune.departement, region: commune.region }) ? `FR-D${commune.departement}` : `FR-R${commune.region}`;

/**
 * Regions, departments, groupings of communes (with their own taxation, then the territories of Greater Paris) and communes of
 * today, parents before children.
 * @param places coordinates, by INSEE code or `placeKey`: see `surveyCities`
 */
export function* frenchTerritories(places: ReadonlyMap<string, City> = new Map()): Generator<TerritoryRow> {
	const row = (known: Known) => territoryRow({ ...known, names: { fr: known.name, ...known.names } });
	const regions = read<Region>('regions');
	const departments = read<Department>('departements').filter(hasDepartment);
	const communes = read<Commune>('communes').filter((commune) => commune.type === 'commune-actuelle');
	const groupings = [...read<Grouping>('epci'), ...read<Grouping>('ept')];

	for (const { code, nom } of regions)
		yield row({ code: `FR-R${code}`, kind: 'region', country_code: 'FR', parent_code: 'FR', name: nom, insee: code });
	for (const { code, nom, region } of departments)
		yield row({ code: `FR-D${code}`, kind: 'department', country_code: 'FR', parent_code: `FR-R${region}`, name: nom, insee: code });

	const communeByCode = new Map(communes.map((commune) => [commune.code, commune]));
	/** A commune of Greater Paris is in the metropolis; its territory, which levies no tax of its own, comes second. */
	const groupingOf = new Map<string, string>();
	for (const grouping of groupings) {
		const code = `FR-E${grouping.code}`;
		for (const member of grouping.membres) if (!groupingOf.has(member.code)) groupingOf.set(member.code, code);
		const main = grouping.membres.reduce((a, b) => ((b.populationMunicipale ?? 0) > (a.populationMunicipale ?? 0) ? b : a));
		const commune = communeByCode.get(main.code);
		yield row({
			code,
			kind: 'intercommunal',
			country_code: 'FR',
			// The source names no seat: the department of the member with most inhabitants.
			parent_code: commune ? above(commune) : 'FR',
			name: grouping.nom,
			siren: grouping.code,
			population:
				grouping.populationMunicipale ?? grouping.membres.reduce((sum, { populationMunicipale = 0 }) => sum + populationMunicipale, 0),
		});
	}

	const countryOf = new Map(Object.entries(overseas).map(([country, region]) => [region, country]));
	for (const commune of communes) {
		const place = places.get(commune.code) ?? places.get(placeKey(countryOf.get(commune.region) ?? 'FR', commune.nom));
		yield row({
			code: `FR-${commune.code}`,
			kind: 'city',
			country_code: 'FR',
			parent_code: above(commune),
			intercommunal_code: groupingOf.get(commune.code) ?? null,
			name: commune.nom,
			names: place?.hy ? { hy: place.hy } : {},
			insee: commune.code,
			siren: commune.siren ?? null,
			geonames_id: place?.geonamesId ?? null,
			latitude: place?.latitude ?? null,
			longitude: place?.longitude ?? null,
			population: commune.population ?? null,
			also: [...(place?.also ?? []), commune.code, ...(commune.codesPostaux ?? [])],
		});
	}
}
