import type { KeptNote } from './field-notes.ts';
import { sendNotes } from './field-send.ts';
import { unsentOf } from './field-sweep.ts';
import type { Mount } from './main.ts';

export type LeavingWords = Record<'none' | 'losing' | 'leave' | 'failed' | 'page' | 'refused', string>;

/** Before one signs out: the notes that were not sent, to be sent or lost. */
export const mount: Mount = (root) => {
	const words = JSON.parse(root.dataset.words ?? '{}') as LeavingWords;
	const account = root.dataset.account ?? '';
	const stop = new AbortController();
	const part = <T extends HTMLElement>(name: string) => root.querySelector(`[data-${name}]`) as T;
	const [unsent, list, count, told, form] = [part('unsent'), part('list'), part('count'), part('told'), part<HTMLFormElement>('leave')];
	const button = form.querySelector('button') as HTMLButtonElement;

	async function draw(): Promise<number> {
		const notes = await unsentOf(account);
		unsent.hidden = notes.length === 0;
		count.textContent = String(notes.length);
		button.textContent = notes.length > 0 ? words.losing : words.leave;
		list.replaceChildren(...notes.map((note) => lineOf(note, words)));
		return notes.length;
	}
	part('send').addEventListener(
		'click',
		() =>
			void sendNotes((note) => note.account === account, true)
				.catch(() => {})
				.then(draw)
				.then((left) => {
					told.textContent = left > 0 ? words.failed : words.none;
				}),
		{ signal: stop.signal },
	);
	void draw().catch(() => {});
	return () => stop.abort();
};

function lineOf({ title, body, address, state }: KeptNote, words: LeavingWords): HTMLLIElement {
	const line = document.createElement('li');
	const name = Object.assign(document.createElement('b'), { textContent: title });
	const text = Object.assign(document.createElement('p'), {
		className: 'minutes-text',
		textContent: body,
		lang: address.split('/').at(-1),
	});
	const back = Object.assign(document.createElement('a'), { href: address.split('/').slice(0, -2).join('/'), textContent: words.page });
	line.append(
		name,
		text,
		...(state === 'refused' ? [Object.assign(document.createElement('p'), { textContent: words.refused })] : []),
		back,
	);
	return line;
}
