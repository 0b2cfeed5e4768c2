import * as z from 'zod';
import { type Choices, resolveChoices } from '../directory/choose.ts';
import type { PartnershipFacts } from '../law/facts.ts';
import { blocks } from '../law/guard.ts';
import type { LawCheck } from '../law/law.ts';
import { explain } from '../law/words.ts';
import { m } from '../paraglide/messages.js';
import { type Dated, earliest, latest } from '../plain/day.ts';
import { languages, read as readText } from '../plain/language.ts';
import { formatDated, typedDate } from '../ui/format.ts';
import type { Ask } from '../web/ask.ts';
import { type Errors, field, longest, readForm, type Typed } from '../web/form.ts';
import { partyFacts } from './facts.ts';
import { kinds, type Partnership, type Party, type Standing, suggestedName } from './partnership.ts';
import { asParties, isVisible, isWithin, type PartnershipInput, type PartyInput, partiesInUse } from './store.ts';

/**
 * Rules guard changes, not history. A new partnership is either a commitment made now, which the law may refuse, or a past one put on
 * record: then nothing is refused, provided the office says since when, so that no refusal is got round by calling today "the past".
 * A partnership already on file that nobody proves, or that has ended, stays history; to any other, a change may add no new refusal.
 */
export const natures = ['new', 'past'] as const;

const shape = z.object({
	nature: field.optionalChoice(natures),
	keeper: field.optionalId(),
	kind: field.choice(kinds),
	name: field.optionalLine(),
	parties: z.preprocess(
		(value) => Object.values((value ?? {}) as object),
		z.array(z.object({ organisation: field.optionalId(), left: field.dated() })),
	) as unknown as z.ZodType<{ organisation: string | null; left: Dated | null }[]>,
	recognised: field.tick(),
	proposedBy: field.optionalId(),
	proposedOn: field.dated(),
	since: field.dated(),
	languages: field.ticks(languages),
	story: field.texts({ max: longest.text }),
	parent: field.optionalId(),
});

export type PartyRow = Party & PartyInput;
export interface PartnershipForm {
	input: PartnershipInput;
	parties: PartyRow[];
	keeperId: string | null;
}
export interface Refused {
	ok: false;
	typed: Typed;
	errors: Errors;
	candidates: Choices;
	/** A name on the list of places held by unrecognised entities: the form asks to confirm. */
	askRecognition: boolean;
}

/** Rows of partners without the empty ones, numbered anew: an error's name then is that of the row shown again. */
export function withoutEmptyRows(form: FormData): FormData {
	const dense = new FormData();
	const rows = new Map<string, string>();
	const said = (name: string) => String(form.get(name) ?? '').trim() !== '';
	for (const [name, value] of form.entries()) {
		if (typeof value !== 'string') continue;
		const [, row, rest] = /^parties\.(\d{1,3})\.(\w+)$/.exec(name) ?? [];
		if (row === undefined) {
			dense.append(name, value);
			continue;
		}
		// Emptied words take the partner out, even where the hidden id stayed behind.
		const words = form.has(`parties.${row}.organisation_text`);
		if (words ? !said(`parties.${row}.organisation_text`) : !said(`parties.${row}.organisation`)) continue;
		if (!rows.has(row)) rows.set(row, String(rows.size));
		dense.append(`parties.${rows.get(row)}.${rest}`, value);
	}
	return dense;
}

/** What was typed, with the id of every record named in it; `existing` is null for a new partnership. */
export async function readPartnership(
	ask: Ask,
	existing: (Partnership & { standing: Standing }) | null,
): Promise<{ ok: true; value: PartnershipForm } | Refused> {
	const dense = withoutEmptyRows(await ask.form());
	const wanted = { 'parties.*.organisation': 'authority', proposedBy: 'organisation' } as const;
	const first = await resolveChoices(ask, dense, wanted);
	// A partner of another kind (an association, for a project) is looked for where no authority bears the name.
	const others = Object.keys(first.errors).filter((name) => name.startsWith('parties.') && !first.candidates[name]);
	const again = await resolveChoices(ask, first.form, Object.fromEntries(others.map((name) => [name, 'organisation' as const])));
	const errors: Errors = {
		...Object.fromEntries(Object.entries(first.errors).filter(([name]) => !others.includes(name))),
		...again.errors,
	};
	const typed = (read: Typed): Typed => ({ ...read, ...first.typed, ...again.typed });
	const candidates = { ...first.candidates, ...again.candidates };
	const read = readForm(again.form, shape);
	if (!read.ok) return { ok: false, typed: typed(read.typed), errors: { ...read.errors, ...errors }, candidates, askRecognition: false };

	const { value } = read;
	const found = await asParties(
		ask.db,
		value.parties.flatMap(({ organisation }) => organisation ?? []),
	);
	const parties = value.parties.flatMap(({ organisation, left }, position): PartyRow[] => {
		const party = found.find(({ organisationId }) => organisationId === organisation);
		if (organisation !== null && !party) errors[`parties.${position}.organisation`] ??= m.form_choose_from_list();
		const before = existing?.parties.find(({ organisationId }) => organisationId === organisation);
		return party ? [{ ...party, position, joinedOn: before?.joinedOn ?? null, leftOn: left }] : [];
	});
	const input: PartnershipInput = {
		kind: value.kind,
		name: value.name ?? suggestedName(parties),
		story: value.story,
		languages: value.languages.length > 0 ? value.languages : [ask.locale],
		proposedById: value.proposedBy,
		proposedOn: value.proposedOn,
		since: value.since,
		parentId: value.parent,
	};
	const rowOf = (id: string) => `parties.${value.parties.findIndex(({ organisation }) => organisation === id)}.organisation`;
	await checkParties(
		ask,
		existing,
		parties,
		value.parties.map(({ organisation }) => organisation),
		errors,
	);
	if (input.parentId && !(await isVisible(ask.db, input.parentId))) errors.parent ??= m.form_choose_from_list();
	if (existing && input.parentId && (await isWithin(ask.db, input.parentId, existing.id))) errors.parent ??= m.partnership_parent_within();

	const past = existing ? ['recorded', 'ended'].includes(existing.standing.state) : value.nature === 'past';
	if (!existing) checkDates(ask, value, errors);
	const { refusals, unknown } = newRefusals(ask, existing, input, parties);
	if (refusals.length > 0 && past && !existing && input.since === null) errors.since ??= m.partnership_past_when();
	if (!past)
		for (const check of refusals) {
			const { why, next } = explain(check, { date: (when) => formatDated(when, ask.locale) });
			errors[rowOf(check.subject.id)] ??= [why, next].filter(Boolean).join(' ');
		}
	const askRecognition = !past && unknown.length > 0;
	if (askRecognition && !value.recognised)
		for (const { organisationId, name } of unknown) errors[rowOf(organisationId)] ??= m.partnership_recognition_ask({ name });

	if (Object.keys(errors).length > 0) return { ok: false, typed: typed(read.typed), errors, candidates, askRecognition };
	return { ok: true, value: { input, parties, keeperId: value.keeper } };
}

