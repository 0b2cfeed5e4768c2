/** Convention d'accueil: what host and sending organisation agree for people who come to learn or work, article by article. */
import { m } from '../paraglide/messages.js';
import type { Dated } from '../plain/day.ts';
import type { Texts } from '../plain/language.ts';
import {
	dateSaid,
	fact,
	type House,
	inEach,
	listed,
	madeSaid,
	nameSaid,
	numberSaid,
	paragraphs,
	periodSaid,
	postSaid,
	type Someone,
	sheetOf,
	textIn,
	words,
	written,
} from './shapes.ts';
import type { Block, In, Said, Sheet, Tongues } from './sheet.ts';

export interface HostingAgreement {
	/** The host, whose letterhead it is. */
	readonly house: House;
	readonly reference?: string | null;
	readonly sender: Texts;
	/** The letterhead of the sending organisation, where it is known. */
	readonly senderHouse?: House | null;
	readonly title: Texts;
	readonly purpose?: Texts | null;
	readonly visitors: readonly Someone[];
	/** How many come, where not all are named yet. */
	readonly number?: number | null;
	readonly from: Dated | null;
	readonly to: Dated | null;
	readonly places: readonly Texts[];
	readonly department?: Texts | null;
	readonly tutor?: Someone | null;
	readonly interpreter?: Someone | null;
	/** Whether they work there or only learn; null: not said. */
	readonly works?: boolean | null;
	/** One a week, or one a goal: in order. */
	readonly objectives: readonly Texts[];
	/** What is planned, one a week. */
	readonly programme?: readonly Texts[];
	/** What is known; the rest is left open. */
	readonly lodging?: Texts | null;
	readonly meals?: Texts | null;
	readonly travel?: Texts | null;
	readonly allowance?: Texts | null;
	readonly insurance?: Texts | null;
	readonly visaUntil?: Dated | null;
	readonly access?: Texts | null;
	readonly hostSignatory?: Someone | null;
	readonly senderSignatory?: Someone | null;
}

/** Articles number themselves in the order they stand. */
function numbered(tongues: Tongues, articles: readonly { title: (say: In) => string; blocks: readonly Block[] }[]): Block[] {
	return articles.flatMap(({ title, blocks }, index) => [
		{ kind: 'heading', level: 2, said: inEach(tongues, (say) => m.paper_article({ n: index + 1, title: title(say) }, say)) } as const,
		...blocks,
	]);
}

function visitorsTable(tongues: Tongues, visitors: readonly Someone[], unnamed: number): Block {
	const rest: Said[][] = unnamed > 0 ? [[inEach(tongues, (say) => m.paper_hosting_number({ n: unnamed }, say)), [], []]] : [];
	return {
		kind: 'table',
		head: [
			inEach(tongues, (say) => m.paper_who({}, say)),
			inEach(tongues, (say) => m.paper_capacity({}, say)),
			inEach(tongues, (say) => m.paper_organisation({}, say)),
		],
		rows: [...visitors.map((who) => [nameSaid(tongues, who), written(tongues, who.capacity), written(tongues, who.organisation)]), ...rest],
		widths: [1, 1, 1],
	};
}

