import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { m } from '../paraglide/messages.js';
import { terminalLanguage } from '../server/explain.ts';
import { formatNumber } from '../ui/format.ts';
import { headsText, readHeads, verify } from './verify.ts';
import { linesOf, summary } from './verify-report.ts';
import { openSnapshot } from './verify-store.ts';

export interface Asked {
	/** Where to write the ends of the chains. */
	keep: string | null;
	/** Ends written down before. */
	against: string | null;
}

/** `--keep FILE --against FILE`; null where the words are others. */
export function asked(words: readonly string[]): Asked | null {
	const found: Asked = { keep: null, against: null };
	for (let at = 0; at < words.length; at += 2) {
		const name = words[at]?.replace(/^--/, '');
		const file = words[at + 1];
		if ((name !== 'keep' && name !== 'against') || !file || file.startsWith('--')) return null;
		found[name] = file;
	}
	return found;
}

/**
 * `jumelage verify`: says on the terminal whether the history is whole, and which row is not.
 * @param url the owner's address of the database
 * @returns exit code: 0 whole, 1 tampered with, 2 asked wrongly
 */
export async function verifyCommand(url: string, words: readonly string[], timeZone: string): Promise<number> {
	const locale = terminalLanguage();
	const wish = asked(words);
	if (!wish) {
		console.error(m.verify_usage({}, { locale }));
		return 2;
	}
	const kept = wish.against === null ? [] : readHeads(existsSync(wish.against) ? readFileSync(wish.against, 'utf8') : '');
	if (kept === null) {
		console.error(m.verify_file_wrong({ file: wish.against ?? '' }, { locale }));
		return 2;
	}
	const begun = performance.now();
	const snapshot = await openSnapshot(url);
	try {
		const all = formatNumber(await snapshot.size(), locale);
		let said = begun;
		const verdict = await verify(snapshot, kept, (done) => {
			if (performance.now() - said < 1000) return;
			said = performance.now();
			console.error(m.verify_progress({ done: formatNumber(done, locale), all }, { locale }));
		});
		for (const line of linesOf(verdict.findings, await snapshot.names(), locale, timeZone)) console.log(line);
		const whole = verdict.findings.length === 0;
		(whole ? console.log : console.error)(summary(verdict, performance.now() - begun, locale));
		// A broken chain's end is worth nothing, and must not take the place of one that was whole.
		if (wish.keep !== null && whole) {
			writeFileSync(`${wish.keep}.new`, headsText(verdict.heads, new Date()));
			renameSync(`${wish.keep}.new`, wish.keep);
			console.log(m.verify_kept({ file: wish.keep }, { locale }));
		}
		return whole ? 0 : 1;
	} finally {
		await snapshot.close();
	}
}
