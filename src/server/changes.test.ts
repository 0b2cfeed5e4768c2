import pg from 'pg';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { openWorld, type World } from '../../test/world.ts';
import { urls } from '../urls.ts';
import { type Changes, directory, openChanges } from './changes.ts';

const kapan = '019a0000-0000-7000-8000-000000010001';
const louhansk = '019a0000-0000-7000-8000-000000010003';
let world: World;
let changes: Changes;

beforeAll(async () => {
	world = await openWorld();
	changes = openChanges(world.roleUrl('jumelage_app'));
	await changes.ready;
});
afterAll(async () => {
	await changes.close();
	await world.close();
});
/** What a listener has been told so far. */
function hear(partnership: string | null, hub = changes) {
	const told: (string | null)[] = [];
	return { told, stop: hub.subscribe(partnership, (what) => told.push(what)) };
}
async function saveEvent(): Promise<void> {
	const officer = await world.browser('officer-saint-etienne');
	const { status } = await officer.post(urls.partnershipEvents({ partnership: kapan }), {
		kind: 'milestone',
		on: '2026-05-10',
		'title.fr': 'Visite du lycée de Kapan',
	});
	expect(status).toBe(303);
}

it('tells of Kapan to those who look at Kapan, once a request, and of nothing to those who look at Louhansk', async () => {
	const [one, all, other] = [hear(kapan), hear(null), hear(louhansk)];
	await saveEvent();
	await vi.waitFor(() => expect(one.told).toEqual([kapan]));
	expect(all.told).toEqual([kapan]);
	expect(other.told).toEqual([]);
	for (const { stop } of [one, all, other]) stop();
	await saveEvent();
	await new Promise((resolve) => setTimeout(resolve, 100));
	expect(one.told).toEqual([kapan]);
});

it('says nothing of what was rolled back', async () => {
	const { told, stop } = hear(kapan);
	const client = new pg.Client(world.roleUrl('jumelage_app'));
	await client.connect();
	await client.query(`begin; select pg_notify('jumelage_change', '${kapan}'); rollback`);
	await client.query(`select pg_notify('jumelage_change', '${directory}')`);
	const end = hear(directory);
	await client.query(`select pg_notify('jumelage_change', '${directory}')`);
	await vi.waitFor(() => expect(end.told.length).toBeGreaterThan(0));
	await client.end();
	expect(told).toEqual([]);
	stop();
	end.stop();
});

it('tells everybody that anything may have changed when its connection was cut, and goes on listening', async () => {
	const [one, access] = [hear(kapan), [] as (string | null)[]];
	const stop = changes.onAccess((account) => access.push(account));
	const { rows } = await world.owner.query<{ pid: number }>(
		`select pid from pg_stat_activity where query like '%listen jumelage%' and datname = current_database() and pid <> pg_backend_pid()`,
	);
	expect(rows.length).toBeGreaterThan(0);
	expect(changes.listening).toBe(true);
	for (const { pid } of rows) await world.owner.query('select pg_terminate_backend($1)', [pid]);
	await vi.waitFor(() => expect(changes.listening).toBe(false));
	await vi.waitFor(() => expect(one.told).toEqual([null]), 5000);
	expect(access).toEqual([null]);
	expect(changes.listening).toBe(true);
	await saveEvent();
	await vi.waitFor(() => expect(one.told).toEqual([null, kapan]));
	one.stop();
	stop();
});

it('can be closed while the database is away', async () => {
	const nowhere = openChanges('postgres://nobody:nothing@127.0.0.1:9/none');
	await new Promise((resolve) => setTimeout(resolve, 50));
	expect(nowhere.listening).toBe(false);
	await nowhere.close();
});
