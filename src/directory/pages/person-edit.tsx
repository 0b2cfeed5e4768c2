import { m } from '../../paraglide/messages.js';
import { Checkbox, Select } from '../../ui/Choices.tsx';
import { DatedField } from '../../ui/DatedField.tsx';
import { TextArea, TextField } from '../../ui/Field.tsx';
import { Confirm, Form } from '../../ui/Form.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { Why } from '../../ui/Why.tsx';
import { urls } from '../../urls.ts';
import type { Errors, Typed } from '../../web/form.ts';
import { Chooser } from '../Chooser.tsx';
import type { Choices } from '../choose.ts';
import { mandateRoles } from '../mandate.ts';
import { mandateRoleLabel } from '../wording.ts';
import { CreateAnyway, type Twin, Twins } from './twins.tsx';

type Edit = { id: string | null; typed: Typed; errors?: Errors };

export function PersonEditPage({ id, typed, errors = {}, twins = [] }: Edit & { twins?: readonly Twin[] }) {
	return (
		<>
			<PageHead
				title={id === null ? m.directory_new_person() : m.directory_edit_person()}
				crumbs={[
					{ label: m.nav_directory(), href: urls.directory() },
					{ label: m.directory_people(), href: urls.people() },
				]}
				lede={m.directory_person_lede()}
			/>
			<Twins title={m.directory_twins_person()} twins={twins} />
			<Form
				action={id === null ? urls.personNew() : urls.personEdit({ person: id })}
				typed={typed}
				errors={errors}
				cancel={{ href: id === null ? urls.people() : urls.person({ person: id }) }}
			>
				<TextField name="given_name" label={m.directory_given_name()} autocomplete="off" width="medium" />
				<TextField name="family_name" label={m.directory_family_name()} autocomplete="off" width="medium" />
				<TextField name="given_name_hy" label={m.directory_given_name_hy()} autocomplete="off" width="medium" lang="hy" />
				<TextField name="family_name_hy" label={m.directory_family_name_hy()} autocomplete="off" width="medium" lang="hy" />
				<TextArea name="spellings" label={m.directory_spellings()} hint={m.directory_spellings_person_hint()} rows={3} />
				<CreateAnyway twins={twins} />
			</Form>
		</>
	);
}

export function MandateEditPage(props: Edit & { person: { id: string; name: string }; candidates?: Choices }) {
	const { id, person, typed, errors = {}, candidates = {} } = props;
	return (
		<>
			<PageHead
				title={id === null ? m.directory_add_mandate() : m.directory_edit_mandate()}
				crumbs={[
					{ label: m.directory_people(), href: urls.people() },
					{ label: person.name, href: urls.person({ person: person.id }) },
				]}
			/>
			<Form
				action={id === null ? urls.mandateNew({ person: person.id }) : urls.mandateEdit({ person: person.id, mandate: id })}
				typed={typed}
				errors={errors}
				candidates={candidates}
				cancel={{ href: urls.person({ person: person.id }) }}
			>
				<Chooser name="organisation" kind="organisation" label={m.directory_organisation()} required />
				<Select
					name="role"
					label={m.directory_role()}
					required
					options={mandateRoles.map((value) => ({ value, label: mandateRoleLabel[value]() }))}
				/>
				<TextField name="title.fr" label={m.directory_title_fr()} hint={m.directory_title_hint()} lang="fr" />
				<TextField name="title.hy" label={m.directory_title_hy()} lang="hy" />
				<TextField name="title.en" label={m.directory_title_en()} lang="en" />
				<Checkbox name="honorary" label={m.directory_honorary_field()} />
				<DatedField name="since" label={m.directory_mandate_since()} />
				<DatedField name="until" label={m.directory_mandate_until()} />
				<DatedField name="attested_on" label={m.directory_mandate_attested_on()} hint={m.directory_mandate_attested_hint()} />
			</Form>
		</>
	);
}

export function MandateRemovePage(props: {
	person: { id: string; name: string };
	id: string;
	mandate: string;
	typed?: Typed;
	errors?: Errors;
}) {
	const { person, id, mandate, typed, errors = {} } = props;
	return (
		<Confirm
			title={m.directory_remove_mandate()}
			action={urls.mandateRemove({ person: person.id, mandate: id })}
			submit={m.directory_remove()}
			typed={typed}
			errors={errors}
			cancel={{ href: urls.person({ person: person.id }) }}
		>
			<p>{m.directory_remove_mandate_what({ person: person.name, mandate })}</p>
			<Why typed={typed} errors={errors} />
		</Confirm>
	);
}

/** Somebody else's record: nothing was changed, and this is whom to ask. */
export function NotYoursPage({ keeper, back }: { keeper: string; back: string }) {
	return (
		<>
			<PageHead title={m.directory_not_yours()} lede={m.directory_not_yours_next({ keeper })} />
			<p>
				<a href={back}>{m.directory_not_yours_back()}</a>
			</p>
		</>
	);
}
