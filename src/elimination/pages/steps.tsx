import { m } from '../../paraglide/messages.js';
import { Radios } from '../../ui/Choices.tsx';
import { DatedField } from '../../ui/DatedField.tsx';
import { TextField } from '../../ui/Field.tsx';
import { Form } from '../../ui/Form.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { urls } from '../../urls.ts';
import type { Errors, Typed } from '../../web/form.ts';
import type { Elimination } from '../elimination.ts';

type Step = { elimination: Elimination; typed: Typed; errors: Errors };

export function SendPage({ elimination, typed, errors }: Step) {
	const at = { elimination: elimination.id };
	return (
		<>
			<PageHead
				title={m.elimination_send_title()}
				crumbs={[{ label: m.elimination_one_title(), href: urls.elimination(at) }]}
				lede={m.elimination_send_lede()}
			/>
			<Form
				action={urls.eliminationSend(at)}
				typed={typed}
				errors={errors}
				submit={m.elimination_send()}
				cancel={{ href: urls.elimination(at) }}
			>
				<DatedField name="on" label={m.elimination_sent_on()} required />
				<TextField name="to" label={m.elimination_sent_to()} hint={m.elimination_sent_to_hint()} required maxlength={300} />
			</Form>
		</>
	);
}

export function AnswerPage({ elimination, typed, errors }: Step) {
	const at = { elimination: elimination.id };
	return (
		<>
			<PageHead
				title={m.elimination_answer_title()}
				crumbs={[{ label: m.elimination_one_title(), href: urls.elimination(at) }]}
				lede={m.elimination_answer_lede()}
			/>
			<Form action={urls.eliminationAnswer(at)} typed={typed} errors={errors} cancel={{ href: urls.elimination(at) }}>
				<Radios
					name="outcome"
					label={m.elimination_outcome()}
					required
					options={[
						{ value: 'visa', label: m.elimination_outcome_visa() },
						{ value: 'refused', label: m.elimination_outcome_refused() },
					]}
				/>
				<DatedField name="on" label={m.elimination_answered_on()} required />
				<TextField name="by" label={m.elimination_answered_by()} hint={m.elimination_answered_by_hint()} required maxlength={300} />
				<TextField name="visaNumber" label={m.elimination_visa_number()} width="medium" maxlength={300} />
				<TextField name="refusal" label={m.elimination_refusal()} hint={m.elimination_refusal_hint()} maxlength={300} />
			</Form>
		</>
	);
}
