import { nameOf } from '../../directory/person.ts';
import type { Mission } from '../../mission/mission.ts';
import { sideName } from '../../mission/wording.ts';
import { m } from '../../paraglide/messages.js';
import type { Partnership } from '../../partnership/partnership.ts';
import type { Day } from '../../plain/day.ts';
import { type Language, languages, type Texts } from '../../plain/language.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { Radios, Select } from '../../ui/Choices.tsx';
import { DatedField } from '../../ui/DatedField.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { TextArea, TextField } from '../../ui/Field.tsx';
import { Form } from '../../ui/Form.tsx';
import { languageName } from '../../ui/languages.ts';
import { PageHead } from '../../ui/PageHead.tsx';
import { When } from '../../ui/When.tsx';
import { urls } from '../../urls.ts';
import { type Errors, summaryOf, type Typed } from '../../web/form.ts';
import { type FollowUp, isOpen, seeds, stateOf } from '../follow-up.ts';
import type { Origin } from '../follow-up-store.ts';
import type { Outcome } from '../outcome.ts';
import { said, seedLabel } from '../wording.ts';
import { FollowUpState } from './follow-ups.tsx';

const crumbsOf = ({ id, name }: Partnership) => [
	{ label: name, href: urls.partnership({ partnership: id }) },
	{ label: m.follow_up_title(), href: urls.followUps({ partnership: id }) },
];
const personName = ({ people }: Partnership, id: string | null, locale: Language) => {
	const person = people.find(({ personId }) => personId === id);
	return person ? nameOf({ ...person, spellings: [] }, locale).text : null;
};

export function ShowPage(props: {
	partnership: Partnership;
	followUp: FollowUp;
	mission: Mission | null;
	outcome: Outcome | null;
	encounter: { name: string; names: Texts } | null;
	today: Day;
	locale: Language;
	mayEdit: boolean;
}) {
	const { partnership, followUp, mission, outcome, encounter, today, locale, mayEdit } = props;
	const at = { partnership: partnership.id, followUp: followUp.id };
	const words = said(followUp.words, locale);
	const field = partnership.fields.find(({ key }) => key === followUp.fieldKey);
	const missionTitle = mission && said(mission.title, locale);
	const outcomeWords = outcome && said(outcome.words, locale);
	return (
		<>
			<PageHead
				title={<span lang={words.lang}>{words.text}</span>}
				crumbs={crumbsOf(partnership)}
				state={<FollowUpState followUp={followUp} today={today} />}
				lede={stateOf(followUp, today) === 'late' ? m.follow_up_late_lede() : undefined}
				actions={
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

export interface EditProps {
	partnership: Partnership;
	/** null: a new one. */
	followUp: FollowUp | null;
	origin: Origin;
	typed: Typed;
	errors: Errors;
	changed: boolean;
	locale: Language;
}

export function EditPage({ partnership, followUp, origin, typed, errors, changed, locale }: EditProps) {
	const at = { partnership: partnership.id };
	const query = { outcome: origin.outcomeId, encounter: origin.encounterId, mission: origin.missionId };
	return (
		<>
			<PageHead
				title={followUp ? m.follow_up_edit_title() : m.follow_up_new()}
				crumbs={crumbsOf(partnership)}
				lede={origin.outcomeId || origin.encounterId ? m.follow_up_prefilled() : undefined}
			/>
			{changed && followUp && (
				<div class="errors" role="alert">
					<p>{m.form_changed_meanwhile()}</p>
					<ul>
						{languages
							.filter((language) => followUp.words[language])
							.map((language) => (
								<li lang={language}>{followUp.words[language]}</li>
							))}
						<li>
							{sideName(partnership, followUp.ownerId, locale)}, <When date={followUp.dueOn} />
						</li>
					</ul>
				</div>
			)}
			<Form
				action={followUp ? urls.followUpEdit({ ...at, followUp: followUp.id }) : urls.followUpNew(at, query)}
				revision={followUp?.revision}
				errors={summaryOf(errors)}
				cancel={{ href: followUp ? urls.followUp({ ...at, followUp: followUp.id }) : urls.followUps(at) }}
			>
				{languages.map((language) => (
					<TextArea
						name={`words.${language}`}
						label={m.follow_up_words_in({ language: languageName[language]() })}
						lang={language}
						rows={2}
						value={typed[`words.${language}`]}
						error={errors[`words.${language}`]}
					/>
				))}
				<Radios
					name="ownerId"
					label={m.follow_up_owner()}
					inline
					options={partnership.parties.map(({ organisationId }) => ({
						value: organisationId,
						label: sideName(partnership, organisationId, locale),
					}))}
					value={typed.ownerId}
					error={errors.ownerId}
					required
				/>
				<Select
					name="ownerPersonId"
					label={m.follow_up_person()}
					hint={m.follow_up_person_hint()}
					options={partnership.people.map(({ personId }) => ({ value: personId, label: personName(partnership, personId, locale) ?? '' }))}
					value={typed.ownerPersonId}
					error={errors.ownerPersonId}
					empty={m.follow_up_person_none()}
				/>
				<DatedField name="dueOn" label={m.follow_up_due()} value={typed.dueOn} error={errors.dueOn} />
				<Select
					name="fieldKey"
					label={m.minutes_field()}
					options={partnership.fields.map(({ key, names }) => ({ value: key, label: said(names, locale).text }))}
					value={typed.fieldKey}
					error={errors.fieldKey}
					empty={m.minutes_field_none()}
				/>
				<Select
					name="becomes"
					label={m.follow_up_becomes()}
					hint={m.follow_up_becomes_hint()}
					options={seeds.map((seed) => ({ value: seed, label: seedLabel[seed]() }))}
					value={typed.becomes}
					error={errors.becomes}
					empty={m.follow_up_becomes_nothing()}
				/>
			</Form>
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
			<Form action={urls.followUpDone(at)} errors={summaryOf(errors)} submit={m.follow_up_do_done()} cancel={{ href: urls.followUp(at) }}>
				<DatedField name="on" label={m.follow_up_done_on()} value={typed.on} error={errors.on} required />
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
			<Form action={urls.followUpDrop(at)} errors={summaryOf(errors)} submit={m.follow_up_do_drop()} cancel={{ href: urls.followUp(at) }}>
				<DatedField name="on" label={m.follow_up_dropped_on()} value={typed.on} error={errors.on} required />
				<TextField
					name="reason"
					label={m.follow_up_reason()}
					hint={m.follow_up_reason_hint()}
					value={typed.reason}
					error={errors.reason}
					required
				/>
			</Form>
		</>
	);
}
