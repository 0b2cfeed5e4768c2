import fc from 'fast-check';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openWorld, type World } from '../../test/world.ts';
import { headsText, readHeads, type Verdict, verify } from './verify.ts';
import { openSnapshot } from './verify-store.ts';

const kapan = '019a0000-0000-7000-8000-000000010001';
const decision = '019a0000-0000-7000-8000-000000030001';
const agreement = '019a0000-0000-7000-8000-000000040001';
const directory = '00000000-0000-0000-0000-000000000000';

let world: World;
let owner: pg.Client;

/** Acts of an officer on top of all others: one row each, which says something. */
async function threeVotes() {
	for (const number of ['2022_001', '2022_002', '2022_003']) {
		await owner.query('begin');
		await owner.query(
			`select set_config('jumelage.verb', 'decision.add', true), set_config('jumelage.account', (select id::text from auth.account_user order by email limit 1), true)`,
		);
		await owner.query(
			`insert into decision (partnership_id, id, organisation_id, body, number, subject) values ($1, gen_random_uuid(), '019a0000-0000-7000-8000-000000001001', 'council', $2, '{"fr": "Kapan"}')`,
			[kapan, number],
		);
		await owner.query('commit');
	}
}

beforeAll(async () => {
	world = await openWorld();
	owner = new pg.Client({ connectionString: world.url });
	await owner.connect();
	await threeVotes();
});
afterAll(async () => {
	await owner.end();
	await world.close();
});

async function check(kept = ''): Promise<Verdict> {
	const snapshot = await openSnapshot(world.url);
	try {
		return await verify(snapshot, readHeads(kept) ?? []);
	} finally {
		await snapshot.close();
	}
}
/** What the tamperer does, as the database's owner, who may switch every trigger off. */
const tamper = async (...statements: string[]) => {
	await owner.query('set session_replication_role = replica');
	for (const statement of statements) await owner.query(statement);
	await owner.query('set session_replication_role = origin');
};
const found = async (kept?: string) => (await check(kept)).findings.map(({ what, partnership, seq }) => ({ what, partnership, seq }));
const last = async () => Number((await owner.query('select seq from chain.head where partnership_id = $1', [kapan])).rows[0].seq);
const idAt = async (seq: number) =>
	String((await owner.query('select history_id from chain.link where partnership_id = $1 and seq = $2', [kapan, seq])).rows[0].history_id);

describe('a history nobody touched', () => {
	it('is whole, to the last row of every table', async () => {
		const { findings, changes, chains, tables } = await check();
		expect(findings).toEqual([]);
		expect(changes).toBe(Number((await owner.query('select count(*) from history')).rows[0].count));
		expect(chains).toBeGreaterThan(5);
		expect(tables).toBeGreaterThan(20);
	});
	it('stays whole whatever people write, in whatever order', async () => {
		const step = fc.record({
			what: fc.constantFrom('insert', 'update', 'update-twice', 'delete', 'rename', 'rolled-back', 'savepoint'),
			partnership: fc.integer({ min: 0, max: 3 }),
			text: fc.string({ unit: 'grapheme', maxLength: 30 }).map((text) => text.replaceAll('\u0000', '')),
		});
		const { rows } = await owner.query<{ id: string }>('select partnership_id as id from partnership order by 1 limit 4');
		await fc.assert(
			fc.asyncProperty(fc.array(fc.array(step, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 4 }), async (acts) => {
				for (const act of acts) {
					await owner.query('begin');
					for (const { what, partnership, text } of act) {
						const id = rows[partnership]?.id;
						if (what === 'savepoint') await owner.query('savepoint here');
						if (what === 'insert' || what === 'savepoint' || what === 'rolled-back')
							await owner.query('insert into document (partnership_id, id, title) values ($1, gen_random_uuid(), $2)', [id, text]);
						if (what === 'savepoint') await owner.query('rollback to savepoint here');
						if (what.startsWith('update')) await owner.query('update document set note = $2 where partnership_id = $1', [id, text]);
						if (what === 'update-twice') await owner.query('update document set note = null where partnership_id = $1', [id]);
						if (what === 'delete')
							await owner.query(
								'delete from document where partnership_id = $1 and not exists (select from evidence e where e.partnership_id = $1 and e.document_id = document.id)',
								[id],
							);
						if (what === 'rename')
							await owner.query(`update organisation set note = $1 where id = '019a0000-0000-7000-8000-000000001002'`, [text]);
					}
					await owner.query(act.some(({ what }) => what === 'rolled-back') ? 'rollback' : 'commit');
				}
				expect((await check()).findings).toEqual([]);
			}),
			{ numRuns: 8 },
		);
	});
});

