import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import S3rver from '@20minutes/s3rver';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { diskFiles, type FileStore } from './files.ts';
import { type S3Files, s3Files } from './s3.ts';

const folder = mkdtempSync(join(tmpdir(), 'jumelage-files-'));
let server: S3rver;
let bucket: S3Files;
let address: string;
const stores: Record<string, () => FileStore> = { 'of the data folder': () => diskFiles(join(folder, 'disk')), 'of S3': () => bucket };

beforeAll(async () => {
	server = new S3rver({
		port: 0,
		address: '127.0.0.1',
		silent: true,
		directory: join(folder, 's3'),
		configureBuckets: [{ name: 'kapan', configs: [] }],
		// It forgets the slash after a bucket's name when it signs what it received.
		allowMismatchedSignatures: true,
	});
	const { port } = (await server.run()) as AddressInfo;
	address = `http://S3RVER:S3RVER@127.0.0.1:${port}`;
	bucket = s3Files(`${address}/kapan/files?region=fr-par`, join(folder, 'aside'));
});
afterAll(async () => {
	bucket.close();
	await server.close();
	rmSync(folder, { recursive: true });
});

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
async function* pieces(bytes: Buffer, length = 70_000): AsyncGenerator<Uint8Array> {
	for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}
const text = async (stream: ReadableStream<Uint8Array> | null) => Buffer.from(await new Response(stream).arrayBuffer());
const all = async (store: FileStore) => {
	const found = [];
	for await (const one of store.list()) found.push(one);
	return found;
};

describe.each(Object.keys(stores))('the store of files %s', (name) => {
	const store = () => (stores[name] as () => FileStore)();
	const vote = Buffer.alloc(1_500_000, 'Délibération du 14 novembre 2022. ');
	const sha256 = hashOf(vote);

	it('keeps the vote under its hash, once, and gives it back whole or in part', async () => {
		expect(await store().has(sha256)).toBeNull();
		expect(await store().open(sha256)).toBeNull();
		for (const _ of ['first', 'again']) expect(await store().put(pieces(vote))).toEqual({ sha256, size: vote.length });
		expect(await store().has(sha256)).toBe(vote.length);
		expect((await text(await store().open(sha256))).equals(vote)).toBe(true);
		expect((await text(await store().open(sha256, { start: 10, end: 29 }))).equals(vote.subarray(10, 30))).toBe(true);
		expect((await all(store())).map(({ sha256: one, size }) => [one, size])).toEqual([[sha256, vote.length]]);
	});
	it('keeps nothing of what breaks off half-way', async () => {
		const broken = async function* () {
			yield Buffer.from('half a signature');
			throw new Error('the line went dead');
		};
		await expect(store().put(broken())).rejects.toThrow('the line went dead');
		expect(await all(store())).toHaveLength(1);
	});
	it('lists by hash, with the moment, and lets go', async () => {
		const others = await Promise.all([1, 2, 3, 4].map((one) => store().put(pieces(Buffer.from(`accord n° ${one}`)))));
		const hashes = (await all(store())).map((one) => one.sha256);
		expect(hashes).toEqual([sha256, ...others.map((one) => one.sha256)].sort());
		expect(Math.abs(Date.now() - ((await all(store()))[0]?.at.getTime() ?? 0))).toBeLessThan(60_000);
		for (const one of hashes) await store().remove(one);
		await store().remove(sha256);
		expect(await all(store())).toEqual([]);
	});
	it('takes nothing but a hash for the name of a file', async () => {
		writeFileSync(join(folder, 'secret'), 'the secret');
		for (const wrong of ['../secret', '/etc/passwd', '..', '', `${sha256}/../../secret`, 'A'.repeat(64)]) {
			expect(await store().open(wrong)).toBeNull();
			expect(await store().has(wrong)).toBeNull();
			await store().remove(wrong);
		}
	});
});

it('closes the folder to the machine’s other users, and leaves nothing half-written in sight', async () => {
	const store = diskFiles(join(folder, 'closed'));
	const { sha256 } = await store.put(pieces(Buffer.from('accord')));
	for (const path of ['', sha256.slice(0, 2), join(sha256.slice(0, 2), sha256)])
		expect(statSync(join(folder, 'closed', path)).mode & 0o077, path).toBe(0);
	expect(readdirSync(join(folder, 'closed', 'aside'))).toEqual([]);
});

it('holds nothing but whole files, however often the program is killed while it writes', async () => {
	const place = join(folder, 'killed');
	const program = `
		const { diskFiles } = await import(${JSON.stringify(new URL('./files.ts', import.meta.url).href)});
		const store = diskFiles(${JSON.stringify(place)});
		process.stdout.write('ready');
		for (let one = 0; ; one++) await store.put([1, 2, 3].map((part) => Buffer.alloc(300_000, process.pid + ' ' + one + ' ' + part)));`;
	for (const pause of [5, 20, 45, 80]) {
		const child = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
		await once(child.stdout, 'data');
		await new Promise((resolve) => setTimeout(resolve, pause));
		child.kill('SIGKILL');
		await once(child, 'close');
	}
	const store = diskFiles(place);
	const found = await all(store);
	expect(found.length).toBeGreaterThan(0);
	for (const { sha256, size } of found) {
		expect(size).toBe(900_000);
		expect(hashOf(await text(await store.open(sha256)))).toBe(sha256);
	}
});

it('says at the start that a bucket is not there, or does not let us in', async () => {
	for (const wrong of [`${address}/erevan`, `${address.replace('S3RVER:', 'SOMEBODY:')}/kapan`]) {
		const store = s3Files(wrong, join(folder, 'aside'));
		await expect(store.check()).rejects.toMatchObject({ code: 'files-unreachable' });
		store.close();
	}
	await bucket.check();
});
