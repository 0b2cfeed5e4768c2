/** The only SQL of agreements and of the acts of their life; their text is in text-store.ts. */
import { type ColumnType, type Generated, sql } from 'kysely';
import type { Dated } from '../plain/day.ts';
import type { Texts } from '../plain/language.ts';
import type { Db } from '../server/database.ts';
import { NotFound } from '../web/ask.ts';
import type {
	Adoption,
	Agreement,
	AgreementEvent,
	AgreementKind,
	Attendance,
	Authentic,
	Bound,
	EventKind,
	Part,
	Signature,
	Transmission,
} from './agreement.ts';

/** jsonb: read as an object, written as JSON text. */
type Json<T> = ColumnType<T, string, string>;

interface AgreementTable {
	partnership_id: string;
	id: string;
	kind: AgreementKind;
	amends_id: string | null;
	title: Json<Texts>;
	object: ColumnType<Texts, string | undefined, string>;
	authentic: Generated<Authentic>;
	commitments: 'stated' | 'none' | null;
	starts_on: Dated | null;
	ends_on: Dated | null;
	term_months: number | null;
	tacit_renewal_months: number | null;
	notice_months: number | null;
	signed_place_code: string | null;
	signed_at: string | null;
	revision: Generated<number>;
	created_at: Generated<Date>;
}
interface Of {
	partnership_id: string;
	agreement_id: string;
}
interface AgreementFieldTable extends Of {
	field_key: string;
}
interface AdoptionTable extends Of {
	organisation_id: string;
	decision_id: string;
	signatory_id: string | null;
}
interface SignatureTable extends Of {
	organisation_id: string;
	person_id: string | null;
	capacity: Json<Texts>;
	signed_on: Dated | null;
	by_delegation: Generated<boolean>;
	recorded_afterwards: Generated<boolean>;
}
interface AttendanceTable extends Of {
	id: string;
	organisation_id: string | null;
	person_id: string | null;
	part: Part;
}
interface TransmissionTable extends Of {
	organisation_id: string;
	sent_on: Dated;
	electronically: boolean | null;
	act_id: string | null;
}
interface AgreementEventTable extends Of {
	id: string;
	kind: EventKind;
	on: Dated | null;
	reason: string | null;
	until: Dated | null;
	recorded_afterwards: Generated<boolean>;
}
declare module '../server/database.ts' {
	interface Tables {
		agreement: AgreementTable;
		agreement_field: AgreementFieldTable;
		adoption: AdoptionTable;
		signature: SignatureTable;
		attendance: AttendanceTable;
		transmission: TransmissionTable;
		agreement_event: AgreementEventTable;
	}
}

const here = sql`partnership_id = a.partnership_id and agreement_id = a.id`;
const personName = sql`case when p.id is null then null else jsonb_build_object('givenName', p.given_name, 'familyName', p.family_name, 'givenNameHy', p.given_name_hy, 'familyNameHy', p.family_name_hy) end`;
/** The rows of a sub-question as one JSON list. */
const list = <T>(one: ReturnType<typeof sql>, from: ReturnType<typeof sql>, order: ReturnType<typeof sql>) =>
	sql<T[]>`(select coalesce(jsonb_agg(${one} order by ${order}), '[]') from ${from})`;

/** One query, whatever the number of agreements: the acts come as lists beside each. */
const question = (db: Db, partnershipId: string) =>
	db
		.selectFrom('agreement as a')
		.where('a.partnership_id', '=', partnershipId)
		.select([
			'a.partnership_id as partnershipId',
			'a.id',
			'a.kind',
			'a.amends_id as amendsId',
			'a.title',
			'a.object',
			'a.authentic',
			'a.commitments',
			'a.starts_on as startsOn',
			'a.ends_on as endsOn',
			'a.term_months as termMonths',
			'a.tacit_renewal_months as tacitRenewalMonths',
			'a.notice_months as noticeMonths',
			'a.signed_place_code as signedPlaceCode',
			'a.signed_at as signedAt',
			'a.revision',
			'a.created_at as createdAt',
			sql<Date>`(select w.created_at from partnership w where w.partnership_id = a.partnership_id)`.as('openedAt'),
			sql<
				Agreement['signedPlace']
			>`(select jsonb_build_object('name', t.name, 'names', t.names) from territory t where t.code = a.signed_place_code)`.as(
				'signedPlace',
			),
			list<Agreement['fields'][number]>(
				sql`jsonb_build_object('key', f.key, 'names', f.names, 'sdgTargets', f.sdg_targets)`,
				sql`agreement_field x join partnership_field f on f.partnership_id = x.partnership_id and f.key = x.field_key where x.partnership_id = a.partnership_id and x.agreement_id = a.id`,
				sql`f.position, f.key`,
			).as('fields'),
			list<Bound>(
				sql`jsonb_build_object('organisationId', o.id, 'name', o.name, 'names', o.names, 'organisationKind', o.kind, 'country', o.country_code)`,
				sql`party y join organisation o on o.id = y.organisation_id where y.partnership_id = a.partnership_id and (y.left_on is null or exists (select from signature s where s.partnership_id = a.partnership_id and s.agreement_id = a.id and s.organisation_id = y.organisation_id))`,
				sql`y.position, o.id`,
			).as('parties'),
			list<Adoption>(
				sql`jsonb_build_object('organisationId', organisation_id, 'decisionId', decision_id, 'signatoryId', signatory_id)`,
				sql`adoption where ${here}`,
				sql`organisation_id`,
			).as('adoptions'),
			list<Signature>(
				sql`jsonb_build_object('organisationId', s.organisation_id, 'personId', s.person_id, 'person', ${personName}, 'capacity', s.capacity, 'signedOn', s.signed_on, 'byDelegation', s.by_delegation, 'recordedAfterwards', s.recorded_afterwards)`,
				sql`signature s left join person p on p.id = s.person_id where s.partnership_id = a.partnership_id and s.agreement_id = a.id`,
				sql`s.organisation_id`,
			).as('signatures'),
			list<Attendance>(
				sql`jsonb_build_object('id', x.id, 'organisationId', x.organisation_id, 'organisation', case when o.id is null then null else jsonb_build_object('name', o.name, 'names', o.names) end, 'personId', x.person_id, 'person', ${personName}, 'part', x.part)`,
				sql`attendance x left join organisation o on o.id = x.organisation_id left join person p on p.id = x.person_id where x.partnership_id = a.partnership_id and x.agreement_id = a.id`,
				sql`x.id`,
			).as('attendance'),
			list<Transmission>(
				sql`jsonb_build_object('organisationId', organisation_id, 'sentOn', sent_on, 'electronically', electronically, 'actId', act_id)`,
				sql`transmission where ${here}`,
				sql`organisation_id`,
			).as('transmissions'),
			list<AgreementEvent>(
				sql`jsonb_build_object('id', id, 'kind', kind, 'on', "on", 'until', until, 'reason', reason, 'recordedAfterwards', recorded_afterwards)`,
				sql`agreement_event where ${here}`,
				sql`id`,
			).as('events'),
		]);

