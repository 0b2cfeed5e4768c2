import { Chooser } from '../../directory/Chooser.tsx';
import type { Choices } from '../../directory/choose.ts';
import { called } from '../../directory/wording.ts';
import { m } from '../../paraglide/messages.js';
import type { Partnership } from '../../partnership/partnership.ts';
import type { Language } from '../../plain/language.ts';
import { Select } from '../../ui/Choices.tsx';
import { DatedField } from '../../ui/DatedField.tsx';
import { Form } from '../../ui/Form.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { urls } from '../../urls.ts';
import { type Errors, summaryOf, type Typed } from '../../web/form.ts';
import { crumbsOf } from '../crumbs.ts';
import type { Mission } from '../mission.ts';
import { parts, statuses } from '../roster.ts';
import { partLabel, statusLabel } from '../wording.ts';

export interface NewDelegateProps {
	partnership: Partnership;
	mission: Mission;
	typed: Typed;
	errors: Errors;
	candidates: Choices;
	locale: Language;
}

export function NewDelegatePage({ partnership, mission, typed, errors, candidates, locale }: NewDelegateProps) {
	const at = { partnership: partnership.id, mission: mission.id };
	return (
		<>
			<PageHead
				title={m.mission_delegate_new_title()}
				crumbs={crumbsOf(partnership, mission, locale)}
				lede={
					<>
						{m.mission_delegate_new_lede()} <a href={urls.personNew()}>{m.mission_person_new()}</a>
					</>
				}
			/>
			<Form action={urls.delegateNew(at)} errors={summaryOf(errors)} submit={m.mission_delegate_add()} cancel={{ href: urls.mission(at) }}>
				<Chooser
					kind="person"
					name="person"
					label={m.mission_person()}
					required
					value={typed.person}
					text={typed.person_text}
					error={errors.person}
					candidates={candidates.person}
				/>
				<Select
					name="sideId"
					label={m.mission_side()}
					options={partnership.parties.map((party) => ({ value: party.organisationId, label: called(party, locale) }))}
					value={typed.sideId}
					error={errors.sideId}
					empty={false}
					required
				/>
				<Select
					name="part"
					label={m.mission_part()}
					options={parts.map((part) => ({ value: part, label: partLabel[part]() }))}
					value={typed.part}
					error={errors.part}
					empty={false}
					required
				/>
				<Select
					name="status"
					label={m.mission_status()}
					hint={m.mission_status_hint()}
					options={statuses.map((status) => ({ value: status, label: statusLabel[status]() }))}
					value={typed.status}
					error={errors.status}
					empty={m.mission_status_from_mandates()}
				/>
				<DatedField name="invitedOn" label={m.mission_invited_on()} value={typed.invitedOn} error={errors.invitedOn} />
			</Form>
		</>
	);
}
