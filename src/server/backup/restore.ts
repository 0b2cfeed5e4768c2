import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from, to } from 'pg-copy-streams';
import { type Migration, migrate, readMigrations } from '../migrate.ts';
import { Trouble } from '../trouble.ts';
import { type Entry, readArchive, whole } from './archive.ts';
import { type Files, type Manifest, type Summary, Tally } from './backup.ts';
import { copyIn, copyOut, leftOutSchemas, type TableShape, tableName, tablesIn, wording } from './tables.ts';

/** An archive opened at its beginning. */
export interface Opened {
	manifest: Manifest;
	secret: string;
	settings: string;
	/** What follows: rows, files, the summary. */
	rest: AsyncGenerator<Entry>;
}

/** @throws Trouble `backup-unreadable`, `backup-passphrase`, `backup-newer` (made by a version that this one does not know) */
export async function openArchive(file: string, passphrase: string | null): Promise<Opened> {
	const rest = readArchive(file, passphrase);
	const next = async (name: string) => {
		const { value } = await rest.next();
		if (value?.name !== name) throw new Trouble('backup-unreadable', { file, reason: name });
		return (await whole(value.content)).toString();
	};
	const text = await next('manifest.json');
	const manifest = JSON.parse(text) as Manifest;
	if (manifest.product !== 'jumelage' || manifest.format !== 1) throw new Trouble('backup-newer', { file, name: String(manifest.format) });
	return { manifest, secret: await next('secret'), settings: await next('settings.env'), rest };
}

/**
 * Puts an archive into an empty database and an empty store of files: all of its rows or none. Rows and files are counted and hashed again
 * from where they now are, and compared with what the archive says; then the migrations newer than the archive are applied.
 * @throws Trouble `database-not-empty`, `backup-newer`, `backup-unreadable`, `backup-differs` (nothing is kept)
 */
export async function restore(options: {
	url: string;
	file: string;
	archive: Opened;
	files: Files;
	migrations?: Migration[];
	progress?: (table: string, rows: number) => void;
}): Promise<Summary> {
	const { manifest } = options.archive;
	const known = options.migrations ?? readMigrations();
	const then = known.filter(({ number }) => manifest.migrations.some((one) => one.number === number));
	const foreign = manifest.migrations.find(({ number, hash }) => then.find((one) => one.number === number)?.hash !== hash);
	if (foreign) throw new Trouble('backup-newer', { file: options.file, name: foreign.name });
	await migrate(options.url, then);
	const client = new pg.Client({ connectionString: options.url, application_name: 'jumelage restore' });
	client.on('error', () => {});
	await client.connect();
	try {
		await client.query(`begin; ${wording}`);
		const summary = await fill(client, options);
		await client.query('commit');
		await migrate(options.url, known);
		return summary;
	} catch (error) {
		await client.query('rollback').catch(() => {});
		// A bit that turned over may reach PostgreSQL before the archive's own sums are read: it says so of the row.
		if (error instanceof pg.DatabaseError)
			throw new Trouble('backup-unreadable', { file: options.file, reason: error.message }, { cause: error });
		throw error;
	} finally {
		await client.end();
	}
}

