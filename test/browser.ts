import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAdaptorServer } from '@hono/node-server';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { ExamplePerson } from '../src/account/example.ts';
import type { Language } from '../src/plain/language.ts';
import { builtAssets } from '../src/server/assets.ts';
import { openMetrics } from '../src/server/metrics.ts';
import { root } from '../src/server/root.ts';
import { assetServer } from '../src/server/static.ts';
import { openFront } from '../src/web/front.ts';
import { openWorld, type World, type WorldOptions } from './world.ts';

/** A world on a port of the loopback, and a browser in front of it. */
export interface Stage extends World {
	/** Someone sits down at a browser of their own; `null`: nobody who has signed in. */
	seat(who: ExamplePerson | null, options?: SeatOptions): Promise<Seat>;
}
export interface SeatOptions extends BrowserContextOptions {
	language?: Language;
}
export interface Seat {
	page: Page;
	context: BrowserContext;
	/** What went wrong so far and was not asked for: errors of scripts and of the console, parts of a page that were not found. */
	complaints: string[];
}

/** Width of a desk's window and of a small phone, in CSS pixels. */
export const wide = { width: 1280, height: 900 };
export const narrow = { width: 390, height: 844 };

let browser: Promise<Browser> | undefined;

/** Chromium from npm, as it stands in the package: no download, and it runs as any user. Started once, ended with the run. */
async function openBrowser(): Promise<Browser> {
	browser ??= (async () => {
		// The package looks at this to choose the libraries it brings along.
		process.env.AWS_LAMBDA_JS_RUNTIME ??= 'nodejs22.x';
		const [{ default: chromium }, { chromium: driver }] = await Promise.all([import('@sparticuz/chromium'), import('playwright-core')]);
		// In one process, the whole browser would end with its last window.
		const args = chromium.args.filter((arg) => arg !== '--single-process' && arg !== '--no-zygote');
		return driver.launch({ executablePath: await chromium.executablePath(), args, headless: true });
	})();
	return browser;
}

function newest(path: string): number {
	const entry = statSync(path);
	return entry.isFile() ? entry.mtimeMs : Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
}

/** The client as `npm test` has just built it; where the sources are newer, it is built aside, which leaves dist/ to its owner. */
async function builtClient(): Promise<string> {
	const built = join(root, 'dist', 'client');
	const manifest = statSync(join(built, 'manifest.json'), { throwIfNoEntry: false });
	const changed = Math.max(...['src/islands', 'src/ui', 'vite.config.ts', 'package-lock.json'].map((path) => newest(join(root, path))));
	if (manifest && manifest.mtimeMs > changed) return built;
	// A folder of its own: another run, of other sources, may be building too.
	const aside = mkdtempSync(join(tmpdir(), 'jumelage-client-'));
	process.once('exit', () => rmSync(aside, { recursive: true, force: true }));
	const { build } = await import('vite');
	await build({ root, configFile: join(root, 'vite.config.ts'), logLevel: 'warn', build: { outDir: aside, emptyOutDir: true } });
	return aside;
}
let client: Promise<string> | undefined;

/** Opens a world that a browser can reach. `close()` ends its pages, its server and its database. */
export async function openStage(options: WorldOptions = {}): Promise<Stage> {
	client ??= builtClient();
	const [folder, chromium] = await Promise.all([client, openBrowser()]);
	const ready = Promise.withResolvers<(request: Request) => Response | Promise<Response>>();
	const server = createAdaptorServer({ fetch: async (request) => (await ready.promise)(request) }) as Server;
	// The port first: the product must know its own address before it makes cookies.
	await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
	const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	const world = await openWorld({ ...options, baseUrl, assets: builtAssets(folder) });
	const asset = assetServer(join(folder, 'assets'));
	// As it is served, with the headers that every answer leaves with; nobody is counted.
	const front = openFront({
		fetch: (request) => world.app.fetch(request),
		asset,
		refuse: () => new Response(null, { status: 429 }),
		sessionOf: () => null,
		ping: async () => {},
		metrics: openMetrics(
			{ pool: () => world.database.load(), livePages: () => world.live.count(), listening: () => true },
			{ process: false },
		),
		log: () => {},
		https: false,
		metricsToken: null,
	});
	ready.resolve((request) => front.fetch(request));
	const contexts = new Set<BrowserContext>();

	async function seat(who: ExamplePerson | null, { language, ...rest }: SeatOptions = {}): Promise<Seat> {
		const context = await chromium.newContext({
			baseURL: baseUrl,
			viewport: wide,
			locale: 'fr-FR',
			timezoneId: 'Europe/Paris',
			reducedMotion: 'reduce',
			...rest,
		});
		contexts.add(context);
		context.setDefaultTimeout(10_000);
		const complaints: string[] = [];
		const page = await context.newPage();
		watch(page, complaints);
		if (who) await page.goto(world.linkFor(who));
		if (language) await context.addCookies([{ name: 'jumelage.lang', value: language, url: baseUrl }]);
		return { page, context, complaints };
	}
	const closeWorld = world.close;
	async function close(): Promise<void> {
		// A run that was interrupted has ended the browser already.
		await Promise.allSettled([...contexts].map((context) => context.close()));
		server.closeAllConnections();
		await new Promise((resolve) => server.close(resolve));
		await closeWorld();
	}
	return Object.assign(world, { seat, close });
}

