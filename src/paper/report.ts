/** Compte rendu de mission: put together from the minutes, completed by the officer. */
import { m } from '../paraglide/messages.js';
import type { Dated, Day } from '../plain/day.ts';
import type { Language, Texts } from '../plain/language.ts';
import { formatDated } from '../ui/format.ts';
import { hourOf } from './programme.ts';
import {
	dateSaid,
	fact,
	type House,
	heading,
	inEach,
	type Names,
	nameIn,
	nameSaid,
	paragraphs,
	type Someone,
	sheetOf,
	type Trip,
	tripFacts,
	words,
	written,
} from './shapes.ts';
import type { Block, Said, Sheet, Tongues } from './sheet.ts';

export interface SessionTold {
	readonly title: Texts;
	readonly onDay: Day | null;
	readonly startsAt: Date | null;
	readonly place?: string | null;
	readonly present: readonly Names[];
	readonly excused: readonly Names[];
	readonly absent: readonly Names[];
	/** What was said, in each language it was written in. */
	readonly minutes: Texts;
	readonly outcomes: readonly OutcomeTold[];
	/** What each side says of these minutes: the side, whether it has confirmed them, and its reservation. */
	readonly standing: readonly { readonly side: Texts; readonly state: Texts; readonly reservation: Texts | null }[];
}
export interface OutcomeTold {
	/** What it is, in words: "promesse", "խոստում". */
	readonly kind: Texts;
	readonly words: Texts;
	readonly dueOn?: Dated | null;
}
export interface FollowUpTold {
	readonly words: Texts;
	readonly owner: Texts;
	readonly dueOn: Dated | null;
	/** Where it stands, in words. */
	readonly state: Texts;
}
export interface MissionReport {
	readonly house: House | null;
	readonly trip: Trip;
	readonly zone: string;
	readonly delegation: readonly Someone[];
	readonly opening: Texts;
	readonly sessions: readonly SessionTold[];
	/** What came up beside the programme. */
	readonly outcomes: readonly OutcomeTold[];
	readonly followUps: readonly FollowUpTold[];
	readonly assessment: Texts;
}

function presence(tongues: Tongues, session: SessionTold): Block[] {
	const lists = [
		[session.present, m.paper_report_present],
		[session.excused, m.paper_report_excused],
		[session.absent, m.paper_report_absent],
	] as const;
	const facts = lists.flatMap(([people, label]) =>
		people.length > 0
			? [
					fact(
						tongues,
						(say) => label({}, say),
						inEach(tongues, ({ locale }) => people.map((who) => nameIn(who, locale)).join(', ')),
					),
				]
			: [],
	);
	return facts.length > 0 ? [{ kind: 'facts', facts }] : [];
}

/** "Promesse : … (avant le 1er mars 2024)". */
function outcomesList(tongues: Tongues, outcomes: readonly OutcomeTold[]): Block[] {
	if (outcomes.length === 0) return [];
	const item = (one: OutcomeTold): Said => {
		const said = written(tongues, one.words);
		return said.map(({ lang, text }) => {
			const kind = written([lang], one.kind)[0]?.text ?? '';
			const due = one.dueOn ? ` (${m.paper_report_due_by({ day: formatDated(one.dueOn, lang) }, { locale: lang })})` : '';
			return { lang, text: `${kind} – ${text}${due}` };
		});
	};
	return [heading(tongues, (say) => m.paper_report_outcomes({}, say), 3), { kind: 'list', items: outcomes.map(item) }];
}

