import { dropNote, type FieldWords, type KeptNote, keepNote, keptNote } from './field-notes.ts';
import workerAddress from './field-worker.ts?worker&url';
import type { Mount } from './main.ts';

type Syncing = ServiceWorkerRegistration & { sync?: { register(tag: string): Promise<void> } };

/** Keeps the page on this telephone, and what is written on it until the server has it. */
export const mount: Mount = (root) => {
	const words = JSON.parse(root.dataset.words ?? '{}') as FieldWords;
	const account = root.dataset.account ?? '';
	const stop = new AbortController();
	const { signal } = stop;
	const status = root.querySelector<HTMLElement>('[data-status]');
	let registration: Syncing | undefined;
	let kept = false;

	function say(): void {
		if (status) status.textContent = navigator.onLine ? (kept ? words.kept : '') : words.offline;
	}
	async function settle(): Promise<void> {
		if (!('serviceWorker' in navigator)) return;
		// Its scope is this page alone: the rest of the workbook stays with the network. Without one, the worker that is there does.
		const registering = navigator.serviceWorker.register(workerAddress, { scope: location.pathname });
		const found = await navigator.serviceWorker.getRegistration(location.pathname);
		registration = found?.active ? found : await activated(await registering);
		void registering.catch(() => {});
		send();
		await document.fonts.ready;
		if (signal.aborted) return;
		if (navigator.onLine) {
			const loaded = performance.getEntriesByType('resource').map(({ name }) => name);
			const linked = [...document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet], link[rel=icon]')].map(({ href }) => href);
			registration.active?.postMessage([...new Set([...loaded, ...linked])].filter((name) => name.includes('/assets/')));
		}
		kept = true;
		say();
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

	const hand = (note: KeptNote): void => registration?.active?.postMessage(note);
	const fields = [...root.querySelectorAll<HTMLElement>('[data-note]')].map((place) => noteIn(place, account, words, send, hand, signal));
	navigator.serviceWorker?.addEventListener('message', () => void Promise.all(fields.map((draw) => draw())), { signal });
	for (const name of ['online', 'offline']) addEventListener(name, say, { signal });
	addEventListener('online', send, { signal });
	document.addEventListener('visibilitychange', () => document.hidden || send(), { signal });
	say();
	void settle().catch(() => {});
	return () => stop.abort();
};

/** @returns shows the note as it is kept now */
function noteIn(
	place: HTMLElement,
	account: string,
	words: FieldWords,
	send: () => void,
	hand: (note: KeptNote) => void,
	signal: AbortSignal,
): () => Promise<void> {
	const area = place.querySelector('textarea') as HTMLTextAreaElement;
	const told = place.querySelector<HTMLElement>('[data-told]');
	const beside = place.parentElement?.querySelector<HTMLElement>('[data-beside]');
	const address = place.dataset.note ?? '';
	const drawn = Number(place.dataset.revision);
	let first = true;
	/** Something was typed that is not kept yet. */
	let dirty = false;
	let basedOn = drawn;
	/** Writes follow one another: a later one never comes first. */
	let writing: Promise<unknown> = Promise.resolve();

	async function draw(): Promise<void> {
		await writing;
		const seen = area.value;
		const note = await keptNote(account, address);
		basedOn = note?.basedOn ?? drawn;
		const done = note?.state === 'taken' || note?.state === 'beside';
		const [isFirst, typed] = [first, area.value !== seen];
		first = false;
		// The page has come to show it by itself.
		if (note && done && isFirst && drawn >= note.basedOn) return void (await dropNote(note));
		// What is being typed stays as it is; only what the server has answered, or what an earlier page kept, takes its place.
		if (note && !typed && area.value.trim() !== note.body && (done || area.value === area.defaultValue)) area.value = note.body;
		const said = { typed: words.noteKept, taken: words.sent, beside: words.beside, refused: words.refused };
		if (told) told.textContent = note ? said[note.state] : '';
		if (beside && note?.state === 'beside') beside.hidden = false;
	}
	async function save(): Promise<void> {
		const before = await keptNote(account, address);
		basedOn = before?.basedOn ?? drawn;
		const id = before && before.state === 'typed' && !before.tried ? before.id : crypto.randomUUID();
		const body = area.value;
		await keepNote({ address, account, id, body, basedOn, state: 'typed', tried: false });
		dirty = area.value !== body;
		if (dirty) return save();
		if (told) told.textContent = words.noteKept;
	}
	area.addEventListener(
		'input',
		() => {
			// However fast one types, one write waits at most, and it takes what stands there then.
			if (dirty) return;
			dirty = true;
			writing = writing.then(save).catch(() => {
				dirty = false;
			});
		},
		{ signal },
	);
	// The page goes in the middle of a word: the worker outlives it.
	addEventListener(
		'pagehide',
		() => dirty && hand({ address, account, id: crypto.randomUUID(), body: area.value, basedOn, state: 'typed', tried: false }),
		{ signal },
	);
	area.addEventListener('change', () => void writing.then(send), { signal });
	place.hidden = false;
	place.parentElement?.querySelector<HTMLElement>('[data-read]')?.setAttribute('hidden', '');
	void draw();
	return draw;
}
