import { nameOf } from '../../directory/person.ts';
import { called } from '../../directory/wording.ts';
import type { Note } from '../../minutes/note-store.ts';
import type { Minutes } from '../../minutes/store.ts';
import { m } from '../../paraglide/messages.js';
import { type Language, languages } from '../../plain/language.ts';
import type { Programme } from '../../programme/ask.ts';
import { isTimed, type Session } from '../../programme/programme.ts';
import { hoursOf, titleOf } from '../../programme/wording.ts';
import { formatInstant } from '../../ui/format.ts';
import { languageName } from '../../ui/languages.ts';
import { urls } from '../../urls.ts';
import { callOf } from '../field.ts';

interface OneProps {
	session: Session;
	programme: Programme;
	texts: Minutes['texts'];
	beside: readonly Note[];
	phones: ReadonlyMap<string, string>;
	mayWrite: boolean;
	timeZone: string;
}

/** A session with its minutes so far, what waits beside them, and a place to write. */
export function OneSession({ session, programme, texts, beside, phones, mayWrite, timeZone }: OneProps) {
	const { at, clocks, locale, mission } = programme;
	const ids = { partnership: at.partnershipId, mission: at.missionId, session: session.id };
	const title = titleOf(session, locale);
	const timed = isTimed(session) ? session : null;
	const hours = timed && hoursOf(timed, clocks, locale);
	const town = mission.places.find(({ code }) => code === session.territoryCode);
	const place = [session.room, session.place, town && called(town, locale)].filter(Boolean).join(', ');
	const written = languages.filter((language) => texts[language]?.body);
	const from = timed ? { 'data-from': Number(timed.startsAt), 'data-to': Number(timed.endsAt) } : {};
	return (
		<article class="field-session" id={`session-${session.id}`} {...from}>
			<h4 lang={title.language}>{title.text}</h4>
			<p class="slot-hours">
				{hours ? <b data-hours>{hours.there}</b> : <span class="soft">{m.programme_hour_unknown()}</span>}
				{hours?.home && <span>{hours.home}</span>}
			</p>
			{place && <p>{place}</p>}
			<Whom label={m.programme_in_charge()} id={session.inChargeId} {...{ programme, phones }} />
			<Whom label={m.programme_interpreter()} id={session.interpreterId} {...{ programme, phones }} />
			{written.length === 0 && <p class="soft small">{m.field_no_minutes()}</p>}
			<div class="minutes-languages">
				{written.map((language) => (
					<Text
						head={languageName[language]()}
						language={language}
						body={texts[language]?.body ?? ''}
						read={mayWrite && language === locale}
					/>
				))}
				{beside.map(({ language, body, accountName, receivedAt }) => (
					<Text
						head={`${m.field_note_of({ name: accountName })} – ${m.field_note_received({ date: formatInstant(receivedAt, locale, timeZone) })}`}
						language={language}
						body={body}
					/>
				))}
			</div>
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
					<p hidden={beside.length === 0} data-beside>
						<a href={urls.minutes(ids)}>{m.field_note_see()}</a>
					</p>
					<NoteField {...{ ids, locale, texts, title: title.text }} />
				</>
			)}
		</article>
	);
}

/** Somebody of the delegation, to be called. */
function Whom({ label, id, programme, phones }: Pick<OneProps, 'programme' | 'phones'> & { label: string; id: string | null }) {
	const one = programme.roster.find((delegate) => delegate.id === id);
	if (!one) return null;
	const name = nameOf(one, programme.locale);
	const phone = phones.get(one.id);
	return (
		<p>
			<span class="soft">{label}</span> <span lang={name.language ?? undefined}>{name.text}</span>{' '}
			{phone && <a href={callOf(phone)}>{phone}</a>}
		</p>
	);
}

/** `read`: the island puts a field to write in instead. */
const Text = ({ head, language, body, read }: { head: string; language: Language; body: string; read?: boolean }) => (
	<div class="minutes-side" data-read={read ? '' : undefined}>
		<p class="soft small">{head}</p>
		<p class="minutes-text" lang={language}>
			{body}
		</p>
	</div>
);

interface NoteFieldProps {
	ids: { partnership: string; mission: string; session: string };
	locale: Language;
	texts: Minutes['texts'];
	title: string;
}
/** The minutes in the reader's language, to be written on without a network; shown by the island, since without script nothing would keep it. */
function NoteField({ ids, locale, texts, title }: NoteFieldProps) {
	const id = `note-${ids.session}`;
	return (
		<div
			class="field field-note"
			hidden
			data-note={urls.fieldNote({ ...ids, language: locale })}
			data-title={title}
			data-revision={texts[locale]?.revision ?? 0}
		>
			<label for={id}>
				{m.field_note({ language: languageName[locale]() })}
				<span class="hidden"> ({title})</span>
			</label>
			<textarea id={id} lang={locale} rows={3} maxLength={20_000} autocomplete="off">
				{texts[locale]?.body ?? ''}
			</textarea>
			<p class="small" role="status" data-told />
			<div class="minutes-side" hidden data-own>
				<p class="soft small">{m.field_own_text()}</p>
				<p class="minutes-text" lang={locale} data-text />
			</div>
		</div>
	);
}
