import { sideName } from '../../mission/wording.ts';
import { m } from '../../paraglide/messages.js';
import type { Partnership } from '../../partnership/partnership.ts';
import type { Placement } from '../../placement/placement.ts';
import { periodOf, placementTitle } from '../../placement/wording.ts';
import { type Language, languages } from '../../plain/language.ts';
import { Radios, Select } from '../../ui/Choices.tsx';
import { DatedField } from '../../ui/DatedField.tsx';
import { TextArea } from '../../ui/Field.tsx';
import { Form } from '../../ui/Form.tsx';
import { languageName, ownFirst } from '../../ui/languages.ts';
import { PageHead } from '../../ui/PageHead.tsx';
import { When } from '../../ui/When.tsx';
import { urls } from '../../urls.ts';
import type { Errors, Typed } from '../../web/form.ts';
import { type FollowUp, seeds } from '../follow-up.ts';
import type { Origin } from '../follow-up-store.ts';
import { said, seedLabel } from '../wording.ts';
import { crumbsOf, personName } from './follow-up.tsx';

export interface EditProps {
	partnership: Partnership;
	/** null: a new one. */
	followUp: FollowUp | null;
	origin: Origin;
	/** Stays of the partnership, one of which may answer it. */
	placements: readonly Placement[];
	typed: Typed;
	errors: Errors;
	changed: boolean;
	locale: Language;
}

export function EditPage({ partnership, followUp, origin, placements, typed, errors, changed, locale }: EditProps) {
	const at = { partnership: partnership.id };
	const query = { outcome: origin.outcomeId, encounter: origin.encounterId, mission: origin.missionId };
	return (
		<>
			<PageHead
				title={followUp ? m.follow_up_edit_title() : m.follow_up_new()}
				crumbs={crumbsOf(partnership)}
				lede={origin.outcomeId || origin.encounterId ? m.follow_up_prefilled() : undefined}
			/>
			{changed && followUp && (
				<div class="errors" role="alert">
					<p>{m.form_changed_meanwhile()}</p>
					<ul>
						{languages
							.filter((language) => followUp.words[language])
							.map((language) => (
								<li lang={language}>{followUp.words[language]}</li>
							))}
						<li>
							{sideName(partnership, followUp.ownerId, locale)}, <When date={followUp.dueOn} />
						</li>
					</ul>
				</div>
			)}
			<Form
				action={followUp ? urls.followUpEdit({ ...at, followUp: followUp.id }) : urls.followUpNew(at, query)}
				revision={followUp?.revision}
				typed={typed}
				errors={errors}
				cancel={{ href: followUp ? urls.followUp({ ...at, followUp: followUp.id }) : urls.followUps(at) }}
			>
				{ownFirst().map((language) => (
					<TextArea
						name={`words.${language}`}
						label={m.follow_up_words_in({ language: languageName[language]() })}
						lang={language}
						rows={2}
					/>
				))}
				<Radios
					name="ownerId"
					label={m.follow_up_owner()}
					inline
					options={partnership.parties.map(({ organisationId }) => ({
						value: organisationId,
						label: sideName(partnership, organisationId, locale),
					}))}
					required
				/>
				<Select
					name="ownerPersonId"
					label={m.follow_up_person()}
					hint={m.follow_up_person_hint()}
					options={partnership.people.map(({ personId }) => ({ value: personId, label: personName(partnership, personId, locale) ?? '' }))}
					empty={m.follow_up_person_none()}
				/>
				<DatedField name="dueOn" label={m.follow_up_due()} />
				<Select
					name="fieldKey"
					label={m.minutes_field()}
					options={partnership.fields.map(({ key, names }) => ({ value: key, label: said(names, locale).text }))}
					empty={m.minutes_field_none()}
				/>
				<Select
					name="becomes"
					label={m.follow_up_becomes()}
					hint={m.follow_up_becomes_hint()}
					options={seeds.map((seed) => ({ value: seed, label: seedLabel[seed]() }))}
					empty={m.follow_up_becomes_nothing()}
				/>
				{placements.length > 0 && (
					<Select
						name="placementId"
						label={m.follow_up_stay()}
						hint={m.follow_up_stay_hint()}
						options={placements.map((placement) => ({
							value: placement.id,
							label: [placementTitle(placement, locale).text, periodOf(placement, locale)].filter(Boolean).join(', '),
						}))}
						empty={m.follow_up_stay_none()}
					/>
				)}
			</Form>
		</>
	);
}
