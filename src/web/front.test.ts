import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openWorld, type World } from '../../test/world.ts';
import { sessionOf } from '../account/auth.ts';
import { type Door, type Fetch, listen } from '../server/listen.ts';
import { createLog } from '../server/log.ts';
import { openMetrics, timed } from '../server/metrics.ts';
import { urls } from '../urls.ts';
import type { Deps } from './ask.ts';
import { bare } from './document.ts';
import { type Front, type FrontOptions, openFront, starting } from './front.ts';

const kapan = '019a0000-0000-7000-8000-000000010001';
let world: World;
let lines: string[] = [];
beforeAll(async () => {
	world = await openWorld();
});
afterAll(() => world.close());
beforeEach(() => {
	lines = [];
});

/** What the page of a refusal needs of the application. */
const deps = () => ({ assets: { css: '', js: '', icon: '', folder: null }, config: { baseUrl: world.baseUrl } }) as Deps;
const metrics = () => openMetrics({ pool: () => world.database.load(), livePages: () => 3, listening: () => true }, { process: false });
function front(options: Partial<FrontOptions> = {}): Front {
	return openFront({
		fetch: world.app.fetch as Fetch,
		asset: ({ url }) => (url.endsWith('/assets/main.js') ? new Response('', { headers: { 'content-type': 'text/javascript' } }) : null),
		refuse: (request, why) => bare(deps(), request, why),
		sessionOf: (headers) => sessionOf(headers, world.baseUrl),
		ping: () => world.database.enter({ session: null }, async () => {}),
		metrics: metrics(),
		log: createLog('json', (line) => lines.push(line)),
		https: true,
		metricsToken: null,
		...options,
	});
}
/** A request as it comes in from this network address. */
const from = (address: string) => ({ incoming: { socket: { remoteAddress: address } } }) as never;
async function ask(
	to: Front,
	path: string,
	{ headers = {}, address = '203.0.113.7', method = 'GET' }: { headers?: HeadersInit; address?: string; method?: string } = {},
) {
	return to.fetch(new Request(new URL(path, world.baseUrl), { headers, method }), from(address));
}

describe('every answer protects its reader', () => {
	it.each([
		['a page', '/sign-in', 200],
		['a redirect', '/', 303],
		['a page that is not there', '/nowhere', 404],
		['a list for a spreadsheet', '/partnerships.csv', 200],
		['what a field proposes', '/directory/search.json?q=kapan', 200],
		['a style or a script', '/assets/main.js', 200],
		['the state of the server', '/health', 200],
		['figures that are not for everybody', '/metrics', 404],
	])('%s', async (_, path, status) => {
		const { cookie } = await world.browser(path === '/' || path === '/sign-in' ? undefined : 'officer-saint-etienne');
		const response = await ask(front(), path, { headers: { cookie } });
		expect(response.status).toBe(status);
		expect(Object.fromEntries(response.headers)).toMatchObject({
			'x-content-type-options': 'nosniff',
			'referrer-policy': 'same-origin',
			'cross-origin-opener-policy': 'same-origin',
			'cross-origin-resource-policy': 'same-origin',
			'permissions-policy': expect.stringContaining('camera=()'),
			'strict-transport-security': 'max-age=31536000',
			'content-security-policy': expect.stringMatching(/^default-src 'none'.*frame-ancestors/),
		});
		expect(response.headers.get('content-security-policy')).not.toContain('unsafe');
		expect(response.headers.get('cache-control')).toBeTruthy();
		await response.body?.cancel();
	});

	it('but asks no browser for TLS where the office has none', async () => {
		expect((await ask(front({ https: false }), '/sign-in')).headers.has('strict-transport-security')).toBe(false);
	});
});

