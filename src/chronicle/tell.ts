import { wordDiff } from '../agreement/text.ts';
import { m } from '../paraglide/messages.js';
import { isLanguage, type Language, languages, read, type Texts } from '../plain/language.ts';
import { type Arrangements, arrangementKeys } from '../programme/programme.ts';
import { arrangementLabel } from '../programme/wording.ts';
import type { DiffPart } from '../ui/Diff.tsx';
import { languageName } from '../ui/languages.ts';
import { columnLabel, nounLabel, unsaid } from './columns.ts';
import type { Row } from './names-store.ts';
import { isDate, type Reader, type Said, said } from './said.ts';

export interface ToldLine {
	label: string;
	was: Said | null;
	is: Said | null;
	/** Of two long texts: what went and what came. */
	diff: DiffPart[] | null;
}
export interface ToldRow {
	what: 'added' | 'removed' | 'altered';
	/** "Signature : Kapan (21 novembre 2023)". */
	title: string;
	lines: ToldLine[];
	row: Row;
}

/** PostgreSQL keeps the columns of a JSON by their length: they are told in the order of their words. */
const order = Object.keys(columnLabel);
/** From this length on, two texts are shown as one with its changes. */
const long = 60;

/** What changed, row by row, in the reader's words. Rows in which nothing changed that says something to a reader are left out. */
export function tell<R extends Row>(rows: readonly R[], reader: Reader): (ToldRow & { row: R })[] {
	return rows
		.map((row) => ({
			what: row.before === null ? ('added' as const) : row.after === null ? ('removed' as const) : ('altered' as const),
			title: titleOf(row, reader),
			lines: linesOf(row, reader),
			row,
		}))
		.filter(({ what, lines }) => what !== 'altered' || lines.length > 0);
}

/** The noun and the record's own name. */
function titleOf(row: Row, reader: Reader): string {
	const noun = (nounLabel[row.noun] ?? (() => row.noun))();
	const name = nameOf(row, reader);
	return name ? m.history_named({ noun, name }) : noun;
}

const textsIn = (value: unknown): Texts | null =>
	typeof value === 'object' && value !== null && !Array.isArray(value)
		? (Object.fromEntries(Object.entries(value).filter(([language, text]) => isLanguage(language) && typeof text === 'string')) as Texts)
		: null;

/** Which columns name a record, in the order they are said. */
const namedBy: Readonly<Record<string, readonly string[]>> = {
	decision: ['number', 'subject'],
	agreement: ['title'],
	document: ['title'],
	file: ['name'],
	evidence: ['fact', 'document_id'],
	partnership: ['name'],
	placement: ['profile', 'arrives_on'],
	placement_proof: ['fact', 'document_id'],
	placement_task: ['labels'],
	placement_week: ['week'],
	visitor: ['person_id'],
	host_department: ['names'],
	host_places: ['places', 'from_on'],
	partnership_event: ['kind', 'title', 'on'],
	partnership_field: ['names'],
	agreement_field: ['field_key'],
	agreement_event: ['kind', 'on'],
	agreement_version: ['number', 'reason'],
	article_text: ['heading', 'language'],
	commitment: ['organisation_id', 'year', 'amount'],
	signature: ['organisation_id', 'signed_on'],
	adoption: ['organisation_id', 'decision_id'],
	transmission: ['organisation_id', 'sent_on'],
	attendance: ['organisation_id', 'person_id'],
	party: ['organisation_id'],
	charge: ['name', 'organisation_id'],
	invitation: ['name', 'organisation_id'],
	proposal: ['topic'],
	proposal_answer: ['organisation_id', 'answer'],
	joining_answer: ['organisation_id', 'answer'],
	guest: ['organisation_id'],
	partnership_person: ['person_id'],
	mission: ['title', 'leaves_on'],
	mission_place: ['territory_code'],
	mission_field: ['field_key'],
	delegate: ['person_id'],
	delegate_leg: ['delegate_id', 'number'],
	mission_support: ['organisation_id'],
	mission_budget: ['organisation_id', 'voted'],
	mission_cost: ['label'],
	organisation: ['name'],
	mandate: ['role', 'organisation_id'],
	membership: ['role', 'organisation_id'],
	programme_session: ['title', 'on_day'],
	session_delegate: ['delegate_id', 'session_id'],
	minutes: ['session_id', 'language'],
	minutes_confirmation: ['organisation_id', 'session_id'],
	outcome: ['words'],
	follow_up: ['words', 'due_on'],
	mission_report: ['mission_id', 'language'],
	encounter: ['organisation_id', 'person_id', 'met_on'],
};

