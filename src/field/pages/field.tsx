import { nameOf } from '../../directory/person.ts';
import { called } from '../../directory/wording.ts';
import type { FieldWords } from '../../islands/field-notes.ts';
import type { Minutes } from '../../minutes/store.ts';
import { crumbsOf } from '../../mission/crumbs.ts';
import { answerOf, type Delegate } from '../../mission/roster.ts';
import { Tabs } from '../../mission/Tabs.tsx';
import { datesText, sideName } from '../../mission/wording.ts';
import { m } from '../../paraglide/messages.js';
import { type Language, languages, read } from '../../plain/language.ts';
import type { Programme } from '../../programme/ask.ts';
import { type DayOf, isTimed, type Session } from '../../programme/programme.ts';
import { capital, dayWords, hoursOf, titleOf } from '../../programme/wording.ts';
import { formatInstant } from '../../ui/format.ts';
import { languageName } from '../../ui/languages.ts';
import { PageHead, Section } from '../../ui/PageHead.tsx';
import { urls } from '../../urls.ts';

export interface FieldProps {
	programme: Programme;
	days: readonly DayOf<Session>[];
	/** The minutes so far, by session. */
	texts: ReadonlyMap<string, Minutes['texts']>;
	/** The sessions beside whose minutes a note waits to be merged. */
	waiting: ReadonlySet<string>;
	/** By delegate; empty for who may not know them. */
	phones: ReadonlyMap<string, string>;
	/** The account that may keep the page without a network, and write on it; null: it may not. */
	keeper: string | null;
	now: Date;
	timeZone: string;
}
export function FieldPage({ programme, days, texts, waiting, phones, keeper, now, timeZone }: FieldProps) {
	const { partnership, mission, roster, locale } = programme;
	const title = read(mission.title, locale);
	const words: FieldWords = {
		offline: m.field_offline(),
		kept: m.field_kept(),
		noteKept: m.field_note_kept(),
		sent: m.field_note_sent(),
		beside: m.field_note_beside(),
		refused: m.field_note_refused(),
	};
	const there = roster.filter((one) => answerOf(one) !== 'declined');
	return (
		<div class="field-page" {...(keeper && { 'data-island': 'Field', 'data-account': keeper, 'data-words': JSON.stringify(words) })}>
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
			<p class="field-as-of">
				{m.field_as_of({ date: formatInstant(now, locale, timeZone) })} <span role="status" data-status />
			</p>
			{!keeper && <p class="soft small">{m.field_not_kept()}</p>}
			<Section title={m.field_roster()}>
				{there.length === 0 && <p class="soft">{m.field_roster_empty()}</p>}
				<ul class="lines field-roster">
					{there.map((one) => (
						<Someone one={one} programme={programme} phone={phones.get(one.id)} known={keeper !== null} />
					))}
				</ul>
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
								waiting={waiting.has(session.id)}
								mayWrite={keeper !== null}
							/>
						))}
					</>
				))}
			</Section>
		</div>
	);
}

function Someone({ one, programme, phone, known }: { one: Delegate; programme: Programme; phone: string | undefined; known: boolean }) {
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
			{known && (
				<p>{phone ? <a href={`tel:${phone.replace(/[^\d+]/g, '')}`}>{phone}</a> : <span class="soft small">{m.field_no_phone()}</span>}</p>
			)}
		</li>
	);
}

interface OneProps {
	session: Session;
	programme: Programme;
	texts: Minutes['texts'];
	waiting: boolean;
	mayWrite: boolean;
}
function OneSession({ session, programme, texts, waiting, mayWrite }: OneProps) {
	const { at, clocks, locale, mission } = programme;
	const ids = { partnership: at.partnershipId, mission: at.missionId, session: session.id };
	const title = titleOf(session, locale);
	const hours = isTimed(session) ? hoursOf(session, clocks, locale) : null;
	const town = mission.places.find(({ code }) => code === session.territoryCode);
	const place = [session.room, session.place, town && called(town, locale)].filter(Boolean).join(', ');
	const written = languages.filter((language) => texts[language]?.body);
	return (
		<article class="field-session">
			<h4 lang={title.language}>{title.text}</h4>
			<p class="slot-hours">
				{hours ? <b>{hours.there}</b> : <span class="soft">{m.programme_hour_unknown()}</span>}
				{hours?.home && <span>{hours.home}</span>}
			</p>
			{place && <p>{place}</p>}
			{written.length === 0 && <p class="soft small">{m.field_no_minutes()}</p>}
			{written.map((language) => (
				<Text language={language} body={texts[language]?.body ?? ''} own={language === locale} />
			))}
			{mayWrite && (
				<>
					<p>
						<a href={urls.minutesWrite({ ...ids, language: locale })}>
							{m.minutes_write_in({ language: languageName[locale]() })}
							<span class="hidden" lang={title.language}>
								{' '}
								({title.text})
							</span>
						</a>
					</p>
					<p hidden={!waiting} data-beside>
						<a href={urls.minutes(ids)}>{m.field_note_see()}</a>
					</p>
					<Note {...{ ids, locale, texts, title: title.text }} />
				</>
			)}
		</article>
	);
}

const Text = ({ language, body, own }: { language: Language; body: string; own: boolean }) => (
	<div class="minutes-side" data-read={own ? '' : undefined}>
		<p class="soft small">{languageName[language]()}</p>
		<p class="minutes-text" lang={language}>
			{body}
		</p>
	</div>
);

/** The minutes in the reader's language, to be written on without a network; shown by the island, since without script nothing would keep it. */
function Note({
	ids,
	locale,
	texts,
	title,
}: {
	ids: { partnership: string; mission: string; session: string };
	locale: Language;
	texts: Minutes['texts'];
	title: string;
}) {
	const id = `note-${ids.session}`;
	return (
		<div
			class="field field-note"
			hidden
			data-note={urls.fieldNote({ ...ids, language: locale })}
			data-revision={texts[locale]?.revision ?? 0}
		>
			<label for={id}>
				{m.field_note({ language: languageName[locale]() })}
				<span class="hidden"> ({title})</span>
			</label>
			<textarea id={id} lang={locale} rows={6} maxLength={20_000} autocomplete="off">
				{texts[locale]?.body ?? ''}
			</textarea>
			<p class="small" role="status" data-told />
		</div>
	);
}
