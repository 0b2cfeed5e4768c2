import { Tabs } from '../../mission/Tabs.tsx';
import { datesText, directionText, sideName } from '../../mission/wording.ts';
import { m } from '../../paraglide/messages.js';
import type { Day } from '../../plain/day.ts';
import { type Language, languages, read } from '../../plain/language.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { formatDated, formatInstant } from '../../ui/format.ts';
import { languageName } from '../../ui/languages.ts';
import { PageHead, Section } from '../../ui/PageHead.tsx';
import { When } from '../../ui/When.tsx';
import { urls } from '../../urls.ts';
import type { Known } from '../asked.ts';
import type { FollowUp } from '../follow-up.ts';
import { sideState, stateOf } from '../minutes.ts';
import type { Outcome } from '../outcome.ts';
import { leftOpen, wordsFor } from '../report.ts';
import type { ReportWords } from '../report-store.ts';
import { type Minutes, sharedOf } from '../store.ts';
import { delegateName, minutesStateLabel, outcomeKindLabel, presenceLabel, sideStateLabel } from '../wording.ts';
import { crumbsOf } from './crumbs.ts';
import { FollowUpState } from './follow-ups.tsx';
import { By } from './outcomes.tsx';
import { Paragraphs } from './paragraphs.tsx';

export type ReportProps = Known & {
	/** The language of the report's words; the rest of the page is in the reader's. */
	language: Language;
	words: ReportWords | null;
	rows: readonly { minutes: Minutes; content: string }[];
	outcomes: readonly Outcome[];
	followUps: readonly FollowUp[];
	sideIds: readonly string[];
	today: Day;
	timeZone: string;
	locale: Language;
	mayEdit: boolean;
};

const textIn = (texts: Outcome['words'], language: Language) => {
	const found = read(texts, language);
	return { text: found?.text ?? m.minutes_no_words(), lang: found?.language };
};

export function ReportPage(props: ReportProps) {
	const { partnership, mission, language, words, rows, outcomes, followUps, locale, today, mayEdit, delegates } = props;
	const at = { partnership: partnership.id, mission: mission.id };
	const title = textIn(mission.title, language);
	const left = leftOpen(followUps, outcomes);
	const written = rows.filter(({ minutes }) => minutes.outcomes.length > 0 || Object.values(minutes.texts).some(({ body }) => body.trim()));
	const unwritten = rows.filter((row) => !written.includes(row));
	const beside = outcomes.filter(({ sessionId }) => sessionId === null);
	return (
		<>
			<PageHead
				title={
					<>
						{m.report_of()} <span lang={title.lang}>{title.text}</span>
					</>
				}
				crumbs={crumbsOf(props)}
				lede={`${directionText(mission, partnership, null, locale)}, ${datesText(mission, locale)}`}
				actions={
					<>
						{mayEdit && <ButtonLink href={urls.missionReportEdit({ ...at, language })}>{m.report_complete()}</ButtonLink>}
						<ButtonLink href={urls.missionReportPdf(at, { in: language })}>{m.report_pdf()}</ButtonLink>
						<ButtonLink href={urls.missionReportWord(at, { in: language })} download>
							{m.report_word()}
						</ButtonLink>
						{languages
							.filter((one) => one !== language)
							.map((one) => (
								<ButtonLink href={urls.missionReport({ ...at, language: one })} kind="quiet">
									{m.report_in({ language: languageName[one]() })}
								</ButtonLink>
							))}
					</>
				}
			/>
			<Tabs partnership={partnership} mission={mission} current="report" />
			{(left.followUps > 0 || left.outcomes > 0) && (
				<div class="notice" data-tone="wait">
					<p>
						{left.followUps > 0 && (
							<a href={urls.followUps({ partnership: partnership.id }, { mission: mission.id })}>
								{m.report_left_follow_ups({ n: left.followUps })}
							</a>
						)}{' '}
						{left.outcomes > 0 && m.report_left_outcomes({ n: left.outcomes })}
					</p>
				</div>
			)}
			<Section title={m.report_opening()}>
				{words?.opening ? (
					<div class="legal" lang={language}>
						<Paragraphs text={words.opening} />
					</div>
				) : (
					<p class="soft">{m.report_opening_none()}</p>
				)}
			</Section>
			<Section title={m.report_delegation()}>
				<Roster {...props} />
			</Section>
			<Section title={m.report_sessions()}>
				{written.map((row) => (
					<SessionPart {...props} {...row} />
				))}
				{unwritten.length > 0 && (
					<div class="soft">
						<p>{m.report_without_minutes()}</p>
						<ul>
							{unwritten.map(({ minutes }) => (
								<li>{textIn(minutes.session.title, language).text}</li>
							))}
						</ul>
					</div>
				)}
			</Section>
			{beside.length > 0 && (
				<Section title={m.minutes_beside()}>
					<OutcomeLines {...props} lines={beside} />
				</Section>
			)}
			<Section title={m.follow_up_title()}>
				{followUps.length === 0 ? (
					<p class="soft">{m.follow_up_none()}</p>
				) : (
					<ul class="lines">
						{followUps.map((followUp) => {
							const { text, lang } = textIn(followUp.words, language);
							return (
								<li>
									<a href={urls.followUp({ partnership: partnership.id, followUp: followUp.id })} lang={lang}>
										{text}
									</a>{' '}
									<span class="soft small">
										{sideName(partnership, followUp.ownerId, locale)}
										{followUp.dueOn && (
											<>
												, <When date={followUp.dueOn} />
											</>
										)}
									</span>{' '}
									<FollowUpState followUp={followUp} today={today} />
								</li>
							);
						})}
					</ul>
				)}
			</Section>
			<Section title={m.report_assessment()}>
				{words?.assessment ? (
					<div class="legal" lang={language}>
						<Paragraphs text={words.assessment} />
					</div>
				) : (
					<p class="soft">{m.report_assessment_none()}</p>
				)}
			</Section>
			{delegates.length === 0 && <p class="soft">{m.minutes_nobody_on_roster()}</p>}
		</>
	);
}

