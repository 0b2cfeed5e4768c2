import type { Decision } from '../../decision/decision.ts';
import { Chooser } from '../../directory/Chooser.tsx';
import type { Choices } from '../../directory/choose.ts';
import { MandateOn } from '../../directory/MandateOn.tsx';
import { heldOn } from '../../directory/mandate.ts';
import { nameOf } from '../../directory/person.ts';
import type { MandateOfPerson } from '../../directory/person-store.ts';
import { called } from '../../directory/wording.ts';
import type { LawCheck } from '../../law/law.ts';
import { m } from '../../paraglide/messages.js';
import type { Partnership } from '../../partnership/partnership.ts';
import type { Day } from '../../plain/day.ts';
import { type Language, languages, read } from '../../plain/language.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { Checkbox, Checkboxes, Select } from '../../ui/Choices.tsx';
import { DatedField } from '../../ui/DatedField.tsx';
import { TextField } from '../../ui/Field.tsx';
import { Findings } from '../../ui/Findings.tsx';
import { Form } from '../../ui/Form.tsx';
import { typedDate } from '../../ui/format.ts';
import { languageName, ownFirst } from '../../ui/languages.ts';
import { PageHead, Section } from '../../ui/PageHead.tsx';
import { urls } from '../../urls.ts';
import type { Errors, Typed } from '../../web/form.ts';
import { crumbsOf } from '../crumbs.ts';
import { departure, type Mission } from '../mission.ts';
import { type Delegate, parts, statuses } from '../roster.ts';
import { partLabel, sideName, statusLabel } from '../wording.ts';
import { Changed } from './changed.tsx';
import { LegWords } from './leg-words.tsx';

export interface DelegateProps {
	partnership: Partnership;
	mission: Mission;
	delegate: Delegate;
	/** Of their side's bodies: what may be the mandate. */
	decisions: readonly Decision[];
	mandates: readonly MandateOfPerson[];
	checks: readonly LawCheck[];
	/** Who else of their side is elected and has no mandate on record. */
	lacking: readonly Delegate[];
	today: Day;
	locale: Language;
	typed: Typed;
	errors: Errors;
	candidates: Choices;
	changed?: boolean;
}

export function typedOf(delegate: Delegate, locale: Language): Typed {
	return {
		part: delegate.part,
		status: delegate.status,
		...Object.fromEntries(languages.map((language) => [`capacity.${language}`, delegate.capacity[language] ?? ''])),
		budget: delegate.budgetId ?? '',
		budget_text: delegate.budget ? called(delegate.budget, locale) : '',
		invitedOn: typedDate(delegate.invitedOn),
		acceptedOn: typedDate(delegate.acceptedOn),
		declinedOn: typedDate(delegate.declinedOn),
		declineReason: delegate.declineReason ?? '',
		mandateDecisionId: delegate.mandateDecisionId ?? '',
		orderNumber: delegate.orderNumber ?? '',
		orderSignedOn: typedDate(delegate.orderSignedOn),
	};
}
const labels: Readonly<Record<string, () => string>> = {
	budget_text: m.mission_budget_of,
	invitedOn: m.mission_invited_on,
	acceptedOn: m.mission_accepted_on,
	declinedOn: m.mission_declined_on,
	declineReason: m.mission_decline_reason,
	orderNumber: m.mission_order_number,
	orderSignedOn: m.mission_order_signed_on,
	...Object.fromEntries(
		languages.map((language) => [`capacity.${language}`, () => m.mission_capacity_in({ language: languageName[language]() })]),
	),
};

