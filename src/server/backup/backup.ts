import { createHash, type Hash } from 'node:crypto';
import pg from 'pg';
import { to } from 'pg-copy-streams';
import { type Writer, writeArchive } from './archive.ts';
import { copyOut, countersIn, type TableShape, tablesIn, wording } from './tables.ts';

/** What stands first in every archive. */
export interface Manifest {
	format: 1;
	product: 'jumelage';
	/** ISO 8601, UTC. */
	madeAt: string;
	/** The schema its rows have. */
	migrations: { number: number; name: string; hash: string }[];
	tables: TableShape[];
}

/** What stands last: who compares it with what came back knows that nothing is missing. */
export interface Summary {
	/** By table: how many rows, and SHA-256 over all of them in order. */
	tables: Record<string, { rows: number; sha256: string }>;
	files: { count: number; bytes: number };
	/** Where each counter stood. */
	counters: Record<string, string>;
}

/** The files of the documents, by the SHA-256 of their content. */
export interface Files {
	list(): AsyncIterable<{ sha256: string; size: number }>;
	/** Null where it is gone. */
	open(sha256: string): Promise<AsyncIterable<Uint8Array> | null>;
	/** Keeps the content; answers what it is. */
	put(content: AsyncIterable<Uint8Array>): Promise<{ sha256: string; size: number }>;
}

/** Rows travel in pieces of about this many bytes, so that no table has to be held in memory to know its size. */
const piece = 4 * 1024 * 1024;

/**
 * Writes everything into one archive: rows as they stood at one moment while people work on, files, the secret, settings.
 * @param settings by name, those that are not at their default; kept for whoever sets up the next machine
 * @throws Trouble `backup-exists`, `backup-not-written`
 */
export async function backUp(options: {
	url: string;
	file: string;
	passphrase: string | null;
	secret: string;
	settings: Readonly<Record<string, string>>;
	files: Files;
	now: Date;
	/** Told of each table once it is written. */
	progress?: (table: string, rows: number) => void;
}): Promise<Summary> {
	const client = new pg.Client({ connectionString: options.url, application_name: 'jumelage backup' });
	client.on('error', () => {});
	await client.connect();
	try {
		// One snapshot for all tables: what is saved after this line is not in it, what is saved before is, whole acts at a time.
		await client.query(`begin isolation level repeatable read read only; ${wording}`);
		const tables = await tablesIn(client);
		const { rows: migrations } = await client.query<Manifest['migrations'][number]>(
			'select number, name, hash from public.migration order by number',
		);
		const manifest: Manifest = { format: 1, product: 'jumelage', madeAt: options.now.toISOString(), migrations, tables };
		const summary: Summary = { tables: {}, files: { count: 0, bytes: 0 }, counters: {} };
		await writeArchive(options.file, options.passphrase, async (archive) => {
			await archive.add('manifest.json', JSON.stringify(manifest, null, '\t'));
			await archive.add('secret', options.secret);
			await archive.add(
				'settings.env',
				Object.entries(options.settings)
					.map(([name, value]) => `${name}=${value}\n`)
					.join(''),
			);
			for (const table of tables) {
				const { rows, sha256 } = await addRows(archive, client, table);
				summary.tables[table.name] = { rows, sha256 };
				options.progress?.(table.name, rows);
			}
			// A row is saved after its file: those of the snapshot are all there. One removed since is in no row's need.
			for await (const { sha256, size } of options.files.list()) {
				const content = await options.files.open(sha256);
				if (content === null) continue;
				await archive.addStream(`files/${sha256}`, size, content);
				summary.files.count += 1;
				summary.files.bytes += size;
			}
			// Counters know no snapshot: read last, they stand at or past every row.
			summary.counters = await countersIn(client);
			await archive.add('summary.json', JSON.stringify(summary, null, '\t'));
		});
		return summary;
	} finally {
		await client.end();
	}
}

/** Counts and hashes rows in COPY's text: one row a line, a line's end within a value is written \n. */
export class Tally {
	rows = 0;
	readonly #hash: Hash = createHash('sha256');
	take(bytes: Uint8Array): void {
		for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1)) this.rows += 1;
		this.#hash.update(bytes);
	}
	get end(): { rows: number; sha256: string } {
		return { rows: this.rows, sha256: this.#hash.digest('hex') };
	}
}

async function addRows(archive: Writer, client: pg.Client, table: TableShape): Promise<{ rows: number; sha256: string }> {
	const tally = new Tally();
	let held: Uint8Array[] = [];
	let size = 0;
	let number = 0;
	const send = async () => {
		number += 1;
		await archive.add(`rows/${table.name}/${String(number).padStart(6, '0')}`, Buffer.concat(held));
		held = [];
		size = 0;
	};
	for await (const bytes of client.query(to(copyOut(table))) as AsyncIterable<Buffer>) {
		tally.take(bytes);
		held.push(bytes);
		size += bytes.length;
		if (size >= piece) await send();
	}
	if (size > 0) await send();
	return tally.end;
}