function Roster({ delegates, partnership, language, locale }: ReportProps) {
	const sides = [...Map.groupBy(delegates, ({ sideId }) => sideId)];
	return (
		<>
			{sides.map(([side, members]) => (
				<>
					<h3>{sideName(partnership, side, locale)}</h3>
					<ul class="lines">
						{members.map(({ id, capacity }) => {
							const name = delegateName(delegates, id, locale);
							const held = read(capacity, language);
							return (
								<li>
									<span lang={name.lang}>{name.text}</span>{' '}
									{held && (
										<span class="soft small" lang={held.language}>
											{held.text}
										</span>
									)}
								</li>
							);
						})}
					</ul>
				</>
			))}
		</>
	);
}

function OutcomeLines({ lines, language, ...props }: ReportProps & { lines: readonly Outcome[] }) {
	return (
		<ul class="lines">
			{lines.map((outcome) => {
				const { text, lang } = textIn(outcome.words, language);
				return (
					<li>
						<Chip icon={null}>{outcomeKindLabel[outcome.kind]()}</Chip> <span lang={lang}>{text}</span>{' '}
						<span class="soft small">
							<By {...props} outcome={outcome} />
							{outcome.dueOn && ` (${formatDated(outcome.dueOn, props.locale)})`}
						</span>
					</li>
				);
			})}
		</ul>
	);
}

function SessionPart({ minutes, content, ...props }: ReportProps & ReportProps['rows'][number]) {
	const { language, locale, sideIds, partnership, timeZone, delegates } = props;
	const title = textIn(minutes.session.title, language);
	const words = wordsFor(minutes.texts, language, languages);
	const state = stateOf(sharedOf(minutes), content, sideIds, minutes.confirmations);
	const { label, tone } = minutesStateLabel[state];
	return (
		<article class="report-session">
			<h3 lang={title.lang}>{title.text}</h3>
			<p class="soft small">
				{[minutes.session.onDay && formatDated(minutes.session.onDay, locale), minutes.session.place].filter(Boolean).join(', ')}{' '}
				<Chip tone={tone}>{label()}</Chip>
			</p>
			{minutes.participants.some(({ presence }) => presence) && (
				<p class="small">
					{minutes.participants
						.filter(({ presence }) => presence)
						.map(
							({ delegateId, presence }) =>
								`${delegateName(delegates, delegateId, locale).text} (${presence ? presenceLabel[presence]() : ''})`,
						)
						.join(', ')}
				</p>
			)}
			{words && (
				<>
					{words.language !== language && <p class="soft small">{m.report_other_language({ language: languageName[words.language]() })}</p>}
					<div class="legal" lang={words.language}>
						<Paragraphs text={words.body} />
					</div>
				</>
			)}
			{minutes.outcomes.length > 0 && <OutcomeLines {...props} lines={minutes.outcomes} />}
			{state !== 'none' && (
				<ul class="lines small">
					{sideIds.map((id) => {
						const confirmation = minutes.confirmations.find(({ organisationId }) => organisationId === id);
						const side = sideState(confirmation, content);
						return (
							<li>
								<b>{sideName(partnership, id, locale)}</b> <Chip tone={sideStateLabel[side].tone}>{sideStateLabel[side].label()}</Chip>{' '}
								{confirmation && side !== 'void' && formatInstant(confirmation.confirmedAt, locale, timeZone)}
								{side === 'with-reservation' && <blockquote class="reservation">{confirmation?.reservation}</blockquote>}
							</li>
						);
					})}
				</ul>
			)}
		</article>
	);
}
