import { roleLabel } from '../account/wording.ts';
import { eventLabel as agreementEventLabel, kindLabel as agreementKindLabel, partLabel } from '../agreement/labels.ts';
import { bodyLabel, outcomeLabel } from '../decision/wording.ts';
import { countryName, mandateRoleLabel, organisationKindLabel } from '../directory/wording.ts';
import { isMediaType } from '../document/file.ts';
import { documentLanguageName, factLabel, kindAndSize } from '../document/wording.ts';
import { outcomeKindLabel, presenceLabel, seedLabel } from '../minutes/wording.ts';
import { costKindLabel, partLabel as delegatePartLabel, statusLabel, wayLabel } from '../mission/wording.ts';
import { m } from '../paraglide/messages.js';
import { eventLabel, kindLabel } from '../partnership/wording.ts';
import { perLabel, purposeLabel as placementPurposeLabel, proofLabel } from '../placement/wording.ts';
import { parseDated } from '../plain/day.ts';
import { isLanguage, type Language } from '../plain/language.ts';
import { formatMoney, fromDecimal } from '../plain/money.ts';
import { kindLabel as sessionKindLabel, partLabel as sessionPartLabel } from '../programme/wording.ts';
import { endingLabel, topicLabels } from '../proposal/wording.ts';
import { formatDated, formatInstant, formatNumber } from '../ui/format.ts';
import { languageName } from '../ui/languages.ts';
import type { Names } from './names-store.ts';

type Labels = Readonly<Record<string, () => string>>;

/** The words of the codes that the tables keep, by table and column. */
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
	'attendance.part': partLabel,
	'delegate.part': delegatePartLabel,
	'delegate.status': statusLabel,
	'delegate_leg.by': wayLabel,
	'mission_cost.kind': costKindLabel,
	'evidence.fact': factLabel,
	'organisation.kind': organisationKindLabel,
	'mandate.role': mandateRoleLabel,
	'membership.role': roleLabel,
	'invitation.role': roleLabel,
	'programme_session.kind': sessionKindLabel,
	'session_delegate.presence': presenceLabel,
	'minutes.language': languageName,
	'mission_report.language': languageName,
	'outcome.kind': outcomeKindLabel,
	'follow_up.becomes': seedLabel,
	'session_delegate.part': sessionPartLabel,
	'session_delegate.language': languageName,
	'invitation.language': languageName,
	'placement.purpose': placementPurposeLabel,
	'placement.allowance_per': perLabel,
	'placement_proof.fact': proofLabel,
	'visitor.language': languageName,
	'proposal.topic': topicLabels,
	'proposal.ended': endingLabel,
	'proposal_answer.answer': endingLabel,
	'joining_answer.answer': { confirmed: m.proposal_state_confirmed, contested: m.joining_answer_contested },
};

export interface Reader {
	locale: Language;
	timeZone: string;
	names: Names;
}
export interface Said {
	text: string;
	/** Where it is known to be in a language of its own. */
	lang?: Language | undefined;
}
interface Cell {
	noun: string;
	column: string;
	value: unknown;
	row: Readonly<Record<string, unknown>>;
}

const moneys: ReadonlySet<string> = new Set(['amount', 'planned', 'spent', 'voted']);

/** Whether a column holds a date, known to the day or less. */
export const isDate = (column: string) => /(^|_)(on|since|until)$|^on_day$/.test(column);

/** What one column of a row says, in the reader's language; null where it is empty. Texts in several languages are told one by one. */
export function said({ noun, column, value, row }: Cell, { locale, timeZone, names }: Reader): Said | null {
	if (value === null || value === undefined || value === '') return null;
	if (typeof value === 'boolean') return { text: value ? m.decision_yes() : m.decision_no() };
	if (Array.isArray(value)) {
		const text = value.map((one) => (isLanguage(one) ? languageName[one]() : String(one))).join(', ');
		return text ? { text } : null;
	}
	if (noun === 'file' && column === 'media_type' && isMediaType(value))
		return { text: kindAndSize({ mediaType: value, size: Number(row.size) }, locale) };
	// Said with the kind.
	if (noun === 'file' && column === 'size') return null;
	const label = labels[`${noun}.${column}`]?.[String(value)];
	if (label) return { text: label() };
	if (moneys.has(column)) return { text: formatMoney(fromDecimal(String(value), String(row.currency ?? 'EUR')), locale) };
	if (typeof value === 'number') return { text: column === 'year' ? String(value) : formatNumber(value, locale) };
	const text = String(value);
	if (column.endsWith('_id') || column.endsWith('_code') || column === 'field_key' || column === 'key') {
		if (column === 'country_code') return { text: countryName(text, locale) };
		// The number that the State's server gave an act is called an id too.
		if (column === 'act_id') return { text };
		return names.get(text) ?? { text: column.endsWith('_id') ? m.history_unseen() : text };
	}
	if (noun === 'document' && column === 'language') return { text: documentLanguageName(text, locale) };
	if (/^\d{4}-\d\d-\d\dT\d\d:/.test(text)) return { text: formatInstant(text, locale, timeZone) };
	const when = isDate(column) ? parseDated(text) : null;
	return { text: when ? formatDated(when, locale) : text };
}
