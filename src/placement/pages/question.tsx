import { m } from '../../paraglide/messages.js';
import { Radios, Select } from '../../ui/Choices.tsx';
import { DatedField } from '../../ui/DatedField.tsx';
import { TextArea } from '../../ui/Field.tsx';
import { Form } from '../../ui/Form.tsx';
import { typedDate } from '../../ui/format.ts';
import { Section } from '../../ui/PageHead.tsx';
import { urls } from '../../urls.ts';
import type { Typed } from '../../web/form.ts';
import { allows, outcomes, type State } from '../placement.ts';
import { plannedPeriod } from '../wording.ts';
import type { ShowProps } from './show.tsx';

const label = {
	'took-place': m.placement_outcome_took_place,
	'did-not': m.placement_outcome_did_not,
	'nobody-knows': m.placement_outcome_nobody_knows,
} as const;

/** Its time is over and nobody has said what became of it: asked plainly, of whoever may answer; an answer can be given anew. */
export function Question({ partnership, placement, documents, locale, mayEdit, refused, state }: ShowProps & { state: State }) {
	if (!mayEdit || !allows(state, 'tell')) return null;
	const at = { partnership: partnership.id, placement: placement.id };
	const mine = refused?.form === 'outcome' ? refused : null;
	const kept: Typed = { from: typedDate(placement.arrivedOn), until: typedDate(placement.leftOn) };
	const [typed, errors] = [mine?.typed ?? kept, mine?.errors ?? {}];
	const form = (
		<Form action={urls.placementOutcome(at)} typed={typed} errors={errors} submit={m.placement_outcome_save()}>
			<Radios
				name="outcome"
				label={m.placement_question({ period: plannedPeriod(placement, locale) })}
				options={outcomes.map((value) => ({ value, label: label[value]() }))}
				value={typed.outcome ?? ''}
				required
			/>
			<div class="field-row">
				<DatedField name="from" label={m.placement_outcome_from()} />
				<DatedField name="until" label={m.placement_outcome_until()} />
			</div>
			<Select
				name="document"
				label={m.placement_outcome_document()}
				hint={m.placement_document_hint()}
				options={documents.map(({ id, title, language }) => ({ value: id, label: title, lang: language ?? undefined }))}
				empty={m.placement_document_none()}
			/>
			<p>
				<a href={urls.documentNew({ partnership: partnership.id }, { back: urls.placement(at) })}>{m.placement_document_add()}</a>
			</p>
			<TextArea name="outcomeNote" label={m.placement_outcome_note()} value={typed.outcomeNote ?? placement.outcomeNote} rows={2} />
		</Form>
	);
	if (state !== 'outcome-not-recorded' && !mine)
		return (
			<details class="fold">
				<summary>{m.placement_question_again()}</summary>
				{form}
			</details>
		);
	return (
		<Section title={m.placement_question_title()} id="question">
			{form}
		</Section>
	);
}