describe('an owner of the database who', () => {
	// What random writers left last may be a removal, of which nothing can be altered.
	beforeAll(threeVotes);
	beforeEach(() => owner.query('begin'));
	afterEach(() => owner.query('rollback'));
	// Everything happens in a transaction that is undone: so it is verified from inside it.
	const inside = async (kept = '') => {
		const snapshot = await openSnapshot(world.url, owner);
		const { findings } = await verify(snapshot, readHeads(kept) ?? []);
		return findings.map(({ what, partnership, seq }) => ({ what, partnership, seq }));
	};

	it('may not rewrite, delete or empty the history as it is', async () => {
		for (const statement of [
			`update history set account_name = 'x' where partnership_id = '${kapan}'`,
			`delete from history where partnership_id = '${kapan}'`,
			'truncate history',
			`update chain.link set hash = content_hash`,
			'delete from chain.link',
			'truncate chain.link',
			'delete from chain.head',
			`update history set erased_at = now(), salt = null, before = null, reason = null, after = '{"a": 1}' where partnership_id = '${kapan}'`,
		]) {
			await owner.query('savepoint tried');
			await expect(owner.query(statement), statement).rejects.toThrow(/append-only/);
			await owner.query('rollback to savepoint tried');
		}
	});
	it.each([
		['what was said', `after = jsonb_set(after, '{number}', '"forged"')`, 'content-altered'],
		['what it was before', `before = '{"number": "never"}'`, 'content-altered'],
		['the name of who did it', `account_name = 'Somebody else'`, 'content-altered'],
		['the account', `account_id = gen_random_uuid()`, 'link-altered'],
		['the moment', `at = at - interval '1 second'`, 'link-altered'],
		['the verb', `verb = 'decision.remove'`, 'link-altered'],
		['the act', `act = gen_random_uuid()`, 'link-altered'],
		['the record', `record_id = 'x'`, 'link-altered'],
		['the salt', `salt = gen_random_uuid()`, 'content-altered'],
		['the reason', `reason = 'because'`, 'content-altered'],
	])('alters %s of a row is found at that row', async (_, change, what) => {
		const seq = (await last()) - 1;
		await tamper(`update history set ${change} where id = ${await idAt(seq)}`);
		expect(await inside()).toContainEqual({ what, partnership: kapan, seq });
	});
	it.each([
		['first', () => 1],
		['middle', (end: number) => Math.floor(end / 2)],
		['last', (end: number) => end],
	])('deletes the %s row is found there', async (_, which) => {
		const seq = which(await last());
		await tamper(`delete from history where id = ${await idAt(seq)}`);
		expect(await inside()).toContainEqual({ what: 'row-missing', partnership: kapan, seq });
	});
	it('deletes the row and its link is found at the gap', async () => {
		const seq = (await last()) - 2;
		const id = await idAt(seq);
		await tamper(`delete from chain.link where history_id = ${id}`, `delete from history where id = ${id}`);
		expect(await inside()).toContainEqual({ what: 'link-missing', partnership: kapan, seq });
	});
	it('cuts the end, rows and links, is found by the chain’s own end', async () => {
		const seq = await last();
		const id = await idAt(seq);
		await tamper(`delete from chain.link where history_id = ${id}`, `delete from history where id = ${id}`);
		expect(await inside()).toContainEqual({ what: 'chain-cut', partnership: kapan, seq: seq - 1 });
	});
	it('and puts the chain’s end back too, is found by the record that no longer follows from its history', async () => {
		const seq = await last();
		const id = await idAt(seq);
		await tamper(
			`delete from chain.link where history_id = ${id}`,
			`delete from history where id = ${id}`,
			`update chain.head h set seq = ${seq - 1}, hash = (select hash from chain.link where partnership_id = h.partnership_id and seq = ${seq - 1}) where partnership_id = '${kapan}'`,
		);
		expect(await inside()).toEqual([{ what: expect.stringMatching(/^row-(added|altered)$/), partnership: kapan, seq: null }]);
	});
	it('writes a row of their own is found: it is in no chain', async () => {
		await tamper(
			`insert into history (partnership_id, account_name, verb, noun, record_id, after, act) values ('${kapan}', 'Forger', 'agreement.sign', 'signature', '${agreement}', null, gen_random_uuid())`,
		);
		expect(await inside()).toContainEqual({ what: 'row-loose', partnership: kapan, seq: null });
	});
	it('swaps two rows is found at the first', async () => {
		const [a, b] = [(await last()) - 2, await last()];
		const [first, second] = [await idAt(a), await idAt(b)];
		await tamper(
			`update chain.link set history_id = 0 where history_id = ${first}`,
			`update chain.link set history_id = ${first} where history_id = ${second}`,
			`update chain.link set history_id = ${second} where history_id = 0`,
		);
		expect((await inside())[0]).toEqual({ what: 'content-altered', partnership: kapan, seq: a });
	});
	it('makes the altered row’s content hash fit is found by its link', async () => {
		const seq = (await last()) - 1;
		const id = await idAt(seq);
		await tamper(
			`update history set after = jsonb_set(after, '{number}', '"forged"') where id = ${id}`,
			`update chain.link l set content_hash = history_content_hash(h) from history h where h.id = l.history_id and h.id = ${id}`,
		);
		expect((await inside())[0]).toEqual({ what: 'link-altered', partnership: kapan, seq });
	});
	it('erases a row and says so nowhere is found', async () => {
		const seq = (await last()) - 1;
		await tamper(`update history set before = null, after = null, salt = null, erased_at = now() where id = ${await idAt(seq)}`);
		expect((await inside())[0]).toEqual({ what: 'erased-unsaid', partnership: kapan, seq });
	});
	it('erases a row as it is to be done leaves the chain whole', async () => {
		const { rows } = await owner.query('select erase_history($1, array[$2::bigint], $3) as gone', [
			kapan,
			await idAt((await last()) - 1),
			'Asked for',
		]);
		await owner.query('set constraints all immediate');
		expect(Number(rows[0].gone)).toBe(1);
		expect(await inside()).toEqual([]);
	});
	it('alters, adds or removes a record past the triggers is found, whatever its key', async () => {
		await tamper(
			`update decision set votes_for = 1 where id = '${decision}'`,
			`update signature set signed_on = '2023-11-22' where agreement_id = '${agreement}'`,
			`delete from evidence where id = (select id from evidence where partnership_id = '${kapan}' order by id limit 1)`,
			`insert into guest (partnership_id, organisation_id) select '${kapan}', id from organisation o where not exists (select from guest g where g.organisation_id = o.id) limit 1`,
			`update organisation set siret = '00000000000000' where id = '019a0000-0000-7000-8000-000000001001'`,
			`update membership set role = 'administrator' where role = 'reader'`,
		);
		const findings = await inside();
		expect(findings.filter(({ what, partnership }) => what === 'row-altered' && partnership === kapan).length).toBeGreaterThanOrEqual(2);
		expect(findings).toContainEqual({ what: 'row-removed', partnership: kapan, seq: null });
		expect(findings).toContainEqual({ what: 'row-added', partnership: kapan, seq: null });
		expect(findings).toContainEqual({ what: 'row-altered', partnership: directory, seq: null });
	});
	it('rewrites a whole chain so that it fits is found against the ends kept elsewhere, and by nothing else', async () => {
		const heads = headsText((await check()).heads, new Date('2026-11-22T10:00:00Z'));
		await tamper(
			`update history set account_name = 'Somebody else' where id = ${await idAt((await last()) - 1)}`,
			`delete from chain.link where partnership_id = '${kapan}'`,
			`update chain.head set seq = 0, hash = decode(repeat('00', 32), 'hex') where partnership_id = '${kapan}'`,
			`do $$ declare one uuid; begin for one in select act from history where partnership_id = '${kapan}' group by act order by min(id) loop perform link_act(one); end loop; end $$`,
		);
		expect(await inside()).toEqual([]);
		expect(await inside(heads)).toEqual([{ what: 'rewritten', partnership: kapan, seq: await last() }]);
	});
	it('removes a whole partnership’s chain is found against the ends kept elsewhere', async () => {
		const heads = headsText((await check()).heads, new Date('2026-11-22T10:00:00Z'));
		await tamper(...['history', 'chain.link', 'chain.head'].map((table) => `delete from ${table} where partnership_id = '${kapan}'`));
		expect(await inside(heads)).toContainEqual({ what: 'chain-cut', partnership: kapan, seq: 0 });
	});
});

