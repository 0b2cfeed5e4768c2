import { type ColumnType, sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { Dated } from '../plain/day.ts';
import type { Texts } from '../plain/language.ts';
import type { Db } from '../server/database.ts';
import type { Mandate, MandateRole } from './mandate.ts';
import { allNames, type PersonNames, searchTextOf } from './person.ts';
import { type FoundPerson, mandatesJson, type Queries, queriesOf } from './search-store.ts';

export interface PersonTable {
	id: string;
	keeper_id: string;
	given_name: string;
	family_name: string;
	given_name_hy: string;
	family_name_hy: string;
	spellings: string[];
	folded: string;
	merged_into_id: ColumnType<string | null, never, never>;
	objected_on: ColumnType<Dated | null, never, Dated | null>;
	objection_ground: ColumnType<string | null, never, string | null>;
	erased_at: ColumnType<Date | null, never, never>;
	created_at: ColumnType<Date, never, never>;
}
export interface MandateTable {
	id: string;
	person_id: string;
	organisation_id: string;
	role: MandateRole;
	title: ColumnType<Texts, string, string>;
	honorary: boolean;
	since: Dated | null;
	until: Dated | null;
	attested_on: Dated | null;
}
declare module '../server/database.ts' {
	interface Tables {
		person: PersonTable;
		mandate: MandateTable;
	}
}

export interface MandateOfPerson extends Mandate {
	id: string;
}
export interface Person extends PersonNames {
	id: string;
	keeperId: string;
	keeper: string;
	keeperNames: Texts;
	/** The record that this one was merged into; null: it stands for itself. */
	mergedIntoId: string | null;
	/** Since when the person objects to being contacted and proposed, and on what ground. */
	objectedOn: Dated | null;
	objectionGround: string | null;
	erasedAt: Date | null;
	mandates: MandateOfPerson[];
}

export async function personById(db: Db, id: string): Promise<Person | undefined> {
	const { rows } = await sql<Person>`
		select p.id, p.keeper_id as "keeperId", k.name as keeper, k.names as "keeperNames", p.given_name as "givenName", p.family_name as "familyName",
			p.given_name_hy as "givenNameHy", p.family_name_hy as "familyNameHy", p.spellings, p.merged_into_id as "mergedIntoId",
			p.objected_on as "objectedOn", p.objection_ground as "objectionGround", p.erased_at as "erasedAt", ${mandatesJson} as mandates
		from person p join organisation k on k.id = p.keeper_id where p.id = ${id}`.execute(db);
	return rows[0];
}

export interface PersonLine extends PersonNames {
	id: string;
	mandates: MandateOfPerson[];
}

/** One page of the people the asker may see, by family name. `after`: the id of the last one of the page before. */
export async function peopleByName(db: Db, { after, limit }: { after: string | null; limit: number }): Promise<PersonLine[]> {
	const { rows } = await sql<PersonLine>`
		select p.id, p.given_name as "givenName", p.family_name as "familyName", p.given_name_hy as "givenNameHy",
			p.family_name_hy as "familyNameHy", p.spellings, ${mandatesJson} as mandates
		from list_people(${after}::uuid, ${limit}::integer) l join person p on p.id = l.id
		order by p.family_name collate "und-x-icu", p.given_name collate "und-x-icu", p.id`.execute(db);
	return rows;
}

/** The mandates of these people that the asker may see, by person, latest first: one question for a whole list. */
export async function mandatesOf(db: Db, personIds: readonly string[]): Promise<Map<string, MandateOfPerson[]>> {
	const found = new Map<string, MandateOfPerson[]>();
	if (personIds.length === 0) return found;
	const { rows } = await sql<{ id: string; mandates: MandateOfPerson[] }>`
		select p.id, ${mandatesJson} as mandates from person p where p.id = any(${[...personIds]}::uuid[])`.execute(db);
	for (const { id, mandates } of rows) found.set(id, mandates);
	return found;
}

export interface PersonAt extends PersonNames {
	id: string;
	mandates: MandateOfPerson[];
}

/** The people who hold or held a role at an organisation, with their roles there alone. */
export async function peopleAt(db: Db, organisationId: string, limit = 200): Promise<PersonAt[]> {
	const { rows } = await sql<PersonAt>`
		select p.id, p.given_name as "givenName", p.family_name as "familyName", p.given_name_hy as "givenNameHy", p.family_name_hy as "familyNameHy",
			p.spellings, json_agg(json_build_object('id', d.id, 'organisationId', d.organisation_id, 'organisation', o.name, 'organisationNames', o.names,
				'role', d.role, 'title', d.title, 'honorary', d.honorary, 'since', d.since, 'until', d.until, 'attestedOn', d.attested_on)
				order by coalesce(first_day(coalesce(d.since, d.attested_on, d.until)), '-infinity') desc, d.id) as mandates
		from mandate d join person p on p.id = d.person_id join organisation o on o.id = d.organisation_id
		where d.organisation_id = ${organisationId}
		group by p.id order by p.family_name collate "und-x-icu", p.given_name, p.id limit ${limit}`.execute(db);
	return rows;
}

/** What the table says of these names. */
export const personColumns = (names: PersonNames) => ({
	given_name: names.givenName,
	family_name: names.familyName,
	given_name_hy: names.givenNameHy,
	family_name_hy: names.familyNameHy,
	spellings: [...names.spellings],
	folded: searchTextOf(names),
});

export async function addPerson(db: Db, names: PersonNames, keeperId: string): Promise<string> {
	const id = uuid();
	await db
		.insertInto('person')
		.values({ id, keeper_id: keeperId, ...personColumns(names) })
		.execute();
	return id;
}

/** @returns false when none of the asker's organisations keeps this person. */
export async function changePerson(db: Db, id: string, names: PersonNames): Promise<boolean> {
	const { numUpdatedRows } = await db.updateTable('person').set(personColumns(names)).where('id', '=', id).executeTakeFirst();
	return numUpdatedRows > 0n;
}

export interface MandateInput {
	organisationId: string;
	role: MandateRole;
	title: Texts;
	honorary: boolean;
	since: Dated | null;
	until: Dated | null;
	attestedOn: Dated | null;
}
const mandateColumns = (input: MandateInput) => ({
	organisation_id: input.organisationId,
	role: input.role,
	title: JSON.stringify(input.title),
	honorary: input.honorary,
	since: input.since,
	until: input.until,
	attested_on: input.attestedOn,
});

/** @throws the database's refusal when the asker's organisations do not keep the person: ask `keepsPerson` first. */
export async function addMandate(db: Db, personId: string, input: MandateInput): Promise<void> {
	await db
		.insertInto('mandate')
		.values({ id: uuid(), person_id: personId, ...mandateColumns(input) })
		.execute();
}

export async function changeMandate(db: Db, personId: string, id: string, input: MandateInput): Promise<boolean> {
	const { numUpdatedRows } = await db
		.updateTable('mandate')
		.set(mandateColumns(input))
		.where('id', '=', id)
		.where('person_id', '=', personId)
		.executeTakeFirst();
	return numUpdatedRows > 0n;
}

export async function removeMandate(db: Db, personId: string, id: string): Promise<boolean> {
	const { numDeletedRows } = await db.deleteFrom('mandate').where('id', '=', id).where('person_id', '=', personId).executeTakeFirst();
	return numDeletedRows > 0n;
}

/** Those whom a new person may already be: every name alike, else one family name; the rule that compares names decides. */
export async function personCandidates(db: Db, names: PersonNames): Promise<FoundPerson[]> {
	const whole = allNames(names)
		.map(queriesOf)
		.filter((one): one is Queries => one !== null);
	const family = [names.familyName, names.familyNameHy].map(queriesOf).filter((one): one is Queries => one !== null);
	if (whole.length === 0) return [];
	const any = (queries: readonly Queries[], of: keyof Queries) =>
		sql`to_tsquery('simple', ${queries.map((one) => `(${one[of]})`).join(' | ')})`;
	const { rows } = await sql<FoundPerson>`
		select 'person' as found, p.id, p.given_name as "givenName", p.family_name as "familyName", p.given_name_hy as "givenNameHy",
			p.family_name_hy as "familyNameHy", p.spellings, ${mandatesJson} as mandates
		from find_people(${any([...whole, ...family], 'words')}, ${any(whole, 'words')}, ${any(whole, 'exact')}, 100) f join person p on p.id = f.id
		order by f.likely desc, p.family_name, p.given_name`.execute(db);
	return rows;
}
