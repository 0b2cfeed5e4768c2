import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';

/** Stands for the directory where a partnership's id is expected: changes of people, organisations and mandates. */
export const directory = '00000000-0000-0000-0000-000000000000';

/** What PostgreSQL tells of other people's work, as soon as it is committed, whichever process it went through. */
export interface Changes {
	/**
	 * Tells `listener` of each change of one partnership (or of the `directory`), or of all where `partnershipId` is null.
	 * It gets the id of what changed; null: anything may have changed, the connection had been lost. It must be quick, and not throw.
	 * @returns the way to end it
	 */
	subscribe(partnershipId: string | null, listener: (changed: string | null) => void): () => void;
	/**
	 * Tells `listener` whose access may have ended: an account that signed out somewhere, or whose membership changed; null: anybody's.
	 * @returns the way to end it
	 */
	onAccess(listener: (accountId: string | null) => void): () => void;
	/** True while it listens; false as soon as the connection is known to be lost: what is kept in memory may then be old. */
	readonly listening: boolean;
	/** Resolves once it listens for the first time. */
	readonly ready: Promise<void>;
	close(): Promise<void>;
}

type Listener = (what: string | null) => void;
const channels = ['jumelage_change', 'jumelage_access'] as const;

/** How long until the connection is tried again, in milliseconds, and how often it is asked whether it still lives. */
const patience = { first: 200, longest: 15_000, ping: 30_000, answer: 10_000 };

/**
 * Listens on one connection of its own, kept for as long as the process lives and opened anew when it is lost.
 * @param url that of the role `jumelage_app`
 */
export function openChanges(url: string, { onError = () => {} }: { onError?: (error: Error) => void } = {}): Changes {
	const listeners = new Map<string | null, Set<Listener>>();
	const onAccess = new Set<Listener>();
	const first = Promise.withResolvers<void>();
	const end = new AbortController();
	let current: pg.Client | undefined;
	let listening = false;

	const tell = (set: ReadonlySet<Listener> | undefined, what: string | null) => {
		for (const listener of [...(set ?? [])]) listener(what);
	};
	const tellAll = () => {
		for (const set of [...listeners.values(), onAccess]) tell(set, null);
	};

	/** One life of the connection. @returns when it has ended */
	async function listen(): Promise<void> {
		const client = new pg.Client({ connectionString: url, keepAlive: true, connectionTimeoutMillis: patience.answer });
		const over = Promise.withResolvers<void>();
		const lost = () => {
			listening = false;
			over.resolve();
		};
		client.on('error', lost);
		client.on('end', lost);
		client.on('notification', ({ channel, payload = '' }) => {
			if (channel === 'jumelage_access') return tell(onAccess, payload || null);
			tell(listeners.get(payload), payload);
			tell(listeners.get(null), payload);
		});
		current = client;
		try {
			await client.connect();
			await client.query(channels.map((channel) => `listen ${channel}`).join('; '));
			listening = true;
			first.resolve();
			// What happened while nobody listened is not told any more.
			tellAll();
			// A connection cut without a word (a firewall, a cable) would stay silent for ever.
			const ping = setInterval(() => {
				const late = setTimeout(lost, patience.answer);
				client.query('select 1').then(() => clearTimeout(late), lost);
			}, patience.ping);
			ping.unref();
			await over.promise;
			clearInterval(ping);
		} finally {
			listening = false;
			void client.end().catch(() => {});
		}
	}

	const whole = (async () => {
		let delay = patience.first;
		while (!end.signal.aborted) {
			const begun = Date.now();
			await listen().catch(onError);
			if (Date.now() - begun > patience.longest) delay = patience.first;
			// Spread, so that the processes of a large office do not all come back at once.
			await wait(delay * (0.5 + Math.random()), undefined, { signal: end.signal }).catch(() => {});
			delay = Math.min(delay * 2, patience.longest);
		}
	})();

	return {
		get listening() {
			return listening;
		},
		ready: first.promise,
		subscribe(partnershipId, listener) {
			const set = listeners.get(partnershipId) ?? new Set();
			listeners.set(partnershipId, set.add(listener));
			return () => {
				set.delete(listener);
				if (set.size === 0 && listeners.get(partnershipId) === set) listeners.delete(partnershipId);
			};
		},
		onAccess(listener) {
			onAccess.add(listener);
			return () => onAccess.delete(listener);
		},
		async close() {
			end.abort();
			listeners.clear();
			onAccess.clear();
			void current?.end().catch(() => {});
			await whole;
		},
	};
}
