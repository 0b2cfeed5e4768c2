import { nameOf } from '../../directory/person.ts';
import type { Mission } from '../../mission/mission.ts';
import { sideName } from '../../mission/wording.ts';
import { m } from '../../paraglide/messages.js';
import type { Partnership } from '../../partnership/partnership.ts';
import { type Placement, stateOf as placementStateOf } from '../../placement/placement.ts';
import { placementTitle, stateLabel } from '../../placement/wording.ts';
import type { Day } from '../../plain/day.ts';
import type { Language, Texts } from '../../plain/language.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { DatedField } from '../../ui/DatedField.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { TextField } from '../../ui/Field.tsx';
import { Form } from '../../ui/Form.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { When } from '../../ui/When.tsx';
import { urls } from '../../urls.ts';
import type { Errors, Typed } from '../../web/form.ts';
import { type FollowUp, isOpen, stateOf } from '../follow-up.ts';
import type { Outcome } from '../outcome.ts';
import { said, seedLabel } from '../wording.ts';
import { FollowUpState } from './follow-ups.tsx';

export const crumbsOf = ({ id, name }: Partnership) => [
	{ label: name, href: urls.partnership({ partnership: id }) },
	{ label: m.follow_up_title(), href: urls.followUps({ partnership: id }) },
];
export const personName = ({ people }: Partnership, id: string | null, locale: Language) => {
	const person = people.find(({ personId }) => personId === id);
	return person ? nameOf({ ...person, spellings: [] }, locale).text : id && m.directory_erased_name();
};

interface ShowProps {
	partnership: Partnership;
	followUp: FollowUp;
	mission: Mission | null;
	outcome: Outcome | null;
	encounter: { name: string; names: Texts } | null;
	/** The stay that answers it. */
	placement: Placement | null;
	today: Day;
	locale: Language;
	mayEdit: boolean;
}

export function ShowPage(props: ShowProps) {
	const { partnership, followUp, mission, outcome, encounter, placement, today, locale, mayEdit } = props;
	const at = { partnership: partnership.id, followUp: followUp.id };
	const words = said(followUp.words, locale);
	const field = partnership.fields.find(({ key }) => key === followUp.fieldKey);
	const missionTitle = mission && said(mission.title, locale);
	const outcomeWords = outcome && said(outcome.words, locale);
	const stay = placement && placementTitle(placement, locale);
	return (
		<>
			<PageHead
				title={<span lang={words.lang}>{words.text}</span>}
				crumbs={crumbsOf(partnership)}
				state={<FollowUpState followUp={followUp} today={today} />}
				lede={ledeOf(followUp, placement, today)}
				actions={
					placement ? (
						<StayActions {...props} placement={placement} />
					) : (
						mayEdit &&
						(isOpen(followUp) ? (
							<>
								<ButtonLink href={urls.followUpDone(at)} kind="primary">
									{m.follow_up_do_done()}
								</ButtonLink>
								<ButtonLink href={urls.followUpDrop(at)}>{m.follow_up_do_drop()}</ButtonLink>
								<ButtonLink href={urls.followUpEdit(at)} kind="quiet">
									{m.follow_up_edit()}
								</ButtonLink>
							</>
						) : (
							<form action={urls.followUpReopen(at)} method="post">
								<Button>{m.follow_up_reopen()}</Button>
							</form>
						))
					)
				}
			/>
			<Facts
				facts={[
					{
						term: m.follow_up_owner(),
						value: [sideName(partnership, followUp.ownerId, locale), personName(partnership, followUp.ownerPersonId, locale)]
							.filter(Boolean)
							.join(', '),
					},
					{ term: m.follow_up_due(), value: followUp.dueOn ? <When date={followUp.dueOn} /> : m.follow_up_no_date() },
					followUp.doneOn !== null && { term: m.follow_up_done_on(), value: <When date={followUp.doneOn} /> },
					followUp.droppedOn !== null && { term: m.follow_up_dropped_on(), value: <When date={followUp.droppedOn} /> },
					{ term: m.follow_up_reason(), value: followUp.dropReason },
					placement && {
						term: m.follow_up_stay(),
						value: (
							<>
								<a href={urls.placement({ partnership: partnership.id, placement: placement.id })} lang={stay?.lang}>
									{stay?.text}
								</a>{' '}
								<Chip tone={stateLabel[placementStateOf(placement, today)].tone}>
									{stateLabel[placementStateOf(placement, today)].label()}
								</Chip>
							</>
						),
					},
					field ? { term: m.minutes_field(), value: said(field.names, locale).text } : null,
					missionTitle && {
						term: m.follow_up_mission(),
						value: (
							<a href={urls.mission({ partnership: partnership.id, mission: followUp.missionId ?? '' })} lang={missionTitle.lang}>
								{missionTitle.text}
							</a>
						),
					},
					outcome &&
						outcomeWords && {
							term: m.follow_up_outcome(),
							value: (
								<a
									href={
										outcome.sessionId
											? `${urls.minutes({ partnership: partnership.id, mission: outcome.missionId, session: outcome.sessionId })}#outcome-${outcome.id}`
											: urls.missionMinutes({ partnership: partnership.id, mission: outcome.missionId })
									}
									lang={outcomeWords.lang}
								>
									{outcomeWords.text}
								</a>
							),
						},
					encounter && {
						term: m.follow_up_encounter(),
						value: (
							<a href={urls.encounter({ partnership: partnership.id, encounter: followUp.encounterId ?? '' })}>
								{encounter.names[locale] ?? encounter.name}
							</a>
						),
					},
					followUp.becomes && { term: m.follow_up_becomes(), value: seedLabel[followUp.becomes]() },
				]}
			/>
			{followUp.becomes === 'action' && <p class="soft">{m.follow_up_action_later()}</p>}
		</>
	);
}

