import { tellTime } from './field-clock.ts';
import { noteIn } from './field-note.ts';
import { marker } from './field-sweep.ts';
import type { Told } from './field-worker.ts';
import workerAddress from './field-worker.ts?worker&url';
import type { Mount } from './main.ts';

/** What the island says, in the reader's language. */
export type FieldWords = Record<
	| 'offline'
	| 'kept'
	| 'noRoom'
	| 'cannotKeep'
	| 'unreachable'
	| 'newer'
	| 'signedOut'
	| 'needsNetwork'
	| 'noteKept'
	| 'noteNoRoom'
	| 'sent'
	| 'beside'
	| 'refused',
	string
>;
type Syncing = ServiceWorkerRegistration & { sync?: { register(tag: string): Promise<void> } };

/** Milliseconds until the first new try. */
const soon = 1500;

/** Keeps the page on this telephone, and what is written on it until the server has it. */
export const mount: Mount = (root) => {
	const words = JSON.parse(root.dataset.words ?? '{}') as FieldWords;
	const account = root.dataset.account ?? '';
	const stop = new AbortController();
	const { signal } = stop;
	const status = root.querySelector<HTMLElement>('[data-status]');
	let registration: Syncing | undefined;
	/** How the page stands with its copy; '' while it is not known. */
	let copy = '';

	function say(text = navigator.onLine ? copy : words.offline): void {
		if (!status) return;
		status.textContent = text;
		root.dataset.network = navigator.onLine && (copy === '' || copy === words.kept) ? 'on' : 'off';
	}
	async function settle(): Promise<void> {
		if (!('serviceWorker' in navigator)) throw new Error('no worker');
		// Its scope is this page alone: the rest of the workbook stays with the network. Without one, the worker that is there does.
		const registering = navigator.serviceWorker.register(workerAddress, { scope: location.pathname });
		const found = await navigator.serviceWorker.getRegistration(location.pathname);
		registration = found?.active ? found : await activated(await registering);
		void registering.catch(() => {});
		localStorage.setItem(marker, '1');
		send();
		await document.fonts.ready;
		if (!signal.aborted && navigator.onLine) keep();
	}
	function keep(): void {
		const loaded = performance.getEntriesByType('resource').map(({ name }) => name);
		const linked = [...document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet], link[rel=icon]')].map(({ href }) => href);
		const scripts = [...document.querySelectorAll<HTMLScriptElement>('script[src]')].map(({ src }) => src);
		registration?.active?.postMessage([...new Set([...loaded, ...linked, ...scripts])].filter((name) => name.includes('/assets/')));
	}
	async function activated(found: ServiceWorkerRegistration): Promise<ServiceWorkerRegistration> {
		const coming = found.installing ?? found.waiting;
		await new Promise<void>((resolve) => {
			if (found.active || !coming) return resolve();
			coming.addEventListener('statechange', () => coming.state === 'activated' && resolve(), { signal });
		});
		return found;
	}
	function send(): void {
		if (navigator.onLine) registration?.active?.postMessage('send');
		else void registration?.sync?.register('field-notes').catch(() => {});
	}

	// A telephone says that it has a network before it has one, and for as long as a hotel's answers: it is tried again, less and less often.
	let wait = soon;
	function again(work: () => void): void {
		const timer = setTimeout(() => navigator.onLine && work(), wait);
		signal.addEventListener('abort', () => clearTimeout(timer));
		wait = Math.min(wait * 2, 60_000);
	}

	const around = { account, words, send, signal, hand: (note: unknown) => registration?.active?.postMessage(note) };
	const notes = [...root.querySelectorAll<HTMLElement>('[data-note]')].map((place) => noteIn(place, around));
	const said = {
		kept: words.kept,
		'other-version': words.newer,
		'no-room': words.noRoom,
		unreachable: words.unreachable,
		'signed-out': words.signedOut,
		refused: words.newer,
	};
	navigator.serviceWorker?.addEventListener(
		'message',
		({ data }: MessageEvent<Told>) => {
			if (data.page !== location.pathname) return;
			if (data.about === 'copy') copy = said[data.is];
			else {
				if (data.is === 'signed-out') copy = words.signedOut;
				void Promise.all(notes.map((draw) => draw()));
			}
			if (data.is === 'unreachable') again(data.about === 'copy' ? keep : send);
			else if (data.is === 'gone' || data.is === 'kept') wait = soon;
			say();
		},
		{ signal },
	);
	addEventListener('offline', () => say(), { signal });
	addEventListener(
		'online',
		() => {
			copy = '';
			wait = soon;
			say();
			send();
			keep();
		},
		{ signal },
	);
	document.addEventListener('visibilitychange', () => document.hidden || send(), { signal });
	// Without a network, a link to another page, or signing out, would only show the browser's own regrets.
	const stay = (event: Event): void => {
		event.preventDefault();
		event.stopPropagation();
		say(words.needsNetwork);
		status?.scrollIntoView({ block: 'center' });
	};
	document.addEventListener(
		'click',
		(event) => {
			const link = (event.target as Element).closest<HTMLAnchorElement>('a[href]');
			if (navigator.onLine || !link || link.origin !== location.origin || link.pathname === location.pathname) return;
			stay(event);
		},
		{ signal, capture: true },
	);
	document.addEventListener('submit', (event) => !navigator.onLine && stay(event), { signal, capture: true });
	tellTime(root, signal);
	say();
	settle().catch(() => {
		copy = words.cannotKeep;
		say();
	});
	return () => stop.abort();
};
