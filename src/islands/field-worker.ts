import { dropCopies, filesOf, keepCopy, keptCopy, keptFile, mayKeep } from './field-copies.ts';
import { changeNote, type KeptNote, typedOn } from './field-notes.ts';
import { sendNotes } from './field-send.ts';

// The worker's own surroundings, as far as they are used: TypeScript has them in a library that cannot stand beside the one of pages.
interface Later extends Event {
	waitUntil(work: Promise<unknown>): void;
}
interface FetchEvent extends Later {
	request: Request;
	respondWith(answer: Promise<Response>): void;
}
interface Worker {
	registration: { scope: string };
	clients: {
		matchAll(which: { includeUncontrolled: boolean }): Promise<{ postMessage(message: unknown): void }[]>;
		claim(): Promise<void>;
	};
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

/** What the page hears: how it stands with its copy, or that notes went. */
export type Told = { page: string } & (
	| { about: 'copy'; is: 'kept' | 'other-version' | 'no-room' | 'unreachable' | 'signed-out' | 'refused' }
	| { about: 'notes'; is: 'gone' | 'signed-out' | 'unreachable' }
);
// A page that was come to by a link of the workbook is not under this worker's control before it is loaded again: it is told all the same.
async function tell(told: Told): Promise<void> {
	for (const client of await worker.clients.matchAll({ includeUncontrolled: true })) client.postMessage(told);
}

worker.addEventListener('install', (event) => event.waitUntil(worker.skipWaiting()));
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()));

const ask = (redirect: RequestRedirect) => fetch(page, { redirect, headers: { accept: 'text/html', 'x-refresh': '1' } });

/** The last answer to this page, until the page says with which files it is drawn. */
let latest: Response | undefined;

/** Looks at what the network answers for the page. A server that is not well, or a hotel's own page, takes nothing away. */
async function look(response: Response): Promise<'ours' | 'signed-out' | 'refused' | 'strange'> {
	if (mayKeep(response)) return 'ours';
	if (response.status === 403 || response.status === 404) {
		await dropCopies((copy) => copy.page === page);
		return 'refused';
	}
	if (response.type !== 'opaqueredirect') return 'strange';
	// Sent on: by the workbook, which asks who one is, or by a network that wants to be paid first? Only the former lets itself be followed.
	const followed = await ask('follow').catch(() => null);
	if (!followed?.redirected || new URL(followed.url).origin !== location.origin || !followed.ok) return 'strange';
	// The session has ended. Others' words go from the telephone; one's own that were not sent wait for their writer.
	await dropCopies(() => true);
	return 'signed-out';
}

function show(request: Request, event: Later): Promise<Response> {
	const asked = fetch(request).then((response) => {
		if (mayKeep(response)) latest = response.clone();
		else event.waitUntil(look(response.clone()).catch(() => {}));
		return response;
	});
	event.waitUntil(asked.catch(() => {}));
	return keptCopy(page)
		.catch(() => undefined)
		.then((kept) => {
			if (!kept) return asked;
			const late = new Promise<Response>((resolve) => setTimeout(resolve, patience, kept));
			return Promise.race([asked.then((response) => (response.status >= 500 ? kept : response)), late]).catch(() => kept);
		});
}

worker.addEventListener('fetch', (event) => {
	const { request } = event;
	const { pathname, search, origin } = new URL(request.url);
	if (request.method !== 'GET' || origin !== location.origin) return;
	if (request.mode === 'navigate' && pathname === page) {
		// With something after its question mark (another language), the network's alone; without one, the page as it is kept.
		event.respondWith(search === '' ? show(request, event) : fetch(request).catch(async () => (await keptCopy(page)) ?? Response.error()));
	}
	// Their names say what is in them: a copy is as good as the file.
	else if (pathname.startsWith('/assets/')) event.respondWith(keptFile(page, request.url).then((kept) => kept ?? fetch(request)));
});

/** Somebody signs out: what was on its way when all was wiped does not come after. */
let over = false;

/** The page as it has just come, where nothing of one moment stands on it; else once more. */
async function latestAnswer(): Promise<Response> {
	const come = latest;
	latest = undefined;
	return come && !(await come.clone().text()).includes('class="flash"') ? come : ask('manual');
}

/** Keeps the page as it is now, with what it is drawn with. */
async function keep(files: readonly string[]): Promise<void> {
	let is: (Told & { about: 'copy' })['is'] = 'unreachable';
	try {
		const response = await latestAnswer();
		const seen = await look(response);
		if (seen === 'signed-out' || seen === 'refused') is = seen;
		if (seen === 'ours') {
			const account = response.headers.get('x-field-of');
			// A telephone that somebody else has signed in on keeps no page of the one before.
			await dropCopies((copy) => copy.account !== account);
			is = (await keepCopy(page, response, files)) ? 'kept' : 'other-version';
			if (over) await dropCopies(() => true);
		}
	} catch (error) {
		if (error instanceof DOMException && error.name === 'QuotaExceededError') is = 'no-room';
	}
	await tell({ page, about: 'copy', is });
}

const ours = ({ address }: KeptNote) => address.startsWith(`${page}/`);
let sending: Promise<void> | undefined;
const send = (): Promise<void> => {
	sending ??= sendAll().finally(() => {
		sending = undefined;
	});
	return sending;
};
async function sendAll(): Promise<void> {
	try {
		const { sent, signedOut } = await sendNotes(ours);
		if (signedOut) await look(await ask('manual'));
		// What it shows without a network is what the minutes say since.
		latest = undefined;
		if (sent) await keep(await filesOf(page));
		await tell({ page, about: 'notes', is: signedOut ? 'signed-out' : 'gone' });
	} catch (error) {
		await tell({ page, about: 'notes', is: 'unreachable' });
		throw error;
	}
}

const isNote = (data: unknown): data is KeptNote =>
	typeof data === 'object' && data !== null && 'address' in data && String(data.address).startsWith(`${page}/`);
worker.addEventListener('message', (event) => {
	const { data } = event;
	if (data === 'over') over = true;
	if (Array.isArray(data)) {
		// A page that is open and wants to be kept: somebody has signed in since.
		over = false;
		event.waitUntil(keep(data.filter((one) => typeof one === 'string')));
	}
	// What a page that has gone had not written yet.
	if (isNote(data) && !over) event.waitUntil(changeNote(data, (now) => typedOn(now, data), true));
	if (data === 'send') event.waitUntil(send().catch(() => {}));
});
// Where the browser knows when the network is back, the page need not be open. It tries again by itself where this fails.
worker.addEventListener('sync', (event) => event.waitUntil(send()));