function watch(page: Page, complaints: string[]): void {
	page.on('pageerror', (error) => complaints.push(`${page.url()} error: ${error.message}`));
	page.on('console', (message) => {
		// A refused form (422) or a page that is not there is told so by Chromium as well; parts of a page are looked at below.
		if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
			complaints.push(`${page.url()} console: ${message.text()}`);
	});
	page.on('requestfailed', (request) => {
		const reason = request.failure()?.errorText ?? '';
		if (reason !== 'net::ERR_ABORTED') complaints.push(`${page.url()} request: ${request.url()} ${reason}`);
	});
	page.on('response', (response) => {
		const kind = response.request().resourceType();
		const part = kind !== 'document' && kind !== 'fetch';
		if (response.status() >= (part ? 400 : 500)) complaints.push(`${page.url()} answer: ${response.status()} ${response.url()}`);
	});
}

const axeSource = readFileSync(join(root, 'node_modules', 'axe-core', 'axe.min.js'), 'utf8');
type Violation = { id: string; help: string; nodes: { target: unknown[]; failureSummary?: string }[] };

/**
 * What axe finds wrong on the page as it stands: WCAG 2.0 to 2.2 A and AA, and its best practices.
 * It enters by the debugger, which the page's own policy on scripts does not concern.
 * @param rules only these rules, where given
 */
export async function axe(page: Page, rules?: readonly string[]): Promise<string[]> {
	// Turbo marks the page it is about to leave: what counts is the one it arrives at.
	await page.locator('html:not([aria-busy])').waitFor();
	if (!(await page.evaluate('typeof axe === "object"'))) await page.evaluate(axeSource);
	const runOnly = rules
		? { type: 'rule', values: rules }
		: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] };
	const found = (await page.evaluate(`axe.run({ runOnly: ${JSON.stringify(runOnly)}, resultTypes: ['violations'] })`)) as {
		violations: Violation[];
	};
	return found.violations.flatMap(({ id, help, nodes }) =>
		nodes.map(({ target, failureSummary }) => `${id}: ${help} — ${target.join(' ')} ${failureSummary?.replaceAll(/\s+/g, ' ')}`),
	);
}

/** How far the page reaches beyond the window, and what reaches furthest; empty where nothing does. */
export async function overflow(page: Page): Promise<string[]> {
	return page.evaluate(() => {
		const room = document.documentElement.clientWidth;
		if ((document.scrollingElement?.scrollWidth ?? 0) <= room) return [];
		const far = [...document.querySelectorAll<HTMLElement>('body *')]
			.map((element) => ({ element, right: element.getBoundingClientRect().right }))
			.filter(({ right }) => right > room + 0.5)
			.sort((a, b) => b.right - a.right)
			.slice(0, 3)
			.map(({ element, right }) => `${element.tagName.toLowerCase()}.${element.className} ends at ${Math.round(right)} px`);
		return [`${document.scrollingElement?.scrollWidth} px in ${room}: ${far.join(', ')}`];
	});
}

/** Expects a page on which nothing is wrong: axe finds nothing, nothing sticks out, nothing was missing. */
export async function expectSound({ page, complaints }: Seat): Promise<void> {
	expect(await axe(page), page.url()).toEqual([]);
	expect(await overflow(page), page.url()).toEqual([]);
	expect(complaints).toEqual([]);
}

/** The other city's officer reads the change that waits at this address, and confirms it. */
export async function confirm({ page }: Seat, address: string): Promise<void> {
	await page.goto(address);
	await page.locator('form[action$="/confirm"] button').click();
	await page.locator('.flash').waitFor();
}

/** Keeps a picture of the page when SHOTS is set, in the system's temporary folder. */
export async function shot(page: Page, name: string): Promise<void> {
	if (!process.env.SHOTS) return;
	await page.screenshot({ path: join(tmpdir(), 'jumelage-shots', `${name}.png`), fullPage: true });
}
