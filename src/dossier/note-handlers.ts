import { h } from 'preact';
import { heldBy, inCharge } from '../account/charge-store.ts';
import { colleaguesIn } from '../account/store.ts';
import { factsOf } from '../agreement/facts.ts';
import { agreementsOf } from '../agreement/store.ts';
import { decisionsOf } from '../decision/store.ts';
import { deadlines } from '../law/deadline.ts';
import { m } from '../paraglide/messages.js';
import { partnership as findPartnership } from '../partnership/store.ts';
import { placementsOf } from '../placement/store.ts';
import { waitingIn } from '../proposal/store.ts';
import { type Ask, type Handler, NotFound } from '../web/ask.ts';
import { nextSteps } from './dossier.ts';
import { type Entry, NotePage } from './pages/note.tsx';

/** A note is read on paper: past this many, the list says the rest. */
const most = 40;

async function entryOf(ask: Ask, id: string): Promise<Omit<Entry, 'people'> | null> {
	const { db, today, locale } = ask;
	const partnership = await findPartnership(db, id, today);
	if (!partnership) return null;
	const decisions = await decisionsOf(db, id);
	const agreements = await agreementsOf(db, id);
	const placements = await placementsOf(db, id);
	return {
		partnership,
		decisions,
		agreements,
		placements,
		waiting: await waitingIn(db, id),
		deadlines: deadlines(factsOf(partnership, decisions, agreements, today, locale), today),
		steps: nextSteps(partnership.standing.state, decisions, agreements, today, placements),
	};
}

/** For each partnership in somebody's charge: where it stands, what comes next, whom to turn to. For the colleagues of one organisation. */
export const note: Handler = async (ask) => {
	const { organisation = '', colleague = '' } = ask.params;
	const seat = ask.who.memberships.find(({ organisationId }) => organisationId === organisation);
	const person = (await colleaguesIn(ask.db, organisation)).find(({ accountId }) => accountId === colleague);
	if (!seat || !person) throw new NotFound();
	const held = await heldBy(ask.db, colleague, organisation);
	const shown = held.slice(0, most);
	const people = await inCharge(
		ask.db,
		shown.map(({ partnershipId }) => partnershipId),
	);
	const entries: Entry[] = [];
	for (const { partnershipId } of shown) {
		const entry = await entryOf(ask, partnershipId);
		if (entry) entries.push({ ...entry, people: people.filter((one) => one.partnershipId === partnershipId) });
	}
	return ask.page(
		{ title: m.hand_over_note_title(), current: 'account' },
		h(NotePage, {
			name: person.name,
			organisation: seat.names[ask.locale] ?? seat.organisation,
			own: organisation,
			today: ask.today,
			entries,
			left: held.length - shown.length,
			locale: ask.locale,
		}),
	);
};
