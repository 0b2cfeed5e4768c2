/** Typst, in a thread of its own: a compiler that has the fonts, and sets one document after the other. */
import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import { letters } from './letters.ts';
import { type Answer, type Question, thread } from './thread.ts';

/** The compiler for this kind of machine: checks PDF/UA-1 as it writes. */
interface Native {
	NodeCompiler: {
		create(options: { fontArgs: { fontBlobs: Uint8Array[] }[]; workspace: string }): {
			pdf(
				source: { mainFileContent: string; inputs: Record<string, string>; resetRead: boolean },
				options: { pdfStandard: string; creationTimestamp: number },
			): Uint8Array;
			evictCache(maxAge: number): void;
		};
	};
}
/** The same Typst for any kind: slower, tagged as well, and without a way to ask for PDF/UA. */
interface Portable {
	initSync(options: { module: Uint8Array }): unknown;
	TypstCompilerBuilder: new () => {
		set_dummy_access_model(): void;
		add_raw_font(font: Uint8Array): Promise<void>;
		build(): Promise<{
			add_source(path: string, content: string): boolean;
			compile(path: string, inputs: string[][], format: 'pdf', diagnostics: number): { result?: Uint8Array; diagnostics?: unknown };
		}>;
	};
}
interface Asked {
	source: string;
	data: string;
	/** Seconds since 1970, UTC. */
	made: number;
}

/** No compiler is installed: Word files, calendars and cards are still to be had. */
export class NoTypesetter extends Error {}

/** Where the compilers are; null: not installed. The native one is published for Linux on x64 only, since it writes PDF/UA (decision 0032). */
interface Installed {
	readonly native: string | null;
	readonly portable: { readonly code: string; readonly wasm: string } | null;
}
function installed(): Installed {
	const { resolve } = createRequire(import.meta.url);
	const found = (name: string): string | null => {
		try {
			return resolve(`@myriaddreamin/${name}`);
		} catch {
			return null;
		}
	};
	const [code, wasm] = [found('typst-ts-web-compiler'), found('typst-ts-web-compiler/wasm')];
	return {
		native: found('typst-ts-node-compiler-linux-x64-gnu') ?? found('typst-ts-node-compiler-linux-x64-musl'),
		portable: code && wasm ? { code, wasm } : null,
	};
}

/** Runs in the thread, alone: it may name nothing that stands outside of it. */
async function work(): Promise<void> {
	const { parentPort, workerData } = process.getBuiltinModule('node:worker_threads');
	const { native, portable, fonts, workspace } = workerData as Installed & { fonts: Uint8Array[]; workspace: string };
	const load = process.getBuiltinModule('node:module').createRequire(native ?? portable?.code ?? workspace);
	const withNative = (path: string) => {
		const { NodeCompiler } = load(path) as Native;
		const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontBlobs: fonts.map((font) => Buffer.from(font)) }] });
		return ({ source, data, made }: Asked) => {
			const options = { pdfStandard: 'ua-1', creationTimestamp: made };
			const pdf = compiler.pdf({ mainFileContent: source, inputs: { data }, resetRead: true }, options);
			// What one document left behind serves the next few, and is then let go.
			compiler.evictCache(10);
			return pdf;
		};
	};
	const withPortable = async ({ code, wasm }: NonNullable<Installed['portable']>) => {
		const { initSync, TypstCompilerBuilder } = load(code) as Portable;
		initSync({ module: process.getBuiltinModule('node:fs').readFileSync(wasm) });
		const builder = new TypstCompilerBuilder();
		builder.set_dummy_access_model();
		for (const font of fonts) await builder.add_raw_font(font);
		const compiler = await builder.build();
		return ({ source, data }: Asked) => {
			compiler.add_source('/main.typ', source);
			const { result, diagnostics } = compiler.compile('/main.typ', [['data', data]], 'pdf', 2);
			if (!result) throw new Error(JSON.stringify(diagnostics));
			return result;
		};
	};
	const set = native ? withNative(native) : portable ? await withPortable(portable) : null;
	parentPort?.on('message', ({ id, asked }: Question<Asked>) => {
		let answer: Answer;
		try {
			answer = { id, bytes: new Uint8Array(set?.(asked) ?? []) };
		} catch (error) {
			answer = { id, wrong: String((error as Error).message || error) };
		}
		parentPort.postMessage(answer, answer.bytes ? [answer.bytes.buffer] : []);
	});
}

let portableAlone = false;
/** As on a machine that has the portable compiler alone: what tests and benches ask for, where both are installed. */
export async function pretendPortable(on: boolean): Promise<void> {
	portableAlone = on;
	await closeTypesetter();
}
function chosen(): Installed {
	const all = installed();
	const known = portableAlone ? { ...all, native: null } : all;
	if (!known.native && !known.portable) throw new NoTypesetter(`${process.platform} ${process.arch}`);
	return known;
}

function open(): Worker {
	// Relative names in a template would be looked for here: there is nothing to be found.
	const workerData = { ...chosen(), fonts: letters(), workspace: '/nonexistent' };
	return new Worker(`(${work.toString()})()`, { eval: true, workerData, env: {}, name: 'typst' });
}
const compilers = thread<Asked>(open);

/**
 * A tagged PDF/UA-1 of a template; `data` reaches it as data alone, never as source.
 * @param made when the document says that it was made
 * @param limit milliseconds
 * @throws NoTypesetter, TooLong; Error with what Typst says, where the template is wrong
 */
export const typeset = (source: string, data: unknown, made: Date, limit = 10_000): Promise<Uint8Array<ArrayBuffer>> =>
	compilers.ask({ source, data: JSON.stringify(data), made: Math.floor(made.getTime() / 1000) }, limit);

/** Ends the thread; the next document opens another. */
export const closeTypesetter = (): Promise<void> => compilers.close();
