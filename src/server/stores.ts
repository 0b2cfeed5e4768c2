import { join } from 'node:path';
import type { Config } from './config.ts';
import { runningUrl, startPostgres } from './embedded.ts';
import { ensureWritable } from './folder.ts';
import { type LoginRole, migrate, roleUrl, setRolePasswords } from './migrate.ts';
import { keptSecret } from './secret.ts';
import { Trouble } from './trouble.ts';

/** The database, migrated and ready, with one address a role. */
export type Stores = {
	/** Owner of the schema: for the example, the gazetteer, backups. Never for requests. */
	adminUrl: string;
	urlFor(role: LoginRole): string;
	secret: string;
	/** Migrations applied now. */
	applied: string[];
	/** Path of the embedded PostgreSQL's log; `null` where PostgreSQL is elsewhere. */
	log: string | null;
	/** Resolves when the embedded PostgreSQL ends, asked or not; never otherwise. */
	ended: Promise<void>;
	close(): Promise<void>;
};

/**
 * Opens the database that `config` names: the embedded PostgreSQL is started, repaired where needed, and migrated.
 * @param join true: where another Jumelage already runs the embedded PostgreSQL, use that one
 * @throws Trouble
 */
export async function openStores(
	config: Config,
	{ join: mayJoin = false, log }: { join?: boolean; log?: (step: 'creating' | 'repairing') => void } = {},
): Promise<Stores> {
	ensureWritable(config.dataDir);
	const secret = config.secret ?? keptSecret(config.dataDir);
	const postgres = await openPostgres(config, { join: mayJoin, ...(log ? { log } : {}) });
	try {
		const { applied } = await migrate(postgres.url);
		await setRolePasswords(postgres.url, secret);
		return {
			adminUrl: postgres.url,
			urlFor: (role) => roleUrl(postgres.url, role, secret),
			secret,
			applied,
			log: config.databaseUrl ? null : join(folderOf(config), 'log'),
			ended: postgres.ended,
			close: postgres.stop,
		};
	} catch (error) {
		await postgres.stop();
		throw error;
	}
}

const folderOf = (config: Config) => join(config.dataDir, 'postgres');

/**
 * The PostgreSQL that `config` names, started where it is the embedded one; nothing is migrated. `url`: its owner's.
 * @param join as for `openStores`
 * @throws Trouble
 */
export async function openPostgres(
	config: Config,
	{ join: mayJoin = false, log }: { join?: boolean; log?: (step: 'creating' | 'repairing') => void } = {},
): Promise<{ url: string; ended: Promise<void>; stop(): Promise<void> }> {
	const elsewhere = { ended: new Promise<void>(() => {}), stop: async () => {} };
	if (config.databaseUrl) return { url: config.databaseUrl, ...elsewhere };
	const folder = folderOf(config);
	return startPostgres({ folder, durable: true, log: (step) => step !== 'starting' && log?.(step) }).catch((error) => {
		const url = mayJoin && error instanceof Trouble && error.code === 'data-in-use' ? runningUrl(folder) : null;
		if (url === null) throw error;
		return { url, ...elsewhere };
	});
}
