import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { type OrganisationInput, organisationColumns } from '../directory/organisation-store.ts';
import type { PersonNames } from '../directory/person.ts';
import { personColumns } from '../directory/person-store.ts';
import type { Texts } from '../plain/language.ts';
import type { Db } from '../server/database.ts';
import type { Known, Noun } from './merge.ts';

/** Rows that lead to a record, by table and column. */
export interface Link {
	tab: string;
	col: string;
	n: number;
}
export async function linksTo(db: Db, noun: Noun, id: string): Promise<Link[]> {
	const { rows } = await sql<Link>`select tab, col, n from references_to(${noun}, ${id}::uuid)`.execute(db);
	return rows;
}

export type RefusalCode = 'same' | 'over' | 'not-kept' | 'members' | 'parent' | 'unseen' | 'both-signed' | 'both-accounts' | 'both';
export interface Refusal {
	code: RefusalCode;
	recordId: string;
	/** 'both': the table in which both stand. */
	tab: string | null;
	partnershipId: string | null;
	/** Named where the asker sees it. */
	partnership: string | null;
}
export async function mergeRefusals(db: Db, noun: Noun, kept: string, gone: string): Promise<Refusal[]> {
	const { rows } = await sql<Refusal>`
		select code, record_id as "recordId", tab, partnership_id as "partnershipId", partnership from merge_refusals(${noun}, ${kept}::uuid, ${gone}::uuid)`.execute(
		db,
	);
	return rows;
}

/** The other offices that will find the kept record where the other one stood. */
export async function othersConcerned(db: Db, noun: Noun, id: string): Promise<{ name: string; names: Texts }[]> {
	const { rows } = await sql<{
		name: string;
		names: Texts;
	}>`select name, names from others_concerned(${noun}, ${id}::uuid) order by name`.execute(db);
	return rows;
}

interface Merging {
	kept: string;
	gone: string;
	reason: string;
}
const merge = async (db: Db, noun: Noun, { kept, gone, reason }: Merging, says: object): Promise<boolean> => {
	const { rows } = await sql<{ done: boolean }>`
		select merge_records(${noun}, ${uuid()}::uuid, ${kept}::uuid, ${gone}::uuid, ${JSON.stringify(says)}::jsonb, ${reason}) as done`.execute(
		db,
	);
	return rows[0]?.done ?? false;
};
/** @returns false when something refuses it: `mergeRefusals` says what. */
export const mergePeople = (db: Db, merging: Merging, names: PersonNames): Promise<boolean> =>
	merge(db, 'person', merging, personColumns(names));
/** @returns false when something refuses it: `mergeRefusals` says what. */
export const mergeOrganisations = (db: Db, merging: Merging, input: OrganisationInput): Promise<boolean> => {
	const columns = organisationColumns(input);
	return merge(db, 'organisation', merging, { ...columns, names: JSON.parse(columns.names) });
};

export interface Merge {
	id: string;
	noun: Noun;
	keptId: string;
	goneId: string;
	kept: string;
	/** As it was called. */
	gone: string;
	at: Date;
	who: string | null;
	reason: string;
	undoneAt: Date | null;
	undoneBy: string | null;
	/** False: a person was erased since, and nothing is left to undo. */
	undoable: boolean;
	/** What the kept record says was changed since: undoing leaves it. */
	changedSince: boolean;
}
const names = (record: string) =>
	sql.raw(`case m.noun
	when 'person' then (select trim(p.given_name || ' ' || p.family_name || case when p.family_name = '' then p.given_name_hy || ' ' || p.family_name_hy else '' end) from person p where p.id = m.${record}_id)
	else (select called(o.name, o.names) from organisation o where o.id = m.${record}_id) end`);
const merges = sql`
	select m.id, m.noun, m.kept_id as "keptId", m.gone_id as "goneId", coalesce(${names('kept')}, '') as kept, coalesce(${names('gone')}, '') as gone,
		m.at, m.account_name as who, m.reason, m.undone_at as "undoneAt", m.undone_by as "undoneBy", m.undone_at is null and m.gone_was is not null as undoable,
		not coalesce(case m.noun
			when 'person' then (select bool_and(to_jsonb(p) -> k = m.became -> k) from person p, jsonb_object_keys(m.became) k where p.id = m.kept_id)
			else (select bool_and(to_jsonb(o) -> k = m.became -> k) from organisation o, jsonb_object_keys(m.became) k where o.id = m.kept_id) end, true) as "changedSince"
	from merge m`;
export async function latestMerges(db: Db, limit = 50): Promise<Merge[]> {
	const { rows } = await sql<Merge>`${merges} order by m.at desc, m.id desc limit ${limit}`.execute(db);
	return rows;
}
export async function mergeById(db: Db, id: string): Promise<Merge | undefined> {
	const { rows } = await sql<Merge>`${merges} where m.id = ${id}::uuid`.execute(db);
	return rows[0];
}
/** The rows that were moved and that somebody has changed or removed since, by table. */
export async function changedSince(db: Db, id: string): Promise<{ tab: string; n: number }[]> {
	const { rows } = await sql<{
		tab: string;
		n: number;
	}>`select tab, sum(n)::int8 as n from merge_changed(${id}::uuid) group by tab order by tab`.execute(db);
	return rows;
}
/** @returns false when it is undone already, not the asker's, or a link was changed since. */
export async function undoMerge(db: Db, id: string, reason: string): Promise<boolean> {
	const { rows } = await sql<{ done: boolean }>`select undo_merge(${id}::uuid, ${reason}) as done`.execute(db);
	return rows[0]?.done ?? false;
}

/** @returns false when something refers to it, or the asker's offices do not keep it. */
export async function deleteRecord(db: Db, noun: Noun, id: string, reason: string): Promise<boolean> {
	const { rows } = await sql<{ gone: boolean }>`select delete_record(${noun}, ${id}::uuid, ${reason}) as gone`.execute(db);
	return rows[0]?.gone ?? false;
}

export interface Candidate extends Known {
	noun: Noun;
	name: string;
	detail: string;
}
/** More records than an office keeps by hand; past these, doubles are met in the record's own page. */
const mostCompared = 5000;

/** The records that the asker's offices decide about, to look for doubles among them. */
export async function recordsToCompare(db: Db, noun: Noun): Promise<Candidate[]> {
	const { rows } =
		noun === 'person'
			? await sql<Candidate>`
				select p.id, 'person' as noun, trim(p.given_name || ' ' || p.family_name) as name, '' as detail, '{}'::text[] as numbers, null as place,
					array_remove(array[trim(p.given_name || ' ' || p.family_name), trim(p.given_name_hy || ' ' || p.family_name_hy)] || p.spellings, '') as names
				from person p where p.keeper_id = any((select my_approving_organisations())::uuid[]) and p.merged_into_id is null and p.erased_at is null
				order by p.created_at desc limit ${mostCompared}`.execute(db)
			: await sql<Candidate>`
				select o.id, 'organisation' as noun, called(o.name, o.names) as name, coalesce(called(t.name, t.names), o.country_code) as detail,
					array_remove(array['siret ' || o.siret, 'rna ' || o.rna, o.country_code || ' ' || o.foreign_number], null) as numbers,
					o.kind || ' ' || o.territory_code as place,
					array[o.name] || o.spellings || array(select value from jsonb_each_text(o.names)) as names
				from organisation o left join territory t on t.code = o.territory_code
				where (o.keeper_id = any((select my_approving_organisations())::uuid[]) or o.id = any((select my_approving_organisations())::uuid[])) and o.merged_into_id is null
				order by o.created_at desc limit ${mostCompared}`.execute(db);
	return rows;
}
