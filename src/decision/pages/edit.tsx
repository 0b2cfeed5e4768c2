import { m } from '../../paraglide/messages.js';
import type { Partnership } from '../../partnership/partnership.ts';
import { type Language, languages } from '../../plain/language.ts';
import { Checkbox, Radios, Select } from '../../ui/Choices.tsx';
import { DatedField } from '../../ui/DatedField.tsx';
import { TextArea, TextField } from '../../ui/Field.tsx';
import { Confirm, Form } from '../../ui/Form.tsx';
import { typedDate } from '../../ui/format.ts';
import { languageName, ownFirst } from '../../ui/languages.ts';
import { PageHead, Section } from '../../ui/PageHead.tsx';
import { Why, WhyCorrected } from '../../ui/Why.tsx';
import { urls } from '../../urls.ts';
import type { Errors, Typed } from '../../web/form.ts';
import { type Body, bodies, bodiesOf, type Decision } from '../decision.ts';
import { matters } from '../form.ts';
import { bodyLabel, outcomeLabel } from '../wording.ts';

export interface EditProps {
	partnership: Partnership;
	/** null: a new one. */
	decision: Decision | null;
	typed: Typed;
	errors: Errors;
	locale: Language;
	/** Somebody else saved while this form was open. */
	changed?: boolean;
}

const yesNo = (value: boolean | null) => (value === null ? '' : value ? 'yes' : 'no');
const text = (value: string | number | null) => (value === null ? '' : String(value));

/** The decision as its form shows it. */
export function typedOf(decision: Decision): Typed {
	return {
		organisationId: decision.organisationId,
		body: decision.body,
		takenOn: typedDate(decision.takenOn),
		number: text(decision.number),
		...Object.fromEntries(languages.map((language) => [`subject.${language}`, decision.subject[language] ?? ''])),
		outcome: decision.outcome ?? '',
		createsPartnership: decision.createsPartnership ? 'yes' : '',
		unanimous: decision.unanimous ? 'yes' : '',
		inOffice: text(decision.inOffice),
		present: text(decision.present),
		votesFor: text(decision.votesFor),
		votesAgainst: text(decision.votesAgainst),
		abstentions: text(decision.abstentions),
		matter: text(decision.matter),
		noteSentOn: typedDate(decision.noteSentOn),
		transmittedOn: typedDate(decision.transmittedOn),
		transmittedElectronically: yesNo(decision.transmittedElectronically),
		actId: text(decision.actId),
		publishedOn: typedDate(decision.publishedOn),
		referredOn: typedDate(decision.referredOn),
		annulledOn: typedDate(decision.annulledOn),
		annulledBy: text(decision.annulledBy),
		note: text(decision.note),
	};
}

const figures = [
	['inOffice', m.decision_in_office],
	['present', m.decision_present],
	['votesFor', m.decision_votes_for],
	['votesAgainst', m.decision_votes_against],
	['abstentions', m.decision_abstentions],
] as const;

export function EditPage({ partnership, decision, typed, errors, locale, changed }: EditProps) {
	const at = { partnership: partnership.id };
	const action = decision ? urls.decisionEdit({ ...at, decision: decision.id }) : urls.decisionNew(at);
	const cancel = decision ? urls.decision({ ...at, decision: decision.id }) : urls.partnership(at);
	const party = partnership.parties.find(({ organisationId }) => organisationId === typed.organisationId);
	const offered = party ? bodiesOf(party.country) : bodies;
	// A form that comes back with another party's body still shows what was chosen.
	const choices = bodies.filter((body) => offered.includes(body) || body === typed.body);
	// What only France's law asks is asked of a French council only.
	const french = party?.country === 'FR';
	return (
		<>
			<PageHead
				title={decision ? m.decision_edit_title() : m.decision_new_title()}
				crumbs={[{ label: partnership.name, href: urls.partnership(at) }]}
				lede={m.decision_edit_lede()}
			/>
			{changed && decision && <Changed decision={decision} typed={typed} />}
			<Form action={action} revision={decision?.revision} typed={typed} errors={errors} cancel={{ href: cancel }}>
				<Section title={m.decision_part_who()}>
					<Select
						name="organisationId"
						label={m.decision_party()}
						options={partnership.parties.map(({ organisationId, name, names }) => ({
							value: organisationId,
							label: names[locale] ?? name,
						}))}
						empty={false}
						required
					/>
					<Select
						name="body"
						label={m.decision_body()}
						options={choices.map((body) => ({ value: body, label: bodyLabel[body]() }))}
						empty={false}
						required
					/>
					<DatedField name="takenOn" label={m.decision_taken_on()} />
					<TextField name="number" label={m.decision_number()} hint={m.decision_number_hint()} width="medium" />
					{ownFirst().map((language) => (
						<TextArea
							name={`subject.${language}`}
							label={m.decision_subject_in({ language: languageName[language]() })}
							lang={language}
							rows={2}
						/>
					))}
					<Checkbox name="createsPartnership" label={m.decision_creates_partnership()} />
				</Section>
				<Section title={m.decision_part_vote()}>
					<Radios
						name="outcome"
						label={m.decision_outcome()}
						inline
						options={[
							{ value: 'adopted', label: outcomeLabel.adopted() },
							{ value: 'rejected', label: outcomeLabel.rejected() },
							{ value: '', label: m.decision_not_taken_yet() },
						]}
						value={typed.outcome ?? ''}
					/>
					<Checkbox name="unanimous" label={m.decision_unanimous()} hint={m.decision_unanimous_hint()} />
					<div class="field-row">
						{figures.map(([name, label]) => (
							<TextField name={name} label={label()} inputmode="numeric" width="short" />
						))}
					</div>
				</Section>
				<Section title={m.decision_part_law()}>
					{french && (
						<>
							<DatedField name="noteSentOn" label={m.decision_note_sent_on()} hint={m.decision_note_sent_hint()} />
							<Select name="matter" label={m.decision_matter()} options={matters()} empty={m.decision_matter_none()} />
							<DatedField name="transmittedOn" label={m.decision_transmitted_on()} hint={m.decision_transmitted_hint()} />
							<Radios
								name="transmittedElectronically"
								label={m.decision_transmitted_electronically()}
								inline
								options={[
									{ value: 'yes', label: m.decision_yes() },
									{ value: 'no', label: m.decision_no() },
									{ value: '', label: m.decision_unknown() },
								]}
								value={typed.transmittedElectronically ?? ''}
							/>
							<TextField name="actId" label={m.decision_act_id()} hint={m.decision_act_id_hint()} />
						</>
					)}
					<DatedField name="publishedOn" label={m.decision_published_on()} />
					{french && <DatedField name="referredOn" label={m.decision_referred_on()} hint={m.decision_referred_hint()} />}
					<DatedField name="annulledOn" label={m.decision_annulled_on()} />
					<TextField name="annulledBy" label={m.decision_annulled_by()} />
					<TextArea name="note" label={m.decision_note()} rows={3} />
					{decision?.outcome && <WhyCorrected typed={typed} errors={errors} />}
				</Section>
			</Form>
		</>
	);
}

