import * as z from 'zod';
import { type Choices, readChoosing } from '../directory/choose.ts';
import { type OrganisationKind, organisationKinds } from '../directory/organisation.ts';
import { m } from '../paraglide/messages.js';
import { coordinates } from '../programme/form.ts';
import type { Ask } from '../web/ask.ts';
import { type Errors, field, type Read, type Typed } from '../web/form.ts';
import { checkEncounter, type EncounterInput, type EncounterRefusal } from './encounter.ts';

const shape = z.object({
	organisation: field.optionalId(),
	newName: field.optionalLine(),
	newKind: field.optionalChoice(organisationKinds),
	newCountry: field.code(),
	person: field.optionalId(),
	newGivenName: field.optionalLine(),
	newFamilyName: field.optionalLine(),
	metOn: field.dated(),
	metAt: field.optionalLine(),
	territory: field.code(),
	does: field.texts({ max: 5000 }),
	facility: field.optionalId(),
	newFacility: field.optionalLine(),
	newFacilityKind: field.optionalChoice(organisationKinds),
	coordinates: coordinates(),
	seen: field.texts({ max: 5000 }),
	next: field.texts({ max: 5000 }),
	source: field.optionalLine(),
	anyway: field.tick(),
});

/** Somebody whom the directory does not know yet: they are entered there with the encounter. */
export interface NewOrganisation {
	name: string;
	kind: OrganisationKind;
	country: string;
}
/** A house of theirs that the directory does not know yet: theirs, and where they work. */
export type NewFacility = Pick<NewOrganisation, 'name' | 'kind'>;
export interface NewPerson {
	givenName: string;
	familyName: string;
}
export interface Typing {
	input: EncounterInput;
	organisation: NewOrganisation | null;
	facility: NewFacility | null;
	person: NewPerson | null;
	/** The directory may hold them under that name already; they are new all the same. */
	anyway: boolean;
}

const refusals: Record<EncounterRefusal, { field: string; words: () => string }> = {
	'nobody-met': { field: 'organisation', words: m.encounter_nobody_met },
	'met-in-the-future': { field: 'metOn', words: m.encounter_met_in_future },
	'facility-is-organisation': { field: 'facility', words: m.encounter_facility_is_organisation },
};

/** An encounter as typed. @param people those of the partnership, whom one may name @param countries ISO 3166-1 codes one may choose */
export async function readEncounter(
	ask: Ask,
	people: readonly string[],
	countries: readonly string[],
): Promise<Read<Typing> & { candidates: Choices; typed: Typed }> {
	const read = await readChoosing(ask, shape, { organisation: 'organisation', facility: 'organisation', territory: 'territory' });
	if (!read.ok) return read;
	const { typed, candidates, value } = read;
	const errors: Errors = {};
	const organisation = value.newName === null ? null : { name: value.newName, kind: value.newKind, country: value.newCountry };
	if (organisation && value.organisation) errors.newName = m.encounter_known_and_new();
	if (organisation && !organisation.kind) errors.newKind = m.form_choose();
	if (organisation && !countries.includes(organisation.country ?? '')) errors.newCountry = m.form_choose_from_list();
	if (value.newFacility !== null) {
		if (value.facility) errors.newFacility = m.encounter_known_and_new();
		else if (!value.organisation && !organisation) errors.newFacility = m.encounter_facility_of_nobody();
		else if (!value.territory) errors.newFacility = m.encounter_facility_nowhere();
		if (!value.newFacilityKind) errors.newFacilityKind = m.form_choose();
	}
	if (value.coordinates && !value.facility && value.newFacility === null) errors.coordinates = m.encounter_coordinates_of_nothing();
	const person = value.newFamilyName === null ? null : { givenName: value.newGivenName ?? '', familyName: value.newFamilyName };
	if (value.newGivenName && !person) errors.newFamilyName = m.form_required();
	if (person && value.person) errors.newFamilyName = m.encounter_known_and_new();
	if (value.person && !people.includes(value.person)) errors.person = m.form_choose_from_list();
	const input: EncounterInput = {
		organisationId: value.organisation,
		personId: value.person,
		metOn: value.metOn,
		metAt: value.metAt,
		territoryCode: value.territory,
		does: value.does,
		facilityId: value.facility,
		latitude: value.coordinates?.latitude ?? null,
		longitude: value.coordinates?.longitude ?? null,
		seen: value.seen,
		next: value.next,
		source: value.source,
	};
	// Who is entered with it counts as met.
	const met = {
		...input,
		organisationId: input.organisationId ?? (organisation ? 'new' : null),
		personId: input.personId ?? (person ? 'new' : null),
	};
	const checked = checkEncounter(met, ask.today);
	if (!checked.ok) errors[refusals[checked.code].field] ??= refusals[checked.code].words();
	if (Object.keys(errors).length > 0) return { ok: false, errors, typed, candidates };
	return {
		ok: true,
		typed,
		candidates,
		value: {
			input,
			organisation: organisation && { name: organisation.name, kind: organisation.kind ?? 'other', country: organisation.country ?? '' },
			facility: value.newFacility === null ? null : { name: value.newFacility, kind: value.newFacilityKind ?? 'other' },
			person,
			anyway: value.anyway,
		},
	};
}
