import { Chooser } from '../../directory/Chooser.tsx';
import type { Choices } from '../../directory/choose.ts';
import { m } from '../../paraglide/messages.js';
import { type Language, languages } from '../../plain/language.ts';
import type { Membership } from '../../server/database.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox, Checkboxes, Radios, Select } from '../../ui/Choices.tsx';
import { DatedField } from '../../ui/DatedField.tsx';
import { TextArea, TextField } from '../../ui/Field.tsx';
import { Form } from '../../ui/Form.tsx';
import { languageName, ownFirst } from '../../ui/languages.ts';
import { PageHead, Section } from '../../ui/PageHead.tsx';
import { urls } from '../../urls.ts';
import { type Errors, summaryOf, type Typed } from '../../web/form.ts';
import { kinds, type NamedPartnership, type Partnership } from '../partnership.ts';
import { kindLabel } from '../wording.ts';
import { OnRecord } from './on-record.tsx';

export interface EditProps {
	/** null: a new one. */
	existing: Partnership | null;
	/** Organisations in whose name the asker may open a partnership. */
	keepers: readonly Membership[];
	parents: readonly NamedPartnership[];
	locale: Language;
	typed: Typed;
	errors?: Errors;
	candidates?: Choices;
	askRecognition?: boolean;
	changed?: boolean;
	/** Rows of partners to show at least. */
	rows?: number;
}

export function EditPage(props: EditProps) {
	const { existing, keepers, typed, errors = {}, changed, locale } = props;
	const cancel = existing ? urls.partnership({ partnership: existing.id }) : urls.partnerships();
	return (
		<>
			<PageHead
				title={existing ? m.partnership_edit_title() : m.partnership_new()}
				crumbs={[{ label: m.nav_partnerships(), href: urls.partnerships() }, ...(existing ? [{ label: existing.name, href: cancel }] : [])]}
			/>
			{changed && existing && <OnRecord partnership={existing} locale={locale} />}
			<Form
				action={existing ? urls.partnershipEdit({ partnership: existing.id }) : urls.partnershipNew()}
				revision={existing?.revision ?? null}
				typed={typed}
				errors={changed ? [{ message: m.form_changed_meanwhile() }, ...summaryOf(errors)] : errors}
				candidates={props.candidates}
				cancel={{ href: cancel }}
			>
				{/* The Enter key presses a form's first button: it must save, not add a partner. */}
				<button type="submit" class="hidden" tabIndex={-1} aria-hidden="true">
					{m.ui_save()}
				</button>
				{!existing && (
					<Radios
						name="nature"
						label={m.partnership_nature()}
						required
						options={[
							{ value: 'new', label: m.partnership_nature_new(), hint: m.partnership_nature_new_hint() },
							{ value: 'past', label: m.partnership_nature_past(), hint: m.partnership_nature_past_hint() },
						]}
					/>
				)}
				{keepers.length > 1 && (
					<Select
						name="keeper"
						label={m.partnership_whose()}
						empty={false}
						options={keepers.map((one) => ({ value: one.organisationId, label: one.names[locale] ?? one.organisation }))}
					/>
				)}
				<Select
					name="kind"
					label={m.partnership_column_kind()}
					required
					empty={false}
					options={kinds.map((value) => ({ value, label: kindLabel[value]() }))}
				/>
				<Parties {...props} />
				<TextField name="name" label={m.partnership_name()} hint={m.partnership_name_hint()} />
				<Origin {...props} />
				<Story />
			</Form>
		</>
	);
}

function Parties({ existing, typed, askRecognition, rows = 2 }: EditProps) {
	const sent = Object.keys(typed).map((name) => Number(/^parties\.(\d{1,2})\./.exec(name)?.[1] ?? -1));
	const count = Math.min(20, Math.max(rows, ...sent.map((row) => row + 1)));
	return (
		<Section title={m.partnership_parties()}>
			<div class="flow">
				<p class="hint">
					{m.partnership_parties_hint()} {m.partnership_party_empty_hint()}
				</p>
				{Array.from({ length: count }, (_, row) => {
					const name = `parties.${row}.organisation`;
					return (
						<div class="field-row" key={name}>
							<Chooser kind="authority" name={name} label={m.partnership_party({ n: row + 1 })} required={row < 2} />
							{existing && <DatedField name={`parties.${row}.left`} label={m.partnership_party_left({ n: row + 1 })} />}
						</div>
					);
				})}
				{askRecognition && <Checkbox name="recognised" label={m.partnership_recognition_confirm()} />}
				<div class="cluster">
					<Button name="action" value="add-party" size="small">
						{m.partnership_add_party()}
					</Button>
				</div>
			</div>
		</Section>
	);
}

function Origin({ existing, parents }: EditProps) {
	return (
		<>
			<div class="field-row">
				<Chooser kind="organisation" name="proposedBy" label={m.partnership_proposed_by()} />
				<DatedField name="proposedOn" label={m.partnership_proposed_on()} hint={existing ? undefined : m.partnership_proposed_on_hint()} />
			</div>
			<DatedField name="since" label={m.partnership_since()} hint={m.partnership_since_hint()} />
			{parents.length > 0 && (
				<Select
					name="parent"
					label={m.partnership_parent()}
					hint={m.partnership_parent_hint()}
					empty={m.partnership_parent_none()}
					options={parents.map(({ id, name, kind }) => ({ value: id, label: `${name} (${kindLabel[kind]()})` }))}
				/>
			)}
		</>
	);
}

function Story() {
	return (
		<>
			<Checkboxes
				name="languages"
				label={m.partnership_languages()}
				inline
				options={languages.map((value) => ({ value, label: languageName[value]() }))}
			/>
			<Section title={m.partnership_story()}>
				<div class="flow">
					{ownFirst().map((language) => (
						<TextArea
							name={`story.${language}`}
							label={m.partnership_story_in({ language: languageName[language]() })}
							lang={language}
							rows={5}
						/>
					))}
				</div>
			</Section>
		</>
	);
}
