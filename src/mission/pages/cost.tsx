import { Chooser } from '../../directory/Chooser.tsx';
import type { Choices } from '../../directory/choose.ts';
import { nameOf } from '../../directory/person.ts';
import { called } from '../../directory/wording.ts';
import { Files } from '../../document/Files.tsx';
import type { FileWithDocument } from '../../document/file-store.ts';
import type { DocumentWithProofs } from '../../document/store.ts';
import { m } from '../../paraglide/messages.js';
import type { Partnership } from '../../partnership/partnership.ts';
import type { Language } from '../../plain/language.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { Checkbox, Select } from '../../ui/Choices.tsx';
import { DatedField } from '../../ui/DatedField.tsx';
import { TextField } from '../../ui/Field.tsx';
import { Form } from '../../ui/Form.tsx';
import { typedDate } from '../../ui/format.ts';
import { PageHead, Section } from '../../ui/PageHead.tsx';
import { urls } from '../../urls.ts';
import type { Errors, Typed } from '../../web/form.ts';
import { type Cost, costKinds, currencies } from '../cost.ts';
import { crumbsOf } from '../crumbs.ts';
import type { Mission } from '../mission.ts';
import type { Delegate } from '../roster.ts';
import { costKindLabel } from '../wording.ts';
import { Changed } from './changed.tsx';

export interface CostProps {
	partnership: Partnership;
	mission: Mission;
	/** null: a new line. */
	cost: Cost | null;
	delegates: readonly Delegate[];
	documents: readonly DocumentWithProofs[];
	typed: Typed;
	errors: Errors;
	candidates: Choices;
	changed?: boolean;
	/** A file that came with a form that was refused. */
	receipt: FileWithDocument | null;
	/** In bytes. */
	maxSize: number;
	locale: Language;
}

export const typedOf = (cost: Cost, locale: Language): Typed => ({
	payer: cost.payer.id,
	payer_text: called(cost.payer, locale),
	kind: cost.kind,
	label: cost.label,
	delegateId: cost.delegateId ?? '',
	planned: cost.planned ?? '',
	spent: cost.spent ?? '',
	currency: cost.currency,
	rate: cost.rate === null ? '' : String(Number(cost.rate)),
	rateOn: typedDate(cost.rateOn),
	rateSource: cost.rateSource ?? '',
	documentId: cost.documentId ?? '',
	paidOn: typedDate(cost.paidOn),
});
const labels: Readonly<Record<string, () => string>> = {
	payer_text: m.mission_payer,
	label: m.mission_cost_label,
	planned: m.mission_planned,
	spent: m.mission_spent,
	currency: m.mission_currency,
	rate: m.mission_rate,
	rateOn: m.mission_rate_on,
	rateSource: m.mission_rate_source,
	paidOn: m.mission_paid_on,
};

export function CostPage(props: CostProps) {
	const { partnership, mission, cost, delegates, documents, typed, errors, candidates, changed, receipt, locale } = props;
	const at = { partnership: partnership.id, mission: mission.id };
	const action = cost ? urls.cost({ ...at, cost: cost.id }) : urls.costNew(at);
	return (
		<>
			<PageHead
				title={cost ? cost.label : m.mission_cost_new_title()}
				crumbs={[...crumbsOf(partnership, mission, locale), { label: m.mission_costs(), href: urls.costs(at) }]}
				actions={
					cost && (
						<ButtonLink href={urls.costRemove({ ...at, cost: cost.id })} kind="quiet">
							{m.mission_remove()}
						</ButtonLink>
					)
				}
			/>
			{changed && cost && <Changed saved={typedOf(cost, locale)} typed={typed} labels={labels} />}
			<Form
				action={action}
				revision={cost?.revision}
				files
				whole
				typed={typed}
				errors={errors}
				candidates={candidates}
				cancel={{ href: urls.costs(at) }}
			>
				<Section title={m.mission_cost_what()}>
					<Select
						name="kind"
						label={m.mission_cost_kind()}
						options={costKinds.map((kind) => ({ value: kind, label: costKindLabel[kind]() }))}
						empty={false}
						required
					/>
					<TextField name="label" label={m.mission_cost_label()} required />
					<Select
						name="delegateId"
						label={m.mission_cost_for()}
						options={delegates.map((delegate) => ({ value: delegate.id, label: nameOf(delegate, locale).text }))}
						empty={m.mission_cost_for_all()}
					/>
					<Chooser kind="organisation" name="payer" label={m.mission_payer()} required />
				</Section>
				<Section title={m.mission_amount()}>
					<div class="field-row">
						<TextField name="planned" label={m.mission_planned()} inputmode="decimal" width="short" />
						<TextField name="spent" label={m.mission_spent()} inputmode="decimal" width="short" />
						<Select
							name="currency"
							label={m.mission_currency()}
							options={currencies.map((code) => ({ value: code, label: code }))}
							empty={false}
						/>
					</div>
					<p class="soft">{m.mission_rate_hint()}</p>
					<div class="field-row">
						<TextField name="rate" label={m.mission_rate()} inputmode="decimal" width="short" />
						<DatedField name="rateOn" label={m.mission_rate_on()} dayOnly />
						<TextField name="rateSource" label={m.mission_rate_source()} width="medium" />
					</div>
				</Section>
				<Section title={m.mission_receipt()}>
					<DatedField name="paidOn" label={m.mission_paid_on()} />
					<Select
						name="documentId"
						label={m.mission_receipt_on_file()}
						options={documents.map(({ id, title, language }) => ({ value: id, label: title, ...(language && { lang: language }) }))}
						empty={m.mission_receipt_none()}
					/>
					{receipt && <Checkbox name="kept" value={receipt.id} label={m.mission_receipt_came({ name: receipt.name })} checked />}
					<Files partnership={partnership.id} maxSize={props.maxSize} one label={m.mission_receipt_file()} error={errors.files} />
				</Section>
			</Form>
		</>
	);
}
