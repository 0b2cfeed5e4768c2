import { morphElements } from '@hotwired/turbo';

/** The page as it is now; 'gone' where it is no more, or no longer for who asks. */
export type Fresh = Document | 'gone';

/**
 * Asks for the page once more.
 * @throws where there is no connection, or the server is not well
 */
export async function freshPage(): Promise<Fresh> {
	const [address = ''] = location.href.split('#');
	const answer = await fetch(address, { headers: { accept: 'text/html', 'x-refresh': '1' } });
	if (answer.status >= 500 || answer.status === 429) throw new Error(String(answer.status));
	if (!answer.ok || answer.redirected || (location.href.split('#')[0] ?? '') !== address) return 'gone';
	return new DOMParser().parseFromString(await answer.text(), 'text/html');
}

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
const controls = 'input, textarea, select';
const ofPost = 'form[method=post]';

const isForm = (element: Element) =>
	element.matches(ofPost) && [...element.querySelectorAll<Control>(controls)].some(({ type }) => type !== 'hidden');

function isTouched(control: Control): boolean {
	if (control === document.activeElement) return true;
	if (control instanceof HTMLSelectElement)
		return [...control.options].some(({ selected, defaultSelected }) => defaultSelected && !selected);
	return control.value !== control.defaultValue || (control instanceof HTMLInputElement && control.checked !== control.defaultChecked);
}

/** What stays as the reader has it: a form to fill in, what they have typed, a list or a dialogue that is open, what they were just told. */
const stays = (element: Element) =>
	element.matches('.flash, [data-island], dialog[open], :popover-open') ||
	isForm(element) ||
	(element.matches(controls) && isTouched(element as Control));

/** What a part of the page says, as the server drew it: its words and its values, whatever has been typed or opened since. */
function drawn(part: Element): string {
	const copy = part.cloneNode(true) as Element;
	for (const island of copy.querySelectorAll('[data-island], .flash')) island.remove();
	const values = [...copy.querySelectorAll('input, option')].map(
		(control) =>
			`${control.getAttribute('name')}=${control.getAttribute('value')}${control.hasAttribute('checked') || control.hasAttribute('selected')}`,
	);
	return values.join() + copy.textContent;
}

const assetsOf = (page: Document) =>
	[...page.querySelectorAll('[data-turbo-track]')].map((one) => one.outerHTML.replace(/ nonce="[^"]*"/, '')).join();

// Whether a list is open is the reader's affair.
const keepOpen = (event: Event) => {
	if ((event as CustomEvent<{ attributeName: string }>).detail.attributeName === 'open') event.preventDefault();
};

const blocks = 'li, tr, p, dd, h1, h2, h3, h4';
const said = (block: Element) => block.textContent.replaceAll(/\s+/g, ' ').trim();

/** Shows for a moment what says something that stood nowhere on the page before: the largest part that is new as a whole. */
function highlight(main: Element, before: ReadonlySet<string>): void {
	const isNew = (block: Element) => !before.has(said(block));
	for (const block of main.querySelectorAll(blocks)) {
		const whole = isNew(block) && [...block.querySelectorAll(blocks)].every(isNew);
		if (!whole || block.parentElement?.closest('.fresh') || block.closest(ofPost)) continue;
		block.classList.add('fresh');
		setTimeout(() => block.classList.remove('fresh'), 4000);
	}
}

/**
 * Brings the page up to date where it differs, and leaves what the reader is at.
 * @returns the version it now shows; whether anything new is to be seen; whether a form is kept that the server
 * would draw otherwise, and has been typed in
 */
export function refresh(fresh: Document): { version: number | null; seen: boolean; kept: false | 'typed' | 'untouched' } {
	const version = Number(fresh.querySelector<HTMLElement>('.live')?.dataset.version ?? Number.NaN);
	const [main, now] = [document, fresh].map((page) => page.querySelector('main'));
	if (!main || !now) return { version: null, seen: false, kept: false };
	const [ours, theirs] = [main, now].map((part) => [...part.querySelectorAll(ofPost)].filter(isForm));
	// A form that came back refused is told by the server itself, when it is sent again.
	const refused = main.querySelector('.errors') !== null;
	const old = refused ? [] : (ours ?? []).filter((form) => !theirs?.some((other) => drawn(other) === drawn(form)));
	const typed = old.some((form) => [...form.querySelectorAll<Control>(controls)].some(isTouched));
	// A newer Jumelage runs on the server: its page wants its own script and style.
	if (assetsOf(fresh) !== assetsOf(document) && (ours ?? []).length === 0) location.reload();
	const before = drawn(main);
	const words = new Set([...main.querySelectorAll(blocks)].map(said));
	document.addEventListener('turbo:before-morph-attribute', keepOpen);
	morphElements(main, now, { callbacks: { beforeNodeMorphed: (element) => !stays(element) } });
	document.removeEventListener('turbo:before-morph-attribute', keepOpen);
	highlight(main, words);
	document.title = fresh.title;
	document.dispatchEvent(new Event('turbo:morph'));
	return {
		version: Number.isNaN(version) ? null : version,
		seen: drawn(main) !== before,
		kept: old.length > 0 && (typed ? 'typed' : 'untouched'),
	};
}
