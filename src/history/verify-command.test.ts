import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { openWorld, type World } from '../../test/world.ts';
import { asked, verifyCommand } from './verify-command.ts';

let world: World;
let folder: string;
const said: string[] = [];
beforeAll(async () => {
	world = await openWorld();
	folder = mkdtempSync(join(tmpdir(), 'jumelage-verify-'));
});
afterEach(() => vi.unstubAllEnvs());
afterAll(async () => {
	rmSync(folder, { recursive: true });
	await world.close();
});

async function run(language: string, ...words: string[]): Promise<{ code: number; text: string }> {
	vi.stubEnv('LC_ALL', language);
	said.length = 0;
	const spies = (['log', 'error'] as const).map((name) =>
		vi.spyOn(console, name).mockImplementation((text) => void said.push(String(text))),
	);
	try {
		return { code: await verifyCommand(world.url, words, 'Europe/Paris'), text: said.join('\n').replace(/[\u00a0\u202f]/g, ' ') };
	} finally {
		for (const spy of spies) spy.mockRestore();
	}
}

it('says that nothing was tampered with, and writes down where each chain ends', async () => {
	const file = join(folder, 'heads.txt');
	const { code, text } = await run('fr_FR.UTF-8', '--keep', file);
	expect(code).toBe(0);
	expect(text).toMatch(/Historique vérifié\s: \d+ changements/);
	expect(readFileSync(file, 'utf8')).toMatch(/^# jumelage history heads .+\n[0-9a-f-]{36} \d+ [0-9a-f]{64}\n/);
	expect((await run('en', '--against', file)).code).toBe(0);
});
it('names the partnership, the place, the moment and the reason, in three languages, and keeps no end of a broken chain', async () => {
	const client = new pg.Client({ connectionString: world.url });
	await client.connect();
	await client.query('set session_replication_role = replica');
	await client.query(
		`update history set after = after || '{"votes_for": 0}' where partnership_id = '019a0000-0000-7000-8000-000000010001' and noun = 'decision'`,
	);
	await client.end();
	const file = join(folder, 'broken.txt');
	const { code, text } = await run('fr', '--keep', file);
	expect(code).toBe(1);
	expect(text).toMatch(
		/^Saint-Étienne – Kapan, n° \d+, \d+ .+ 20\d\d à \d\d:\d\d, \w+ \(decision\) : ce que dit cette ligne a été modifié après coup\./,
	);
	expect(() => readFileSync(file)).toThrow(/ENOENT/);
	expect((await run('hy')).text).toMatch(/այս գրառման բովանդակությունը հետագայում փոփոխվել է։/);
	expect((await run('en')).text).toMatch(/what this row says was altered afterwards\./);
});
it('refuses words it does not know, and a file that is none of its own', async () => {
	expect(asked(['--keep'])).toBe(null);
	expect(asked(['keep', 'x', '--against', 'y'])).toEqual({ keep: 'x', against: 'y' });
	expect((await run('en', '--loud')).code).toBe(2);
	const file = join(folder, 'other.txt');
	writeFileSync(file, 'hello');
	expect(await run('en', '--against', file)).toMatchObject({ code: 2, text: expect.stringContaining('is not a file written by') });
	expect((await run('en', '--against', join(folder, 'absent.txt'))).code).toBe(2);
});
