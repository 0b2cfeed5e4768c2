import { called } from '../../directory/wording.ts';
import { m } from '../../paraglide/messages.js';
import type { Partnership } from '../../partnership/partnership.ts';
import type { Language } from '../../plain/language.ts';
import { Radios } from '../../ui/Choices.tsx';
import { DatedField } from '../../ui/DatedField.tsx';
import { TextField } from '../../ui/Field.tsx';
import { Form } from '../../ui/Form.tsx';
import { urls } from '../../urls.ts';
import type { Errors, Typed } from '../../web/form.ts';
import type { Agreement, Bound } from '../agreement.ts';
import { ActHead, at } from './parts.tsx';

export interface TransmitProps {
	partnership: Partnership;
	agreement: Agreement;
	/** Those who must send it. */
	parties: readonly Bound[];
	typed: Typed;
	errors: Errors;
	locale: Language;
}

/** The signed text goes to the State's representative. */
export function TransmitPage({ partnership, agreement, parties, typed, errors, locale }: TransmitProps) {
	return (
		<>
			<ActHead
				partnership={partnership}
				agreement={agreement}
				locale={locale}
				title={m.agreement_transmit_title()}
				lede={m.agreement_transmit_lede()}
			/>
			<Form
				action={urls.agreementTransmit(at(agreement))}
				typed={typed}
				errors={errors}
				submit={m.agreement_verb_transmit()}
				cancel={{ href: urls.agreement(at(agreement)) }}
			>
				<Radios
					name="organisation"
					label={m.agreement_transmit_by()}
					options={parties.map((party) => ({ value: party.organisationId, label: called(party, locale) }))}
					required
				/>
				<DatedField name="on" label={m.agreement_transmit_on()} hint={m.agreement_transmit_on_hint()} required />
				<Radios
					name="electronically"
					label={m.agreement_transmit_how()}
					options={[
						{ value: 'yes', label: m.agreement_transmit_electronically() },
						{ value: 'no', label: m.agreement_transmit_paper() },
						{ value: '', label: m.agreement_transmit_unknown() },
					]}
				/>
				<TextField name="actId" label={m.agreement_transmit_act_id()} hint={m.agreement_transmit_act_id_hint()} />
			</Form>
		</>
	);
}
