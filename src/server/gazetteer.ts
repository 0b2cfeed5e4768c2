import pg from 'pg';
import { gazetteerVersion, loadGazetteer } from '../directory/gazetteer/load.ts';
import { m } from '../paraglide/messages.js';
import { terminalLanguage } from './explain.ts';

/**
 * Brings the directory of cities to this version, telling the terminal; silent where it is there already.
 * @param url address of the owner of the tables
 */
export async function fillDirectory(url: string, again: boolean): Promise<void> {
	const locale = terminalLanguage();
	const stopped = new AbortController();
	for (const name of ['SIGTERM', 'disconnect'] as const) process.on(name, () => stopped.abort());
	const pool = new pg.Pool({ connectionString: url, max: 1, application_name: 'jumelage gazetteer' });
	pool.on('error', () => {});
	try {
		const { rows } = await pool.query('select from reference_load where name = $1 and version = $2', ['gazetteer', gazetteerVersion()]);
		if (rows.length > 0 && !again) return;
		console.log(m.boot_step_gazetteer({}, { locale }));
		const { seconds } = await loadGazetteer(pool, undefined, { again, signal: stopped.signal });
		console.log(m.boot_gazetteer_done({ seconds: Math.round(seconds) }, { locale }));
	} catch (error) {
		if (!stopped.signal.aborted) throw error;
	} finally {
		await pool.end();
	}
}
