import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { verify } from '../src/history/verify.ts';
import { openSnapshot } from '../src/history/verify-store.ts';
import { backUp, type Files } from '../src/server/backup/backup.ts';
import { openArchive, restore, tally } from '../src/server/backup/restore.ts';
import { tablesIn, wording } from '../src/server/backup/tables.ts';
import { type Browser, openWorld, secret, type World } from './world.ts';

const partnership = '019a0000-0000-7000-8000-000000010001';
const folder = mkdtempSync(join(tmpdir(), 'jumelage-backup-'));
let world: World;
let officer: Browser;
let count = 0;

/** Files in memory: what the disk and the S3 store do is shown beside them. */
function memory(contents: Uint8Array[] = []): Files & { held: Map<string, Uint8Array> } {
	const nameOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
	const held = new Map(contents.map((bytes) => [nameOf(bytes), bytes]));
	return {
		held,
		async *list() {
			for (const [sha256, { length: size }] of held) yield { sha256, size };
		},
		async open(sha256) {
			const bytes = held.get(sha256);
			return bytes
				? (async function* () {
						for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
					})()
				: null;
		},
		async put(content) {
			const pieces: Uint8Array[] = [];
			for await (const piece of content) pieces.push(piece);
			const bytes = Buffer.concat(pieces);
			held.set(nameOf(bytes), bytes);
			return { sha256: nameOf(bytes), size: bytes.length };
		},
	};
}

const save = (name: string, options: { passphrase?: string; files?: Files } = {}) =>
	backUp({
		url: world.url,
		file: join(folder, name),
		passphrase: options.passphrase ?? null,
		secret,
		settings: { PORT: '3000' },
		files: options.files ?? memory(),
		now: world.now,
	});

/** A database of nothing, dropped at the end. */
async function emptyDatabase(): Promise<string> {
	count += 1;
	const name = `restore_${process.pid}_${count}`;
	const admin = new pg.Client(inject('postgresUrl'));
	await admin.connect();
	await admin.query(`create database ${name}`);
	await admin.end();
	made.push(name);
	const url = new URL(inject('postgresUrl'));
	url.pathname = `/${name}`;
	return url.href;
}
const made: string[] = [];

async function contents(url: string) {
	const client = new pg.Client(url);
	await client.connect();
	await client.query(`begin isolation level repeatable read; ${wording}`);
	const answer = await tally(client, await tablesIn(client));
	await client.end();
	return answer;
}

beforeAll(async () => {
	world = await openWorld();
	officer = await world.browser('officer-saint-etienne');
});
afterAll(async () => {
	await world.close();
	const admin = new pg.Client(inject('postgresUrl'));
	await admin.connect();
	for (const name of made) await admin.query(`drop database ${name} with (force)`);
	await admin.end();
	rmSync(folder, { recursive: true });
});