/** What is asked of the reader: here, or in the stay that answers it. */
function ledeOf(followUp: FollowUp, placement: Placement | null, today: Day): string | undefined {
	if (placement && placementStateOf(placement, today) === 'outcome-not-recorded') return m.follow_up_stay_asks();
	if (placement) return m.follow_up_stay_answers();
	return stateOf(followUp, today) === 'late' ? m.follow_up_late_lede() : undefined;
}

function StayActions({ partnership, followUp, placement, today, mayEdit }: ShowProps & { placement: Placement }) {
	const at = { partnership: partnership.id, placement: placement.id };
	const asks = mayEdit && placementStateOf(placement, today) === 'outcome-not-recorded';
	return (
		<>
			{asks && (
				<ButtonLink href={`${urls.placement(at)}#question`} kind="primary">
					{m.follow_up_stay_tell()}
				</ButtonLink>
			)}
			<ButtonLink href={urls.placement(at)}>{m.follow_up_stay_open()}</ButtonLink>
			{mayEdit && (
				<ButtonLink href={urls.followUpEdit({ partnership: partnership.id, followUp: followUp.id })} kind="quiet">
					{m.follow_up_edit()}
				</ButtonLink>
			)}
		</>
	);
}

interface EndProps {
	partnership: Partnership;
	followUp: FollowUp;
	typed: Typed;
	errors: Errors;
	locale: Language;
}
const Words = ({ followUp, locale }: Pick<EndProps, 'followUp' | 'locale'>) => {
	const words = said(followUp.words, locale);
	return (
		<p class="lede" lang={words.lang}>
			{words.text}
		</p>
	);
};

export function DonePage({ partnership, followUp, typed, errors, locale }: EndProps) {
	const at = { partnership: partnership.id, followUp: followUp.id };
	return (
		<>
			<PageHead title={m.follow_up_done_title()} crumbs={crumbsOf(partnership)} />
			<Words followUp={followUp} locale={locale} />
			<Form
				action={urls.followUpDone(at)}
				typed={typed}
				errors={errors}
				submit={m.follow_up_do_done()}
				cancel={{ href: urls.followUp(at) }}
			>
				<DatedField name="on" label={m.follow_up_done_on()} required />
			</Form>
		</>
	);
}

export function DropPage({ partnership, followUp, typed, errors, locale }: EndProps) {
	const at = { partnership: partnership.id, followUp: followUp.id };
	return (
		<>
			<PageHead title={m.follow_up_drop_title()} crumbs={crumbsOf(partnership)} lede={m.follow_up_drop_lede()} />
			<Words followUp={followUp} locale={locale} />
			<Form
				action={urls.followUpDrop(at)}
				typed={typed}
				errors={errors}
				submit={m.follow_up_do_drop()}
				cancel={{ href: urls.followUp(at) }}
			>
				<DatedField name="on" label={m.follow_up_dropped_on()} required />
				<TextField name="reason" label={m.follow_up_reason()} hint={m.follow_up_reason_hint()} required />
			</Form>
		</>
	);
}
