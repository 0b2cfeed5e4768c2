import { Chooser } from '../../directory/Chooser.tsx';
import type { Choices } from '../../directory/choose.ts';
import { called } from '../../directory/wording.ts';
import { m } from '../../paraglide/messages.js';
import type { Partnership } from '../../partnership/partnership.ts';
import { type Language, languages } from '../../plain/language.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { DatedField } from '../../ui/DatedField.tsx';
import { TextField } from '../../ui/Field.tsx';
import { Form } from '../../ui/Form.tsx';
import { typedDate } from '../../ui/format.ts';
import { languageName, ownFirst } from '../../ui/languages.ts';
import { MoneyField } from '../../ui/MoneyField.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { urls } from '../../urls.ts';
import type { Errors, Typed } from '../../web/form.ts';
import { currencies, type Support } from '../cost.ts';
import { crumbsOf } from '../crumbs.ts';
import type { Mission } from '../mission.ts';
import { Changed } from './changed.tsx';

export interface SupportProps {
	partnership: Partnership;
	mission: Mission;
	/** null: a new one. */
	support: Support | null;
	typed: Typed;
	errors: Errors;
	candidates: Choices;
	changed?: boolean;
	locale: Language;
}

export const typedOf = (support: Support, locale: Language): Typed => ({
	organisation: support.organisation.id,
	organisation_text: called(support.organisation, locale),
	...Object.fromEntries(languages.map((language) => [`words.${language}`, support.words[language] ?? ''])),
	promisedOn: typedDate(support.promisedOn),
	givenOn: typedDate(support.givenOn),
	amount: support.amount ?? '',
	amount_currency: support.currency ?? 'EUR',
});

const labels: Readonly<Record<string, () => string>> = {
	organisation_text: m.mission_supporter,
	...Object.fromEntries(
		languages.map((language) => [`words.${language}`, () => m.mission_support_for_in({ language: languageName[language]() })]),
	),
	promisedOn: m.mission_promised_on,
	givenOn: m.mission_given_on,
	amount: m.mission_amount,
};

export function SupportPage({ partnership, mission, support, typed, errors, candidates, changed, locale }: SupportProps) {
	const at = { partnership: partnership.id, mission: mission.id };
	return (
		<>
			<PageHead
				title={support ? m.mission_support_edit_title() : m.mission_support_add()}
				lede={m.mission_support_lede()}
				crumbs={crumbsOf(partnership, mission, locale)}
				actions={
					support && (
						<ButtonLink href={urls.supportRemove({ ...at, support: support.id })} kind="quiet">
							{m.mission_remove()}
						</ButtonLink>
					)
				}
			/>
			{changed && support && <Changed saved={typedOf(support, locale)} typed={typed} labels={labels} />}
			<Form
				revision={support?.revision}
				action={support ? urls.support({ ...at, support: support.id }) : urls.supportNew(at)}
				typed={typed}
				errors={errors}
				candidates={candidates}
				cancel={{ href: urls.mission(at) }}
			>
				<Chooser kind="organisation" name="organisation" label={m.mission_supporter()} required />
				{ownFirst().map((language) => (
					<TextField name={`words.${language}`} label={m.mission_support_for_in({ language: languageName[language]() })} lang={language} />
				))}
				<div class="field-row">
					<DatedField name="promisedOn" label={m.mission_promised_on()} />
					<DatedField name="givenOn" label={m.mission_given_on()} />
				</div>
				<MoneyField name="amount" label={m.mission_amount()} hint={m.mission_amount_hint()} currencies={currencies} />
			</Form>
		</>
	);
}
