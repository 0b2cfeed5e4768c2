import { m } from '../../paraglide/messages.js';
import { type Language, languages } from '../../plain/language.ts';
import { Radios, Select } from '../../ui/Choices.tsx';
import { DatedField } from '../../ui/DatedField.tsx';
import { TextArea } from '../../ui/Field.tsx';
import { Confirm, Form } from '../../ui/Form.tsx';
import { languageName, ownFirst } from '../../ui/languages.ts';
import { PageHead } from '../../ui/PageHead.tsx';
import { Why } from '../../ui/Why.tsx';
import { urls } from '../../urls.ts';
import type { Errors, Typed } from '../../web/form.ts';
import type { Known } from '../asked.ts';
import { outcomeKinds } from '../minutes.ts';
import type { Outcome } from '../outcome.ts';
import { outcomeKindLabel, said } from '../wording.ts';
import { crumbsOf } from './crumbs.ts';
import { byOptions } from './write.tsx';

export type OutcomeProps = Known & {
	/** null: a new one. */
	outcome: Outcome | null;
	back: string;
	typed: Typed;
	errors: Errors;
	changed: boolean;
	locale: Language;
};

export function OutcomePage(props: OutcomeProps) {
	const { partnership, mission, outcome, back, typed, errors, changed, locale } = props;
	const at = { partnership: partnership.id, mission: mission.id };
	return (
		<>
			<PageHead
				title={outcome ? m.minutes_outcome_edit_title() : m.minutes_outcome_new()}
				crumbs={crumbsOf(props, true)}
				actions={
					outcome && (
						<a class="button" data-kind="quiet" href={urls.outcomeRemove({ ...at, outcome: outcome.id })}>
							{m.minutes_outcome_remove()}
						</a>
					)
				}
			/>
			{changed && outcome && (
				<div class="errors" role="alert">
					<p>{m.form_changed_meanwhile()}</p>
					<ul>
						{languages
							.filter((language) => outcome.words[language])
							.map((language) => (
								<li lang={language}>{outcome.words[language]}</li>
							))}
					</ul>
				</div>
			)}
			<Form
				action={outcome ? urls.outcome({ ...at, outcome: outcome.id }) : urls.outcomeNew(at)}
				revision={outcome?.revision}
				typed={typed}
				errors={errors}
				cancel={{ href: back }}
			>
				<Radios
					name="kind"
					label={m.minutes_outcome_kind()}
					inline
					options={outcomeKinds.map((kind) => ({ value: kind, label: outcomeKindLabel[kind]() }))}
					required
				/>
				{ownFirst().map((language) => (
					<TextArea
						name={`words.${language}`}
						label={m.minutes_outcome_words_in({ language: languageName[language]() })}
						lang={language}
						rows={2}
					/>
				))}
				<Select name="by" label={m.minutes_by()} options={byOptions(props)} empty={m.minutes_by_nobody()} />
				<DatedField name="dueOn" label={m.minutes_due()} />
				<Select
					name="fieldKey"
					label={m.minutes_field()}
					options={partnership.fields.map(({ key, names }) => ({ value: key, label: said(names, locale).text }))}
					empty={m.minutes_field_none()}
				/>
			</Form>
		</>
	);
}

export function RemoveOutcomePage(
	props: Known & { outcome: Outcome; used: boolean; back: string; typed?: Typed; errors?: Errors; locale: Language },
) {
	const { partnership, mission, outcome, used, back, typed, errors = {}, locale } = props;
	const words = said(outcome.words, locale);
	if (used)
		return (
			<>
				<PageHead title={m.minutes_outcome_remove_title()} crumbs={crumbsOf(props, true)} lede={m.minutes_outcome_used()} />
				<p>
					<a href={back}>{m.minutes_back()}</a>
				</p>
			</>
		);
	return (
		<Confirm
			title={m.minutes_outcome_remove_title()}
			action={urls.outcomeRemove({ partnership: partnership.id, mission: mission.id, outcome: outcome.id })}
			submit={m.minutes_outcome_remove()}
			typed={typed}
			errors={errors}
			cancel={{ href: back }}
		>
			<p lang={words.lang}>{words.text}</p>
			<Why typed={typed} errors={errors} />
		</Confirm>
	);
}
