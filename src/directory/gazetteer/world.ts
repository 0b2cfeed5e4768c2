import countryNames from 'i18n-iso-countries';
import english from 'i18n-iso-countries/langs/en.json' with { type: 'json' };
import french from 'i18n-iso-countries/langs/fr.json' with { type: 'json' };
import armenian from 'i18n-iso-countries/langs/hy.json' with { type: 'json' };
import { referenceList } from '../reference.ts';
import { type City, isFrench, overseas, readCities } from './cities.ts';
import { type TerritoryRow, territoryRow } from './row.ts';

for (const names of [english, french, armenian]) countryNames.registerLocale(names);

/** Every ISO 3166-1 country but the French territories overseas, which are regions or communities of France here. */
export function* countries(): Generator<TerritoryRow> {
	const neighbours = Map.groupBy(referenceList('borders'), (line) => line.country);
	for (const code of Object.keys(countryNames.getAlpha2Codes())) {
		if (code in overseas) continue;
		const all = (language: string) => countryNames.getName(code, language, { select: 'all' }) ?? [];
		const [fr, hy, en] = [all('fr'), all('hy'), all('en')];
		yield territoryRow({
			code,
			kind: 'country',
			country_code: code,
			name: fr[0] ?? en[0] ?? code,
			names: { fr: fr[0], hy: hy[0], en: en[0] },
			iso: code,
			neighbours: (neighbours.get(code) ?? []).map((line) => line.neighbour),
			also: [...fr, ...hy, ...en],
		});
	}
}

/** First-level subdivisions of the countries other than France. */
export function* subdivisions(): Generator<TerritoryRow> {
	for (const line of referenceList('subdivisions')) {
		if (line.country in overseas) continue;
		const names = {
			en: line.name,
			...(line.name_fr ? { fr: line.name_fr } : {}),
			...(line.name_hy ? { hy: line.name_hy } : {}),
		};
		yield territoryRow({
			code: line.code,
			kind: 'region',
			country_code: line.country,
			parent_code: line.country,
			name: line.name,
			names,
			iso: line.iso || null,
		});
	}
}

const featureRank: Readonly<Record<string, number>> = { PPLC: 1, PPLA: 0.5 };

/** Towns of the world over 500 inhabitants, France left out: their region where it has a name, else their country. */
export async function* foreignCities(wanted: (city: City) => boolean = () => true): AsyncGenerator<TerritoryRow> {
	const regions = new Map(referenceList('subdivisions').map((line) => [`${line.country}.${line.geonames_admin1}`, line.code]));
	const known = new Set([...countries()].map((country) => country.code));
	for await (const city of readCities()) {
		if (isFrench(city) || !known.has(city.country) || !wanted(city)) continue;
		yield territoryRow({
			code: `GN-${city.geonamesId}`,
			kind: 'city',
			country_code: city.country,
			parent_code: regions.get(`${city.country}.${city.admin1}`) ?? city.country,
			// GeoNames marks the Armenian aspirates (Tat’ev); nobody else does.
			name: city.country === 'AM' ? city.name.replace(/[’']/g, '') : city.name,
			names: city.hy ? { hy: city.hy } : {},
			geonames_id: city.geonamesId,
			latitude: city.latitude,
			longitude: city.longitude,
			population: city.population,
			also: city.also,
			rank: featureRank[city.feature] ?? 0,
		});
	}
}
