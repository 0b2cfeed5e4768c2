import { m } from '../../paraglide/messages.js';
import type { Partnership } from '../../partnership/partnership.ts';
import { type Language, read } from '../../plain/language.ts';
import { Radios } from '../../ui/Choices.tsx';
import { Form } from '../../ui/Form.tsx';
import { PageHead, Section } from '../../ui/PageHead.tsx';
import { urls } from '../../urls.ts';
import type { Errors, Typed } from '../../web/form.ts';
import type { Agreement } from '../agreement.ts';
import { HeaderFields } from './header-fields.tsx';

export interface NewAgreementProps {
	partnership: Partnership;
	/** The other agreements of the partnership that have articles to start from. */
	previous: readonly Pick<Agreement, 'id' | 'title'>[];
	languages: readonly Language[];
	typed: Typed;
	errors?: Errors;
	locale: Language;
}

export function NewAgreementPage({ partnership, previous, languages, typed, errors = {}, locale }: NewAgreementProps) {
	const at = { partnership: partnership.id };
	return (
		<>
			<PageHead
				title={m.agreement_new_title()}
				crumbs={[{ label: partnership.name, href: urls.partnership(at) }]}
				lede={m.agreement_new_lede()}
			/>
			<Form
				action={urls.agreementNew(at)}
				typed={typed}
				errors={errors}
				submit={m.agreement_new_submit()}
				cancel={{ href: urls.partnership(at) }}
			>
				<HeaderFields fields={partnership.fields} {...{ languages, typed, locale }} />
				<Section title={m.agreement_new_start()}>
					<Radios
						name="start"
						label={m.agreement_new_start_label()}
						options={[
							{ value: 'model', label: m.agreement_new_start_model(), hint: m.agreement_new_start_model_hint() },
							...previous.map(({ id, title }) => ({
								value: id,
								label: m.agreement_new_start_from({ title: read(title, locale)?.text ?? m.agreement_life_untitled() }),
							})),
							{ value: 'empty', label: m.agreement_new_start_empty() },
						]}
						required
					/>
				</Section>
			</Form>
		</>
	);
}
