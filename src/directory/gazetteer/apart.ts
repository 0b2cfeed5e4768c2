import { Worker } from 'node:worker_threads';
import type { Loaded, Progress } from './load.ts';

export type Message = { kind: 'progress'; done: number; of: number } | { kind: 'loaded'; loaded: Loaded };

/**
 * Loads the gazetteer in a thread of its own, with its own connection, so that pages are served meanwhile.
 * @param url address of a role that may write `territory` and `reference_load`
 * @returns `loaded` rejects with the loader's error; `stop` ends the load, which a later one takes up again
 */
export function loadGazetteerApart(url: string, onProgress: Progress = () => {}): { loaded: Promise<Loaded>; stop: () => Promise<void> } {
	const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: { url } });
	const loaded = new Promise<Loaded>((resolve, reject) => {
		worker.on('message', (message: Message) => {
			if (message.kind === 'progress') onProgress(message.done, message.of);
			else resolve(message.loaded);
		});
		worker.on('error', reject);
		worker.on('exit', () => reject(new Error('the loading of the gazetteer was stopped')));
	});
	return {
		loaded,
		stop: async () => {
			await worker.terminate();
		},
	};
}