async function checkParties(
	ask: Ask,
	existing: Partnership | null,
	parties: readonly PartyRow[],
	rows: readonly (string | null)[],
	errors: Errors,
): Promise<void> {
	rows.forEach((id, row) => {
		if (id !== null && rows.indexOf(id) < row) errors[`parties.${row}.organisation`] ??= m.partnership_party_twice();
	});
	const wrong = Object.keys(errors).some((name) => name.startsWith('parties.'));
	if (parties.length < 2 && !wrong) errors[`parties.${parties.length}.organisation`] = m.partnership_two_parties();
	if (!existing) return;
	const gone = existing.parties.filter(({ organisationId }) => !parties.some((party) => party.organisationId === organisationId));
	const used = gone.length > 0 ? await partiesInUse(ask.db, existing.id) : [];
	for (const { organisationId, name, names } of gone) {
		const said = readText(names, ask.locale)?.text ?? name;
		if (used.includes(organisationId)) errors['parties.0.organisation'] ??= m.partnership_party_in_use({ name: said });
		else if (organisationId === ask.organisationId && organisationId !== existing.keeperId)
			errors['parties.0.organisation'] ??= m.partnership_own_party_kept({ name: said });
	}
}

function checkDates(ask: Ask, value: z.output<typeof shape>, errors: Errors): void {
	if (value.nature === null) errors.nature ??= m.form_choose();
	// Without this date nothing would tell a proposal from a lost past.
	if (value.nature === 'new' && value.proposedOn === null) errors.proposedOn ??= m.form_date_required();
	if (value.since === null) return;
	if (value.nature === 'past' && earliest(value.since) > ask.today) errors.since ??= m.partnership_past_not_past();
	if (value.nature === 'new' && latest(value.since) < ask.today) errors.since ??= m.partnership_new_not_past();
}

/** What the law would refuse of these parties and did not refuse of those on file. Parties that left are history. */
function newRefusals(ask: Ask, existing: Partnership | null, input: PartnershipInput, parties: readonly PartyRow[]) {
	const factsOf = (kind: string, of: readonly Party[]): PartnershipFacts => ({
		id: existing?.id ?? '',
		kind,
		parties: of.filter(({ leftOn }) => leftOn === null).map((party) => partyFacts(party, ask.locale)),
		decisions: [],
		agreements: [],
		proposedOn: input.proposedOn,
		since: input.since,
	});
	const now = factsOf(input.kind, parties);
	const name = ({ ruleId, subject }: LawCheck) => `${ruleId} ${subject.id}`;
	const before = existing ? blocks({ verb: 'create-partnership' }, factsOf(existing.kind, existing.parties), ask.today).map(name) : [];
	return {
		refusals: blocks({ verb: 'create-partnership' }, now, ask.today).filter((check) => !before.includes(name(check))),
		unknown: now.parties.filter(
			({ organisationId, recognition }) =>
				recognition === null && !existing?.parties.some((party) => party.organisationId === organisationId),
		),
	};
}

/** A partnership as its form shows it. */
export function typedOf(partnership: Partnership, locale: Ask['locale']): Typed {
	const called = (of: { name: string; names: Partial<Record<string, string>> }) => of.names[locale] ?? of.name;
	return {
		kind: partnership.kind,
		name: partnership.ownName,
		...Object.fromEntries(
			partnership.parties.flatMap((party, row) => [
				[`parties.${row}.organisation`, party.organisationId],
				[`parties.${row}.organisation_text`, called(party)],
				[`parties.${row}.left`, typedDate(party.leftOn)],
			]),
		),
		proposedBy: partnership.proposedBy?.id ?? '',
		proposedBy_text: partnership.proposedBy ? called(partnership.proposedBy) : '',
		proposedOn: typedDate(partnership.proposedOn),
		since: typedDate(partnership.since),
		languages: partnership.languages.join('\n'),
		...Object.fromEntries(languages.map((language) => [`story.${language}`, partnership.story[language] ?? ''])),
		parent: partnership.parent?.id ?? '',
	};
}
