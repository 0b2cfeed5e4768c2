/** What was said at a session, who was there, and whether both sides agree that it was so. */
import type { Dated } from '../plain/day.ts';
import { type Language, languages, type Texts } from '../plain/language.ts';

export const presences = ['present', 'absent', 'excused'] as const;
export type Presence = (typeof presences)[number];

export const outcomeKinds = ['decision', 'promise', 'contact', 'idea'] as const;
export type OutcomeKind = (typeof outcomeKinds)[number];

/** An outcome as far as it is confirmed: its words and who, by when. */
export interface SharedOutcome {
	readonly id: string;
	readonly kind: OutcomeKind;
	readonly words: Texts;
	readonly fieldKey: string | null;
	readonly bySideId: string | null;
	readonly byDelegateId: string | null;
	readonly dueOn: Dated | null;
}
/** What a side confirms. `presences`: by delegate; people are named by their ids, so that who is erased is erased here too. */
export interface Shared {
	readonly texts: Texts;
	readonly presences: Readonly<Record<string, Presence>>;
	readonly outcomes: readonly SharedOutcome[];
}

export interface Confirmation {
	readonly organisationId: string;
	readonly confirmedAt: Date;
	readonly accountName: string;
	/** SHA-256 of `canonical(words)`. */
	readonly content: string;
	readonly words: Shared;
	readonly reservation: string | null;
}

const sorted = <T>(record: Readonly<Record<string, T>>): [string, T][] =>
	Object.entries(record).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));

/** The same text for the same minutes, whatever the order in which they were read. */
export const canonical = ({ texts, presences: there, outcomes }: Shared): string =>
	JSON.stringify([
		languages.map((language) => texts[language] ?? ''),
		sorted(there),
		[...outcomes]
			.sort((a, b) => (a.id < b.id ? -1 : 1))
			.map((one) => [
				one.id,
				one.kind,
				languages.map((language) => one.words[language] ?? ''),
				one.fieldKey,
				one.bySideId,
				one.byDelegateId,
				one.dueOn,
			]),
	]);

/** Nothing said and nothing come of it: there is nothing to confirm. Who was there is no minutes yet. */
export const isEmpty = ({ texts, outcomes }: Shared): boolean =>
	outcomes.length === 0 && languages.every((language) => !(texts[language] ?? '').trim());

export type SideState = 'none' | 'confirmed' | 'with-reservation' | 'void';
/** How one side stands to the minutes as they are now. `content`: their hash. */
export const sideState = (confirmation: Pick<Confirmation, 'content' | 'reservation'> | undefined, content: string): SideState =>
	confirmation === undefined
		? 'none'
		: confirmation.content !== content
			? 'void'
			: confirmation.reservation
				? 'with-reservation'
				: 'confirmed';

export type State = 'none' | 'not-confirmed' | 'half-confirmed' | 'confirmed';
/** Where the minutes stand between the sides: said by what each confirmed, never stored. */
export function stateOf(
	shared: Shared,
	content: string,
	sideIds: readonly string[],
	confirmations: readonly Pick<Confirmation, 'organisationId' | 'content' | 'reservation'>[],
): State {
	if (isEmpty(shared)) return 'none';
	const awaited = awaitedSides(shared, content, sideIds, confirmations);
	return awaited.length === sideIds.length ? 'not-confirmed' : awaited.length > 0 ? 'half-confirmed' : 'confirmed';
}

/** The sides that have still to confirm these words; none as long as nothing is written. */
export const awaitedSides = (
	shared: Shared,
	content: string,
	sideIds: readonly string[],
	confirmations: readonly Pick<Confirmation, 'organisationId' | 'content' | 'reservation'>[],
): string[] =>
	isEmpty(shared) ? [] : sideIds.filter((id) => !confirmations.some((one) => one.organisationId === id && one.content === content));

export interface Changes {
	readonly texts: readonly { readonly language: Language; readonly was: string; readonly is: string }[];
	readonly presences: readonly { readonly delegateId: string; readonly was: Presence | null; readonly is: Presence | null }[];
	readonly outcomes: readonly { readonly was: SharedOutcome | null; readonly is: SharedOutcome | null }[];
}
/** What is otherwise than when it was confirmed. */
export function changesSince(was: Shared, is: Shared): Changes {
	const same = (a: SharedOutcome, b: SharedOutcome) =>
		canonical({ texts: {}, presences: {}, outcomes: [a] }) === canonical({ texts: {}, presences: {}, outcomes: [b] });
	const before = new Map(was.outcomes.map((one) => [one.id, one]));
	const after = new Map(is.outcomes.map((one) => [one.id, one]));
	const ids = [...new Set([...before.keys(), ...after.keys()])];
	return {
		texts: languages
			.map((language) => ({ language, was: was.texts[language] ?? '', is: is.texts[language] ?? '' }))
			.filter((one) => one.was !== one.is),
		presences: [...new Set([...Object.keys(was.presences), ...Object.keys(is.presences)])]
			.map((delegateId) => ({ delegateId, was: was.presences[delegateId] ?? null, is: is.presences[delegateId] ?? null }))
			.filter((one) => one.was !== one.is),
		outcomes: ids
			.map((id) => ({ was: before.get(id) ?? null, is: after.get(id) ?? null }))
			.filter((one) => !one.was || !one.is || !same(one.was, one.is)),
	};
}
