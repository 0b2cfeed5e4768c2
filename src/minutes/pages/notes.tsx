import { m } from '../../paraglide/messages.js';
import type { Language } from '../../plain/language.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { formatInstant } from '../../ui/format.ts';
import { languageName } from '../../ui/languages.ts';
import { Section } from '../../ui/PageHead.tsx';
import { urls } from '../../urls.ts';
import type { Note } from '../note-store.ts';
import type { Minutes } from '../store.ts';
import { Paragraphs } from './paragraphs.tsx';

export interface NotesProps {
	notes: readonly Note[];
	minutes: Minutes;
	at: { partnership: string; mission: string; session: string };
	mayEdit: boolean;
	locale: Language;
	timeZone: string;
}

/** Notes from telephones that the minutes had moved on from: each beside the text as it is now, to be merged by hand. */
export function Notes({ notes, minutes, at, mayEdit, locale, timeZone }: NotesProps) {
	if (notes.length === 0) return null;
	return (
		<Section title={m.field_notes_title()}>
			<p>{m.field_notes_lede()}</p>
			{notes.map(({ id, language, body, accountName, receivedAt }) => (
				<article class="field-beside">
					<div class="minutes-languages">
						<div class="minutes-side">
							<h3>{m.field_minutes_now({ language: languageName[language]() })}</h3>
							<div class="legal" lang={language}>
								<Paragraphs text={minutes.texts[language]?.body ?? ''} />
							</div>
						</div>
						<div class="minutes-side">
							<h3>{m.field_note_of({ name: accountName })}</h3>
							<p class="soft small">{m.field_note_received({ date: formatInstant(receivedAt, locale, timeZone) })}</p>
							<div class="legal" lang={language}>
								<Paragraphs text={body} />
							</div>
						</div>
					</div>
					{mayEdit && (
						<form class="actions" method="post" action={urls.fieldNoteSettle({ ...at, note: id })}>
							<ButtonLink href={urls.minutesWrite({ ...at, language })}>{m.field_note_merge()}</ButtonLink>
							<Button kind="quiet">{m.field_note_settle()}</Button>
						</form>
					)}
				</article>
			))}
		</Section>
	);
}
