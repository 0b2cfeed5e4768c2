import { type ChildProcess, fork } from 'node:child_process';
import { setPriority } from 'node:os';
import { m } from '../paraglide/messages.js';
import { starting } from '../web/front.ts';
import { type Application, openApplication } from './application.ts';
import type { Config } from './config.ts';
import { terminalLanguage } from './explain.ts';
import { type Door, listen } from './listen.ts';
import { openStores, type Stores } from './stores.ts';

/** Requests under way get this long to finish when Jumelage is told to stop, in milliseconds. */
const grace = 5000;
const say = (line: string): void => void process.stdout.write(`${line}\n`);

/**
 * Runs Jumelage until it is told to stop (SIGINT, SIGTERM, SIGHUP, or the end of the program that started it).
 * @returns the exit code
 * @throws Trouble before anything is served
 */
export async function serve(config: Config): Promise<number> {
	const locale = terminalLanguage();
	let code = 0;
	process.stdout.on('error', () => {}); // the terminal may be gone before us
	const stop = Promise.withResolvers<void>();
	const hurry = Promise.withResolvers<void>();
	let told = 0;
	for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
		process.on(name, () => {
			// Ctrl-C comes twice, from the terminal and from npm; a second one, meant, waits for nobody.
			if (told > 0 && Date.now() - told > 500) hurry.resolve();
			told ||= Date.now();
			stop.resolve();
		});
	if (process.send) process.on('disconnect', () => stop.resolve());

	let door: Door | undefined;
	let stores: Stores | undefined;
	let application: Application | undefined;
	let gazetteer: ChildProcess | undefined;
	try {
		door = await listen(config.host, config.port, starting);
		stores = await openStores(config, {
			log: (step) => say(step === 'creating' ? m.boot_step_creating({}, { locale }) : m.boot_step_repairing({}, { locale })),
		});
		if (stores.applied.length > 0) say(m.boot_step_migrated({ n: stores.applied.length }, { locale }));
		application = await openApplication(config, stores);
		await application.prepare(() => say(m.boot_step_example({}, { locale })));
		await application.startJobs();
		door.open(application.fetch);
		await welcome(config, application);
		if (config.gazetteer) gazetteer = loadGazetteer(stores);
		const { log } = stores;
		let stopping = false;
		stores.ended.then(() => {
			if (stopping) return;
			code = 1;
			if (log) process.stderr.write(`${m.boot_postgres_ended({ log }, { locale })}\n`);
			stop.resolve();
		});
		await stop.promise;
		stopping = true;
		say(`\n${m.boot_stopping({}, { locale })}`);
	} finally {
		gazetteer?.kill();
		application?.letGo();
		await door?.close(grace, hurry.promise);
		await application?.close(await Promise.race([hurry.promise.then(() => 0), grace]));
		await stores?.close();
	}
	if (code === 0) say(m.boot_stopped({}, { locale }));
	return code;
}

/** The few lines the person at the terminal needs. */
async function welcome(config: Config, application: Application): Promise<void> {
	const locale = terminalLanguage();
	const visitors = await application.visitors();
	const width = Math.max(0, ...visitors.map(({ name }) => name.length + 2));
	const address = config.databaseUrl ? new URL(config.databaseUrl).host + new URL(config.databaseUrl).pathname : null;
	say('');
	say(m.boot_ready({ address: config.baseUrl }, { locale }));
	if (visitors.length > 0) say(`\n${m.boot_people({}, { locale })}`);
	for (const { name, url } of visitors) say(`  ${name.padEnd(width)}${url}`);
	const page = visitors.length > 0 ? await application.publicPage() : null;
	if (page) say(`\n${m.boot_public_page({ address: page }, { locale })}`);
	if (visitors.length > 0) say('');
	else if (await application.isEmpty()) say(m.boot_first_city({ address: application.setupAddress }, { locale }));
	say(
		address ? m.boot_data_elsewhere({ address, folder: config.dataDir }, { locale }) : m.boot_data({ folder: config.dataDir }, { locale }),
	);
	say(m.boot_how_to_stop({}, { locale }));
}

/** Loads the directory of cities in a process of its own, so that the first pages are not slowed by it. */
function loadGazetteer(stores: Stores): ChildProcess {
	const locale = terminalLanguage();
	// It says nothing where there is nothing to do; its own lines are the commands' of main.ts.
	const child = fork(process.argv[1] as string, ['gazetteer'], {
		env: { ...process.env, DATABASE_URL: stores.adminUrl, JUMELAGE_SECRET: stores.secret },
		stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
		detached: true, // Ctrl-C reaches the server alone, which ends this one
	});
	child.once('error', () => {});
	child.once('exit', (code, signal) => {
		if (code !== 0 && signal === null) process.stderr.write(`${m.boot_gazetteer_failed({}, { locale })}\n`);
	});
	if (child.pid) setPriority(child.pid, 10);
	return child;
}
