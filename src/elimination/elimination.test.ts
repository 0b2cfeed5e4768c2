import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Browser, openWorld, type World } from '../../test/world.ts';
import { dated, day } from '../plain/day.ts';
import { urls } from '../urls.ts';
import { dueOn, type Holding, type Line, passed, stateOf } from './elimination.ts';
import { retentionRules } from './retention.ts';

const id = (last: string) => `019a0000-0000-7000-8000-${last.padStart(12, '0')}`;
const [kapan, saintEtienne] = [id('10001'), id('1001')];
const [note, proof] = [id('ee01'), id('ee02')];

describe('the term', () => {
	it('runs from the last day that the newest item may be of', () => {
		expect(dueOn({ years: 5 }, [dated('2014'), dated('2015-11-02'), null])).toBe('2020-11-02');
		expect(dueOn({ years: 5 }, [dated('2015')])).toBe('2020-12-31');
		expect(dueOn({ years: null }, [dated('1959')])).toBeNull();
		expect(dueOn({ years: 5 }, [null])).toBeNull();
	});
	it('never puts what is kept for ever on a list for destruction, and only what belongs to a partnership long ended on one for the archives', () => {
		const holding = (rule: Holding['rule'], endedOn: string | null): Holding => ({
			noun: 'decision',
			rule,
			recordId: note,
			dossierId: kapan,
			dossier: 'Saint-Étienne – Luhansk',
			description: 'Vote',
			dates: [dated('1959')],
			endedOn: endedOn ? dated(endedOn) : null,
		});
		const rules = retentionRules();
		const today = day('2026-11-22');
		expect(passed([holding('deliberation', null)], rules, today)).toEqual([]);
		expect(passed([holding('deliberation', '2020')], rules, today)).toEqual([]);
		expect(passed([holding('deliberation', '2014')], rules, today).map(({ fate }) => fate)).toEqual(['keep']);
	});
	it('and its list stand where the dates say', () => {
		const line = (carriedOutAt: string | null) => ({ fate: 'destroy', carriedOutAt }) as Line;
		const list = { sentOn: null, visaNumber: null, refusal: null, lines: [line(null)] };
		expect(stateOf(list)).toBe('prepared');
		expect(stateOf({ ...list, sentOn: dated('2026-11-22') })).toBe('sent');
		expect(stateOf({ ...list, visaNumber: '42/7' })).toBe('visa');
		expect(stateOf({ ...list, visaNumber: '42/7', lines: [line('2026-11-22T10:00:00Z')] })).toBe('carried-out');
		expect(stateOf({ ...list, refusal: 'à garder' })).toBe('refused');
	});
});

