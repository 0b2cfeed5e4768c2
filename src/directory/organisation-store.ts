import { type ColumnType, sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { Texts } from '../plain/language.ts';
import { searchText } from '../plain/names.ts';
import type { Db } from '../server/database.ts';
import { authorityKinds, type OrganisationInput, type OrganisationKind } from './organisation.ts';

export type { OrganisationInput } from './organisation.ts';

import { type FoundOrganisation, type Queries, queriesOf } from './search-store.ts';
import { chosenTerritory, type Place } from './territory.ts';
import './territory-store.ts';

export interface OrganisationTable {
	id: string;
	keeper_id: string | null;
	kind: OrganisationKind;
	name: string;
	names: ColumnType<Texts, string, string>;
	spellings: string[];
	country_code: string;
	territory_code: string | null;
	parent_id: string | null;
	siret: string | null;
	rna: string | null;
	foreign_number: string | null;
	unrecognised: ColumnType<boolean, boolean | undefined, boolean>;
	website: string | null;
	street: string | null;
	postcode: string | null;
	town: string | null;
	note: string | null;
	folded: string;
	merged_into_id: ColumnType<string | null, never, never>;
	created_at: ColumnType<Date, never, never>;
}
declare module '../server/database.ts' {
	interface Tables {
		organisation: OrganisationTable;
	}
}

export interface Organisation {
	id: string;
	keeperId: string | null;
	keeper: string | null;
	keeperNames: Texts | null;
	kind: OrganisationKind;
	name: string;
	names: Texts;
	spellings: string[];
	country: string;
	place: Place | null;
	parentId: string | null;
	parent: string | null;
	parentNames: Texts | null;
	siret: string | null;
	rna: string | null;
	foreignNumber: string | null;
	unrecognised: boolean;
	website: string | null;
	street: string | null;
	postcode: string | null;
	town: string | null;
	note: string | null;
	/** The record that this one was merged into; null: it stands for itself. */
	mergedIntoId: string | null;
}

const placeOf = sql<Place | null>`case when territory.code is not null then json_build_object('code', territory.code, 'kind', territory.kind, 'name', territory.name, 'names', territory.names) end`;

export async function organisationById(db: Db, id: string): Promise<Organisation | undefined> {
	return db
		.selectFrom('organisation')
		.leftJoin('territory', 'territory.code', 'organisation.territory_code')
		.leftJoin('organisation as parent', 'parent.id', 'organisation.parent_id')
		.leftJoin('organisation as keeper', 'keeper.id', 'organisation.keeper_id')
		.select([
			'organisation.id',
			'organisation.keeper_id as keeperId',
			'keeper.name as keeper',
			'keeper.names as keeperNames',
			'organisation.kind',
			'organisation.name',
			'organisation.names',
			'organisation.spellings',
			'organisation.country_code as country',
			'organisation.parent_id as parentId',
			'parent.name as parent',
			'parent.names as parentNames',
			'organisation.siret',
			'organisation.rna',
			'organisation.foreign_number as foreignNumber',
			'organisation.unrecognised',
			'organisation.website',
			'organisation.street',
			'organisation.postcode',
			'organisation.town',
			'organisation.note',
			'organisation.merged_into_id as mergedIntoId',
		])
		.select(placeOf.as('place'))
		.where('organisation.id', '=', id)
		.executeTakeFirst();
}

export type OrganisationLine = Pick<Organisation, 'id' | 'kind' | 'name' | 'names' | 'country' | 'place'>;

const lines = (db: Db) =>
	db
		.selectFrom('organisation')
		.leftJoin('territory', 'territory.code', 'organisation.territory_code')
		.select(['organisation.id', 'organisation.kind', 'organisation.name', 'organisation.names', 'organisation.country_code as country'])
		.select(placeOf.as('place'))
		// A record merged into another is only a signpost.
		.where('organisation.merged_into_id', 'is', null);
const byName = sql`organisation.name collate "und-x-icu"`;

/** One page of all organisations by name. `after`: the id of the last one of the page before. */
export function organisationsByName(
	db: Db,
	{ kind, after, limit }: { kind: OrganisationKind | null; after: string | null; limit: number },
): Promise<OrganisationLine[]> {
	return lines(db)
		.$if(kind !== null, (query) => query.where('organisation.kind', '=', kind as OrganisationKind))
		.$if(after !== null, (query) =>
			query.where(sql<boolean>`(${byName}, organisation.id) > (select name, id from organisation where id = ${after})`),
		)
		.orderBy(byName)
		.orderBy('organisation.id')
		.limit(limit)
		.execute();
}

export const latestOrganisations = (db: Db, limit: number): Promise<OrganisationLine[]> =>
	lines(db).orderBy('organisation.created_at', 'desc').orderBy('organisation.id', 'desc').limit(limit).execute();

export const childrenOf = (db: Db, parentId: string, limit = 200): Promise<OrganisationLine[]> =>
	lines(db).where('organisation.parent_id', '=', parentId).orderBy(byName).limit(limit).execute();

export const organisationsIn = (db: Db, territoryCode: string, limit = 200): Promise<OrganisationLine[]> =>
	lines(db).where('organisation.territory_code', '=', territoryCode).orderBy(byName).limit(limit).execute();

/** The name that lists are sorted by: the French one, or what there is. */
const mainName = (names: Texts) => names.fr ?? names.en ?? names.hy ?? '';

/** What the table says of this input. */
export const organisationColumns = (input: OrganisationInput) => ({
	kind: input.kind,
	name: mainName(input.names),
	names: JSON.stringify(input.names),
	spellings: input.spellings,
	country_code: input.country,
	territory_code: input.territoryCode,
	parent_id: input.parentId,
	siret: input.siret,
	rna: input.rna,
	foreign_number: input.foreignNumber,
	unrecognised: input.unrecognised,
	website: input.website,
	street: input.street,
	postcode: input.postcode,
	town: input.town,
	note: input.note,
	// Acronyms and short names are what one types: found from their first letter, as the full names are.
	folded: searchText([...Object.values(input.names), ...input.spellings], [...Object.values(input.names), ...input.spellings]),
});

/** @returns its id, or null when another organisation already governs that territory. */
export async function addOrganisation(db: Db, input: OrganisationInput, keeperId: string): Promise<string | null> {
	const made = await db
		.insertInto('organisation')
		.values({ id: uuid(), keeper_id: keeperId, ...organisationColumns(input) })
		.onConflict((conflict) => conflict.doNothing())
		.returning('id')
		.executeTakeFirst();
	return made?.id ?? null;
}

/** @returns false when the asker's organisations neither keep it nor are it. */
export async function changeOrganisation(db: Db, id: string, input: OrganisationInput): Promise<boolean> {
	const { numUpdatedRows } = await db.updateTable('organisation').set(organisationColumns(input)).where('id', '=', id).executeTakeFirst();
	return numUpdatedRows > 0n;
}

/** The organisation that governs a territory, other than this one. */
export async function governorOf(db: Db, territoryCode: string, except: string | null): Promise<{ id: string; name: string } | undefined> {
	return db
		.selectFrom('organisation')
		.select(['id', 'name'])
		.where('territory_code', '=', territoryCode)
		.where('kind', 'in', authorityKinds)
		.$if(except !== null, (query) => query.where('id', '!=', except))
		.executeTakeFirst();
}

/**
 * The organisation that was chosen: an id as it is, or `territory:CODE`, whose local authority (or grouping) is found, or made from the
 * territory's own names. Safe when two offices do it at once. Null when there is no such record.
 */
export async function organisationOf(db: Db, value: string, keeperId: string): Promise<string | null> {
	const code = chosenTerritory(value);
	if (code === null) return (await db.selectFrom('organisation').select('id').where('id', '=', value).executeTakeFirst())?.id ?? null;
	const known = await governorOf(db, code, null);
	if (known) return known.id;
	await sql`
		insert into organisation (id, keeper_id, kind, name, names, country_code, territory_code, folded)
		select ${uuid()}::uuid, ${keeperId}::uuid, case kind when 'intercommunal' then 'grouping' else 'local-authority' end, name, names, country_code, code, folded
		from territory where code = ${code} and kind <> 'country'
		on conflict (territory_code) where kind in ('local-authority', 'grouping') and territory_code is not null do nothing`.execute(db);
	return (await governorOf(db, code, null))?.id ?? null;
}

/** Those that a new organisation may already be; the rule that compares names decides. */
export async function organisationCandidates(db: Db, names: readonly string[]): Promise<(FoundOrganisation & { spellings: string[] })[]> {
	const queries = names.map(queriesOf).filter((one): one is Queries => one !== null);
	if (queries.length === 0) return [];
	const any = (of: keyof Queries) => sql`to_tsquery('simple', ${queries.map((one) => `(${one[of]})`).join(' | ')})`;
	const { rows } = await sql<FoundOrganisation & { spellings: string[] }>`
		select 'organisation' as found, o.id, o.kind, o.name, o.names, o.spellings, o.country_code as country,
			case when t.code is not null then json_build_object('code', t.code, 'kind', t.kind, 'name', t.name, 'names', t.names) end as place, null as region
		from find_organisations(${any('words')}, ${any('start')}, ${any('exact')}, null, 40) f
			join organisation o on o.id = f.id left join territory t on t.code = o.territory_code
		order by f.likely desc, o.name`.execute(db);
	return rows;
}
