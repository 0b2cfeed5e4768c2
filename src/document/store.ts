import { type ColumnType, type Generated, sql } from 'kysely';
import { type Row as HistoryRow, renamed } from '../history/store.ts';
import type { Dated } from '../plain/day.ts';
import type { Texts } from '../plain/language.ts';
import type { Db } from '../server/database.ts';
import type { Document, Evidence, Fact, Provable, Proves } from './document.ts';
import { provesCode } from './document.ts';
import type { KeptFile } from './file.ts';
import { fileColumns, fileFrom, type SavedFile } from './file-store.ts';

export type { Evidence } from './document.ts';

declare module '../server/database.ts' {
	interface Tables {
		document: {
			partnership_id: string;
			id: string;
			title: string;
			url: string | null;
			language: string | null;
			on: Dated | null;
			retrieved_on: ColumnType<string | null, string | null, string | null>;
			note: string | null;
			file_id: string | null;
		};
		evidence: {
			partnership_id: string;
			id: string;
			document_id: string;
			fact: Fact;
			decision_id: Generated<string | null>;
			agreement_id: Generated<string | null>;
		};
	}
}

export type DocumentInput = Omit<Document, 'id'>;
export interface DocumentWithProofs extends Document {
	readonly proves: readonly (Proves & { id: string })[];
	readonly file: KeptFile | null;
}

/** Every proof on file in a partnership, with its document: what pages show beside the facts. By date of document. */
export async function evidenceFor(db: Db, partnershipId: string): Promise<Evidence[]> {
	const { rows } = await sql<Evidence>`
		select v.id, v.fact, v.decision_id as "decisionId", v.agreement_id as "agreementId",
			d.id as "documentId", d.title, d.url, d.language, d."on"
		from evidence v join document d on d.partnership_id = v.partnership_id and d.id = v.document_id
		where v.partnership_id = ${partnershipId}
		order by first_day(d."on"), d.id, v.id`.execute(db);
	return rows;
}

type Row = Omit<DocumentWithProofs, 'file'> & { file: SavedFile | null };
const documentFrom = ({ file, ...row }: Row): DocumentWithProofs => ({ ...row, file: file && fileFrom(file) });
const withProofs = sql`select d.id, d.title, d.url, d.language, d."on", d.retrieved_on as "retrievedOn", d.note, d.file_id as "fileId",
	(select ${fileColumns} from file f where f.partnership_id = d.partnership_id and f.id = d.file_id) as file,
	coalesce((select jsonb_agg(jsonb_build_object('id', v.id, 'fact', v.fact, 'decisionId', v.decision_id, 'agreementId', v.agreement_id) order by v.id)
		from evidence v where v.partnership_id = d.partnership_id and v.document_id = d.id), '[]') as proves
	from document d`;

/** What a document's row in the history says of it; its file and what it proves have rows of their own. */
export const earlierDocument = (row: HistoryRow) =>
	renamed(row, ['title', 'url', 'language', 'on', 'retrieved_on as retrievedOn', 'note']) as unknown as Omit<DocumentInput, 'fileId'>;

/** The documents of a partnership with what each proves, newest first. */
export async function documentsOf(db: Db, partnershipId: string): Promise<DocumentWithProofs[]> {
	const { rows } = await sql<Row>`${withProofs} where d.partnership_id = ${partnershipId}
		order by first_day(d."on") desc nulls last, d.id desc`.execute(db);
	return rows.map(documentFrom);
}

export async function documentById(db: Db, partnershipId: string, id: string): Promise<DocumentWithProofs | null> {
	const { rows } = await sql<Row>`${withProofs} where d.partnership_id = ${partnershipId} and d.id = ${id}`.execute(db);
	return rows[0] ? documentFrom(rows[0]) : null;
}