describe('a list for the archives', () => {
	let world: World;
	let officer: Browser;
	let list: string;
	beforeAll(async () => {
		world = await openWorld();
		officer = await world.browser('officer-saint-etienne');
		await world.owner.query(`update partnership set keeper_id = $2 where partnership_id = $1`, [kapan, saintEtienne]);
		for (const [one, title] of [
			[note, 'Liste des chambres réservées'],
			[proof, 'Compte rendu du voyage'],
		])
			await world.owner.query(`insert into document (partnership_id, id, title, "on") values ($1, $2, $3, '2012-05')`, [kapan, one, title]);
		await world.owner.query(`insert into evidence (partnership_id, id, document_id, fact) values ($1, gen_random_uuid(), $2, 'since')`, [
			kapan,
			proof,
		]);
	});
	afterAll(() => world.close());

	const there = async (which: string) => (await world.owner.query('select 1 from document where id = $1', [which])).rows.length === 1;

	it('holds what has passed its term and proves nothing', async () => {
		const page = await officer.get(urls.eliminations());
		expect(page.text).toContain('Liste des chambres réservées');
		expect(page.text).not.toContain('Compte rendu du voyage');
		expect((await officer.post(urls.eliminations(), {})).status).toBe(422);
		expect((await officer.post(urls.eliminations(), { record: [proof] })).status).toBe(422);
		const made = await officer.post(urls.eliminations(), { record: [note, proof] });
		expect(made.status).toBe(303);
		list = made.location?.split('/').at(-1) ?? '';
		expect((await officer.post(urls.eliminations(), { record: [note] })).status).toBe(422); // on a list already
		const shown = await officer.get(urls.elimination({ elimination: list }));
		expect(shown.text).toContain('2009/018 (28 août 2009)');
		expect((await officer.get(urls.eliminationCsv({ elimination: list }))).text).toContain('Liste des chambres réservées,2012-05');
	});
	it('destroys nothing without the visa, whoever asks and however', async () => {
		await officer.post(urls.elimination({ elimination: list }), { fate_1: 'destroy' });
		const early = await officer.post(urls.eliminationCarryOut({ elimination: list }), { line: '1', sure: 'yes' });
		expect(early.status).toBe(422);
		expect((await officer.post(urls.eliminationSend({ elimination: list }), { on: '', to: '' })).status).toBe(422);
		expect((await officer.post(urls.eliminationSend({ elimination: list }), { on: '22/11/2026', to: 'Archives de la Loire' })).status).toBe(
			303,
		);
		// Sent, it changes no more.
		expect((await officer.post(urls.elimination({ elimination: list }), { fate_1: 'keep' })).status).toBe(422);
		expect((await officer.post(urls.eliminationCarryOut({ elimination: list }), { line: '1', sure: 'yes' })).status).toBe(422);
		const reader = await world.browser('elected-saint-etienne');
		expect((await reader.post(urls.eliminationCarryOut({ elimination: list }), { line: '1', sure: 'yes' })).status).toBe(403);
		expect((await (await world.browser('officer-kapan')).get(urls.elimination({ elimination: list }))).status).toBe(404);
		expect(await there(note)).toBe(true);
		await expect(world.owner.query(`update elimination_line set rule = 'deliberation' where elimination_id = $1`, [list])).rejects.toThrow(
			/check/,
		);
	});
	it('with the visa destroys line by line what was ticked and confirmed, in the history too, and keeps the list', async () => {
		const lacks = await officer.post(urls.eliminationAnswer({ elimination: list }), {
			outcome: 'visa',
			on: '22/11/2026',
			by: 'La directrice',
		});
		expect(lacks.status).toBe(422);
		const visa = { outcome: 'visa', on: '22/11/2026', by: 'La directrice des archives', visaNumber: '2026/42-17' };
		expect((await officer.post(urls.eliminationAnswer({ elimination: list }), visa)).status).toBe(303);
		expect((await officer.post(urls.eliminationCarryOut({ elimination: list }), { line: '1' })).status).toBe(422);
		expect(await there(note)).toBe(true);
		expect((await officer.post(urls.eliminationCarryOut({ elimination: list }), { line: '1', sure: 'yes' })).status).toBe(303);
		expect(await there(note)).toBe(false);
		expect(await there(proof)).toBe(true);
		const { rows } = await world.owner.query(
			`select count(*)::int as n from history where coalesce(before, after)::text like '%chambres réservées%' and noun = 'document'`,
		);
		expect(rows).toEqual([{ n: 0 }]);
		const shown = await officer.get(urls.elimination({ elimination: list }));
		expect(shown.text).toContain('détruit le');
		expect(shown.text).toContain('2026/42-17');
		expect((await officer.post(urls.eliminationCarryOut({ elimination: list }), { line: '1', sure: 'yes' })).status).toBe(422);
	});
	it('cannot be written to from another city’s session', async () => {
		const { rows } = await world.owner.query<{ id: string }>(
			`select id from auth.account_user where email = 'officer-kapan@jumelage.example'`,
		);
		const client = await world.owner.connect();
		try {
			await client.query(`set role jumelage_app; select set_config('jumelage.account', '${rows[0]?.id}', false)`);
			expect((await client.query('select * from elimination')).rows).toEqual([]);
			expect((await client.query('select * from elimination_line')).rows).toEqual([]);
			expect((await client.query(`update elimination set visa_number = 'x'`)).rowCount).toBe(0);
			expect((await client.query('delete from elimination_line')).rowCount).toBe(0);
			expect((await client.query('select carry_out_elimination($1, 1) as why', [list])).rows).toEqual([{ why: 'not-yours' }]);
			await expect(
				client.query(`insert into elimination (id, organisation_id, prepared_on) values (gen_random_uuid(), $1, now())`, [saintEtienne]),
			).rejects.toThrow(/row-level security/);
			await expect(client.query(`update elimination_line set carried_out_at = now()`)).rejects.toThrow(/permission denied/);
		} finally {
			await client.query('reset role; reset all');
			client.release();
		}
	});
});
