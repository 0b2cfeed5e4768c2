import { type ColumnType, type Generated, sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { Dated } from '../plain/day.ts';
import type { Texts } from '../plain/language.ts';
import type { Db } from '../server/database.ts';
import { type AllowancePeriod, type Bearing, bearings, type Life, type Placement, type Purpose } from './placement.ts';

type Written = ColumnType<Texts, string, string>;
interface PlacementTable {
	partnership_id: string;
	id: string;
	sender_id: string;
	host_id: string;
	department_id: string | null;
	tutor_id: string | null;
	interpreter_id: string | null;
	purpose: Purpose | null;
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
	travel_payer_id: string | null;
	lodging_payer_id: string | null;
	meals_payer_id: string | null;
	insurance_payer_id: string | null;
	access: string | null;
	certificate_number: string | null;
	certificate_on: Dated | null;
	note: string | null;
	later_asked_at: ColumnType<Date | null, never, never>;
	private_erased_at: ColumnType<Date | null, never, Date>;
	revision: Generated<number>;
}
declare module '../server/database.ts' {
	interface Tables {
		placement: PlacementTable;
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
	'travel_payer_id as travelPayerId',
	'lodging_payer_id as lodgingPayerId',
	'meals_payer_id as mealsPayerId',
	'insurance_payer_id as insurancePayerId',
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
	| Bearing
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
	const ids = people.filter((id) => id !== null);
	if (ids.length === 0) return;
	await sql`insert into partnership_person (partnership_id, person_id) select ${partnershipId}, unnest(${ids}::uuid[])
		on conflict do nothing`.execute(db);
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
	/** Where it is. */
	place: { name: string; names: Texts } | null;
}
export async function hostsOf(db: Db, placements: readonly Pick<Placement, 'hostId' | 'payerId' | Bearing>[]): Promise<Map<string, Named>> {
	const ids = [...new Set(placements.flatMap((one) => [one.hostId, one.payerId, ...bearings.map((cost) => one[cost])]))].filter(
		(id) => id !== null,
	);
	if (ids.length === 0) return new Map();
	const { rows } = await sql<Named>`
		select o.id, o.name, o.names, case when t.code is not null then jsonb_build_object('name', t.name, 'names', t.names) end as place
		from organisation o left join territory t on t.code = o.territory_code where o.id = any(${ids}::uuid[])`.execute(db);
	return new Map(rows.map((one) => [one.id, one]));
}
