import { sql } from 'kysely';
import '../directory/person-store.ts';
import type { PersonNames } from '../directory/person.ts';
import type { Dated, Day } from '../plain/day.ts';
import type { Texts } from '../plain/language.ts';
import type { Db } from '../server/database.ts';
import type { ActKind } from './privacy.ts';

export interface Act {
	act: ActKind;
	partnershipId: string;
	/** The agreement; of a special mandate or an order, the mission. */
	recordId: string;
	title: Texts;
}
/** The public acts that keep a person's name, whoever may see them. */
export async function actsOf(db: Db, personId: string): Promise<Act[]> {
	const { rows } = await sql<Act>`
		select act, partnership_id as "partnershipId", record_id as "recordId", title from public_acts_of(${personId}::uuid)`.execute(db);
	return rows;
}

export interface Part {
	partnershipId: string;
	partnership: string;
	part: Texts;
	/** The account they sign in with there. */
	account: string | null;
}
/** The partnerships that name the person, as far as the asker sees them. */
export async function partsOf(db: Db, personId: string): Promise<Part[]> {
	const { rows } = await sql<Part>`
		select pp.partnership_id as "partnershipId", called(p.name, p.names) as partnership, pp.part, pp.account_name as account
		from partnership_person pp join partnership p using (partnership_id) where pp.person_id = ${personId}::uuid order by 2`.execute(db);
	return rows;
}

export interface Journey {
	partnershipId: string;
	missionId: string;
	title: Texts;
	leavesOn: Dated | null;
	capacity: Texts;
	/** What is private of it, until it is erased; null for who may not read it. */
	phone: string | null;
	lodging: string | null;
	emergencyContact: string | null;
	needs: string | null;
}
/** The missions that the person takes part in, with what is kept for their days, as far as the asker sees them. */
export async function journeysOf(db: Db, personId: string): Promise<Journey[]> {
	const { rows } = await sql<Journey>`
		select m.partnership_id as "partnershipId", m.id as "missionId", m.title, m.leaves_on as "leavesOn", d.capacity,
			v.phone, v.lodging, v.emergency_contact as "emergencyContact", v.needs
		from delegate d join mission m on m.partnership_id = d.partnership_id and m.id = d.mission_id
		left join delegate_private v on v.partnership_id = d.partnership_id and v.mission_id = d.mission_id and v.delegate_id = d.id
		where d.person_id = ${personId}::uuid and d.partnership_id = any(array(select s.partnership_id from share s))
		order by first_day(m.leaves_on) desc nulls first, m.id`.execute(db);
	return rows;
}

export interface Stay {
	partnershipId: string;
	placementId: string;
	profile: Texts;
	arrivesOn: Dated | null;
	part: 'visitor' | 'tutor' | 'interpreter';
	/** What is private of a visitor, until it is erased; null for who may not read it. */
	phone: string | null;
	email: string | null;
	lodging: string | null;
	emergencyContact: string | null;
	/** What a visitor said of it, one text an answer; empty for who may not read it. */
	said: string[];
}
/** The stays that the person is a visitor, a tutor or an interpreter of, as far as the asker sees them. */
export async function staysOf(db: Db, personId: string): Promise<Stay[]> {
	const { rows } = await sql<Stay>`
		select p.partnership_id as "partnershipId", p.id as "placementId", p.profile, coalesce(p.arrived_on, p.arrives_on) as "arrivesOn", takes.part,
			x.phone, x.email, x.lodging, x.emergency_contact as "emergencyContact",
			coalesce((select array_agg(concat_ws(' – ', nullif(e.brought, ''), nullif(e.hindered, ''), nullif(e.next, '')) order by e.given_on)
				from placement_evaluation e where e.partnership_id = p.partnership_id and e.placement_id = p.id and e.visitor_id = takes.visitor_id), '{}') as said
		from (
			select v.partnership_id, v.placement_id, v.id as visitor_id, 'visitor' as part from visitor v where v.person_id = ${personId}::uuid
			union all select s.partnership_id, s.id, null, 'tutor' from placement s where s.tutor_id = ${personId}::uuid
			union all select s.partnership_id, s.id, null, 'interpreter' from placement s where s.interpreter_id = ${personId}::uuid
		) takes
		join placement p on p.partnership_id = takes.partnership_id and p.id = takes.placement_id
		left join visitor_private x on x.partnership_id = p.partnership_id and x.placement_id = p.id and x.visitor_id = takes.visitor_id
		where p.partnership_id = any(array(select s.partnership_id from share s))
		order by first_day(coalesce(p.arrived_on, p.arrives_on)) desc nulls first, p.id`.execute(db);
	return rows;
}

