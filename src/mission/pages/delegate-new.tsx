import { Chooser } from '../../directory/Chooser.tsx';
import type { Choices } from '../../directory/choose.ts';
import { nameOf, type PersonNames } from '../../directory/person.ts';
import { m } from '../../paraglide/messages.js';
import type { Partnership } from '../../partnership/partnership.ts';
import { type Language, read, type Texts } from '../../plain/language.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkboxes, Radios, Select } from '../../ui/Choices.tsx';
import type { Candidate } from '../../ui/Combobox.tsx';
import { DatedField } from '../../ui/DatedField.tsx';
import { TextField } from '../../ui/Field.tsx';
import { Form } from '../../ui/Form.tsx';
import { PageHead, Section } from '../../ui/PageHead.tsx';
import { urls } from '../../urls.ts';
import type { Errors, Typed } from '../../web/form.ts';
import { crumbsOf } from '../crumbs.ts';
import type { Mission } from '../mission.ts';
import { parts, statuses } from '../roster.ts';
import { partLabel, sideName, statusLabel } from '../wording.ts';

export interface NewDelegateProps {
	partnership: Partnership;
	mission: Mission;
	/** Who may come with this side, the first in protocol first. */
	proposed: readonly (PersonNames & { id: string; capacity: Texts })[];
	typed: Typed;
	errors: Errors;
	candidates: Choices;
	/** Those whom the new person may already be. */
	twins: readonly Candidate[];
	locale: Language;
}

/** Several at once: those who hold a mandate are proposed, others are looked for, and who is not in the directory is entered with them. */
export function NewDelegatePage(props: NewDelegateProps) {
	const { partnership, mission, proposed, typed, errors, candidates, locale } = props;
	const at = { partnership: partnership.id, mission: mission.id };
	const side = sideName(partnership, typed.sideId ?? null, locale);
	return (
		<>
			<PageHead
				title={typed.sideId === mission.senderId ? m.mission_delegate_new_of({ side }) : m.mission_host_new_of({ side })}
				crumbs={crumbsOf(partnership, mission, locale)}
				lede={m.mission_delegate_new_lede()}
			/>
			<Form action={urls.delegateNew(at)} typed={typed} errors={errors} candidates={candidates} submit={false}>
				<input type="hidden" name="sideId" value={typed.sideId} />
				{proposed.length > 0 && (
					<Checkboxes
						name="people"
						label={m.mission_proposed()}
						hint={m.mission_proposed_hint()}
						options={proposed.map((person) => {
							const { text, language } = nameOf(person, locale);
							return { value: person.id, label: text, hint: read(person.capacity, locale)?.text, ...(language && { lang: language }) };
						})}
					/>
				)}
				<Chooser kind="person" name="person" label={proposed.length > 0 ? m.mission_person_other() : m.mission_person()} />
				<NewPerson {...props} />
				<Section title={m.mission_delegate_all()}>
					<div class="field-row">
						<Select
							name="part"
							label={m.mission_part()}
							hint={m.mission_part_hint()}
							options={parts.map((part) => ({ value: part, label: partLabel[part]() }))}
							empty={false}
							required
						/>
						<DatedField name="invitedOn" label={m.mission_invited_on()} />
					</div>
					<Select
						name="status"
						label={m.mission_status()}
						hint={m.mission_status_hint()}
						options={statuses.map((status) => ({ value: status, label: statusLabel[status]() }))}
						empty={m.mission_status_from_mandates()}
					/>
				</Section>
				<div class="form-actions">
					<Button kind="primary">{m.mission_add()}</Button>
					<Button name="next" value="yes">
						{m.mission_add_next()}
					</Button>
					<a class="button" data-kind="quiet" href={urls.mission(at)}>
						{m.ui_cancel()}
					</a>
				</div>
			</Form>
		</>
	);
}

function NewPerson({ typed, errors, twins }: NewDelegateProps) {
	const open = Boolean(typed.newFamilyName || typed.newGivenName || typed.newCapacity || errors.newFamilyName);
	return (
		<details open={open}>
			<summary>{m.mission_person_new()}</summary>
			<div class="flow">
				<div class="field-row">
					<TextField name="newGivenName" label={m.mission_person_given()} hint={m.mission_person_script()} />
					<TextField name="newFamilyName" label={m.mission_person_family()} hint={m.mission_person_script()} />
				</div>
				<TextField name="newCapacity" label={m.mission_capacity()} hint={m.mission_capacity_hint()} />
				{twins.length > 0 && (
					<Radios
						name="twin"
						label={m.mission_person_which()}
						options={[
							...twins.map(({ value, label, detail, lang }) => ({ value, label, ...(detail && { hint: detail }), ...(lang && { lang }) })),
							{ value: 'new', label: m.directory_create_anyway() },
						]}
						required
					/>
				)}
			</div>
		</details>
	);
}
