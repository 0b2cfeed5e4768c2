import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { root } from '../server/root.ts';

const columns = {
	'actes-matters': ['code', 'name_fr', 'parent'],
	borders: ['country', 'neighbour'],
	'dac-purposes': ['code', 'name_en', 'name_fr', 'category', 'parent'],
	fields: ['key', 'position', 'name_fr', 'name_hy', 'name_en', 'dac_purpose', 'dac_options', 'sdg_goals', 'sdg_targets', 'actes_matter'],
	'hosting-checklist': ['key', 'week', 'month', 'half_year', 'name_fr', 'name_hy', 'name_en', 'source'],
	'place-names': ['code', 'name', 'name_fr', 'name_hy', 'also'],
	retention: ['key', 'applies_to', 'years', 'fate', 'source', 'confirmed'],
	'sdg-targets': ['code', 'name_en', 'name_fr'],
	subdivisions: ['code', 'country', 'iso', 'name', 'name_fr', 'name_hy', 'geonames_admin1'],
	unrecognised: ['key', 'kind', 'recognised_as_part_of', 'name_fr', 'name_hy', 'name_en', 'variants', 'reason'],
} as const;

export type ReferenceName = keyof typeof columns;
export type ReferenceLine<Name extends ReferenceName> = Readonly<Record<(typeof columns)[Name][number], string>>;
export const referenceNames = Object.keys(columns) as ReferenceName[];

export const referenceFile = (name: ReferenceName): string => join(root, 'data', 'reference', `${name}.csv`);
/** The papers of a list: publisher, title, licence, address, version. */
export const referencePapers = (name: ReferenceName): string => join(root, 'data', 'reference', `${name}.source.yaml`);

const read = new Map<ReferenceName, unknown>();

/**
 * The lines of a list of `data/reference`, read once; every value a text, `''` where the list says nothing.
 * @throws Error when the file is missing, or a column is
 */
export function referenceList<Name extends ReferenceName>(name: Name): readonly ReferenceLine<Name>[] {
	const known = read.get(name);
	if (known) return known as ReferenceLine<Name>[];
	const lines: ReferenceLine<Name>[] = parse(readFileSync(referenceFile(name)), { columns: true, bom: true });
	const missing = columns[name].filter((column) => !(column in (lines[0] ?? {})));
	if (missing.length > 0) throw new Error(`data/reference/${name}.csv lacks ${missing.join(', ')}`);
	read.set(name, lines);
	return lines;
}
