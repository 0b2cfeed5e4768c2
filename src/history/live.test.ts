import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openWorld, type World } from '../../test/world.ts';
import type { ExamplePerson } from '../account/example.ts';
import { urls } from '../urls.ts';
import { openLive } from './live.ts';
import type { Changed } from './live-event.ts';
import { stillSeen } from './live-store.ts';

const kapan = '019a0000-0000-7000-8000-000000010001';
const alliance = '019a0000-0000-7000-8000-000000001007';
let world: World;
beforeAll(async () => {
	world = await openWorld();
	await world.changes.ready;
});
afterAll(() => world.close());

interface Page {
	status: number;
	headers: Headers;
	/** All that has come so far. */
	text: () => string;
	changes: () => Changed[];
	ended: () => boolean;
	leave: () => Promise<void>;
}
/** A page that stays open: reads what the server sends. */
async function lookAs(
	who: ExamplePerson | { id: string },
	query = '',
	headers: Record<string, string> = {},
	method = 'GET',
): Promise<Page> {
	const { cookie } = await world.browser(who, 'fr');
	const address = new URL(urls.partnershipLive({ partnership: kapan }) + query, world.baseUrl);
	const response = await world.app.request(new Request(address, { method, headers: { cookie, ...headers } }));
	let text = '';
	let ended = response.body === null;
	const reader = response.body?.getReader();
	void (async () => {
		for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) text += new TextDecoder().decode(part.value);
		ended = true;
	})();
	return {
		status: response.status,
		headers: response.headers,
		text: () => text,
		changes: () => [...text.matchAll(/^data: (\{.*\})$/gm)].map(([, data = '']) => JSON.parse(data) as Changed),
		ended: () => ended,
		leave: async () => reader?.cancel(),
	};
}
async function saveEvent(as: ExamplePerson = 'officer-kapan', title = 'Visite du lycée'): Promise<void> {
	const officer = await world.browser(as);
	const { status } = await officer.post(urls.partnershipEvents({ partnership: kapan }), {
		kind: 'milestone',
		on: '2026-05-10',
		'title.fr': title,
	});
	expect(status).toBe(303);
}
const versionOn = (html: string) => Number(/data-version="(\d+)"/.exec(html)?.[1]);

describe('an open page of Saint-Étienne – Kapan', () => {
	it('is told at once, by name and city, when Kapan changes something', async () => {
		const page = await lookAs('officer-saint-etienne');
		expect(page.headers.get('content-type')).toMatch('text/event-stream');
		expect(page.headers.get('cache-control')).toMatch('no-transform');
		await vi.waitFor(() => expect(page.text()).toMatch(/^retry: \d{4}\nevent: beat\n/));
		await saveEvent();
		await vi.waitFor(() => expect(page.changes()).toHaveLength(1));
		expect(page.changes()[0]).toMatchObject({ own: false, who: expect.stringMatching(/\(Communauté de Kapan\)$/) });
		await page.leave();
	});

	it('is told once of a burst of changes, with the last version', async () => {
		const page = await lookAs('officer-saint-etienne');
		await vi.waitFor(() => expect(page.text()).toMatch('beat'));
		await Promise.all([1, 2, 3, 4].map((n) => saveEvent('officer-kapan', `Visite ${n}`)));
		const officer = await world.browser('officer-kapan');
		const last = versionOn((await officer.get(urls.partnership({ partnership: kapan }))).text);
		await vi.waitFor(() => expect(page.changes().at(-1)?.version).toBe(last));
		expect(page.changes().length).toBeLessThan(4);
		await page.leave();
	});

	it('knows its own account’s changes as its own', async () => {
		const page = await lookAs('officer-saint-etienne');
		await vi.waitFor(() => expect(page.text()).toMatch('beat'));
		await saveEvent('officer-saint-etienne');
		await vi.waitFor(() => expect(page.changes()).toMatchObject([{ own: true, who: '' }]));
		await page.leave();
	});

	it('that slept is told on coming back what it missed, and nothing where it missed nothing', async () => {
		const officer = await world.browser('officer-saint-etienne');
		const drawn = versionOn((await officer.get(urls.partnership({ partnership: kapan }))).text);
		const awake = await lookAs('officer-saint-etienne', `?since=${drawn}`);
		await vi.waitFor(() => expect(awake.text()).toMatch('beat'));
		expect(awake.changes()).toEqual([]);
		await awake.leave();
		await saveEvent();
		const back = await lookAs('officer-saint-etienne', `?since=${drawn}`);
		await vi.waitFor(() => expect(back.changes()).toHaveLength(1));
		const version = back.changes()[0]?.version ?? 0;
		expect(version).toBeGreaterThan(drawn);
		await back.leave();
		// The browser comes back by itself with the last event it has heard: that counts more than what the page was drawn from.
		const again = await lookAs('officer-saint-etienne', `?since=${drawn}`, { 'last-event-id': String(version) });
		await vi.waitFor(() => expect(again.text()).toMatch('beat'));
		expect(again.changes()).toEqual([]);
		await again.leave();
	});

	it('takes no place once it is closed, nor for a HEAD', async () => {
		const before = world.live.count();
		const page = await lookAs('officer-saint-etienne');
		await vi.waitFor(() => expect(world.live.count()).toBe(before + 1));
		await page.leave();
		await vi.waitFor(() => expect(world.live.count()).toBe(before));
		expect((await lookAs('officer-saint-etienne', '', {}, 'HEAD')).status).toBe(200);
		expect(world.live.count()).toBe(before);
	});
});

