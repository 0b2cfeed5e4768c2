/** Word files, made in a thread of their own: one of sixty sessions takes some 60 ms, which nobody else should wait for. */
import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { Sheet } from './sheet.ts';
import { thread } from './thread.ts';

/** Beside the built server, or as it is written here. */
function program(): URL {
	const built = new URL('word-thread.js', import.meta.url);
	return existsSync(built) ? built : new URL('word-thread.ts', import.meta.url);
}
const writers = thread<Sheet>(
	() => new Worker(program(), { env: {}, name: 'word', resourceLimits: { maxOldGenerationSizeMb: 384, maxYoungGenerationSizeMb: 8 } }),
);

/** @param limit milliseconds. @throws TooLong */
export const sheetWord = (sheet: Sheet, limit = 10_000): Promise<Uint8Array<ArrayBuffer>> => writers.ask(sheet, limit);
/** Ends the thread; the next document opens another. */
export const closeWord = (): Promise<void> => writers.close();
