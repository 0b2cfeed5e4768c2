import { sideName } from '../../mission/wording.ts';
import { m } from '../../paraglide/messages.js';
import { type Language, languages } from '../../plain/language.ts';
import { Radios } from '../../ui/Choices.tsx';
import { TextArea } from '../../ui/Field.tsx';
import { Form } from '../../ui/Form.tsx';
import { languageName } from '../../ui/languages.ts';
import { PageHead, Section } from '../../ui/PageHead.tsx';
import { urls } from '../../urls.ts';
import type { Errors, Typed } from '../../web/form.ts';
import type { Known } from '../asked.ts';
import type { Minutes } from '../store.ts';
import { delegateName, presenceLabel, said } from '../wording.ts';
import { crumbsOf } from './crumbs.ts';
import { Outcomes } from './outcomes.tsx';
import { Paragraphs } from './paragraphs.tsx';

export type ConfirmProps = Known & {
	minutes: Minutes;
	content: string;
	empty: boolean;
	mine: readonly string[];
	typed: Typed;
	errors: Errors;
	/** Something was changed between reading and confirming. */
	changed: boolean;
	locale: Language;
};

export function ConfirmPage(props: ConfirmProps) {
	const { partnership, mission, minutes, content, empty, mine, typed, errors, changed, locale, delegates } = props;
	const at = { partnership: partnership.id, mission: mission.id, session: minutes.session.id };
	const title = said(minutes.session.title, locale);
	const [side = null] = mine;
	const there = minutes.participants.filter(({ presence }) => presence !== null);
	return (
		<>
			<PageHead
				title={m.minutes_confirm_title()}
				crumbs={[...crumbsOf(props, true), { label: title.text, href: urls.minutes(at) }]}
				lede={empty ? m.minutes_confirm_empty() : m.minutes_confirm_lede({ side: sideName(partnership, side, locale) })}
			/>
			{changed && !empty && (
				<div class="errors" role="alert">
					<p>{m.minutes_changed_before_confirming()}</p>
				</div>
			)}
			<Section title={title.text}>
				{there.length > 0 && (
					<p>
						{there
							.map(
								({ delegateId, presence }) =>
									`${delegateName(delegates, delegateId, locale).text} (${presence ? presenceLabel[presence]() : ''})`,
							)
							.join(', ')}
					</p>
				)}
				{languages
					.filter((language) => minutes.texts[language]?.body)
					.map((language) => (
						<>
							<h3>{languageName[language]()}</h3>
							<div class="legal" lang={language}>
								<Paragraphs text={minutes.texts[language]?.body ?? ''} />
							</div>
						</>
					))}
				{minutes.outcomes.length > 0 && (
					<>
						<h3>{m.minutes_outcomes()}</h3>
						<Outcomes {...props} outcomes={minutes.outcomes} mayEdit={false} />
					</>
				)}
			</Section>
			{empty ? (
				<p>
					<a href={urls.minutes(at)}>{m.minutes_back()}</a>
				</p>
			) : (
				<Form
					action={urls.minutesConfirm(at)}
					typed={typed}
					errors={errors}
					submit={m.minutes_confirm()}
					cancel={{ href: urls.minutes(at) }}
				>
					<input type="hidden" name="content" value={content} />
					{mine.length > 1 && (
						<Radios
							name="side"
							label={m.minutes_confirm_for()}
							options={mine.map((id) => ({ value: id, label: sideName(partnership, id, locale) }))}
							required
						/>
					)}
					<TextArea name="reservation" label={m.minutes_reservation()} hint={m.minutes_reservation_hint()} rows={4} />
				</Form>
			)}
		</>
	);
}
