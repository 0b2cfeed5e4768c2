import * as z from 'zod';
import { urls } from '../urls.ts';
import { type Handler, NotFound } from '../web/ask.ts';
import { field, readForm } from '../web/form.ts';
import { languageAsked, missionAsked, placeOf } from './asked.ts';
import { tellChanged } from './letters.ts';
import { fateOf } from './note.ts';
import { keepNote, noteReceived, revisionTaken, settleNote } from './note-store.ts';
import { lockMinutes, saveText } from './store.ts';

const shape = z.object({ id: z.uuid(), basedOn: z.coerce.number().int().min(0).max(1_000_000), body: field.text() });
const mostEarlier = 20;

/** What the telephone is told: what became of the note, and the minutes as they are now. */
export interface Told {
	fate: 'taken' | 'beside';
	body: string;
	revision: number;
}

/** A note comes from a telephone, perhaps for the second time: into the minutes, or beside them. */
export const take: Handler = async (ask) => {
	const language = languageAsked(ask);
	// What one person wrote on a telephone is not sent in the name of another who has signed in on it since.
	if ((ask.request.headers.get('x-account') ?? ask.who.id) !== ask.who.id) return new Response(null, { status: 409 });
	const place = placeOf(ask);
	const minutes = await lockMinutes(ask.db, place);
	if (!minutes) throw new NotFound();
	const read = readForm(await ask.form(), shape);
	if (!read.ok) return new Response(null, { status: 422 });
	const { id, ...typed } = read.value;
	const now = minutes.texts[language];
	const tell = (fate: Told['fate'], text = now) => ask.json({ fate, body: text?.body ?? '', revision: text?.revision ?? 0 });
	const before = await noteReceived(ask.db, place, id);
	if (before) return tell(before);
	// The same text typed further, whose first half arrived though the telephone never heard so: it is written upon that half, not beside it.
	const earlier = (await ask.form()).getAll('after').filter((one) => z.uuid().safeParse(one).success) as string[];
	const half = await revisionTaken(ask.db, place, { language, accountId: ask.who.id, ids: earlier.slice(-mostEarlier) });
	const note = half !== undefined && half === now?.revision ? { ...typed, basedOn: half } : typed;
	const fate = fateOf(note, now);
	if (fate === 'same') return tell('taken');
	const by = { id, language, basedOn: note.basedOn, accountId: ask.who.id, accountName: ask.who.name, at: ask.now };
	if (fate === 'beside') {
		await keepNote(ask.db, place, { ...by, body: note.body });
		return tell('beside');
	}
	await saveText(ask.db, place, language, note.body, note.basedOn);
	await keepNote(ask.db, place, { ...by, body: null });
	await tellChanged(ask, { ...(await missionAsked(ask)), minutes });
	return tell('taken', { body: note.body, revision: note.basedOn + 1 });
};

/** Somebody has brought a note and the minutes together by hand. */
export const settle: Handler = async (ask) => {
	const place = placeOf(ask);
	if (!(await settleNote(ask.db, place, ask.params.note ?? '', ask.now))) throw new NotFound();
	const { partnershipId: partnership, missionId: mission, sessionId: session } = place;
	return ask.see(urls.minutes({ partnership, mission, session }), 'done_note_settled');
};