describe('health', () => {
	it('says that it lives, and that it is ready while the database answers', async () => {
		expect(await (await ask(front(), '/health')).json()).toEqual({ status: 'ok' });
		expect(await (await ask(front(), '/ready')).json()).toEqual({ status: 'ready' });
		const without = front({ ping: () => Promise.reject(new Error('no database at 10.0.0.7')) });
		const response = await ask(without, '/ready');
		expect([response.status, await response.text()]).toEqual([503, '{"status":"database"}']);
		expect((await ask(without, '/health')).status).toBe(200);
	});
	it('is not ready while it starts nor once it is told to stop, and then keeps no connection', async () => {
		expect(starting(new Request('http://jumelage.test/ready'))?.status).toBe(503);
		expect(starting(new Request('http://jumelage.test/health'))?.status).toBe(200);
		expect(starting(new Request('http://jumelage.test/partnerships'))).toBe(null);
		const going = front();
		going.stop();
		const response = await ask(going, '/ready');
		expect([response.status, await response.text(), response.headers.get('connection')]).toEqual([503, '{"status":"stopping"}', 'close']);
		expect((await ask(going, '/sign-in')).status).toBe(200);
	});
});

describe('figures', () => {
	it('count requests by route and outcome, the pool, open pages and jobs, and name nobody', async () => {
		const counted = metrics();
		const to = front({ metrics: counted });
		const { cookie } = await world.browser('officer-saint-etienne');
		await ask(to, urls.partnership({ partnership: kapan }), { headers: { cookie } });
		await ask(to, '/nowhere/Gevorg-Parsyan');
		const [works, fails] = timed(
			[
				{ name: 'letters.send', cron: '* * * * *', run: async () => {} },
				{ name: 'files.sweep', cron: '* * * * *', run: () => Promise.reject(new Error('full')) },
			],
			counted,
		);
		await works?.run({} as never);
		await expect(fails?.run({} as never)).rejects.toThrow('full');
		const text = await (await ask(to, '/metrics', { address: '127.0.0.1' })).text();
		expect(text).toContain('jumelage_http_request_duration_seconds_count{route="/partnerships/:partnership",method="GET",status="200"} 1');
		expect(text).toContain('jumelage_http_request_duration_seconds_count{route="*",method="GET",status="404"} 1');
		expect(text).toContain('jumelage_live_pages 3');
		expect(text).toMatch(/jumelage_database_connections\{state="idle"\} \d/);
		expect(text).toContain('jumelage_job_failures_total{job="files.sweep"} 1');
		expect(text).not.toMatch(/Parsyan|019a0000|203\.0\.113/);
	});
	it('are read by programs of this machine, or by who shows the token, and by nobody through a proxy', async () => {
		expect((await ask(front(), '/metrics', { address: '::1' })).status).toBe(200);
		expect((await ask(front(), '/metrics', { address: '127.0.0.1', headers: { 'x-forwarded-for': '203.0.113.7' } })).status).toBe(404);
		expect((await ask(front(), '/metrics', { address: '192.168.1.4' })).status).toBe(404);
		const guarded = front({ metricsToken: 'a token of sixteen or more' });
		expect((await ask(guarded, '/metrics', { address: '127.0.0.1' })).status).toBe(404);
		expect((await ask(guarded, '/metrics', { headers: { authorization: 'Bearer a token of sixteen or mor' } })).status).toBe(404);
		expect((await ask(guarded, '/metrics', { headers: { authorization: 'Bearer a token of sixteen or more' } })).status).toBe(200);
	});
});

