import { type Day, today } from '../plain/day.ts';
import type { Language } from '../plain/language.ts';
import type { Role } from './membership.ts';

/** An invitation works for so many days; sent again, for as many more. */
export const invitationDays = 14;
export const expiryFrom = (now: Date) => new Date(now.getTime() + invitationDays * 24 * 60 * 60_000);

/** An invitation that nobody has accepted or withdrawn. */
export interface Invitation {
	id: string;
	organisationId: string;
	/** The organisation that invites: the same, or the other side of a partnership. */
	fromId: string;
	organisation: string;
	from: string;
	partnership: string | null;
	email: string;
	name: string;
	role: Role;
	language: Language;
	endsAt: Date | null;
	byName: string;
	sentAt: Date;
	expiresAt: Date;
	/** What became of its letter. */
	letter: { sentAt: Date | null; returnedAt: Date | null; reason: string | null; tries: number } | null;
}

/** `late`: the mail server has not taken the letter yet. `returned`: it never will. */
export type InvitationState = 'pending' | 'late' | 'returned' | 'expired';

export function stateOf({ expiresAt, letter }: Pick<Invitation, 'expiresAt' | 'letter'>, now: Date): InvitationState {
	if (expiresAt <= now) return 'expired';
	if (letter?.returnedAt) return 'returned';
	return letter && !letter.sentAt && letter.tries > 0 ? 'late' : 'pending';
}

/** What the link of an invitation opens. `taken`: its organisation has members of its own by now. */
export interface Opened {
	organisation: string;
	from: string;
	by: string;
	email: string;
	name: string;
	role: Role;
	language: Language;
	endsAt: string | null;
	partnership: string | null;
	state: 'pending' | 'expired' | 'withdrawn' | 'accepted' | 'taken';
	/** The account of that address, where there is one. */
	accountId: string | null;
}

/** An access that ends does so on a day to come. */
export const untilIsPast = (until: Day | null, now: Date, timeZone: string): boolean => until !== null && until < today(now, timeZone);
