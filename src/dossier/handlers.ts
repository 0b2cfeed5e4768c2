import { h } from 'preact';
import { factsOf } from '../agreement/facts.ts';
import { agreementsOf } from '../agreement/store.ts';
import { decisionsOf } from '../decision/store.ts';
import { mandatesOf } from '../directory/person-store.ts';
import { evidenceFor } from '../document/store.ts';
import { changesOf } from '../history/store.ts';
import { deadlines } from '../law/deadline.ts';
import { checkPartnership } from '../law/law.ts';
import { m } from '../paraglide/messages.js';
import { partnership as findPartnership } from '../partnership/store.ts';
import { type Handler, NotFound } from '../web/ask.ts';
import { nextSteps, stillAsked, timeline } from './dossier.ts';
import { HistoryPage } from './pages/history.tsx';
import { ShowPage } from './pages/show.tsx';

/** A partnership's home: where it stands, what is missing, what comes next, everything dated, the people. */
export const show: Handler = async (ask) => {
	const { db, today, locale } = ask;
	const partnership = await findPartnership(db, ask.params.partnership ?? '', today);
	if (!partnership) throw new NotFound();
	const { id } = partnership;
	const decisions = await decisionsOf(db, id);
	const agreements = await agreementsOf(db, id);
	const evidence = await evidenceFor(db, id);
	const mandates = await mandatesOf(
		db,
		partnership.people.map(({ personId }) => personId),
	);
	const facts = factsOf(partnership, decisions, agreements, today, locale);
	const review = checkPartnership(facts, today);
	return ask.page(
		{ title: partnership.name, current: 'partnerships' },
		h(ShowPage, {
			partnership,
			decisions,
			agreements,
			evidence,
			mandates,
			review: { ...review, checks: stillAsked(review.checks, agreements, today) },
			deadlines: deadlines(facts, today),
			moments: timeline(partnership, decisions, agreements),
			steps: nextSteps(partnership.standing.state, decisions, agreements, today),
			own: ask.organisationId,
			today,
			locale,
			may: { edit: ask.may('editor'), approve: ask.may('approver'), administer: ask.may('administrator') },
		}),
	);
};

export const history: Handler = async (ask) => {
	const partnership = await findPartnership(ask.db, ask.params.partnership ?? '', ask.today);
	if (!partnership) throw new NotFound();
	const asked = ask.url.searchParams.get('before') ?? '';
	const before = /^\d{1,15}$/.test(asked) ? Number(asked) : null;
	const page = await changesOf(ask.db, partnership.id, { before, limit: 50 });
	return ask.page(
		{ title: m.history_title(), current: 'partnerships' },
		h(HistoryPage, { partnership, ...page, locale: ask.locale, timeZone: ask.deps.config.timeZone }),
	);
};
