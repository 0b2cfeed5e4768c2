import type { Who } from '../server/database.ts';

/** The organisations for which one may write: what one enters is kept by one of them. */
const writing = (who: Who): string[] => who.memberships.filter(({ role }) => role !== 'reader').map(({ organisationId }) => organisationId);

/** The organisation that keeps what the asker enters: the preferred one if they write for it, else the first they write for. */
export function keeperFor(who: Who, preferred: string | null): string | null {
	const mine = writing(who);
	return mine.find((id) => id === preferred) ?? mine[0] ?? null;
}

/** True when one of these organisations is the asker's to write for; the database's policies say the same. */
export const mayKeep = (who: Who, ...organisations: (string | null)[]): boolean => writing(who).some((id) => organisations.includes(id));
