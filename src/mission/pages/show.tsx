import type { Agreement } from '../../agreement/agreement.ts';
import type { Decision } from '../../decision/decision.ts';
import type { MandateOfPerson } from '../../directory/person-store.ts';
import { called } from '../../directory/wording.ts';
import type { LawCheck } from '../../law/law.ts';
import { m } from '../../paraglide/messages.js';
import type { Partnership } from '../../partnership/partnership.ts';
import type { Day } from '../../plain/day.ts';
import { type Language, read } from '../../plain/language.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { formatDated } from '../../ui/format.ts';
import { Notice } from '../../ui/Notice.tsx';
import { PageHead, Section } from '../../ui/PageHead.tsx';
import { urls } from '../../urls.ts';
import type { Support, Total } from '../cost.ts';
import { type Mission, stateOf } from '../mission.ts';
import type { Delegate } from '../roster.ts';
import { Tabs } from '../Tabs.tsx';
import { datesText, directionText, stateLabel } from '../wording.ts';
import { CostSummary } from './cost-summary.tsx';
import { Roster } from './roster.tsx';
import { Supports } from './supports.tsx';

export interface ShowProps {
	partnership: Partnership;
	mission: Mission;
	delegates: readonly Delegate[];
	mandates: ReadonlyMap<string, readonly MandateOfPerson[]>;
	checks: readonly LawCheck[];
	decisions: readonly Decision[];
	agreements: readonly Agreement[];
	supports: readonly Support[];
	totals: readonly Total[];
	/** How many follow-ups are open. */
	followUps: number;
	/** How many sessions of the programme stand on a day that is none of the mission's. */
	outside: number;
	/** The reader's organisation. */
	own: string | null;
	today: Day;
	locale: Language;
	timeZone: string;
	mayEdit: boolean;
}

export function ShowPage(props: ShowProps) {
	const { partnership, mission, own, today, locale, mayEdit } = props;
	const at = { partnership: partnership.id, mission: mission.id };
	const title = read(mission.title, locale);
	const state = stateOf(mission, today);
	const { label, tone } = stateLabel[state];
	return (
		<>
			<PageHead
				title={<span lang={title?.language}>{title?.text ?? m.mission_untitled()}</span>}
				crumbs={[
					{ label: partnership.name, href: urls.partnership({ partnership: partnership.id }) },
					{ label: m.mission_list_title(), href: urls.missions({ partnership: partnership.id }) },
				]}
				state={<Chip tone={tone}>{label()}</Chip>}
				lede={`${directionText(mission, partnership, own, locale)}, ${datesText(mission, locale)}`}
				actions={
					mayEdit && (
						<>
							<ButtonLink href={urls.missionEdit(at)}>{m.mission_edit()}</ButtonLink>
							{!mission.cancelledOn && state !== 'over' && (
								<ButtonLink href={urls.missionCancel(at)} kind="quiet">
									{m.mission_cancel()}
								</ButtonLink>
							)}
						</>
					)
				}
			/>
			{state === 'outcome-not-recorded' && (
				<Notice tone="wait">
					<p>{m.mission_asked_held()}</p>
					{mayEdit && (
						<div class="cluster actions">
							<ButtonLink href={urls.missionHeld(at)} size="small">
								{m.mission_held_record()}
							</ButtonLink>
							<ButtonLink href={urls.missionCancel(at)} size="small">
								{m.mission_held_not()}
							</ButtonLink>
						</div>
					)}
				</Notice>
			)}
			{mission.cancelledOn && (
				<Notice tone="wait">
					<p>{m.mission_was_cancelled({ date: formatDated(mission.cancelledOn, locale), reason: mission.cancelReason ?? '' })}</p>
					{mayEdit && (
						<form method="post" action={urls.missionResume(at)}>
							<Button size="small">{m.mission_resume()}</Button>
						</form>
					)}
				</Notice>
			)}
			{props.outside > 0 && (
				<Notice tone="wait">
					<p>
						{m.mission_outside({ n: props.outside })} <a href={urls.programme(at)}>{m.mission_outside_see()}</a>
					</p>
				</Notice>
			)}
			<Tabs partnership={partnership} mission={mission} current="mission" />
			<About {...props} />
			<Roster {...props} />
			<Supports {...props} />
			<CostSummary {...props} />
			<p class="to-history">
				<a href={urls.missionHistory(at)}>{m.history_see()}</a>
			</p>
		</>
	);
}

function About({ partnership, mission, agreements, decisions, followUps, locale }: ShowProps) {
	const at = { partnership: partnership.id };
	const purpose = read(mission.purpose, locale);
	const agreement = agreements.find(({ id }) => id === mission.agreementId);
	const decision = decisions.find(({ id }) => id === mission.decisionId);
	const linked = (href: string, texts: Mission['title']) => {
		const said = read(texts, locale);
		return (
			<a href={href} lang={said?.language}>
				{said?.text ?? href}
			</a>
		);
	};
	return (
		<Section title={m.mission_part_what()}>
			{purpose && <p lang={purpose.language}>{purpose.text}</p>}
			<Facts
				facts={[
					{
						term: m.mission_places(),
						value:
							mission.places.length > 0
								? mission.places.map((place, index) => (
										<>
											{index > 0 && ', '}
											<a href={urls.territory({ territory: place.code })}>{called(place, locale)}</a>
										</>
									))
								: null,
					},
					{
						term: m.mission_serves(),
						value:
							agreement || decision ? (
								<ul class="lines">
									{agreement && <li>{linked(urls.agreement({ ...at, agreement: agreement.id }), agreement.title)}</li>}
									{decision && <li>{linked(urls.decision({ ...at, decision: decision.id }), decision.subject)}</li>}
								</ul>
							) : (
								<span class="soft">{m.mission_serves_nothing()}</span>
							),
					},
					{
						term: m.mission_fields(),
						value:
							mission.fieldKeys.length > 0
								? mission.fieldKeys
										.map((key) => read(partnership.fields.find((field) => field.key === key)?.names ?? {}, locale)?.text ?? key)
										.join(', ')
								: null,
					},
					{
						term: m.mission_follow_ups(),
						value:
							followUps === 0 ? null : (
								<a href={urls.followUps(at, { mission: mission.id })}>{m.mission_follow_ups_open({ n: followUps })}</a>
							),
					},
					{ term: m.mission_held_on(), value: mission.heldOn && formatDated(mission.heldOn, locale) },
					{ term: m.mission_note(), value: mission.note },
				]}
			/>
		</Section>
	);
}
