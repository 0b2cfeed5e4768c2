import { m } from '../paraglide/messages.js';
import type { Language } from '../plain/language.ts';
import { read } from '../plain/language.ts';
import { formatDated } from '../ui/format.ts';
import type { Fact, Provable, Proves } from './document.ts';

export const factLabel: Record<Fact, () => string> = {
	since: m.document_fact_since,
	proposal: m.document_fact_proposal,
	parties: m.document_fact_parties,
	suspension: m.document_fact_suspension,
	end: m.document_fact_end,
	event: m.document_fact_event,
	vote: m.document_fact_vote,
	number: m.document_fact_number,
	'note-sent': m.document_fact_note_sent,
	transmission: m.document_fact_transmission,
	publication: m.document_fact_publication,
	referral: m.document_fact_referral,
	annulment: m.document_fact_annulment,
	signature: m.document_fact_signature,
	object: m.document_fact_object,
	fields: m.document_fact_fields,
	commitments: m.document_fact_commitments,
	'entry-into-force': m.document_fact_entry_into_force,
	renewal: m.document_fact_renewal,
};

/** A decision or an agreement by its name and date. */
export const provableName = ({ titles, on }: Provable, locale: Language): string =>
	[read(titles, locale)?.text, on && `(${formatDated(on, locale)})`].filter(Boolean).join(' ');

/** "Vote — Création d’un jumelage (2022)". */
export function provesText({ fact, decisionId, agreementId }: Proves, provables: readonly Provable[], locale: Language): string {
	const found = provables.find(({ id }) => id === (decisionId ?? agreementId));
	return found ? m.document_fact_of({ fact: factLabel[fact](), record: provableName(found, locale) }) : factLabel[fact]();
}

/** BCP 47 codes that the form proposes: those of the interface, and those of many partners. */
const usual = [
	'fr',
	'hy',
	'en',
	'de',
	'es',
	'it',
	'pt',
	'nl',
	'pl',
	'ro',
	'el',
	'tr',
	'uk',
	'ru',
	'ka',
	'ar',
	'fa',
	'he',
	'zh',
	'ja',
	'vi',
] as const;
export const documentLanguages: readonly string[] = usual;
export const documentLanguageName = (code: string, locale: Language): string => {
	try {
		return new Intl.DisplayNames([locale], { type: 'language' }).of(code) ?? code;
	} catch {
		return code;
	}
};
