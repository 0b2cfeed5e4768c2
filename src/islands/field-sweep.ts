import { copies, dropCopies, isOver } from './field-copies.ts';
import { dropNotes, isUnsent, type KeptNote, keptNotes } from './field-notes.ts';
import { sendNotes } from './field-send.ts';

/** Set where this browser keeps something for the road: other pages look no further where it is not. */
export const marker = 'jumelage-field';

/**
 * On any page of the workbook: another's pages and those whose time is over go, and what this account wrote without a network and had not
 * sent goes to the server.
 */
export async function sweep(account: string): Promise<void> {
	await dropCopies((copy) => copy.account !== account || isOver(copy));
	await sendNotes((note) => note.account === account);
	await forgetIfEmpty((await keptNotes()).length);
}

async function forgetIfEmpty(left: number): Promise<void> {
	if (left === 0 && (await copies()).length === 0) localStorage.removeItem(marker);
}

/** What this account wrote here and has not sent. */
export const unsentOf = async (account: string): Promise<KeptNote[]> =>
	(await keptNotes()).filter((note) => note.account === account && isUnsent(note));

/** Who signs out leaves nothing here: no page, no worker, no note. What somebody else wrote and could not send yet waits for them. */
export async function wipe(account: string): Promise<{ othersWait: boolean }> {
	const registrations = (await navigator.serviceWorker?.getRegistrations()) ?? [];
	for (const registration of registrations) {
		registration.active?.postMessage('over');
		await registration.unregister();
	}
	await dropCopies(() => true);
	const left = await dropNotes((note) => note.account === account || !isUnsent(note));
	await forgetIfEmpty(left);
	return { othersWait: left > 0 };
}
