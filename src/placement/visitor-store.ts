import { createHash, randomBytes } from 'node:crypto';
import { type ColumnType, sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { PersonNames } from '../directory/person.ts';
import type { Dated, Day } from '../plain/day.ts';
import type { Language, Texts } from '../plain/language.ts';
import type { Db } from '../server/database.ts';
import type { Answer, Evaluation, Moment, Voice } from './evaluation.ts';
import { bringIn } from './store.ts';

interface InPlacement {
	partnership_id: string;
	placement_id: string;
}
declare module '../server/database.ts' {
	interface Tables {
		visitor: InPlacement & {
			id: string;
			person_id: string;
			occupation: ColumnType<Texts, string, string>;
			language: Language;
			position: number;
		};
		visitor_private: InPlacement & {
			visitor_id: string;
			phone: string | null;
			email: string | null;
			lodging: string | null;
			emergency_contact: string | null;
		};
		placement_evaluation: InPlacement & {
			id: string;
			moment: Moment;
			voice: Voice;
			visitor_id: string | null;
			language: Language;
			reached: Answer['reached'];
			brought: string;
			hindered: string;
			next: string;
			given_on: Day;
			entered_by: string | null;
			own_words: boolean;
		};
		evaluation_link: InPlacement & {
			id: string;
			visitor_id: string;
			moment: Moment;
			token_hash: ColumnType<never, Buffer, never>;
			made_at: ColumnType<Date, never, never>;
			expires_at: Date;
			used_at: ColumnType<Date | null, never, never>;
		};
	}
}

export interface Private {
	phone: string | null;
	email: string | null;
	lodging: string | null;
	emergencyContact: string | null;
}
export interface Visitor extends PersonNames {
	id: string;
	personId: string;
	occupation: Texts;
	language: Language;
	/** Null: nothing is held, or the reader may not see it. */
	held: Private | null;
}

/** Those who come, with what is private of them as far as the asker may see it. */
export async function visitorsOf(db: Db, partnershipId: string, placementId: string): Promise<Visitor[]> {
	const { rows } = await sql<Visitor>`
		select v.id, v.person_id as "personId", v.occupation, v.language, p.given_name as "givenName", p.family_name as "familyName",
			p.given_name_hy as "givenNameHy", p.family_name_hy as "familyNameHy", p.spellings,
			case when x.visitor_id is not null then jsonb_build_object('phone', x.phone, 'email', x.email, 'lodging', x.lodging,
				'emergencyContact', x.emergency_contact) end as held
		from visitor v join person p on p.id = v.person_id
		left join visitor_private x on x.partnership_id = v.partnership_id and x.placement_id = v.placement_id and x.visitor_id = v.id
		where v.partnership_id = ${partnershipId} and v.placement_id = ${placementId} order by v.position, v.id`.execute(db);
	return rows;
}

export interface VisitorInput {
	personId: string;
	occupation: Texts;
	language: Language;
	held: Private;
}
/** @returns null where that person is among them already */
export async function addVisitor(db: Db, partnershipId: string, placementId: string, input: VisitorInput): Promise<string | null> {
	const id = uuid();
	await bringIn(db, partnershipId, [input.personId]);
	const { numInsertedOrUpdatedRows } = await db
		.insertInto('visitor')
		.values({
			partnership_id: partnershipId,
			placement_id: placementId,
			id,
			person_id: input.personId,
			occupation: JSON.stringify(input.occupation),
			language: input.language,
			position: 0,
		})
		.onConflict((conflict) => conflict.columns(['partnership_id', 'placement_id', 'person_id']).doNothing())
		.executeTakeFirst();
	if ((numInsertedOrUpdatedRows ?? 0n) === 0n) return null;
	await keepPrivate(db, partnershipId, placementId, id, input.held);
	return id;
}

export async function changeVisitor(
	db: Db,
	partnershipId: string,
	placementId: string,
	id: string,
	{ occupation, language, held }: Omit<VisitorInput, 'personId'>,
): Promise<void> {
	await db
		.updateTable('visitor')
		.set({ occupation: JSON.stringify(occupation), language })
		.where('partnership_id', '=', partnershipId)
		.where('placement_id', '=', placementId)
		.where('id', '=', id)
		.execute();
	await keepPrivate(db, partnershipId, placementId, id, held);
}

async function keepPrivate(db: Db, partnershipId: string, placementId: string, visitorId: string, held: Private): Promise<void> {
	if (Object.values(held).every((value) => value === null)) {
		await db
			.deleteFrom('visitor_private')
			.where('partnership_id', '=', partnershipId)
			.where('placement_id', '=', placementId)
			.where('visitor_id', '=', visitorId)
			.execute();
		return;
	}
	const values = { phone: held.phone, email: held.email, lodging: held.lodging, emergency_contact: held.emergencyContact };
	await db
		.insertInto('visitor_private')
		.values({ partnership_id: partnershipId, placement_id: placementId, visitor_id: visitorId, ...values })
		.onConflict((conflict) => conflict.columns(['partnership_id', 'placement_id', 'visitor_id']).doUpdateSet(values))
		.execute();
}

/** What they said goes with them. */
export async function removeVisitor(db: Db, partnershipId: string, placementId: string, id: string): Promise<void> {
	await db
		.deleteFrom('visitor')
		.where('partnership_id', '=', partnershipId)
		.where('placement_id', '=', placementId)
		.where('id', '=', id)
		.execute();
}

/** Erases now what is private of all who came. */
export async function erasePrivate(db: Db, partnershipId: string, placementId: string, at: Date): Promise<void> {
	await db.deleteFrom('visitor_private').where('partnership_id', '=', partnershipId).where('placement_id', '=', placementId).execute();
	await db
		.updateTable('placement')
		.set({ private_erased_at: at })
		.where('partnership_id', '=', partnershipId)
		.where('id', '=', placementId)
		.execute();
}

export async function evaluationsOf(db: Db, partnershipId: string, placementId: string): Promise<Evaluation[]> {
	return db
		.selectFrom('placement_evaluation')
		.select([
			'id',
			'moment',
			'voice',
			'visitor_id as visitorId',
			'language',
			'reached',
			'brought',
			'hindered',
			'next',
			'given_on as givenOn',
			'entered_by as enteredBy',
			'own_words as ownWords',
		])
		.where('partnership_id', '=', partnershipId)
		.where('placement_id', '=', placementId)
		.orderBy('given_on')
		.orderBy('id')
		.execute();
}

export type EvaluationInput = Omit<Evaluation, 'id'>;
/** One answer a voice and moment: a later one takes the place of the former. */
export async function keepEvaluation(db: Db, partnershipId: string, placementId: string, one: EvaluationInput): Promise<void> {
	await db
		.deleteFrom('placement_evaluation')
		.where('partnership_id', '=', partnershipId)
		.where('placement_id', '=', placementId)
		.where('moment', '=', one.moment)
		.where('voice', '=', one.voice)
		.where('visitor_id', one.visitorId === null ? 'is' : '=', one.visitorId)
		.execute();
	await db
		.insertInto('placement_evaluation')
		.values({
			partnership_id: partnershipId,
			placement_id: placementId,
			id: uuid(),
			moment: one.moment,
			voice: one.voice,
			visitor_id: one.visitorId,
			language: one.language,
			reached: one.reached,
			brought: one.brought,
			hindered: one.hindered,
			next: one.next,
			given_on: one.givenOn,
			entered_by: one.enteredBy,
			own_words: one.ownWords,
		})
		.execute();
}

/** A link's secret, of which the table keeps the hash alone: who reads the table cannot answer in somebody's place. */
export const newToken = () => randomBytes(32).toString('base64url');
const hashOf = (token: string) => createHash('sha256').update(token).digest();

export async function addLink(
	db: Db,
	at: { partnershipId: string; placementId: string; visitorId: string; moment: Moment; expiresAt: Date },
): Promise<string> {
	const token = newToken();
	await db
		.insertInto('evaluation_link')
		.values({
			partnership_id: at.partnershipId,
			placement_id: at.placementId,
			id: uuid(),
			visitor_id: at.visitorId,
			moment: at.moment,
			token_hash: hashOf(token),
			expires_at: at.expiresAt,
		})
		.execute();
	return token;
}

/** What a personal link opens, for whoever holds it. */
export interface OpenLink {
	moment: Moment;
	language: Language;
	name: string;
	host: string;
	hostNames: Texts;
	arrivesOn: Dated | null;
	leavesOn: Dated | null;
	state: 'open' | 'used' | 'expired';
}
export async function linkFor(db: Db, token: string): Promise<OpenLink | null> {
	const { rows } = await sql<{ found: OpenLink | null }>`select evaluation_for(${hashOf(token)}) as found`.execute(db);
	return rows[0]?.found ?? null;
}
/** @returns false where the link opens nothing more */
export async function answerByLink(db: Db, token: string, answer: Answer & { language: Language }, today: Day): Promise<boolean> {
	const { rows } = await sql<{ kept: boolean }>`
		select answer_evaluation(${hashOf(token)}, ${uuid()}, ${JSON.stringify(answer)}::jsonb, ${today}) as kept`.execute(db);
	return rows[0]?.kept ?? false;
}

/** Whom to ask for the later effects of a stay: a visitor, or (no visitorId) who is in charge on a side. */
export interface ToAsk {
	partnershipId: string;
	placementId: string;
	visitorId: string | null;
	name: string;
	email: string;
	language: Language;
	host: string;
	hostNames: Texts;
	leftOn: Dated;
}
/** Those of the stays that have been over for six months; each stay once. */
export async function placementsToAsk(db: Db, today: Day): Promise<ToAsk[]> {
	const { rows } = await sql<ToAsk>`
		select partnership_id as "partnershipId", placement_id as "placementId", visitor_id as "visitorId", name, email, language, host,
			host_names as "hostNames", left_on as "leftOn" from placements_to_ask(${today})`.execute(db);
	return rows;
}
/** The same as `addLink`, for a job. */
export async function linkLater(db: Db, { partnershipId, placementId, visitorId }: ToAsk, expires: Date): Promise<string> {
	const token = newToken();
	const link = { partnership: partnershipId, placement: placementId, visitor: visitorId, id: uuid(), expires };
	await sql`select keep_evaluation_link(${JSON.stringify(link)}::jsonb, ${hashOf(token)})`.execute(db);
	return token;
}
export const forgetVisitors = (db: Db, today: Day) => sql`select forget_visitors(${today})`.execute(db);
