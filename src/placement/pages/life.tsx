import { m } from '../../paraglide/messages.js';
import type { Partnership } from '../../partnership/partnership.ts';
import type { Language } from '../../plain/language.ts';
import { DatedField } from '../../ui/DatedField.tsx';
import { TextField } from '../../ui/Field.tsx';
import { Confirm, Form } from '../../ui/Form.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { urls } from '../../urls.ts';
import { type Errors, summaryOf, type Typed } from '../../web/form.ts';
import type { Placement, Step } from '../placement.ts';
import { stepWords } from '../wording.ts';
import { crumbsTo } from './crumbs.ts';

interface LifeProps {
	partnership: Partnership;
	placement: Placement;
	typed: Typed;
	errors: Errors;
	locale: Language;
}

export function StepPage({ partnership, placement, verb, typed, errors, locale }: LifeProps & { verb: Step }) {
	const at = { partnership: partnership.id, placement: placement.id };
	return (
		<>
			<PageHead title={stepWords[verb].title()} crumbs={crumbsTo(partnership, placement, locale)} lede={stepWords[verb].about()} />
			<Form action={urls.placementStep(at, { verb })} errors={summaryOf(errors)} cancel={{ href: urls.placement(at) }}>
				<DatedField name="on" label={m.placement_on()} value={typed.on} error={errors.on} required />
			</Form>
		</>
	);
}

export function CancelPage({ partnership, placement, typed, errors }: LifeProps) {
	const at = { partnership: partnership.id, placement: placement.id };
	return (
		<Confirm
			title={m.placement_cancel_title()}
			action={urls.placementCancel(at)}
			submit={m.placement_cancel()}
			errors={summaryOf(errors)}
			cancel={{ href: urls.placement(at) }}
		>
			<p>{m.placement_cancel_lede()}</p>
			<DatedField name="on" label={m.placement_on()} value={typed.on} error={errors.on} required />
			<TextField name="reason" label={m.placement_cancel_reason()} value={typed.reason} error={errors.reason} required />
		</Confirm>
	);
}