export interface Trace {
	at: Date;
	who: string | null;
	verb: string;
	noun: string;
	before: Record<string, unknown> | null;
	after: Record<string, unknown> | null;
}
const directory = '00000000-0000-0000-0000-000000000000';

/** What the history says of the person and of the records merged into theirs, the latest first. */
export async function tracesOf(db: Db, personId: string, limit = 500): Promise<Trace[]> {
	const { rows } = await sql<Trace>`
		with them as materialized (select p.id::text as one from person p where p.id = ${personId}::uuid or p.merged_into_id = ${personId}::uuid),
		found as (
			select h.* from history h where h.partnership_id = ${directory} and h.noun = 'person' and h.record_id = any(array(select one from them))
			union all
			select h.* from history h where h.partnership_id = ${directory} and h.of_person = any(array(select one from them))
			union all
			select h.* from history h where h.partnership_id = any(array(select s.partnership_id from share s))
				and h.noun = 'partnership_person' and h.record_id = any(array(select one from them))
		)
		select at, account_name as who, verb, noun, before, after from found order by at desc, id desc limit ${limit}`.execute(db);
	return rows;
}

export async function createdAt(db: Db, personId: string): Promise<Date | undefined> {
	const { rows } = await sql<{ created_at: Date }>`select created_at from person where id = ${personId}::uuid`.execute(db);
	return rows[0]?.created_at;
}

/** Null takes the objection back. */
export async function saveObjection(db: Db, personId: string, objection: { on: Dated; ground: string } | null): Promise<void> {
	await db
		.updateTable('person')
		.set({ objected_on: objection?.on ?? null, objection_ground: objection?.ground ?? null })
		.where('id', '=', personId)
		.execute();
}

/** @returns false when an act or another record keeps the person, or the asker does not administer the keeper. */
export async function erasePerson(db: Db, personId: string, reason: string): Promise<boolean> {
	const { rows } = await sql<{ done: boolean }>`select erase_person(${personId}::uuid, ${reason}) as done`.execute(db);
	return rows[0]?.done ?? false;
}

export interface Kept extends PersonNames {
	id: string;
	latest: Day;
	acts: number;
}
/** The people whose last trace is older than that day, the oldest first. */
export async function peopleToReview(db: Db, before: Day): Promise<Kept[]> {
	const { rows } = await sql<Kept>`
		select p.id, p.given_name as "givenName", p.family_name as "familyName", p.given_name_hy as "givenNameHy", p.family_name_hy as "familyNameHy",
			p.spellings, r.latest, r.acts
		from people_to_review(${before}::date) r join person p on p.id = r.id order by r.latest, p.family_name, p.id`.execute(db);
	return rows;
}

export interface AccountData {
	name: string;
	email: string;
	language: string;
	createdAt: string;
	memberships: { organisation: string; role: string; since: string; endedAt: string | null }[];
	/** Only for the account itself. */
	sessions: { createdAt: string; expiresAt: string; ipAddress: string | null; userAgent: string | null }[] | null;
	changes: number;
	firstChange: string | null;
	lastChange: string | null;
}
/** The account of a membership that the asker administers. */
export async function accountOfMembership(db: Db, membershipId: string): Promise<string | undefined> {
	const { rows } = await sql<{ id: string }>`
		select account_id as id from membership where id = ${membershipId}::uuid and organisation_id = any((select my_administered_organisations())::uuid[])`.execute(
		db,
	);
	return rows[0]?.id;
}

/** All that is held about an account; undefined where the asker may not know it. */
export async function accountData(db: Db, accountId: string): Promise<AccountData | undefined> {
	const { rows } = await sql<{ data: AccountData | null }>`select account_data(${accountId}::uuid) as data`.execute(db);
	return rows[0]?.data ?? undefined;
}