/** What a record is called: "Kapan, 21 novembre 2023". '' where its row says no name. */
export function nameOf({ noun, before, after }: Row, reader: Reader): string {
	const row = after ?? before;
	if (!row) return '';
	if (noun === 'person') {
		const armenian = [row.given_name_hy, row.family_name_hy].filter(Boolean).join(' ');
		const latin = [row.given_name, row.family_name].filter(Boolean).join(' ');
		return (reader.locale === 'hy' && armenian) || latin || armenian;
	}
	const names = textsIn(row.names);
	if (names && row.name) return names[reader.locale] || String(row.name);
	const parts = (namedBy[noun] ?? []).map((column) => {
		const value = row[column];
		const texts = textsIn(value);
		const text = texts ? read(texts, reader.locale)?.text : said({ noun, column, value, row }, reader)?.text;
		return { text, dated: isDate(column) };
	});
	const called = parts.filter(({ text, dated }) => text && !dated).map(({ text }) => text);
	const when = parts.filter(({ text, dated }) => text && dated).map(({ text }) => `(${text})`);
	return [called.join(', '), ...when].filter(Boolean).join(' ');
}

function linesOf(row: Row, reader: Reader): ToldLine[] {
	const { noun, before, after } = row;
	const whole = before === null || after === null;
	const columns = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])]
		.filter((column) => !unsaid.has(column) && !unsaid.has(`${noun}.${column}`))
		.sort((a, b) => order.indexOf(a) - order.indexOf(b));
	const name = whole ? nameOf(row, reader) : '';
	return columns.flatMap((column) => {
		const [was, is] = [before?.[column] ?? null, after?.[column] ?? null];
		if (JSON.stringify(was) === JSON.stringify(is)) return [];
		// Of a row that came or went, only what it does say: not its empty places.
		if (whole && (was === false || is === false)) return [];
		const label = (columnLabel[`${noun}.${column}`] ?? columnLabel[column] ?? (() => column))();
		if (column === 'arrangements') return arrangementLines(was, is);
		const [wasTexts, isTexts] = [textsIn(was), textsIn(is)];
		if (wasTexts || isTexts) return languageLines(label, wasTexts ?? {}, isTexts ?? {});
		const told = {
			was: said({ noun, column, value: was, row: before ?? {} }, reader),
			is: said({ noun, column, value: is, row: after ?? {} }, reader),
		};
		if (told.was?.text === told.is?.text) return [];
		// The name stands above already.
		if (whole && name === (told.is ?? told.was)?.text) return [];
		return [lineOf(label, told.was, told.is, wordsIn(noun, column, after ?? before))];
	});
}

/** The words of an article are in the language that its row names. */
const wordsIn = (noun: string, column: string, row: Record<string, unknown> | null): Language | null =>
	['article_text', 'minutes', 'mission_report'].includes(noun) && written.has(column) && isLanguage(row?.language) ? row.language : null;
const written = new Set(['heading', 'body', 'opening', 'assessment']);

function lineOf(label: string, was: Said | null, is: Said | null, language: Language | null): ToldLine {
	const lang = (one: Said | null) => one && { ...one, lang: one.lang ?? language ?? undefined };
	const compared = was && is && (was.text.length > long || is.text.length > long);
	return { label, was: lang(was), is: lang(is), diff: compared ? wordDiff(was.text, is.text, language ?? is.lang ?? 'fr') : null };
}

/** What a ceremony needs is kept as one text a thing, and told thing by thing. */
const arrangementLines = (was: unknown, is: unknown): ToldLine[] =>
	arrangementKeys.flatMap((key) => {
		const [before, after] = [was, is].map((value) => (value as Arrangements | null)?.[key] ?? null);
		if (before === after) return [];
		const [one, other] = [before, after].map((text) => (text ? { text } : null));
		return [lineOf(arrangementLabel[key](), one ?? null, other ?? null, null)];
	});

const languageLines = (label: string, was: Texts, is: Texts): ToldLine[] =>
	languages
		.filter((language) => (was[language] ?? '') !== (is[language] ?? ''))
		.map((language) => {
			const one = (text: string | undefined) => (text ? { text, lang: language } : null);
			return lineOf(m.history_col_in({ label, language: languageName[language]() }), one(was[language]), one(is[language]), language);
		});
