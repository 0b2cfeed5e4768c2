import type { Day } from '../plain/day.ts';
import type { Language } from '../plain/language.ts';
import { fold } from '../plain/names.ts';
import type { Role } from './membership.ts';

/** A member as an administrator sees them. */
export interface MemberLine {
	id: string;
	organisationId: string;
	organisation: string;
	name: string;
	email: string;
	role: Role;
	since: Day;
	/** Last day of access; null: no end. */
	until: Day | null;
	/** Last sign-in. */
	seen: Day | null;
	secondFactor: boolean;
	isMe: boolean;
}

export const memberSorts = ['name', 'role', 'since', 'seen'] as const;
export type MemberSort = (typeof memberSorts)[number];

/** Whether the name or the address holds every word that was typed, accents and capitals aside. */
export const matches = ({ name, email }: MemberLine, q: string): boolean =>
	fold(q)
		.split(' ')
		.every((word) => `${fold(name)} ${email}`.includes(word));

const ranks: readonly Role[] = ['administrator', 'approver', 'editor', 'reader'];

export function sortMembers<M extends MemberLine>(members: readonly M[], sort: MemberSort, down: boolean, locale: Language): M[] {
	const { compare } = new Intl.Collator(locale);
	const by: Record<MemberSort, (a: M, b: M) => number> = {
		name: () => 0,
		role: (a, b) => ranks.indexOf(a.role) - ranks.indexOf(b.role),
		since: (a, b) => (a.since < b.since ? -1 : a.since > b.since ? 1 : 0),
		seen: (a, b) => ((a.seen ?? '') < (b.seen ?? '') ? -1 : (a.seen ?? '') > (b.seen ?? '') ? 1 : 0),
	};
	const sorted = members.toSorted((a, b) => by[sort](a, b) || compare(a.name, b.name));
	return down ? sorted.reverse() : sorted;
}
