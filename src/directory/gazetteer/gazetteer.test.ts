import { beforeAll, describe, expect, it } from 'vitest';
import { type City, surveyCities } from './cities.ts';
import { frenchTerritories } from './france.ts';
import { type TerritoryRow, territoryRow } from './row.ts';
import { countries, foreignCities, subdivisions } from './world.ts';

describe('countries and their regions', () => {
	const country = new Map([...countries()].map((row) => [row.code, row]));
	const region = new Map([...subdivisions()].map((row) => [row.code, row]));

	it('name Armenia in three languages, with its four neighbours', () => {
		expect(country.get('AM')).toMatchObject({
			kind: 'country',
			country_code: 'AM',
			parent_code: null,
			name: 'Arménie',
			names: { fr: 'Arménie', hy: 'Հայաստան', en: 'Armenia' },
			iso: 'AM',
			neighbours: ['AZ', 'GE', 'IR', 'TR'],
		});
	});

	it('leave French territories overseas to France', () => {
		expect(['GP', 'RE', 'PF', 'NC'].filter((code) => country.has(code))).toEqual([]);
	});

	it('hold Yerevan and the ten provinces of Armenia, in Armenian letters too', () => {
		const armenian = [...region.values()].filter((row) => row.country_code === 'AM');
		expect(armenian).toHaveLength(11);
		expect(armenian.filter((row) => row.iso !== row.code || !row.names.hy)).toEqual([]);
		expect(region.get('AM-SU')).toMatchObject({
			kind: 'region',
			parent_code: 'AM',
			name: 'Syunik',
			names: { fr: 'Syunik', hy: 'Սյունիք', en: 'Syunik' },
		});
	});

	it('always stand below a country that is there', () => {
		expect([...region.values()].filter((row) => !country.has(row.parent_code ?? ''))).toEqual([]);
	});
});

describe('French territories', () => {
	const place: City = {
		geonamesId: 2980291,
		name: 'Saint-Étienne',
		also: ['Sent Etien', 'Սենտ Էտիեն'],
		hy: 'Սենտ Էտիեն',
		latitude: 45.43389,
		longitude: 4.39,
		feature: 'PPLA2',
		country: 'FR',
		admin1: '84',
		admin4: '42218',
		population: 176280,
	};
	const all = [...frenchTerritories(new Map([['42218', place]]))];
	const at = new Map(all.map((row) => [row.code, row]));

	it('lead from Saint-Étienne to its métropole, the Loire, Auvergne-Rhône-Alpes and France', () => {
		const city = at.get('FR-42218');
		expect(city).toMatchObject({
			kind: 'city',
			name: 'Saint-Étienne',
			names: { fr: 'Saint-Étienne', hy: 'Սենտ Էտիեն' },
			insee: '42218',
			siren: '214202186',
			geonames_id: 2980291,
			latitude: 45.43389,
			population: 173136,
			intercommunal_code: 'FR-E244200770',
			parent_code: 'FR-D42',
		});
		expect(at.get('FR-E244200770')).toMatchObject({
			kind: 'intercommunal',
			name: 'Saint-Étienne Métropole',
			siren: '244200770',
			parent_code: 'FR-D42',
		});
		expect(at.get('FR-D42')).toMatchObject({ kind: 'department', name: 'Loire', parent_code: 'FR-R84' });
		expect(at.get('FR-R84')).toMatchObject({ kind: 'region', name: 'Auvergne-Rhône-Alpes', parent_code: 'FR' });
	});

	it('come after the territory they stand below', () => {
		const seen = new Set<string | null>(['FR', null]);
		const tooEarly = all.filter((row) => {
			seen.add(row.code);
			return !seen.has(row.parent_code) || !seen.has(row.intercommunal_code);
		});
		expect(tooEarly).toEqual([]);
		expect(seen.size).toBe(all.length + 2);
	});

	it('hold every commune of today, no delegated one, and the territories of Greater Paris', () => {
		expect(all.filter((row) => row.kind === 'city').length).toBeGreaterThan(34_900);
		expect(at.get('FR-E200057867')).toMatchObject({ name: 'Plaine Commune', kind: 'intercommunal' });
		expect(at.get('FR-93066')?.intercommunal_code).toBe('FR-E200054781');
	});

	it('find a commune by its INSEE code and its postcode', () => {
		expect(at.get('FR-42218')?.folded.split(' ')).toEqual(expect.arrayContaining(['42218', '42000', 'saint', 'etienne', 'etien']));
	});
});

describe('towns of the world', () => {
	const found = new Map<string, TerritoryRow>();
	let french: ReadonlyMap<string, City> = new Map();
	let elsewhere = 0;
	beforeAll(async () => {
		for await (const row of foreignCities((city) => ['AM', 'ID', 'FR', 'RE'].includes(city.country))) found.set(row.code, row);
		({ french, elsewhere } = await surveyCities());
	}, 60_000);

	it('lead from Kapan to Syunik and Armenia', () => {
		expect(found.get('GN-174875')).toMatchObject({
			kind: 'city',
			country_code: 'AM',
			parent_code: 'AM-SU',
			name: 'Kapan',
			names: { hy: 'Կապան' },
			geonames_id: 174875,
			latitude: 39.20755,
			longitude: 46.40576,
			population: 33160,
		});
		expect(found.get('GN-174875')?.folded.split(' ')).toEqual(expect.arrayContaining(['kapan', 'kafan', 'ghapan']));
	});

	it('put Kapan of Armenia before its homonym of Indonesia', () => {
		expect(found.get('GN-1641437')?.country_code).toBe('ID');
		expect(found.get('GN-174875')?.importance).toBeGreaterThan(found.get('GN-1641437')?.importance ?? 0);
	});

	it('give Sisian its own name, Yerevan its modern spelling, and Tatev no mark', () => {
		expect(found.get('GN-174972')).toMatchObject({ name: 'Sisian', names: { hy: 'Սիսիան' } });
		expect(found.get('GN-616052')?.names).toEqual({ fr: 'Erevan', hy: 'Երևան' });
		expect(found.get('GN-174748')?.name).toBe('Tatev');
	});

	it('leave France to its own source', () => {
		expect([...found.values()].filter((row) => row.country_code !== 'AM' && row.country_code !== 'ID')).toEqual([]);
	});

	it('are counted, and give French communes their coordinates', () => {
		expect(elsewhere).toBeGreaterThan(170_000);
		expect(french.get('42218')).toMatchObject({ latitude: 45.43389, longitude: 4.39, hy: 'Սենտ Էտիեն' });
	});
});

it('a town without a known population is still found, last', () => {
	const row = territoryRow({ code: 'GN-1', kind: 'city', country_code: 'ID', name: 'Kapan' });
	expect([row.importance, row.population, row.folded]).toEqual([0, null, 'kapan qqkapan zzkapan']);
});