describe('a backup', () => {
	it('taken while the office works comes back elsewhere the same to the last row and byte, whole acts only', async () => {
		const files = memory([randomBytes(300_000), Buffer.from('Կապան'), Buffer.alloc(0)]);
		let working = true;
		let saved = 0;
		const work = (async () => {
			while (working) {
				const { status } = await officer.post(`/partnerships/${partnership}/decisions/new`, {
					organisationId: '019a0000-0000-7000-8000-000000001001',
					body: 'council',
					takenOn: '2025-11-03',
					number: `2025_${saved}`,
					'subject.fr': `Délibération ${saved}`,
					outcome: 'adopted',
				});
				expect(status).toBe(303);
				saved += 1;
			}
		})();
		await expect.poll(() => saved).toBeGreaterThan(3);
		const summary = await save('office.tar.gz', { files });
		const during = saved;
		await expect.poll(() => saved).toBeGreaterThan(during + 3);
		working = false;
		await work;

		const url = await emptyDatabase();
		const elsewhere = memory();
		const archive = await openArchive(join(folder, 'office.tar.gz'), null);
		expect(archive.secret).toBe(secret);
		expect(archive.settings).toBe('PORT=3000\n');
		await restore({ url, file: 'office.tar.gz', archive, files: elsewhere });
		expect(await contents(url)).toEqual(summary.tables);
		expect(summary.tables['public.territory']?.rows).toBeGreaterThan(10);
		expect(summary.tables['auth.account_user']?.rows).toBeGreaterThan(3);
		expect([...elsewhere.held.keys()].sort()).toEqual([...files.held.keys()].sort());
		// The office went on: its own tables are further than the archive.
		expect((await contents(world.url))['public.decision']?.rows).toBeGreaterThan(summary.tables['public.decision']?.rows ?? 0);

		const snapshot = await openSnapshot(url);
		const verdict = await verify(snapshot);
		await snapshot.close();
		expect(verdict).toMatchObject({ findings: [], changes: summary.tables['public.history']?.rows });

		const there = new pg.Client(url);
		await there.connect();
		const { rows: torn } = await there.query(`
			select d.id from decision d where not exists (select from history h where h.noun = 'decision' and h.record_id = d.id::text)
			union all select h.act from history h where not exists (select from chain.link l where l.partnership_id = h.partnership_id and l.history_id = h.id)`);
		expect(torn).toEqual([]);
		// Walls, triggers and counters stand: what is written next is recorded, after everything else.
		const { rows: before } = await there.query('select max(id) as last from history');
		await there.query(`update decision set note = 'x' where partnership_id = $1`, [partnership]);
		const { rows: after } = await there.query('select min(id) as first from history where id > $1', [before[0].last]);
		expect(Number(after[0].first)).toBeGreaterThan(Number(before[0].last));
		const { rows: walls } = await there.query(`select count(*)::int as n from pg_policies where tablename = 'decision'`);
		expect(walls[0].n).toBeGreaterThan(3);
		const { rows: keys } = await there.query(`select count(*)::int as n from pg_constraint where contype = 'f' and not convalidated`);
		expect(keys[0].n).toBe(0);
		await there.end();
	}, 60_000);

	it('is readable by its owner alone, and replaces no file', async () => {
		await save('kept.tar.gz');
		expect(statSync(join(folder, 'kept.tar.gz')).mode & 0o077).toBe(0);
		await expect(save('kept.tar.gz')).rejects.toMatchObject({ code: 'backup-exists' });
		expect(existsSync(join(folder, 'kept.tar.gz.part'))).toBe(false);
	});

	it('encrypted by a passphrase opens with that one alone', async () => {
		await save('closed.tar.gz.age', { passphrase: 'quatre mots choisis au hasard' });
		const file = join(folder, 'closed.tar.gz.age');
		expect(readFileSync(file).includes('decision')).toBe(false);
		await expect(openArchive(file, null)).rejects.toMatchObject({ code: 'backup-passphrase' });
		await expect(openArchive(file, 'quatre autres mots du dictionnaire')).rejects.toMatchObject({ code: 'backup-passphrase' });
		const archive = await openArchive(file, 'quatre mots choisis au hasard');
		const url = await emptyDatabase();
		await restore({ url, file, archive, files: memory() });
		expect((await contents(url))['public.partnership']?.rows).toBeGreaterThan(5);
	}, 30_000);

	it('cut short, altered, or no backup at all leaves nothing behind', async () => {
		await save('good.tar.gz', { files: memory([randomBytes(50_000)]) });
		const bytes = readFileSync(join(folder, 'good.tar.gz'));
		const url = await emptyDatabase();
		const altered = Buffer.from(bytes);
		altered[Math.floor(bytes.length / 2)] = (altered[Math.floor(bytes.length / 2)] ?? 0) ^ 1;
		for (const [name, content] of [
			['cut.tar.gz', bytes.subarray(0, Math.floor(bytes.length * 0.9))],
			['end.tar.gz', bytes.subarray(0, bytes.length - 1)],
			['altered.tar.gz', altered],
			['text.tar.gz', Buffer.from('Ceci n’est pas une sauvegarde.')],
			['empty.tar.gz', Buffer.alloc(0)],
		] as const) {
			const file = join(folder, name);
			writeFileSync(file, content);
			const attempt = openArchive(file, null).then((archive) => restore({ url, file, archive, files: memory() }));
			await expect(attempt, name).rejects.toMatchObject({ code: expect.stringMatching(/^backup-(unreadable|differs)$/) });
		}
		const file = join(folder, 'good.tar.gz');
		await restore({ url, file, archive: await openArchive(file, null), files: memory() });
		await expect(restore({ url, file, archive: await openArchive(file, null), files: memory() })).rejects.toMatchObject({
			code: 'database-not-empty',
		});
	}, 60_000);

	it('of a version that this one does not know is refused before anything is touched', async () => {
		await save('newer.tar.gz');
		const file = join(folder, 'newer.tar.gz');
		const archive = await openArchive(file, null);
		archive.manifest.migrations.push({ number: 9999, name: '9999_moon.sql', hash: 'x' });
		await expect(restore({ url: await emptyDatabase(), file, archive, files: memory() })).rejects.toMatchObject({
			code: 'backup-newer',
			facts: { name: '9999_moon.sql' },
		});
	});
});