describe('limits', () => {
	const limits = { address: { burst: 5, perSecond: 0.1 }, account: { burst: 3, perSecond: 0.1 } };

	it('turn away an address that asks without end, with a page in its language, and let it back in later', async () => {
		let now = Date.parse('2026-11-22T10:00:00Z');
		const to = front({ limits, clock: () => now });
		for (let n = 0; n < 5; n++) expect((await ask(to, '/sign-in')).status).toBe(200);
		const refused = await ask(to, '/sign-in', { headers: { 'accept-language': 'hy' } });
		expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '10']);
		expect(await refused.text()).toContain('Կարճ ժամանակում չափազանց շատ հարցումներ');
		// Others, files and the state of the server are none of it.
		expect((await ask(to, '/sign-in', { address: '203.0.113.8' })).status).toBe(200);
		expect((await ask(to, '/assets/main.js')).status).toBe(200);
		expect((await ask(to, '/health')).status).toBe(200);
		now += 10_000;
		expect((await ask(to, '/sign-in')).status).toBe(200);
	});
	it('count an account once, whatever browsers and addresses it asks from, and not its colleagues behind the same address', async () => {
		const to = front({ limits: { ...limits, address: { burst: 100, perSecond: 1 } } });
		const [here, there, colleague] = await Promise.all(
			(['officer-kapan', 'officer-kapan', 'elected-saint-etienne'] as const).map((who) => world.browser(who)),
		);
		const go = async (browser: { cookie: string } | undefined, address: string) =>
			(await ask(to, '/partnerships', { headers: { cookie: browser?.cookie ?? '' }, address })).status;
		// Once each, so that it is known whose sessions they are.
		expect([await go(here, '203.0.113.1'), await go(there, '203.0.113.2')]).toEqual([200, 200]);
		const later = [];
		for (let n = 0; n < 4; n++) later.push(await go(n % 2 ? here : there, `203.0.113.${n}`));
		expect(later).toEqual([200, 200, 200, 429]);
		expect(await go(colleague, '203.0.113.1')).toBe(200);
	});
	it('refuse an address of ten thousand characters, and a page that never comes', async () => {
		expect((await ask(front(), `/directory?q=${'a'.repeat(10_000)}`)).status).toBe(414);
		const slow = front({ fetch: () => new Promise(() => {}), patience: 20 });
		const refused = await ask(slow, '/partnerships', { headers: { 'accept-language': 'fr' } });
		expect([refused.status, await refused.text()]).toEqual([503, expect.stringContaining('La réponse se fait attendre')]);
	});
});

it('writes a line a request that says what was asked of the server, and nothing of who asked', async () => {
	const { cookie } = await world.browser('officer-saint-etienne');
	const response = await ask(front(), `${urls.partnership({ partnership: kapan })}?q=Parsyan`, { headers: { cookie } });
	const line = JSON.parse(lines.at(-1) ?? '{}') as Record<string, unknown>;
	expect(line).toMatchObject({
		level: 'info',
		event: 'request',
		method: 'GET',
		route: '/partnerships/:partnership',
		status: 200,
		ms: expect.any(Number),
	});
	expect(response.headers.get('x-request-id')).toBe(line.id);
	expect(lines.join()).not.toMatch(/Parsyan|203\.0\.113|019a0000|officer/);
});

describe('a stop', () => {
	/** A server on a port, whose page takes until it is told. */
	async function open(): Promise<{ door: Door; address: string; page: PromiseWithResolvers<Response>; served: Front }> {
		const page = Promise.withResolvers<Response>();
		const served = front({ fetch: () => page.promise });
		const port = 20_000 + Math.floor(Math.random() * 20_000);
		const door = await listen('127.0.0.1', port, starting);
		const address = `http://127.0.0.1:${port}`;
		expect((await fetch(`${address}/ready`)).status).toBe(503);
		door.open(served.fetch);
		expect((await fetch(`${address}/ready`)).status).toBe(200);
		return { door, address, page, served };
	}
	it('lets what is under way finish, and takes nothing new', async () => {
		const { door, address, page, served } = await open();
		const waiting = fetch(`${address}/partnerships`);
		await new Promise((resolve) => setTimeout(resolve, 50));
		served.stop();
		const closed = door.close(5000);
		await expect(fetch(`${address}/health`)).rejects.toThrow();
		page.resolve(new Response('a page, whole'));
		expect(await (await waiting).text()).toBe('a page, whole');
		// The browser would keep the connection for a minute: it is not waited for.
		const begun = performance.now();
		await closed;
		expect(performance.now() - begun).toBeLessThan(2000);
	});
	it('does not wait once it is told a second time', async () => {
		const { door, address } = await open();
		const waiting = fetch(`${address}/partnerships`).catch(() => 'cut');
		await new Promise((resolve) => setTimeout(resolve, 50));
		const begun = performance.now();
		await door.close(60_000, Promise.resolve());
		expect(await waiting).toBe('cut');
		expect(performance.now() - begun).toBeLessThan(5000);
	});
});
