/** A thread that makes one document after the other, so that the rest of the program goes on meanwhile. */
import type { Worker } from 'node:worker_threads';

export interface Question<Asked> {
	id: number;
	asked: Asked;
}
export interface Answer {
	id: number;
	bytes?: Uint8Array<ArrayBuffer>;
	wrong?: string;
}
/** It took longer than a document may, or too many wait. */
export class TooLong extends Error {}

interface Waiting<Asked> extends Question<Asked> {
	limit: number;
	resolve(bytes: Uint8Array<ArrayBuffer>): void;
	reject(error: Error): void;
}
/** A thread that nobody has asked for this long gives its memory back: some 30 to 100 MB. */
const idleAfter = 120_000;
/** How many may wait: past that, who asks is told at once. */
const mostWaiting = 50;

export interface Thread<Asked> {
	/** @param limit milliseconds, from when its turn comes. @throws TooLong; Error with what went wrong in the thread */
	ask(asked: Asked, limit: number): Promise<Uint8Array<ArrayBuffer>>;
	/** Ends it; the next document opens another. */
	close(): Promise<void>;
}

/** @param open begins it; may throw */
export function thread<Asked>(open: () => Worker): Thread<Asked> {
	const queue: Waiting<Asked>[] = [];
	let current: (Waiting<Asked> & { timer: NodeJS.Timeout }) | null = null;
	let worker: Worker | null = null;
	let count = 0;
	let idle: NodeJS.Timeout | undefined;

	function opened(): Worker {
		const one = open();
		one.on('message', (answer: Answer) => {
			if (worker !== one || current?.id !== answer.id) return;
			settle(({ resolve, reject }) => (answer.bytes ? resolve(answer.bytes) : reject(new Error(answer.wrong))));
		});
		one.on('error', (error) => gone(one, error));
		one.on('exit', (code) => gone(one, new Error(`the thread ended (${code})`)));
		// It keeps no program from ending.
		one.unref();
		return one;
	}
	function gone(who: Worker, why: Error): void {
		if (worker !== who) return;
		worker = null;
		settle(({ reject }) => reject(why));
	}
	function settle(tell: (waiting: Waiting<Asked>) => void): void {
		const done = current;
		current = null;
		worker?.unref();
		if (done) {
			clearTimeout(done.timer);
			tell(done);
		}
		next();
	}
	async function close(): Promise<void> {
		const last = worker;
		worker = null;
		await last?.terminate();
	}
	function next(): void {
		clearTimeout(idle);
		const waiting = current ? undefined : queue.shift();
		if (!waiting) {
			if (!current) idle = setTimeout(() => void close(), idleAfter).unref();
			return;
		}
		try {
			worker ??= opened();
		} catch (error) {
			waiting.reject(error as Error);
			next();
			return;
		}
		const timer = setTimeout(() => {
			void close();
			settle(({ reject }) => reject(new TooLong(`${waiting.limit} ms`)));
		}, waiting.limit);
		current = { ...waiting, timer };
		worker.ref();
		worker.postMessage({ id: waiting.id, asked: waiting.asked } satisfies Question<Asked>);
	}
	return {
		ask(asked, limit) {
			if (queue.length >= mostWaiting) return Promise.reject(new TooLong(`${queue.length} documents wait`));
			return new Promise((resolve, reject) => {
				count += 1;
				queue.push({ id: count, asked, limit, resolve, reject });
				next();
			});
		},
		close,
	};
}
