/** Ordre de mission: what a member of staff carries on a journey for their authority. */
import { m } from '../paraglide/messages.js';
import type { Dated } from '../plain/day.ts';
import type { Texts } from '../plain/language.ts';
import {
	dateSaid,
	fact,
	type House,
	inEach,
	madeSaid,
	nameSaid,
	numberSaid,
	plain,
	type Someone,
	sheetOf,
	signs,
	type Trip,
	tripFacts,
	words,
	written,
} from './shapes.ts';
import type { Sheet, Tongues } from './sheet.ts';

export interface MissionOrder {
	readonly house: House;
	readonly trip: Trip;
	readonly traveller: Someone;
	readonly number?: string | null;
	/** Where theirs differ from the mission's. */
	readonly leavesOn?: Dated | null;
	readonly returnsOn?: Dated | null;
	/** Flights, trains, roads, as they are named: "AF 1060 · Paris – Erevan". */
	readonly travel?: readonly string[];
	/** On whose budget. */
	readonly payer?: Texts | null;
	readonly signatory?: Someone | null;
}

export function missionOrder(order: MissionOrder, tongues: Tongues): Sheet {
	const { house, trip, traveller, signatory } = order;
	const french = house.country === 'FR';
	return {
		...sheetOf(tongues, house),
		title: inEach(tongues, (say) => m.paper_order_title({}, say)),
		number: numberSaid(tongues, order.number),
		blocks: [
			// Staff travel under the general code and this decree; elected members under a special mandate instead (CGCT L2123-18).
			...(french
				? [words(tongues, (say) => m.paper_order_law_code({}, say)), words(tongues, (say) => m.paper_order_law_decree({}, say))]
				: []),
			words(tongues, (say) => m.paper_order_decides({}, say), 'lede'),
			{
				kind: 'facts',
				facts: [
					fact(tongues, (say) => m.paper_who({}, say), nameSaid(tongues, traveller)),
					fact(tongues, (say) => m.paper_capacity({}, say), written(tongues, traveller.capacity)),
					...tripFacts(tongues, trip),
					...(trip.host ? [fact(tongues, (say) => m.paper_host({}, say), written(tongues, trip.host))] : []),
					fact(tongues, (say) => m.paper_leaves({}, say), dateSaid(tongues, order.leavesOn ?? trip.leavesOn)),
					fact(tongues, (say) => m.paper_returns({}, say), dateSaid(tongues, order.returnsOn ?? trip.returnsOn)),
					fact(tongues, (say) => m.paper_travel({}, say), plain(order.travel?.join('\n'), tongues)),
					fact(tongues, (say) => m.paper_payer({}, say), written(tongues, order.payer)),
				],
			},
			words(tongues, (say) => m.paper_order_costs({}, say)),
			{
				kind: 'signatures',
				made: madeSaid(tongues),
				by: [{ role: inEach(tongues, (say) => m.paper_holder({}, say)), name: nameSaid(tongues, traveller) }, signs(tongues, signatory)],
			},
		],
	};
}
