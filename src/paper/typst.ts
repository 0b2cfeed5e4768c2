/** Typst, in a thread of its own: a compiler that has the fonts, and sets one document after the other. */
import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import { letters } from './letters.ts';

interface Compiler {
	pdf(
		source: { mainFileContent: string; inputs: Record<string, string>; resetRead: boolean },
		options: { pdfStandard: string; creationTimestamp?: number },
	): Uint8Array;
	evictCache(maxAge: number): void;
}
interface Native {
	NodeCompiler: {
		create(options: { fontArgs: { fontBlobs: Uint8Array[] }[]; workspace: string }): Compiler;
	};
}
interface Asked {
	id: number;
	source: string;
	data: string;
	/** Seconds since 1970, UTC. */
	made: number;
}
type Answer = { id: number; pdf?: Uint8Array<ArrayBuffer>; wrong?: string };

/** No compiler is published for this kind of machine: Word files, calendars and cards are still to be had. */
export class NoTypesetter extends Error {}
/** It took longer than a document may. */
export class TooLong extends Error {}

/** The compiler is published for Linux on x64 only, since it writes PDF/UA (decision 0032). */
const native = (): string => {
	const { resolve } = createRequire(import.meta.url);
	for (const libc of ['gnu', 'musl']) {
		try {
			return resolve(`@myriaddreamin/typst-ts-node-compiler-linux-x64-${libc}`);
		} catch {
			// the other one, then
		}
	}
	throw new NoTypesetter(`${process.platform} ${process.arch}`);
};
export const canTypeset = (): boolean => {
	try {
		return native() !== '';
	} catch {
		return false;
	}
};

/** Runs in the thread, alone: it may name nothing that stands outside of it. */
function work(): void {
	const { parentPort, workerData } = process.getBuiltinModule('node:worker_threads');
	const { NodeCompiler } = process.getBuiltinModule('node:module').createRequire(workerData.native)(workerData.native) as Native;
	const fontBlobs = (workerData.fonts as Uint8Array[]).map((font) => Buffer.from(font));
	const compiler = NodeCompiler.create({ workspace: workerData.workspace, fontArgs: [{ fontBlobs }] });
	parentPort?.on('message', ({ id, source, data, made }: Asked) => {
		let answer: Answer;
		try {
			const options = { pdfStandard: 'ua-1', creationTimestamp: made };
			const pdf = compiler.pdf({ mainFileContent: source, inputs: { data }, resetRead: true }, options);
			answer = { id, pdf: new Uint8Array(pdf) };
		} catch (error) {
			answer = { id, wrong: String((error as Error).message) };
		}
		parentPort.postMessage(answer, answer.pdf ? [answer.pdf.buffer] : []);
		// What one document left behind serves the next few, and is then let go.
		compiler.evictCache(10);
	});
}

interface Waiting {
	asked: Asked;
	limit: number;
	resolve(pdf: Uint8Array<ArrayBuffer>): void;
	reject(error: Error): void;
}
const queue: Waiting[] = [];
let current: (Waiting & { timer: NodeJS.Timeout }) | null = null;
let worker: Worker | null = null;
let count = 0;
/** A thread that nobody has asked for this long gives its memory back: some 60 to 100 MB. */
const idleAfter = 120_000;
let idle: NodeJS.Timeout | undefined;

function open(): Worker {
	// Relative names in a template would be looked for here: there is nothing to be found.
	const workerData = { native: native(), fonts: letters(), workspace: '/nonexistent' };
	const opened = new Worker(`(${work.toString()})()`, { eval: true, workerData, env: {}, name: 'typst' });
	opened.on('message', (answer: Answer) => {
		if (worker !== opened || current?.asked.id !== answer.id) return;
		settle((waiting) => (answer.pdf ? waiting.resolve(answer.pdf) : waiting.reject(new Error(answer.wrong))));
	});
	opened.on('error', (error) => gone(opened, error));
	opened.on('exit', (code) => gone(opened, new Error(`typesetting ended (${code})`)));
	// It keeps no program from ending.
	opened.unref();
	return opened;
}

function gone(who: Worker, why: Error): void {
	if (worker !== who) return;
	worker = null;
	settle((waiting) => waiting.reject(why));
}

function settle(tell: (waiting: Waiting) => void): void {
	const done = current;
	current = null;
	worker?.unref();
	if (done) {
		clearTimeout(done.timer);
		tell(done);
	}
	next();
}

function next(): void {
	clearTimeout(idle);
	const waiting = current ? undefined : queue.shift();
	if (!waiting) {
		if (!current) idle = setTimeout(() => void closeTypesetter(), idleAfter).unref();
		return;
	}
	try {
		worker ??= open();
	} catch (error) {
		waiting.reject(error as Error);
		next();
		return;
	}
	const timer = setTimeout(() => {
		const stuck = worker;
		worker = null;
		void stuck?.terminate();
		settle(({ reject }) => reject(new TooLong(`${waiting.limit} ms`)));
	}, waiting.limit);
	current = { ...waiting, timer };
	worker.ref();
	worker.postMessage(waiting.asked);
}

/** How many may wait: past that, who asks is told at once. */
const mostWaiting = 50;

/**
 * A tagged PDF/UA-1 of a template; `data` reaches it as data alone, never as source.
 * @param made when the document says that it was made
 * @param limit milliseconds
 * @throws NoTypesetter, TooLong; Error with what Typst says, where the template is wrong
 */
export function typeset(source: string, data: unknown, made: Date, limit = 10_000): Promise<Uint8Array<ArrayBuffer>> {
	if (queue.length >= mostWaiting) return Promise.reject(new TooLong(`${queue.length} documents wait`));
	return new Promise((resolve, reject) => {
		count += 1;
		const asked = { id: count, source, data: JSON.stringify(data), made: Math.floor(made.getTime() / 1000) };
		queue.push({ asked, limit, resolve, reject });
		next();
	});
}

/** Ends the thread; the next document opens another. */
export async function closeTypesetter(): Promise<void> {
	const open = worker;
	worker = null;
	await open?.terminate();
}