/** "Confirmations: Kapan – confirmed, 3 December 2023", then each side's reservation in its own words. */
function standingOf(tongues: Tongues, { standing }: SessionTold): Block[] {
	if (standing.length === 0) return [];
	const name = (side: Texts, say: { locale: Language }) => written([say.locale], side)[0]?.text ?? '';
	return [
		{
			kind: 'facts',
			facts: [
				fact(
					tongues,
					(say) => m.minutes_confirmations({}, say),
					inEach(tongues, (say) => standing.map(({ side, state }) => `${name(side, say)} – ${name(state, say)}`).join(' · ')),
				),
				...standing.flatMap(({ side, reservation }) =>
					reservation
						? [fact(tongues, (say) => m.paper_report_reservation({ side: name(side, say) }, say), written(tongues, reservation))]
						: [],
				),
			],
		},
	];
}

function sessionBlocks(tongues: Tongues, session: SessionTold, zone: string): Block[] {
	const when = inEach(tongues, ({ locale }) =>
		[session.onDay ? formatDated(session.onDay, locale) : '', session.startsAt ? hourOf(session.startsAt, zone) : '', session.place ?? '']
			.filter(Boolean)
			.join(' · '),
	);
	const told = paragraphs(tongues, session.minutes);
	return [
		{ kind: 'heading', level: 3, said: written(tongues, session.title) },
		...(when.length > 0 ? [{ kind: 'paragraph', said: when, tone: 'soft' } as const] : []),
		...presence(tongues, session),
		...(told.length > 0 ? told : [words(tongues, (say) => m.paper_report_said_nothing({}, say), 'soft')]),
		...outcomesList(tongues, session.outcomes),
		...standingOf(tongues, session),
	];
}

function followUpsTable(tongues: Tongues, list: readonly FollowUpTold[]): Block {
	if (list.length === 0) return words(tongues, (say) => m.paper_report_no_follow_ups({}, say));
	return {
		kind: 'table',
		head: [m.paper_report_what, m.paper_report_owner, m.paper_report_due, m.paper_report_state].map((label) =>
			inEach(tongues, (say) => label({}, say)),
		),
		rows: list.map(({ words: what, owner, dueOn, state }) => [
			written(tongues, what),
			written(tongues, owner),
			dateSaid(tongues, dueOn),
			written(tongues, state),
		]),
		widths: [5, 3, 2, 2],
	};
}

export function missionReport(report: MissionReport, tongues: Tongues): Sheet {
	const { trip, delegation } = report;
	const section = (title: typeof m.paper_report_opening, blocks: Block[]): Block[] =>
		blocks.length > 0 ? [heading(tongues, (say) => title({}, say)), ...blocks] : [];
	return {
		...sheetOf(tongues, report.house),
		title: inEach(tongues, (say) => m.paper_report_title({}, say)),
		subtitle: written(tongues, trip.title),
		blocks: [
			{
				kind: 'facts',
				facts: [
					...tripFacts(tongues, trip).slice(1),
					fact(tongues, (say) => m.paper_sender({}, say), written(tongues, trip.sender)),
					...(trip.host ? [fact(tongues, (say) => m.paper_host({}, say), written(tongues, trip.host))] : []),
				],
			},
			...(delegation.length > 0
				? section(m.paper_delegation, [
						{
							kind: 'table',
							head: [m.paper_who, m.paper_capacity, m.paper_organisation].map((label) => inEach(tongues, (say) => label({}, say))),
							rows: delegation.map((who) => [nameSaid(tongues, who), written(tongues, who.capacity), written(tongues, who.organisation)]),
							widths: [3, 4, 3],
						},
					])
				: []),
			...section(m.paper_report_opening, paragraphs(tongues, report.opening)),
			heading(tongues, (say) => m.paper_report_sessions({}, say)),
			...(report.sessions.length > 0
				? report.sessions.flatMap((session) => sessionBlocks(tongues, session, report.zone))
				: [words(tongues, (say) => m.paper_report_none({}, say))]),
			...outcomesList(tongues, report.outcomes),
			heading(tongues, (say) => m.paper_report_follow_ups({}, say)),
			followUpsTable(tongues, report.followUps),
			...section(m.paper_report_assessment, paragraphs(tongues, report.assessment)),
		],
	};
}
