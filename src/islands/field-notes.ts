/** What the island says, in the reader's language. */
export type FieldWords = Record<'offline' | 'kept' | 'noteKept' | 'sent' | 'beside' | 'refused', string>;

/** What was written on this telephone and is not, or not surely, on the server. One record a session and language, of one account. */
export interface KeptNote {
	/** Where it is sent: says the partnership, the mission, the session and the language. */
	address: string;
	account: string;
	/** Of this very text; a text that was typed further has another. */
	id: string;
	body: string;
	/** The revision of the minutes it was written upon. */
	basedOn: number;
	/** Not sent; in the minutes; beside them; not wanted by the server. */
	state: 'typed' | 'taken' | 'beside' | 'refused';
	/** On its way, or sent once without an answer: what is typed now is another note. */
	tried: boolean;
}

export const database = 'jumelage-field';
const store = 'note';

function answer<T>(asked: IDBRequest<T>): Promise<T> {
	return new Promise((resolve, reject) => {
		asked.onsuccess = () => resolve(asked.result);
		asked.onerror = () => reject(asked.error);
	});
}

/** Opens, does one thing and lets go: whoever wipes the notes waits for nobody. Undefined where there are none and none is begun. */
async function within<T>(mode: IDBTransactionMode, work: (notes: IDBObjectStore) => IDBRequest<T>, begin = false): Promise<T | undefined> {
	const opening = indexedDB.open(database, 1);
	opening.onupgradeneeded = () => {
		// What was wiped a moment ago does not come back by being looked for.
		if (begin) opening.result.createObjectStore(store, { keyPath: ['account', 'address'] });
		else opening.transaction?.abort();
	};
	let open: IDBDatabase;
	try {
		open = await answer(opening);
	} catch (error) {
		if (!begin) return undefined;
		throw error;
	}
	try {
		return await answer(work(open.transaction(store, mode).objectStore(store)));
	} finally {
		open.close();
	}
}

export const keptNotes = async (): Promise<KeptNote[]> => (await within<KeptNote[]>('readonly', (notes) => notes.getAll())) ?? [];
export const keptNote = (account: string, address: string): Promise<KeptNote | undefined> =>
	within<KeptNote | undefined>('readonly', (notes) => notes.get([account, address]));
/** The first that is kept on this telephone, or one of more. */
export const keepNote = (note: KeptNote): Promise<unknown> => within('readwrite', (notes) => notes.put(note), true);
/** Where it is kept still. */
export const changeNote = (note: KeptNote): Promise<unknown> => within('readwrite', (notes) => notes.put(note));
export const dropNote = ({ account, address }: KeptNote): Promise<unknown> =>
	within('readwrite', (notes) => notes.delete([account, address]));

/** The one cache of ours: pages of missions on the road, and what they are drawn with. */
export const cacheName = 'jumelage-field';

/** Nothing of a mission stays on this telephone. */
export async function wipe(): Promise<void> {
	await caches.delete(cacheName);
	await new Promise<void>((resolve) => {
		const gone = indexedDB.deleteDatabase(database);
		gone.onsuccess = gone.onerror = gone.onblocked = () => resolve();
	});
}
