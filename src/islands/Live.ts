import type { LiveWords } from '../ui/Live.tsx';
import { type Fresh, freshPage, refresh } from './live-page.ts';
import type { Mount } from './main.ts';

type Changed = { version: number; own: boolean; who: string; spread: number };

/** Milliseconds: a burst of changes is one refresh; a cut shorter than this is none; a server that says nothing for so long is gone. */
const times = { first: 400, burst: 250, cut: 4000, silence: 75_000, again: 5000, longest: 120_000 };

/**
 * Listens for as long as the page is in sight, and brings it up to date. A hidden page lets its connection go (a browser has six for one
 * server); back in sight, it says what it was drawn from, and is told whether that has changed.
 */
function listenFor(root: HTMLElement): () => void {
	const words = JSON.parse(root.dataset.words ?? '{}') as LiveWords;
	let source: EventSource | undefined;
	/** What the page shows, and what there is. */
	let shown = Number(root.dataset.version);
	let known = shown;
	let news: Changed | undefined;
	let timer: ReturnType<typeof setTimeout> | undefined;
	let cut: ReturnType<typeof setTimeout> | undefined;
	let silence: ReturnType<typeof setTimeout> | undefined;
	let tries = 0;
	let asOf = Date.now();
	let over = false;
	let said: string | undefined;

	/** One line at the foot of the window, heard politely; empty: nothing to say. */
	function say(kind: string, text = '', ...actions: HTMLElement[]): void {
		said = text && kind;
		root.dataset.kind = kind;
		root.replaceChildren(...(text ? [Object.assign(document.createElement('p'), { textContent: text }), ...actions] : []));
	}
	const link = (text: string, href: string, tab = false) =>
		Object.assign(document.createElement('a'), { textContent: text, href, ...(tab && { target: '_blank', rel: 'noopener' }) });
	function closer(): HTMLButtonElement {
		const button = Object.assign(document.createElement('button'), { type: 'button', textContent: '×' });
		button.ariaLabel = words.close;
		button.onclick = () => say('');
		return button;
	}

	function lost(): void {
		const time = new Intl.DateTimeFormat(document.documentElement.lang, { timeStyle: 'short' }).format(asOf);
		say('lost', words.lost.replace('{time}', time));
	}
	function heard(): void {
		clearTimeout(cut);
		clearTimeout(silence);
		cut = undefined;
		tries = 0;
		if (known <= shown) asOf = Date.now();
		if (said === 'lost') say('');
		silence = setTimeout(again, times.silence);
	}
	function ended(): void {
		over = true;
		close();
		say('ended', words.ended, link(words.reload, location.href));
	}

	async function update(): Promise<void> {
		timer = undefined;
		if (over || document.hidden || known <= shown || !news) return;
		const { who, own } = news;
		// On its way elsewhere: the page that comes knows it already.
		if (document.documentElement.hasAttribute('aria-busy')) return plan(times.burst);
		let fresh: Fresh;
		try {
			fresh = await freshPage();
		} catch {
			return plan(times.again);
		}
		if (over) return;
		if (fresh === 'gone') {
			shown = known;
			if (!own) say('gone', words.updated.replace('{who}', who || words.someone), link(words.reload, location.href));
			return;
		}
		const { version, seen, kept } = refresh(fresh);
		shown = Math.max(shown, version ?? known);
		asOf = Date.now();
		if (own) return;
		const name = who || words.someone;
		const see = link(words.see, root.dataset.history ?? '', true);
		if (kept === 'typed') say('kept', words.changed.replace('{who}', name), see, closer());
		else if (kept) say('kept', words.stale.replace('{who}', name), see, link(words.reload, location.href), closer());
		else if (seen && said !== 'kept') {
			say('updated', words.updated.replace('{who}', name));
			setTimeout(() => said === 'updated' && say(''), 8000);
		}
		if (known > shown) plan(times.burst);
	}
	function plan(delay: number): void {
		timer ??= setTimeout(update, delay);
	}

	function onNews({ data }: MessageEvent<string>): void {
		heard();
		const told = JSON.parse(data) as Changed;
		known = Math.max(known, told.version);
		if (known <= shown) return;
		// Several changes in one refresh: it is another's as soon as one of them is.
		news = news && timer !== undefined && told.own ? { ...news, version: told.version } : told;
		plan(times.burst + Math.random() * told.spread);
	}
	function open(): void {
		if (over || source || document.hidden || !navigator.onLine) return;
		source = new EventSource(`${root.dataset.address}?since=${shown}`);
		source.onmessage = onNews;
		source.addEventListener('beat', heard);
		source.addEventListener('end', ended);
		source.onerror = () => {
			cut ??= setTimeout(lost, times.cut);
			// Refused, or a proxy's own page: the browser does not come again by itself.
			if (source?.readyState === EventSource.CLOSED) again();
		};
	}
	function close(): void {
		clearTimeout(silence);
		source?.close();
		source = undefined;
	}
	function again(): void {
		close();
		tries += 1;
		setTimeout(open, Math.min(times.longest, 1000 * 2 ** tries) * (0.5 + Math.random()));
	}

	const stop = new AbortController();
	const { signal } = stop;
	document.addEventListener(
		'visibilitychange',
		() => {
			if (document.hidden) return close();
			open();
			plan(0);
		},
		{ signal },
	);
	addEventListener('pagehide', close, { signal });
	addEventListener('pageshow', open, { signal });
	addEventListener('online', open, { signal });
	addEventListener(
		'offline',
		() => {
			close();
			lost();
		},
		{ signal },
	);
	// Not for the page that is only passed by, nor for the copy that Turbo makes of it.
	const first = setTimeout(open, times.first);
	return () => {
		over = true;
		stop.abort();
		for (const one of [first, timer, cut]) clearTimeout(one);
		close();
		say('');
	};
}

export const mount: Mount = listenFor;
