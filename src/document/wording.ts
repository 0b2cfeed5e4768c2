import { m } from '../paraglide/messages.js';
import type { Language } from '../plain/language.ts';
import { read } from '../plain/language.ts';
import { formatDated, formatNumber } from '../ui/format.ts';
import type { Fact, Provable, Proves } from './document.ts';
import { type KeptFile, type MediaType, mediaTypes, mostFiles, type Refusal } from './file.ts';

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

const kindOf = (mediaType: MediaType): (({ ending }: { ending: string }) => string) =>
	mediaType.startsWith('image/')
		? m.document_kind_image
		: /sheet|excel/.test(mediaType)
			? m.document_kind_sheet
			: /presentation|powerpoint/.test(mediaType)
				? m.document_kind_slides
				: mediaType === 'application/pdf'
					? m.document_kind_pdf
					: m.document_kind_text;

/** "1,2 Mo", "1.2 MB", "1,2 ՄԲ". */
export function formatSize(bytes: number, locale: Language): string {
	const [unit, divisor] = bytes < 1000 ? ['byte', 1] : bytes < 1_000_000 ? ['kilobyte', 1000] : ['megabyte', 1_000_000];
	return formatNumber(bytes / (divisor as number), locale, {
		style: 'unit',
		unit: unit as string,
		unitDisplay: 'short',
		maximumFractionDigits: 1,
	});
}

/** "Image (PNG), 1,2 Mo". */
export const kindAndSize = ({ mediaType, size }: Pick<KeptFile, 'mediaType' | 'size'>, locale: Language): string =>
	`${kindOf(mediaType)({ ending: mediaTypes[mediaType][0].toUpperCase() })}, ${formatSize(size, locale)}`;

const refused: Record<Refusal, (facts: { max: number; n: number }) => string> = {
	'too-large': m.document_refused_too_large,
	'too-many': m.document_refused_too_many,
	empty: m.document_refused_empty,
	type: m.document_refused_type,
	macros: m.document_refused_macros,
	'two-kinds': m.document_refused_two_kinds,
	bomb: m.document_refused_bomb,
	cut: m.document_refused_cut,
	locked: m.document_refused_locked,
	'no-room': m.document_refused_no_room,
};

/** Why a file is not taken in, and what to do. `name`: where several were sent at once. */
export function refusalText(why: Refusal, name: string | null, maxSize: number): string {
	const text = refused[why]({ max: Math.floor(maxSize / 1024 ** 2), n: mostFiles });
	return name ? m.document_refused_of({ name, reason: text }) : text.charAt(0).toUpperCase() + text.slice(1);
}
