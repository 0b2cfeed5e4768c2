import { nameOf } from '../../directory/person.ts';
import type { FieldWords } from '../../islands/Field.ts';
import { nowAndNext } from '../../islands/field-clock.ts';
import type { Note } from '../../minutes/note-store.ts';
import type { Minutes } from '../../minutes/store.ts';
import { crumbsOf } from '../../mission/crumbs.ts';
import { answerOf, type Delegate } from '../../mission/roster.ts';
import { Tabs } from '../../mission/Tabs.tsx';
import { datesText, sideName } from '../../mission/wording.ts';
import { m } from '../../paraglide/messages.js';
import { read } from '../../plain/language.ts';
import { localAt } from '../../plain/local-time.ts';
import type { Programme } from '../../programme/ask.ts';
import { type DayOf, isTimed, type Session } from '../../programme/programme.ts';
import { capital, dayWords, hoursOf, momentWords, titleOf } from '../../programme/wording.ts';
import { formatDated } from '../../ui/format.ts';
import { PageHead, Section } from '../../ui/PageHead.tsx';
import { urls } from '../../urls.ts';
import { callOf } from '../field.ts';
import { OneSession } from './session.tsx';

export interface FieldProps {
	programme: Programme;
	days: readonly DayOf<Session>[];
	/** The minutes so far, by session. */
	texts: ReadonlyMap<string, Minutes['texts']>;
	/** The notes that wait beside the minutes to be merged, by session. */
	beside: ReadonlyMap<string, readonly Note[]>;
	/** By delegate. */
	phones: ReadonlyMap<string, string>;
	/** The account that keeps the page. */
	account: string;
	/** They write minutes. */
	mayWrite: boolean;
	/** When a telephone shows it no more. */
	until: Date;
	now: Date;
	timeZone: string;
}

const wordsOf = ({ programme: { mission, locale }, until }: FieldProps): FieldWords => ({
	offline: m.field_offline(),
	kept: m.field_kept({ until: formatDated(localAt(until, mission.zone).day, locale) }),
	noRoom: m.field_no_room(),
	cannotKeep: m.field_cannot_keep(),
	unreachable: m.field_unreachable(),
	newer: m.field_newer(),
	signedOut: m.field_signed_out(),
	needsNetwork: m.field_needs_network(),
	noteKept: m.field_note_kept(),
	noteNoRoom: m.field_note_no_room(),
	sent: m.field_note_sent(),
	beside: m.field_note_beside(),
	refused: m.field_note_refused(),
});

export function FieldPage(props: FieldProps) {
	const { programme, days, texts, beside, phones, account, mayWrite, now, timeZone } = props;
	const { partnership, mission, roster, clocks, locale } = programme;
	const at = { partnership: partnership.id, mission: mission.id };
	const title = read(mission.title, locale);
	const there = roster.filter((one) => answerOf(one) !== 'declined');
	const asOf = `${formatDated(localAt(now, clocks.there.zone).day, locale)}, ${momentWords(now, clocks, locale)}`;
	return (
		<div class="field-page" data-island="Field" data-account={account} data-words={JSON.stringify(wordsOf(props))}>
			<PageHead
				title={m.field_title()}
				crumbs={crumbsOf(partnership, mission, locale)}
				lede={
					<>
						<span lang={title?.language}>{title?.text}</span>, {datesText(mission, locale)}
					</>
				}
			/>
			<Tabs partnership={partnership} mission={mission} current="field" />
			<div class="field-as-of">
				<p>
					{m.field_as_of({ date: asOf })} <a href={urls.missionField(at)}>{m.field_refresh()}</a>
				</p>
				<p class="small" role="status" data-status />
			</div>
			<NowAndNext programme={programme} now={now} />
			<Section title={m.field_roster()}>
				{there.length === 0 && <p class="soft">{m.field_roster_empty()}</p>}
				<ul class="lines field-roster">
					{there.map((one) => (
						<Someone one={one} programme={programme} phone={phones.get(one.id)} />
					))}
				</ul>
				{mayWrite && (
					<p class="small">
						<a href={urls.fieldAccounts(at)}>{m.field_accounts_title()}</a>
					</p>
				)}
			</Section>
			<Section title={m.programme_title()}>
				{days.length === 0 && <p class="soft">{m.programme_empty()}</p>}
				{days.map(({ day, bands, hourless }) => (
					<>
						<h3>{day ? capital(dayWords(day, locale), locale) : m.programme_day_unknown()}</h3>
						{[...bands.flat(), ...hourless].map((session) => (
							<OneSession
								session={session}
								programme={programme}
								texts={texts.get(session.id) ?? {}}
								beside={beside.get(session.id) ?? []}
								phones={phones}
								mayWrite={mayWrite}
								timeZone={timeZone}
							/>
						))}
					</>
				))}
			</Section>
		</div>
	);
}

/** As of the page's own hour; the island says it again for each minute at which the page is read. */
function NowAndNext({ programme: { sessions, clocks, locale }, now }: { programme: Programme; now: Date }) {
	const timed = sessions.filter(isTimed).map((session) => ({ session, from: Number(session.startsAt), to: Number(session.endsAt) }));
	const found = nowAndNext(timed, Number(now));
	const line = (name: 'now' | 'next', label: string) => (
		<div data-when={name} hidden={found[name].length === 0}>
			<b>{label}</b>
			<ul>
				{found[name].map(({ session }) => {
					const title = titleOf(session, locale);
					return (
						<li>
							<a href={`#session-${session.id}`} lang={title.language}>
								{title.text}
							</a>{' '}
							<span class="soft small">{hoursOf(session, clocks, locale).there}</span>
						</li>
					);
				})}
			</ul>
		</div>
	);
	return (
		<div class="field-now">
			{line('now', m.field_now())}
			{line('next', m.field_next())}
		</div>
	);
}

function Someone({ one, programme, phone }: { one: Delegate; programme: Programme; phone: string | undefined }) {
	const { partnership, locale } = programme;
	const name = nameOf(one, locale);
	const capacity = read(one.capacity, locale);
	return (
		<li>
			<b lang={name.language ?? undefined}>{name.text}</b> <span class="soft small">{sideName(partnership, one.sideId, locale)}</span>
			{capacity && (
				<p class="small" lang={capacity.language}>
					{capacity.text}
				</p>
			)}
			<p>{phone ? <a href={callOf(phone)}>{phone}</a> : <span class="soft small">{m.field_no_phone()}</span>}</p>
		</li>
	);
}
