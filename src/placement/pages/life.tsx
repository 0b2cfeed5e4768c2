import { m } from '../../paraglide/messages.js';
import type { Partnership } from '../../partnership/partnership.ts';
import type { Language } from '../../plain/language.ts';
import { DatedField } from '../../ui/DatedField.tsx';
import { TextField } from '../../ui/Field.tsx';
import { Confirm, Form } from '../../ui/Form.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { Why } from '../../ui/Why.tsx';
import { urls } from '../../urls.ts';
import type { Errors, Typed } from '../../web/form.ts';
import type { WhyRefused } from '../../web/why.ts';
import type { PlacementProof } from '../part-store.ts';
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
			<Form action={urls.placementStep(at, { verb })} typed={typed} errors={errors} cancel={{ href: urls.placement(at) }}>
				<DatedField name="on" label={m.placement_on()} required />
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
			typed={typed}
			errors={errors}
			cancel={{ href: urls.placement(at), label: m.placement_back_to() }}
		>
			<p>{m.placement_cancel_lede()}</p>
			<DatedField name="on" label={m.placement_on()} required />
			<TextField name="reason" label={m.placement_cancel_reason()} required />
		</Confirm>
	);
}

export function ProofRemovePage(props: { partnership: Partnership; placement: Placement; proof: PlacementProof } & Partial<WhyRefused>) {
	const { partnership, placement, proof, typed, errors = {} } = props;
	const at = { partnership: partnership.id, placement: placement.id };
	return (
		<Confirm
			title={m.placement_proof_remove_title()}
			action={urls.placementProofRemove({ ...at, proof: proof.documentId })}
			submit={m.placement_proof_remove()}
			typed={typed}
			errors={errors}
			cancel={{ href: urls.placement(at) }}
		>
			<p lang={proof.language ?? undefined}>{proof.title}</p>
			<p>{m.placement_proof_remove_lede()}</p>
			<Why typed={typed} errors={errors} />
		</Confirm>
	);
}
