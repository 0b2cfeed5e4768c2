import { type ColumnType, type Generated, sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { type Row, renamed } from '../history/store.ts';
import type { Dated } from '../plain/day.ts';
import type { Texts } from '../plain/language.ts';
import type { Db } from '../server/database.ts';
import type { Body, Decision, DecisionFacts } from './decision.ts';

interface DecisionTable {
	partnership_id: string;
	id: string;
	organisation_id: string;
	body: Body;
	taken_on: Dated | null;
	number: string | null;
	subject: ColumnType<Texts, string, string>;
	outcome: 'adopted' | 'rejected' | null;
	creates_partnership: boolean;
	unanimous: boolean;
	in_office: number | null;
	present: number | null;
	votes_for: number | null;
	votes_against: number | null;
	abstentions: number | null;
	actes_matter: string | null;
	note_sent_on: Dated | null;
	transmitted_on: Dated | null;
	transmitted_electronically: boolean | null;
	act_id: string | null;
	published_on: Dated | null;
	referred_on: Dated | null;
	annulled_on: Dated | null;
	annulled_by: string | null;
	note: string | null;
	revision: Generated<number>;
}
/** Which agreements a council's decision approves, and whom it lets sign: written with the agreement, read here. */
interface EffectView {
	partnership_id: string;
	agreement_id: string;
	title: Texts;
	organisation_id: string | null;
	decision_id: string | null;
	signatory: string | null;
}
declare module '../server/database.ts' {
	interface Tables {
		decision: DecisionTable;
		decision_effect: EffectView;
	}
}

const columns = [
	'id',
	'partnership_id as partnershipId',
	'organisation_id as organisationId',
	'body',
	'taken_on as takenOn',
	'number',
	'subject',
	'outcome',
	'creates_partnership as createsPartnership',
	'unanimous',
	'in_office as inOffice',
	'present',
	'votes_for as votesFor',
	'votes_against as votesAgainst',
	'abstentions',
	'actes_matter as matter',
	'note_sent_on as noteSentOn',
	'transmitted_on as transmittedOn',
	'transmitted_electronically as transmittedElectronically',
	'act_id as actId',
	'published_on as publishedOn',
	'referred_on as referredOn',
	'annulled_on as annulledOn',
	'annulled_by as annulledBy',
	'note',
	'revision',
] as const;

/** A decision as its row in the history says it. */
export const decisionFrom = (row: Row) => renamed(row, columns) as unknown as Decision;

/** All decisions of a partnership, the oldest first. */
export const decisionsOf = (db: Db, partnershipId: string): Promise<Decision[]> =>
	db
		.selectFrom('decision')
		.select(columns)
		.where('partnership_id', '=', partnershipId)
		.orderBy(sql`first_day(taken_on) nulls last`)
		.orderBy('id')
		.execute();

export const decisionById = (db: Db, partnershipId: string, id: string): Promise<Decision | undefined> =>
	db.selectFrom('decision').select(columns).where('partnership_id', '=', partnershipId).where('id', '=', id).executeTakeFirst();

/** The same, held until the transaction ends, so that nobody else changes it in between. */
export const lockDecision = (db: Db, partnershipId: string, id: string): Promise<Decision | undefined> =>
	db.selectFrom('decision').select(columns).where('partnership_id', '=', partnershipId).where('id', '=', id).forUpdate().executeTakeFirst();

const row = (facts: DecisionFacts) => ({
	organisation_id: facts.organisationId,
	body: facts.body,
	taken_on: facts.takenOn,
	number: facts.number,
	subject: JSON.stringify(facts.subject),
	outcome: facts.outcome,
	creates_partnership: facts.createsPartnership,
	unanimous: facts.unanimous,
	in_office: facts.inOffice,
	present: facts.present,
	votes_for: facts.votesFor,
	votes_against: facts.votesAgainst,
	abstentions: facts.abstentions,
	actes_matter: facts.matter,
	note_sent_on: facts.noteSentOn,
	transmitted_on: facts.transmittedOn,
	transmitted_electronically: facts.transmittedElectronically,
	act_id: facts.actId,
	published_on: facts.publishedOn,
	referred_on: facts.referredOn,
	annulled_on: facts.annulledOn,
	annulled_by: facts.annulledBy,
	note: facts.note,
});

export async function addDecision(db: Db, partnershipId: string, facts: DecisionFacts): Promise<string> {
	const id = uuid();
	await db
		.insertInto('decision')
		.values({ partnership_id: partnershipId, id, ...row(facts) })
		.execute();
	return id;
}

export async function saveDecision(db: Db, { partnershipId, id, revision }: Decision, facts: DecisionFacts): Promise<void> {
	await db
		.updateTable('decision')
		.set({ ...row(facts), revision: revision + 1 })
		.where('partnership_id', '=', partnershipId)
		.where('id', '=', id)
		.execute();
}

export async function removeDecision(db: Db, partnershipId: string, id: string): Promise<void> {
	await db.deleteFrom('decision').where('partnership_id', '=', partnershipId).where('id', '=', id).execute();
}

export interface Effect {
	agreementId: string;
	title: Texts;
	/** The decision that approves it for its party; null: none yet. */
	decisionId: string | null;
	signatory: string | null;
}
/** Every agreement of the partnership, with what this party's council has decided of it. */
export const effectsFor = (db: Db, partnershipId: string, organisationId: string): Promise<Effect[]> =>
	db
		.selectFrom('decision_effect')
		.select(['agreement_id as agreementId', 'title', 'decision_id as decisionId', 'signatory'])
		.where('partnership_id', '=', partnershipId)
		.where((where) => where.or([where('organisation_id', '=', organisationId), where('organisation_id', 'is', null)]))
		.orderBy('agreement_id')
		.execute();
