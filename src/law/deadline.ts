/** The days that come: what ends, what must be said before, what is still owed. */
import type { Day } from '../plain/day.ts';
import { addMonths, earliest, latest } from '../plain/day.ts';
import type { AgreementFacts, PartnershipFacts } from './facts.ts';
import type { Subject } from './finding.ts';
import type { LawCheck, RuleId } from './law.ts';
import { checkPartnership } from './law.ts';

/**
 * `to-transmit` and `to-publish` have no legal day for a council's decision: `on` is then the day of the vote,
 * from which it is awaited, and lies in the past.
 */
export type DeadlineKind = 'term-ends' | 'notice-due' | 'review-ends' | 'to-transmit' | 'to-publish';
export type Deadline = { readonly kind: DeadlineKind; readonly on: Day; readonly subject: Subject; readonly ruleId: RuleId | null };

/** The last day to give notice before the text renews itself; `null` when it does not, or when its end is not known. */
export function noticeDue({ endsOn, tacitRenewalMonths, noticeMonths }: AgreementFacts): Day | null {
	if (endsOn === null || tacitRenewalMonths === null || noticeMonths === null) return null;
	return addMonths(earliest(endsOn), -noticeMonths);
}

const owed: Partial<Record<RuleId, DeadlineKind>> = { 'fr-decision-transmitted': 'to-transmit', 'fr-decision-published': 'to-publish' };

function awaited(check: LawCheck, partnership: PartnershipFacts): Deadline[] {
	const { subject, ruleId, state, deadline } = check;
	if (state === 'pending' && deadline !== null) return [{ kind: 'review-ends', on: deadline, subject, ruleId }];
	const kind = state === 'missing' ? owed[ruleId] : undefined;
	const takenOn = partnership.decisions.find(({ id }) => id === subject.id)?.takenOn ?? null;
	return kind === undefined || takenOn === null ? [] : [{ kind, on: latest(takenOn), subject, ruleId }];
}

/** Soonest first. An end known only to the month or the year is announced at its first day. Annulled texts announce nothing. */
export function deadlines(partnership: PartnershipFacts, today: Day): Deadline[] {
	const terms = partnership.agreements
		.filter(({ annulledOn }) => annulledOn === null)
		.flatMap((agreement) => {
			const subject = { noun: 'agreement', id: agreement.id } as const;
			const ends = agreement.endsOn === null ? null : earliest(agreement.endsOn);
			return [
				{ kind: 'term-ends', on: ends, subject, ruleId: null } as const,
				{ kind: 'notice-due', on: noticeDue(agreement), subject, ruleId: null } as const,
			].flatMap((it) => (it.on !== null && it.on >= today ? [{ ...it, on: it.on }] : []));
		});
	const asked = checkPartnership(partnership, today).checks.flatMap((check) => awaited(check, partnership));
	return [...terms, ...asked].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}
