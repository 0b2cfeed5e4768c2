import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { copies, dropCopies, isOver, keepCopy, keptCopy, keptFile, mayKeep } from './field-copies.ts';

const origin = 'https://jumelage.saint-etienne.example';
const page = '/partnerships/p/missions/m/field';
const tomorrow = new Date(Date.now() + 86_400_000).toISOString();

type Shape = { status?: number; type?: ResponseType; redirected?: boolean; headers?: Record<string, string>; text?: string };
/** An answer as a browser gives it: one that is made by hand has no type. */
const answer = ({ status = 200, type = 'basic', redirected = false, headers = {}, text = '' }: Shape): Response => {
	const made = { status, type, redirected, headers: new Headers(headers), text: async () => text, clone: () => made };
	return made as unknown as Response;
};
const ofMission = (script: string, more: Shape = {}) =>
	answer({ headers: { 'x-field-of': 'ani', 'x-field-until': tomorrow }, text: `<script src="/assets/${script}"></script>`, ...more });

/** A telephone's caches, in memory. */
function memory() {
	const all = new Map<string, Map<string, Response>>();
	const key = (address: string) => new URL(address, origin).href;
	const open = async (name: string) => {
		const held = all.get(name) ?? new Map<string, Response>();
		all.set(name, held);
		return {
			match: async (address: string) => held.get(key(address)),
			put: async (address: string, response: Response) => void held.set(key(address), response),
			keys: async () => [...held.keys()].map((url) => ({ url })),
			delete: async (address: string) => held.delete(key(address)),
		};
	};
	return {
		open,
		keys: async () => [...all.keys()],
		has: async (name: string) => all.has(name),
		delete: async (name: string) => all.delete(name),
	};
}
let network: (address: string) => Response;
const asked: string[] = [];
beforeEach(() => {
	asked.length = 0;
	network = () => answer({ headers: { 'content-type': 'text/javascript' } });
	vi.stubGlobal('location', { origin });
	vi.stubGlobal('caches', memory());
	vi.stubGlobal('fetch', async (address: string) => {
		asked.push(address);
		return network(address);
	});
});
afterEach(() => void vi.unstubAllGlobals());
const shown = async () => (await keptCopy(page))?.text();

it('keeps a mission’s page with the files it is drawn with, and nothing of another host', async () => {
	expect(await keepCopy(page, ofMission('one.js'), ['/assets/one.js', 'https://elsewhere.example/assets/bad.js', `${origin}/outbox`])).toBe(
		true,
	);
	expect(asked).toEqual([`${origin}/assets/one.js`]);
	expect(await shown()).toContain('one.js');
	expect(await keptFile(page, `${origin}/assets/one.js`)).toBeDefined();
	expect(await copies()).toEqual([{ page, account: 'ani', until: tomorrow }]);
});
it('gives way to a new version whole, and only once all of it is there', async () => {
	await keepCopy(page, ofMission('one.js'), ['/assets/one.js']);
	// The page that asks is drawn with the old files: the new page would come without its own.
	expect(await keepCopy(page, ofMission('two.js'), ['/assets/one.js'])).toBe(false);
	expect(await shown()).toContain('one.js');
	// The network goes in the midst of it.
	network = () => {
		throw new TypeError('Failed to fetch');
	};
	await expect(keepCopy(page, ofMission('two.js'), ['/assets/two.js'])).rejects.toThrow();
	expect(await shown()).toContain('one.js');
	expect(await keptFile(page, `${origin}/assets/one.js`)).toBeDefined();
	network = () => answer({ headers: { 'content-type': 'text/javascript' } });
	expect(await keepCopy(page, ofMission('two.js'), ['/assets/two.js'])).toBe(true);
	expect(await shown()).toContain('two.js');
	expect(await keptFile(page, `${origin}/assets/one.js`)).toBeUndefined();
});
it('keeps no file that a hotel’s network answers for ours, nor one that came by another way', async () => {
	const others: Shape[] = [
		{ headers: { 'content-type': 'text/html' } },
		{ type: 'opaqueredirect', status: 0 },
		{ redirected: true },
		{ type: 'opaque', status: 0 },
		{ status: 404 },
	];
	for (const other of others) {
		network = () => answer(other);
		await expect(keepCopy(page, ofMission('one.js'), ['/assets/one.js'])).rejects.toThrow();
		expect(await shown()).toBeUndefined();
	}
});
it('takes for its own only what the server marks so, while it lasts', () => {
	expect(mayKeep(ofMission('one.js'))).toBe(true);
	const others: Shape[] = [
		{ status: 203 },
		{ type: 'opaque' as const },
		{ redirected: true },
		{ headers: {} },
		{ headers: { 'x-field-of': 'ani', 'x-field-until': '2020-01-01T00:00:00Z' } },
	];
	for (const other of others) expect(mayKeep(ofMission('one.js', other))).toBe(false);
});
it('shows no page once its time is over, and drops one mission without the others', async () => {
	const [other, past] = ['/partnerships/p/missions/n/field', { 'x-field-of': 'ani', 'x-field-until': '2020-01-01T00:00:00Z' }];
	await keepCopy(page, ofMission('one.js', { headers: past }), ['/assets/one.js']);
	await keepCopy(other, ofMission('one.js'), ['/assets/one.js']);
	expect(await shown()).toBeUndefined();
	expect((await copies()).map((copy) => copy.page)).toEqual([other]);
	await dropCopies(({ account }) => account !== 'marie');
	expect(await copies()).toEqual([]);
	expect(isOver({ until: null })).toBe(false);
});
