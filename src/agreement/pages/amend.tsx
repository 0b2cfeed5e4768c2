import { m } from '../../paraglide/messages.js';
import type { Partnership } from '../../partnership/partnership.ts';
import type { Language } from '../../plain/language.ts';
import { Radios } from '../../ui/Choices.tsx';
import { TextField } from '../../ui/Field.tsx';
import { Form } from '../../ui/Form.tsx';
import { languageName } from '../../ui/languages.ts';
import { urls } from '../../urls.ts';
import type { Errors, Typed } from '../../web/form.ts';
import type { Agreement } from '../agreement.ts';
import { ActHead, at, languagesOf } from './parts.tsx';

export interface AmendProps {
	partnership: Partnership;
	agreement: Agreement;
	typed: Typed;
	errors: Errors;
	locale: Language;
}

export function AmendPage({ partnership, agreement, typed, errors, locale }: AmendProps) {
	return (
		<>
			<ActHead
				partnership={partnership}
				agreement={agreement}
				locale={locale}
				title={m.agreement_verb_amend()}
				lede={m.agreement_amend_lede()}
			/>
			<Form
				action={urls.agreementAmend(at(agreement))}
				typed={typed}
				errors={errors}
				submit={m.agreement_amend_submit()}
				cancel={{ href: urls.agreement(at(agreement)) }}
			>
				{languagesOf(partnership).map((language) => (
					<TextField
						name={`title.${language}`}
						label={m.agreement_amend_title_in({ language: languageName[language]() })}
						lang={language}
					/>
				))}
				<Radios
					name="articles"
					label={m.agreement_amend_articles()}
					options={[
						{ value: 'empty', label: m.agreement_amend_articles_empty(), hint: m.agreement_amend_articles_empty_hint() },
						{ value: 'copy', label: m.agreement_amend_articles_copy(), hint: m.agreement_amend_articles_copy_hint() },
					]}
					required
				/>
			</Form>
		</>
	);
}