it('lets the application neither see nor forge a link, nor erase, nor write history by itself', async () => {
	for (const role of ['jumelage_app', 'jumelage_open', 'jumelage_auth'] as const) {
		const client = new pg.Client({ connectionString: world.roleUrl(role) });
		await client.connect();
		// The others do not even find what lies in public.
		for (const statement of [
			'select * from chain.link',
			'select * from chain.head',
			`insert into chain.head values ('${kapan}', 0, '\\x00')`,
			`update chain.head set seq = 0`,
			`select erase_history('${kapan}', '{1}', 'x')`,
			`select link_act(gen_random_uuid())`,
			`insert into history (partnership_id, verb, noun, record_id, act) values ('${kapan}', 'x', 'x', 'x', gen_random_uuid())`,
			`update history set verb = 'x'`,
			'delete from history',
			`set session_replication_role = replica`,
			'alter table history disable trigger all',
		])
			await expect(client.query(statement), `${role}: ${statement}`).rejects.toThrow(
				role === 'jumelage_app' ? /permission denied|must be owner/ : /permission denied|must be owner|does not exist/,
			);
		await client.end();
	}
});
it('reads the ends it wrote, and nothing else', async () => {
	const { heads } = await check();
	expect(readHeads(headsText(heads, new Date()))).toEqual(heads);
	expect(readHeads('some other file')).toBe(null);
	expect(await found(headsText(heads, new Date()))).toEqual([]);
});

