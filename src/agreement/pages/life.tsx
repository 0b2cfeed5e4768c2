import type { Decision } from '../../decision/decision.ts';
import { MandateOn } from '../../directory/MandateOn.tsx';
import { called } from '../../directory/wording.ts';
import { m } from '../../paraglide/messages.js';
import type { Language } from '../../plain/language.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Section } from '../../ui/PageHead.tsx';
import { Table } from '../../ui/Table.tsx';
import { When } from '../../ui/When.tsx';
import { urls } from '../../urls.ts';
import { type Agreement, adoptionOf, type Bound, mustAdopt, mustTransmit, signatureOf, transmissionOf } from '../agreement.ts';
import { eventLabel, partLabel } from '../labels.ts';
import type { Mandates } from '../situation.ts';
import type { Standing, Step, StepKey } from '../steps.ts';
import { at, InWords, PersonText, personText } from './parts.tsx';

export interface LifeProps {
	agreement: Agreement;
	decisions: readonly Decision[];
	people: readonly { personId: string; givenName: string; familyName: string; givenNameHy: string; familyNameHy: string }[];
	mandates: Mandates;
	/** What the reader may do here now. */
	may: { adopt: boolean; sign: boolean; transmit: boolean };
	locale: Language;
}

const stepLabel: Record<StepKey, () => string> = {
	draft: m.agreement_step_draft,
	council: m.agreement_step_council,
	signature: m.agreement_step_signature,
	sending: m.agreement_step_sending,
	force: m.agreement_step_force,
	end: m.agreement_step_end,
};
const standingLabel: Record<Standing, { label: () => string; icon: 'check' | 'clock' | 'gap' | null }> = {
	done: { label: m.agreement_step_done, icon: 'check' },
	now: { label: m.agreement_step_now, icon: 'clock' },
	'to-come': { label: m.agreement_step_to_come, icon: null },
	gap: { label: m.agreement_step_gap, icon: 'gap' },
};

/** The road of an agreement, with its dates. */
export function Steps({ steps }: { steps: readonly Step[] }) {
	return (
		<ol class="steps" aria-label={m.agreement_steps()}>
			{steps.map(({ key, standing, dates }) => {
				const { label, icon } = standingLabel[standing];
				return (
					<li class="step" data-standing={standing} aria-current={standing === 'now' ? 'step' : undefined}>
						<p class="step-name">
							{icon && <Icon name={icon} />} {stepLabel[key]()}
						</p>
						<p class="small soft">
							{dates.length > 0
								? dates.map((date, index) => (
										<>
											{index > 0 && ', '}
											<When date={date} />
										</>
									))
								: label()}
						</p>
					</li>
				);
			})}
		</ol>
	);
}

export function Adoptions({ agreement, decisions, people, may, locale }: LifeProps) {
	const decisionOf = (party: Bound) => decisions.find(({ id }) => id === adoptionOf(agreement, party)?.decisionId);
	const signatoryOf = (party: Bound) => people.find(({ personId }) => personId === adoptionOf(agreement, party)?.signatoryId);
	return (
		<Section title={m.agreement_life_adoption()} id="adoption">
			<Table
				caption={m.agreement_life_adoption()}
				hideCaption
				rows={agreement.parties}
				rowKey={(party) => party.organisationId}
				columns={[
					{ key: 'party', label: m.agreement_life_party(), cell: (party) => called(party, locale) },
					{
						key: 'decision',
						label: m.agreement_life_decision(),
						cell: (party) => {
							const decision = decisionOf(party);
							if (decision)
								return (
									<a href={urls.decision({ partnership: agreement.partnershipId, decision: decision.id })}>
										<InWords texts={decision.subject} locale={locale} />
									</a>
								);
							const none = mustAdopt(party) ? <Chip tone="warn">{m.agreement_life_no_decision()}</Chip> : m.agreement_life_not_required();
							if (!may.adopt) return none;
							return (
								<>
									<ButtonLink size="small" href={urls.agreementAdopt(at(agreement), { organisation: party.organisationId })}>
										{m.agreement_verb_adopt()}
									</ButtonLink>
									<span class="print-only">{none}</span>
								</>
							);
						},
					},
					{
						key: 'on',
						label: m.agreement_life_taken_on(),
						cell: (party) => decisionOf(party) && <When date={decisionOf(party)?.takenOn} />,
					},
					{
						key: 'signatory',
						label: m.agreement_adopt_signatory(),
						cell: (party) => {
							const person = signatoryOf(party);
							return person ? <PersonText person={person} locale={locale} /> : decisionOf(party) && m.agreement_adopt_signatory_unknown();
						},
					},
				]}
			/>
		</Section>
	);
}

