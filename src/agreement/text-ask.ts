import { h } from 'preact';
import { m } from '../paraglide/messages.js';
import type { Partnership } from '../partnership/partnership.ts';
import { partnership as findPartnership } from '../partnership/store.ts';
import { isLanguage, type Language } from '../plain/language.ts';
import { type Ask, NotFound } from '../web/ask.ts';
import { type Agreement, isEditable, stateOf } from './agreement.ts';
import { ClosedPage, type KeptWords } from './pages/closed.tsx';
import { agreementFor, lockAgreement } from './store.ts';
import type { Place } from './text-store.ts';

/** The agreement that a request is about, with its partnership. */
export interface Known {
	partnership: Partnership;
	agreement: Agreement;
	place: Place;
	/** Still a draft: its words may change. */
	open: boolean;
}

/** @throws NotFound when the asker does not see it. */
export async function partnershipAsked(ask: Ask): Promise<Partnership> {
	const found = await findPartnership(ask.db, ask.params.partnership ?? '', ask.today);
	if (!found) throw new NotFound();
	return found;
}

/** `lock`: held until the request ends, so that nobody signs while somebody writes. @throws NotFound */
export async function agreementAsked(ask: Ask, lock = false): Promise<Known> {
	const partnership = await partnershipAsked(ask);
	const place = { partnershipId: partnership.id, agreementId: ask.params.agreement ?? '' };
	const agreement = await (lock ? lockAgreement : agreementFor)(ask.db, place.partnershipId, place.agreementId);
	return { partnership, agreement, place, open: isEditable(stateOf(agreement, ask.today)) };
}

/** The languages that the partnership's texts are written in. */
export const languagesAsked = (partnership: Partnership): Language[] => {
	const found = partnership.languages.filter(isLanguage);
	return found.length > 0 ? found : ['fr'];
};

/** Answers that the text is closed: 422 with the words typed, so that none is lost, or a plain page when nothing was typed. */
export function closed(ask: Ask, { partnership, agreement }: Known, words: KeptWords | null = null): Response {
	const kept = (words ?? []).filter(({ text }) => text.trim() !== '');
	return ask.page(
		{ title: m.agreement_text_closed(), current: 'partnerships', status: words === null ? 200 : 422 },
		h(ClosedPage, { partnership, agreement, signed: agreement.signatures.length > 0, words: kept, locale: ask.locale }),
	);
}
