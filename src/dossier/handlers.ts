import { h } from 'preact';
import { inCharge } from '../account/charge-store.ts';
import { mayOpenSide } from '../account/invitation-store.ts';
import { factsOf } from '../agreement/facts.ts';
import { agreementsOf } from '../agreement/store.ts';
import { decisionsOf } from '../decision/store.ts';
import { mandatesOf } from '../directory/person-store.ts';
import { evidenceFor } from '../document/store.ts';
import { deadlines } from '../law/deadline.ts';
import { checkPartnership } from '../law/law.ts';
import { followUpsOf } from '../minutes/follow-up-list-store.ts';
import { contentHash } from '../minutes/hash.ts';
import { awaitedSides } from '../minutes/minutes.ts';
import { minutesOf, sharedOf } from '../minutes/store.ts';
import { missionsOf } from '../mission/store.ts';
import { partnership as findPartnership } from '../partnership/store.ts';
import { hostsOf, placementsOf } from '../placement/store.ts';
import { joiningAnswers, standingBetween } from '../proposal/joining-store.ts';
import { waitingIn } from '../proposal/store.ts';
import { type Ask, type Handler, NotFound } from '../web/ask.ts';
import { nextSteps, stillAsked, timeline } from './dossier.ts';
import { earlierFor } from './joining-handlers.ts';
import { ShowPage } from './pages/show.tsx';

/** What waits between the sides, and what was recorded before one of them joined. */
async function standingOf(ask: Ask, partnershipId: string) {
	const { sides, waits, answered, before: some } = await standingBetween(ask.db, partnershipId);
	const waiting = waits ? await waitingIn(ask.db, partnershipId) : [];
	const answers = answered ? await joiningAnswers(ask.db, partnershipId) : [];
	const before = [];
	for (const side of some ? sides : []) {
		const answer = answers.find(({ organisationId }) => organisationId === side.organisationId) ?? null;
		// Once a city has confirmed, nothing more is asked of it here; a contestation stays in sight.
		if (answer?.answer === 'confirmed') continue;
		const count = (await earlierFor(ask, partnershipId, side)).length;
		if (count > 0) before.push({ organisationId: side.organisationId, mine: side.mine, count, answer });
	}
	// Whoever administers one side may invite a side that nobody has entered for.
	const openable = [];
	for (const { organisationId, joinedAt } of ask.may('administrator') && ask.organisationId ? sides : [])
		if (joinedAt === null && (await mayOpenSide(ask.db, organisationId, partnershipId, ask.organisationId ?? '')))
			openable.push(organisationId);
	return { sides, waiting, before, openable };
}

/** More of them have a page of their own. */
const mostFollowUps = 6;

/** The minutes that wait for a city: first those that wait for the reader’s word, then a few of those that wait for the others. */
async function unconfirmedIn(ask: Ask, partnershipId: string, sides: readonly { organisationId: string; mine: boolean }[]) {
	const mine = ask.may('approver') ? sides.filter((side) => side.mine).map(({ organisationId }) => organisationId) : [];
	const waiting = (await minutesOf(ask.db, partnershipId, null)).flatMap((minutes) => {
		const { session, confirmations } = minutes;
		const shared = sharedOf(minutes);
		const sideIds = awaitedSides(
			shared,
			contentHash(shared),
			sides.map(({ organisationId }) => organisationId),
			confirmations,
		);
		const { missionId, id: sessionId, title } = session;
		return sideIds.length > 0 ? [{ missionId, sessionId, title, sideIds, forReader: sideIds.some((id) => mine.includes(id)) }] : [];
	});
	const { own = [], others = [] } = Object.groupBy(waiting, ({ forReader }) => (forReader ? 'own' : 'others'));
	return [...own, ...others.slice(0, mostFollowUps)];
}

/** A partnership's home: where it stands, what is missing, what comes next, everything dated, the people. */
export const show: Handler = async (ask) => {
	const { db, today, locale } = ask;
	const partnership = await findPartnership(db, ask.params.partnership ?? '', today);
	if (!partnership) throw new NotFound();
	const { id } = partnership;
	const decisions = await decisionsOf(db, id);
	const agreements = await agreementsOf(db, id);
	const missions = await missionsOf(db, id);
	const placements = await placementsOf(db, id);
	const evidence = await evidenceFor(db, id);
	const mandates = await mandatesOf(
		db,
		partnership.people.map(({ personId }) => personId),
	);
	const facts = factsOf(partnership, decisions, agreements, today, locale);
	const review = checkPartnership(facts, today);
	const standing = await standingOf(ask, id);
	return ask.page(
		{ title: partnership.name, current: 'partnerships' },
		h(ShowPage, {
			partnership,
			decisions,
			agreements,
			missions,
			followUps: await followUpsOf(db, id, { state: 'live', own: true, today, limit: mostFollowUps }),
			unconfirmed: await unconfirmedIn(ask, id, standing.sides),
			placements,
			hosts: await hostsOf(db, placements),
			evidence,
			mandates,
			review: { ...review, checks: stillAsked(review.checks, agreements, today) },
			deadlines: deadlines(facts, today),
			moments: timeline(partnership, decisions, agreements, missions, today, placements),
			steps: nextSteps(partnership.standing.state, decisions, agreements, today, placements),
			own: ask.organisationId,
			people: await inCharge(db, [id]),
			today,
			locale,
			...standing,
			timeZone: ask.deps.config.timeZone,
			may: { edit: ask.may('editor'), approve: ask.may('approver'), administer: ask.may('administrator') },
		}),
	);
};