async function fill(client: pg.Client, { file, archive, files, progress }: Parameters<typeof restore>[0]): Promise<Summary> {
	// Names of tables and columns are those of this database; the archive's only have to be the same.
	const shapes = new Map((await tablesIn(client)).map((table) => [table.name, table]));
	const here = [...shapes.keys()];
	const foreign = archive.manifest.tables.find(({ name, columns }) => String(shapes.get(name)?.columns) !== String(columns));
	if (foreign) throw new Trouble('backup-newer', { file, name: foreign.name });
	const { rows: taken } = await client.query(
		'select 1 from auth.account_user union all select 1 from public.organisation union all select 1 from public.partnership limit 1',
	);
	if (taken.length > 0) throw new Trouble('database-not-empty');

	// Rows come in no order that the keys between tables would allow, and were checked and recorded once: keys are put back, and checked
	// again, when everything is there; triggers rest meanwhile.
	const keys = await foreignKeys(client);
	for (const { table, name } of keys) await client.query(`alter table ${table} drop constraint ${name}`);
	for (const name of here) await client.query(`alter table ${tableName(name)} disable trigger user`);
	await client.query(`truncate ${here.map(tableName).join(', ')}`);

	let told: Summary | undefined;
	const kept = { count: 0, bytes: 0 };
	for await (const entry of byTable(archive.rest)) {
		if (entry.kind === 'rows') {
			const shape = shapes.get(entry.table);
			if (!shape) throw new Trouble('backup-unreadable', { file, reason: entry.table });
			const stream = client.query(from(copyIn(shape)));
			await pipeline(entry.content, stream);
			progress?.(entry.table, stream.rowCount);
		} else if (entry.name.startsWith('files/')) {
			const { sha256, size } = await files.put(entry.content);
			if (`files/${sha256}` !== entry.name) throw new Trouble('backup-differs', { what: entry.name });
			kept.count += 1;
			kept.bytes += size;
		} else if (entry.name === 'summary.json') told = JSON.parse((await whole(entry.content)).toString()) as Summary;
	}
	if (!told) throw new Trouble('backup-unreadable', { file, reason: 'summary.json' });

	for (const [name, value] of Object.entries(told.counters))
		if (await exists(client, name)) await client.query('select setval($1::regclass, $2::bigint)', [tableName(name), value]);
	for (const name of here) await client.query(`alter table ${tableName(name)} enable trigger user`);
	for (const { table, name, definition } of keys) await client.query(`alter table ${table} add constraint ${name} ${definition}`);

	const now = { tables: await tally(client, [...shapes.values()]), files: kept };
	for (const [name, { rows, sha256 }] of Object.entries(told.tables))
		if (now.tables[name]?.rows !== rows || now.tables[name]?.sha256 !== sha256) throw new Trouble('backup-differs', { what: name });
	if (kept.count !== told.files.count || kept.bytes !== told.files.bytes) throw new Trouble('backup-differs', { what: 'files' });
	return told;
}

/** Counts and hashes what stands in these tables. */
export async function tally(client: pg.ClientBase, tables: readonly TableShape[]): Promise<Summary['tables']> {
	const answer: Summary['tables'] = {};
	for (const table of tables) {
		const sum = new Tally();
		for await (const bytes of client.query(to(copyOut(table))) as AsyncIterable<Buffer>) sum.take(bytes);
		answer[table.name] = sum.end;
	}
	return answer;
}

const exists = async (client: pg.ClientBase, name: string): Promise<boolean> =>
	(await client.query<{ there: boolean }>('select to_regclass($1) is not null as there', [tableName(name)])).rows[0]?.there === true;

async function foreignKeys(client: pg.ClientBase): Promise<{ table: string; name: string; definition: string }[]> {
	const { rows } = await client.query<{ table: string; name: string; definition: string }>(
		`select k.conrelid::regclass::text as table, quote_ident(k.conname) as name, pg_get_constraintdef(k.oid) as definition
		from pg_constraint k join pg_namespace n on n.oid = k.connamespace
		where k.contype = 'f' and k.conparentid = 0 and n.nspname !~ '^pg_' and n.nspname <> all($1) order by 1, 2`,
		[leftOutSchemas],
	);
	return rows;
}

type Piece = { kind: 'rows'; table: string; content: AsyncIterable<Uint8Array> } | { kind: 'other'; name: string; content: Readable };

/** The pieces of one table, which follow each other, as one content. */
async function* byTable(entries: AsyncGenerator<Entry>): AsyncGenerator<Piece> {
	const tableOf = ({ name }: Entry) => (name.startsWith('rows/') ? (name.split('/')[1] ?? '') : null);
	let { value: entry, done } = await entries.next();
	while (!done && entry) {
		const table = tableOf(entry);
		if (table === null) {
			yield { kind: 'other', name: entry.name, content: entry.content };
			({ value: entry, done } = await entries.next());
			continue;
		}
		yield {
			kind: 'rows',
			table,
			content: (async function* () {
				while (!done && entry && tableOf(entry) === table) {
					yield* entry.content;
					({ value: entry, done } = await entries.next());
				}
			})(),
		};
	}
}
