import { m } from '../../paraglide/messages.js';
import { type Option, Radios, Select } from '../../ui/Choices.tsx';
import { type Candidate, Combobox } from '../../ui/Combobox.tsx';
import { TextField } from '../../ui/Field.tsx';
import { Form } from '../../ui/Form.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { PasswordField } from '../../ui/PasswordField.tsx';
import { urls } from '../../urls.ts';
import type { Errors, Typed } from '../../web/form.ts';
import { languageOptions } from '../wording.ts';

/** The first page of an empty workbook: which authority, and who administers it. */
export function SetupPage({
	typed,
	errors,
	candidates,
	asksKey,
	loaded,
	countries,
}: {
	typed: Typed;
	errors: Errors;
	candidates: readonly Candidate[] | undefined;
	/** The key of the terminal is still to be typed. */
	asksKey: boolean;
	/** Whether the directory of cities is complete. */
	loaded: boolean;
	countries: readonly Option[];
}) {
	const openByHand = !loaded || Boolean(typed['office.name']) || Object.keys(errors).some((name) => name.startsWith('office.'));
	return (
		<>
			<PageHead title={m.account_setup_title()} lede={m.account_setup_lede()} />
			<Form action={urls.setup()} submit={m.account_setup_submit()} typed={typed} errors={errors}>
				{asksKey ? (
					<TextField
						name="key"
						label={m.account_setup_key()}
						hint={m.account_setup_key_hint()}
						autocomplete="off"
						width="medium"
						required
					/>
				) : (
					typed.key && <input type="hidden" name="key" value={typed.key} />
				)}
				<h2>{m.account_setup_city_section()}</h2>
				{!loaded && <p>{m.account_setup_loading()}</p>}
				{candidates?.length ? (
					<>
						<input type="hidden" name="city_text" value={typed.city_text} />
						<Radios
							name="city"
							label={m.account_setup_which({ text: typed.city_text ?? '' })}
							options={[
								...candidates.map(({ value, label, detail, lang }) => ({ value, label, hint: detail, lang })),
								{ value: 'other', label: m.account_setup_other() },
							]}
						/>
					</>
				) : (
					<Combobox name="city" label={m.account_setup_city()} source={urls.setupSearch()} />
				)}
				<details open={openByHand}>
					<summary>{m.account_setup_by_hand()}</summary>
					<div class="form">
						<TextField name="office.name" label={m.account_setup_name()} hint={m.account_setup_name_hint()} />
						<div class="field-row">
							<Select name="office.country" label={m.account_setup_country()} options={countries} />
							<TextField name="office.number" label={m.account_setup_number()} hint={m.account_setup_number_hint()} />
						</div>
					</div>
				</details>
				<h2>{m.account_setup_you_section()}</h2>
				<TextField name="name" label={m.account_name()} hint={m.account_name_hint()} autocomplete="name" required />
				<TextField name="email" type="email" label={m.account_email()} autocomplete="username" width="medium" required />
				<PasswordField name="password" label={m.account_password()} hint={m.account_password_hint()} autocomplete="new-password" required />
				<Radios name="language" label={m.account_language()} options={languageOptions()} inline required />
			</Form>
		</>
	);
}
