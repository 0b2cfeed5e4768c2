import { existsSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { m } from '../../paraglide/messages.js';
import { type Config, settingNames } from '../config.ts';
import { terminalLanguage } from '../explain.ts';
import { ensureWritable } from '../folder.ts';
import { fileStoreFor } from '../open-files.ts';
import { openPostgres, openStores } from '../stores.ts';
import { Trouble } from '../trouble.ts';
import { isEncrypted } from './archive.ts';
import { backUp, type Summary } from './backup.ts';
import { passphraseFor } from './passphrase.ts';
import { openArchive, restore } from './restore.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const fail = (line: string): 2 => {
	process.stderr.write(`${line}\n`);
	return 2;
};
const locale = terminalLanguage();
const inWords = (summary: Summary) => ({
	tables: String(Object.keys(summary.tables).length),
	rows: Object.values(summary.tables)
		.reduce((sum, { rows }) => sum + rows, 0)
		.toLocaleString(locale),
	files: summary.files.count.toLocaleString(locale),
	size: `${(summary.files.bytes / 1e6).toLocaleString(locale, { maximumFractionDigits: 1 })} MB`,
});
const table = (name: string, rows: number) =>
	process.stdout.isTTY && rows > 0 && say(m.boot_backup_table({ table: name, rows: rows.toLocaleString(locale) }, { locale }));

/** `backup FILE [--encrypt]`. While Jumelage runs, too. */
export async function backupCommand(config: Config, words: readonly string[]): Promise<number> {
	const [file, ...more] = words.filter((word) => !word.startsWith('--'));
	const encrypt = words.includes('--encrypt');
	if (!file || more.length > 0) return fail(m.boot_backup_usage({}, { locale }));
	const passphrase = encrypt ? await passphraseFor('encrypt', config.backupPassphrase) : null;
	if (encrypt && passphrase === null) return fail(m.boot_backup_passphrase_wanted({}, { locale }));
	const stores = await openStores(config, { join: true });
	try {
		const settings = Object.fromEntries(
			settingNames.flatMap((name) => (process.env[name] && name !== 'JUMELAGE_SECRET' ? [[name, process.env[name] as string]] : [])),
		);
		const summary = await backUp({
			url: stores.adminUrl,
			file: resolve(file),
			passphrase,
			secret: stores.secret,
			settings,
			files: await fileStoreFor(config),
			now: new Date(),
			progress: table,
		});
		say(m.boot_backup_done({ file, ...inWords(summary) }, { locale }));
		if (!encrypt) say(m.boot_backup_plain({}, { locale }));
		return 0;
	} finally {
		await stores.close();
	}
}

/** `restore FILE`, into an empty database; Jumelage must not be running on it. */
export async function restoreCommand(config: Config, words: readonly string[]): Promise<number> {
	const [file, ...more] = words;
	if (!file || more.length > 0) return fail(m.boot_backup_usage({}, { locale }));
	const passphrase = (await isEncrypted(file)) ? await passphraseFor('decrypt', config.backupPassphrase) : null;
	const archive = await openArchive(file, passphrase);
	if (config.secret !== null && config.secret !== archive.secret) throw new Trouble('secret-differs');
	ensureWritable(config.dataDir);
	const postgres = await openPostgres(config);
	try {
		const summary = await restore({ url: postgres.url, file, archive, files: await fileStoreFor(config), progress: table });
		// From here on the office is the archive's: its secret opens what it closed, and its first start is behind it.
		if (config.secret === null) writeFileSync(join(config.dataDir, 'secret'), archive.secret, { mode: 0o600, flush: true });
		writeFileSync(join(config.dataDir, 'first-start'), 'restored\n');
		say(
			m.boot_restore_done(
				{
					file: basename(file),
					date: new Date(archive.manifest.madeAt).toLocaleString(locale, { timeZone: config.timeZone }),
					...inWords(summary),
				},
				{ locale },
			),
		);
		if (archive.settings) {
			const settings = join(config.dataDir, 'settings-restored.env');
			if (!existsSync(settings)) writeFileSync(settings, archive.settings, { mode: 0o600 });
			say(m.boot_restore_settings({ file: settings }, { locale }));
		}
		return 0;
	} finally {
		await postgres.stop();
	}
}
