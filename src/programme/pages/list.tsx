import { Tabs } from '../../mission/Tabs.tsx';
import { m } from '../../paraglide/messages.js';
import type { Day } from '../../plain/day.ts';
import { type Hour, localAt } from '../../plain/local-time.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { PageHead, Section } from '../../ui/PageHead.tsx';
import { urls } from '../../urls.ts';
import type { Programme } from '../ask.ts';
import { type DayOf, isTimed, type Session } from '../programme.ts';
import { capital, dayWords, hourWords, kindLabel, kindTone, titleOf, type Warning } from '../wording.ts';
import { DayGrid } from './grid.tsx';
import { Overview } from './overview.tsx';
import { crumbsOf, Field, Hours, Person, placeWords, programmeAt, sessionAt, Title, Warnings, Who } from './parts.tsx';
import { DayMap } from './plan.tsx';

export interface ListProps {
	programme: Programme;
	days: readonly DayOf<Session>[];
	/** null: all of them. */
	shown: Day | 'unknown' | null;
	warnings: ReadonlyMap<string, readonly Warning[]>;
	/** There are too many clashes to find them all. */
	more: boolean;
	mayEdit: boolean;
	moved: { id: string; day: Day; hour: string | null } | null;
}

const nameOfDay = (day: Day | null, { locale }: Programme) => (day ? capital(dayWords(day, locale), locale) : m.programme_day_unknown());

export function ListPage(props: ListProps) {
	const { programme, days, shown, warnings, more, mayEdit, moved } = props;
	const at = programmeAt(programme);
	const open = days.filter(({ day }) => shown === null || (day ?? 'unknown') === shown);
	const add = urls.programmeNew(at, { day: shown === 'unknown' ? null : shown });
	const empty = programme.sessions.length === 0;
	return (
		<>
			<PageHead
				title={m.programme_title()}
				crumbs={crumbsOf(programme).slice(0, -1)}
				lede={m.programme_lede({ there: programme.clocks.there.city, home: programme.clocks.home.city })}
				actions={
					!empty && (
						<>
							{mayEdit && (
								<ButtonLink href={add} kind="primary">
									{m.programme_add()}
								</ButtonLink>
							)}
							<ButtonLink href={urls.programmePrint(at)}>{m.programme_print()}</ButtonLink>
						</>
					)
				}
			/>
			<Tabs partnership={programme.partnership} mission={programme.mission} current="programme" />
			{moved && mayEdit && <Moved programme={programme} moved={moved} />}
			{empty ? (
				<Empty
					title={m.programme_empty()}
					action={
						mayEdit && (
							<ButtonLink href={add} kind="primary">
								{m.programme_add_first()}
							</ButtonLink>
						)
					}
				>
					{programme.roster.length === 0 ? m.programme_empty_roster() : m.programme_empty_hint()}
				</Empty>
			) : (
				<>
					<Overview programme={programme} warnings={warnings} more={more} />
					<Days programme={programme} days={days} shown={shown} />
					{open.length === 0 && (
						<Empty title={m.programme_day_empty()} action={mayEdit && <ButtonLink href={add}>{m.programme_add()}</ButtonLink>} />
					)}
					{open.map((day) => (
						<DaySection key={day.day ?? 'unknown'} {...props} day={day} />
					))}
				</>
			)}
		</>
	);
}

const knownDays = (programme: Programme, days: ListProps['days']): Day[] =>
	[...new Set([...programme.days, ...days.flatMap(({ day }) => (day ? [day] : []))])].sort();

/** The days of the mission and those of its sessions, with the one before and the one after. */
function Days({ programme, days, shown }: Pick<ListProps, 'programme' | 'days' | 'shown'>) {
	const at = programmeAt(programme);
	const all: (Day | 'unknown')[] = [...knownDays(programme, days), ...(days.some(({ day }) => day === null) ? (['unknown'] as const) : [])];
	if (all.length < 2) return null;
	const label = (day: Day | 'unknown') => nameOfDay(day === 'unknown' ? null : day, programme);
	const index = shown === null ? -1 : all.indexOf(shown);
	const [previous, next] = index === -1 ? [] : [all[index - 1], all[index + 1]];
	return (
		<nav class="days" aria-label={m.programme_days()}>
			<ul>
				<li>
					<a href={urls.programme(at, { day: 'all' })} aria-current={shown === null ? 'page' : undefined}>
						{m.programme_all_days()}
					</a>
				</li>
				{all.map((day) => (
					<li>
						{/* A session is dropped here to go to that day. */}
						<a
							href={urls.programme(at, { day })}
							aria-current={day === shown ? 'page' : undefined}
							data-drop-day={day === 'unknown' ? undefined : day}
						>
							{label(day)}
						</a>
					</li>
				))}
			</ul>
			{(previous || next) && (
				<p class="cluster">
					{previous && (
						<a href={urls.programme(at, { day: previous })} rel="prev">
							{m.programme_previous_day()}
						</a>
					)}
					{next && (
						<a href={urls.programme(at, { day: next })} rel="next">
							{m.programme_next_day()}
						</a>
					)}
				</p>
			)}
		</nav>
	);
}