export function Signatures({ agreement, mandates, may, locale }: LifeProps) {
	const { signedAt, signedPlace, attendance, signatures } = agreement;
	const place = [signedAt, signedPlace && called(signedPlace, locale)].filter(Boolean);
	const label = signatures.length === agreement.parties.length ? m.agreement_verb_sign_correct() : m.agreement_verb_sign();
	return (
		<Section
			title={m.agreement_sign_title()}
			id="signature"
			actions={
				may.sign && (
					<ButtonLink size="small" href={urls.agreementSign(at(agreement))}>
						{label}
					</ButtonLink>
				)
			}
		>
			<Table
				caption={m.agreement_sign_title()}
				hideCaption
				rows={agreement.parties}
				rowKey={(party) => party.organisationId}
				columns={[
					{ key: 'party', label: m.agreement_life_party(), cell: (party) => called(party, locale) },
					{
						key: 'person',
						label: m.agreement_sign_person(),
						cell: (party) => {
							const signature = signatureOf(agreement, party);
							if (!signature) return <span class="soft">{m.agreement_life_not_signed()}</span>;
							return (
								<>
									{signature.person ? <PersonText person={signature.person} locale={locale} /> : m.agreement_life_unknown_signatory()}
									{signature.byDelegation && ` (${m.agreement_life_by_delegation()})`}
								</>
							);
						},
					},
					{
						key: 'capacity',
						label: m.agreement_life_capacity(),
						cell: (party) => <InWords texts={signatureOf(agreement, party)?.capacity ?? {}} locale={locale} />,
					},
					{
						key: 'mandate',
						label: m.agreement_life_mandate_that_day(),
						cell: (party) => {
							const signature = signatureOf(agreement, party);
							if (!signature?.personId || !signature.signedOn) return null;
							return <MandateOn mandates={mandates.get(signature.personId) ?? []} on={signature.signedOn} locale={locale} />;
						},
					},
					{
						key: 'on',
						label: m.agreement_life_signed_on(),
						cell: (party) => {
							const signature = signatureOf(agreement, party);
							if (!signature) return null;
							return (
								<>
									<When date={signature.signedOn} /> {signature.recordedAfterwards && <Chip>{m.agreement_life_recorded()}</Chip>}
								</>
							);
						},
					},
				]}
			/>
			<Facts
				facts={[
					{ term: m.agreement_life_place(), value: place.join(', ') },
					attendance.length > 0 && {
						term: m.agreement_sign_presence(),
						value: (
							<ul class="lines">
								{attendance.map(({ organisation, person, part }) => (
									<li>
										<span>
											{[organisation && called(organisation, locale), person && personText(person, locale).text].filter(Boolean).join(', ')}{' '}
											<span class="soft">— {partLabel[part]()}</span>
										</span>
									</li>
								))}
							</ul>
						),
					},
				]}
			/>
		</Section>
	);
}

export function Sendings({ agreement, may, locale }: LifeProps) {
	const parties = agreement.parties.filter(mustTransmit);
	if (parties.length === 0) return null;
	return (
		<Section title={m.agreement_transmit_title()} id="sending">
			<Table
				caption={m.agreement_transmit_title()}
				hideCaption
				rows={parties}
				rowKey={(party) => party.organisationId}
				columns={[
					{ key: 'party', label: m.agreement_life_party(), cell: (party) => called(party, locale) },
					{
						key: 'on',
						label: m.agreement_life_sent_on(),
						cell: (party) => {
							const sending = transmissionOf(agreement, party);
							if (sending) return <When date={sending.sentOn} />;
							const none = <span class="soft">{m.agreement_life_not_sent()}</span>;
							if (!may.transmit || !signatureOf(agreement, party)) return none;
							return (
								<>
									<ButtonLink size="small" href={urls.agreementTransmit(at(agreement), { organisation: party.organisationId })}>
										{m.agreement_verb_transmit()}
									</ButtonLink>
									<span class="print-only">{none}</span>
								</>
							);
						},
					},
					{
						key: 'how',
						label: m.agreement_transmit_how(),
						cell: (party) => {
							const how = transmissionOf(agreement, party)?.electronically;
							if (how === undefined) return null;
							return how === null
								? m.agreement_transmit_unknown()
								: how
									? m.agreement_transmit_electronically()
									: m.agreement_transmit_paper();
						},
					},
					{ key: 'act', label: m.agreement_transmit_act_id(), cell: (party) => transmissionOf(agreement, party)?.actId },
				]}
			/>
		</Section>
	);
}

/** What befell the agreement, in the order it was recorded. */
export function Events({ agreement }: Pick<LifeProps, 'agreement'>) {
	if (agreement.events.length === 0) return null;
	return (
		<ul class="lines">
			{agreement.events.map(({ kind, on, until, reason, recordedAfterwards }) => (
				<li>
					<div>
						<b>{eventLabel[kind]()}</b>, <When date={on} />
						{until && (
							<>
								{' '}
								— {m.agreement_event_until()} : <When date={until} />
							</>
						)}
						{recordedAfterwards && (
							<>
								{' '}
								<Chip>{m.agreement_life_recorded()}</Chip>
							</>
						)}
						{reason && <p class="soft">{reason}</p>}
					</div>
				</li>
			))}
		</ul>
	);
}
