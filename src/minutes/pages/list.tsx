import { Tabs } from '../../mission/Tabs.tsx';
import { m } from '../../paraglide/messages.js';
import type { Language } from '../../plain/language.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { PageHead, Section } from '../../ui/PageHead.tsx';
import { Table } from '../../ui/Table.tsx';
import { When } from '../../ui/When.tsx';
import { urls } from '../../urls.ts';
import type { Known } from '../asked.ts';
import { stateOf } from '../minutes.ts';
import type { Outcome } from '../outcome.ts';
import { type Minutes, sharedOf } from '../store.ts';
import { minutesStateLabel, said } from '../wording.ts';
import { crumbsOf } from './crumbs.ts';
import { Outcomes } from './outcomes.tsx';

export type ListProps = Known & {
	rows: readonly { minutes: Minutes; content: string }[];
	/** Outcomes that came up beside the programme. */
	beside: readonly Outcome[];
	sideIds: readonly string[];
	locale: Language;
	mayEdit: boolean;
};

export function ListPage(props: ListProps) {
	const { partnership, mission, rows, beside, sideIds, locale, mayEdit } = props;
	const at = { partnership: partnership.id, mission: mission.id };
	const add = mayEdit && <ButtonLink href={urls.outcomeNew(at)}>{m.minutes_outcome_new()}</ButtonLink>;
	return (
		<>
			<PageHead
				title={m.minutes_list_title()}
				crumbs={crumbsOf(props)}
				lede={m.minutes_list_lede()}
				actions={
					<>
						<ButtonLink href={urls.missionReport({ ...at, language: locale })}>{m.report_title()}</ButtonLink>
						<ButtonLink href={urls.followUps({ partnership: partnership.id }, { mission: mission.id })}>{m.follow_up_title()}</ButtonLink>
					</>
				}
			/>
			<Tabs partnership={partnership} mission={mission} current="minutes" />
			<Section title={m.minutes_sessions()}>
				{rows.length === 0 ? (
					<Empty
						title={m.minutes_no_session()}
						action={mayEdit && <ButtonLink href={urls.programme(at)}>{m.minutes_to_programme()}</ButtonLink>}
					>
						{m.minutes_no_session_next()}
					</Empty>
				) : (
					<Table
						caption={m.minutes_sessions()}
						hideCaption
						rows={rows}
						rowKey={({ minutes }) => minutes.session.id}
						columns={[
							{
								key: 'session',
								label: m.minutes_session(),
								cell: ({ minutes: { session } }) => {
									const title = said(session.title, locale);
									return (
										<a href={urls.minutes({ ...at, session: session.id })} lang={title.lang}>
											{title.text}
										</a>
									);
								},
							},
							{ key: 'on', label: m.minutes_day(), cell: ({ minutes: { session } }) => <When date={session.onDay} /> },
							{
								key: 'state',
								label: m.minutes_title(),
								cell: ({ minutes, content }) => {
									const { label, tone } = minutesStateLabel[stateOf(sharedOf(minutes), content, sideIds, minutes.confirmations)];
									return <Chip tone={tone}>{label()}</Chip>;
								},
							},
							{ key: 'outcomes', label: m.minutes_outcomes(), number: true, cell: ({ minutes }) => minutes.outcomes.length || '' },
						]}
					/>
				)}
			</Section>
			<Section title={m.minutes_beside()} actions={beside.length > 0 && add}>
				{beside.length > 0 ? (
					<Outcomes {...props} outcomes={beside} />
				) : (
					<Empty title={m.minutes_beside_none()} action={add}>
						{m.minutes_beside_hint()}
					</Empty>
				)}
			</Section>
		</>
	);
}
