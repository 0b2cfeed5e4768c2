/** What one city may record alone, and what the other confirms. A rule over changed rows: it knows tables by their names, and no noun. */

type Row = Readonly<Record<string, unknown>>;

/** One row that an act adds (`before` null), changes or removes (`after` null); keys are the table's columns. */
export interface Change {
	readonly noun: string;
	readonly before: Row | null;
	readonly after: Row | null;
}
/** `signed`: the agreement the row belongs to carries a signature once the act is done. */
export interface ActChange extends Change {
	readonly signed: boolean;
}

/** A party that has not left. */
export interface Side {
	readonly organisationId: string;
	/** Since when somebody may answer for it here; null: it has no such account yet. */
	readonly joinedAt: Date | null;
	/** The asker may answer for it. */
	readonly mine: boolean;
}

/** Whom a change concerns: every party, those organisations whose own it is, or nobody who must be asked. */
export type Concern = 'every party' | readonly string[];
const nobody: Concern = [];

const either = ({ before, after }: Change, column: string) => [before?.[column], after?.[column]];
const differs = ({ before, after }: Change, columns: readonly string[]) =>
	before === null || after === null || columns.some((column) => JSON.stringify(before[column]) !== JSON.stringify(after[column]));
const text = (value: unknown): value is string => typeof value === 'string';

const whenSigned = ({ signed }: ActChange): Concern => (signed ? 'every party' : nobody);
/** A council's decision, its approval of a text, its sending to the State, what it voted for a mission: that party's own. */
const ownOf = (change: Change): Concern => [...new Set(either(change, 'organisation_id').filter(text))];
/** What a city's council and its office alone give to one of their own delegation: the mandate, the order. */
const ofDelegatesSide = (change: Change): Concern =>
	['mandate_decision_id', 'order_number', 'order_signed_on'].some(
		(paper) => (change.before?.[paper] ?? null) !== (change.after?.[paper] ?? null),
	)
		? [...new Set(either(change, 'side_id').filter(text))]
		: nobody;
const ofKind =
	(kinds: readonly string[]) =>
	(change: Change): Concern =>
		either(change, 'kind').some((kind) => kinds.includes(String(kind))) ? 'every party' : nobody;

const concerns: Readonly<Record<string, (change: ActChange) => Concern>> = {
	party: (change) => (differs(change, ['joined_on', 'left_on']) ? 'every party' : nobody),
	// A twinning that becomes a friendship charter is another bond; its name and its story are words.
	partnership: (change) => (change.before && change.after && differs(change, ['kind']) ? 'every party' : nobody),
	partnership_event: ofKind(['suspended', 'resumed', 'ended']),
	agreement: whenSigned,
	agreement_field: whenSigned,
	article: whenSigned,
	article_text: whenSigned,
	commitment: whenSigned,
	signature: () => 'every party',
	// What is submitted, taken back or referred to a court is the doing of one side.
	agreement_event: ofKind(['entered-force', 'renewed', 'suspended', 'resumed', 'ended', 'annulled']),
	decision: ownOf,
	adoption: ownOf,
	transmission: ownOf,
	delegate: ofDelegatesSide,
	mission_budget: ownOf,
};

export const concernOf = (change: ActChange): Concern =>
	alterations(change).length === 0 ? nobody : (concerns[change.noun]?.(change) ?? nobody);

/**
 * The organisations whose confirmation an act needs: each has joined, and neither asks itself nor has spoken already.
 * @param spoken organisations that the person who acts may answer for, and those that have confirmed
 */
export function awaitedFor(changes: readonly ActChange[], sides: readonly Side[], spoken: readonly string[]): string[] {
	const asked = new Set<string>();
	const joined = sides.filter(({ joinedAt }) => joinedAt !== null).map(({ organisationId }) => organisationId);
	for (const change of changes) {
		const concern = concernOf(change);
		for (const id of concern === 'every party' ? joined : concern) if (joined.includes(id) && !spoken.includes(id)) asked.add(id);
	}
	return joined.filter((id) => asked.has(id));
}

