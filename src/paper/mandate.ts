/** Annexe à la délibération: the special mandate that elected members need before they leave (CGCT L2123-18). */
import { m } from '../paraglide/messages.js';
import type { Dated } from '../plain/day.ts';
import { total } from '../plain/money.ts';
import { formatDated } from '../ui/format.ts';
import {
	dateSaid,
	fact,
	type House,
	heading,
	inEach,
	madeSaid,
	moneySaid,
	nameSaid,
	type Paying,
	type Someone,
	sheetOf,
	signs,
	type Trip,
	tripFacts,
	words,
	written,
} from './shapes.ts';
import type { Block, In, Said, Sheet, Tongues } from './sheet.ts';

/** A decision, as far as it is known. */
export interface Voted {
	readonly number: string | null;
	readonly takenOn: Dated | null;
}
export interface MandateAnnex {
	readonly house: House;
	readonly trip: Trip;
	/**
	 * Elected members; `leavesOn` and `returnsOn` where theirs differ from the mission's; the decision that mandates each, null where none is
	 * recorded.
	 */
	readonly members: readonly (Someone & {
		readonly decision: Voted | null;
		readonly leavesOn?: Dated | null;
		readonly returnsOn?: Dated | null;
	})[];
	/** They have left already: what is not recorded cannot be voted any more. */
	readonly left: boolean;
	readonly costs: readonly Paying[];
	readonly signatory?: Someone | null;
}

function decisionIn(decision: Voted | null, left: boolean, say: In): string {
	const day = decision?.takenOn ? formatDated(decision.takenOn, say.locale) : '';
	const number = decision?.number ?? '';
	if (day && number) return m.paper_mandate_number({ number, day }, say);
	if (day) return m.paper_mandate_day({ day }, say);
	if (number) return m.paper_mandate_number_only({ number }, say);
	if (decision) return m.paper_mandate_undated({}, say);
	return left ? m.paper_mandate_not_recorded({}, say) : m.paper_mandate_not_voted({}, say);
}

/** Nothing is said to be given that is not on record: after they left, the annex says what lacks. */
function opening({ house, left }: MandateAnnex, voted: boolean, say: In): string {
	const french = house.country === 'FR';
	if (left && !voted) return french ? m.paper_mandate_text_lacks({}, say) : m.paper_mandate_text_lacks_plain({}, say);
	return french ? m.paper_mandate_text({}, say) : m.paper_mandate_text_plain({}, say);
}

/** Costs by line, and what they come to in each currency. */
export function costsTable(tongues: Tongues, costs: readonly Paying[]): Block {
	const sums = total(costs.flatMap(({ amount }) => (amount ? [amount] : [])));
	const lines = costs.map(({ label, amount, payer }): Said[] => [
		written(tongues, label),
		written(tongues, payer),
		amount ? moneySaid(tongues, amount) : inEach(tongues, (say) => m.paper_unknown({}, say)),
	]);
	const sum = inEach(tongues, (say) => sums.map((one) => moneySaid([say.locale], one)[0]?.text ?? '').join(' + '));
	return {
		kind: 'table',
		head: [
			inEach(tongues, (say) => m.paper_cost({}, say)),
			inEach(tongues, (say) => m.paper_payer({}, say)),
			inEach(tongues, (say) => m.paper_amount({}, say)),
		],
		rows: sums.length > 0 ? [...lines, [inEach(tongues, (say) => m.paper_total({}, say)), [], sum]] : lines,
		widths: [4, 4, 2],
		figures: [2],
		total: sums.length > 0,
	};
}

export function mandateAnnex(annex: MandateAnnex, tongues: Tongues): Sheet {
	const { house, trip, members, left, costs, signatory } = annex;
	const french = house.country === 'FR';
	const votes = new Set(members.map(({ decision }) => decision && `${decision.number} ${decision.takenOn}`));
	// One decision for all, or each their own.
	const shared = votes.size <= 1;
	return {
		...sheetOf(tongues, house),
		title: inEach(tongues, (say) => m.paper_mandate_title({}, say)),
		subtitle: inEach(tongues, (say) => (shared ? decisionIn(members[0]?.decision ?? null, left, say) : m.paper_mandate_each({}, say))),
		blocks: [
			words(tongues, (say) =>
				opening(
					annex,
					members.some(({ decision }) => decision),
					say,
				),
			),
			{
				kind: 'facts',
				facts: [
					...tripFacts(tongues, trip),
					...(trip.host ? [fact(tongues, (say) => m.paper_host({}, say), written(tongues, trip.host))] : []),
				],
			},
			heading(tongues, (say) => m.paper_mandate_members({}, say)),
			{
				kind: 'table',
				head: [
					inEach(tongues, (say) => m.paper_who({}, say)),
					inEach(tongues, (say) => m.paper_capacity({}, say)),
					inEach(tongues, (say) => m.paper_leaves({}, say)),
					inEach(tongues, (say) => m.paper_returns({}, say)),
					...(shared ? [] : [inEach(tongues, (say) => m.paper_mandate_decision({}, say))]),
				],
				rows: members.map((member) => [
					nameSaid(tongues, member),
					written(tongues, member.capacity),
					dateSaid(tongues, member.leavesOn ?? trip.leavesOn),
					dateSaid(tongues, member.returnsOn ?? trip.returnsOn),
					...(shared ? [] : [inEach(tongues, (say) => decisionIn(member.decision, left, say))]),
				]),
				widths: shared ? [3, 4, 2, 2] : [3, 3, 2, 2, 3],
			},
			heading(tongues, (say) => m.paper_mandate_costs({}, say)),
			costs.length > 0 ? costsTable(tongues, costs) : words(tongues, (say) => m.paper_mandate_no_costs({}, say)),
			...(french ? [words(tongues, (say) => m.paper_mandate_refund({}, say), 'soft')] : []),
			{
				kind: 'signatures',
				made: madeSaid(tongues),
				by: [signs(tongues, signatory)],
			},
		],
	};
}
