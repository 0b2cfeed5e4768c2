import {
	type CompiledQuery,
	type DatabaseConnection,
	Kysely,
	PostgresAdapter,
	PostgresIntrospector,
	PostgresQueryCompiler,
	type QueryResult,
} from 'kysely';
import pg from 'pg';
import Cursor from 'pg-cursor';

/** The tables, each declared by the noun that owns it: `declare module '../server/database.ts' { interface Tables { … } }`. */
// biome-ignore lint/suspicious/noEmptyInterface: filled by declaration merging, one noun at a time
export interface Tables {}

export type Db = Kysely<Tables>;

// Dates stay the text they are: a JavaScript Date would move a council's vote to the day before, west of Greenwich.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

// Statements are prepared once a connection under a short name. Lists of varying length would fill the server's memory: past 500, unnamed.
const names = new Map<string, string>();
function nameOf(sql: string): string | undefined {
	const known = names.get(sql);
	if (known || names.size >= 500) return known;
	const name = `j${names.size}`;
	names.set(sql, name);
	return name;
}

/** What pg has and its types do not say. */
type Client = pg.PoolClient & { pipeline: boolean; connection: { stream: { cork(): void; uncork(): void } } };

class OneConnection implements DatabaseConnection {
	readonly #client: Client;
	constructor(client: pg.PoolClient) {
		this.#client = client as Client;
	}
	async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
		const name = nameOf(sql);
		// Questions asked in one breath (Promise.all) go out in one packet: each of its own costs more than most answers.
		const { stream } = this.#client.connection;
		stream.cork();
		process.nextTick(() => stream.uncork());
		const { rows, rowCount, command } = await this.#client.query(
			name ? { name, text: sql, values: [...parameters] } : { text: sql, values: [...parameters] },
		);
		return command === 'SELECT' ? { rows } : { rows, numAffectedRows: BigInt(rowCount ?? 0) };
	}
	async *streamQuery<R>({ sql, parameters }: CompiledQuery, size: number): AsyncIterableIterator<QueryResult<R>> {
		const { pipeline } = this.#client;
		// An open cursor has the connection to itself.
		this.#client.pipeline = false;
		const cursor = this.#client.query(new Cursor(sql, [...parameters]));
		try {
			for (let rows = await cursor.read(size); rows.length > 0; rows = await cursor.read(size)) yield { rows };
		} finally {
			await cursor.close();
			this.#client.pipeline = pipeline;
		}
	}
}

/** Kysely over a connection that is already in its transaction. */
export function over(client: pg.PoolClient): Db {
	const connection = new OneConnection(client);
	const nothing = async () => {};
	return new Kysely<Tables>({
		dialect: {
			createAdapter: () => new PostgresAdapter(),
			createIntrospector: (db) => new PostgresIntrospector(db),
			createQueryCompiler: () => new PostgresQueryCompiler(),
			createDriver: () => ({
				init: nothing,
				acquireConnection: async () => connection,
				releaseConnection: nothing,
				destroy: nothing,
				beginTransaction: nothing,
				commitTransaction: nothing,
				rollbackTransaction: nothing,
			}),
		},
	});
}

export interface Membership {
	organisationId: string;
	organisation: string;
	names: Partial<Record<string, string>>;
	role: Role;
}
/** How a session was opened. */
export type SignInWay = 'password' | 'link' | 'oidc' | 'example' | 'setup';
export const roles = ['reader', 'editor', 'approver', 'administrator'] as const;
export type Role = (typeof roles)[number];
export interface Who {
	id: string;
	name: string;
	email: string;
	language: string;
	/** `proven`: showed in the last quarter of an hour that it is them; `unseen`: it is time to note that the session is used. */
	session: { id: string; way: SignInWay; proven: boolean; unseen: boolean };
	/** An organisation of theirs asks for a second factor, and there is none yet. */
	lacksSecondFactor: boolean;
	memberships: Membership[];
	/** How the asker stands in the partnership asked for; null when they do not see it. */
	standing: { organisationId: string; level: 'write' | 'read'; role: Role }[] | null;
}

export interface Entry {
	/** The secret of the session, from its cookie. */
	session: string | null;
	/** What is being done, for the history: 'agreement.sign'. */
	verb?: string | undefined;
	partnership?: string | undefined;
	/** The language the asker reads: names that have one there come out in it. */
	language?: string | undefined;
	readOnly?: boolean;
	/** Asked before all else: how far the partnership's history has come. */
	version?: boolean;
}

export interface Database {
	/**
	 * One transaction as the person whose session it is: row-level security shows them what is theirs.
	 * Rolled back when the work throws, or when `keep` says no to its answer.
	 * `version`: null where it was not asked for, or where the asker does not see the partnership.
	 */
	enter<T>(entry: Entry, work: (db: Db, who: Who | null, version: number | null) => Promise<T>, keep?: (answer: T) => boolean): Promise<T>;
	/** The pool's connections, and the requests that wait for one. */
	load(): { total: number; idle: number; waiting: number };
	close(): Promise<void>;
}

/** Opens the application's pool. `url` must be that of the role `jumelage_app`. */
export function openDatabase(url: string, options: { max?: number; onError?: (error: Error) => void } = {}): Database {
	const pool = new pg.Pool({
		connectionString: url,
		max: options.max ?? 10,
		// Nobody waits for one answer to ask the next question, where it does not hang on it.
		pipeline: true,
		// A reader who stalls, or a question that never ends, gives its connection back to the others.
		statement_timeout: 30_000,
		idle_in_transaction_session_timeout: 60_000,
	});
	pool.on('error', options.onError ?? (() => {}));
	return {
		async enter(entry, work, keep = () => true) {
			const client = await pool.connect();
			let broken: Error | undefined;
			try {
				const text = (value: string | null | undefined) => (value ? client.escapeLiteral(value) : 'null');
				const { readOnly, session, verb, partnership, language } = entry;
				const version = entry.version && partnership ? `; select version_of(${text(partnership)}) as version` : '';
				const answers = (await client.query(
					`begin${readOnly ? ' read only' : ''}; select enter(${text(session)}, ${text(verb)}, ${text(partnership)}, ${text(language)}) as who${version}`,
				)) as unknown as pg.QueryResult<{ who?: Who | null; version?: number | null }>[];
				const answer = await work(over(client), answers[1]?.rows[0]?.who ?? null, answers[2]?.rows[0]?.version ?? null);
				await client.query(keep(answer) ? 'commit' : 'rollback');
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
		load: () => ({ total: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }),
		close: () => pool.end(),
	};
}
