import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Hono } from 'hono';
import pg from 'pg';
import { inject } from 'vitest';
import { createAuth } from '../src/account/auth.ts';
import { type ExamplePerson, exampleEmail, exampleLink } from '../src/account/example.ts';
import { createApp } from '../src/app.ts';
import { openLive } from '../src/history/live.ts';
import type { Assets } from '../src/server/assets.ts';
import { type Changes, openChanges } from '../src/server/changes.ts';
import { type Database, openDatabase } from '../src/server/database.ts';
import { loadExample } from '../src/server/example.ts';
import { diskFiles, type FileStore } from '../src/server/files.ts';
import { type Incoming, openIncoming } from '../src/server/incoming.ts';
import { openBackOffice } from '../src/server/jobs.ts';
import { carryLetters } from '../src/server/letters.ts';
import type { Letter } from '../src/server/mail.ts';
import { migrate, roleUrl, setRolePasswords } from '../src/server/migrate.ts';
import { openPublicDatabase } from '../src/server/open-database.ts';
import type { Auth, Deps, Live } from '../src/web/ask.ts';

export const secret = 'a secret of the tests, long enough to be one';
const elsewhere = 'http://jumelage.test';

/** A whole office in memory: its own database cloned from a migrated template with the example, a fixed clock, captured mail. */
export interface World {
	app: Hono;
	database: Database;
	auth: Auth;
	/** Tells of what is committed. */
	changes: Changes;
	/** The pages that stay open. */
	live: Live;
	/** The tables' owner: sees everything, for asking what is really there. */
	owner: pg.Pool;
	url: string;
	/** Address of one of the product's own roles on this database. */
	roleUrl(role: 'jumelage_app' | 'jumelage_open' | 'jumelage_auth' | 'jumelage_jobs'): string;
	/** Where the product believes it is reached: cookies and forms hang on it. */
	baseUrl: string;
	/** Address that signs one of the example's people in. */
	linkFor(person: ExamplePerson): string;
	letters: Letter[];
	files: FileStore;
	incoming: Incoming;
	/** The moment the product believes it is. */
	now: Date;
	/** A browser of one person: keeps its cookies, follows no redirect by itself. */
	browser(as?: ExamplePerson | { id: string }, language?: 'fr' | 'hy' | 'en'): Promise<Browser>;
	close(): Promise<void>;
}

export interface Browser {
	get(path: string): Promise<Page>;
	post(path: string, fields: Record<string, string | string[]>): Promise<Page>;
	cookie: string;
}
export interface Page {
	status: number;
	/** Where a redirect leads, without the host. */
	location: string | null;
	text: string;
	headers: Headers;
}

let count = 0;

const onto = (url: string, name: string) => {
	const there = new URL(url);
	there.pathname = `/${name}`;
	return there.href;
};

async function as<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	try {
		return await work(client);
	} finally {
		await client.end();
	}
}

const authOf = (url: string, baseUrl: string) => createAuth({ url: roleUrl(url, 'jumelage_auth', secret), baseUrl, secret });

/** Makes the template that every world is cloned from: once a run, whoever of its workers comes first. `empty`: migrated, without the example. */
async function template(server: string, empty: boolean): Promise<string> {
	const name = inject('templates') + (empty ? '_empty' : '');
	if (known.has(name)) return name;
	await as(server, async (client) => {
		await client.query('select pg_advisory_lock(19592025)');
		const { rows } = await client.query<{ ready: boolean }>('select datistemplate as ready from pg_database where datname = $1', [name]);
		if (rows[0]?.ready) return;
		// Another worker failed half-way.
		if (rows[0]) await client.query(`drop database ${name} with (force)`);
		await client.query(`create database ${name}`);
		const url = onto(server, name);
		await migrate(url);
		await setRolePasswords(url, secret);
		if (!empty) {
			const auth = authOf(url, elsewhere);
			await loadExample(url, auth);
			await auth.close();
		}
		await client.query(`alter database ${name} is_template true`);
	});
	known.add(name);
	return name;
}
const known = new Set<string>();

export interface WorldOptions {
	/** Migrated, without the example. */
	empty?: boolean;
	/** As on a machine of one's own without a mail server: letters are shown. */
	outbox?: boolean;
	now?: string;
	baseUrl?: string;
	assets?: Assets;
	/** The largest file taken in, in bytes. */
	maxFileSize?: number;
	/** An OpenID provider, for the address the product is reached at. */
	provider?: (baseUrl: string) => NonNullable<Deps['provider']>;
}

