import { called } from '../../directory/wording.ts';
import type { Document } from '../../document/document.ts';
import { m } from '../../paraglide/messages.js';
import type { Partnership } from '../../partnership/partnership.ts';
import type { Language } from '../../plain/language.ts';
import { Select } from '../../ui/Choices.tsx';
import { DatedField } from '../../ui/DatedField.tsx';
import { TextArea, TextField } from '../../ui/Field.tsx';
import { Form } from '../../ui/Form.tsx';
import { typedDate } from '../../ui/format.ts';
import { MoneyField } from '../../ui/MoneyField.tsx';
import { PageHead, Section } from '../../ui/PageHead.tsx';
import { urls } from '../../urls.ts';
import type { Errors, Typed } from '../../web/form.ts';
import { currencies } from '../form.ts';
import { allowancePeriods, bearings, type Placement } from '../placement.ts';
import type { Named } from '../store.ts';
import { bearingLabel, perLabel } from '../wording.ts';
import { Changed } from './changed.tsx';
import { crumbsTo } from './crumbs.ts';

/** The dates of the papers, with their words, by part of the page. */
export const paperDates = {
	approval: [
		['approvalAskedOn', m.placement_approval_asked_on],
		['approvedOn', m.placement_approved_on],
	],
	insurance: [
		['insuredFrom', m.placement_insured_from],
		['insuredUntil', m.placement_insured_until],
	],
	visa: [
		['visaAskedOn', m.placement_visa_asked_on],
		['visaGrantedOn', m.placement_visa_granted_on],
		['visaUntil', m.placement_visa_until],
		['permitAskedOn', m.placement_permit_asked_on],
		['permitGrantedOn', m.placement_permit_granted_on],
		['permitUntil', m.placement_permit_until],
	],
} as const;

export const typedPapers = (placement: Placement): Typed => ({
	hostingNumber: placement.hostingNumber ?? '',
	hostingSignedOn: typedDate(placement.hostingSignedOn),
	...Object.fromEntries(
		Object.values(paperDates)
			.flat()
			.map(([name]) => [name, typedDate(placement[name])]),
	),
	insurer: placement.insurer ?? '',
	allowance: placement.allowance ?? '',
	allowance_currency: placement.currency ?? 'EUR',
	allowancePer: placement.allowancePer ?? '',
	payerId: placement.payerId ?? '',
	...Object.fromEntries(bearings.map((cost) => [cost, placement[cost] ?? ''])),
	access: placement.access ?? '',
	certificateNumber: placement.certificateNumber ?? '',
	certificateOn: typedDate(placement.certificateOn),
});

export interface PapersProps {
	partnership: Partnership;
	placement: Placement;
	hosts: ReadonlyMap<string, Named>;
	documents: readonly Document[];
	typed: Typed;
	errors: Errors;
	locale: Language;
	changed?: boolean;
}

export function PapersPage({ partnership, placement, hosts, documents, typed, errors, locale, changed }: PapersProps) {
	const at = { partnership: partnership.id, placement: placement.id };
	const host = hosts.get(placement.hostId);
	const payers = [
		...partnership.parties.map((party) => ({ value: party.organisationId, label: called(party, locale) })),
		...(host ? [{ value: host.id, label: called(host, locale) }] : []),
	].filter(({ value }, index, all) => all.findIndex((one) => one.value === value) === index);
	const dates = (part: keyof typeof paperDates) => paperDates[part].map(([name, label]) => <DatedField name={name} label={label()} />);
	return (
		<>
			<PageHead title={m.placement_papers()} crumbs={crumbsTo(partnership, placement, locale)} lede={m.placement_papers_lede()} />
			{changed && <Changed />}
			<Form
				action={urls.placementPapers(at)}
				revision={placement.revision}
				typed={typed}
				errors={errors}
				cancel={{ href: urls.placement(at) }}
			>
				<Section title={m.placement_hosting_agreement()}>
					<TextField name="hostingNumber" label={m.placement_hosting_number()} width="medium" />
					<DatedField name="hostingSignedOn" label={m.placement_hosting_signed_on()} />
					<Select
						name="document"
						label={m.placement_hosting_document()}
						hint={m.placement_document_hint()}
						options={documents.map(({ id, title, language }) => ({ value: id, label: title, lang: language ?? undefined }))}
						empty={m.placement_document_none()}
					/>
				</Section>
				<Section title={m.placement_approval()}>
					<p class="soft">{m.placement_approval_about()}</p>
					{dates('approval')}
				</Section>
				<Section title={m.placement_insurance()}>
					<TextField name="insurer" label={m.placement_insurer()} />
					{dates('insurance')}
				</Section>
				<Section title={m.placement_visa()}>{dates('visa')}</Section>
				<Section title={m.placement_allowance()}>
					<MoneyField name="allowance" label={m.placement_allowance_amount()} currencies={currencies} />
					<Select
						name="allowancePer"
						label={m.placement_allowance_per()}
						options={allowancePeriods.map((value) => ({ value, label: perLabel[value]() }))}
					/>
					<Select name="payerId" label={m.placement_payer()} options={payers} empty={m.placement_payer_none()} />
				</Section>
				<Section title={m.placement_bearing()}>
					<p class="soft">{m.placement_bearing_about()}</p>
					<div class="field-row">
						{bearings.map((cost) => (
							<Select name={cost} label={bearingLabel[cost]()} options={payers} empty={m.placement_payer_none()} />
						))}
					</div>
				</Section>
				<Section title={m.placement_access()}>
					<TextArea name="access" label={m.placement_access_label()} hint={m.placement_access_hint()} rows={3} />
				</Section>
				<Section title={m.placement_certificate()}>
					<TextField name="certificateNumber" label={m.placement_certificate_number()} width="medium" />
					<DatedField name="certificateOn" label={m.placement_certificate_on()} />
				</Section>
			</Form>
		</>
	);
}
