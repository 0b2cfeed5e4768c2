import { type ColumnType, sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { Dated, Day } from '../plain/day.ts';
import type { Texts } from '../plain/language.ts';
import type { Db } from '../server/database.ts';
import type { Task, TaskTemplate } from './checklist.ts';
import type { Placement, ProofFact } from './placement.ts';

type Written = ColumnType<Texts, string, string>;
interface InPlacement {
	partnership_id: string;
	placement_id: string;
}
declare module '../server/database.ts' {
	interface Tables {
		placement_proof: InPlacement & { document_id: string; fact: ProofFact };
		placement_week: InPlacement & { week: number; objectives: Written; programme: Written };
		placement_task: InPlacement & {
			id: string;
			key: string | null;
			labels: Written;
			lead_months: number;
			lead_days: number;
			source: string | null;
			position: number;
			opened_on: Day;
			due_on: Day | null;
			done_on: Dated | null;
			done_by: string | null;
			dropped_on: Dated | null;
			drop_reason: string | null;
		};
	}
}

export interface PlacementProof {
	documentId: string;
	title: string;
	url: string | null;
	language: string | null;
	on: Dated | null;
	fact: ProofFact;
}
export async function proofsOf(db: Db, partnershipId: string, placementId: string): Promise<PlacementProof[]> {
	const { rows } = await sql<PlacementProof>`
		select d.id as "documentId", d.title, d.url, d.language, d."on", p.fact from placement_proof p
		join document d on d.partnership_id = p.partnership_id and d.id = p.document_id
		where p.partnership_id = ${partnershipId} and p.placement_id = ${placementId} order by p.fact, d.title, d.id`.execute(db);
	return rows;
}
export async function prove(db: Db, partnershipId: string, placementId: string, documentId: string, fact: ProofFact): Promise<void> {
	await db
		.insertInto('placement_proof')
		.values({ partnership_id: partnershipId, placement_id: placementId, document_id: documentId, fact })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}

/** Takes a document off a stay, whatever it showed of it. */
export async function unprove(db: Db, partnershipId: string, placementId: string, documentId: string): Promise<void> {
	await db
		.deleteFrom('placement_proof')
		.where('partnership_id', '=', partnershipId)
		.where('placement_id', '=', placementId)
		.where('document_id', '=', documentId)
		.execute();
}

export interface PlannedWeek {
	week: number;
	objectives: Texts;
	programme: Texts;
}
export const weeksPlanned = (db: Db, partnershipId: string, placementId: string): Promise<PlannedWeek[]> =>
	db
		.selectFrom('placement_week')
		.select(['week', 'objectives', 'programme'])
		.where('partnership_id', '=', partnershipId)
		.where('placement_id', '=', placementId)
		.orderBy('week')
		.execute();
export async function saveWeek(db: Db, partnershipId: string, placementId: string, week: PlannedWeek): Promise<void> {
	const values = { objectives: JSON.stringify(week.objectives), programme: JSON.stringify(week.programme) };
	await db
		.insertInto('placement_week')
		.values({ partnership_id: partnershipId, placement_id: placementId, week: week.week, ...values })
		.onConflict((conflict) => conflict.columns(['partnership_id', 'placement_id', 'week']).doUpdateSet(values))
		.execute();
}

const taskColumns = [
	'id',
	'key',
	'labels',
	'lead_months as leadMonths',
	'lead_days as leadDays',
	'source',
	'position',
	'opened_on as openedOn',
	'due_on as dueOn',
	'done_on as doneOn',
	'done_by as doneBy',
	'dropped_on as droppedOn',
	'drop_reason as dropReason',
] as const;
export const tasksOf = (db: Db, partnershipId: string, placementId: string): Promise<Task[]> =>
	db
		.selectFrom('placement_task')
		.select(taskColumns)
		.where('partnership_id', '=', partnershipId)
		.where('placement_id', '=', placementId)
		.orderBy('position')
		.orderBy('id')
		.execute();

/** The lines of these stays that are neither done nor dropped. */
export async function openTasksOf(
	db: Db,
	partnershipId: string,
	placementIds: readonly string[],
): Promise<(Task & { placementId: string })[]> {
	if (placementIds.length === 0) return [];
	return db
		.selectFrom('placement_task')
		.select([...taskColumns, 'placement_id as placementId'])
		.where('partnership_id', '=', partnershipId)
		.where('placement_id', 'in', placementIds)
		.where('done_on', 'is', null)
		.where('dropped_on', 'is', null)
		.orderBy('position')
		.orderBy('id')
		.execute();
}

/** Opens lines; one of the reference list that is there already stays as it is. @returns how many came */
export async function addTasks(
	db: Db,
	{ partnershipId, id }: Pick<Placement, 'partnershipId' | 'id'>,
	lines: readonly TaskTemplate[],
	openedOn: Day,
): Promise<number> {
	if (lines.length === 0) return 0;
	const { rows } = await sql<{ last: number }>`
		select coalesce(max(position), -1) as last from placement_task where partnership_id = ${partnershipId} and placement_id = ${id}`.execute(
		db,
	);
	const first = (rows[0]?.last ?? -1) + 1;
	const { numInsertedOrUpdatedRows } = await db
		.insertInto('placement_task')
		.values(
			lines.map(({ key, labels, leadMonths, leadDays, source }, index) => ({
				partnership_id: partnershipId,
				placement_id: id,
				id: uuid(),
				key,
				labels: JSON.stringify(labels),
				lead_months: leadMonths,
				lead_days: leadDays,
				source,
				position: first + index,
				opened_on: openedOn,
				due_on: null,
				done_on: null,
				done_by: null,
				dropped_on: null,
				drop_reason: null,
			})),
		)
		.onConflict((conflict) => conflict.columns(['partnership_id', 'placement_id', 'key']).doNothing())
		.executeTakeFirst();
	return Number(numInsertedOrUpdatedRows ?? 0n);
}

export async function changeTask(
	db: Db,
	{ partnershipId, id }: Pick<Placement, 'partnershipId' | 'id'>,
	taskId: string,
	{ doneOn, doneBy, droppedOn, dropReason, dueOn }: Pick<Task, 'doneOn' | 'doneBy' | 'droppedOn' | 'dropReason' | 'dueOn'>,
): Promise<void> {
	await db
		.updateTable('placement_task')
		.set({ done_on: doneOn, done_by: doneBy, dropped_on: droppedOn, drop_reason: dropReason, due_on: dueOn })
		.where('partnership_id', '=', partnershipId)
		.where('placement_id', '=', id)
		.where('id', '=', taskId)
		.execute();
}
