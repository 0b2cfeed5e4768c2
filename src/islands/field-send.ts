import { changeNote, type KeptNote, keptNotes } from './field-notes.ts';

/** What the server answers; the same as `Told` in src/minutes/note-handlers.ts. */
interface Told {
	fate: 'taken' | 'beside';
	body: string;
	revision: number;
}
export interface Sending {
	/** Some arrived. */
	sent: boolean;
	/** The session has ended: they wait for who wrote them to sign in again. */
	signedOut: boolean;
}

/** Sends what was typed, one after the other. @param refused what the server did not want is tried once more @throws where there is no network */
export async function sendNotes(which: (note: KeptNote) => boolean, refused = false): Promise<Sending> {
	const goes = ({ state }: KeptNote) => state === 'typed' || (refused && state === 'refused');
	const sending: Sending = { sent: false, signedOut: false };
	for (const note of await keptNotes()) {
		if (!goes(note) || !which(note)) continue;
		// As it is now: typed on since, or sent by another page.
		const one = await changeNote(note, (now) =>
			now && goes(now) ? { ...now, state: 'typed', sent: [...now.sent.filter((id) => id !== now.id), now.id].slice(-20) } : undefined,
		);
		if (one?.state !== 'typed') continue;
		const form = new URLSearchParams({ id: one.id, body: one.body, basedOn: String(one.basedOn) });
		for (const earlier of one.sent) if (earlier !== one.id) form.append('after', earlier);
		const response = await fetch(one.address, { method: 'POST', redirect: 'manual', body: form, headers: { 'x-account': one.account } });
		if (response.status === 200) {
			const told = (await response.json()) as Told;
			sending.sent = true;
			await changeNote(one, (now) => now && answered(now, one, told));
		} else if ([403, 404, 413, 422].includes(response.status)) {
			await changeNote(one, (now) => (now?.id === one.id ? { ...now, state: 'refused', sent: [] } : undefined));
		} else if (response.type === 'opaqueredirect') sending.signedOut = true;
	}
	return sending;
}

/** What a note becomes when the server has answered for `sent`. */
export function answered(now: KeptNote, sent: KeptNote, { fate, body, revision }: Told): KeptNote {
	const { own: _, ...rest } = now;
	if (now.id === sent.id) return { ...rest, state: fate, body, basedOn: revision, sent: [], ...(fate === 'beside' && { own: sent.body }) };
	// Typed further meanwhile: upon one's own words where they are in the minutes, else upon those one saw.
	return { ...rest, basedOn: fate === 'taken' ? revision : now.basedOn, sent: [] };
}
