/** What was written on this telephone and is not, or not surely, on the server. One record a session and language, of one account. */
export interface KeptNote {
	/** Where it is sent: says the partnership, the mission, the session and the language. */
	address: string;
	account: string;
	/** What the session is called, for who is asked whether they want to lose it. */
	title: string;
	/** Of this very text; a text that was typed further has another. */
	id: string;
	body: string;
	/** The revision of the minutes it was written upon. */
	basedOn: number;
	/** Not sent; in the minutes; beside them; not wanted by the server. */
	state: 'typed' | 'taken' | 'beside' | 'refused';
	/** The ids under which it went without an answer: the server may have taken one of them. */
	sent: readonly string[];
	/** What one had written, where the minutes now say something else and it stands beside them. */
	own?: string;
}
export const isUnsent = ({ state }: KeptNote) => state === 'typed' || state === 'refused';

const database = 'jumelage-field';
const store = 'note';

/** Opens, does one thing and lets go: whoever wipes the notes waits for nobody. Undefined where there are none and none is begun. */
async function within<T>(mode: IDBTransactionMode, work: (notes: IDBObjectStore, done: (value: T) => void) => void, begin = false) {
	const opening = indexedDB.open(database, 1);
	const open = await new Promise<IDBDatabase | undefined>((resolve, reject) => {
		opening.onupgradeneeded = () => {
			// What was wiped a moment ago does not come back by being looked for.
			if (begin) opening.result.createObjectStore(store, { keyPath: ['account', 'address'] });
			else opening.transaction?.abort();
		};
		opening.onsuccess = () => resolve(opening.result);
		opening.onerror = () => (begin ? reject(opening.error) : resolve(undefined));
	});
	if (!open) return undefined;
	try {
		return await new Promise<T | undefined>((resolve, reject) => {
			let answer: T | undefined;
			const transaction = open.transaction(store, mode);
			// Only now is it really written: where there is no room, this is where it fails.
			transaction.oncomplete = () => resolve(answer);
			transaction.onabort = transaction.onerror = () => reject(transaction.error);
			work(transaction.objectStore(store), (value) => {
				answer = value;
			});
		});
	} finally {
		open.close();
	}
}

export const keptNotes = async (): Promise<KeptNote[]> =>
	(await within<KeptNote[]>('readonly', (notes, done) => {
		const asked = notes.getAll() as IDBRequest<KeptNote[]>;
		asked.onsuccess = () => done(asked.result);
	})) ?? [];

/**
 * Changes a note as it is at that moment: whoever types and whoever sends never write over each other.
 * @param change answers what it becomes; null: it goes; undefined: it stays as it is
 * @param begin the first on this telephone is kept too
 * @returns the note as it is since
 */
export const changeNote = (
	{ account, address }: Pick<KeptNote, 'account' | 'address'>,
	change: (now: KeptNote | undefined) => KeptNote | null | undefined,
	begin = false,
): Promise<KeptNote | undefined> =>
	within<KeptNote | undefined>(
		'readwrite',
		(notes, done) => {
			const asked = notes.get([account, address]) as IDBRequest<KeptNote | undefined>;
			asked.onsuccess = () => {
				const next = change(asked.result);
				if (next === null) notes.delete([account, address]);
				else if (next) notes.put(next);
				done(next === undefined ? asked.result : (next ?? undefined));
			};
		},
		begin,
	);

/** What is typed now, upon what was kept: the same note while it has not gone, another one since. */
export const typedOn = (
	now: KeptNote | undefined,
	typed: Pick<KeptNote, 'account' | 'address' | 'title' | 'body' | 'basedOn'>,
): KeptNote => ({
	...typed,
	basedOn: now?.basedOn ?? typed.basedOn,
	id: now?.state === 'typed' && !now.sent.includes(now.id) ? now.id : crypto.randomUUID(),
	state: 'typed',
	sent: now?.state === 'typed' ? now.sent : [],
});

/** Removes the notes of whom it says; where none is left, their place too. @returns how many are left */
export async function dropNotes(which: (note: KeptNote) => boolean): Promise<number> {
	const all = await keptNotes();
	const gone = all.filter(which);
	for (const note of gone) await changeNote(note, () => null);
	if (gone.length < all.length) return all.length - gone.length;
	await new Promise<void>((resolve) => {
		const asked = indexedDB.deleteDatabase(database);
		asked.onsuccess = asked.onerror = asked.onblocked = () => resolve();
	});
	return 0;
}
