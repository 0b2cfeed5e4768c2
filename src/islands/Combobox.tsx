import { render } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Candidate, ComboboxWords } from '../ui/Combobox.tsx';
import type { Mount } from './main.ts';

type Drawn = {
	source: string;
	words: ComboboxWords;
	/** Attributes of the text input as the server drew it: id, name, ties to hint and error. */
	input: Record<string, string>;
	name: string;
	value: string;
	text: string;
};

const patience = 180;

/** Asks the source for what matches, a little after the last key; a newer question cancels the older. */
function useCandidates(source: string, question: string | null) {
	const [found, setFound] = useState<{ state: 'idle' | 'loading' | 'ready' | 'failed'; list: Candidate[] }>({ state: 'idle', list: [] });
	useEffect(() => {
		if (question === null || question.trim() === '') {
			setFound({ state: 'idle', list: [] });
			return;
		}
		const stop = new AbortController();
		const timer = setTimeout(async () => {
			setFound((before) => ({ ...before, state: 'loading' }));
			try {
				const address = new URL(source, location.href);
				address.searchParams.set('q', question.trim());
				const answer = await fetch(address, { signal: stop.signal, headers: { accept: 'application/json' } });
				if (!answer.ok) throw new Error(String(answer.status));
				setFound({ state: 'ready', list: (await answer.json()) as Candidate[] });
			} catch {
				if (!stop.signal.aborted) setFound({ state: 'failed', list: [] });
			}
		}, patience);
		return () => {
			clearTimeout(timer);
			stop.abort();
		};
	}, [source, question]);
	return found;
}

/** The ARIA 1.2 combobox with a list: focus stays in the input, the active option is told by id. */
function Combobox({ source, words, input, name, ...first }: Drawn) {
	const [text, setText] = useState(first.text);
	const [value, setValue] = useState(first.value);
	const [question, setQuestion] = useState<string | null>(null);
	const [active, setActive] = useState(-1);
	const [said, setSaid] = useState('');
	const { state, list } = useCandidates(source, question);
	const listId = `${input.id ?? name}-list`;
	const box = useRef<HTMLDivElement>(null);
	const open = question !== null && list.length > 0;

	// A later answer must not let go of what the keys have just chosen: the same option stays chosen where it is still there.
	const shown = useRef(list);
	useEffect(() => {
		const held = shown.current[active]?.value;
		shown.current = list;
		setActive(held === undefined ? -1 : list.findIndex(({ value }) => value === held));
	}, [list]);
	useEffect(() => box.current?.children[active]?.scrollIntoView({ block: 'nearest' }), [active]);
	useEffect(() => {
		if (question === null) return;
		if (state === 'loading') setSaid(words.loading);
		if (state === 'failed') setSaid(words.failed);
		if (state === 'ready') setSaid(list.length ? words.found.replace('{n}', String(list.length)) : words.none);
	}, [state, list, question, words]);

	function choose(candidate: Candidate) {
		setText(candidate.label);
		setValue(candidate.value);
		setQuestion(null);
		setSaid(words.chosen.replace('{label}', candidate.label));
	}
	function onKeyDown(event: KeyboardEvent) {
		const chosen = list[active];
		if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
			event.preventDefault();
			if (!open) setQuestion(text);
			else if (event.key === 'ArrowDown') setActive((active + 1) % list.length);
			else setActive((active <= 0 ? list.length : active) - 1);
		} else if (event.key === 'Enter' && open && chosen) {
			event.preventDefault();
			choose(chosen);
		} else if (event.key === 'Escape' && open) {
			event.preventDefault();
			setQuestion(null);
		} else if (event.key === 'Tab' && open && chosen) choose(chosen);
	}
	return (
		<>
			<input type="hidden" name={name} value={value} />
			<input
				{...input}
				class="input"
				type="text"
				autocomplete="off"
				value={text}
				role="combobox"
				aria-autocomplete="list"
				aria-expanded={open}
				aria-controls={listId}
				aria-activedescendant={open && active >= 0 ? `${listId}-${active}` : undefined}
				onInput={(event) => {
					setText(event.currentTarget.value);
					setValue('');
					setQuestion(event.currentTarget.value);
				}}
				onKeyDown={onKeyDown}
				onBlur={() => setQuestion(null)}
			/>
			<div role="listbox" tabIndex={-1} id={listId} aria-label={words.list} hidden={!open} ref={box}>
				{list.map((candidate, index) => (
					<div
						key={candidate.value}
						role="option"
						tabIndex={-1}
						id={`${listId}-${index}`}
						aria-selected={index === active}
						lang={candidate.lang}
						// Not a click: the input would lose the focus first, and close the list.
						onMouseDown={(event) => {
							event.preventDefault();
							choose(candidate);
						}}
					>
						<span>{candidate.label}</span>
						{candidate.detail && <small>{candidate.detail}</small>}
					</div>
				))}
			</div>
			<p class={state === 'failed' || (state === 'ready' && question && list.length === 0) ? 'combobox-status' : 'hidden'} role="status">
				{said}
			</p>
		</>
	);
}

export const mount: Mount = (root) => {
	const hidden = root.querySelector<HTMLInputElement>('input[type=hidden]');
	const typed = root.querySelector<HTMLInputElement>('input[type=text]');
	if (!hidden || !typed) return () => {};
	const drawn: Drawn = {
		source: root.dataset.source ?? '',
		words: JSON.parse(root.dataset.words ?? '{}') as ComboboxWords,
		input: Object.fromEntries([...typed.attributes].filter((one) => one.name !== 'value').map((one) => [one.name, one.value])),
		name: hidden.name,
		value: hidden.value,
		text: typed.value,
	};
	const focused = document.activeElement === typed;
	root.replaceChildren();
	render(<Combobox {...drawn} />, root);
	if (focused) root.querySelector<HTMLInputElement>('[role=combobox]')?.focus();
	return () => {
		const [value, text] = [...root.querySelectorAll('input')].map((one) => one.value);
		const focused = root.contains(document.activeElement);
		render(null, root);
		hidden.value = value ?? '';
		typed.value = text ?? '';
		root.replaceChildren(hidden, typed);
		if (focused) typed.focus();
	};
};
