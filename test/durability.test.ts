import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { startPostgres } from '../src/server/embedded.ts';
import { root } from '../src/server/root.ts';
import { clear, dataFolder } from './program.ts';

afterAll(clear);

/** Writes until `many` entries are acknowledged, then kills the program, and PostgreSQL too where told, in the midst of the next. */
async function writeAndKill(folder: string, many: number, postgresToo: boolean): Promise<number> {
	const child = spawn(process.execPath, [join(root, 'test', 'writer.ts'), folder], { stdio: ['ignore', 'pipe', 'inherit'] });
	const over = new Promise<void>((resolve) => child.once('exit', () => resolve()));
	let last = 0;
	let seen = 0;
	let server = 0;
	for await (const line of createInterface({ input: child.stdout })) {
		const [word, number] = line.split(' ');
		if (word === 'server') server = Number(number);
		else last = Number(number);
		if (word === 'kept' && ++seen === many) {
			if (postgresToo) process.kill(-server, 'SIGKILL');
			child.kill('SIGKILL');
		}
	}
	await over;
	expect(seen).toBeGreaterThanOrEqual(many);
	return last;
}

test('twenty times the program is killed in the midst of writing: what was said to be kept is kept', async () => {
	const folder = dataFolder();
	let acknowledged = 0;
	for (let kill = 1; kill <= 20; kill++) {
		const last = await writeAndKill(folder, 5 + ((kill * 7) % 23), kill % 2 === 0);
		expect(last).toBeGreaterThan(acknowledged); // each start took up by itself after the last kill
		acknowledged = last;
	}
	const postgres = await startPostgres({ folder, durable: true });
	const client = new pg.Client(postgres.url);
	await client.connect();
	const { rows } = await client.query<{ number: number }>('select number from entry order by number');
	await client.end();
	await postgres.stop();
	// One more may be there: written, but the answer did not arrive any more.
	expect(rows.length - acknowledged).toBeOneOf([0, 1]);
	expect(rows.map(({ number }) => number)).toEqual(Array.from(rows, (_, index) => index + 1));
}, 120_000);
