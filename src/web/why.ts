import * as z from 'zod';
import { type Errors, field, readForm, type Typed } from './form.ts';

export interface WhyRefused {
	typed: Typed;
	errors: Errors;
}
const shape = z.object({ why: field.line() });

/** Why a fact is taken out, as its form says: a reason, or what is wrong with it. */
export function readWhy(form: FormData): { why: string; refused?: undefined } | { why?: undefined; refused: WhyRefused } {
	const read = readForm(form, shape);
	return read.ok ? { why: read.value.why } : { refused: { typed: read.typed, errors: read.errors } };
}
