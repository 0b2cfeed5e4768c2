import { type ColumnType, type Generated, sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { PersonNames } from '../directory/person.ts';
import type { Dated } from '../plain/day.ts';
import type { Texts } from '../plain/language.ts';
import type { Db } from '../server/database.ts';
import type { Delegate, DelegateInput, Part, Status } from './roster.ts';

interface DelegateTable {
	partnership_id: string;
	mission_id: string;
	id: string;
	side_id: string;
	person_id: string;
	position: number;
	part: Part;
	status: Status;
	capacity: ColumnType<Texts, string, string>;
	budget_id: string | null;
	invited_on: Dated | null;
	accepted_on: Dated | null;
	declined_on: Dated | null;
	decline_reason: string | null;
	mandate_decision_id: string | null;
	order_number: string | null;
	order_signed_on: Dated | null;
	revision: Generated<number>;
}
declare module '../server/database.ts' {
	interface Tables {
		delegate: DelegateTable;
	}
}

/** Who takes part, the travelling side first, each side in its order of protocol; with their journeys. */
export async function rosterOf(db: Db, partnershipId: string, missionId: string): Promise<Delegate[]> {
	const { rows } = await sql<Delegate>`
		select d.id, d.mission_id as "missionId", d.side_id as "sideId", d.person_id as "personId", p.given_name as "givenName",
			p.family_name as "familyName", p.given_name_hy as "givenNameHy", p.family_name_hy as "familyNameHy", p.spellings,
			d.position, d.part, d.status, d.capacity, d.budget_id as "budgetId",
			case when o.id is not null then json_build_object('name', o.name, 'names', o.names) end as budget,
			d.invited_on as "invitedOn", d.accepted_on as "acceptedOn", d.declined_on as "declinedOn", d.decline_reason as "declineReason",
			d.mandate_decision_id as "mandateDecisionId", d.order_number as "orderNumber", d.order_signed_on as "orderSignedOn", d.revision,
			coalesce((select json_agg(json_build_object('id', l.id, 'leavesAt', l.leaves_at, 'arrivesAt', l.arrives_at, 'by', l.by,
				'number', l.number, 'leavesFrom', l.leaves_from, 'arrivesTo', l.arrives_to, 'revision', l.revision) order by l.leaves_at nulls last, l.id)
				from delegate_leg l where l.partnership_id = d.partnership_id and l.mission_id = d.mission_id and l.delegate_id = d.id), '[]') as legs,
			exists (select from delegate_private v where v.partnership_id = d.partnership_id and v.mission_id = d.mission_id
				and v.delegate_id = d.id) as "hasPrivate"
		from delegate d
		join mission m on m.partnership_id = d.partnership_id and m.id = d.mission_id
		join person p on p.id = d.person_id
		left join organisation o on o.id = d.budget_id
		where d.partnership_id = ${partnershipId} and d.mission_id = ${missionId}
		order by d.side_id <> m.sender_id, d.side_id, d.position, d.id`.execute(db);
	return rows;
}

/** Who may be proposed for a side: those with a mandate there, and those who came with it before; nobody who is in the mission, or objects. */
export async function proposable(
	db: Db,
	partnershipId: string,
	missionId: string,
	sideId: string,
): Promise<(PersonNames & { id: string })[]> {
	const { rows } = await sql<PersonNames & { id: string }>`
		select p.id, p.given_name as "givenName", p.family_name as "familyName", p.given_name_hy as "givenNameHy",
			p.family_name_hy as "familyNameHy", p.spellings
		from person p
		where (p.id in (select person_id from mandate where organisation_id = ${sideId})
				or p.id in (select person_id from delegate where partnership_id = ${partnershipId} and side_id = ${sideId}))
			and p.id not in (select person_id from delegate where partnership_id = ${partnershipId} and mission_id = ${missionId})
			and p.merged_into_id is null and p.erased_at is null and p.objected_on is null
		order by p.family_name collate "und-x-icu", p.given_name, p.id limit 200`.execute(db);
	return rows;
}

const row = (input: DelegateInput) => ({
	side_id: input.sideId,
	person_id: input.personId,
	part: input.part,
	status: input.status,
	capacity: JSON.stringify(input.capacity),
	budget_id: input.budgetId,
	invited_on: input.invitedOn,
	accepted_on: input.acceptedOn,
	declined_on: input.declinedOn,
	decline_reason: input.declineReason,
	mandate_decision_id: input.mandateDecisionId,
	order_number: input.orderNumber,
	order_signed_on: input.orderSignedOn,
});

/** Adds them last of their side; a person new to the partnership becomes one of its people. */
export async function addDelegate(db: Db, partnershipId: string, missionId: string, input: DelegateInput): Promise<string> {
	const id = uuid();
	await db
		.insertInto('partnership_person')
		.values({ partnership_id: partnershipId, person_id: input.personId, part: '{}' })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
	await db
		.insertInto('delegate')
		.values({
			partnership_id: partnershipId,
			mission_id: missionId,
			id,
			...row(input),
			position: sql<number>`(select coalesce(max(d.position) + 1, 0) from delegate d where d.partnership_id = ${partnershipId}
				and d.mission_id = ${missionId} and d.side_id = ${input.sideId})`,
		})
		.execute();
	return id;
}

/** @returns false when somebody saved in between. */
export async function saveDelegate(db: Db, partnershipId: string, delegate: Delegate, input: DelegateInput): Promise<boolean> {
	const { numUpdatedRows } = await db
		.updateTable('delegate')
		.set({ ...row(input), revision: delegate.revision + 1 })
		.where('partnership_id', '=', partnershipId)
		.where('mission_id', '=', delegate.missionId)
		.where('id', '=', delegate.id)
		.where('revision', '=', delegate.revision)
		.executeTakeFirst();
	return numUpdatedRows > 0n;
}

/** Records the decision that mandates these too: delegates of one mission. */
export async function shareMandate(db: Db, partnershipId: string, delegates: readonly Delegate[], decisionId: string): Promise<void> {
	const [first] = delegates;
	if (!first) return;
	await sql`update delegate set mandate_decision_id = ${decisionId}, revision = revision + 1
		where partnership_id = ${partnershipId} and mission_id = ${first.missionId} and id = any(${delegates.map(({ id }) => id)}::uuid[])`.execute(
		db,
	);
}

/** Puts the delegates of a side in this order. */
export async function orderDelegates(db: Db, partnershipId: string, missionId: string, ids: readonly string[]): Promise<void> {
	await sql`update delegate d set position = w.n - 1 from unnest(${[...ids]}::uuid[]) with ordinality w(id, n)
		where d.partnership_id = ${partnershipId} and d.mission_id = ${missionId} and d.id = w.id and d.position <> w.n - 1`.execute(db);
}

/** What else in the mission names a delegate: sessions, outcomes, costs. */
export async function delegateIsUsed(db: Db, partnershipId: string, missionId: string, id: string): Promise<boolean> {
	const { rows } = await sql<{ used: boolean }>`
		select exists (select from session_delegate where partnership_id = ${partnershipId} and mission_id = ${missionId} and delegate_id = ${id})
			or exists (select from programme_session where partnership_id = ${partnershipId} and mission_id = ${missionId}
				and (in_charge_id = ${id} or interpreter_id = ${id}))
			or exists (select from outcome where partnership_id = ${partnershipId} and mission_id = ${missionId} and by_delegate_id = ${id})
			or exists (select from mission_cost where partnership_id = ${partnershipId} and mission_id = ${missionId} and delegate_id = ${id}) as used`.execute(
		db,
	);
	return rows[0]?.used ?? false;
}

export async function removeDelegate(db: Db, partnershipId: string, missionId: string, id: string): Promise<void> {
	await db
		.deleteFrom('delegate')
		.where('partnership_id', '=', partnershipId)
		.where('mission_id', '=', missionId)
		.where('id', '=', id)
		.execute();
}
