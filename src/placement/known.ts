import type { Partnership } from '../partnership/partnership.ts';
import { partnership as findPartnership } from '../partnership/store.ts';
import type { Language } from '../plain/language.ts';
import { type Ask, NotFound } from '../web/ask.ts';
import type { Placement } from './placement.ts';
import { lockPlacement, placementById } from './store.ts';

export async function knownPartnership(ask: Ask): Promise<Partnership> {
	const found = await findPartnership(ask.db, ask.params.partnership ?? '', ask.today);
	if (!found) throw new NotFound();
	return found;
}

/** The stay of the address and its partnership, as far as the asker may see them; `lock`: nobody else changes it meanwhile. */
export async function known(ask: Ask, lock = false): Promise<{ partnership: Partnership; placement: Placement }> {
	const partnership = await knownPartnership(ask);
	const placement = await (lock ? lockPlacement : placementById)(ask.db, partnership.id, ask.params.placement ?? '');
	if (!placement) throw new NotFound();
	return { partnership, placement };
}

/** The language that somebody of the side which sends, or of the one which receives, is likely to read, where none of theirs is on file. */
export function tongueOf({ parties }: Partnership, side: 'sender' | 'host', { senderId }: Placement): Language {
	const country = parties.find(({ organisationId }) => (organisationId === senderId) === (side === 'sender'))?.country;
	return country === 'AM' ? 'hy' : country === 'FR' ? 'fr' : 'en';
}

export const addressOf = (placement: Pick<Placement, 'partnershipId' | 'id'>) => ({
	partnership: placement.partnershipId,
	placement: placement.id,
});
