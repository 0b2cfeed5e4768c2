/** The State's review: the prefect has two months to refer an act to the administrative court. */
import type { Dated, Day } from '../../plain/day.ts';
import { addDays, addMonths, day, latest } from '../../plain/day.ts';
import type { AgreementRule, Answer, DecisionRule } from '../finding.ts';

const source = 'CGCT, art. L. 2131-6, L. 3132-1 et L. 4142-1';
const since = day('1982-03-03'); // Law 82-213 of 2 March 1982

/**
 * The last day on which the prefect may refer what was received on `sentOn`, read as late as it may mean.
 *
 * A clear period: received on 9 January, it runs to the end of 10 March. A request to withdraw the act, or to complete
 * its file, starts it anew (CE, 4 November 1996, département de la Dordogne, n° 114956); neither that nor a last day
 * that is a Sunday is counted here.
 */
export const lastDayToRefer = (sentOn: Dated): Day => addDays(addMonths(latest(sentOn), 2), 1);

function review(sentOn: Dated | null, referredOn: Dated | null, annulledOn: Dated | null, today: Day): Answer | null {
	if (referredOn !== null) return { state: 'broken', facts: { referredOn, annulledOn } };
	if (sentOn === null) return null; // said by the rule that asks to send it
	const deadline = lastDayToRefer(sentOn);
	return { state: today > deadline ? 'met' : 'pending', facts: { sentOn, deadline }, deadline };
}

const decisionRule = <const Id extends string>(rule: DecisionRule<Id>): DecisionRule<Id> => rule;
const agreementRule = <const Id extends string>(rule: AgreementRule<Id>): AgreementRule<Id> => rule;

export const decisionReviewed = decisionRule({
	id: 'fr-decision-review',
	severity: 'warning',
	since,
	source,
	check: ({ transmittedOn, referredOn, annulledOn }, _party, today) => review(transmittedOn, referredOn, annulledOn, today),
});

export const agreementReviewed = agreementRule({
	id: 'fr-agreement-review',
	severity: 'warning',
	since,
	source: `${source} ; art. L. 1115-1`,
	check: ({ transmissions, referredOn, annulledOn }, { organisationId }, _around, today) =>
		review(transmissions.find((it) => it.organisationId === organisationId)?.on ?? null, referredOn, annulledOn, today),
});
