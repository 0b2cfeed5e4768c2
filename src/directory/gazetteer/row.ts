import type { Texts } from '../../plain/language.ts';
import { searchText } from '../../plain/names.ts';
import { type ReferenceLine, referenceList } from '../reference.ts';

export type TerritoryKind = 'country' | 'region' | 'department' | 'intercommunal' | 'city';

/** A line of table `territory`, named as its columns. */
export type TerritoryRow = {
	/** 'AM', 'AM-SU', 'FR-R84', 'FR-D42', 'FR-E244200770', 'FR-42218', 'GN-174875' */
	code: string;
	kind: TerritoryKind;
	/** ISO 3166-1 alpha-2 */
	country_code: string;
	parent_code: string | null;
	intercommunal_code: string | null;
	/** the usual name in Latin letters */
	name: string;
	names: Texts;
	insee: string | null;
	siren: string | null;
	geonames_id: number | null;
	/** ISO 3166-1 or 3166-2 */
	iso: string | null;
	/** degrees, WGS 84 */
	latitude: number | null;
	longitude: number | null;
	population: number | null;
	neighbours: readonly string[];
	importance: number;
	folded: string;
};

/** What a source says of a territory; the rest is empty or follows from it. */
export type Known = Pick<TerritoryRow, 'code' | 'kind' | 'country_code' | 'name'> &
	Partial<Omit<TerritoryRow, 'importance' | 'folded'>> & {
		/** other spellings and numbers it is searched by */
		also?: readonly string[];
		/** added to its importance */
		rank?: number;
	};

/** Whole countries before regions before towns; among towns, each tenfold of inhabitants counts one. */
const kindRank: Record<TerritoryKind, number> = { country: 7, region: 5.5, department: 5, intercommunal: -0.5, city: 0 };
/** Towns of the two countries whose partnerships are kept come before their homonyms elsewhere. */
const home = new Set(['FR', 'AM']);

let byHand: ReadonlyMap<string, ReferenceLine<'place-names'>> | undefined;

/** Names set by hand come before those of the sources. */
function corrected(known: Known): Known {
	byHand ??= new Map(referenceList('place-names').map((line) => [line.code, line]));
	const line = byHand.get(known.code);
	if (!line) return known;
	const name = line.name || known.name;
	const names = { ...known.names, ...(line.name_fr ? { fr: line.name_fr } : {}), ...(line.name_hy ? { hy: line.name_hy } : {}) };
	return { ...known, name, names, also: [known.name, ...(known.also ?? []), ...line.also.split('|')] };
}

export function territoryRow(given: Known): TerritoryRow {
	const { also = [], rank = 0, ...known } = corrected(given);
	const people = known.kind === 'city' || known.kind === 'intercommunal' ? Math.log10((known.population ?? 0) + 1) : 0;
	const names = known.names ?? {};
	return {
		parent_code: null,
		intercommunal_code: null,
		insee: null,
		siren: null,
		geonames_id: null,
		iso: null,
		latitude: null,
		longitude: null,
		population: null,
		neighbours: [],
		...known,
		names,
		importance: Math.round((kindRank[known.kind] + people + rank + (home.has(known.country_code) ? 1 : 0)) * 1000) / 1000,
		folded: searchText([known.name, ...Object.values(names), ...also], [known.name, ...Object.values(names)]),
	};
}
