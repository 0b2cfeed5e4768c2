import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { Dated } from '../plain/day.ts';
import type { Texts } from '../plain/language.ts';
import type { Db } from '../server/database.ts';
import type { FollowUp, FollowUpInput } from './follow-up.ts';
import './tables.ts';

export type { FollowUp, FollowUpInput } from './follow-up.ts';

/** A follow-up as it stands now: where a stay answers it, with the stay’s end. */
export const columns = [
	'partnership_id as partnershipId',
	'id',
	'mission_id as missionId',
	'outcome_id as outcomeId',
	'encounter_id as encounterId',
	'placement_id as placementId',
	'stay_end as stayEnd',
	'words',
	'field_key as fieldKey',
	'owner_id as ownerId',
	'owner_person_id as ownerPersonId',
	'due_on as dueOn',
	'done_on as doneOn',
	'dropped_on as droppedOn',
	'drop_reason as dropReason',
	'becomes',
	'revision',
] as const;
export const followUps = (db: Db, partnershipId: string) =>
	db.selectFrom('follow_up_now').select(columns).where('partnership_id', '=', partnershipId);

export const followUpById = (db: Db, partnershipId: string, id: string): Promise<FollowUp | undefined> =>
	followUps(db, partnershipId).where('id', '=', id).executeTakeFirst();
/** The same, held until the transaction ends. */
export async function lockFollowUp(db: Db, partnershipId: string, id: string): Promise<FollowUp | undefined> {
	await sql`select from follow_up where partnership_id = ${partnershipId} and id = ${id} for update`.execute(db);
	return followUpById(db, partnershipId, id);
}
export const followUpsFrom = (db: Db, partnershipId: string, from: { outcomeId: string } | { encounterId: string }): Promise<FollowUp[]> =>
	followUps(db, partnershipId)
		.where('outcomeId' in from ? 'outcome_id' : 'encounter_id', '=', 'outcomeId' in from ? from.outcomeId : from.encounterId)
		.orderBy('id')
		.execute();

const row = (input: FollowUpInput) => ({
	words: JSON.stringify(input.words),
	field_key: input.fieldKey,
	owner_id: input.ownerId,
	owner_person_id: input.ownerPersonId,
	due_on: input.dueOn,
	becomes: input.becomes,
	placement_id: input.placementId,
});
export type Origin = Pick<FollowUp, 'missionId' | 'outcomeId' | 'encounterId'>;

export async function addFollowUp(db: Db, partnershipId: string, from: Origin, input: FollowUpInput): Promise<string> {
	const id = uuid();
	await db
		.insertInto('follow_up')
		.values({
			partnership_id: partnershipId,
			id,
			mission_id: from.missionId,
			outcome_id: from.outcomeId,
			encounter_id: from.encounterId,
			...row(input),
		})
		.execute();
	return id;
}

const change = (db: Db, { partnershipId, id, revision }: FollowUp, set: object) =>
	db
		.updateTable('follow_up')
		.set({ ...set, revision: revision + 1 })
		.where('partnership_id', '=', partnershipId)
		.where('id', '=', id)
		.execute();
export const saveFollowUp = (db: Db, followUp: FollowUp, input: FollowUpInput) => change(db, followUp, row(input));
export const endFollowUp = (db: Db, followUp: FollowUp, end: { doneOn: Dated } | { droppedOn: Dated; dropReason: string }) =>
	change(db, followUp, 'doneOn' in end ? { done_on: end.doneOn } : { dropped_on: end.droppedOn, drop_reason: end.dropReason });
export const reopenFollowUp = (db: Db, followUp: FollowUp) => change(db, followUp, { done_on: null, dropped_on: null, drop_reason: null });

/** What a follow-up of an encounter begins with: written with the encounter, read here. */
export async function encounterSeed(
	db: Db,
	partnershipId: string,
	id: string,
): Promise<{ missionId: string | null; next: Texts; name: string; names: Texts } | undefined> {
	const { rows } = await sql<{ missionId: string | null; next: Texts; name: string; names: Texts }>`
		select e.mission_id as "missionId", e.next, coalesce(o.name, p.given_name || ' ' || p.family_name) as name, coalesce(o.names, '{}') as names
		from encounter e left join organisation o on o.id = e.organisation_id left join person p on p.id = e.person_id
		where e.partnership_id = ${partnershipId} and e.id = ${id}`.execute(db);
	return rows[0];
}
