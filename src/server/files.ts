import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';

export interface Stored {
	/** 64 hexadecimal digits: the name of the bytes. */
	readonly sha256: string;
	/** In bytes. */
	readonly size: number;
}

/** Where the bytes of files lie, by their SHA-256. The same bytes lie there once, whoever brings them. */
export interface FileStore {
	/** Keeps the bytes; once it answers, they survive a loss of power. Nothing is kept where the stream fails. */
	put(bytes: AsyncIterable<Uint8Array>): Promise<Stored>;
	/** The bytes, or those from `start` to `end` (both included); null where they are not kept. */
	open(sha256: string, range?: { start: number; end: number }): Promise<ReadableStream<Uint8Array> | null>;
	/** Their size; null where they are not kept. */
	has(sha256: string): Promise<number | null>;
	/** Nothing happens where they are not kept. */
	remove(sha256: string): Promise<void>;
	/** All that is kept, in the order of the hashes, with the moment it was last put. */
	list(): AsyncIterable<Stored & { at: Date }>;
}

/** Only a hash becomes a path or a key; anything else is the name of no file. */
export const isHash = (name: string): boolean => /^[0-9a-f]{64}$/.test(name);

async function syncFolder(folder: string): Promise<void> {
	const handle = await open(folder, 'r');
	try {
		await handle.sync();
	} finally {
		await handle.close();
	}
}

/**
 * Writes a stream into a new file of `folder`, down to the disk, for this program's user alone.
 * @returns its path, hash and size; nothing is left where the stream fails
 */
export async function spool(folder: string, bytes: AsyncIterable<Uint8Array>): Promise<Stored & { path: string }> {
	const path = join(folder, `${randomBytes(16).toString('hex')}.part`);
	const hash = createHash('sha256');
	let size = 0;
	const handle = await open(path, 'wx', 0o600);
	try {
		for await (const piece of bytes) {
			hash.update(piece);
			size += piece.length;
			await handle.writeFile(piece);
		}
		await handle.sync();
		await handle.close();
		return { path, size, sha256: hash.digest('hex') };
	} catch (error) {
		await handle.close().catch(() => {});
		await rm(path, { force: true });
		throw error;
	}
}

/**
 * Files in a folder: `ab/abcd…`, written aside and moved into place, so that what has the name of a hash is whole.
 * @param folder made where missing, closed to other users of the machine
 */
export function diskFiles(folder: string): FileStore {
	const place = (sha256: string) => (isHash(sha256) ? join(folder, sha256.slice(0, 2), sha256) : join(folder, 'none'));
	const aside = join(folder, 'aside');
	return {
		async put(bytes) {
			await mkdir(aside, { recursive: true, mode: 0o700 });
			const { path, sha256, size } = await spool(aside, bytes);
			const to = place(sha256);
			const isNew = (await mkdir(dirname(to), { recursive: true, mode: 0o700 })) !== undefined;
			await rename(path, to);
			await syncFolder(dirname(to));
			if (isNew) await syncFolder(folder);
			return { sha256, size };
		},
		async open(sha256, range) {
			const handle = await open(place(sha256), 'r').catch(() => null);
			return handle && (Readable.toWeb(createReadStream('', { fd: handle, ...range })) as ReadableStream<Uint8Array>);
		},
		async has(sha256) {
			const found = await stat(place(sha256)).catch(() => null);
			return found?.isFile() ? found.size : null;
		},
		remove: (sha256) => rm(place(sha256), { force: true }),
		async *list() {
			// What a stopped program left half-written is nobody's any more after a day.
			await clearOld(aside, Date.now() - 86_400_000);
			const groups = (await readdir(folder).catch(() => [])).filter((name) => /^[0-9a-f]{2}$/.test(name)).sort();
			for (const group of groups)
				for (const sha256 of (await readdir(join(folder, group))).filter(isHash).sort()) {
					const found = await stat(place(sha256)).catch(() => null);
					if (found) yield { sha256, size: found.size, at: found.mtime };
				}
		},
	};
}

/** Removes the files of a folder that were last written before that moment (milliseconds). */
export async function clearOld(folder: string, before: number): Promise<void> {
	for (const name of await readdir(folder).catch(() => [])) {
		const path = join(folder, name);
		const found = await stat(path).catch(() => null);
		if (found?.isFile() && found.mtimeMs < before) await rm(path, { force: true });
	}
}
