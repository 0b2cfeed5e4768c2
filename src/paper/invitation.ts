/**
 * Lettre d'invitation: what a consulate asks to see with a request for visas. Dates of birth and passport numbers are written in by hand:
 * they are kept nowhere.
 */
import { m } from '../paraglide/messages.js';
import type { Texts } from '../plain/language.ts';
import {
	fact,
	type House,
	heading,
	inEach,
	madeSaid,
	nameSaid,
	numberSaid,
	type Paying,
	plain,
	postSaid,
	type Someone,
	sheetOf,
	signs,
	type Trip,
	textIn,
	tripFacts,
	words,
	written,
} from './shapes.ts';
import type { Block, Sheet, Tongues } from './sheet.ts';

export interface Invitation {
	/** The host: who invites. */
	readonly house: House;
	readonly trip: Trip;
	readonly guests: readonly Someone[];
	/** How many come, where not all are named yet. */
	readonly number?: number | null;
	/** The consulate, where it is known. */
	readonly addressee?: Texts | null;
	readonly reference?: string | null;
	/** What is covered, and by whom. */
	readonly costs: readonly Paying[];
	readonly signatory?: Someone | null;
}

/** Who bears which cost. Where nothing is recorded the consulate asks all the same: room is left to say it by hand. */
function covered(tongues: Tongues, costs: readonly Paying[]): Block[] {
	const title = heading(tongues, (say) => m.paper_invitation_costs({}, say));
	const open = [m.paper_travel, m.paper_hosting_lodging, m.paper_hosting_insurance];
	if (costs.length === 0) return [title, { kind: 'facts', facts: open.map((label) => fact(tongues, (say) => label({}, say), [])) }];
	return [
		title,
		{
			kind: 'table',
			head: [inEach(tongues, (say) => m.paper_invitation_covered({}, say)), inEach(tongues, (say) => m.paper_invitation_by({}, say))],
			rows: costs.map(({ label, payer }) => [
				written(tongues, label),
				payer ? written(tongues, payer) : inEach(tongues, (say) => m.paper_unknown({}, say)),
			]),
			widths: [1, 1],
		},
	];
}

export function invitation(letter: Invitation, tongues: Tongues): Sheet {
	const { house, trip, guests, addressee, signatory } = letter;
	const number = Math.max(letter.number ?? 0, guests.length);
	const to = inEach(tongues, (say) => {
		const name = textIn(addressee, say);
		return name ? m.paper_invitation_to({ name }, say) : '';
	});
	return {
		...sheetOf(tongues, house),
		title: inEach(tongues, (say) => m.paper_invitation_title({}, say)),
		number: numberSaid(tongues, letter.reference),
		blocks: [
			...(to.length > 0 ? [{ kind: 'paragraph', said: to } as const] : []),
			words(tongues, (say) => m.paper_invitation_salutation({}, say)),
			words(tongues, (say) =>
				trip.host
					? m.paper_invitation_text({ sender: textIn(trip.sender, say), host: textIn(trip.host, say) }, say)
					: m.paper_invitation_text_plain({}, say),
			),
			{
				kind: 'facts',
				facts: [
					...tripFacts(tongues, trip),
					fact(tongues, (say) => m.paper_host({}, say), written(tongues, trip.host ?? house.name)),
					fact(tongues, (say) => m.paper_sender({}, say), written(tongues, trip.sender)),
					fact(tongues, (say) => m.paper_invitation_address({}, say), postSaid(tongues, house)),
					fact(tongues, (say) => m.paper_invitation_reach({}, say), []),
					fact(tongues, (say) => m.paper_invitation_stay({}, say), []),
					fact(tongues, (say) => m.paper_invitation_number({}, say), plain(String(number || ''), tongues)),
				],
			},
			heading(tongues, (say) => m.paper_invitation_people({}, say)),
			{
				kind: 'table',
				head: [
					inEach(tongues, (say) => m.paper_who({}, say)),
					inEach(tongues, (say) => m.paper_capacity({}, say)),
					inEach(tongues, (say) => m.paper_invitation_birth({}, say)),
					inEach(tongues, (say) => m.paper_invitation_passport({}, say)),
				],
				// Who is expected and not named yet has a row to be filled in; where nobody knows how many come, there are a few.
				rows: Array.from({ length: number || 3 }, (_, index) => {
					const guest = guests[index];
					return guest ? [nameSaid(tongues, guest), written(tongues, guest.capacity), [], []] : [[], [], [], []];
				}),
				widths: [4, 4, 4, 3],
				tall: true,
			},
			...covered(tongues, letter.costs),
			words(tongues, (say) => m.paper_invitation_ask({}, say)),
			words(tongues, (say) => m.paper_invitation_close({}, say)),
			{
				kind: 'signatures',
				made: madeSaid(tongues),
				by: [signs(tongues, signatory)],
			},
		],
	};
}
