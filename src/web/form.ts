import * as z from 'zod';
import { m } from '../paraglide/messages.js';
import { getLocale } from '../paraglide/runtime.js';
import { type Dated, type Day, parseDay } from '../plain/day.ts';
import { languages, type Texts } from '../plain/language.ts';
import { readDated } from '../plain/written-day.ts';

/** A message per field, by the field's name in the form (`vote.present`, `subject.hy`, `parties.1.organisation`). */
export type Errors = Record<string, string>;
/** What was typed, as it was typed, so that nothing is lost when a form comes back. */
export type Typed = Record<string, string>;
export type Read<T> = { ok: true; value: T; typed: Typed } | { ok: false; errors: Errors; typed: Typed };

// The server is the only judge of what is too long; the same limit stands in the page as a courtesy.
export const longest = { line: 300, text: 20_000, email: 254 }; // RFC 5321, 4.5.3.1.3

// A choice that no list offers is told in the reader's language too; a schema's own words come before these.
z.config({
	customError: ({ code, input }) => (code !== 'invalid_value' ? undefined : input ? m.form_choose_from_list() : m.form_choose()),
});

const clean = (value: unknown) => (typeof value === 'string' ? value.replace(/\r\n/g, '\n').trim() : '');
// Invisible controls and direction overrides can make a text read otherwise than it is: refused, not silently changed.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const hidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069]/;

const words = (max: number) =>
	z.preprocess(
		clean,
		z
			.string()
			.max(max, { error: () => m.form_too_long({ max }) })
			.refine((value) => !hidden.test(value), { error: () => m.form_hidden_characters() }),
	);
const emptyAsNull = (value: unknown) => (clean(value) === '' ? null : clean(value));

/** The kinds of field a form is made of. Each reads one text and answers a typed value or a message in the reader's language. */
export const field = {
	line: () => words(longest.line).refine((value) => value !== '', { error: () => m.form_required() }),
	optionalLine: () => words(longest.line).transform((value) => value || null),
	text: () => words(longest.text),
	optionalText: () => words(longest.text).transform((value) => value || null),
	dated: () =>
		z.preprocess(
			emptyAsNull,
			z
				.string()
				.nullable()
				.transform((value, context): Dated | null => {
					if (value === null) return null;
					const found = readDated(value);
					if (found === null) context.issues.push({ code: 'custom', input: value, message: m.form_not_a_date() });
					return found;
				}),
		),
	requiredDated: () =>
		field.dated().refine((value): value is Dated => value !== null, { error: () => m.form_date_required() }) as z.ZodType<Dated>,
	day: () =>
		z.preprocess(
			emptyAsNull,
			z
				.string()
				.nullable()
				.transform((value, context): Day | null => {
					if (value === null) return null;
					const found = parseDay(readDated(value) ?? '');
					if (found === null) context.issues.push({ code: 'custom', input: value, message: m.form_not_a_day() });
					return found;
				}),
		),
	count: (min = 0, max = 1_000_000) =>
		z.preprocess(
			emptyAsNull,
			z
				.string()
				.nullable()
				.transform((value, context): number | null => {
					if (value === null) return null;
					const bare = value.replace(/[\s\u00a0\u202f]/g, '');
					if (!/^\d{1,9}$/.test(bare) || Number(bare) < min || Number(bare) > max) {
						context.issues.push({ code: 'custom', input: value, message: m.form_not_a_count({ min, max }) });
						return null;
					}
					return Number(bare);
				}),
		),
	choice: <const V extends string>(values: readonly V[]) =>
		z.preprocess(clean, z.enum(values, { error: () => m.form_choose() })) as z.ZodType<V>,
	optionalChoice: <const V extends string>(values: readonly V[]) =>
		z.preprocess(emptyAsNull, z.enum(values, { error: () => m.form_choose() }).nullable()) as z.ZodType<V | null>,
	/** Yes, no or not known. */
	yesNo: () =>
		z
			.preprocess(emptyAsNull, z.enum(['yes', 'no'], { error: () => m.form_choose() }).nullable())
			.transform((value) => (value === null ? null : value === 'yes')),
	tick: () => z.preprocess((value) => clean(value) !== '', z.boolean()),
	id: () => z.preprocess(clean, z.uuid({ error: () => m.form_choose_from_list() })) as z.ZodType<string>,
	optionalId: () => z.preprocess(emptyAsNull, z.uuid({ error: () => m.form_choose_from_list() }).nullable()) as z.ZodType<string | null>,
	code: () => words(longest.line).transform((value) => value || null),
	email: () =>
		z.preprocess(
			(value) => clean(value).toLowerCase(),
			z.email({ error: () => m.form_not_an_email() }).max(longest.email, { error: () => m.form_not_an_email() }),
		) as z.ZodType<string>,
	/** `name.fr`, `name.hy`, `name.en`: one text a language, those left empty left out. */
	texts: (options: { required?: boolean; max?: number } = {}) => {
		const one = words(options.max ?? longest.line);
		return z
			.preprocess((value) => value ?? {}, z.object({ fr: one, hy: one, en: one }))
			.transform(
				(value): Texts =>
					Object.fromEntries(languages.filter((language) => value[language] !== '').map((language) => [language, value[language]])),
			)
			.superRefine((value, found) => {
				// Said beside the field that stands first: the one in the reader's language.
				if (options.required && Object.keys(value).length === 0)
					found.addIssue({ code: 'custom', message: m.form_required_in_one_language(), path: [getLocale()] });
			});
	},
	/** A list of texts typed one a line. */
	lines: () =>
		words(longest.text).transform((value) =>
			value
				.split('\n')
				.map((line) => line.trim())
				.filter(Boolean),
		),
	/** Boxes ticked among these values (the name repeats in the form). */
	ticks: <const V extends string>(values?: readonly V[]) =>
		z.preprocess(
			(value) => (Array.isArray(value) ? value : value === undefined ? [] : [value]),
			z.array(values ? z.enum(values) : z.string().max(longest.line)),
		) as z.ZodType<V[]>,
	/** Rows `name.0.x`, `name.1.x` …; rows where every text is empty are left out. */
	rows: <T extends z.ZodType>(row: T) =>
		z.preprocess((value) => Object.values((value ?? {}) as Record<string, unknown>).filter(hasText), z.array(row)) as unknown as z.ZodType<
			z.output<T>[]
		>,
};

