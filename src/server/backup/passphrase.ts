import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { m } from '../../paraglide/messages.js';
import { terminalLanguage } from '../explain.ts';

const shortest = 12;

/**
 * The passphrase of an archive: from the setting BACKUP_PASSPHRASE, else typed at the terminal, unseen; twice where a new one is chosen.
 * @returns null where there is none, where the two differ, or where a new one is shorter than 12 characters
 */
export async function passphraseFor(use: 'encrypt' | 'decrypt', given: string | null): Promise<string | null> {
	const locale = terminalLanguage();
	const fits = (phrase: string) => (use === 'decrypt' || phrase.length >= shortest ? phrase : null);
	if (given) return fits(given);
	if (!process.stdin.isTTY) return null;
	const phrase = await typed(m.boot_backup_passphrase({}, { locale }));
	if (use === 'encrypt' && (await typed(m.boot_backup_passphrase_again({}, { locale }))) !== phrase) return null;
	return fits(phrase);
}

/** One line, not shown while it is typed. */
async function typed(question: string): Promise<string> {
	process.stdout.write(question);
	const nowhere = new Writable({ write: (_bytes, _encoding, done) => done() });
	const lines = createInterface({ input: process.stdin, output: nowhere, terminal: true });
	try {
		return await new Promise((resolve) => lines.question('', resolve));
	} finally {
		lines.close();
		process.stdout.write('\n');
	}
}