describe('who may not look', () => {
	it('finds no such page: another city’s officer 404, nobody the way to sign in', async () => {
		const id = await world.auth.create({ name: 'Relations internationales, Colmar', email: 'office@colmar.example', language: 'fr' });
		expect((await lookAs({ id })).status).toBe(404);
		const { headers, status } = await world.app.request(new Request(new URL(urls.partnershipLive({ partnership: kapan }), world.baseUrl)));
		expect([status, headers.get('location')?.slice(0, 8)]).toEqual([303, '/sign-in']);
	});

	it('is let go within a second of signing out, of the end of a membership, of a guest’s removal, and hears nothing after', async () => {
		const [elected, guest, stays] = await Promise.all([lookAs('elected-saint-etienne'), lookAs('association'), lookAs('officer-kapan')]);
		await vi.waitFor(() => expect([elected, guest, stays].every((page) => page.text().includes('beat'))).toBe(true));
		const { rows } = await world.owner.query<{ id: string }>(`
			delete from auth.session where user_id = (select id from auth.account_user where email like 'elected-saint-etienne%') returning user_id as id`);
		expect(rows.length).toBeGreaterThan(0);
		await vi.waitFor(() => expect(elected.ended()).toBe(true));
		expect(elected.text()).toMatch(/event: end\ndata:\n\n$/);
		const administrator = await world.browser('officer-saint-etienne');
		await world.owner.query(
			`update membership set role = 'administrator' where account_id in (select id from auth.account_user where email like 'officer-saint-etienne%')`,
		);
		const removed = await administrator.post(urls.partnershipGuestRemove({ partnership: kapan, organisation: alliance }), {
			why: 'Mission terminée',
		});
		expect(removed.status).toBe(303);
		await vi.waitFor(() => expect(guest.ended()).toBe(true));
		expect(guest.changes()).toEqual([]);
		await world.owner.query(
			`update membership set ended_at = now() where account_id in (select id from auth.account_user where email like 'officer-kapan%')`,
		);
		await vi.waitFor(() => expect(stays.ended()).toBe(true));
	});

	it('is found out at the next sign of life when a session has run out', async () => {
		const live = openLive(world.database, world.changes, { beat: 50 });
		await world.browser('officer-saint-etienne');
		const { rows } = await world.owner.query<{ session: string }>(
			`select token as session from auth.session where user_id = (select id from auth.account_user where email like 'officer-saint-etienne%') limit 1`,
		);
		const session = rows[0]?.session ?? '';
		const place = live.watch(
			{ partnershipId: kapan, session, accountId: '00000000-0000-7000-8000-000000000001', locale: 'fr' },
			new AbortController().signal,
		);
		place?.greet(0, []);
		void place?.body.pipeTo(new WritableStream());
		await new Promise((resolve) => setTimeout(resolve, 150));
		expect(live.count()).toBe(1);
		await world.owner.query(`alter table auth.session disable trigger all`);
		await world.owner.query(`update auth.session set expires_at = now() - interval '1 second'`);
		await world.owner.query(`alter table auth.session enable trigger all`);
		await vi.waitFor(() => expect(live.count()).toBe(0));
		live.close();
		expect(await world.database.enter({ session: null }, (db) => stillSeen(db, [{ session, partnershipId: kapan }]))).toEqual([false]);
	});
});

it('a page that is gone before its answer, or that takes nothing any more, keeps no place', async () => {
	const live = openLive(world.database, world.changes, { beat: 40 });
	const watch = { partnershipId: kapan, session: 'x'.repeat(32), accountId: crypto.randomUUID(), locale: 'fr' } as const;
	expect(live.watch(watch, AbortSignal.abort())).toBe(null);
	const stop = new AbortController();
	live.watch(watch, stop.signal)?.greet(0, []);
	stop.abort();
	expect(live.count()).toBe(0);
	live.watch(watch, new AbortController().signal)?.greet(0, []);
	expect(live.count()).toBe(1);
	await vi.waitFor(() => expect(live.count()).toBe(0));
	live.close();
});

it('more open pages than the server can bear are told to come later, and a server that stops takes none', () => {
	const live = openLive(world.database, world.changes, { most: 2 });
	const look = () =>
		live.watch(
			{ partnershipId: kapan, session: 'x'.repeat(32), accountId: crypto.randomUUID(), locale: 'hy' },
			new AbortController().signal,
		);
	expect([look(), look(), look()].map((place) => place !== null)).toEqual([true, true, false]);
	live.close();
	expect([live.count(), look()]).toEqual([0, null]);
});
