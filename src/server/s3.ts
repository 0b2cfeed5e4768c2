import { createReadStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import {
	DeleteObjectCommand,
	GetObjectCommand,
	HeadBucketCommand,
	HeadObjectCommand,
	ListObjectsV2Command,
	PutObjectCommand,
	S3Client,
	S3ServiceException,
} from '@aws-sdk/client-s3';
import { type FileStore, isHash, spool } from './files.ts';
import { Trouble } from './trouble.ts';

export interface S3Files extends FileStore {
	/** @throws Trouble `files-unreachable` */
	check(): Promise<void>;
	close(): void;
}

const isMissing = (error: unknown) => error instanceof S3ServiceException && error.$metadata.httpStatusCode === 404;

/**
 * Files in a bucket of an S3 store.
 * @param address `https://key:secret@host[:port]/bucket[/folder]?region=…`; region `us-east-1` where not said
 * @param aside a folder of this machine: what comes is written there first, since its hash is its name
 */
export function s3Files(address: string, aside: string): S3Files {
	const { protocol, host, username, password, pathname, searchParams } = new URL(address);
	const [bucket = '', ...folder] = pathname.split('/').filter(Boolean).map(decodeURIComponent);
	const prefix = [...folder, ''].join('/');
	const key = (sha256: string) => (isHash(sha256) ? `${prefix}${sha256.slice(0, 2)}/${sha256}` : `${prefix}none`);
	const client = new S3Client({
		endpoint: `${protocol}//${host}`,
		region: searchParams.get('region') ?? 'us-east-1',
		credentials: { accessKeyId: decodeURIComponent(username), secretAccessKey: decodeURIComponent(password) },
		// The bucket stands in the path: servers other than Amazon's have no name for each bucket.
		forcePathStyle: true,
		// Not every server knows the newer checksums; ours is the SHA-256 below.
		requestChecksumCalculation: 'WHEN_REQUIRED',
		responseChecksumValidation: 'WHEN_REQUIRED',
		maxAttempts: 3,
	});
	return {
		async check() {
			try {
				await client.send(new HeadBucketCommand({ Bucket: bucket }));
			} catch (cause) {
				const status = cause instanceof S3ServiceException ? cause.$metadata.httpStatusCode : undefined;
				const reason = status ? `HTTP ${status}` : cause instanceof Error ? ((cause as NodeJS.ErrnoException).code ?? cause.name) : '';
				throw new Trouble('files-unreachable', { host, bucket, reason }, { cause });
			}
		},
		async put(bytes) {
			await mkdir(aside, { recursive: true, mode: 0o700 });
			const { path, sha256, size } = await spool(aside, bytes);
			try {
				await client.send(
					new PutObjectCommand({
						Bucket: bucket,
						Key: key(sha256),
						Body: createReadStream(path),
						ContentLength: size,
						ContentType: 'application/octet-stream',
						// The server compares it with what it received.
						ChecksumSHA256: Buffer.from(sha256, 'hex').toString('base64'),
					}),
				);
				return { sha256, size };
			} finally {
				await rm(path, { force: true });
			}
		},
		async open(sha256, range) {
			try {
				const { Body } = await client.send(
					new GetObjectCommand({
						Bucket: bucket,
						Key: key(sha256),
						...(range ? { Range: `bytes=${range.start}-${range.end}` } : {}),
					}),
				);
				return (Body?.transformToWebStream() as ReadableStream<Uint8Array> | undefined) ?? null;
			} catch (error) {
				if (isMissing(error)) return null;
				throw error;
			}
		},
		async has(sha256) {
			try {
				const { ContentLength } = await client.send(new HeadObjectCommand({ Bucket: bucket, Key: key(sha256) }));
				return ContentLength ?? 0;
			} catch (error) {
				if (isMissing(error)) return null;
				throw error;
			}
		},
		async remove(sha256) {
			await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: key(sha256) }));
		},
		async *list() {
			let token: string | undefined;
			do {
				const page = await client.send(
					new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, ...(token ? { ContinuationToken: token } : {}) }),
				);
				for (const { Key = '', Size = 0, LastModified } of page.Contents ?? []) {
					const sha256 = Key.split('/').at(-1) ?? '';
					if (isHash(sha256) && Key === key(sha256)) yield { sha256, size: Size, at: LastModified ?? new Date(0) };
				}
				token = page.NextContinuationToken;
			} while (token);
		},
		close: () => client.destroy(),
	};
}