/** The agreements of a partnership with the acts of their life, in the order they were opened. */
export const agreementsOf = (db: Db, partnershipId: string): Promise<Agreement[]> =>
	question(db, partnershipId).orderBy('a.created_at').orderBy('a.id').execute();

/** @throws NotFound when the asker does not see it. */
export async function agreementFor(db: Db, partnershipId: string, agreementId: string): Promise<Agreement> {
	const found = await question(db, partnershipId).where('a.id', '=', agreementId).executeTakeFirst();
	if (!found) throw new NotFound();
	return found;
}

/** As `agreementFor`, held until the end of the transaction: two officers do not act on it at once. @throws NotFound */
export async function lockAgreement(db: Db, partnershipId: string, agreementId: string): Promise<Agreement> {
	const held = await db
		.selectFrom('agreement')
		.select('id')
		.where('partnership_id', '=', partnershipId)
		.where('id', '=', agreementId)
		.forUpdate()
		.executeTakeFirst();
	if (!held) throw new NotFound();
	return agreementFor(db, partnershipId, agreementId);
}

export type NewAgreement = Pick<Agreement, 'partnershipId' | 'id' | 'kind' | 'amendsId'> & AgreementChange;
/** What the office writes of an agreement besides its articles. */
export type AgreementChange = Pick<
	Agreement,
	'title' | 'object' | 'authentic' | 'commitments' | 'startsOn' | 'endsOn' | 'termMonths' | 'tacitRenewalMonths' | 'noticeMonths'
>;

const columns = (change: AgreementChange) => ({
	title: JSON.stringify(change.title),
	object: JSON.stringify(change.object),
	authentic: change.authentic,
	commitments: change.commitments,
	starts_on: change.startsOn,
	ends_on: change.endsOn,
	term_months: change.termMonths,
	tacit_renewal_months: change.tacitRenewalMonths,
	notice_months: change.noticeMonths,
});

export async function addAgreement(db: Db, agreement: NewAgreement): Promise<void> {
	const { partnershipId, id, kind, amendsId } = agreement;
	await db
		.insertInto('agreement')
		.values({ partnership_id: partnershipId, id, kind, amends_id: amendsId, ...columns(agreement) })
		.execute();
}

/** Saves over `revision`; false when somebody else saved meanwhile. */
export async function changeAgreement(
	db: Db,
	{ partnershipId, id }: Pick<Agreement, 'partnershipId' | 'id'>,
	revision: number,
	change: AgreementChange & { kind: AgreementKind },
): Promise<boolean> {
	const { numUpdatedRows } = await db
		.updateTable('agreement')
		.set({ ...columns(change), kind: change.kind, revision: revision + 1 })
		.where('partnership_id', '=', partnershipId)
		.where('id', '=', id)
		.where('revision', '=', revision)
		.executeTakeFirst();
	return numUpdatedRows === 1n;
}

/** The fields of cooperation that the text covers, by their keys in the partnership. */
export async function setFields(
	db: Db,
	{ partnershipId, id }: Pick<Agreement, 'partnershipId' | 'id'>,
	keys: readonly string[],
): Promise<void> {
	await db.deleteFrom('agreement_field').where('partnership_id', '=', partnershipId).where('agreement_id', '=', id).execute();
	if (keys.length === 0) return;
	await db
		.insertInto('agreement_field')
		.values([...new Set(keys)].map((key) => ({ partnership_id: partnershipId, agreement_id: id, field_key: key })))
		.execute();
}
