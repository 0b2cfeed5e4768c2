import { type Ask, NotFound } from '../web/ask.ts';
import { holderOf } from './store.ts';

/** The partnership of the address, as far as the asker may see it. */
export async function holder(ask: Ask): Promise<{ id: string; name: string }> {
	const found = await holderOf(ask.db, ask.params.partnership ?? '');
	if (!found) throw new NotFound();
	return found;
}
