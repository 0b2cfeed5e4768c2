import * as z from 'zod';
import { m } from '../paraglide/messages.js';
import { type Dated, surelyBefore } from '../plain/day.ts';
import { type Language, languages, type Texts } from '../plain/language.ts';
import { decimal, parseMoney } from '../plain/money.ts';
import { type Errors, field, longest, type Read, readForm, type Typed, typedIn } from '../web/form.ts';
import { type AgreementKind, type Authentic, authentics, kinds } from './agreement.ts';
import { effects } from './text.ts';

/** An amendment is made from the text it amends, never alone. */
export const kindsToOpen = kinds.filter((kind) => kind !== 'amendment');

export interface Header {
	kind: AgreementKind;
	title: Texts;
	object: Texts;
	fields: string[];
	authentic: Authentic;
	startsOn: Dated | null;
	endsOn: Dated | null;
	termMonths: number | null;
	tacitRenewalMonths: number | null;
	noticeMonths: number | null;
}

const months = () => field.count(1, 1200);
const headerShape = (fieldKeys: readonly string[]) =>
	z.object({
		kind: field.choice(kinds),
		title: field.texts({ required: true }),
		object: field.texts({ max: longest.text }),
		fields: field.ticks(fieldKeys),
		authentic: field.choice(authentics),
		startsOn: field.dated(),
		endsOn: field.dated(),
		termMonths: months(),
		tacitRenewalMonths: months(),
		noticeMonths: months(),
	});

/** The header as typed. `fieldKeys`: the fields of the partnership; `first`: the language whose title bears a missing title's message. */
export function readHeader(form: FormData, fieldKeys: readonly string[], first: Language): Read<Header> {
	const read = readForm(form, headerShape(fieldKeys));
	if (!read.ok) {
		const errors: Errors = {};
		for (const [name, message] of Object.entries(read.errors))
			errors[name === 'title.fr' && !form.get('title.fr') ? `title.${first}` : name.replace(/^fields\..*/, 'fields')] = message;
		return { ...read, errors };
	}
	const { startsOn, endsOn } = read.value;
	if (startsOn && endsOn && surelyBefore(endsOn, startsOn))
		return { ok: false, typed: read.typed, errors: { endsOn: m.agreement_text_ends_before_start() } };
	return read;
}

/** Where the first articles come from: `empty`, `model`, or the id of another agreement of the partnership. */
export const readStart = (form: FormData, agreementIds: readonly string[]): string | null => {
	const start = form.get('start');
	return start === 'empty' || start === 'model' || (typeof start === 'string' && agreementIds.includes(start)) ? start : null;
};

const body = () => field.text();
const heading = field.optionalLine().transform((value) => value ?? '');

const articleTextShape = z.object({
	heading,
	body: body().refine((value) => value !== '', { error: () => m.agreement_article_body_required() }),
	effect: field.optionalChoice(effects),
	revision: field.count(0, 1_000_000),
	meaning: field.count(1, 1_000_000),
});
/** One article in one language, with what the page had shown when the writing began. */
export const readArticleText = (form: FormData) => readForm(form, articleTextShape);

const newArticleShape = z.object({
	position: field.count(1, 10_000),
	text: z
		.preprocess(
			(value) => value ?? {},
			z.object({
				fr: z.object({ heading, body: body() }).optional(),
				hy: z.object({ heading, body: body() }).optional(),
				en: z.object({ heading, body: body() }).optional(),
			}),
		)
		.transform(
			(texts) =>
				Object.fromEntries(
					languages.flatMap((language) => {
						const text = texts[language];
						return text && (text.body !== '' || text.heading !== '') ? [[language, text]] : [];
					}),
				) as Partial<Record<Language, { heading: string; body: string }>>,
		),
});
export type NewArticle = z.output<typeof newArticleShape>;
/** A new article: its place and its words in at least one language; a language with a heading has a body. */
export function readNewArticle(form: FormData, first: Language): Read<NewArticle> {
	const read = readForm(form, newArticleShape);
	if (!read.ok) return read;
	const errors: Errors = {};
	for (const language of languages) {
		const text = read.value.text[language];
		if (text?.body === '') errors[`text.${language}.body`] = m.agreement_article_body_required();
	}
	if (Object.keys(read.value.text).length === 0) errors[`text.${first}.body`] = m.form_required_in_one_language();
	return Object.keys(errors).length > 0 ? { ok: false, errors, typed: read.typed } : read;
}

