import { allow, type Result, refuse } from '../plain/result.ts';
import { type Seat, staysAdministrator } from './membership.ts';

/**
 * What is one's passes to a colleague who may work with it; where the last administrator leaves, the colleague becomes one.
 * @param seats all current ones of the organisation
 * @param leaves whether the access of the one who hands over ends
 */
export function handOver<S extends Seat>(
	seats: readonly S[],
	leaverId: string,
	successorId: string,
	leaves: boolean,
): Result<{ leaver: S; successor: S; promote: boolean }, 'unknown' | 'reads-only'> {
	const leaver = seats.find(({ id }) => id === leaverId);
	const successor = seats.find(({ id }) => id === successorId);
	if (!leaver || !successor || leaver === successor) return refuse('unknown');
	const kept = seats.some((seat) => seat !== leaver && staysAdministrator(seat));
	const promote = leaves && leaver.role === 'administrator' && !kept;
	if (successor.role === 'reader' && !promote) return refuse('reads-only');
	return allow({ leaver, successor, promote });
}
