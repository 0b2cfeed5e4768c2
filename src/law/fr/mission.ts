/** What whoever a French local authority sends abroad must carry: elected members a mandate voted before, staff an order signed before. */
import { addDays, type Day, day, daysBetween, earliest, surelyBefore } from '../../plain/day.ts';
import type { PartyFacts } from '../facts.ts';
import type { Answer, DelegateRule } from '../finding.ts';
import { inStrictOrder } from '../finding.ts';

const delegateRule = <const Id extends string>(rule: DelegateRule<Id>): DelegateRule<Id> => rule;

/**
 * Days from the one on which the summons leaves to the meeting: five clear days for a commune of 3,500 inhabitants and a grouping
 * (CGCT L2121-12, L5211-1), three below (L2121-11), twelve for the report to a department's or a region's council (L3121-19, L4132-18).
 */
function notice({ tier, population }: PartyFacts): number {
	if (tier === 'department' || tier === 'region') return 12;
	return tier === 'commune' && population !== null && population < 3500 ? 4 : 6;
}

/** The last day on which a council can be summoned, that meets the day before they leave at the latest. */
export const lastDayToSummon = (leavesOn: Day, party: PartyFacts): Day => addDays(leavesOn, -1 - notice(party));

// Not afterwards: it would be retroactive (CE, 11 January 2006, département des Bouches-du-Rhône). Whatever body gives it by delegation, the
// decision recorded counts. Urgency may shorten the summons to one clear day (L2121-12, 3rd paragraph): that is the mayor's to plead, and is not counted on here.
export const specialMandate = delegateRule({
	id: 'fr-special-mandate',
	severity: 'warning',
	since: day('1996-02-24'), // the code came into force
	source: 'CGCT, art. L. 2123-18, L. 3123-19 et L. 4135-19 ; délais de convocation : art. L. 2121-11, L. 2121-12, L. 3121-19 et L. 4132-18',
	check: (delegate, party, today): Answer | null => {
		if (delegate.status !== 'elected' || !delegate.travels) return null;
		const { leavesOn, mandate } = delegate;
		const voted = mandate !== null && mandate.outcome === 'adopted' && mandate.annulledOn === null ? mandate : null;
		if (voted === null) {
			if (leavesOn === null) return { state: 'pending', facts: { leavesOn } };
			const last = lastDayToSummon(earliest(leavesOn), party);
			if (today <= last) return { state: 'missing', facts: { leavesOn, deadline: last }, deadline: last };
			// Until they leave, a council may still meet by urgency; afterwards, only what was voted before can be recorded.
			const days = daysBetween(today, earliest(leavesOn));
			return { state: 'missing', facts: { leavesOn, days: days > 0 ? days : null } };
		}
		const facts = { leavesOn, takenOn: voted.takenOn, number: voted.number };
		if (leavesOn === null) return { state: 'met', facts };
		return { state: voted.takenOn === null ? 'unknown' : inStrictOrder(voted.takenOn, leavesOn), facts };
	},
});

export const missionOrder = delegateRule({
	id: 'fr-mission-order',
	severity: 'warning',
	since: day('2006-07-06'), // decree 2006-781 of 3 July 2006
	source: 'Décret n° 2006-781 du 3 juillet 2006, art. 2 ; décret n° 2001-654 du 19 juillet 2001',
	check: ({ status, travels, leavesOn, ordered, orderSignedOn }): Answer | null => {
		if (status !== 'staff' || !travels) return null;
		if (!ordered) return leavesOn === null ? { state: 'pending' } : { state: 'missing', facts: { leavesOn } };
		const facts = { leavesOn, signedOn: orderSignedOn };
		if (orderSignedOn === null || leavesOn === null) return { state: 'met', facts };
		// Signed on the day of departure, it may still have been before: only the hour could tell.
		return { state: surelyBefore(leavesOn, orderSignedOn) ? 'broken' : 'met', facts };
	},
});

export const missionRules = [specialMandate, missionOrder] as const;