/** Columns that the program fills by itself: another moment, another person, the same change. */
const incidental = new Set(['revision', 'created_at', 'taken_at', 'invited_at', 'account_id']);
const isIncidental = (noun: string, column: string) => incidental.has(column) || (noun === 'agreement_version' && column === 'number');

/** The columns that a change alters, with what stood there and what will. */
export function alterations({ noun, before, after }: Change): { column: string; was: unknown; is: unknown }[] {
	return [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])]
		.filter((column) => !isIncidental(noun, column))
		.map((column) => ({ column, was: before?.[column] ?? null, is: after?.[column] ?? null }))
		.filter(({ was, is }) => JSON.stringify(was) !== JSON.stringify(is));
}

const without = (row: Row | null, left: readonly string[]) =>
	JSON.stringify(Object.entries(row ?? {}).filter(([column]) => !left.includes(column)));

/** Without what is written anew as it was: a witness taken off the list and put on it again in one act. */
export function net<C extends Change>(changes: readonly C[]): C[] {
	const left = [...changes];
	for (const added of changes.filter(({ before }) => before === null)) {
		const same = (one: C) => one.after === null && one.noun === added.noun && without(one.before, ['id']) === without(added.after, ['id']);
		const removed = left.findIndex(same);
		if (removed === -1) continue;
		left.splice(removed, 1);
		left.splice(left.indexOf(added), 1);
	}
	return left.filter((change) => alterations(change).length > 0);
}

/** Whether two acts do the same, but for ids that the program made and moments. */
export function doTheSame(one: readonly Change[], other: readonly Change[]): boolean {
	const shape = (changes: readonly Change[]) => {
		const made = new Set(net(changes).flatMap(({ before, after }) => (before === null && text(after?.id) ? [after.id] : [])));
		return net(changes)
			.map(({ noun, before, after }) => ({
				noun,
				key: after === null || before === null ? null : keyOf(after),
				altered: alterations({ noun, before, after }).sort((a, b) => (a.column < b.column ? -1 : 1)),
			}))
			.map((change) =>
				JSON.stringify(change, (key, value) => (own(change.noun, key) || (text(value) && made.has(value)) ? '' : sorted(value))),
			)
			.sort();
	};
	return JSON.stringify(shape(one)) === JSON.stringify(shape(other));
}
/** A version of the text names within itself who took it. */
const own = (noun: string, key: string) => noun === 'agreement_version' && key === 'by';
const keyOf = (row: Row) => ['id', 'key', 'agreement_id', 'organisation_id', 'article_id', 'language'].map((column) => row[column] ?? null);
const sorted = (value: unknown): unknown =>
	typeof value === 'object' && value !== null && !Array.isArray(value)
		? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
		: value;

/** What a list calls a change: its verb, and of an event which one it is, 'agreement.event:ended'. */
export function topicOf(verb: string, changes: readonly Change[]): string {
	const event = changes.find(({ noun, after }) => after !== null && (noun === 'agreement_event' || noun === 'partnership_event'));
	return event && /event$/.test(verb) ? `${verb}:${event.after?.kind}` : verb;
}

/** A change as it was sent: all it takes to carry it out later. */
export interface Sent {
	readonly verb: string;
	readonly params: Readonly<Record<string, string>>;
	readonly query: string;
	readonly form: readonly (readonly [string, string])[];
}

/**
 * The form as it will be kept. Passwords and files are in no form of a partnership that changes a shared fact: one sent all the same is left
 * out, since nothing of the kind may lie in a table that both cities read. Where it mattered, the change will not be the same, and is refused.
 */
export const keptForm = (form: FormData): [string, string][] =>
	[...form]
		.filter(([name, value]) => !/passw|secret|token/i.test(name) && (text(value) || value.size === 0))
		.map(([name, value]) => [name, text(value) ? value : '']);

/** Whether two proposals are about one thing: the same record, or the same act on the partnership itself. */
export function sameThing(one: Pick<Sent, 'verb' | 'params'>, other: Pick<Sent, 'verb' | 'params'>): boolean {
	const record = ({ params }: Pick<Sent, 'params'>) => JSON.stringify(Object.entries(params).sort());
	return record(one) === record(other) && (Object.keys(one.params).length > 1 || one.verb === other.verb);
}