export function DelegatePage(props: DelegateProps) {
	const { partnership, mission, delegate, mandates, checks, today, locale, typed, errors, changed } = props;
	const at = { partnership: partnership.id, mission: mission.id, delegate: delegate.id };
	const name = nameOf(delegate, locale);
	const on = departure(mission) ?? today;
	return (
		<>
			<PageHead
				title={<span lang={name.language ?? undefined}>{name.text}</span>}
				crumbs={crumbsOf(partnership, mission, locale)}
				lede={
					<>
						{sideName(partnership, delegate.sideId, locale)} –{' '}
						<a href={urls.person({ person: delegate.personId })}>{m.mission_person_card()}</a>
					</>
				}
				actions={
					<>
						<ButtonLink href={urls.delegatePrivate(at)}>{m.mission_private_open()}</ButtonLink>
						<ButtonLink href={urls.delegateRemove(at)} kind="quiet">
							{m.mission_delegate_remove()}
						</ButtonLink>
					</>
				}
			/>
			{changed && <Changed saved={typedOf(delegate, locale)} typed={typed} labels={labels} />}
			<Legs {...props} />
			<Form
				action={urls.delegate(at)}
				revision={delegate.revision}
				typed={typed}
				errors={errors}
				candidates={props.candidates}
				cancel={{ href: urls.mission({ partnership: partnership.id, mission: mission.id }) }}
			>
				<Section title={m.mission_capacity()}>
					<Select
						name="part"
						label={m.mission_part()}
						options={parts.map((part) => ({ value: part, label: partLabel[part]() }))}
						empty={false}
						required
					/>
					{heldOn(mandates, on).length > 0 && (
						<>
							<p>
								{m.mission_mandates_that_day()} <MandateOn mandates={mandates} on={on} locale={locale} />
							</p>
							<Checkbox name="takeMandates" label={m.mission_take_mandates()} />
						</>
					)}
					{ownFirst().map((language) => (
						<TextField
							name={`capacity.${language}`}
							label={m.mission_capacity_in({ language: languageName[language]() })}
							lang={language}
						/>
					))}
				</Section>
				<Section title={m.mission_answer()}>
					<div class="field-row">
						<DatedField name="invitedOn" label={m.mission_invited_on()} />
						<DatedField name="acceptedOn" label={m.mission_accepted_on()} />
						<DatedField name="declinedOn" label={m.mission_declined_on()} />
					</div>
					<TextField name="declineReason" label={m.mission_decline_reason()} hint={m.mission_decline_reason_hint()} />
				</Section>
				<Papers {...props} checks={checks} />
			</Form>
		</>
	);
}

function Papers({ partnership, mission, delegate, decisions, checks, lacking, locale, typed }: DelegateProps) {
	const elected = typed.status === 'elected';
	return (
		<Section title={m.mission_papers()} id="papers">
			{checks.length > 0 && <Findings checks={checks} />}
			<Select
				name="status"
				label={m.mission_status()}
				hint={m.mission_status_hint()}
				options={statuses.map((status) => ({ value: status, label: statusLabel[status]() }))}
				empty={false}
				required
			/>
			{delegate.sideId === mission.senderId && (
				<>
					{(elected || typed.mandateDecisionId) && (
						<Select
							name="mandateDecisionId"
							label={m.mission_mandate_decision()}
							hint={
								<>
									{m.mission_mandate_decision_hint()}{' '}
									<a href={urls.decisionNew({ partnership: partnership.id })}>{m.mission_mandate_decision_new()}</a>
								</>
							}
							options={decisions.map(({ id, subject, number }) => {
								const said = read(subject, locale);
								return { value: id, label: [number, said?.text].filter(Boolean).join(' – ') || id };
							})}
							empty={m.mission_mandate_none()}
						/>
					)}
					{(elected || typed.mandateDecisionId) && lacking.length > 0 && (
						<Checkboxes
							name="mandatedToo"
							label={m.mission_mandated_too()}
							options={lacking.map((one) => {
								const { text, language } = nameOf(one, locale);
								return { value: one.id, label: text, ...(language && { lang: language }) };
							})}
						/>
					)}
					<div class="field-row">
						<TextField name="orderNumber" label={m.mission_order_number()} width="medium" />
						<DatedField name="orderSignedOn" label={m.mission_order_signed_on()} />
					</div>
				</>
			)}
			<Chooser kind="organisation" name="budget" label={m.mission_budget_of()} hint={m.mission_budget_of_hint()} />
		</Section>
	);
}

function Legs({ partnership, mission, delegate, locale }: DelegateProps) {
	const at = { partnership: partnership.id, mission: mission.id, delegate: delegate.id };
	const add = (
		<ButtonLink href={urls.legNew(at)} size="small">
			{m.mission_leg_add()}
		</ButtonLink>
	);
	return (
		<Section title={m.mission_journey()} actions={add}>
			{delegate.legs.length === 0 ? (
				<p class="soft">{m.mission_no_leg()}</p>
			) : (
				<ul class="lines">
					{delegate.legs.map((leg) => (
						<li>
							<LegWords leg={leg} partnership={partnership} mission={mission} locale={locale} />
							<div class="cluster">
								<a href={urls.leg({ ...at, leg: leg.id })}>{m.mission_leg_edit()}</a>
								<a href={urls.legRemove({ ...at, leg: leg.id })}>{m.mission_remove()}</a>
							</div>
						</li>
					))}
				</ul>
			)}
		</Section>
	);
}