function DaySection({ programme, days, day: { day, bands, hourless }, warnings, mayEdit, shown }: ListProps & { day: DayOf<Session> }) {
	// All days together are for an overview: the grid of a day stands on the day's own page.
	const grid = day !== null && mayEdit && bands.length > 0;
	const card = (session: Session) => (
		<Slot session={session} programme={programme} warnings={warnings.get(session.id) ?? []} mayEdit={mayEdit} />
	);
	return (
		<Section
			title={nameOfDay(day, programme)}
			id={`day-${day ?? 'unknown'}`}
			actions={
				mayEdit &&
				day && (
					<>
						{grid && shown === null && (
							<ButtonLink href={urls.programme(programmeAt(programme), { day })} kind="quiet">
								{m.programme_hour_by_hour()}
								<span class="hidden"> {nameOfDay(day, programme)}</span>
							</ButtonLink>
						)}
						<ButtonLink href={urls.programmeNew(programmeAt(programme), { day })} kind="quiet">
							{m.programme_add_on_day()}
							<span class="hidden"> {nameOfDay(day, programme)}</span>
						</ButtonLink>
						<ButtonLink href={urls.programmeDayCopy(programmeAt(programme), { day })} kind="quiet">
							{m.programme_copy_day()}
							<span class="hidden"> {nameOfDay(day, programme)}</span>
						</ButtonLink>
					</>
				)
			}
		>
			{grid && shown !== null && <DayGrid programme={programme} day={day} days={knownDays(programme, days)} sessions={bands.flat()} />}
			<ol class="slots">
				{bands.map((band) => (
					<li class="band" data-many={band.length > 1 ? '' : undefined}>
						{band.map(card)}
					</li>
				))}
			</ol>
			{hourless.length > 0 && (
				<>
					<p class="soft">{day ? m.programme_hourless() : m.programme_dayless()}</p>
					<ol class="slots">
						{hourless.map((session, index) => (
							<li class="band" data-loose>
								{card(session)}
								{mayEdit && hourless.length > 1 && (
									<Order session={session} programme={programme} shown={shown} first={index === 0} last={index === hourless.length - 1} />
								)}
							</li>
						))}
					</ol>
				</>
			)}
			{day && <DayMap programme={programme} sessions={[...bands.flat(), ...hourless]} />}
		</Section>
	);
}

function Slot({
	session,
	programme,
	warnings,
	mayEdit,
}: {
	session: Session;
	programme: Programme;
	warnings: readonly Warning[];
	mayEdit: boolean;
}) {
	const place = placeWords(session, programme);
	const on = session.hangsOnId && programme.sessions.find(({ id }) => id === session.hangsOnId);
	return (
		<article class="slot" id={`session-${session.id}`} data-tone={kindTone[session.kind]} aria-labelledby={`title-${session.id}`}>
			<Hours session={session} programme={programme} />
			<h3 id={`title-${session.id}`}>
				<a href={urls.programmeSession(sessionAt(programme, session))}>
					<Title session={session} programme={programme} />
				</a>
			</h3>
			<p class="cluster">
				<Chip tone={kindTone[session.kind]}>{kindLabel[session.kind]()}</Chip>
				<Field session={session} programme={programme} />
			</p>
			{place && <p>{place}</p>}
			<Who session={session} programme={programme} />
			{programme.over && session.participants.length === 0 && <p class="slot-who soft">{m.programme_nobody_known()}</p>}
			{session.interpreterId && (
				<p class="slot-who">
					<span class="soft">{m.programme_interpreter_label()}</span> <Person id={session.interpreterId} programme={programme} />
				</p>
			)}
			{session.inChargeId && (
				<p class="slot-who">
					<span class="soft">{m.programme_in_charge_label()}</span> <Person id={session.inChargeId} programme={programme} />
				</p>
			)}
			{on && <p class="slot-who soft">{m.programme_hangs_on({ title: titleOf(on, programme.locale).text })}</p>}
			<Warnings warnings={warnings} programme={programme} />
			{mayEdit && (
				<p class="actions">
					<a href={urls.programmeSessionMove(sessionAt(programme, session))}>
						{m.programme_move()}
						<span class="hidden"> {titleOf(session, programme.locale).text}</span>
					</a>
				</p>
			)}
		</article>
	);
}

function Order(props: { session: Session; programme: Programme; shown: ListProps['shown']; first: boolean; last: boolean }) {
	const { session, programme, shown, first, last } = props;
	const { text } = titleOf(session, programme.locale);
	return (
		<form class="order actions" method="post" action={urls.programmeSessionOrder(sessionAt(programme, session), { day: shown })}>
			{!first && (
				<Button size="small" name="way" value="up">
					{m.programme_up()}
					<span class="hidden"> {text}</span>
				</Button>
			)}
			{!last && (
				<Button size="small" name="way" value="down">
					{m.programme_down()}
					<span class="hidden"> {text}</span>
				</Button>
			)}
		</form>
	);
}

/** What was just moved can be moved back, with all that moved with it. */
function Moved({ programme, moved }: { programme: Programme; moved: NonNullable<ListProps['moved']> }) {
	const session = programme.sessions.find(({ id }) => id === moved.id);
	if (!session) return null;
	const hour = isTimed(session) ? localAt(session.startsAt, programme.clocks.there.zone).hour : null;
	if (session.onDay === moved.day && hour === moved.hour) return null;
	const when = [dayWords(moved.day, programme.locale), moved.hour && hourWords(moved.hour as Hour)].filter(Boolean).join(', ');
	return (
		<Notice tone="wait">
			<form class="cluster" method="post" action={urls.programmeSessionMove(sessionAt(programme, session))}>
				<input type="hidden" name="revision" value={session.revision} />
				<input type="hidden" name="day" value={moved.day} />
				<input type="hidden" name="hour" value={moved.hour ?? ''} />
				<input type="hidden" name="back" value="yes" />
				<span>{m.programme_moved({ title: titleOf(session, programme.locale).text })}</span>
				<Button size="small">{m.programme_move_back({ when })}</Button>
			</form>
		</Notice>
	);
}