const fieldLabel: Record<string, () => string> = {
	organisationId: m.decision_party,
	body: m.decision_body,
	takenOn: m.decision_taken_on,
	number: m.decision_number,
	outcome: m.decision_outcome,
	createsPartnership: m.decision_creates_partnership,
	unanimous: m.decision_unanimous,
	...Object.fromEntries(figures),
	matter: m.decision_matter,
	noteSentOn: m.decision_note_sent_on,
	transmittedOn: m.decision_transmitted_on,
	transmittedElectronically: m.decision_transmitted_electronically,
	actId: m.decision_act_id,
	publishedOn: m.decision_published_on,
	referredOn: m.decision_referred_on,
	annulledOn: m.decision_annulled_on,
	annulledBy: m.decision_annulled_by,
	note: m.decision_note,
	...Object.fromEntries(
		languages.map((language) => [`subject.${language}`, () => m.decision_subject_in({ language: languageName[language]() })]),
	),
};

/** What the other officer saved, for the fields where it differs from what is typed here. */
function Changed({ decision, typed }: { decision: Decision; typed: Typed }) {
	const differing = Object.entries(typedOf(decision)).filter(([name, value]) => (typed[name] ?? '') !== value);
	const said = (name: string, value: string) => {
		if (name === 'body' && bodies.includes(value as Body)) return bodyLabel[value as Body]();
		if (name === 'outcome' && (value === 'adopted' || value === 'rejected')) return outcomeLabel[value]();
		return value === 'yes' ? m.decision_yes() : value === 'no' ? m.decision_no() : value || m.decision_empty();
	};
	return (
		<div class="errors" role="alert">
			<p>{m.form_changed_meanwhile()}</p>
			<ul>
				{differing
					.filter(([name]) => name !== 'organisationId')
					.map(([name, value]) => (
						<li>
							<a href={`#${name}`}>{(fieldLabel[name] ?? (() => name))()}</a> : {said(name, value)}
						</li>
					))}
			</ul>
		</div>
	);
}

export function RemovePage(props: { partnership: Partnership; decision: Decision; used: boolean; typed?: Typed; errors?: Errors }) {
	const { partnership, decision, used, typed, errors = {} } = props;
	const at = { partnership: partnership.id, decision: decision.id };
	if (used) {
		return (
			<>
				<PageHead
					title={m.decision_remove_title()}
					crumbs={[{ label: partnership.name, href: urls.partnership({ partnership: partnership.id }) }]}
					lede={m.decision_remove_used()}
				/>
				<p>
					<a href={urls.decision(at)}>{m.decision_back()}</a>
				</p>
			</>
		);
	}
	return (
		<Confirm
			title={m.decision_remove_title()}
			action={urls.decisionRemove(at)}
			submit={m.decision_remove()}
			typed={typed}
			errors={errors}
			cancel={{ href: urls.decision(at) }}
		>
			<p>{m.decision_remove_lede()}</p>
			<Why typed={typed} errors={errors} />
		</Confirm>
	);
}
