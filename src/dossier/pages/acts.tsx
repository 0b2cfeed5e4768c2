import type { Agreement } from '../../agreement/agreement.ts';
import { stateOf as agreementStateOf, enteredForce } from '../../agreement/agreement.ts';
import { stateLabel as agreementStateLabel } from '../../agreement/labels.ts';
import { type Decision, stateOf as decisionStateOf } from '../../decision/decision.ts';
import { bodyLabel, stateLabel as decisionStateLabel } from '../../decision/wording.ts';
import { m } from '../../paraglide/messages.js';
import { earliest } from '../../plain/day.ts';
import { read } from '../../plain/language.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { Proof } from '../../ui/Checklist.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { Section } from '../../ui/PageHead.tsx';
import { Table } from '../../ui/Table.tsx';
import { When } from '../../ui/When.tsx';
import { urls } from '../../urls.ts';

import { naming, proofOf, type ShowProps } from './parts.ts';

export function Decisions(props: ShowProps) {
	const { decisions, partnership, evidence, locale, may } = props;
	const at = { partnership: partnership.id };
	const names = naming(props);
	const add = may.edit && (
		<ButtonLink href={urls.decisionNew(at)} size="small">
			{m.dossier_add_decision()}
		</ButtonLink>
	);
	return (
		<Section title={m.dossier_decisions()} id="decisions" actions={decisions.length > 0 && add}>
			{decisions.length === 0 ? (
				<Empty title={m.dossier_no_decision()} action={add}>
					{m.dossier_no_decision_hint()}
				</Empty>
			) : (
				<Table
					caption={m.dossier_decisions()}
					hideCaption
					columns={[
						{
							key: 'subject',
							label: m.dossier_subject(),
							cell: (decision: Decision) => {
								const subject = read(decision.subject, locale);
								return (
									<a href={urls.decision({ ...at, decision: decision.id })} lang={subject?.language}>
										{subject?.text}
									</a>
								);
							},
						},
						{
							key: 'who',
							label: m.dossier_body(),
							cell: (decision) => `${names.party(decision.organisationId)}, ${bodyLabel[decision.body]()}`,
						},
						{ key: 'on', label: m.dossier_date(), cell: (decision) => <When date={decision.takenOn} /> },
						{
							key: 'state',
							label: m.dossier_state(),
							cell: (decision) => {
								const { label, tone } = decisionStateLabel[decisionStateOf(decision)];
								return <Chip tone={tone}>{label()}</Chip>;
							},
						},
						{ key: 'proof', label: m.dossier_proof(), cell: ({ id }) => <Proof state={proofOf(evidence, 'decision', id)} /> },
					]}
					rows={decisions}
					rowKey={({ id }) => id}
				/>
			)}
		</Section>
	);
}

export function Agreements(props: ShowProps) {
	const { agreements, partnership, evidence, today, locale, may } = props;
	const at = { partnership: partnership.id };
	const add = may.edit && (
		<ButtonLink href={urls.agreementNew(at)} size="small">
			{m.dossier_draft()}
		</ButtonLink>
	);
	return (
		<Section title={m.dossier_agreements()} id="agreements" actions={agreements.length > 0 && add}>
			{agreements.length === 0 ? (
				<Empty title={m.dossier_no_agreement()} action={add}>
					{m.dossier_no_agreement_hint()}
				</Empty>
			) : (
				<Table
					caption={m.dossier_agreements()}
					hideCaption
					columns={[
						{
							key: 'title',
							label: m.dossier_title(),
							cell: (agreement: Agreement) => {
								const title = read(agreement.title, locale);
								return (
									<a href={urls.agreement({ ...at, agreement: agreement.id })} lang={title?.language}>
										{title?.text}
									</a>
								);
							},
						},
						{
							key: 'signed',
							label: m.dossier_signed(),
							cell: ({ signatures }) =>
								signatures.length > 0 ? (
									<When
										date={signatures.map(({ signedOn }) => signedOn).sort((a, b) => (a && b ? (earliest(a) < earliest(b) ? 1 : -1) : 0))[0]}
									/>
								) : (
									'—'
								),
						},
						{
							key: 'force',
							label: m.dossier_in_force(),
							cell: (agreement) => {
								const entered = enteredForce(agreement);
								return entered ? <When date={entered.on} /> : '—';
							},
						},
						{
							key: 'state',
							label: m.dossier_state(),
							cell: (agreement) => {
								const { label, tone } = agreementStateLabel[agreementStateOf(agreement, today)];
								return <Chip tone={tone}>{label()}</Chip>;
							},
						},
						{ key: 'proof', label: m.dossier_proof(), cell: ({ id }) => <Proof state={proofOf(evidence, 'agreement', id)} /> },
					]}
					rows={agreements}
					rowKey={({ id }) => id}
				/>
			)}
		</Section>
	);
}
