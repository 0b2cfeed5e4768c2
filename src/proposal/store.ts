/** The only SQL of proposals and of the answers to them. */
import { type ColumnType, sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { Language, Texts } from '../plain/language.ts';
import type { Db } from '../server/database.ts';
import type { ActChange, Sent } from './proposal.ts';

type Json<T> = ColumnType<T, string, never>;
interface ProposalTable {
	partnership_id: string;
	id: string;
	proposer_id: string;
	spoken_for: ColumnType<string[], string[], never>;
	awaited: ColumnType<string[], string[], never>;
	account_id: string;
	account_name: string;
	proposed_at: ColumnType<Date, Date, never>;
	verb: string;
	topic: string;
	params: Json<Record<string, string>>;
	query: string;
	form: Json<[string, string][]>;
	language: Language;
	changes: Json<ActChange[]>;
	ended: 'confirmed' | 'refused' | 'withdrawn' | null;
	ended_at: Date | null;
	act: string | null;
}
export interface Word {
	partnership_id: string;
	organisation_id: string;
	reason: string | null;
	account_id: string;
	account_name: string;
	answered_at: Date;
}
declare module '../server/database.ts' {
	interface Tables {
		proposal: ProposalTable;
		proposal_answer: Word & { proposal_id: string; answer: 'confirmed' | 'refused' };
	}
}

/** What a partnership is called, for a letter: in each language it has a name in. */
export async function namesOf(db: Db, partnershipId: string): Promise<{ name: string; names: Texts }> {
	const { rows } = await sql<{
		name: string;
		names: Texts;
	}>`select name, names from partnership where partnership_id = ${partnershipId}`.execute(db);
	return rows[0] ?? { name: '', names: {} };
}

export interface NewProposal extends Sent {
	partnershipId: string;
	topic: string;
	proposerId: string;
	spokenFor: readonly string[];
	awaited: readonly string[];
	accountId: string;
	accountName: string;
	proposedAt: Date;
	language: Language;
	changes: readonly ActChange[];
}
/** @returns its id */
export async function addProposal(db: Db, proposal: NewProposal): Promise<string> {
	const id = uuid();
	await db
		.insertInto('proposal')
		.values({
			partnership_id: proposal.partnershipId,
			id,
			proposer_id: proposal.proposerId,
			spoken_for: [...proposal.spokenFor],
			awaited: [...proposal.awaited],
			account_id: proposal.accountId,
			account_name: proposal.accountName,
			proposed_at: proposal.proposedAt,
			verb: proposal.verb,
			topic: proposal.topic,
			params: JSON.stringify(proposal.params),
			query: proposal.query,
			form: JSON.stringify(proposal.form),
			language: proposal.language,
			changes: JSON.stringify(proposal.changes),
		})
		.execute();
	return id;
}

export interface Answer {
	organisationId: string;
	answer: 'confirmed' | 'refused';
	reason: string | null;
	by: string;
	at: Date;
}
/** A proposal as a list shows it. */
export interface ProposalLine {
	id: string;
	partnershipId: string;
	verb: string;
	topic: string;
	params: Record<string, string>;
	proposerId: string;
	/** The organisations asked, and their answers so far. */
	awaited: string[];
	by: string;
	proposedAt: Date;
	ended: 'confirmed' | 'refused' | 'withdrawn' | null;
	endedAt: Date | null;
	answers: Answer[];
}
export interface Proposal extends ProposalLine {
	query: string;
	form: [string, string][];
	accountId: string;
	spokenFor: string[];
	language: Language;
	changes: ActChange[];
	remindedAt: Date | null;
}

const line = [
	'p.id',
	'p.partnership_id as partnershipId',
	'p.verb',
	'p.topic',
	'p.params',
	'p.proposer_id as proposerId',
	'p.awaited',
	'p.account_name as by',
	'p.proposed_at as proposedAt',
	'p.ended',
	'p.ended_at as endedAt',
] as const;
const answers = sql<Answer[]>`coalesce((
	select jsonb_agg(jsonb_build_object('organisationId', a.organisation_id, 'answer', a.answer, 'reason', a.reason, 'by', a.account_name, 'at', a.answered_at) order by a.answered_at)
	from proposal_answer a where a.partnership_id = p.partnership_id and a.proposal_id = p.id), '[]')`.as('answers');
const dated = <T extends { answers: Answer[] }>(row: T): T => ({
	...row,
	answers: row.answers.map((answer) => ({ ...answer, at: new Date(answer.at) })),
});

/** The changes of a partnership that wait, the oldest first. */
export async function waitingIn(db: Db, partnershipId: string): Promise<ProposalLine[]> {
	const rows = await db
		.selectFrom('proposal as p')
		.select([...line, answers])
		.where('p.partnership_id', '=', partnershipId)
		.where('p.ended_at', 'is', null)
		.orderBy('p.proposed_at')
		.limit(100)
		.execute();
	return rows.map(dated);
}

/** Those that are over, the latest first; `before` is the id where the page before ended. */
export async function endedIn(db: Db, partnershipId: string, before: string | null, limit: number): Promise<ProposalLine[]> {
	let question = db
		.selectFrom('proposal as p')
		.select([...line, answers])
		.where('p.partnership_id', '=', partnershipId)
		.where('p.ended_at', 'is not', null)
		.orderBy('p.id', 'desc')
		.limit(limit);
	if (before) question = question.where('p.id', '<', before);
	return (await question.execute()).map(dated);
}

/** In all partnerships, what waits for an answer of the asker's own. */
export async function waitingForMe(
	db: Db,
): Promise<(Pick<ProposalLine, 'id' | 'partnershipId' | 'topic' | 'by' | 'proposedAt'> & { partnership: string })[]> {
	const { rows } = await sql<Pick<ProposalLine, 'id' | 'partnershipId' | 'topic' | 'by' | 'proposedAt'> & { partnership: string }>`
		select p.id, p.partnership_id as "partnershipId", p.topic, p.account_name as by, p.proposed_at as "proposedAt", called(w.name, w.names) as partnership
		from proposal p join partnership w on w.partnership_id = p.partnership_id
		where p.ended_at is null and p.account_id <> asker() and p.awaited && (select my_approving_organisations())::uuid[] and exists (
			select from unnest(p.awaited) o where o = any((select my_approving_organisations())::uuid[]) and not exists (
				select from proposal_answer a where a.partnership_id = p.partnership_id and a.proposal_id = p.id and a.organisation_id = o))
		order by p.proposed_at limit 50`.execute(db);
	return rows;
}

/** `lock`: nobody answers it meanwhile. Undefined where the asker sees no such proposal. */
export async function proposalFor(db: Db, partnershipId: string, id: string, lock = false): Promise<Proposal | undefined> {
	let question = db
		.selectFrom('proposal as p')
		.select([
			...line,
			answers,
			'p.query',
			'p.form',
			'p.account_id as accountId',
			'p.spoken_for as spokenFor',
			'p.language',
			'p.changes',
			sql<Date | null>`(select r.reminded_at from proposal_reminder r where r.partnership_id = p.partnership_id and r.proposal_id = p.id)`.as(
				'remindedAt',
			),
		])
		.where('p.partnership_id', '=', partnershipId)
		.where('p.id', '=', id);
	if (lock) question = question.forUpdate('p');
	const row = await question.executeTakeFirst();
	return row && dated(row);
}

export type Person = { accountId: string; accountName: string; at: Date };
export async function addAnswer(
	db: Db,
	{ partnershipId, id }: Pick<ProposalLine, 'partnershipId' | 'id'>,
	organisations: readonly string[],
	{ accountId, accountName, at }: Person,
	answer: 'confirmed' | 'refused',
	reason: string | null,
): Promise<void> {
	const word = { partnership_id: partnershipId, proposal_id: id, answer, reason, account_id: accountId, account_name: accountName };
	await db
		.insertInto('proposal_answer')
		.values(organisations.map((organisation_id) => ({ ...word, organisation_id, answered_at: at })))
		.execute();
}

/** `act`: the one under which it was carried out. */
export async function endProposal(
	db: Db,
	{ partnershipId, id }: Pick<ProposalLine, 'partnershipId' | 'id'>,
	ended: 'confirmed' | 'refused' | 'withdrawn',
	at: Date,
	act: string | null = null,
): Promise<void> {
	await db
		.updateTable('proposal')
		.set({ ended, ended_at: at, act })
		.where('partnership_id', '=', partnershipId)
		.where('id', '=', id)
		.where('ended_at', 'is', null)
		.execute();
}

export interface Agreed {
	proposal: string;
	proposedBy: string;
	confirmedBy: string[];
}
/** Who proposed and who confirmed what was done under these acts of the history. */
export async function agreedUnder(db: Db, partnershipId: string, acts: readonly string[]): Promise<Map<string, Agreed>> {
	if (acts.length === 0) return new Map();
	const rows = await db
		.selectFrom('proposal as p')
		.select(['p.act', 'p.id', 'p.account_name as proposedBy', answers])
		.where('p.partnership_id', '=', partnershipId)
		.where('p.act', 'in', [...acts])
		.execute();
	return new Map(
		rows.map(({ act, id, proposedBy, answers }) => [act ?? '', { proposal: id, proposedBy, confirmedBy: answers.map(({ by }) => by) }]),
	);
}

export interface Reader {
	name: string;
	email: string;
	language: Language;
}
/** Whom to write to; see the function's own words for who may ask. */
export async function readersOf(
	db: Db,
	{ partnershipId, id }: Pick<ProposalLine, 'partnershipId' | 'id'>,
	part: 'awaited' | 'proposer',
): Promise<Reader[]> {
	const { rows } = await sql<Reader>`select name, email, language from proposal_readers(${partnershipId}, ${id}, ${part})`.execute(db);
	return rows;
}

export interface Due extends Reader {
	partnershipId: string;
	proposalId: string;
	partnership: string;
	names: Texts;
	topic: string;
	proposer: string;
	proposerNames: Texts;
	by: string;
	proposedAt: Date;
}
/** Whom to remind of what, now; asking marks it as done. As the role of the jobs. */
export async function dueReminders(db: Db, now: Date): Promise<Due[]> {
	const { rows } = await sql<Due>`
		select partnership_id as "partnershipId", proposal_id as "proposalId", partnership, names, topic, proposer,
			proposer_names as "proposerNames", account_name as by, proposed_at as "proposedAt", name, email, language
		from proposals_to_remind(${now})`.execute(db);
	return rows;
}
