import { type ColumnType, type Generated, sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { Dated, Day } from '../plain/day.ts';
import type { Language, Texts } from '../plain/language.ts';
import type { Db } from '../server/database.ts';
import type { Task, TaskTemplate } from './checklist.ts';
import type { AllowancePeriod, Life, Placement, ProofFact, Purpose } from './placement.ts';

type Written = ColumnType<Texts, string, string>;
interface PlacementTable {
	partnership_id: string;
	id: string;
	sender_id: string;
	host_id: string;
	department_id: string | null;
	tutor_id: string | null;
	interpreter_id: string | null;
	purpose: Purpose;
	visitors: number;
	profile: Written;
	field_key: string | null;
	agreement_id: string | null;
	arrives_on: Dated | null;
	leaves_on: Dated | null;
	wished_on: Dated | null;
	offered_on: Dated | null;
	accepted_on: Dated | null;
	prepared_on: Dated | null;
	arrived_on: Dated | null;
	left_on: Dated | null;
	cancelled_on: Dated | null;
	cancel_reason: string | null;
	not_held_on: Dated | null;
	unknown_on: Dated | null;
	outcome_note: string | null;
	hosting_number: string | null;
	hosting_signed_on: Dated | null;
	approval_asked_on: Dated | null;
	approved_on: Dated | null;
	insurer: string | null;
	insured_from: Dated | null;
	insured_until: Dated | null;
	visa_asked_on: Dated | null;
	visa_granted_on: Dated | null;
	visa_until: Dated | null;
	permit_asked_on: Dated | null;
	permit_granted_on: Dated | null;
	permit_until: Dated | null;
	allowance: string | null;
	currency: string | null;
	allowance_per: AllowancePeriod | null;
	payer_id: string | null;
	access: string | null;
	certificate_number: string | null;
	certificate_on: Dated | null;
	note: string | null;
	later_asked_at: ColumnType<Date | null, never, never>;
	private_erased_at: ColumnType<Date | null, never, Date>;
	revision: Generated<number>;
}
interface InPlacement {
	partnership_id: string;
	placement_id: string;
}
declare module '../server/database.ts' {
	interface Tables {
		placement: PlacementTable;
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

const columns = [
	'id',
	'partnership_id as partnershipId',
	'sender_id as senderId',
	'host_id as hostId',
	'department_id as departmentId',
	'tutor_id as tutorId',
	'interpreter_id as interpreterId',
	'purpose',
	'visitors',
	'profile',
	'field_key as fieldKey',
	'agreement_id as agreementId',
	'arrives_on as arrivesOn',
	'leaves_on as leavesOn',
	'wished_on as wishedOn',
	'offered_on as offeredOn',
	'accepted_on as acceptedOn',
	'prepared_on as preparedOn',
	'arrived_on as arrivedOn',
	'left_on as leftOn',
	'cancelled_on as cancelledOn',
	'cancel_reason as cancelReason',
	'not_held_on as notHeldOn',
	'unknown_on as unknownOn',
	'outcome_note as outcomeNote',
	'hosting_number as hostingNumber',
	'hosting_signed_on as hostingSignedOn',
	'approval_asked_on as approvalAskedOn',
	'approved_on as approvedOn',
	'insurer',
	'insured_from as insuredFrom',
	'insured_until as insuredUntil',
	'visa_asked_on as visaAskedOn',
	'visa_granted_on as visaGrantedOn',
	'visa_until as visaUntil',
	'permit_asked_on as permitAskedOn',
	'permit_granted_on as permitGrantedOn',
	'permit_until as permitUntil',
	'allowance',
	'currency',
	'allowance_per as allowancePer',
	'payer_id as payerId',
	'access',
	'certificate_number as certificateNumber',
	'certificate_on as certificateOn',
	'note',
	'later_asked_at as laterAskedAt',
	'private_erased_at as privateErasedAt',
	'revision',
] as const;

/** All stays of a partnership, the latest first; those without a date last. */
export const placementsOf = (db: Db, partnershipId: string): Promise<Placement[]> =>
	db
		.selectFrom('placement')
		.select(columns)
		.where('partnership_id', '=', partnershipId)
		.orderBy(sql`first_day(coalesce(arrived_on, arrives_on)) desc nulls last`)
		.orderBy('id')
		.execute();

export const placementById = (db: Db, partnershipId: string, id: string): Promise<Placement | undefined> =>
	db.selectFrom('placement').select(columns).where('partnership_id', '=', partnershipId).where('id', '=', id).executeTakeFirst();

/** The same, held until the transaction ends, so that nobody else changes it in between. */
export const lockPlacement = (db: Db, partnershipId: string, id: string): Promise<Placement | undefined> =>
	db
		.selectFrom('placement')
		.select(columns)
		.where('partnership_id', '=', partnershipId)
		.where('id', '=', id)
		.forUpdate()
		.executeTakeFirst();

/** What is typed on the first form: who, whom, when, what for. */
export type Plan = Pick<
	Placement,
	| 'senderId'
	| 'hostId'
	| 'departmentId'
	| 'tutorId'
	| 'interpreterId'
	| 'purpose'
	| 'visitors'
	| 'profile'
	| 'fieldKey'
	| 'agreementId'
	| 'arrivesOn'
	| 'leavesOn'
	| 'wishedOn'
	| 'note'
>;
/** The papers, and what is agreed about money and doors. */
export type Papers = Pick<
	Placement,
	| 'hostingNumber'
	| 'hostingSignedOn'
	| 'approvalAskedOn'
	| 'approvedOn'
	| 'insurer'
	| 'insuredFrom'
	| 'insuredUntil'
	| 'visaAskedOn'
	| 'visaGrantedOn'
	| 'visaUntil'
	| 'permitAskedOn'
	| 'permitGrantedOn'
	| 'permitUntil'
	| 'allowance'
	| 'currency'
	| 'allowancePer'
	| 'payerId'
	| 'access'
	| 'certificateNumber'
	| 'certificateOn'
>;
export type Change = Partial<Plan & Papers & Life & Pick<Placement, 'outcomeNote'>>;

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
/** Only what may be changed becomes a column: names come from the types above, never from a form. */
const rowOf = (change: Change) =>
	Object.fromEntries(
		Object.entries(change).map(([name, value]) => [snake(name), name === 'profile' ? JSON.stringify(value) : value]),
	) as Record<string, string | number | null>;

/** A person who has a part in a stay takes part in its partnership. */
export async function bringIn(db: Db, partnershipId: string, people: readonly (string | null)[]): Promise<void> {
	for (const person of people)
		if (person)
			await sql`insert into partnership_person (partnership_id, person_id) values (${partnershipId}, ${person}) on conflict do nothing`.execute(
				db,
			);
}

export async function addPlacement(db: Db, partnershipId: string, plan: Plan): Promise<string> {
	const id = uuid();
	await bringIn(db, partnershipId, [plan.tutorId, plan.interpreterId]);
	await db
		.insertInto('placement')
		.values({ partnership_id: partnershipId, id, ...rowOf(plan) } as never)
		.execute();
	return id;
}

/** Writes what changed; the revision goes up by one. */
export async function changePlacement(
	db: Db,
	{ partnershipId, id, revision }: Pick<Placement, 'partnershipId' | 'id' | 'revision'>,
	change: Change,
): Promise<void> {
	await bringIn(db, partnershipId, [change.tutorId ?? null, change.interpreterId ?? null]);
	await db
		.updateTable('placement')
		.set({ ...rowOf(change), revision: revision + 1 } as never)
		.where('partnership_id', '=', partnershipId)
		.where('id', '=', id)
		.execute();
}

/** What the ids of stays are called. */
export interface Named {
	id: string;
	name: string;
	names: Texts;
}
export async function hostsOf(db: Db, placements: readonly Pick<Placement, 'hostId' | 'payerId'>[]): Promise<Map<string, Named>> {
	const ids = [...new Set(placements.flatMap(({ hostId, payerId }) => (payerId ? [hostId, payerId] : [hostId])))];
	const { rows } = await sql<Named>`select id, name, names from organisation where id = any(${ids}::uuid[])`.execute(db);
	return new Map(rows.map((one) => [one.id, one]));
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
/** Which stays have a proof of each kind. */
export async function provenIn(db: Db, partnershipId: string): Promise<{ placementId: string; fact: ProofFact }[]> {
	return db
		.selectFrom('placement_proof')
		.select(['placement_id as placementId', 'fact'])
		.distinct()
		.where('partnership_id', '=', partnershipId)
		.execute();
}
export async function prove(db: Db, partnershipId: string, placementId: string, documentId: string, fact: ProofFact): Promise<void> {
	await db
		.insertInto('placement_proof')
		.values({ partnership_id: partnershipId, placement_id: placementId, document_id: documentId, fact })
		.onConflict((conflict) => conflict.doNothing())
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

export const languageOf = (language: string): Language => (language === 'hy' || language === 'en' ? language : 'fr');
