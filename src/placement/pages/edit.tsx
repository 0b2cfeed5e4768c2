import type { Agreement } from '../../agreement/agreement.ts';
import { Chooser } from '../../directory/Chooser.tsx';
import type { Choices } from '../../directory/choose.ts';
import { called } from '../../directory/wording.ts';
import { m } from '../../paraglide/messages.js';
import type { Partnership } from '../../partnership/partnership.ts';
import { participantName } from '../../partnership/wording.ts';
import { type Language, languages, read } from '../../plain/language.ts';
import { Radios, Select } from '../../ui/Choices.tsx';
import { DatedField } from '../../ui/DatedField.tsx';
import { TextArea, TextField } from '../../ui/Field.tsx';
import { Form } from '../../ui/Form.tsx';
import { typedDate } from '../../ui/format.ts';
import { languageName, ownFirst } from '../../ui/languages.ts';
import { PageHead, Section } from '../../ui/PageHead.tsx';
import { urls } from '../../urls.ts';
import type { Errors, Typed } from '../../web/form.ts';
import type { Department } from '../capacity-store.ts';
import { type Placement, purposes } from '../placement.ts';
import type { Named } from '../store.ts';
import { purposeLabel } from '../wording.ts';
import { Changed } from './changed.tsx';
import { crumbsTo } from './crumbs.ts';

export interface EditProps {
	partnership: Partnership;
	/** null: a new one. */
	placement: Placement | null;
	agreements: readonly Agreement[];
	departments: readonly Department[];
	typed: Typed;
	errors: Errors;
	candidates: Choices;
	locale: Language;
	/** Somebody else saved while this form was open. */
	changed?: boolean;
}

/** The plan as its form shows it. */
export function typedOf(placement: Placement, partnership: Partnership, hosts: ReadonlyMap<string, Named>, locale: Language): Typed {
	const host = hosts.get(placement.hostId);
	const named = (id: string | null) => {
		const person = partnership.people.find(({ personId }) => personId === id);
		return person ? participantName(person, locale) : id ? m.directory_erased_name() : '';
	};
	return {
		senderId: placement.senderId,
		hostId: placement.hostId,
		hostId_text: host ? called(host, locale) : '',
		departmentId: placement.departmentId ?? '',
		tutorId: placement.tutorId ?? '',
		tutorId_text: named(placement.tutorId),
		interpreterId: placement.interpreterId ?? '',
		interpreterId_text: named(placement.interpreterId),
		purpose: placement.purpose ?? '',
		visitors: String(placement.visitors),
		...Object.fromEntries(languages.map((language) => [`profile.${language}`, placement.profile[language] ?? ''])),
		fieldKey: placement.fieldKey ?? '',
		agreementId: placement.agreementId ?? '',
		arrivesOn: typedDate(placement.arrivesOn),
		leavesOn: typedDate(placement.leavesOn),
		wishedOn: typedDate(placement.wishedOn),
		note: placement.note ?? '',
	};
}

export function EditPage(props: EditProps) {
	const { partnership, placement, agreements, departments, typed, errors, candidates, locale, changed } = props;
	const at = { partnership: partnership.id };
	const there = placement && urls.placement({ ...at, placement: placement.id });
	const departmentName = (department: Department) =>
		`${called({ name: department.organisation, names: department.organisationNames }, locale)}, ${read(department.names, locale)?.text ?? ''}`;
	return (
		<>
			<PageHead
				title={placement ? m.placement_edit_title() : m.placement_new_title()}
				crumbs={placement ? crumbsTo(partnership, placement, locale) : [{ label: partnership.name, href: urls.partnership(at) }]}
				lede={m.placement_edit_lede()}
			/>
			{changed && <Changed />}
			<Form
				action={placement ? urls.placementEdit({ ...at, placement: placement.id }) : urls.placementNew(at)}
				revision={placement?.revision}
				typed={typed}
				errors={errors}
				candidates={candidates}
				cancel={{ href: there ?? urls.placements(at) }}
			>
				<Section title={m.placement_part_who()}>
					<Radios
						name="purpose"
						label={m.placement_purpose()}
						inline
						options={[
							...purposes.map((value) => ({ value, label: purposeLabel[value]() })),
							{ value: '', label: m.placement_field_none() },
						]}
						value={typed.purpose ?? ''}
					/>
					<TextField name="visitors" label={m.placement_count()} inputmode="numeric" width="short" required />
					{ownFirst().map((language) => (
						<TextField
							name={`profile.${language}`}
							label={m.placement_profile_in({ language: languageName[language]() })}
							hint={m.placement_profile_hint()}
							lang={language}
						/>
					))}
					<Select
						name="senderId"
						label={m.placement_sender()}
						options={partnership.parties.map((party) => ({ value: party.organisationId, label: called(party, locale) }))}
						empty={false}
						required
					/>
				</Section>
				<Section title={m.placement_part_host()}>
					<Chooser kind="organisation" name="hostId" label={m.placement_host()} hint={m.placement_host_hint()} required />
					<Select
						name="departmentId"
						label={m.placement_department()}
						options={departments.map((department) => ({ value: department.id, label: departmentName(department) }))}
						empty={m.placement_department_none()}
					/>
					<Chooser kind="person" name="tutorId" label={m.placement_tutor()} />
					<Chooser kind="person" name="interpreterId" label={m.placement_interpreter()} />
				</Section>
				<Section title={m.placement_part_when()}>
					<DatedField name="arrivesOn" label={m.placement_arrives_on()} />
					<DatedField name="leavesOn" label={m.placement_leaves_on()} />
					<Select
						name="fieldKey"
						label={m.placement_field()}
						options={partnership.fields.map(({ key, names }) => ({ value: key, label: read(names, locale)?.text ?? key }))}
						empty={m.placement_field_none()}
					/>
					<Select
						name="agreementId"
						label={m.placement_agreement()}
						options={agreements.map(({ id, title }) => {
							const named = read(title, locale);
							return { value: id, label: named?.text ?? '', lang: named?.language };
						})}
						empty={m.placement_agreement_none()}
					/>
					<DatedField name="wishedOn" label={m.placement_wished_on()} />
					<TextArea name="note" label={m.placement_note()} rows={3} />
				</Section>
			</Form>
		</>
	);
}
