import { m } from '../../paraglide/messages.js';
import type { Language } from '../../plain/language.ts';
import { Radios, Select } from '../../ui/Choices.tsx';
import { TextArea, TextField } from '../../ui/Field.tsx';
import { Form } from '../../ui/Form.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { urls } from '../../urls.ts';
import type { Errors, Typed } from '../../web/form.ts';
import { Chooser } from '../Chooser.tsx';
import type { Choices } from '../choose.ts';
import { organisationKinds } from '../organisation.ts';
import { countryName, organisationKindLabel } from '../wording.ts';
import { CreateAnyway, type Twin, Twins } from './twins.tsx';

export interface OrganisationEditProps {
	/** null: a new one. */
	id: string | null;
	typed: Typed;
	errors?: Errors;
	candidates?: Choices;
	twins?: readonly Twin[];
	countries: readonly string[];
	locale: Language;
}

export function OrganisationEditPage({ id, typed, errors = {}, candidates = {}, twins = [], countries, locale }: OrganisationEditProps) {
	const title = id === null ? m.directory_new_organisation() : m.directory_edit_organisation();
	const sorted = countries
		.map((value) => ({ value, label: countryName(value, locale) }))
		.sort((a, b) => a.label.localeCompare(b.label, locale));
	const here = id === null ? urls.organisations() : urls.organisation({ organisation: id });
	return (
		<>
			<PageHead title={title} crumbs={[{ label: m.nav_directory(), href: urls.directory() }]} />
			<Twins title={m.directory_twins_organisation()} twins={twins} />
			<Form
				action={id === null ? urls.organisationNew() : urls.organisationEdit({ organisation: id })}
				typed={typed}
				errors={errors}
				candidates={candidates}
				cancel={{ href: here }}
			>
				<Select
					name="kind"
					label={m.directory_kind()}
					required
					options={organisationKinds.map((value) => ({ value, label: organisationKindLabel[value]() }))}
				/>
				<TextField name="names.fr" label={m.directory_name_fr()} hint={m.directory_name_hint()} lang="fr" />
				<TextField name="names.hy" label={m.directory_name_hy()} lang="hy" />
				<TextField name="names.en" label={m.directory_name_en()} lang="en" />
				<TextArea name="spellings" label={m.directory_spellings()} hint={m.directory_spellings_hint()} rows={3} />
				<Select name="country" label={m.directory_country()} required options={sorted} />
				<Chooser name="territory" kind="territory" label={m.directory_place()} hint={m.directory_place_hint()} />
				<Chooser name="parent" kind="organisation" label={m.directory_parent()} hint={m.directory_parent_hint()} />
				<TextField name="siret" label={m.directory_siret()} hint={m.directory_siret_hint()} inputmode="numeric" width="medium" />
				<TextField name="rna" label={m.directory_rna()} hint={m.directory_rna_hint()} width="medium" />
				<TextField name="foreign_number" label={m.directory_foreign_number()} hint={m.directory_foreign_number_hint()} width="medium" />
				<TextArea name="street" label={m.directory_street()} hint={m.directory_street_hint()} rows={3} />
				<TextField name="postcode" label={m.directory_postcode()} width="medium" />
				<TextField name="town" label={m.directory_town()} hint={m.directory_town_hint()} />
				<TextField name="website" label={m.directory_website()} type="url" />
				{(errors.unrecognised || typed.unrecognised) && (
					<Radios
						name="unrecognised"
						label={m.directory_unrecognised_question()}
						options={[
							{ value: 'yes', label: m.directory_unrecognised_yes() },
							{ value: 'no', label: m.directory_unrecognised_no() },
						]}
					/>
				)}
				<TextArea name="note" label={m.directory_note()} hint={m.directory_note_hint()} rows={3} />
				<CreateAnyway twins={twins} />
			</Form>
		</>
	);
}