export async function openWorld(options: WorldOptions = {}): Promise<World> {
	const baseUrl = options.baseUrl ?? elsewhere;
	const server = inject('postgresUrl');
	const origin = await template(server, options.empty ?? false);
	count += 1;
	const name = `world_${process.pid}_${Date.now().toString(36)}_${count}`;
	await as(server, (client) => client.query(`create database ${name} template ${origin}`));
	const url = onto(server, name);
	const letters: Letter[] = [];
	const folder = await mkdtemp(join(tmpdir(), `jumelage-world-`));
	const files = diskFiles(join(folder, 'files'));
	const incoming = openIncoming(join(folder, 'incoming'), options.maxFileSize ?? 50 * 1024 * 1024);
	const auth = authOf(url, baseUrl);
	const database = openDatabase(roleUrl(url, 'jumelage_app', secret), { max: 4 });
	const open = openPublicDatabase(roleUrl(url, 'jumelage_open', secret), { max: 2 });
	const changes = openChanges(roleUrl(url, 'jumelage_app', secret));
	const live = openLive(database, changes, { burst: 20 });
	const owner = new pg.Pool({ connectionString: url, max: 2 });
	owner.on('error', () => {});
	const office = openBackOffice(roleUrl(url, 'jumelage_jobs', secret));
	const mail = {
		keeps: options.outbox ?? false,
		send: async ({ id: _, ...letter }: Letter & { id?: string }) => void letters.push(letter),
	};
	// What a job does a moment later in the running program: letters arrive before the answer is read.
	const carrying = (deps: Deps) => {
		const app = createApp(deps);
		const { fetch } = app;
		app.fetch = async (request, ...rest) => {
			const response = await fetch(request, ...rest);
			if (request.method === 'POST')
				await carryLetters({ ...deps, mail, inDatabase: (work) => office.inDatabase('job.letters.carry', work) });
			return response;
		};
		return app;
	};
	const world: World = {
		database,
		changes,
		live,
		auth,
		owner,
		url,
		baseUrl,
		linkFor: (person) => exampleLink(baseUrl, secret, person),
		letters,
		now: new Date(options.now ?? '2026-11-22T10:00:00Z'),
		roleUrl: (role) => roleUrl(url, role, secret),
		files,
		incoming,
		app: carrying({
			files,
			incoming,
			open,
			database,
			changes,
			live,
			auth,
			provider: options.provider?.(baseUrl) ?? null,
			clock: () => world.now,
			mail,
			assets: options.assets ?? { css: '/assets/style.css', js: '/assets/main.js', icon: '/assets/mark.svg', folder: null },
			config: { baseUrl, timeZone: 'Europe/Paris', example: true, secret, outbox: options.outbox ?? false },
			log: (event, facts) => console.error(event, facts),
		}),
		async browser(who, language) {
			const jar = new Map<string, string>();
			if (language) jar.set('jumelage.lang', language);
			if (who) {
				const account = typeof who === 'string' ? await auth.find(exampleEmail(who)) : who;
				if (!account) throw new Error(`nobody called ${String(who)}`);
				keep(jar, await auth.open(account.id));
			}
			const send = async (path: string, init: RequestInit): Promise<Page> => {
				const headers = new Headers(init.headers);
				headers.set('cookie', [...jar].map(([key, value]) => `${key}=${value}`).join('; '));
				const response = await world.app.request(new Request(new URL(path, baseUrl), { ...init, headers, redirect: 'manual' }));
				keep(jar, response.headers.getSetCookie());
				return {
					status: response.status,
					location: response.headers.get('location'),
					text: await response.text(),
					headers: response.headers,
				};
			};
			return {
				get: (path) => send(path, {}),
				post: (path, fields) => {
					const body = new URLSearchParams();
					for (const [key, value] of Object.entries(fields)) for (const one of [value].flat()) body.append(key, one);
					return send(path, { method: 'POST', body, headers: { origin: baseUrl } });
				},
				get cookie() {
					return [...jar].map(([key, value]) => `${key}=${value}`).join('; ');
				},
			};
		},
		async close() {
			live.close();
			await changes.close();
			await office.close();
			await open.close();
			await database.close();
			await auth.close();
			await owner.end();
			await rm(folder, { recursive: true, force: true });
			await as(server, (client) => client.query(`drop database ${name} with (force)`));
		},
	};
	return world;
}

/** An officer whose changes of shared facts the other city's officer confirms as soon as they wait. */
export function confirmedBy(officer: Browser, other: Browser): Browser {
	return {
		get: officer.get,
		async post(path, fields) {
			const page = await officer.post(path, fields);
			return /\/proposals\/[0-9a-f-]{36}$/.test(page.location ?? '') ? other.post(`${page.location}/confirm`, {}) : page;
		},
		get cookie() {
			return officer.cookie;
		},
	};
}

function keep(jar: Map<string, string>, cookies: readonly string[]): void {
	for (const cookie of cookies) {
		const [pair = ''] = cookie.split(';');
		const at = pair.indexOf('=');
		if (/max-age=0/i.test(cookie)) jar.delete(pair.slice(0, at));
		else jar.set(pair.slice(0, at), pair.slice(at + 1));
	}
}
