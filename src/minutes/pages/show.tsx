import { sideName } from '../../mission/wording.ts';
import { m } from '../../paraglide/messages.js';
import { type Language, languages } from '../../plain/language.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { formatDated, formatInstant } from '../../ui/format.ts';
import { languageName } from '../../ui/languages.ts';
import { PageHead, Section } from '../../ui/PageHead.tsx';
import { urls } from '../../urls.ts';
import type { Known } from '../asked.ts';
import { sideState, stateOf } from '../minutes.ts';
import type { Note } from '../note-store.ts';
import { type Minutes, sharedOf } from '../store.ts';
import { delegateName, minutesStateLabel, presenceLabel, said, sideStateLabel } from '../wording.ts';
import { ChangedSince } from './changed.tsx';
import { crumbsOf } from './crumbs.ts';
import { Notes } from './notes.tsx';
import { Outcomes } from './outcomes.tsx';
import { Paragraphs } from './paragraphs.tsx';

export type ShowProps = Known & {
	minutes: Minutes;
	content: string;
	sideIds: readonly string[];
	/** The sides that the reader may answer for. */
	mine: readonly string[];
	locale: Language;
	timeZone: string;
	mayEdit: boolean;
	/** Written on telephones, to be merged by hand. */
	notes: readonly Note[];
};

/** The languages to show: those written, and the partnership's own where something is still to be said in them. */
export function shownLanguages({ texts }: Minutes, { languages: own }: Pick<Known['partnership'], 'languages'>): Language[] {
	const written = languages.filter((language) => texts[language]?.body);
	return languages.filter((language) => written.includes(language) || own.includes(language));
}

export function ShowPage(props: ShowProps) {
	const { partnership, mission, minutes, content, sideIds, mine, locale, mayEdit } = props;
	const at = { partnership: partnership.id, mission: mission.id, session: minutes.session.id };
	const title = said(minutes.session.title, locale);
	const state = stateOf(sharedOf(minutes), content, sideIds, minutes.confirmations);
	const asked = mine.some(
		(id) =>
			!['confirmed', 'with-reservation'].includes(
				sideState(
					minutes.confirmations.find((one) => one.organisationId === id),
					content,
				),
			),
	);
	const { label, tone } = minutesStateLabel[state];
	const write = (language: Language) => urls.minutesWrite({ ...at, language });
	return (
		<>
			<PageHead
				title={
					<>
						{m.minutes_of()} <span lang={title.lang}>{title.text}</span>
					</>
				}
				crumbs={crumbsOf(props, true)}
				state={<Chip tone={tone}>{label()}</Chip>}
				lede={[minutes.session.onDay ? formatDated(minutes.session.onDay, locale) : m.minutes_day_unknown(), minutes.session.place]
					.filter(Boolean)
					.join(', ')}
				actions={
					<>
						{asked && state !== 'none' && (
							<ButtonLink href={urls.minutesConfirm(at)} kind="primary">
								{m.minutes_confirm()}
							</ButtonLink>
						)}
						{mayEdit && (
							<ButtonLink href={write(locale)} kind={state === 'none' ? 'primary' : 'plain'}>
								{m.minutes_write_in({ language: languageName[locale]() })}
							</ButtonLink>
						)}
					</>
				}
			/>
			<Notes {...props} at={at} />
			{state !== 'none' && <Sides {...props} />}
			<Section title={m.minutes_presences()}>
				<Presences {...props} />
			</Section>
			<Section title={m.minutes_said()}>
				<div class="minutes-languages">
					{shownLanguages(minutes, partnership).map((language) => {
						const body = minutes.texts[language]?.body ?? '';
						return (
							<div class="minutes-side">
								<div class="section-head">
									<h3>{languageName[language]()}</h3>
									{mayEdit && (
										<ButtonLink size="small" href={write(language)}>
											{body ? m.minutes_edit_text() : m.minutes_write_text()}
											<span class="hidden"> ({languageName[language]()})</span>
										</ButtonLink>
									)}
								</div>
								{body ? (
									<div class="legal" lang={language}>
										<Paragraphs text={body} />
									</div>
								) : (
									<p class="soft">{m.minutes_nothing_in_language()}</p>
								)}
							</div>
						);
					})}
				</div>
			</Section>
			<Section title={m.minutes_outcomes()}>
				{minutes.outcomes.length > 0 ? (
					<Outcomes {...props} outcomes={minutes.outcomes} />
				) : (
					<Empty title={m.minutes_no_outcome()} action={mayEdit && <ButtonLink href={write(locale)}>{m.minutes_outcome_add()}</ButtonLink>}>
						{m.minutes_no_outcome_hint()}
					</Empty>
				)}
			</Section>
		</>
	);
}

function Presences({ minutes, delegates, locale, partnership }: ShowProps) {
	const known = minutes.participants.filter(({ presence }) => presence !== null);
	if (known.length === 0) return <p class="soft">{m.minutes_presences_unknown()}</p>;
	return (
		<ul class="cluster">
			{known.map(({ delegateId, presence }) => {
				const name = delegateName(delegates, delegateId, locale);
				const side = delegates.find(({ id }) => id === delegateId)?.sideId ?? null;
				return (
					<li>
						<span lang={name.lang}>{name.text}</span> {side && <span class="soft small">{sideName(partnership, side, locale)}</span>}{' '}
						{presence && <Chip tone={presence === 'present' ? 'good' : 'quiet'}>{presenceLabel[presence]()}</Chip>}
					</li>
				);
			})}
		</ul>
	);
}

/** What each side has said of these minutes, and what was changed since. */
function Sides(props: ShowProps) {
	const { partnership, minutes, content, sideIds, locale, timeZone } = props;
	return (
		<Section title={m.minutes_confirmations()}>
			<ul class="lines confirmations">
				{sideIds.map((id) => {
					const confirmation = minutes.confirmations.find(({ organisationId }) => organisationId === id);
					const state = sideState(confirmation, content);
					const { label, tone } = sideStateLabel[state];
					return (
						<li>
							<p>
								<b>{sideName(partnership, id, locale)}</b> <Chip tone={tone}>{label()}</Chip>{' '}
								{confirmation && (
									<span class="soft small">
										{confirmation.accountName}, {formatInstant(confirmation.confirmedAt, locale, timeZone)}
									</span>
								)}
							</p>
							{confirmation?.reservation && (
								<blockquote class="reservation">
									<p class="soft small">{m.minutes_reservation()}</p>
									<p>{confirmation.reservation}</p>
								</blockquote>
							)}
							{confirmation && state === 'void' && <ChangedSince {...props} confirmation={confirmation} />}
						</li>
					);
				})}
			</ul>
		</Section>
	);
}
