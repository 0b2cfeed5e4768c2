import type { Kysely } from 'kysely';
import pg from 'pg';
import { over } from './database.ts';

/** The views of schema `open` are all there is here: no table of the product has a place in this type. */
export interface OpenViews {
	'open.partnership': { partnership_id: string };
}
export type OpenDb = Kysely<OpenViews>;

export interface OpenDatabase {
	/** Reads in one snapshot: what belongs together is of one moment. */
	read<T>(work: (db: OpenDb) => Promise<T>): Promise<T>;
	close(): Promise<void>;
}

/** Opens the pool of public pages. `url` must be that of the role `jumelage_open`, which may read those views and nothing else. */
export function openPublicDatabase(url: string, options: { max?: number; onError?: (error: Error) => void } = {}): OpenDatabase {
	const pool = new pg.Pool({
		connectionString: url,
		max: options.max ?? 4,
		statement_timeout: 10_000,
		idle_in_transaction_session_timeout: 20_000,
	});
	pool.on('error', options.onError ?? (() => {}));
	return {
		async read(work) {
			const client = await pool.connect();
			let broken: Error | undefined;
			try {
				await client.query('begin isolation level repeatable read read only');
				const answer = await work(over(client) as unknown as OpenDb);
				await client.query('commit');
				return answer;
			} catch (error) {
				await client.query('rollback').catch((failure: Error) => {
					broken = failure;
				});
				throw error;
			} finally {
				client.release(broken);
			}
		},
		close: () => pool.end(),
	};
}
