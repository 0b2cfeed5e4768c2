import { render } from 'preact';
import { useEffect, useLayoutEffect, useReducer, useRef, useState } from 'preact/hooks';
import type { UploadWords } from '../ui/Upload.tsx';
import type { Mount } from './main.ts';
import { type Sending, send } from './sending.ts';

type Drawn = { to: string; max: number; most: number; words: UploadWords; field: HTMLElement; form: HTMLFormElement };
type Item = Sending & { key: number };

const fill = (words: string, facts: Record<string, string>) => words.replace(/\{(\w+)\}/g, (whole, name: string) => facts[name] ?? whole);
let keys = 0;

/** Sends files one after the other as they are chosen or dropped; the form waits for them, and takes their ids along. */
function Upload({ to, max, most, words, field, form }: Drawn) {
	const items = useRef<Item[]>([]);
	const [, redraw] = useReducer((count: number) => count + 1, 0);
	const [over, setOver] = useState(false);
	const [said, setSaid] = useState('');
	const place = useRef<HTMLDivElement>(null);
	const waits = useRef<HTMLElement | null>(null);
	const input = field.querySelector<HTMLInputElement>('input[type=file]');

	const busy = () => items.current.some(({ state }) => state === 'waiting' || state === 'sending' || state === 'lost');
	const tell = (item: Item) => setSaid(`${item.file.name}: ${statusOf(item, words)}`);

	function next() {
		redraw(0);
		if (items.current.some(({ state }) => state === 'sending' || state === 'lost')) return;
		const waiting = items.current.find(({ state }) => state === 'waiting');
		if (waiting) {
			waiting.state = 'sending';
			send(waiting, to, () => {
				redraw(0);
				if (waiting.state === 'done' || waiting.state === 'failed') {
					tell(waiting);
					next();
				} else if (waiting.state === 'lost') tell(waiting);
			});
		} else if (waits.current && items.current.every(({ state }) => state === 'done')) {
			const by = waits.current;
			waits.current = null;
			// The hidden fields must be on the page first.
			setTimeout(() => form.requestSubmit(by instanceof HTMLButtonElement ? by : undefined));
		} else if (waits.current) {
			waits.current = null;
			redraw(0);
		}
	}
	function add(files: Iterable<File>) {
		for (const file of files) {
			if (most === 1) remove(...items.current);
			if (items.current.length >= most) {
				setSaid(words.tooMany);
				break;
			}
			const reason = file.size === 0 ? words.empty : file.size > max ? words.tooLarge : null;
			keys += 1;
			const item: Item = {
				key: keys,
				file,
				state: reason ? 'failed' : 'waiting',
				percent: 0,
				reason,
				again: false,
				id: null,
				known: null,
				stop: () => {},
			};
			items.current.push(item);
			if (reason) tell(item);
		}
		next();
	}
	function remove(...gone: readonly Item[]) {
		for (const item of gone) item.stop(true);
		items.current = items.current.filter((item) => !gone.includes(item));
		next();
	}
	function again(item: Item) {
		item.state = 'waiting';
		next();
	}

	// At once with what is shown: a file chosen before the browser next paints would be missed.
	useLayoutEffect(() => {
		const chosen = () => {
			add([...(input?.files ?? [])]);
			// What is sent one by one is not sent with the form once more.
			if (input) input.value = '';
		};
		const submit = (event: SubmitEvent) => {
			if (!busy()) return;
			event.preventDefault();
			event.stopImmediatePropagation();
			waits.current = event.submitter ?? form;
			setSaid(words.wait);
		};
		const block = field.closest<HTMLElement>('.upload') ?? field;
		const drag = (event: DragEvent) => {
			if (!event.dataTransfer?.types.includes('Files')) return;
			event.preventDefault();
			setOver(event.type === 'dragover');
			if (event.type === 'drop') add([...event.dataTransfer.files]);
		};
		const outside = (event: DragEvent) => {
			// A file dropped beside the field would take the place of the page, and what was typed with it.
			if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
		};
		input?.addEventListener('change', chosen);
		form.addEventListener('submit', submit, true);
		for (const name of ['dragover', 'dragleave', 'drop'] as const) block.addEventListener(name, drag);
		for (const name of ['dragover', 'drop'] as const) document.addEventListener(name, outside);
		return () => {
			for (const item of items.current) item.stop(false);
			input?.removeEventListener('change', chosen);
			form.removeEventListener('submit', submit, true);
			for (const name of ['dragover', 'dragleave', 'drop'] as const) block.removeEventListener(name, drag);
			for (const name of ['dragover', 'drop'] as const) document.removeEventListener(name, outside);
		};
	}, []);
	useEffect(() => {
		field.closest('.upload')?.toggleAttribute('data-over', over);
	}, [over]);

	return (
		<div ref={place}>
			{items.current.length === 0 && <p class="upload-drop soft">{words.drop}</p>}
			{items.current.length > 0 && (
				<ul class="upload-list" aria-label={words.list}>
					{items.current.map((item) => (
						<li key={item.key} data-state={item.state}>
							<span class="upload-name">
								<bdi>{item.file.name}</bdi>
							</span>
							<span class="small upload-state">{statusOf(item, words)}</span>
							{(item.state === 'sending' || item.state === 'lost') && (
								<progress max={100} value={item.percent} aria-label={item.file.name} />
							)}
							<span class="cluster">
								{item.state === 'failed' && item.again && (
									<button type="button" class="button" data-kind="quiet" data-size="small" onClick={() => again(item)}>
										{fill(words.again, { name: item.file.name })}
									</button>
								)}
								<button type="button" class="button" data-kind="quiet" data-size="small" onClick={() => remove(item)}>
									{fill(words.remove, { name: item.file.name })}
								</button>
							</span>
							{item.id && <input type="hidden" name="kept" value={item.id} />}
						</li>
					))}
				</ul>
			)}
			<p class="hidden" role="status">
				{said}
			</p>
			{waits.current && <p class="soft">{words.wait}</p>}
		</div>
	);
}

function statusOf({ state, percent, reason, known }: Item, words: UploadWords): string {
	if (state === 'waiting') return words.waiting;
	if (state === 'sending') return fill(words.sending, { percent: String(percent) });
	if (state === 'lost') return words.lost;
	if (state === 'done') return known === null ? words.done : fill(words.known, { title: known });
	return reason ?? words.failed;
}

export const mount: Mount = (root) => {
	const form = root.closest('form');
	const field = root.querySelector<HTMLElement>('.field');
	if (!form || !field) return () => {};
	const { to = '', max = '0', most = '1', words = '{}' } = root.dataset;
	const place = document.createElement('div');
	root.append(place);
	render(
		<Upload to={to} max={Number(max)} most={Number(most)} words={JSON.parse(words) as UploadWords} field={field} form={form} />,
		place,
	);
	return () => {
		render(null, place);
		place.remove();
	};
};
