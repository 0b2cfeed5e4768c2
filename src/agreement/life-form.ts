/** What the forms of an agreement's life send. */
import * as z from 'zod';
import { m } from '../paraglide/messages.js';
import { type Errors, field } from '../web/form.ts';
import { happenings, type Refused } from './acts.ts';
import { parts } from './agreement.ts';
import { isAboutDate, type Telling, tell } from './refusal.ts';

export const withdrawShape = z.object({ reason: field.optionalText() });

export const adoptShape = z.object({
	organisation: field.id(),
	decision: field.id(),
	signatory: field.optionalId(),
});

export const signShape = z.object({
	on: field.dated(),
	place: field.code(),
	at: field.optionalLine(),
	recorded: field.tick(),
	signers: field
		.rows(
			z.object({
				organisation: field.id(),
				signs: field.tick(),
				person: field.optionalId(),
				capacity: field.texts(),
				delegation: field.tick(),
			}),
		)
		.refine((rows) => new Set(rows.map(({ organisation }) => organisation)).size === rows.length, {
			error: () => m.form_choose_from_list(),
		}),
	guests: field.rows(z.object({ organisation: field.optionalId(), person: field.optionalId(), part: field.optionalChoice(parts) })),
});
export type SignInput = z.output<typeof signShape>;

export const transmitShape = z.object({
	organisation: field.id(),
	on: field.requiredDated(),
	electronically: field.yesNo(),
	actId: field.code(),
});

export const forceShape = z.object({ on: field.dated(), recorded: field.tick() });

export const eventShape = z.object({
	verb: field.choice(happenings),
	on: field.dated(),
	until: field.dated(),
	reason: field.optionalText(),
	confirm: field.tick(),
});

export const amendShape = z.object({ title: field.texts({ required: true }), articles: field.choice(['copy', 'empty']) });

const fieldOf: Partial<Record<Refused['code'], string>> = {
	undated: 'on',
	future: 'on',
	'not-past': 'on',
	'before-signature': 'on',
	'before-force': 'on',
	'before-suspension': 'on',
	'after-term': 'on',
	'not-later': 'until',
	'no-reason': 'reason',
	'act-id': 'actId',
	'not-signed': 'organisation',
	'not-asked': 'organisation',
	'not-their-decision': 'decision',
	'not-adopted-by-it': 'decision',
	'already-signed': 'decision',
	'nobody-signs': 'signers.0.signs',
};

/**
 * Refusals beside the field they speak of; `signers`: the parties in the order of the form's rows. What concerns no field is under
 * `lawField`, the name of the field that the law's word stands beside in this form.
 */
export function errorsOf(refusals: readonly Refused[], telling: Telling, lawField = 'on', signers: readonly string[] = []): Errors {
	const errors: Errors = {};
	const add = (name: string, message: string) => {
		errors[name] = errors[name] ? `${errors[name]} ${message}` : message;
	};
	for (const refused of refusals) {
		const row = signers.indexOf(String(refused.facts.organisationId ?? ''));
		const rowField =
			row >= 0 ? `signers.${row}.${refused.code === 'no-signatory' || refused.code === 'not-authorised' ? 'person' : 'signs'}` : null;
		const sentences = tell(refused, telling);
		if (refused.code === 'law')
			for (const [index, check] of (refused.checks ?? []).entries())
				add(isAboutDate(check) || rowField === null ? lawField : rowField, sentences[index] ?? '');
		else for (const sentence of sentences) add(fieldOf[refused.code] ?? rowField ?? lawField, sentence);
	}
	return errors;
}
