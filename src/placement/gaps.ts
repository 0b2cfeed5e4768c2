/** Where the papers of a stay do not hold for its dates: said as long as something can still be done. */
import { addMonths, type Dated, type Day, earliest, surelyBefore } from '../plain/day.ts';
import { isOver, needsApproval, type Placement, stateOf } from './placement.ts';

export type GapCode = 'approval' | 'approval-late' | 'insurance-from' | 'insurance-until' | 'visa-until' | 'permit-until';
export interface Gap {
	readonly code: GapCode;
	/** The day that is to be kept, or that is too early or too late. */
	readonly on: Dated;
}

/**
 * The last day to ask for the approval of a stay of over three months: two months before the arrival. Of a trainee in France the agreement
 * is sent to the administration then at the latest (service-public.fr F17312; so too onet-le-chateau.fr). Null: it needs none.
 */
export const approvalDue = (plan: Pick<Placement, 'arrivesOn' | 'leavesOn'>): Day | null =>
	plan.arrivesOn && needsApproval(plan) ? addMonths(earliest(plan.arrivesOn), -2) : null;

export function gapsOf(stay: Placement, today: Day): Gap[] {
	if (isOver(stateOf(stay, today))) return [];
	const { arrivesOn, leavesOn } = stay;
	const gaps: Gap[] = [];
	const due = approvalDue(stay);
	if (due && !stay.approvalAskedOn && !stay.approvedOn) gaps.push({ code: due < today ? 'approval-late' : 'approval', on: due });
	if (arrivesOn && stay.insuredFrom && surelyBefore(arrivesOn, stay.insuredFrom))
		gaps.push({ code: 'insurance-from', on: stay.insuredFrom });
	for (const [code, until] of [
		['insurance-until', stay.insuredUntil],
		['visa-until', stay.visaUntil],
		['permit-until', stay.permitUntil],
	] as const)
		if (leavesOn && until && surelyBefore(until, leavesOn)) gaps.push({ code, on: until });
	return gaps;
}
