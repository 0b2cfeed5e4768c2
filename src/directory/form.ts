import countries from 'i18n-iso-countries';
import * as z from 'zod';
import { m } from '../paraglide/messages.js';
import { type Errors, field } from '../web/form.ts';
import { endsBeforeItBegins, mandateRoles } from './mandate.ts';
import { type NumberRefusal, organisationKinds } from './organisation.ts';

/** ISO 3166-1 alpha-2. */
export const countryCodes = Object.keys(countries.getAlpha2Codes()).sort();
const longestForeignNumber = 60;
const longestStreet = 500;

// An office writes www.kapan.am: the scheme is ours to add.
const website = () =>
	field
		.optionalLine()
		.transform((value) => (value !== null && /^[\p{L}\d-]+(\.[\p{L}\d-]+)+([/?#]|$)/u.test(value) ? `https://${value}` : value))
		.refine((value) => value === null || (/^https?:\/\/[^\s.]+\.\S+$/.test(value) && URL.canParse(value)), {
			error: () => m.directory_error_website(),
		});
const territoryCode = () =>
	field.code().refine((value) => value === null || /^[A-Z]{2}(-[A-Z0-9]{1,16})?$/.test(value), { error: () => m.form_choose_from_list() });

export const organisationForm = z.object({
	kind: field.choice(organisationKinds),
	names: field.texts({ required: true }),
	spellings: field.lines(),
	country: field.choice(countryCodes),
	territory: territoryCode(),
	parent: field.optionalId(),
	siret: field.code(),
	rna: field.code(),
	foreign_number: field.code().refine((value) => value === null || value.length <= longestForeignNumber, {
		error: () => m.form_too_long({ max: longestForeignNumber }),
	}),
	website: website(),
	street: field
		.lines()
		.transform((lines) => lines.join('\n') || null)
		.refine((value) => value === null || value.length <= longestStreet, { error: () => m.form_too_long({ max: longestStreet }) }),
	postcode: field.optionalLine(),
	town: field.optionalLine(),
	note: field.optionalText(),
	unrecognised: field.yesNo(),
	anyway: field.tick(),
});
export type OrganisationForm = z.output<typeof organisationForm>;

const refusals: Record<NumberRefusal, () => string> = {
	'siret-shape': m.directory_error_siret_shape,
	'siret-key': m.directory_error_siret_key,
	'rna-shape': m.directory_error_rna_shape,
	'french-number-abroad': m.directory_error_french_number_abroad,
	'foreign-number-in-france': m.directory_error_foreign_number_in_france,
};
export const numberError = ({ code, facts }: { code: NumberRefusal; facts: Readonly<Record<string, string | number | null>> }): Errors => ({
	[String(facts.field)]: refusals[code](),
});

const armenian = () =>
	field
		.optionalLine()
		.refine((value) => value === null || /\p{Script=Armenian}/u.test(value), { error: () => m.directory_error_not_armenian() });

export const personForm = z
	.object({
		given_name: field.optionalLine(),
		family_name: field.optionalLine(),
		given_name_hy: armenian(),
		family_name_hy: armenian(),
		spellings: field.lines(),
		anyway: field.tick(),
	})
	.refine((value) => value.family_name !== null || value.family_name_hy !== null, {
		error: () => m.directory_error_family_name(),
		path: ['family_name'],
	});
export type PersonForm = z.output<typeof personForm>;

export const mandateForm = z
	.object({
		organisation: field.id(),
		role: field.choice(mandateRoles),
		title: field.texts(),
		honorary: field.tick(),
		since: field.dated(),
		until: field.dated(),
		attested_on: field.dated(),
	})
	.refine((value) => !endsBeforeItBegins(value), {
		error: () => m.directory_error_until_before_since(),
		path: ['until'],
	});
export type MandateForm = z.output<typeof mandateForm>;
