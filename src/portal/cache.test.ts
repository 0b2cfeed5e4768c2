import { beforeEach, expect, it } from 'vitest';
import { directory } from '../server/changes.ts';
import { type Cache, createCache, type Made } from './cache.ts';

const kapan = '019a0000-0000-7000-8000-000000010001';
const oeiras = '019a0000-0000-7000-8000-000000010005';
const request = new Request('http://jumelage.test/');
let told: (changed: string | null) => void;
let hub: { listening: boolean; subscribe: (id: string | null, listener: (changed: string | null) => void) => () => void };
let now: number;
let cache: Cache;
let made: number;
beforeEach(() => {
	hub = {
		listening: true,
		subscribe: (_, listener) => {
			told = listener;
			return () => {};
		},
	};
	now = 0;
	made = 0;
	cache = createCache({ changes: hub as never, clock: () => now, most: 5000 });
});
const make =
	(partnershipId: string | null, body = 'a page') =>
	async (): Promise<Made> => {
		made += 1;
		return { type: 'text/html', body, partnershipId };
	};

it('makes a page once for all who ask at the same moment', async () => {
	await Promise.all([1, 2, 3].map(() => cache.answer('/kapan', request, make(kapan))));
	expect(made).toBe(1);
	expect(await cache.hit('/kapan', request)?.text()).toBe('a page');
});
it('forgets the pages of the city that changed and the lists it may stand in, and keeps the others', async () => {
	await cache.answer('/kapan', request, make(kapan));
	await cache.answer('/oeiras', request, make(oeiras));
	await cache.answer('/all', request, make(null));
	told(kapan);
	expect([cache.hit('/kapan', request), cache.hit('/all', request)]).toEqual([null, null]);
	expect(cache.hit('/oeiras', request)?.status).toBe(200);
	told(directory);
	expect(cache.size()).toBe(0);
});
it('sends, and does not keep, what was begun before a change', async () => {
	const slow = Promise.withResolvers<Made>();
	const answer = cache.answer('/kapan', request, () => slow.promise);
	told(kapan);
	slow.resolve({ type: 'text/html', body: 'as it was', partnershipId: kapan });
	expect(await (await answer)?.text()).toBe('as it was');
	expect(cache.hit('/kapan', request)).toBe(null);
});
it('answers nothing from memory while changes are not heard, and keeps nothing', async () => {
	await cache.answer('/kapan', request, make(kapan));
	hub.listening = false;
	expect(cache.hit('/kapan', request)).toBe(null);
	await cache.answer('/oeiras', request, make(oeiras));
	hub.listening = true;
	expect(cache.hit('/oeiras', request)).toBe(null);
	told(null);
	expect(cache.hit('/kapan', request)).toBe(null);
});
it('makes a page anew after a minute, for what was written past the program', async () => {
	await cache.answer('/kapan', request, make(kapan));
	now = 60_001;
	expect(cache.hit('/kapan', request)).toBe(null);
});
it('keeps to its size: the page unread for longest goes', async () => {
	for (const name of ['/a', '/b', '/c']) await cache.answer(name, request, make(kapan, name.repeat(1000)));
	expect(cache.hit('/a', request)).toBe(null);
	expect(cache.hit('/c', request)?.status).toBe(200);
});
it('keeps nothing of what is not there', async () => {
	expect(await cache.answer('/nowhere', request, async () => null)).toBe(null);
	expect(cache.size()).toBe(0);
});
