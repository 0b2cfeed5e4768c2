import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { createAuth, sessionOf } from '../account/auth.ts';
import { exampleEmail, exampleLink, examplePeople } from '../account/example.ts';
import { openProvider } from '../account/provider.ts';
import { setupKey } from '../account/setup-key.ts';
import { createApp } from '../app.ts';
import { openLive } from '../history/live.ts';
import { jobs } from '../jobs.ts';
import { m } from '../paraglide/messages.js';
import { publicUrls, urls } from '../urls.ts';
import type { Deps } from '../web/ask.ts';
import { bare } from '../web/document.ts';
import { openFront } from '../web/front.ts';
import { builtAssets } from './assets.ts';
import { openChanges } from './changes.ts';
import type { Config } from './config.ts';
import { openDatabase } from './database.ts';
import { loadExample } from './example.ts';
import { terminalLanguage } from './explain.ts';
import { openIncoming } from './incoming.ts';
import { type Jobs, prepareJobs, startJobs } from './jobs.ts';
import type { Fetch } from './listen.ts';
import { createLog } from './log.ts';
import { outboxMail, smtpMail } from './mail.ts';
import { openMetrics, timed } from './metrics.ts';
import { openPublicDatabase } from './open-database.ts';
import { fileStoreFor } from './open-files.ts';
import { assetServer } from './static.ts';
import type { Stores } from './stores.ts';

/** A person of the example, and the address that signs in as them. */
export type Visitor = { name: string; url: string };

export type Application = {
	fetch: Fetch;
	/** Loads the example, at the very first start only and where the settings want it; `begin` is told before. */
	prepare(begin: () => void): Promise<void>;
	/** The example's people; none where the example is not loaded. */
	visitors(): Promise<Visitor[]>;
	/** A published page, in the language of the terminal, to look at; null where none is. */
	publicPage(): Promise<string | null>;
	/** No account yet: the page /setup asks for the first. */
	isEmpty(): Promise<boolean>;
	/** Where the first office is founded, with the key that only the terminal shows. */
	setupAddress: string;
	/** Begins the work that nobody waits for. */
	startJobs(): Promise<void>;
	/** Says that it is not ready any more, and lets the pages go that stay open: they come back by themselves once there is a server again. */
	letGo(): void;
	/** Lets jobs under way finish, for so many milliseconds, and closes the pools. */
	close(grace: number): Promise<void>;
};

/** Joins what was opened at boot to the application: the one place that knows both. */
export async function openApplication(config: Config, stores: Stores): Promise<Application> {
	const locale = terminalLanguage();
	const tell = createLog(config.log, (line) => process.stderr.write(`${line}\n`));
	const outbox = join(config.dataDir, 'outbox.txt');
	const mail = config.smtpUrl
		? smtpMail(config.smtpUrl, { from: config.mailFrom, certificates: config.smtpCertificates })
		: outboxMail(config.dataDir, ({ to }) => console.log(m.boot_letter_kept({ to, file: outbox }, { locale })));
	const files = await fileStoreFor(config);
	const incoming = openIncoming(join(config.dataDir, 'incoming'), config.maxFileSize);
	let closing = false;
	let running: Jobs | undefined;
	const database = openDatabase(stores.urlFor('jumelage_app'), {
		onError: (error) => closing || tell('database', { error: error.message }),
	});
	const open = openPublicDatabase(stores.urlFor('jumelage_open'), {
		onError: (error) => closing || tell('open', { error: error.message }),
	});
	const changes = openChanges(stores.urlFor('jumelage_app'), { onError: (error) => closing || tell('changes', { error: error.message }) });
	const live = openLive(database, changes, { onError: (error) => closing || tell('live', { error: String(error) }) });
	const auth = createAuth({
		url: stores.urlFor('jumelage_auth'),
		baseUrl: config.baseUrl,
		secret: stores.secret,
	});
	const { baseUrl, timeZone, example } = config;
	// Letters hold links that sign in: they are shown where there is no mail server and nobody else comes.
	const isOutbox = config.smtpUrl === null && /^(localhost|127(\.\d+){3}|\[::1\])$/.test(new URL(baseUrl).hostname);
	const deps: Deps = {
		database,
		open,
		changes,
		live,
		auth,
		provider: config.oidc ? openProvider(config.oidc) : null,
		clock: () => new Date(),
		mail,
		files,
		incoming,
		assets: builtAssets(),
		config: {
			baseUrl,
			timeZone,
			example,
			secret: stores.secret,
			outbox: isOutbox,
			publicContact: config.publicContact,
			publicHost: config.publicHost,
		},
		log: tell,
	};
	const app = createApp(deps);
	const metrics = openMetrics({ pool: () => database.load(), livePages: () => live.count(), listening: () => changes.listening });
	const front = openFront({
		fetch: app.fetch as Fetch,
		asset: assetServer(),
		refuse: (request, why) => bare(deps, request, why),
		sessionOf: (headers) => sessionOf(headers, baseUrl),
		ping: () => database.enter({ session: null, readOnly: true }, async () => {}),
		metrics,
		log: tell,
		https: baseUrl.startsWith('https:'),
		metricsToken: config.metricsToken,
	});
	const ask = async <Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<Row[]> => {
		const client = new pg.Client(stores.adminUrl);
		client.on('error', () => {});
		await client.connect();
		try {
			return (await client.query<Row>(sql, values)).rows;
		} finally {
			await client.end();
		}
	};
	const isEmpty = async () => (await ask('select 1 from auth.account_user limit 1')).length === 0;
	return {
		fetch: front.fetch,
		isEmpty,
		setupAddress: baseUrl + urls.setup({}, { key: setupKey(stores.secret) }),
		async prepare(begin) {
			// Kept, so that a start with --empty is not followed by one that loads the example after all.
			const marker = join(config.dataDir, 'first-start');
			if (existsSync(marker)) return;
			if (example) await loadExample(stores.adminUrl, auth, begin);
			writeFileSync(marker, example ? 'example\n' : 'empty\n');
		},
		async visitors() {
			if (!example) return [];
			const rows = await ask<{ email: string; name: string }>('select email, name from auth.account_user where email = any($1)', [
				examplePeople.map(exampleEmail),
			]);
			return examplePeople.flatMap((person) => {
				const row = rows.find(({ email }) => email === exampleEmail(person));
				return row ? [{ name: row.name, url: exampleLink(baseUrl, stores.secret, person) }] : [];
			});
		},
		async publicPage() {
			const [row] = await ask<{ slug: string }>('select slug from open.partnership where slug is not null order by published_at limit 1');
			return row ? baseUrl + publicUrls[locale].partnership({ slug: row.slug }) : null;
		},
		async startJobs() {
			// What another start left half-way: this machine's alone, so not a job's.
			await incoming.sweep(new Date(Date.now() - 86_400_000));
			await prepareJobs(stores.adminUrl, jobs, timeZone);
			running = await startJobs(stores.urlFor('jumelage_jobs'), timed(jobs, metrics), {
				mail,
				files,
				incoming,
				clock: () => new Date(),
				config: { baseUrl, timeZone, secret: stores.secret },
				log: tell,
			});
		},
		letGo() {
			front.stop();
			live.close();
		},
		async close(grace) {
			closing = true;
			live.close();
			await running?.stop(grace);
			await Promise.all([changes.close(), open.close(), database.close(), auth.close()]);
		},
	};
}
