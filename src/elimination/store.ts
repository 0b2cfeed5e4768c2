import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { Dated, Day } from '../plain/day.ts';
import type { Db } from '../server/database.ts';
import type { Candidate, Elimination, Fate, Holding } from './elimination.ts';

/** What the dossiers that this organisation keeps hold, of the kinds that a rule of retention speaks of. */
export async function holdingsOf(db: Db, organisationId: string): Promise<Holding[]> {
	const { rows } = await sql<Holding>`
		with mine as (
			select p.partnership_id, called(p.name, p.names) as dossier,
				(select max(e."on") from partnership_event e where e.partnership_id = p.partnership_id and e.kind = 'ended') as ended
			from partnership p where p.keeper_id = ${organisationId}::uuid
		)
		select * from (
		select 'document' as noun, 'working-document' as rule, d.id as "recordId", d.partnership_id as "dossierId", mine.dossier, d.title as description,
			array[d."on"::text, d.retrieved_on::text, (select f.uploaded_at::date::text from file f where f.partnership_id = d.partnership_id and f.id = d.file_id)] as dates,
			mine.ended as "endedOn"
		from document d join mine using (partnership_id)
		where not exists (select from evidence v where v.partnership_id = d.partnership_id and v.document_id = d.id)
		union all
		select 'agreement', 'abandoned-draft', a.id, a.partnership_id, mine.dossier, coalesce(a.title ->> 'fr', a.title ->> 'en', a.title ->> 'hy', ''),
			array[a.created_at::date::text] || array(select e."on"::text from agreement_event e where e.partnership_id = a.partnership_id and e.agreement_id = a.id), mine.ended
		from agreement a join mine using (partnership_id)
		where not exists (select from signature s where s.partnership_id = a.partnership_id and s.agreement_id = a.id)
			and not exists (select from adoption s where s.partnership_id = a.partnership_id and s.agreement_id = a.id)
			and not exists (select from agreement_version v where v.partnership_id = a.partnership_id and v.agreement_id = a.id)
		union all
		select 'agreement', 'signed-agreement', a.id, a.partnership_id, mine.dossier, coalesce(a.title ->> 'fr', a.title ->> 'en', a.title ->> 'hy', ''),
			array(select s.signed_on::text from signature s where s.partnership_id = a.partnership_id and s.agreement_id = a.id), mine.ended
		from agreement a join mine using (partnership_id)
		where mine.ended is not null and exists (select from signature s where s.partnership_id = a.partnership_id and s.agreement_id = a.id)
		union all
		select 'decision', 'deliberation', d.id, d.partnership_id, mine.dossier, coalesce(d.subject ->> 'fr', d.subject ->> 'en', d.subject ->> 'hy', ''),
			array[d.taken_on::text], mine.ended
		from decision d join mine using (partnership_id) where mine.ended is not null
		) held
		-- What the archives were asked about already is asked once; after a refusal, again.
		where not exists (select from elimination_line l join elimination e on e.id = l.elimination_id
			where l.record_id = held."recordId" and e.organisation_id = ${organisationId}::uuid and e.refusal is null)
		order by dossier, description, "recordId" limit 2000`.execute(db);
	return rows;
}

const whole = sql`
	select e.id, e.organisation_id as "organisationId", e.prepared_on as "preparedOn", e.prepared_by as "preparedBy", e.sent_on as "sentOn", e.sent_to as "sentTo",
		e.answered_on as "answeredOn", e.visa_number as "visaNumber", e.answered_by as "answeredBy", e.refusal, e.revision,
		coalesce((select jsonb_agg(jsonb_build_object('n', l.n, 'rule', l.rule, 'noun', l.noun, 'dossierId', l.dossier_id, 'recordId', l.record_id, 'dossier', l.dossier,
			'description', l.description, 'firstOn', l.first_on, 'lastOn', l.last_on, 'quantity', l.quantity, 'dueOn', l.due_on, 'duration', l.duration,
			'source', l.source, 'fate', l.fate, 'carriedOutAt', l.carried_out_at, 'carriedOutBy', l.carried_out_by) order by l.n)
			from elimination_line l where l.elimination_id = e.id), '[]') as lines
	from elimination e`;

export async function eliminationsOf(db: Db, organisationId: string, limit = 100): Promise<Elimination[]> {
	const { rows } =
		await sql<Elimination>`${whole} where e.organisation_id = ${organisationId}::uuid order by e.prepared_on desc, e.id desc limit ${limit}`.execute(
			db,
		);
	return rows;
}
export async function eliminationById(db: Db, id: string): Promise<Elimination | undefined> {
	const { rows } = await sql<Elimination>`${whole} where e.id = ${id}::uuid`.execute(db);
	return rows[0];
}

export async function addElimination(
	db: Db,
	list: { organisationId: string; preparedOn: Day; preparedBy: string; lines: readonly Candidate[] },
): Promise<string> {
	const id = uuid();
	await sql`insert into elimination (id, organisation_id, prepared_on, prepared_by) values (${id}::uuid, ${list.organisationId}::uuid, ${list.preparedOn}::date, ${list.preparedBy})`.execute(
		db,
	);
	const rows = list.lines.map((line, index) => ({
		elimination_id: id,
		n: index + 1,
		rule: line.rule,
		noun: line.noun,
		dossier_id: line.dossierId,
		record_id: line.recordId,
		dossier: line.dossier,
		description: line.description,
		first_on: line.firstOn,
		last_on: line.lastOn,
		quantity: line.quantity,
		due_on: line.dueOn,
		duration: line.duration,
		source: line.source,
		fate: line.fate,
	}));
	await sql`insert into elimination_line select * from jsonb_populate_recordset(null::elimination_line, ${JSON.stringify(rows)}::jsonb)`.execute(
		db,
	);
	return id;
}

/** A fate by the line's number; a line whose fate is null is taken off the list. */
export async function changeFates(db: Db, id: string, fates: ReadonlyMap<number, Fate | null>): Promise<void> {
	for (const [n, fate] of fates)
		await (fate === null
			? sql`delete from elimination_line where elimination_id = ${id}::uuid and n = ${n}`
			: sql`update elimination_line set fate = ${fate} where elimination_id = ${id}::uuid and n = ${n}`
		).execute(db);
}

export async function markSent(db: Db, id: string, { on, to }: { on: Dated; to: string }): Promise<void> {
	await sql`update elimination set sent_on = ${on}, sent_to = ${to}, revision = revision + 1 where id = ${id}::uuid and sent_on is null`.execute(
		db,
	);
}
export async function saveAnswer(
	db: Db,
	id: string,
	answer: { on: Dated; by: string; visaNumber: string | null; refusal: string | null },
): Promise<void> {
	await sql`update elimination set answered_on = ${answer.on}, answered_by = ${answer.by}, visa_number = ${answer.visaNumber}, refusal = ${answer.refusal},
		revision = revision + 1 where id = ${id}::uuid and sent_on is not null and answered_on is null`.execute(db);
}

export type Obstacle = 'no-visa' | 'not-yours' | 'done' | 'kept' | 'in-use' | 'gone';
/** Destroys what a line names. @returns null when it is done, else why not */
export async function carryOut(db: Db, id: string, n: number): Promise<Obstacle | null> {
	const { rows } = await sql<{ obstacle: Obstacle | null }>`select carry_out_elimination(${id}::uuid, ${n}) as obstacle`.execute(db);
	return rows[0]?.obstacle ?? null;
}
