import { Upload } from 'tus-js-client';

/** A file on its way. `lost`: the network went; it goes on by itself. */
export interface Sending {
	readonly file: File;
	state: 'waiting' | 'sending' | 'lost' | 'done' | 'failed';
	percent: number;
	/** Why it failed, in the reader's language; null: the usual words. */
	reason: string | null;
	/** Whether trying again could help. */
	again: boolean;
	/** Its id, once it is kept. */
	id: string | null;
	/** The title of the document that keeps the same file already. */
	known: string | null;
	/** `forget`: what has been sent so far is thrown away; else a later page may go on with it. */
	stop: (forget: boolean) => void;
}

/** One step of the way, in bytes: what is lost at most when the network goes, and what a proxy must let through at once. */
const piece = 2 * 1024 * 1024;
const patience = 3000;

/** So that the other end can tell whether it has the same bytes. Browsers compute it on pages of https and of this machine alone. */
async function hashOf(file: File): Promise<string> {
	if (!globalThis.crypto?.subtle) return '';
	const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()));
	return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Sends a file in pieces that can be resumed, even by a page opened later; `changed` is called at each step. */
export function send(sending: Sending, to: string, changed: () => void): void {
	let stopped = false;
	let again: ReturnType<typeof setTimeout> | undefined;
	const set = (change: Partial<Sending>) => {
		if (stopped) return;
		Object.assign(sending, change);
		changed();
	};
	const fail = (reason: string | null, mayHelp: boolean) => set({ state: 'failed', reason, again: mayHelp });
	const later = (work: () => void) => {
		set({ state: 'lost' });
		clearTimeout(again);
		again = setTimeout(() => (navigator.onLine ? work() : later(work)), patience);
	};
	async function keep(address: string) {
		const answer = await fetch(`${address}/keep`, { method: 'POST', headers: { accept: 'application/json' } }).catch(() => null);
		if (answer === null || answer.status === 429 || answer.status >= 500) return later(() => void keep(address));
		if (!answer.ok || !answer.headers.get('content-type')?.startsWith('application/json')) return fail(null, true);
		const said = (await answer.json()) as { file: string; known: string | null } | { refused: string };
		if ('refused' in said) return fail(said.refused, false);
		set({ state: 'done', percent: 100, id: said.file, known: said.known });
	}
	async function begin() {
		const { file } = sending;
		const upload = new Upload(file, {
			endpoint: new URL(to, location.href).href,
			chunkSize: piece,
			retryDelays: [0, 1000],
			removeFingerprintOnSuccess: true,
			metadata: { name: file.name, sha256: await hashOf(file).catch(() => '') },
			onProgress: (sent, total) => set({ state: 'sending', percent: Math.floor((99 * sent) / total) }),
			onSuccess: () => void keep(upload.url ?? ''),
			onError: (error) => {
				const status = 'originalResponse' in error ? error.originalResponse?.getStatus() : undefined;
				// 429: more at once than one may ask of the server; it goes on a little later.
				if (status === undefined || status === 0 || status === 429 || status >= 500) later(() => upload.start());
				else fail(null, true);
			},
		});
		sending.stop = (forget) => {
			stopped = true;
			clearTimeout(again);
			const open = sending.state === 'sending' || sending.state === 'lost';
			void upload.abort(forget && open && upload.url !== null).catch(() => {});
		};
		const [before] = await upload.findPreviousUploads();
		if (before) upload.resumeFromPreviousUpload(before);
		if (!stopped) upload.start();
	}
	sending.stop = () => {
		stopped = true;
	};
	void begin();
}
