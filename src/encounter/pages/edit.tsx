import { Chooser } from '../../directory/Chooser.tsx';
import type { Choices } from '../../directory/choose.ts';
import { organisationKinds } from '../../directory/organisation.ts';
import { nameOf } from '../../directory/person.ts';
import { countryName, organisationKindLabel } from '../../directory/wording.ts';
import { m } from '../../paraglide/messages.js';
import type { Partnership } from '../../partnership/partnership.ts';
import { type Language, languages } from '../../plain/language.ts';
import { Checkbox, Select } from '../../ui/Choices.tsx';
import type { Candidate } from '../../ui/Combobox.tsx';
import { DatedField } from '../../ui/DatedField.tsx';
import { TextArea, TextField } from '../../ui/Field.tsx';
import { Form } from '../../ui/Form.tsx';
import { languageName } from '../../ui/languages.ts';
import { PageHead, Section } from '../../ui/PageHead.tsx';
import { urls } from '../../urls.ts';
import type { Errors, Typed } from '../../web/form.ts';
import type { Encounter } from '../encounter.ts';
import type { Told } from '../store.ts';
import { metName } from '../wording.ts';

export interface EditProps {
	partnership: Partnership;
	/** null: a new one. */
	encounter: Told | null;
	from: Pick<Encounter, 'missionId' | 'outcomeId'>;
	typed: Typed;
	errors: Errors;
	candidates?: Choices;
	/** Records that those who are entered may already be. */
	twins?: readonly (Candidate & { href: string })[] | undefined;
	changed?: boolean;
	countries: readonly string[];
	locale: Language;
}

export function EditPage(props: EditProps) {
	const { partnership, encounter, from, typed, errors, candidates = {}, twins = [], changed, locale } = props;
	const at = { partnership: partnership.id };
	const told = (language: Language) =>
		(
			[
				['does', m.encounter_does_in],
				['seen', m.encounter_seen_in],
				['next', m.encounter_next_in],
			] as const
		).map(([name, label]) => (
			<TextArea name={`${name}.${language}`} label={label({ language: languageName[language]() })} lang={language} rows={3} />
		));
	const others = languages.filter((language) => language !== locale);
	const begun = (language: Language) =>
		['does', 'seen', 'next'].some((name) => typed[`${name}.${language}`] || errors[`${name}.${language}`]);
	return (
		<>
			<PageHead
				title={encounter ? m.encounter_edit_title() : m.encounter_new()}
				crumbs={[
					{ label: partnership.name, href: urls.partnership(at) },
					{ label: m.encounter_list_title(), href: urls.encounters(at) },
				]}
				lede={from.outcomeId && !encounter ? m.follow_up_prefilled() : m.encounter_edit_lede()}
			/>
			{changed && encounter && (
				<div class="errors" role="alert">
					<p>{m.form_changed_meanwhile()}</p>
					<ul>
						<li>{metName(encounter, locale)}</li>
						{[encounter.does, encounter.seen, encounter.next].flatMap((texts) =>
							languages.filter((language) => texts[language]).map((language) => <li lang={language}>{texts[language]}</li>),
						)}
					</ul>
				</div>
			)}
			{twins.length > 0 && (
				<div class="errors" role="alert">
					<p>{m.encounter_twins()}</p>
					<ul>
						{twins.map(({ href, label, detail, lang }) => (
							<li>
								<a href={href} lang={lang}>
									{label}
								</a>{' '}
								<span class="soft small">{detail}</span>
							</li>
						))}
					</ul>
				</div>
			)}
			<Form
				action={
					encounter
						? urls.encounterEdit({ ...at, encounter: encounter.id })
						: urls.encounterNew(at, { outcome: from.outcomeId, mission: from.missionId })
				}
				revision={encounter?.revision}
				typed={typed}
				errors={errors}
				candidates={candidates}
				cancel={{ href: encounter ? urls.encounter({ ...at, encounter: encounter.id }) : urls.encounters(at) }}
			>
				<Section title={m.encounter_who()}>
					<Chooser kind="organisation" label={m.encounter_organisation()} name="organisation" />
					<Select
						name="person"
						label={m.encounter_person()}
						options={partnership.people.map((person) => ({
							value: person.personId,
							label: nameOf({ ...person, spellings: [] }, locale).text,
						}))}
						empty={m.encounter_person_none()}
					/>
					<NewOnes {...props} />
				</Section>
				<Section title={m.encounter_where()}>
					<DatedField name="metOn" label={m.encounter_met_on()} />
					<TextField name="metAt" label={m.encounter_met_at()} hint={m.encounter_met_at_hint()} />
					<Chooser kind="territory" label={m.encounter_territory()} hint={m.encounter_territory_hint()} name="territory" />
					<Chooser kind="organisation" label={m.encounter_facility()} hint={m.encounter_facility_hint()} name="facility" />
					<NewFacility {...props} />
					<TextField name="coordinates" label={m.encounter_coordinates()} hint={m.encounter_coordinates_hint()} width="medium" />
				</Section>
				<Section title={m.encounter_what()}>
					{told(locale)}
					{others.map((language) => (
						<details open={begun(language)}>
							<summary>{m.minutes_write_in({ language: languageName[language]() })}</summary>
							<div class="flow">{told(language)}</div>
						</details>
					))}
					<TextField name="source" label={m.encounter_source()} hint={m.encounter_source_hint()} />
				</Section>
				{twins.length > 0 && <Checkbox name="anyway" label={m.encounter_new_anyway()} />}
			</Form>
		</>
	);
}

/** A house that the directory does not know yet: entered here, as theirs and where they work. */
function NewFacility({ typed, errors }: EditProps) {
	return (
		<details open={['newFacility', 'newFacilityKind'].some((name) => typed[name] || errors[name])}>
			<summary>{m.encounter_not_in_directory()}</summary>
			<div class="flow">
				<div class="field-row">
					<TextField name="newFacility" label={m.encounter_new_facility()} hint={m.encounter_new_facility_hint()} />
					<Select
						name="newFacilityKind"
						label={m.directory_kind()}
						options={organisationKinds.map((kind) => ({ value: kind, label: organisationKindLabel[kind]() }))}
					/>
				</div>
			</div>
		</details>
	);
}

/** Who is not in the directory yet is entered here, and goes there by itself. */
function NewOnes({ typed, errors, countries, locale }: EditProps) {
	const open = ['newName', 'newFamilyName', 'newGivenName'].some((name) => typed[name] || errors[name]);
	const named = countries
		.map((code) => ({ value: code, label: countryName(code, locale) }))
		.sort((a, b) => a.label.localeCompare(b.label, locale));
	return (
		<details open={open}>
			<summary>{m.encounter_not_in_directory()}</summary>
			<div class="flow">
				<p class="soft">{m.encounter_not_in_directory_hint()}</p>
				<TextField name="newName" label={m.encounter_new_organisation()} />
				<div class="field-row">
					<Select
						name="newKind"
						label={m.directory_kind()}
						options={organisationKinds.map((kind) => ({ value: kind, label: organisationKindLabel[kind]() }))}
					/>
					<Select name="newCountry" label={m.history_col_country()} options={named} empty={false} />
				</div>
				<div class="field-row">
					<TextField name="newGivenName" label={m.history_col_given_name()} />
					<TextField name="newFamilyName" label={m.history_col_family_name()} />
				</div>
			</div>
		</details>
	);
}