/** The decisions and agreements of a partnership, as a form names them. */
export async function provables(db: Db, partnershipId: string): Promise<Provable[]> {
	const { rows } = await sql<Provable>`
		select id, 'decision' as noun, subject as titles, taken_on as "on" from decision where partnership_id = ${partnershipId}
		union all
		select a.id, 'agreement', a.title, (
			select (array_agg(s.signed_on order by first_day(s.signed_on)))[1] from signature s
			where s.partnership_id = a.partnership_id and s.agreement_id = a.id)
		from agreement a where a.partnership_id = ${partnershipId}
		order by noun desc, "on", id`.execute(db);
	return rows;
}

const columns = ({ title, url, language, on, retrievedOn, note, fileId }: DocumentInput) => ({
	title,
	url,
	language,
	on,
	retrieved_on: retrievedOn,
	note,
	file_id: fileId,
});

/** Adds a document, or saves over it, with what it proves. */
export async function saveDocument(
	db: Db,
	partnershipId: string,
	document: Document,
	proves: readonly Proves[],
	newId: () => string,
): Promise<void> {
	const row = columns(document);
	await db
		.insertInto('document')
		.values({ partnership_id: partnershipId, id: document.id, ...row })
		.onConflict((conflict) => conflict.columns(['partnership_id', 'id']).doUpdateSet(row))
		.execute();
	const before = (await documentById(db, partnershipId, document.id))?.proves ?? [];
	const wanted = new Set(proves.map(provesCode));
	const kept = new Set(before.map(provesCode));
	const gone = before.filter((one) => !wanted.has(provesCode(one))).map(({ id }) => id);
	if (gone.length > 0) await db.deleteFrom('evidence').where('partnership_id', '=', partnershipId).where('id', 'in', gone).execute();
	await prove(
		db,
		partnershipId,
		document.id,
		proves.filter((one) => !kept.has(provesCode(one))),
		newId,
	);
}

/** Notes what more a document proves. */
export async function prove(
	db: Db,
	partnershipId: string,
	documentId: string,
	proves: readonly Proves[],
	newId: () => string,
): Promise<void> {
	const added = proves.filter((one, index) => proves.findIndex((other) => provesCode(other) === provesCode(one)) === index);
	if (added.length > 0)
		await db
			.insertInto('evidence')
			.values(
				added.map(({ fact, decisionId, agreementId }) => ({
					partnership_id: partnershipId,
					id: newId(),
					document_id: documentId,
					fact,
					decision_id: decisionId,
					agreement_id: agreementId,
				})),
			)
			.execute();
}

/** What else of the partnership rests on a document: a stay's plan or outcome, a cost's receipt. */
export interface Use {
	noun: 'placement' | 'mission';
	id: string;
	titles: Texts;
}
export async function usesOf(db: Db, partnershipId: string, id: string): Promise<Use[]> {
	const { rows } = await sql<Use>`
		select 'placement' as noun, s.id, s.profile as titles from placement s where s.partnership_id = ${partnershipId} and exists (
			select from placement_proof p where p.partnership_id = s.partnership_id and p.placement_id = s.id and p.document_id = ${id})
		union all
		select 'mission', m.id, m.title from mission m where m.partnership_id = ${partnershipId} and exists (
			select from mission_cost c where c.partnership_id = m.partnership_id and c.mission_id = m.id and c.document_id = ${id})
		order by noun, id`.execute(db);
	return rows;
}

/** Takes a document out, and what it proved with it. */
export async function removeDocument(db: Db, partnershipId: string, id: string): Promise<void> {
	await db.deleteFrom('evidence').where('partnership_id', '=', partnershipId).where('document_id', '=', id).execute();
	await db.deleteFrom('document').where('partnership_id', '=', partnershipId).where('id', '=', id).execute();
}

/** The partnership that holds documents: its id and name; null when the asker may not see it. */
export async function holderOf(db: Db, partnershipId: string): Promise<{ id: string; name: string } | null> {
	const { rows } = await sql<{ id: string; name: string }>`
		select partnership_id as id, called(name, names) as name from partnership where partnership_id = ${partnershipId}`.execute(db);
	return rows[0] ?? null;
}
