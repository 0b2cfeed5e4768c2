import { h } from 'preact';
import { m } from '../paraglide/messages.js';
import { languages } from '../plain/language.ts';
import { giveReason } from '../server/reason-store.ts';
import { typedDate } from '../ui/format.ts';
import { urls } from '../urls.ts';
import { type Ask, type Handler, NotFound } from '../web/ask.ts';
import { type Errors, type Typed, typedIn } from '../web/form.ts';
import { readWhy } from '../web/why.ts';
import { type Known, missionAsked } from './asked.ts';
import { byOf, readOutcome } from './form.ts';
import { sideOf } from './handlers.ts';
import { tellChanged } from './letters.ts';
import { addOutcomes, type Outcome, outcomeById, removeOutcome, saveOutcome } from './outcome-store.ts';
import { OutcomePage, RemoveOutcomePage } from './pages/outcome.tsx';
import { lockMinutes } from './store.ts';

/** Back to the minutes it belongs to, or to the list where it came up beside the programme. */
const placeOf = ({ partnership, mission }: Known, sessionId: string | null) =>
	sessionId === null
		? urls.missionMinutes({ partnership: partnership.id, mission: mission.id })
		: urls.minutes({ partnership: partnership.id, mission: mission.id, session: sessionId });

export const typedOf = (outcome: Outcome): Typed => ({
	kind: outcome.kind,
	...Object.fromEntries(languages.map((language) => [`words.${language}`, outcome.words[language] ?? ''])),
	by: byOf(outcome),
	dueOn: typedDate(outcome.dueOn),
	fieldKey: outcome.fieldKey ?? '',
});

const page = (
	ask: Ask,
	known: Known,
	outcome: Outcome | null,
	sessionId: string | null,
	typed: Typed,
	{ errors = {}, changed = false }: { errors?: Errors; changed?: boolean } = {},
) =>
	ask.page(
		{
			title: outcome ? m.minutes_outcome_edit_title() : m.minutes_outcome_new(),
			current: 'partnerships',
			status: changed || Object.keys(errors).length > 0 ? 422 : 200,
		},
		h(OutcomePage, { ...known, outcome, back: placeOf(known, sessionId), typed, errors, changed, locale: ask.locale }),
	);

/** What came up beside the programme; what came of a session is typed with its minutes. */
export const newPage: Handler = async (ask) => {
	const known = await missionAsked(ask);
	return page(ask, known, null, null, { kind: 'contact' });
};

export const add: Handler = async (ask) => {
	const known = await missionAsked(ask);
	const read = readOutcome(await ask.form(), { partnership: known.partnership, sideOf: sideOf(known) });
	if (!read.ok) return page(ask, known, null, null, read.typed, { errors: read.errors });
	await addOutcomes(ask.db, { partnershipId: known.partnership.id, missionId: known.mission.id, sessionId: null }, [read.value]);
	return ask.see(placeOf(known, null), 'done_outcome_added');
};

async function outcomeAsked(ask: Ask): Promise<{ known: Known; outcome: Outcome }> {
	const known = await missionAsked(ask);
	const outcome = await outcomeById(ask.db, known.partnership.id, known.mission.id, ask.params.outcome ?? '');
	if (!outcome) throw new NotFound();
	return { known, outcome };
}

/** Reads the minutes an outcome is of, before it changes. @returns what tells afterwards those whose confirmation fell */
async function changing(ask: Ask, known: Known, { sessionId }: Outcome): Promise<() => Promise<void>> {
	const minutes = sessionId && (await lockMinutes(ask.db, { partnershipId: known.partnership.id, missionId: known.mission.id, sessionId }));
	return async () => (minutes ? tellChanged(ask, { ...known, minutes }) : undefined);
}

export const editPage: Handler = async (ask) => {
	const { known, outcome } = await outcomeAsked(ask);
	return page(ask, known, outcome, outcome.sessionId, typedOf(outcome));
};

export const save: Handler = async (ask) => {
	const { known, outcome } = await outcomeAsked(ask);
	const sent = await ask.form();
	const read = readOutcome(sent, { partnership: known.partnership, sideOf: sideOf(known) });
	if (sent.get('revision') !== String(outcome.revision))
		return page(ask, known, outcome, outcome.sessionId, typedIn(sent), { changed: true });
	if (!read.ok) return page(ask, known, outcome, outcome.sessionId, read.typed, { errors: read.errors });
	const telling = await changing(ask, known, outcome);
	if (!(await saveOutcome(ask.db, outcome, read.value))) return page(ask, known, outcome, outcome.sessionId, read.typed, { changed: true });
	await telling();
	return ask.see(placeOf(known, outcome.sessionId), 'done_outcome_saved');
};

const removing = (ask: Ask, known: Known, outcome: Outcome, refused?: { typed: Typed; errors: Errors }) => {
	const used = outcome.followUpIds.length + outcome.encounterIds.length > 0;
	return ask.page(
		{ title: m.minutes_outcome_remove_title(), current: 'partnerships', status: refused ? 422 : 200 },
		h(RemoveOutcomePage, { ...known, outcome, used, back: placeOf(known, outcome.sessionId), ...refused, locale: ask.locale }),
	);
};
export const removePage: Handler = async (ask) => {
	const { known, outcome } = await outcomeAsked(ask);
	return removing(ask, known, outcome);
};
/** Only what has become nothing else is taken out, with the reason. */
export const remove: Handler = async (ask) => {
	const { known, outcome } = await outcomeAsked(ask);
	if (outcome.followUpIds.length + outcome.encounterIds.length > 0) return removing(ask, known, outcome, { typed: {}, errors: {} });
	const { why, refused } = readWhy(await ask.form());
	if (refused) return removing(ask, known, outcome, refused);
	await giveReason(ask.db, why);
	const telling = await changing(ask, known, outcome);
	await removeOutcome(ask.db, outcome);
	await telling();
	return ask.see(placeOf(known, outcome.sessionId), 'done_outcome_removed');
};
