import { wordDiff } from '../../agreement/text.ts';
import { m } from '../../paraglide/messages.js';
import { type Language, languages } from '../../plain/language.ts';
import { Diff } from '../../ui/Diff.tsx';
import { formatDated } from '../../ui/format.ts';
import { languageName } from '../../ui/languages.ts';
import type { Known } from '../asked.ts';
import { byOf } from '../form.ts';
import { type Confirmation, changesSince, type SharedOutcome } from '../minutes.ts';
import { type Minutes, sharedOf } from '../store.ts';
import { delegateName, outcomeKindLabel, presenceLabel, said } from '../wording.ts';

type Props = Known & { minutes: Minutes; confirmation: Confirmation; locale: Language };

/** What was changed since a side confirmed: words, presences, outcomes. */
export function ChangedSince({ minutes, confirmation, delegates, locale }: Props) {
	const { texts, presences, outcomes } = changesSince(confirmation.words, sharedOf(minutes));
	return (
		<div class="flow changed-since">
			<p>{m.minutes_changed_since()}</p>
			{texts.map(({ language, was, is }) => (
				<div>
					<p class="soft small">{m.minutes_said_in({ language: languageName[language]() })}</p>
					<Diff parts={wordDiff(was, is, language)} lang={language} />
				</div>
			))}
			{presences.length > 0 && (
				<ul class="lines">
					{presences.map(({ delegateId, was, is }) => {
						const name = delegateName(delegates, delegateId, locale);
						const word = (one: typeof was) => (one ? presenceLabel[one]() : m.minutes_presence_unsaid());
						return (
							<li>
								<span lang={name.lang}>{name.text}</span> : <del>{word(was)}</del> <ins>{word(is)}</ins>
							</li>
						);
					})}
				</ul>
			)}
			{outcomes.length > 0 && (
				<ul class="lines">
					{outcomes.map(({ was, is }) => (
						<li>
							<OutcomeChange was={was} is={is} locale={locale} />
						</li>
					))}
				</ul>
			)}
		</div>
	);
}

function OutcomeChange({ was, is, locale }: { was: SharedOutcome | null; is: SharedOutcome | null; locale: Language }) {
	const line = (one: SharedOutcome) => {
		const { text, lang } = said(one.words, locale);
		return (
			<>
				{outcomeKindLabel[one.kind]()} : <span lang={lang}>{text}</span>
				{one.dueOn && ` (${formatDated(one.dueOn, locale)})`}
			</>
		);
	};
	if (was && is) {
		const changed = languages.filter((language) => (was.words[language] ?? '') !== (is.words[language] ?? ''));
		const other = was.kind !== is.kind || was.dueOn !== is.dueOn || byOf(was) !== byOf(is) || was.fieldKey !== is.fieldKey;
		return (
			<>
				<p class="soft small">{m.minutes_outcome_changed()}</p>
				{other && (
					<p>
						<del>{line(was)}</del> <ins>{line(is)}</ins>
					</p>
				)}
				{changed.map((language) => (
					<Diff parts={wordDiff(was.words[language] ?? '', is.words[language] ?? '', language)} lang={language} />
				))}
			</>
		);
	}
	const one = is ?? was;
	return (
		<>
			<span class="soft small">{is ? m.minutes_outcome_added() : m.minutes_outcome_removed()}</span>{' '}
			{one && (is ? <ins>{line(one)}</ins> : <del>{line(one)}</del>)}
		</>
	);
}
