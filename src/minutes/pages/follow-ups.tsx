import { sideName } from '../../mission/wording.ts';
import { m } from '../../paraglide/messages.js';
import type { Partnership } from '../../partnership/partnership.ts';
import type { Day } from '../../plain/day.ts';
import type { Language, Texts } from '../../plain/language.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { Select } from '../../ui/Choices.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { TextField } from '../../ui/Field.tsx';
import { Form } from '../../ui/Form.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { Pager } from '../../ui/Pager.tsx';
import { Table } from '../../ui/Table.tsx';
import { When } from '../../ui/When.tsx';
import { urls } from '../../urls.ts';
import { type FollowUp, type Seed, seeds, stateOf, states } from '../follow-up.ts';
import type { FollowUpQuestion } from '../follow-up-list-store.ts';
import { endOf, followUpStateLabel, said, seedLabel } from '../wording.ts';

export interface Filter {
	q: string;
	state: FollowUpQuestion['state'];
	/** 'mine', an organisation's id, or nobody's in particular. */
	owner: string;
	mission: string;
	/** As typed. */
	until: string;
	becomes: Seed | '';
	sort: FollowUpQuestion['sort'];
}
export interface ListProps {
	partnership: Partnership;
	/** Those that something is to be done after. */
	missions: readonly { id: string; title: Texts }[];
	rows: readonly FollowUp[];
	filter: Filter;
	untilError: string | undefined;
	/** Address of the page that follows. */
	next: string | null;
	today: Day;
	locale: Language;
	mayEdit: boolean;
}

/** "En retard", "fait le 12 mars 2024". */
export function FollowUpState({ followUp, today }: { followUp: FollowUp; today: Day }) {
	const state = stateOf(followUp, today);
	const { label, tone } = followUpStateLabel[state];
	const end = endOf(followUp);
	return (
		<>
			<Chip tone={tone}>{label()}</Chip> {end && <When date={end} />}
		</>
	);
}

export function ListPage(props: ListProps) {
	const { partnership, missions, rows, filter, untilError, next, today, locale, mayEdit } = props;
	const at = { partnership: partnership.id };
	const by = (sort: Filter['sort']) => urls.followUps(at, { ...filter, sort });
	const mission = missions.find(({ id }) => id === filter.mission);
	const named = mission && said(mission.title, locale);
	const add = mayEdit && <ButtonLink href={urls.followUpNew(at, { mission: filter.mission })}>{m.follow_up_new()}</ButtonLink>;
	const narrowed = [filter.q, filter.owner, filter.mission, filter.until, filter.becomes].some(Boolean) || filter.state !== 'live';
	return (
		<>
			<PageHead
				title={m.follow_up_title()}
				crumbs={[
					{ label: partnership.name, href: urls.partnership(at) },
					...(named ? [{ label: named.text, href: urls.mission({ ...at, mission: filter.mission }) }] : []),
				]}
				lede={m.follow_up_lede()}
				actions={
					<>
						{add}
						<a class="button" data-kind="quiet" href={urls.followUpsMine()}>
							{m.follow_up_mine_title()}
						</a>
					</>
				}
			/>
			<Form method="get" action={urls.followUps(at)} submit={false}>
				<input type="hidden" name="sort" value={filter.sort} />
				<div class="field-row">
					<TextField name="q" label={m.follow_up_search()} type="search" value={filter.q} />
					<Select
						name="state"
						label={m.follow_up_state()}
						empty={false}
						value={filter.state}
						options={[
							{ value: 'live', label: m.follow_up_state_live() },
							...states.map((state) => ({ value: state, label: followUpStateLabel[state].label() })),
							{ value: 'all', label: m.follow_up_state_all() },
						]}
					/>
					<Select
						name="owner"
						label={m.follow_up_owner()}
						empty={m.follow_up_owner_any()}
						value={filter.owner}
						options={[
							{ value: 'mine', label: m.follow_up_owner_mine() },
							...partnership.parties.map(({ organisationId }) => ({
								value: organisationId,
								label: sideName(partnership, organisationId, locale),
							})),
						]}
					/>
				</div>
				<details open={[filter.mission, filter.until, filter.becomes].some(Boolean)}>
					<summary>{m.follow_up_more()}</summary>
					<div class="field-row">
						<Select
							name="mission"
							label={m.follow_up_mission()}
							empty={m.follow_up_mission_any()}
							value={filter.mission}
							options={missions.map(({ id, title }) => ({ value: id, label: said(title, locale).text }))}
						/>
						<TextField name="until" width="medium" label={m.follow_up_until()} value={filter.until} error={untilError} />
						<Select
							name="becomes"
							label={m.follow_up_becomes()}
							empty={m.follow_up_becomes_any()}
							value={filter.becomes}
							options={seeds.map((seed) => ({ value: seed, label: seedLabel[seed]() }))}
						/>
					</div>
				</details>
				<div class="cluster">
					<Button kind="plain">{m.follow_up_filter()}</Button>
				</div>
			</Form>
			{rows.length === 0 ? (
				<Empty
					title={narrowed ? m.follow_up_none_found() : m.follow_up_none()}
					action={narrowed ? <a href={urls.followUps(at)}>{m.follow_up_see_all()}</a> : add}
				>
					{narrowed ? null : m.follow_up_none_hint()}
				</Empty>
			) : (
				<Table
					caption={m.follow_up_title()}
					hideCaption
					rows={rows}
					rowKey={({ id }) => id}
					columns={[
						{
							key: 'words',
							label: m.follow_up_words(),
							sortHref: by('added'),
							...(filter.sort === 'added' && { sorted: 'down' }),
							cell: (followUp) => {
								const words = said(followUp.words, locale);
								return (
									<a href={urls.followUp({ ...at, followUp: followUp.id })} lang={words.lang}>
										{words.text}
									</a>
								);
							},
						},
						{
							key: 'owner',
							label: m.follow_up_owner(),
							sortHref: by('owner'),
							...(filter.sort === 'owner' && { sorted: 'up' }),
							cell: ({ ownerId }) => sideName(partnership, ownerId, locale),
						},
						{
							key: 'due',
							label: m.follow_up_due(),
							sortHref: by('due'),
							...(filter.sort === 'due' && { sorted: 'up' }),
							cell: ({ dueOn }) => (dueOn ? <When date={dueOn} /> : <span class="soft">{m.follow_up_no_date()}</span>),
						},
						{ key: 'state', label: m.follow_up_state(), cell: (followUp) => <FollowUpState followUp={followUp} today={today} /> },
					]}
				/>
			)}
			<Pager next={next} />
		</>
	);
}
