import { eventLabel as agreementEventLabel, kindLabel as agreementKindLabel, partLabel } from '../agreement/labels.ts';
import { bodyLabel, outcomeLabel } from '../decision/wording.ts';
import { called } from '../directory/wording.ts';
import { factLabel } from '../document/wording.ts';
import { m } from '../paraglide/messages.js';
import type { Partnership } from '../partnership/partnership.ts';
import { eventLabel, kindLabel, participantName } from '../partnership/wording.ts';
import { parseDated } from '../plain/day.ts';
import { isLanguage, type Language, read } from '../plain/language.ts';
import { formatDated, formatInstant } from '../ui/format.ts';
import { languageName } from '../ui/languages.ts';

type Labels = Readonly<Record<string, () => string>>;

/** The words of the codes that the tables keep, by noun and column. */
const labels: Readonly<Record<string, Labels>> = {
	'partnership.kind': kindLabel,
	'partnership_event.kind': eventLabel,
	'decision.body': bodyLabel,
	'decision.outcome': outcomeLabel,
	'agreement.kind': agreementKindLabel,
	'agreement.authentic': {
		equal: m.agreement_text_authentic_equal,
		fr: m.agreement_text_authentic_fr,
		hy: m.agreement_text_authentic_hy,
		en: m.agreement_text_authentic_en,
	},
	'agreement.commitments': { stated: m.agreement_commitments_stated, none: m.agreement_commitments_none },
	'agreement_event.kind': agreementEventLabel,
	'agreement_version.reason': {
		submitted: m.agreement_version_reason_submitted,
		adopted: m.agreement_version_reason_adopted,
		signed: m.agreement_version_reason_signed,
		amended: m.agreement_version_reason_amended,
		kept: m.agreement_version_reason_kept,
	},
	'article_text.language': languageName,
	'document.language': languageName,
	'attendance.part': partLabel,
	'evidence.fact': factLabel,
};

const isKey = (value: string) => /^[0-9a-f]{8}-[0-9a-f]{4}-7/.test(value);
const longest = 200;

interface Cell {
	noun: string;
	column: string;
	value: unknown;
}
export interface Reader {
	partnership: Partnership;
	locale: Language;
	timeZone: string;
}
export interface Said {
	text: string;
	/** Where it is known to be in a language of its own. */
	lang?: Language;
}

/**
 * What a column of a changed row says, in the reader's language; null where it says nothing to a reader: a key of a record that the
 * partnership does not name, an empty value.
 */
export function said({ noun, column, value }: Cell, to: Reader): Said | null {
	const words = wordsOf({ noun, column, value }, to);
	if (words === null || typeof words === 'object') return words;
	return { text: words };
}

function wordsOf({ noun, column, value }: Cell, { partnership, locale, timeZone }: Reader): string | Said | null {
	if (value === null || value === undefined || value === '') return null;
	if (typeof value === 'boolean') return value ? m.decision_yes() : m.decision_no();
	if (Array.isArray(value)) return value.map((one) => (isLanguage(one) ? languageName[one]() : String(one))).join(', ') || null;
	if (typeof value === 'object') {
		const texts = Object.entries(value).filter(([language, text]) => isLanguage(language) && typeof text === 'string');
		const found = read(Object.fromEntries(texts), locale);
		return found && { text: found.text, lang: found.language };
	}
	const label = labels[`${noun}.${column}`]?.[String(value)];
	if (label) return label();
	if (typeof value !== 'string') return String(value);
	if (isKey(value)) {
		const party = partnership.parties.find(({ organisationId }) => organisationId === value);
		const person = partnership.people.find(({ personId }) => personId === value);
		return party ? called(party, locale) : person ? participantName(person, locale) : null;
	}
	if (column === 'field_key') {
		const field = partnership.fields.find(({ key }) => key === value);
		return (field && read(field.names, locale)?.text) ?? value;
	}
	const when = parseDated(value);
	if (when) return formatDated(when, locale);
	if (/^\d{4}-\d\d-\d\dT\d\d:/.test(value)) return formatInstant(new Date(value), locale, timeZone);
	return value.length > longest ? `${value.slice(0, longest)}…` : value;
}
