import { createHash, randomBytes } from 'node:crypto';
import { type ColumnType, sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { Dated, Day } from '../plain/day.ts';
import type { Language, Texts } from '../plain/language.ts';
import type { Db } from '../server/database.ts';
import type { Answer, Evaluation, Moment, Voice } from './evaluation.ts';

interface InPlacement {
	partnership_id: string;
	placement_id: string;
}
declare module '../server/database.ts' {
	interface Tables {
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
			side_id: string | null;
			handed_by: ColumnType<string | null, never, never>;
		};
		evaluation_link: InPlacement & {
			id: string;
			visitor_id: string | null;
			voice: Voice;
			moment: Moment;
			handed_by: string | null;
			token_hash: ColumnType<never, Buffer, never>;
			made_at: ColumnType<Date, never, never>;
			expires_at: Date;
			used_at: ColumnType<Date | null, never, never>;
			withdrawn_at: ColumnType<Date | null, never, Date>;
		};
	}
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
			'side_id as sideId',
			'handed_by as handedBy',
		])
		.where('partnership_id', '=', partnershipId)
		.where('placement_id', '=', placementId)
		.orderBy('given_on')
		.orderBy('id')
		.execute();
}

export type EvaluationInput = Omit<Evaluation, 'id' | 'handedBy'>;
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
			side_id: one.sideId,
		})
		.execute();
}

/** A link's secret, of which the table keeps the hash alone: who reads the table cannot answer in somebody's place. */
export const newToken = () => randomBytes(32).toString('base64url');
const hashOf = (token: string) => createHash('sha256').update(token).digest();

export interface LinkInput {
	partnershipId: string;
	placementId: string;
	moment: Moment;
	voice: Voice;
	visitorId: string | null;
	/** Who hands it on; null: it goes to the visitor's own address. */
	handedBy: string | null;
	expiresAt: Date;
}
/** A new link; those made before for the same answer open nothing any more. @returns its secret */
export async function addLink(db: Db, at: LinkInput, now: Date): Promise<string> {
	await db
		.updateTable('evaluation_link')
		.set({ withdrawn_at: now })
		.where('partnership_id', '=', at.partnershipId)
		.where('placement_id', '=', at.placementId)
		.where('moment', '=', at.moment)
		.where('voice', '=', at.voice)
		.where('visitor_id', at.visitorId === null ? 'is' : '=', at.visitorId)
		.where('used_at', 'is', null)
		.where('withdrawn_at', 'is', null)
		.execute();
	const token = newToken();
	await db
		.insertInto('evaluation_link')
		.values({
			partnership_id: at.partnershipId,
			placement_id: at.placementId,
			id: uuid(),
			visitor_id: at.visitorId,
			voice: at.voice,
			moment: at.moment,
			handed_by: at.handedBy,
			token_hash: hashOf(token),
			expires_at: at.expiresAt,
		})
		.execute();
	return token;
}

/** What a personal link opens, for whoever holds it. */
export interface OpenLink {
	moment: Moment;
	voice: Voice;
	profile: Texts;
	/** Of who is asked; empty where nobody is named. */
	name: string | null;
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
