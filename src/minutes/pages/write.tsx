import { sideName } from '../../mission/wording.ts';
import { m } from '../../paraglide/messages.js';
import { type Language, languages } from '../../plain/language.ts';
import { Radios, Select } from '../../ui/Choices.tsx';
import { DatedField } from '../../ui/DatedField.tsx';
import { TextArea } from '../../ui/Field.tsx';
import { Form } from '../../ui/Form.tsx';
import { languageName } from '../../ui/languages.ts';
import { PageHead, Section } from '../../ui/PageHead.tsx';
import { urls } from '../../urls.ts';
import type { Errors, Typed } from '../../web/form.ts';
import type { Known } from '../asked.ts';
import { outcomeKinds, presences } from '../minutes.ts';
import type { Minutes } from '../store.ts';
import { delegateName, outcomeKindLabel, presenceLabel, said } from '../wording.ts';
import { crumbsOf } from './crumbs.ts';
import { Outcomes } from './outcomes.tsx';
import { Paragraphs } from './paragraphs.tsx';

export type WriteProps = Known & {
	minutes: Minutes;
	language: Language;
	typed: Typed;
	errors: Errors;
	/** Somebody saved this language while the form was open. */
	changed: boolean;
	/** How many outcomes may be typed at once. */
	rows: number;
	locale: Language;
};

/** Who may have promised or decided: the parties, then those who were there. */
export function byOptions({ partnership, delegates, locale }: Known & { locale: Language }) {
	const sides = partnership.parties.map(({ organisationId }) => ({
		value: `side:${organisationId}`,
		label: sideName(partnership, organisationId, locale),
	}));
	const people = delegates.map(({ id, sideId }) => {
		const name = delegateName(delegates, id, locale);
		return {
			value: `delegate:${id}`,
			label: `${name.text} (${sideName(partnership, sideId, locale)})`,
			...(name.lang && { lang: name.lang }),
		};
	});
	return [
		{ label: m.minutes_by_sides(), options: sides },
		...(people.length > 0 ? [{ label: m.minutes_by_people(), options: people }] : []),
	];
}

export function WritePage(props: WriteProps) {
	const { partnership, mission, minutes, language, typed, errors, changed, locale } = props;
	const at = { partnership: partnership.id, mission: mission.id, session: minutes.session.id };
	const title = said(minutes.session.title, locale);
	const theirs = minutes.texts[language];
	const beside = languages.filter((one) => one !== language && minutes.texts[one]?.body);
	return (
		<>
			<PageHead
				title={
					<>
						{m.minutes_of()} <span lang={title.lang}>{title.text}</span>
					</>
				}
				crumbs={crumbsOf(props, true)}
				lede={m.minutes_write_lede({ language: languageName[language]() })}
				actions={languages
					.filter((one) => one !== language)
					.map((one) => (
						<a class="button" data-kind="quiet" href={urls.minutesWrite({ ...at, language: one })}>
							{m.minutes_write_in({ language: languageName[one]() })}
						</a>
					))}
			/>
			{changed && (
				<div class="errors" role="alert">
					<p>{m.form_changed_meanwhile()}</p>
					<blockquote lang={language}>
						<Paragraphs text={theirs?.body ?? ''} />
					</blockquote>
				</div>
			)}
			<Form
				action={urls.minutesWrite({ ...at, language })}
				revision={theirs?.revision ?? 0}
				typed={typed}
				errors={errors}
				cancel={{ href: urls.minutes(at) }}
				submit={m.minutes_save()}
			>
				<Section title={m.minutes_presences()}>
					<PresenceFields {...props} />
				</Section>
				<Section title={m.minutes_said()}>
					<div class="minutes-languages">
						<TextArea
							name="body"
							label={m.minutes_said_in({ language: languageName[language]() })}
							hint={m.minutes_said_hint()}
							lang={language}
							rows={14}
						/>
						{beside.map((one) => (
							<div class="minutes-side">
								<h3>{languageName[one]()}</h3>
								<div class="legal" lang={one}>
									<Paragraphs text={minutes.texts[one]?.body ?? ''} />
								</div>
							</div>
						))}
					</div>
				</Section>
				<Section title={m.minutes_outcomes()}>
					{minutes.outcomes.length > 0 && <Outcomes {...props} outcomes={minutes.outcomes} mayEdit={false} />}
					<p class="soft">{m.minutes_outcomes_hint()}</p>
					{Array.from({ length: props.rows }, (_, index) => (
						<OutcomeRow {...props} index={index} />
					))}
				</Section>
			</Form>
		</>
	);
}

function PresenceFields({ minutes, delegates, partnership, typed, locale }: WriteProps) {
	const expected = new Set(minutes.participants.map(({ delegateId }) => delegateId));
	const was = new Map(minutes.participants.map(({ delegateId, presence }) => [delegateId, presence ?? '']));
	const options = [
		...presences.map((presence) => ({ value: presence, label: presenceLabel[presence]() })),
		{ value: '', label: m.minutes_presence_unsaid() },
	];
	const one = ({ id, sideId }: (typeof delegates)[number]) => {
		const name = delegateName(delegates, id, locale);
		const field = `presence.${id}`;
		return (
			<div class="presence">
				<input type="hidden" name={`was.${id}`} value={typed[`was.${id}`] ?? was.get(id) ?? ''} />
				<Radios
					name={field}
					label={`${name.text}, ${sideName(partnership, sideId, locale)}`}
					inline
					options={options}
					value={typed[field] ?? was.get(id) ?? ''}
				/>
			</div>
		);
	};
	const [there, others] = [delegates.filter(({ id }) => expected.has(id)), delegates.filter(({ id }) => !expected.has(id))];
	if (delegates.length === 0) return <p class="soft">{m.minutes_nobody_on_roster()}</p>;
	return (
		<>
			<div class="presences">{there.map(one)}</div>
			{others.length > 0 && (
				<details open={there.length === 0 || others.some(({ id }) => typed[`presence.${id}`])}>
					<summary>{there.length === 0 ? m.minutes_roster() : m.minutes_others()}</summary>
					<div class="presences">{others.map(one)}</div>
				</details>
			)}
		</>
	);
}

function OutcomeRow({ index, ...props }: WriteProps & { index: number }) {
	const { typed, errors, language, partnership, locale } = props;
	const name = (part: string) => `outcomes.${index}.${part}`;
	const filled =
		['words', 'dueOn'].some((part) => typed[name(part)]) || Object.keys(errors).some((field) => field.startsWith(`outcomes.${index}.`));
	return (
		<details class="outcome-row" open={index === 0 || filled}>
			<summary>{m.minutes_outcome_n({ n: index + 1 })}</summary>
			<Radios
				name={name('kind')}
				label={m.minutes_outcome_kind()}
				inline
				options={outcomeKinds.map((kind) => ({ value: kind, label: outcomeKindLabel[kind]() }))}
				value={typed[name('kind')] ?? 'promise'}
			/>
			<TextArea name={name('words')} label={m.minutes_outcome_words_in({ language: languageName[language]() })} lang={language} rows={2} />
			<div class="field-row">
				<Select name={name('by')} label={m.minutes_by()} options={byOptions(props)} empty={m.minutes_by_nobody()} />
				<DatedField name={name('dueOn')} label={m.minutes_due()} />
				<Select
					name={name('fieldKey')}
					label={m.minutes_field()}
					options={partnership.fields.map(({ key, names }) => ({ value: key, label: said(names, locale).text }))}
					empty={m.minutes_field_none()}
				/>
			</div>
		</details>
	);
}
