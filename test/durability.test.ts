import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { urls } from '../src/urls.ts';
import { adminUrl, clear, dataFolder, firstPage, type Program, processesOf, start } from './program.ts';

afterAll(clear);

const decisions = urls.decisionNew({ partnership: '019a0000-0000-7000-8000-000000010001' });

/** Signs in through the printed link of the officer of Saint-Étienne. @returns the cookie */
async function signIn({ output }: Program): Promise<string> {
	const link = /http:\S+officer-saint-etienne\S+/.exec(output())?.[0] ?? '';
	const response = await fetch(link, { redirect: 'manual' });
	return response.headers
		.getSetCookie()
		.map((cookie) => cookie.split(';')[0])
		.join('; ');
}

/** Records decisions one after the other until the program is dead. @returns the last number that was answered as kept */
async function record({ address }: Program, cookie: string, from: number, kept: (count: number) => void): Promise<number> {
	for (let number = from, count = 0; ; number++) {
		const body = new URLSearchParams({
			organisationId: '019a0000-0000-7000-8000-000000001001',
			body: 'council',
			'subject.fr': `Délibération ${number}`,
			number: String(number),
			takenOn: '2023',
			outcome: 'adopted',
		});
		const response = await fetch(address + decisions, {
			method: 'POST',
			body,
			redirect: 'manual',
			headers: { cookie, origin: address },
		}).catch(() => null);
		if (response === null) return number - 1;
		expect(response.status).toBe(303);
		count += 1;
		kept(count);
	}
}

test('twenty times the program is killed in the midst of writing: what was answered as kept is kept, and the next start needs no hand', async () => {
	const folder = dataFolder();
	let acknowledged = 0;
	let cookie = '';
	for (let kill = 1; kill <= 20; kill++) {
		const program = await start({ DATA_DIR: folder });
		await firstPage(program);
		cookie ||= await signIn(program);
		const many = 3 + ((kill * 7) % 11);
		const last = await record(program, cookie, acknowledged + 1, (count) => {
			if (count !== many) return;
			// Every other time PostgreSQL dies with it; else it is left behind, still at work.
			if (kill % 2 === 0) for (const pid of processesOf(folder)) process.kill(Number(pid), 'SIGKILL');
			process.kill(-(program.child.pid ?? 0), 'SIGKILL');
		});
		await program.ended;
		expect(last).toBeGreaterThanOrEqual(acknowledged + many);
		acknowledged = last;
	}
	const program = await start({ DATA_DIR: folder });
	await firstPage(program);
	const client = new pg.Client(adminUrl(folder));
	await client.connect();
	const { rows } = await client.query<{ number: number; told: boolean }>(`
		select d.number::int as number, exists (select from history h where h.partnership_id = d.partnership_id and h.record_id = d.id::text and h.verb = 'decision.add') as told
		from decision d where d.subject ->> 'fr' like 'Délibération %' order by d.number::int`);
	await client.end();
	program.child.kill('SIGINT');
	await program.ended;
	// Each that was answered is there once, with its history. One in flight at a kill may be there too, and then its number was taken again.
	const numbers = new Set(rows.map(({ number }) => number));
	expect([...numbers].filter((number) => number <= acknowledged)).toHaveLength(acknowledged);
	expect(rows.length - numbers.size).toBeLessThanOrEqual(20);
	expect(rows.every(({ told }) => told)).toBe(true);
}, 180_000);
