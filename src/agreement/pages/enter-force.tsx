import { m } from '../../paraglide/messages.js';
import type { Partnership } from '../../partnership/partnership.ts';
import type { Language } from '../../plain/language.ts';
import { Checkbox } from '../../ui/Choices.tsx';
import { DatedField } from '../../ui/DatedField.tsx';
import { Form } from '../../ui/Form.tsx';
import { urls } from '../../urls.ts';
import type { Errors, Typed } from '../../web/form.ts';
import type { Agreement } from '../agreement.ts';
import { ActHead, at } from './parts.tsx';

export interface EnterForceProps {
	partnership: Partnership;
	agreement: Agreement;
	/** The day before which an act is history, in words. */
	openedOn: string;
	typed: Typed;
	errors: Errors;
	locale: Language;
}

export function EnterForcePage({ partnership, agreement, openedOn, typed, errors, locale }: EnterForceProps) {
	return (
		<>
			<ActHead
				partnership={partnership}
				agreement={agreement}
				locale={locale}
				title={m.agreement_force_title()}
				lede={m.agreement_force_lede()}
			/>
			<Form
				action={urls.agreementEnterForce(at(agreement))}
				typed={typed}
				errors={errors}
				submit={m.agreement_verb_enter_force()}
				cancel={{ href: urls.agreement(at(agreement)) }}
			>
				<DatedField name="on" label={m.agreement_force_on()} hint={m.agreement_force_on_hint()} required />
				<Checkbox name="recorded" label={m.agreement_recorded_label()} hint={m.agreement_recorded_hint({ openedOn })} />
			</Form>
		</>
	);
}
