/** One cache a mission: its page, and the files that page is drawn with. What goes, goes whole. */
const prefix = 'jumelage-field:';
const cacheOf = (page: string) => prefix + page;

/** Whose a page is, and from when on it is not shown any more: told by the server, kept with the answer. */
export interface Copy {
	page: string;
	account: string | null;
	until: string | null;
}
export const isOver = ({ until }: Pick<Copy, 'until'>, now = Date.now()) => until !== null && now > Date.parse(until);

export async function copies(): Promise<Copy[]> {
	const pages = (await caches.keys()).filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length));
	return Promise.all(
		pages.map(async (page) => {
			const headers = (await (await caches.open(cacheOf(page))).match(page))?.headers;
			return { page, account: headers?.get('x-field-of') ?? null, until: headers?.get('x-field-until') ?? null };
		}),
	);
}
export async function dropCopies(which: (copy: Copy) => boolean): Promise<void> {
	for (const copy of await copies()) if (which(copy)) await caches.delete(cacheOf(copy.page));
}

/** The page as it is kept; none once its time is over. */
export async function keptCopy(page: string): Promise<Response | undefined> {
	await dropCopies(isOver);
	return (await caches.has(cacheOf(page))) ? (await caches.open(cacheOf(page))).match(page) : undefined;
}
/** A file that a kept page is drawn with. */
export const keptFile = async (page: string, address: string): Promise<Response | undefined> =>
	(await caches.has(cacheOf(page))) ? (await caches.open(cacheOf(page))).match(address, { ignoreVary: true }) : undefined;

/** The files that an earlier keeping left. */
export const filesOf = async (page: string): Promise<string[]> =>
	(await caches.has(cacheOf(page)))
		? (await (await caches.open(cacheOf(page))).keys()).map(({ url }) => url).filter((url) => new URL(url).pathname !== page)
		: [];

/** A page of ours that may be kept. Not one that came by another way, that a proxy wrote, or that the server does not say this of. */
export const mayKeep = ({ status, type, redirected, headers }: Response) =>
	status === 200 &&
	type === 'basic' &&
	!redirected &&
	headers.get('x-field-of') !== null &&
	!isOver({ until: headers.get('x-field-until') });
const isFile = ({ status, type, redirected, headers }: Response) =>
	status === 200 && type === 'basic' && !redirected && !headers.get('content-type')?.startsWith('text/html');

/**
 * Keeps the page with the files it is drawn with, in place of what was kept: first the files, then the page, so that a network that goes in
 * between leaves the page of before, whole.
 * @returns false where the page names a file that is not among these: it is of another version than the one that asks
 * @throws where there is no room, or no network for a file
 */
export async function keepCopy(page: string, response: Response, addresses: readonly string[]): Promise<boolean> {
	const files = new Set(
		addresses.filter((address) => isAsset(new URL(address, location.origin))).map((one) => new URL(one, location.origin).href),
	);
	const text = await response.clone().text();
	for (const [, named = ''] of text.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)) if (!files.has(location.origin + named)) return false;
	const cache = await caches.open(cacheOf(page));
	await Promise.all(
		[...files].map(async (address) => {
			if (await cache.match(address, { ignoreVary: true })) return;
			const file = await fetch(address, { redirect: 'manual' });
			if (!isFile(file)) throw new Error(address);
			await cache.put(address, file);
		}),
	);
	await cache.put(page, response);
	for (const { url } of await cache.keys()) if (!files.has(url) && new URL(url).pathname !== page) await cache.delete(url);
	return true;
}
const isAsset = ({ origin, pathname }: URL) => origin === location.origin && pathname.startsWith('/assets/');
