import { type SqlBool, sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { Db } from '../server/database.ts';
import type { Outcome, OutcomeInput } from './outcome.ts';
import './tables.ts';

export type { Outcome, OutcomeInput } from './outcome.ts';

const columns = [
	'outcome.partnership_id as partnershipId',
	'outcome.mission_id as missionId',
	'outcome.id',
	'outcome.session_id as sessionId',
	'outcome.kind',
	'outcome.words',
	'outcome.field_key as fieldKey',
	'outcome.by_side_id as bySideId',
	'outcome.by_delegate_id as byDelegateId',
	'outcome.due_on as dueOn',
	'outcome.position',
	'outcome.revision',
] as const;
// What an encounter was made from is read here, and written with the encounter.
const became = [
	sql<string[]>`array(select f.id from follow_up f where f.partnership_id = outcome.partnership_id and f.mission_id = outcome.mission_id
		and f.outcome_id = outcome.id order by f.id)`.as('followUpIds'),
	sql<string[]>`array(select e.id from encounter e where e.partnership_id = outcome.partnership_id and e.mission_id = outcome.mission_id
		and e.outcome_id = outcome.id order by e.id)`.as('encounterIds'),
] as const;

const outcomes = (db: Db, partnershipId: string) =>
	db.selectFrom('outcome').select(columns).select(became).where('outcome.partnership_id', '=', partnershipId);

/** The outcomes of a mission, or of all; in their order. */
export const outcomesOf = (db: Db, partnershipId: string, missionId: string | null): Promise<Outcome[]> =>
	outcomes(db, partnershipId)
		.$if(missionId !== null, (query) => query.where('outcome.mission_id', '=', missionId as string))
		.orderBy('outcome.position')
		.orderBy('outcome.id')
		.execute();

export const outcomeById = (db: Db, partnershipId: string, missionId: string, id: string): Promise<Outcome | undefined> =>
	outcomes(db, partnershipId).where('outcome.mission_id', '=', missionId).where('outcome.id', '=', id).executeTakeFirst();

/** By its own id alone: where a form was begun from it. */
export const outcomeIn = (db: Db, partnershipId: string, id: string): Promise<Outcome | undefined> =>
	outcomes(db, partnershipId).where('outcome.id', '=', id).executeTakeFirst();

const row = (input: OutcomeInput) => ({
	kind: input.kind,
	words: JSON.stringify(input.words),
	field_key: input.fieldKey,
	by_side_id: input.bySideId,
	by_delegate_id: input.byDelegateId,
	due_on: input.dueOn,
});

export async function addOutcomes(
	db: Db,
	at: { partnershipId: string; missionId: string; sessionId: string | null },
	inputs: readonly OutcomeInput[],
): Promise<void> {
	if (inputs.length === 0) return;
	const { count } = await db
		.selectFrom('outcome')
		.select(sql<number>`coalesce(max(position) + 1, 0)::int`.as('count'))
		.where('partnership_id', '=', at.partnershipId)
		.where('mission_id', '=', at.missionId)
		.executeTakeFirstOrThrow();
	await db
		.insertInto('outcome')
		.values(
			inputs.map((input, index) => ({
				partnership_id: at.partnershipId,
				mission_id: at.missionId,
				session_id: at.sessionId,
				id: uuid(),
				position: count + index,
				...row(input),
			})),
		)
		.execute();
}

/** @returns false where somebody else was quicker */
export async function saveOutcome(db: Db, outcome: Outcome, input: OutcomeInput): Promise<boolean> {
	const { numUpdatedRows } = await db
		.updateTable('outcome')
		.set({ ...row(input), revision: outcome.revision + 1 })
		.where('partnership_id', '=', outcome.partnershipId)
		.where('mission_id', '=', outcome.missionId)
		.where('id', '=', outcome.id)
		.where(sql<SqlBool>`revision = ${outcome.revision}`)
		.executeTakeFirst();
	return numUpdatedRows > 0n;
}

export async function removeOutcome(db: Db, { partnershipId, missionId, id }: Outcome): Promise<void> {
	await db
		.deleteFrom('outcome')
		.where('partnership_id', '=', partnershipId)
		.where('mission_id', '=', missionId)
		.where('id', '=', id)
		.execute();
}
