import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ReadableStream as WebStream } from 'node:stream/web';
import { createGunzip, createGzip } from 'node:zlib';
import { Decrypter, Encrypter } from 'age-encryption';
import { extract, pack } from 'tar-stream';
import { Trouble } from '../trouble.ts';

/** First bytes of a file encrypted with age (age-encryption.org/v1). */
const ageMark = 'age-encryption.org/v1';

/** What fills an archive, one entry after the other: `content` whole, or `size` bytes as they come. */
export interface Writer {
	add(name: string, content: Buffer | string): Promise<void>;
	addStream(name: string, size: number, content: AsyncIterable<Uint8Array>): Promise<void>;
}

/**
 * Writes an archive: tar, compressed by gzip, encrypted by age where there is a passphrase; common tools read it (`age -d`, `tar xzf`).
 * It stands under its name only when it is whole and on the disk; readable by its owner alone.
 * @throws Trouble `backup-exists`
 */
export async function writeArchive(file: string, passphrase: string | null, fill: (writer: Writer) => Promise<void>): Promise<void> {
	const part = `${file}.part`;
	const taken = await open(file, 'wx', 0o600).catch((error: NodeJS.ErrnoException) => {
		throw error.code === 'EEXIST'
			? new Trouble('backup-exists', { file })
			: new Trouble('backup-not-written', { file, reason: error.message });
	});
	await taken.close();
	const tar = pack();
	const gone = new Promise<never>((_, reject) => tar.once('close', () => reject(new Error('closed'))));
	gone.catch(() => {});
	const entry = async (name: string, size: number, content: AsyncIterable<Uint8Array>) => {
		const stream = tar.entry({ name, size, mode: 0o600, mtime: new Date(0) });
		// A full disk closes the archive while somebody waits to write more.
		for await (const piece of content) if (!stream.write(piece)) await Promise.race([gone, once(stream, 'drain')]);
		const ended = once(stream, 'finish');
		stream.end(null);
		await Promise.race([gone, ended]);
	};
	const filling = async () => {
		try {
			await fill({ add: (name, content) => entry(name, Buffer.byteLength(content), only(Buffer.from(content))), addStream: entry });
			tar.finalize();
		} catch (error) {
			tar.destroy(error as Error);
			throw error;
		}
	};
	try {
		// Never into a file that lies there already: in a shared folder it could be somebody else's.
		const out = createWriteStream(part, { flags: 'wx', mode: 0o600, flush: true });
		const zip = createGzip();
		const written = passphrase === null ? pipeline(tar, zip, out) : pipeline(tar, zip, encryption(passphrase), out);
		// Told first: why the filling failed, else why the writing did.
		const [filled, kept] = await Promise.allSettled([filling(), written]);
		if (kept.status === 'rejected' && !(filled.status === 'rejected' && filled.reason instanceof Trouble)) throw kept.reason;
		if (filled.status === 'rejected') throw filled.reason;
		await rename(part, file);
		const folder = await open(dirname(file), 'r');
		await folder.sync().finally(() => folder.close());
	} catch (error) {
		await Promise.all([rm(part, { force: true }), rm(file, { force: true })]);
		throw error instanceof Trouble
			? error
			: new Trouble('backup-not-written', { file, reason: (error as Error).message }, { cause: error });
	}
}

async function* only(content: Uint8Array) {
	yield content;
}

/** age's own format, with a key drawn from the passphrase by scrypt. */
const encryption = (passphrase: string) =>
	async function* (source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
		const encrypter = new Encrypter();
		encrypter.setPassphrase(passphrase);
		yield* (await encrypter.encrypt(
			WebStream.from(source) as unknown as ReadableStream<Uint8Array>,
		)) as unknown as AsyncIterable<Uint8Array>;
	};

export interface Entry {
	name: string;
	content: Readable;
}

/** Was this file encrypted by a passphrase? @throws Trouble `backup-unreadable` */
export async function isEncrypted(file: string): Promise<boolean> {
	const handle = await open(file, 'r').catch((error: Error) => {
		throw new Trouble('backup-unreadable', { file, reason: error.message });
	});
	try {
		const { buffer, bytesRead } = await handle.read(Buffer.alloc(ageMark.length), 0, ageMark.length, 0);
		return buffer.subarray(0, bytesRead).toString() === ageMark;
	} finally {
		await handle.close();
	}
}

/**
 * Reads an archive entry by entry. Each entry's content must be read to its end before the next.
 * @throws Trouble `backup-unreadable` (damaged, cut short, no archive), `backup-passphrase` (wrong, or missing)
 */
export async function* readArchive(file: string, passphrase: string | null): AsyncGenerator<Entry> {
	const unreadable = (error: unknown) =>
		error instanceof Trouble ? error : new Trouble('backup-unreadable', { file, reason: (error as Error).message }, { cause: error });
	const source = createReadStream(file);
	const tar = extract();
	let failed: unknown;
	try {
		let content: Readable = source;
		if (await isEncrypted(file)) {
			if (passphrase === null) throw new Trouble('backup-passphrase', { file });
			const decrypter = new Decrypter();
			decrypter.addPassphrase(passphrase);
			const plain = await decrypter.decrypt(Readable.toWeb(source) as ReadableStream<Uint8Array>).catch((cause: unknown) => {
				throw new Trouble('backup-passphrase', { file }, { cause });
			});
			content = Readable.fromWeb(plain as never);
		}
		const reading = pipeline(content, createGunzip(), tar as never).catch((error) => {
			failed = error;
			tar.destroy(error);
		});
		for await (const entry of tar) {
			const piped = new PassThrough();
			const flowing = pipeline(entry as unknown as Readable, piped).catch((error) => void piped.destroy(error));
			yield { name: entry.header.name, content: piped };
			piped.resume();
			await flowing;
		}
		await reading;
		if (failed) throw failed;
	} catch (error) {
		throw unreadable(failed ?? error);
	} finally {
		source.destroy();
	}
}

export async function whole(content: AsyncIterable<Uint8Array>): Promise<Buffer> {
	const pieces: Uint8Array[] = [];
	for await (const piece of content) pieces.push(piece);
	return Buffer.concat(pieces);
}