const hasText = (value: unknown): boolean =>
	typeof value === 'string' ? value.trim() !== '' : typeof value === 'object' && value !== null && Object.values(value).some(hasText);

/** `a.b.c` names become nested objects; repeated names become arrays. */
function nested(form: FormData): Record<string, unknown> {
	const root: Record<string, unknown> = Object.create(null);
	for (const name of new Set(form.keys())) {
		const values = form.getAll(name).filter((value): value is string => typeof value === 'string');
		const parts = name.split('.').slice(0, 6);
		let at = root;
		for (const part of parts.slice(0, -1)) {
			const inner = at[part];
			const next =
				typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? (inner as Record<string, unknown>) : Object.create(null);
			at[part] = next;
			at = next;
		}
		at[parts.at(-1) ?? ''] = values.length > 1 ? values : values[0];
	}
	return root;
}

/** What was typed, by name; repeated names joined by a new line. */
export function typedIn(form: FormData): Typed {
	const typed: Typed = {};
	for (const name of new Set(form.keys())) {
		const values = form.getAll(name).filter((value): value is string => typeof value === 'string');
		typed[name] = values.join('\n');
	}
	return typed;
}

/** Typed input, or a message beside each field that needs one; what was typed is kept either way. */
export function readForm<S extends z.ZodType>(form: FormData, shape: S): Read<z.output<S>> {
	const found = shape.safeParse(nested(form));
	const typed = typedIn(form);
	if (found.success) return { ok: true, value: found.data, typed };
	const errors: Errors = {};
	for (const issue of found.error.issues) {
		const name = issue.path.map(String).join('.');
		errors[name] ??= issue.code === 'custom' || issue.message ? issue.message : m.form_required();
	}
	return { ok: false, errors, typed };
}

/** The errors as the summary at the top of a form lists them; a control's id is its name. */
export const summaryOf = (errors: Errors): { field: string; message: string }[] =>
	Object.entries(errors).map(([name, message]) => ({ field: name, message }));
