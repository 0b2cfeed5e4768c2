import { randomUUID } from 'node:crypto';
import { createReadStream, mkdirSync } from 'node:fs';
import { open, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { Busboy } from '@fastify/busboy';
import { FileStore as TusFolder } from '@tus/file-store';
import { Server as TusServer } from '@tus/server';
import { clearOld, spool } from './files.ts';

/** A file on its way in: on this machine's disk, whole, not yet looked at. */
export interface Arrival {
	/** As its sender calls it: never trusted. */
	readonly name: string;
	readonly size: number;
	/** Null: as many bytes as may come, and there were more. */
	readonly path: string | null;
}
/** Whose upload it is: nobody else continues it. */
export interface Sender {
	partnership: string;
	account: string;
}

export interface Form {
	form: FormData;
	files: Arrival[];
	/** More files than may come: the others are left out. */
	tooMany: boolean;
}

/** What comes in before it is kept. It lies on this machine's disk, outside of the store; what is left lying goes after a day. */
export interface Incoming {
	/** The largest file taken in, in bytes. */
	readonly maxSize: number;
	/** A form with files, read as it comes: files to the disk, fields to memory. The caller clears `files`. */
	form(request: Request, most: { files: number; fields: number }): Promise<Form>;
	/** One step of an upload that can be resumed (tus 1.0.0). `address` is where uploads are made. */
	resumable(request: Request, sender: Sender, address: string): Promise<Response>;
	/** An upload that has come in whole, with the hash its sender computed; null where there is none of this sender's. */
	finished(id: string, sender: Sender): Promise<(Arrival & { sha256: string | null }) | null>;
	/** Notes what became of an upload and lets its bytes go; `outcome` answers it from then on. */
	settle(id: string, outcome: string): Promise<void>;
	outcome(id: string): Promise<string | null>;
	clear(files: readonly Arrival[]): Promise<void>;
	/** Removes what was begun and not touched since that moment. */
	sweep(before: Date): Promise<void>;
}

const isId = (id: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);
const lastPart = (url: string) => new URL(url).pathname.split('/').at(-1) ?? '';
const oneDay = 86_400_000;

/** @param folder made where missing, closed to other users of the machine */
export function openIncoming(folder: string, maxSize: number): Incoming {
	mkdirSync(folder, { recursive: true, mode: 0o700 });
	const at = (id: string, ending = '') => join(folder, isId(id) ? `${id}${ending}` : 'none');
	const senders = new WeakMap<Request, Sender & { address: string }>();
	const store = new TusFolder({ directory: folder, expirationPeriodInMilliseconds: oneDay });
	const isOf = (metadata: Record<string, string | null> | undefined, { partnership, account }: Sender) =>
		metadata?.partnership === partnership && metadata.account === account;
	const tus = new TusServer({
		path: '/',
		datastore: store,
		maxSize,
		allowedOrigins: [],
		namingFunction: () => randomUUID(),
		getFileIdFromRequest: ({ url }) => (isId(lastPart(url)) ? lastPart(url) : undefined),
		generateUrl: (request, { id }) => `${senders.get(request)?.address}/${id}`,
		async onUploadCreate(request, { metadata }) {
			const { partnership = '', account = '' } = senders.get(request) ?? {};
			return { metadata: { name: metadata?.name ?? '', sha256: metadata?.sha256 ?? null, partnership, account } };
		},
		async onIncomingRequest(request, id) {
			const sender = senders.get(request);
			if (request.method === 'POST') return;
			const upload = await store.getUpload(id).catch(() => null);
			if (!sender || !upload || !isOf(upload.metadata, sender)) throw { status_code: 404, body: '' };
		},
	});
	return {
		maxSize,
		async form(request, most) {
			const form = new FormData();
			const files: Promise<Arrival>[] = [];
			const contentType = request.headers.get('content-type') ?? '';
			const known = /^(multipart\/form-data|application\/x-www-form-urlencoded)/i;
			if (!request.body || !known.test(contentType)) return { form, files: [], tooMany: false };
			const parts = new Busboy({
				headers: { 'content-type': contentType },
				limits: { fileSize: maxSize, files: most.files, fields: most.fields, fieldSize: 100_000, fieldNameSize: 200, headerPairs: 20 },
			});
			let tooMany = false;
			const done = Promise.withResolvers<void>();
			parts.on('filesLimit', () => {
				tooMany = true;
			});
			parts.on('field', (name, value) => form.append(name, value));
			parts.on('file', (_field, stream, name) => {
				const cut = () => (stream as { truncated?: boolean }).truncated === true;
				const arrival = spool(folder, stream).then(async ({ path, size }): Promise<Arrival> => {
					if (!cut()) return { name: name ?? '', size, path };
					await rm(path, { force: true });
					return { name: name ?? '', size, path: null };
				});
				arrival.catch(done.reject);
				files.push(arrival);
			});
			parts.on('finish', () => done.resolve());
			parts.on('error', (error) => done.reject(error));
			const body = Readable.fromWeb(request.body as Parameters<typeof Readable.fromWeb>[0]);
			body.on('error', (error) => {
				done.reject(error);
				parts.destroy(error);
			});
			body.pipe(parts);
			try {
				await done.promise;
				const arrived = await Promise.all(files);
				// A file field left empty is sent as a file without a name and without bytes.
				const empty = arrived.filter(({ name, size }) => name === '' && size === 0);
				await this.clear(empty);
				return { form, files: arrived.filter((one) => !empty.includes(one)), tooMany };
			} catch (error) {
				const arrived = await Promise.allSettled(files);
				await this.clear(arrived.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : [])));
				throw error;
			}
		},
		async resumable(request, sender, address) {
			senders.set(request, { ...sender, address });
			const answer = await tus.handleWeb(request);
			const headers = new Headers(answer.headers);
			// Uploads come from our own pages alone.
			for (const name of [...headers.keys()]) if (name.startsWith('access-control-')) headers.delete(name);
			headers.delete('upload-metadata');
			headers.set('cache-control', 'no-store');
			return new Response(answer.body, { status: answer.status, headers });
		},
		async finished(id, sender) {
			const upload = isId(id) ? await store.getUpload(id).catch(() => null) : null;
			if (!upload || !isOf(upload.metadata, sender) || upload.offset !== upload.size) return null;
			return { name: upload.metadata?.name ?? '', size: upload.offset, path: at(id), sha256: upload.metadata?.sha256 || null };
		},
		async settle(id, outcome) {
			await writeFile(at(id, '.done'), outcome, { mode: 0o600 });
			await store.remove(id).catch(() => {});
		},
		outcome: (id) => readFile(at(id, '.done'), 'utf8').catch(() => null),
		async clear(files) {
			for (const { path } of files) if (path) await rm(path, { force: true });
		},
		sweep: (before) => clearOld(folder, before.getTime()),
	};
}

/** The bytes of an arrival, piece by piece. */
export const bytesOf = (path: string): AsyncIterable<Uint8Array> => createReadStream(path);

/** Lends the bytes of an arrival to be read here and there. */
export async function lookInto<T>(
	path: string,
	look: (read: (start: number, length: number) => Promise<Uint8Array>) => Promise<T>,
): Promise<T> {
	const handle = await open(path, 'r');
	try {
		return await look(async (start, length) => {
			const room = Buffer.alloc(Math.max(0, length));
			let read = 0;
			while (read < room.length) {
				const { bytesRead } = await handle.read(room, read, room.length - read, start + read);
				if (bytesRead === 0) break;
				read += bytesRead;
			}
			return room.subarray(0, read);
		});
	} finally {
		await handle.close();
	}
}
