import { m } from './paraglide/messages.js';
import { type Config, loadEnvironmentFile, readConfig } from './server/config.ts';
import { explain, terminalLanguage } from './server/explain.ts';
import { serve } from './server/serve.ts';
import { openStores } from './server/stores.ts';

type Command = (config: Config, words: string[]) => Promise<number>;

/** Each answers the exit code. */
const commands: Record<string, Command> = {
	serve: (config, words) => serve(words.includes('--empty') ? { ...config, example: false } : config),
	migrate: async (config) => {
		const stores = await openStores(config, { join: true });
		await stores.close();
		return 0;
	},
	verify: async (config, words) => {
		const { verifyCommand } = await import('./history/verify-command.ts');
		const stores = await openStores(config, { join: true });
		try {
			return await verifyCommand(stores.adminUrl, words, config.timeZone);
		} finally {
			await stores.close();
		}
	},
	backup: async (config, words) => (await import('./server/backup/command.ts')).backupCommand(config, words),
	restore: async (config, words) => (await import('./server/backup/command.ts')).restoreCommand(config, words),
	gazetteer: async (config, words) => {
		const { fillDirectory } = await import('./server/gazetteer.ts');
		const stores = await openStores(config, { join: true });
		try {
			await fillDirectory(stores.adminUrl, words.includes('--again'));
			return 0;
		} finally {
			await stores.close();
		}
	},
};

async function main([name = 'serve', ...words]: string[]): Promise<number> {
	const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
	if (!command) {
		console.error(m.boot_command_unknown({ command: name, known: Object.keys(commands).join(', ') }, { locale: terminalLanguage() }));
		return 2;
	}
	loadEnvironmentFile();
	const config = readConfig(process.env);
	if (Array.isArray(config)) {
		for (const trouble of config) console.error(explain(trouble));
		return 2;
	}
	return command(config, words);
}

process.exitCode = await main(process.argv.slice(2)).catch((error: unknown) => {
	console.error(explain(error));
	return 1;
});
// Whatever still holds the loop (a kept-alive socket, a timer of a library) has nothing left to do.
process.exit();
