import * as z from 'zod';
import { m } from '../paraglide/messages.js';
import type { Partnership } from '../partnership/partnership.ts';
import type { Language } from '../plain/language.ts';
import { type Errors, field, longest, type Read, readForm, typedIn } from '../web/form.ts';
import { type FollowUpInput, seeds } from './follow-up.ts';
import { outcomeKinds, type Presence, presences } from './minutes.ts';
import { checkOutcome, type OutcomeInput, type OutcomeRefusal } from './outcome.ts';

/** What a form may refer to: the parties, the delegates by their side, the fields of the partnership. */
export interface Within {
	partnership: Partnership;
	sideOf: (delegateId: string) => string | null;
}

/** `side:ID` or `delegate:ID`: who promises or decides, in one choice. */
export const byOf = ({ bySideId, byDelegateId }: Pick<OutcomeInput, 'bySideId' | 'byDelegateId'>): string =>
	byDelegateId ? `delegate:${byDelegateId}` : bySideId ? `side:${bySideId}` : '';
function readBy(value: string, { partnership, sideOf }: Within): Pick<OutcomeInput, 'bySideId' | 'byDelegateId'> | null {
	const [kind, id = ''] = value.split(':');
	if (value === '') return { bySideId: null, byDelegateId: null };
	if (kind === 'side' && partnership.parties.some(({ organisationId }) => organisationId === id))
		return { bySideId: id, byDelegateId: null };
	const side = kind === 'delegate' ? sideOf(id) : null;
	return side === null ? null : { bySideId: side, byDelegateId: id };
}

const refusalWords: Record<OutcomeRefusal, () => string> = {
	'promise-of-nobody': m.minutes_promise_of_nobody,
	'delegate-of-other-side': m.minutes_delegate_of_other_side,
};
const outcomeShape = z.object({
	kind: field.choice(outcomeKinds),
	words: field.texts({ required: true, max: 2000 }),
	by: field.code().transform((value) => value ?? ''),
	dueOn: field.dated(),
	fieldKey: field.code(),
});

/** One outcome as typed, checked by its rule. */
export function readOutcome(form: FormData, within: Within): Read<OutcomeInput> {
	const read = readForm(form, outcomeShape);
	if (!read.ok) return read;
	const { by: typedBy, ...value } = read.value;
	const errors: Errors = {};
	const by = readBy(typedBy, within);
	if (by === null) errors.by = m.form_choose_from_list();
	if (value.fieldKey !== null && !within.partnership.fields.some(({ key }) => key === value.fieldKey))
		errors.fieldKey = m.form_choose_from_list();
	const checked = by && checkOutcome({ kind: value.kind, ...by }, within.sideOf);
	if (checked && !checked.ok) errors.by = refusalWords[checked.code]();
	if (!by || !checked?.ok || Object.keys(errors).length > 0) return { ok: false, errors, typed: read.typed };
	return { ok: true, value: { ...value, byDelegateId: by.byDelegateId, ...checked.value }, typed: read.typed };
}

/** Rows for outcomes on the page where minutes are written. */
export const outcomeRows = 4;

export interface WrittenMinutes {
	body: string;
	/** Only what was tapped otherwise than it stood when the page was read. */
	presences: { delegateId: string; presence: Presence | null }[];
	outcomes: OutcomeInput[];
}

/** A page of minutes as typed in one language: what was said, who was there, what came of it. */
export function readMinutes(form: FormData, language: Language, delegateIds: readonly string[], within: Within): Read<WrittenMinutes> {
	const typed = typedIn(form);
	const text = readForm(form, z.object({ body: field.text() }));
	const errors: Errors = text.ok ? {} : { ...text.errors };
	const there: WrittenMinutes['presences'] = [];
	for (const delegateId of delegateIds) {
		const value = typed[`presence.${delegateId}`] ?? '';
		if (value === (typed[`was.${delegateId}`] ?? '') || !(`presence.${delegateId}` in typed)) continue;
		const presence = presences.find((one) => one === value) ?? null;
		if (value !== '' && presence === null) errors[`presence.${delegateId}`] = m.form_choose();
		else there.push({ delegateId, presence });
	}
	const outcomes: OutcomeInput[] = [];
	for (let index = 0; index < outcomeRows; index++) {
		const row = new FormData();
		for (const name of ['kind', 'by', 'dueOn', 'fieldKey']) row.set(name, typed[`outcomes.${index}.${name}`] ?? '');
		const words = (typed[`outcomes.${index}.words`] ?? '').trim();
		row.set(`words.${language}`, words);
		if (words === '' && !typed[`outcomes.${index}.dueOn`]?.trim()) continue;
		const read = readOutcome(row, within);
		if (read.ok) outcomes.push(read.value);
		else
			for (const [name, message] of Object.entries(read.errors))
				errors[`outcomes.${index}.${name.startsWith('words') ? 'words' : name}`] = message;
	}
	if (!text.ok || Object.keys(errors).length > 0) return { ok: false, errors, typed };
	return { ok: true, value: { body: text.value.body, presences: there, outcomes }, typed };
}

export const confirmShape = z.object({
	content: field.line(),
	side: field.optionalId(),
	reservation: z.string().trim().max(longest.text).optional(),
});

const followUpShape = z.object({
	words: field.texts({ required: true, max: 2000 }),
	ownerId: field.id(),
	ownerPersonId: field.optionalId(),
	dueOn: field.dated(),
	fieldKey: field.code(),
	becomes: field.optionalChoice(seeds),
	placementId: field.optionalId(),
});
/** A follow-up as typed; its owner is a party, its person one of the partnership's. */
export function readFollowUp(
	form: FormData,
	{ parties, people, fields }: Pick<Partnership, 'parties' | 'people' | 'fields'>,
): Read<FollowUpInput> {
	const read = readForm(form, followUpShape);
	if (!read.ok) return read;
	const { value, typed } = read;
	const errors: Errors = {};
	if (!parties.some(({ organisationId }) => organisationId === value.ownerId)) errors.ownerId = m.form_choose_from_list();
	if (value.ownerPersonId && !people.some(({ personId }) => personId === value.ownerPersonId))
		errors.ownerPersonId = m.form_choose_from_list();
	if (value.fieldKey && !fields.some(({ key }) => key === value.fieldKey)) errors.fieldKey = m.form_choose_from_list();
	return Object.keys(errors).length > 0 ? { ok: false, errors, typed } : read;
}
export const doneShape = z.object({ on: field.requiredDated() });
export const dropShape = z.object({ on: field.requiredDated(), reason: field.line() });
export const reportShape = z.object({ opening: field.text(), assessment: field.text() });
