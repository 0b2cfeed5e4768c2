import * as Turbo from '@hotwired/turbo';

/** An island takes an element the server drew, gives it life, and answers with the way to put it back as it was. */
export type Mount = (root: HTMLElement) => () => void;

const islands: Record<string, () => Promise<{ mount: Mount }>> = {
	Combobox: () => import('./Combobox.tsx'),
	DayGrid: () => import('./DayGrid.tsx'),
	PdfPreview: () => import('./PdfPreview.tsx'),
	Upload: () => import('./Upload.tsx'),
	Password: () => import('./Password.ts'),
	Live: () => import('./Live.ts'),
	Field: () => import('./Field.ts'),
	Leaving: () => import('./Leaving.ts'),
};

const alive = new Map<HTMLElement, () => void>();
const starting = new WeakSet<HTMLElement>();

async function start(root: HTMLElement): Promise<void> {
	const load = islands[root.dataset.island ?? ''];
	if (!load || alive.has(root) || starting.has(root)) return;
	starting.add(root);
	const { mount } = await load();
	starting.delete(root);
	if (root.isConnected && !alive.has(root)) alive.set(root, mount(root));
}

function sweep(): void {
	for (const [root, stop] of alive) {
		if (root.isConnected) continue;
		stop();
		alive.delete(root);
	}
	for (const root of document.querySelectorAll<HTMLElement>('[data-island]')) void start(root);
}

// Turbo keeps a copy of the page it leaves: the copy must be what the server drew, not a list left open.
function settle(): void {
	for (const stop of alive.values()) stop();
	alive.clear();
}

Turbo.config.drive.progressBarDelay = 300;
for (const name of ['turbo:load', 'turbo:render', 'turbo:frame-load', 'turbo:morph']) document.addEventListener(name, sweep);
document.addEventListener('turbo:before-cache', () => {
	settle();
	// A jump within the page makes the copy too, and the page stays: once copied, its islands live again.
	setTimeout(sweep, 50);
});

// A link to a place on this page is the browser's affair: Turbo would ask for the page anew, and a refused form lose what was typed.
document.addEventListener('turbo:click', (event) => {
	const [page, place] = (event as CustomEvent<{ url: string }>).detail.url.split('#');
	if (place !== undefined && page === location.href.split('#')[0]) event.preventDefault();
});

// What a telephone keeps for the road goes with who signs out, who is asked first where notes were not sent. Where nothing is kept, nothing
// is loaded; the server empties the browser in any case.
const keepsForTheRoad = () => localStorage.getItem('jumelage-field') !== null;
document.addEventListener('submit', (event) => {
	const { target: form } = event;
	if (!(form instanceof HTMLFormElement) || form.dataset.leaves === undefined || form.dataset.leaves === 'go') return;
	if (!navigator.onLine || !keepsForTheRoad()) return;
	event.preventDefault();
	void import('./field-leave.ts').then(({ leave }) => leave(form)).catch(() => form.submit());
});
document.addEventListener('turbo:load', () => {
	const account = document.querySelector<HTMLElement>('.who form[data-account]')?.dataset.account;
	if (account && keepsForTheRoad()) void import('./field-sweep.ts').then(({ sweep }) => sweep(account)).catch(() => {});
});

// A refused form comes back with a summary that must be heard and seen first.
document.addEventListener('turbo:render', () => document.querySelector<HTMLElement>('.errors[autofocus]')?.focus());

if (import.meta.env.MODE === 'development') void import('./reload.ts');
