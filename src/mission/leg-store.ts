import type { ColumnType, Generated } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { Db } from '../server/database.ts';
import type { Delegate, Leg, LegInput, Way } from './roster.ts';

interface DelegateLegTable {
	partnership_id: string;
	mission_id: string;
	delegate_id: string;
	id: string;
	leaves_at: ColumnType<Date | null, string | null, string | null>;
	arrives_at: ColumnType<Date | null, string | null, string | null>;
	by: Way;
	number: string | null;
	leaves_from: string | null;
	arrives_to: string | null;
	revision: Generated<number>;
}
declare module '../server/database.ts' {
	interface Tables {
		delegate_leg: DelegateLegTable;
	}
}

const row = (input: LegInput) => ({
	leaves_at: input.leavesAt,
	arrives_at: input.arrivesAt,
	by: input.by,
	number: input.number,
	leaves_from: input.leavesFrom,
	arrives_to: input.arrivesTo,
});

/** One leg for each of those who travel together: from then on each has their own. */
export async function addLegs(
	db: Db,
	partnershipId: string,
	missionId: string,
	delegateIds: readonly string[],
	input: LegInput,
): Promise<void> {
	await db
		.insertInto('delegate_leg')
		.values(
			delegateIds.map((delegate_id) => ({ partnership_id: partnershipId, mission_id: missionId, delegate_id, id: uuid(), ...row(input) })),
		)
		.execute();
}

/** @returns false when somebody saved in between. */
export async function saveLeg(db: Db, partnershipId: string, delegate: Delegate, { id, revision }: Leg, input: LegInput): Promise<boolean> {
	const { numUpdatedRows } = await db
		.updateTable('delegate_leg')
		.set({ ...row(input), revision: revision + 1 })
		.where('partnership_id', '=', partnershipId)
		.where('mission_id', '=', delegate.missionId)
		.where('delegate_id', '=', delegate.id)
		.where('id', '=', id)
		.where('revision', '=', revision)
		.executeTakeFirst();
	return numUpdatedRows > 0n;
}

export async function removeLeg(db: Db, partnershipId: string, delegate: Delegate, { id }: Leg): Promise<void> {
	await db
		.deleteFrom('delegate_leg')
		.where('partnership_id', '=', partnershipId)
		.where('mission_id', '=', delegate.missionId)
		.where('delegate_id', '=', delegate.id)
		.where('id', '=', id)
		.execute();
}
