import { Chooser } from '../../directory/Chooser.tsx';
import type { Choices } from '../../directory/choose.ts';
import { called } from '../../directory/wording.ts';
import { m } from '../../paraglide/messages.js';
import type { Partnership } from '../../partnership/partnership.ts';
import type { Dated } from '../../plain/day.ts';
import { type Language, languages } from '../../plain/language.ts';
import { Checkbox, Select } from '../../ui/Choices.tsx';
import { DatedField } from '../../ui/DatedField.tsx';
import { TextField } from '../../ui/Field.tsx';
import { Form } from '../../ui/Form.tsx';
import { languageName } from '../../ui/languages.ts';
import { Section } from '../../ui/PageHead.tsx';
import { urls } from '../../urls.ts';
import type { Errors, Typed } from '../../web/form.ts';
import { type Agreement, adoptionOf, type Bound } from '../agreement.ts';
import { partLabel } from '../labels.ts';
import type { Mandates } from '../situation.ts';
import { ActHead, at, languagesOf, peopleOptions, personText } from './parts.tsx';

export interface SignProps {
	partnership: Partnership;
	agreement: Agreement;
	/** In the order of the form's rows. */
	parties: readonly Bound[];
	mandates: Mandates;
	candidates: Choices;
	typed: Typed;
	errors: Errors;
	/** The day whose mandates are proposed. */
	on: Dated;
	/** The day before which an act is history, in words. */
	openedOn: string;
	guests: number;
	locale: Language;
}

/** One ceremony: the day and the place, who signs for each party, in whose presence. */
export function SignPage(props: SignProps) {
	const { partnership, agreement, parties, candidates, typed, errors, openedOn, guests, locale } = props;
	return (
		<>
			<ActHead
				partnership={partnership}
				agreement={agreement}
				locale={locale}
				title={m.agreement_sign_title()}
				lede={m.agreement_sign_lede()}
			/>
			<Form
				action={urls.agreementSign(at(agreement))}
				typed={typed}
				errors={errors}
				candidates={candidates}
				submit={m.agreement_verb_sign()}
				cancel={{ href: urls.agreement(at(agreement)) }}
			>
				<Section title={m.agreement_sign_when()}>
					<DatedField name="on" label={m.agreement_sign_on()} required />
					<Checkbox name="recorded" label={m.agreement_recorded_label()} hint={m.agreement_recorded_hint({ openedOn })} />
					<Chooser kind="territory" name="place" label={m.agreement_sign_place()} />
					<TextField name="at" label={m.agreement_sign_at()} hint={m.agreement_sign_at_hint()} width="medium" />
				</Section>
				{parties.map((party, index) => (
					<Signer {...props} party={party} index={index} />
				))}
				<Section title={m.agreement_sign_presence()}>
					<p class="soft">{m.agreement_sign_presence_hint()}</p>
					{Array.from({ length: guests }, (_, index) => (
						<GuestRow {...props} index={index} />
					))}
				</Section>
			</Form>
		</>
	);
}

function Signer({ partnership, agreement, mandates, party, index, typed, on, locale }: SignProps & { party: Bound; index: number }) {
	const name = (part: string) => `signers.${index}.${part}`;
	const named = partnership.people.find(({ personId }) => personId === adoptionOf(agreement, party)?.signatoryId);
	const addPerson = urls.partnershipPeople({ partnership: partnership.id });
	// What is written in a further language is shown too: what the form does not send would be taken off the signature.
	const capacityLanguages = languages.filter((one) => languagesOf(partnership).includes(one) || typed[name(`capacity.${one}`)]);
	return (
		<Section title={called(party, locale)}>
			<input type="hidden" name={name('organisation')} value={party.organisationId} />
			<Checkbox name={name('signs')} label={m.agreement_sign_signs()} />
			<Select
				name={name('person')}
				label={m.agreement_sign_person()}
				hint={
					<>
						{named && `${m.agreement_sign_person_named({ person: personText({ ...named, spellings: [] }, locale).text })} `}
						<a href={addPerson}>{m.agreement_sign_person_add()}</a>
					</>
				}
				options={peopleOptions(partnership, mandates, { party, on, locale })}
				empty={m.agreement_sign_person_unknown()}
			/>
			{capacityLanguages.map((language, position) => (
				<TextField
					name={name(`capacity.${language}`)}
					label={m.agreement_sign_capacity_in({ language: languageName[language]() })}
					hint={position === 0 ? m.agreement_sign_capacity_hint() : undefined}
					lang={language}
					width="medium"
				/>
			))}
			<Checkbox name={name('delegation')} label={m.agreement_sign_delegation()} hint={m.agreement_sign_delegation_hint()} />
		</Section>
	);
}

function GuestRow({ partnership, mandates, index, on, locale }: SignProps & { index: number }) {
	const name = (part: string) => `guests.${index}.${part}`;
	return (
		<fieldset class="field">
			<legend class="label">{m.agreement_sign_guest({ n: index + 1 })}</legend>
			<div class="field-row">
				<Chooser kind="organisation" name={name('organisation')} label={m.agreement_sign_guest_organisation()} hint="" />
				<Select
					name={name('person')}
					label={m.agreement_sign_guest_person()}
					options={peopleOptions(partnership, mandates, { on, locale })}
					empty={m.agreement_sign_guest_nobody()}
				/>
				<Select
					name={name('part')}
					label={m.agreement_sign_guest_part()}
					options={[
						{ value: 'support', label: partLabel.support() },
						{ value: 'witness', label: partLabel.witness() },
					]}
					empty={partLabel.present()}
				/>
			</div>
		</fieldset>
	);
}
