import { parentPort, workerData } from 'node:worker_threads';
import pg from 'pg';
import type { Message } from './apart.ts';
import { loadGazetteer } from './load.ts';

/** Runs in the thread that `loadGazetteerApart` starts. */
const post = (message: Message) => parentPort?.postMessage(message);
const pool = new pg.Pool({ connectionString: (workerData as { url: string }).url, max: 1, application_name: 'jumelage gazetteer' });
pool.on('error', () => {});
try {
	const loaded = await loadGazetteer(pool, (done, of) => post({ kind: 'progress', done, of }));
	post({ kind: 'loaded', loaded });
} finally {
	await pool.end();
}