describe('people at work at once', () => {
	const writer = async () => {
		const client = new pg.Client({ connectionString: world.url });
		await client.connect();
		await client.query(`set lock_timeout = '2s'; set deadlock_timeout = '200ms'`);
		return client;
	};
	const others = '019a0000-0000-7000-8000-000000010005';
	const write = (client: pg.Client, partnership: string) =>
		client.query(`insert into document (partnership_id, id, title) values ($1, gen_random_uuid(), 'Lettre')`, [partnership]);
	const rename = (client: pg.Client, organisation: string) =>
		client.query('update organisation set note = md5(random()::text) where id = $1', [organisation]);

	it('in two partnerships do not wait for each other, even in the middle of a commit', async () => {
		const [slow, quick] = [await writer(), await writer()];
		await slow.query('begin');
		await write(slow, kapan);
		// What a commit does to the chain, and no commit yet: the head of this chain is held.
		await slow.query('set constraints all immediate');
		const begun = performance.now();
		await quick.query('begin');
		await write(quick, others);
		await quick.query('commit');
		expect(performance.now() - begun).toBeLessThan(1000);
		await slow.query('commit');
		await Promise.all([slow.end(), quick.end()]);
	});
	it('in one partnership write side by side, and wait for no more than a commit', async () => {
		const [one, two] = [await writer(), await writer()];
		await one.query('begin');
		await write(one, kapan);
		await two.query('begin');
		await write(two, kapan);
		await two.query('commit');
		await one.query('commit');
		await Promise.all([one.end(), two.end()]);
		expect(await found()).toEqual([]);
	});
	it('in the directory and a partnership, in opposite orders, both come through', async () => {
		const [one, two] = [await writer(), await writer()];
		for (let round = 0; round < 10; round += 1) {
			await Promise.all([one.query('begin'), two.query('begin')]);
			await rename(one, '019a0000-0000-7000-8000-000000001001');
			await write(one, kapan);
			await write(two, kapan);
			await rename(two, '019a0000-0000-7000-8000-000000001002');
			await Promise.all([one.query('commit'), two.query('commit')]);
		}
		await Promise.all([one.end(), two.end()]);
		expect(await found()).toEqual([]);
	});
});
