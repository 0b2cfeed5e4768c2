import { cacheName, changeNote, dropNote, type KeptNote, keepNote, keptNote, keptNotes, wipe } from './field-notes.ts';

// The worker's own surroundings, as far as they are used: TypeScript has them in a library that cannot stand beside the one of pages.
interface Later extends Event {
	waitUntil(work: Promise<unknown>): void;
}
interface FetchEvent extends Later {
	request: Request;
	respondWith(answer: Promise<Response>): void;
}
interface Worker {
	registration: { scope: string; unregister(): Promise<boolean> };
	clients: { matchAll(): Promise<{ postMessage(message: unknown): void }[]>; claim(): Promise<void> };
	skipWaiting(): Promise<void>;
	addEventListener(name: 'install' | 'activate', listener: (event: Later) => void): void;
	addEventListener(name: 'fetch', listener: (event: FetchEvent) => void): void;
	addEventListener(name: 'message', listener: (event: Later & { data: unknown }) => void): void;
	addEventListener(name: 'sync', listener: (event: Later) => void): void;
}
const worker = self as unknown as Worker;
/** The page this worker is for: its scope is that page alone. */
const page = new URL(worker.registration.scope).pathname;

/** Milliseconds that a slow network has before the copy is shown. */
const patience = 6000;

worker.addEventListener('install', (event) => event.waitUntil(worker.skipWaiting()));
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()));

/** Ours to keep, gone, or neither: a server that is not well takes nothing away. */
async function look(response: Response): Promise<void> {
	if (response.type === 'opaqueredirect' || response.redirected) return signedOut();
	if (response.status === 403 || response.status === 404) return forget();
	const account = response.headers.get('x-field-of');
	if (response.status !== 200) return;
	if (!account) return forget();
	if (over) return;
	const cache = await caches.open(cacheName);
	// A telephone that somebody else has signed in on keeps no page of the one before.
	for (const key of await cache.keys()) {
		const of = (await cache.match(key))?.headers.get('x-field-of');
		if (of && of !== account) await cache.delete(key);
	}
	await cache.put(page, response);
}
/** Nothing is kept any more: what was on its way when it was wiped does not come after. */
let over = false;
async function signedOut(): Promise<void> {
	over = true;
	await wipe();
	await worker.registration.unregister();
}
/** This mission may not be read any more. */
async function forget(): Promise<void> {
	await (await caches.open(cacheName)).delete(page);
	for (const note of await keptNotes()) if (note.address.startsWith(`${page}/`)) await dropNote(note);
}

async function show(request: Request): Promise<Response> {
	const kept = await (await caches.open(cacheName)).match(page);
	const asked = fetch(request).then(async (response) => {
		await look(response.clone());
		return response;
	});
	if (!kept) return asked;
	const late = new Promise<Response>((resolve) => setTimeout(resolve, patience, kept));
	return Promise.race([asked.then((response) => (response.status >= 500 ? kept : response)), late]).catch(() => kept);
}

worker.addEventListener('fetch', (event) => {
	const { request } = event;
	const { pathname, search, origin } = new URL(request.url);
	if (request.method !== 'GET' || origin !== location.origin) return;
	if (request.mode === 'navigate' && pathname === page && search === '') event.respondWith(show(request));
	// Their names say what is in them: a copy is as good as the file.
	else if (pathname.startsWith('/assets/'))
		event.respondWith(caches.match(request.url, { ignoreVary: true }).then((kept) => kept ?? fetch(request)));
});

/** Keeps the page as it is now, with what it is drawn with. */
async function keep(assets: readonly string[]): Promise<void> {
	await look(await fetch(page, { redirect: 'manual', headers: { accept: 'text/html', 'x-refresh': '1' } }));
	const cache = await caches.open(cacheName);
	if (!(await cache.match(page))) return;
	await Promise.all(
		assets.map(async (address) => {
			if (new URL(address).pathname.startsWith('/assets/') && !(await cache.match(address, { ignoreVary: true }))) await cache.add(address);
		}),
	);
}

let sending: Promise<void> | undefined;
const send = (): Promise<void> => {
	sending ??= sendAll().finally(() => {
		sending = undefined;
	});
	return sending;
};
async function sendAll(): Promise<void> {
	let sent = false;
	for (const note of await keptNotes()) {
		if (note.state !== 'typed' || !note.address.startsWith(`${page}/`)) continue;
		const { id, body, basedOn, address, account } = note;
		await changeNote({ ...note, tried: true });
		const response = await fetch(address, {
			method: 'POST',
			redirect: 'manual',
			body: new URLSearchParams({ id, body, basedOn: String(basedOn) }),
			headers: { 'x-account': account },
		});
		const latest = await keptNote(account, address);
		if (!latest) continue;
		if (response.status === 200) {
			sent = true;
			const told = (await response.json()) as { fate: 'taken' | 'beside'; body: string; revision: number };
			const same = latest.id === id;
			if (same) await changeNote({ ...latest, state: told.fate, body: told.body, basedOn: told.revision });
			// Typed further meanwhile: upon one's own words where they are in the minutes, else upon those one saw.
			else if (told.fate === 'taken') await changeNote({ ...latest, basedOn: told.revision });
		} else if ([403, 404, 413, 422].includes(response.status)) await changeNote({ ...latest, state: 'refused' });
	}
	if (sent) await keep([]);
	for (const client of await worker.clients.matchAll()) client.postMessage('sent');
}

const isNote = (data: unknown): data is KeptNote =>
	typeof data === 'object' && data !== null && 'address' in data && String(data.address).startsWith(`${page}/`);
worker.addEventListener('message', (event) => {
	const { data } = event;
	if (Array.isArray(data)) {
		// A page that is open and wants to be kept: somebody has signed in since.
		over = false;
		event.waitUntil(keep(data as string[]).catch(() => {}));
	}
	// What a page that has gone had not written yet.
	if (isNote(data) && !over) event.waitUntil(keepNote(data));
	if (data === 'send') event.waitUntil(send().catch(() => {}));
	if (data === 'wipe') event.waitUntil(signedOut());
});
// Where the browser knows when the network is back, the page need not be open. It tries again by itself where this fails.
worker.addEventListener('sync', (event) => event.waitUntil(send()));
