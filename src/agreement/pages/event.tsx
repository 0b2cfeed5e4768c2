import { m } from '../../paraglide/messages.js';
import type { Partnership } from '../../partnership/partnership.ts';
import type { Language } from '../../plain/language.ts';
import { Checkbox } from '../../ui/Choices.tsx';
import { DatedField } from '../../ui/DatedField.tsx';
import { TextArea } from '../../ui/Field.tsx';
import { Form } from '../../ui/Form.tsx';
import { urls } from '../../urls.ts';
import type { Errors, Typed } from '../../web/form.ts';
import { type Happening, needsReason } from '../acts.ts';
import type { Agreement } from '../agreement.ts';
import { happeningLabel } from '../labels.ts';
import { ActHead, at } from './parts.tsx';

export interface EventProps {
	partnership: Partnership;
	agreement: Agreement;
	verb: Happening;
	typed: Typed;
	errors: Errors;
	locale: Language;
}

const ledeOf: Record<Happening, () => string> = {
	renew: m.agreement_event_renew_lede,
	suspend: m.agreement_event_suspend_lede,
	resume: m.agreement_event_resume_lede,
	end: m.agreement_event_end_lede,
	refer: m.agreement_event_refer_lede,
	annul: m.agreement_event_annul_lede,
};
/** Those that nothing undoes: said twice. */
export const isFinal = (verb: Happening): boolean => verb === 'end' || verb === 'annul';

export function EventPage({ partnership, agreement, verb, typed, errors, locale }: EventProps) {
	return (
		<>
			<ActHead partnership={partnership} agreement={agreement} locale={locale} title={happeningLabel[verb]()} lede={ledeOf[verb]()} />
			<Form
				action={urls.agreementEvent(at(agreement))}
				typed={typed}
				errors={errors}
				submit={happeningLabel[verb]()}
				danger={isFinal(verb)}
				cancel={{ href: urls.agreement(at(agreement)) }}
			>
				<input type="hidden" name="verb" value={verb} />
				<DatedField name="on" label={m.agreement_event_on()} required />
				{verb === 'renew' && <DatedField name="until" label={m.agreement_event_until()} hint={m.agreement_event_until_hint()} required />}
				<TextArea name="reason" label={m.agreement_event_reason()} hint={m.agreement_event_reason_hint()} required={needsReason(verb)} />
				{isFinal(verb) && <Checkbox name="confirm" label={m.agreement_event_confirm()} />}
			</Form>
		</>
	);
}

/** Back to the draft: what it undoes is said before. */
export function WithdrawPage({ partnership, agreement, typed, errors, locale }: Omit<EventProps, 'verb'>) {
	return (
		<>
			<ActHead
				partnership={partnership}
				agreement={agreement}
				locale={locale}
				title={m.agreement_withdraw_title()}
				lede={m.agreement_withdraw_lede()}
			/>
			<Form
				action={urls.agreementWithdraw(at(agreement))}
				typed={typed}
				errors={errors}
				submit={m.agreement_verb_withdraw()}
				cancel={{ href: urls.agreement(at(agreement)) }}
			>
				<TextArea name="reason" label={m.agreement_event_reason()} hint={m.agreement_event_reason_hint()} />
			</Form>
		</>
	);
}
