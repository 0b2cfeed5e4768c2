import { type Generated, sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { Db } from '../server/database.ts';
import type { KeptFile, MediaType } from './file.ts';

declare module '../server/database.ts' {
	interface Tables {
		file: {
			partnership_id: string;
			id: string;
			sha256: string;
			size: number;
			media_type: MediaType;
			name: string;
			uploaded_at: Generated<Date>;
			account_id: string | null;
			account_name: string | null;
			/** Since when no document stands on it. */
			loose_since: Generated<Date | null>;
		};
	}
}

/** A file as a query brings it within a row of another table. */
export type SavedFile = Omit<KeptFile, 'uploadedAt'> & { uploadedAt: string };
export const fileColumns = sql`jsonb_build_object('id', f.id, 'sha256', f.sha256, 'size', f.size, 'mediaType', f.media_type, 'name', f.name,
	'uploadedAt', f.uploaded_at, 'by', f.account_name)`;
export const fileFrom = (file: SavedFile): KeptFile => ({ ...file, uploadedAt: new Date(file.uploadedAt) });

/** A file of this partnership, and the document that stands on it already. */
export interface FileWithDocument extends KeptFile {
	readonly document: { id: string; title: string; language: string | null } | null;
}

type Row = { file: SavedFile; document: FileWithDocument['document'] };
const withDocument = sql`select ${fileColumns} as file, (
	select jsonb_build_object('id', d.id, 'title', d.title, 'language', d.language) from document d
	where d.partnership_id = f.partnership_id and d.file_id = f.id order by d.id limit 1) as document
	from file f`;
const joined = ({ file, document }: Row): FileWithDocument => ({ ...fileFrom(file), document });

/**
 * Keeps what is known of a file whose bytes are in the store. The same bytes are one file in a partnership: the one there is answers.
 * From here to the end of the transaction the sweep leaves these bytes alone; whether they are still there is to be asked after this.
 */
export async function addFile(
	db: Db,
	partnershipId: string,
	file: Pick<KeptFile, 'sha256' | 'size' | 'mediaType' | 'name'>,
	by: { id: string; name: string },
): Promise<FileWithDocument> {
	await sql`select lock_file(${file.sha256})`.execute(db);
	await db
		.insertInto('file')
		.values({
			partnership_id: partnershipId,
			id: uuid(),
			sha256: file.sha256,
			size: file.size,
			media_type: file.mediaType,
			name: file.name,
			account_id: by.id,
			account_name: by.name,
		})
		.onConflict((conflict) => conflict.columns(['partnership_id', 'sha256']).doNothing())
		.execute();
	const { rows } = await sql<Row>`${withDocument} where f.partnership_id = ${partnershipId} and f.sha256 = ${file.sha256}`.execute(db);
	if (!rows[0]) throw new Error('a file just added is not there');
	return joined(rows[0]);
}

/** Those of these files that are here, in the order asked for. */
export async function filesById(db: Db, partnershipId: string, ids: readonly string[]): Promise<FileWithDocument[]> {
	const { rows } = await sql<Row>`${withDocument} where f.partnership_id = ${partnershipId} and f.id = any(${ids}::uuid[])`.execute(db);
	return rows.map(joined).sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
}

/** Locks files to the end of the transaction, so that two people do not make two documents of one. */
export async function lockFiles(db: Db, partnershipId: string, ids: readonly string[]): Promise<void> {
	await sql`select f.id from file f where f.partnership_id = ${partnershipId} and f.id = any(${ids}::uuid[]) order by f.id for update`.execute(
		db,
	);
}

/** The files that no document stands on, the oldest first. */
export async function looseFiles(db: Db, partnershipId: string, limit: number): Promise<FileWithDocument[]> {
	const { rows } = await sql<Row>`${withDocument} where f.partnership_id = ${partnershipId} and f.loose_since is not null
		order by f.id limit ${limit}`.execute(db);
	return rows.map(joined);
}

/** Forgets files, where no document stands on them; their bytes go with the next sweep. */
export async function forgetFiles(db: Db, partnershipId: string, ids: readonly string[]): Promise<void> {
	if (ids.length === 0) return;
	await sql`delete from file f where f.partnership_id = ${partnershipId} and f.id = any(${ids}::uuid[])
		and not exists (select from document d where d.partnership_id = f.partnership_id and d.file_id = f.id)`.execute(db);
}

/** Lays a document on a file, in place of the one it had. */
export async function attachFile(db: Db, partnershipId: string, documentId: string, fileId: string): Promise<void> {
	await db
		.updateTable('document')
		.set({ file_id: fileId })
		.where('partnership_id', '=', partnershipId)
		.where('id', '=', documentId)
		.execute();
}

/** The file of a document that the asker may see; null: no such document here, or none with a file. */
export async function fileOfDocument(db: Db, partnershipId: string, documentId: string): Promise<KeptFile | null> {
	const { rows } = await sql<{ file: SavedFile }>`select ${fileColumns} as file
		from document d join file f on f.partnership_id = d.partnership_id and f.id = d.file_id
		where d.partnership_id = ${partnershipId} and d.id = ${documentId}`.execute(db);
	return rows[0] ? fileFrom(rows[0].file) : null;
}
