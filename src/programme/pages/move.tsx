import { m } from '../../paraglide/messages.js';
import { Select } from '../../ui/Choices.tsx';
import { DatedField } from '../../ui/DatedField.tsx';
import { TextField } from '../../ui/Field.tsx';
import { Form } from '../../ui/Form.tsx';
import { typedDate } from '../../ui/format.ts';
import { Notice } from '../../ui/Notice.tsx';
import { PageHead, Section } from '../../ui/PageHead.tsx';
import { urls } from '../../urls.ts';
import type { Errors, Typed } from '../../web/form.ts';
import type { Programme } from '../ask.ts';
import { hangingOn, isTimed, type Move, type Session } from '../programme.ts';
import { capital, dayWords, hoursOf, type Warning } from '../wording.ts';
import { crumbsOf, sessionAt, Title, Warnings } from './parts.tsx';

export interface MoveProps {
	programme: Programme;
	session: Session;
	typed: Typed;
	errors: Errors;
	/** Somebody else changed it while this page was open. */
	changed?: boolean;
	/** What would move: the session first. Absent: nothing was asked yet. */
	moves?: readonly Move[];
	warnings?: ReadonlyMap<string, readonly Warning[]>;
}

/** Where a session goes, what goes with it, and only then the button that does it. */
export function MovePage({ programme, session, typed, errors, changed, moves, warnings }: MoveProps) {
	const { locale } = programme;
	const at = sessionAt(programme, session);
	const hanging = hangingOn(programme.sessions, session.id);
	const dayOptions = [...new Set([...programme.days, ...(session.onDay ? [session.onDay] : [])])].sort();
	const timed = isTimed(session);
	return (
		<>
			<PageHead
				title={m.programme_move_title()}
				crumbs={crumbsOf(programme, session)}
				lede={hanging.length === 0 ? m.programme_move_lede_alone() : m.programme_move_lede({ n: hanging.length })}
			/>
			<Stands session={session} programme={programme} />
			{changed && (
				<Notice tone="wait">
					<p role="alert">{m.programme_move_changed()}</p>
				</Notice>
			)}
			<Form
				action={urls.programmeSessionMove(at)}
				method="get"
				typed={typed}
				errors={errors}
				submit={m.programme_move_look()}
				cancel={{ href: urls.programmeSession(at) }}
			>
				{dayOptions.length > 0 ? (
					<Select
						name="day"
						label={m.programme_day()}
						options={dayOptions.map((day) => ({ value: typedDate(day), label: capital(dayWords(day, locale), locale) }))}
						empty={session.onDay ? false : m.programme_day_unknown()}
						required
					/>
				) : (
					<DatedField name="day" label={m.programme_day()} dayOnly required />
				)}
				{timed ? (
					<TextField name="hour" label={m.programme_from()} hint={m.programme_hour_hint()} width="short" />
				) : (
					<p class="soft">{m.programme_move_no_hour()}</p>
				)}
			</Form>
			{moves && (
				<Section title={m.programme_move_preview()}>
					<ul class="slots">
						{moves.map((move) => {
							const one = programme.sessions.find(({ id }) => id === move.id);
							if (!one) return null;
							const after = { ...one, ...move };
							return (
								<li class="slot">
									<h3>
										<Title session={one} programme={programme} />
									</h3>
									<p>
										<s>
											<When session={one} programme={programme} />
										</s>
									</p>
									<p>
										<b>
											<When session={after} programme={programme} />
										</b>
									</p>
									<Warnings warnings={warnings?.get(move.id) ?? []} programme={programme} />
								</li>
							);
						})}
					</ul>
					<Form action={urls.programmeSessionMove(at)} revision={session.revision} submit={m.programme_move_do({ n: moves.length })}>
						<input type="hidden" name="day" value={typed.day} />
						<input type="hidden" name="hour" value={typed.hour ?? ''} />
					</Form>
				</Section>
			)}
		</>
	);
}

function When({ session, programme }: { session: Session; programme: Programme }) {
	const { locale, clocks } = programme;
	const hours = isTimed(session) ? hoursOf(session, clocks, locale) : null;
	const day = session.onDay ? dayWords(session.onDay, locale) : m.programme_day_unknown();
	return <>{[day, hours?.there, hours?.home].filter(Boolean).join(', ')}</>;
}

function Stands({ session, programme }: { session: Session; programme: Programme }) {
	return (
		<p>
			<Title session={session} programme={programme} /> <span class="soft">({<When session={session} programme={programme} />})</span>
		</p>
	);
}