export const currencies = ['EUR', 'AMD', 'USD'] as const;
export interface CommitmentLine {
	id: string | null;
	organisationId: string;
	year: number;
	amount: string;
	currency: string;
	inKind: boolean;
	note: string | null;
}
export interface Commitments {
	commitments: 'stated' | 'none' | null;
	rows: CommitmentLine[];
	revision: number | null;
}

const lineShape = z.object({
	id: field.optionalId(),
	organisation: field.id(),
	year: field
		.count(1900, 2200)
		.refine((value): value is number => value !== null, { error: () => m.agreement_commitments_year_required() }),
	amount: z.string().max(40),
	amount_currency: field.choice(currencies),
	inKind: field.tick(),
	note: field.optionalLine(),
});

/** The numbers of the lines in a form, `rows.0.year`, `rows.1.year` …, in order. */
export const lineNumbers = (typed: Typed): number[] =>
	[...new Set(Object.keys(typed).flatMap((name) => /^rows\.(\d{1,4})\./.exec(name)?.[1] ?? []))].map(Number).sort((a, b) => a - b);

/** The commitments as typed. Lines left blank do not count; each message stands beside its own line. */
export function readCommitments(form: FormData, partyIds: readonly string[]): Read<Commitments> {
	const typed = typedIn(form);
	const errors: Errors = {};
	const rows: CommitmentLine[] = [];
	for (const n of lineNumbers(typed)) {
		const cell = (name: string) => typed[`rows.${n}.${name}`] ?? '';
		if (['organisation', 'year', 'amount', 'note'].every((name) => cell(name).trim() === '')) continue;
		const line = new FormData();
		for (const name of Object.keys(lineShape.shape)) if (`rows.${n}.${name}` in typed) line.set(name, cell(name));
		const read = readForm(line, lineShape);
		if (!read.ok) for (const [name, message] of Object.entries(read.errors)) errors[`rows.${n}.${name}`] = message;
		const currency = currencies.find((one) => one === cell('amount_currency')) ?? 'EUR';
		const amount = parseMoney(cell('amount'), currency);
		// The column holds 13 digits before the point.
		if (!amount || amount.minor >= 1e15) errors[`rows.${n}.amount`] = m.form_not_an_amount();
		if (!read.ok || !amount) continue;
		if (!partyIds.includes(read.value.organisation)) errors[`rows.${n}.organisation`] = m.form_choose_from_list();
		const { id, organisation, year, inKind, note } = read.value;
		rows.push({ id, organisationId: organisation, year, amount: decimal(amount), currency, inKind, note });
	}
	const head = readForm(form, z.object({ commitments: field.optionalChoice(['stated', 'none']), revision: field.count(0) }));
	if (!head.ok) return { ok: false, typed, errors: { ...head.errors, ...errors } };
	const blank = Object.keys(errors).length === 0 && rows.length === 0;
	if (head.value.commitments === 'none' && !blank) errors.commitments = m.agreement_commitments_none_but_lines();
	if (head.value.commitments === 'stated' && blank) errors.commitments = m.agreement_commitments_stated_but_none();
	if (Object.keys(errors).length > 0) return { ok: false, typed, errors };
	// Lines were typed: they are stated, whatever button was left untouched.
	return { ok: true, typed, value: { ...head.value, commitments: rows.length > 0 ? 'stated' : head.value.commitments, rows } };
}