export function hostingAgreement(of: HostingAgreement, tongues: Tongues): Sheet {
	const facts = (...list: Extract<Block, { kind: 'facts' }>['facts']): Block => ({ kind: 'facts', facts: list });
	const signed = (role: (say: In) => string, who: Someone | null | undefined) => ({
		role: inEach(tongues, (say) => [role(say), textIn(who?.capacity, say)].filter(Boolean).join('\n')),
		name: who ? nameSaid(tongues, who) : [],
	});
	return {
		...sheetOf(tongues, of.house),
		title: inEach(tongues, (say) => m.paper_hosting_title({}, say)),
		subtitle: written(tongues, of.title),
		number: numberSaid(tongues, of.reference),
		blocks: [
			words(tongues, (say) => m.paper_hosting_between({ host: textIn(of.house.name, say), sender: textIn(of.sender, say) }, say)),
			facts(
				fact(tongues, (say) => m.paper_invitation_address({}, say), postSaid(tongues, of.house)),
				fact(tongues, (say) => m.paper_hosting_sender_address({}, say), of.senderHouse ? postSaid(tongues, of.senderHouse) : []),
			),
			...numbered(tongues, [
				{
					title: (say) => m.paper_hosting_object({}, say),
					blocks: [words(tongues, (say) => m.paper_hosting_object_text({}, say)), ...paragraphs(tongues, of.purpose)],
				},
				{
					title: (say) => m.paper_hosting_people({}, say),
					blocks: [visitorsTable(tongues, of.visitors, Math.max(0, (of.number ?? 0) - of.visitors.length))],
				},
				{
					title: (say) => m.paper_hosting_where({}, say),
					blocks: [
						facts(
							fact(tongues, (say) => m.paper_dates({}, say), of.from || of.to ? periodSaid(tongues, of.from, of.to) : []),
							fact(tongues, (say) => m.paper_places({}, say), listed(tongues, of.places)),
							fact(tongues, (say) => m.paper_hosting_department({}, say), written(tongues, of.department)),
							fact(tongues, (say) => m.paper_hosting_tutor({}, say), of.tutor ? nameSaid(tongues, of.tutor) : []),
							...(of.interpreter ? [fact(tongues, (say) => m.placement_interpreter({}, say), nameSaid(tongues, of.interpreter))] : []),
						),
					],
				},
				{
					title: (say) => m.paper_hosting_objectives({}, say),
					blocks: [
						of.objectives.length > 0
							? { kind: 'list', items: of.objectives.map((one) => written(tongues, one)) }
							: words(tongues, (say) => m.paper_hosting_objectives_none({}, say)),
					],
				},
				...((of.programme ?? []).length > 0
					? [
							{
								title: (say: In) => m.placement_programme({}, say),
								blocks: [{ kind: 'list' as const, items: (of.programme ?? []).map((one) => written(tongues, one)) }],
							},
						]
					: []),
				{
					title: (say) => m.paper_hosting_status({}, say),
					blocks: [words(tongues, (say) => (of.works ? m.paper_hosting_status_work({}, say) : m.paper_hosting_status_text({}, say)))],
				},
				{
					title: (say) => m.paper_hosting_means({}, say),
					blocks: [
						facts(
							fact(tongues, (say) => m.paper_hosting_lodging({}, say), written(tongues, of.lodging)),
							...(of.meals ? [fact(tongues, (say) => m.placement_bearing_meals({}, say), written(tongues, of.meals))] : []),
							fact(tongues, (say) => m.placement_bearing_travel({}, say), written(tongues, of.travel)),
							fact(tongues, (say) => m.paper_hosting_allowance({}, say), written(tongues, of.allowance)),
							fact(tongues, (say) => m.paper_hosting_access({}, say), written(tongues, of.access)),
						),
					],
				},
				{
					title: (say) => m.paper_hosting_cover({}, say),
					blocks: [
						facts(
							fact(tongues, (say) => m.paper_hosting_insurance({}, say), written(tongues, of.insurance)),
							fact(tongues, (say) => m.paper_hosting_visa({}, say), dateSaid(tongues, of.visaUntil)),
							// Whom to call is private: it is written on the signed copy by hand.
							fact(tongues, (say) => m.paper_hosting_emergency({}, say), []),
						),
					],
				},
				{ title: (say) => m.paper_hosting_end({}, say), blocks: [words(tongues, (say) => m.paper_hosting_end_text({}, say))] },
			]),
			{
				kind: 'signatures',
				made: madeSaid(tongues),
				by: [
					signed((say) => m.paper_hosting_for_host({}, say), of.hostSignatory),
					signed((say) => m.paper_hosting_for_sender({}, say), of.senderSignatory),
				],
			},
		],
	};
}
