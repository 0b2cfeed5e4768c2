import { unsentOf, wipe } from './field-sweep.ts';

/**
 * Signs out by this form, once nothing is left of the one who does; where they have notes that were not sent, they are asked first, on a page
 * whose own form says `data-leaves="now"`. Without a network nobody is signed out, and nothing is lost.
 */
export async function leave(form: HTMLFormElement): Promise<void> {
	const { account = '', unsent } = document.querySelector<HTMLElement>('.who form[data-account]')?.dataset ?? {};
	if (unsent && form.dataset.leaves !== 'now' && (await unsentOf(account)).length > 0) return location.assign(unsent);
	if ((await wipe(account)).othersWait) {
		// Said to the server, which else has the browser empty all of it.
		form.append(Object.assign(document.createElement('input'), { type: 'hidden', name: 'keep', value: 'notes' }));
	}
	form.dataset.leaves = 'go';
	form.requestSubmit();
}
