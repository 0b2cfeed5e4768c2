import { allow, type Result, refuse } from '../plain/result.ts';

export type Role = 'reader' | 'editor' | 'approver' | 'administrator';

/** Somebody's place in an organisation, as far as a rule asks. */
export interface Seat {
	id: string;
	organisationId: string;
	role: Role;
	/** When it ends by itself; null: never. */
	endsAt: Date | null;
}

/** Whoever can still let others in tomorrow: an administrator whose access does not end by itself. */
export const staysAdministrator = ({ role, endsAt }: Pick<Seat, 'role' | 'endsAt'>): boolean => role === 'administrator' && endsAt === null;

/**
 * An organisation keeps somebody who can let others in.
 * @param seats current ones, at least all administrators' of that organisation
 * @param becomes the role wanted; null: the membership ends
 */
export function changeSeat<S extends Seat>(
	seats: readonly S[],
	id: string,
	becomes: Role | null,
): Result<S, 'unknown' | 'last-administrator'> {
	const seat = seats.find((one) => one.id === id);
	if (!seat) return refuse('unknown');
	const others = seats.some((one) => one.id !== id && one.organisationId === seat.organisationId && staysAdministrator(one));
	if (seat.role === 'administrator' && becomes !== 'administrator' && !others) return refuse('last-administrator');
	return allow(seat);
}
