import type { FieldWords } from './Field.ts';
import { changeNote, type KeptNote, keptNotes, typedOn } from './field-notes.ts';

interface Around {
	account: string;
	words: FieldWords;
	send(): void;
	/** Gives a note to who outlives the page. */
	hand(note: KeptNote): void;
	signal: AbortSignal;
}

/** The text of one session, typed on this telephone. @returns shows the note as it is kept now */
export function noteIn(place: HTMLElement, { account, words, send, hand, signal }: Around): () => Promise<void> {
	const area = place.querySelector('textarea') as HTMLTextAreaElement;
	const told = place.querySelector<HTMLElement>('[data-told]');
	const beside = place.parentElement?.querySelector<HTMLElement>('[data-beside]');
	const own = place.querySelector<HTMLElement>('[data-own]');
	const { note: address = '', title = '' } = place.dataset;
	const drawn = Number(place.dataset.revision);
	const said = { typed: words.noteKept, taken: words.sent, beside: words.beside, refused: words.refused };
	let first = true;
	/** Something was typed that is not kept yet. */
	let dirty = false;
	/** Writes follow one another: a later one never comes first. */
	let writing: Promise<unknown> = Promise.resolve();
	const typed = () => ({ address, account, title, body: area.value, basedOn: drawn });

	async function draw(): Promise<void> {
		await writing;
		const seen = area.value;
		const note = (await keptNotes()).find((one) => one.account === account && one.address === address);
		const done = note?.state === 'taken' || note?.state === 'beside';
		const [isFirst, typedOn] = [first, area.value !== seen];
		first = false;
		// The page has come to show it by itself.
		if (note && done && isFirst && drawn >= note.basedOn) {
			await changeNote(note, (now) => (now?.id === note.id ? null : undefined));
			return;
		}
		// What is being typed stays as it is; only what the server has answered, or what an earlier page kept, takes its place.
		if (note && !typedOn && area.value.trim() !== note.body && (done || area.value === area.defaultValue)) area.value = note.body;
		if (told) told.textContent = note ? said[note.state] : '';
		if (beside && note?.state === 'beside') beside.hidden = false;
		if (own) {
			own.hidden = note?.own === undefined;
			const text = own.querySelector('[data-text]');
			if (text) text.textContent = note?.own ?? '';
		}
	}
	async function save(): Promise<void> {
		const { body } = typed();
		await changeNote({ account, address }, (now) => typedOn(now, { ...typed(), body }), true);
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
				if (told) told.textContent = words.noteNoRoom;
			});
		},
		{ signal },
	);
	// The page goes in the middle of a word: the worker outlives it.
	addEventListener('pagehide', () => dirty && hand({ ...typed(), id: crypto.randomUUID(), state: 'typed', sent: [] }), { signal });
	area.addEventListener('change', () => void writing.then(send), { signal });
	place.hidden = false;
	place.parentElement?.querySelector<HTMLElement>('[data-read]')?.setAttribute('hidden', '');
	void draw().catch(() => {});
	return draw;
}
