import { h } from 'preact';
import { inCharge } from '../account/charge-store.ts';
import { mayOpenSide } from '../account/invitation-store.ts';
import { factsOf } from '../agreement/facts.ts';
import { agreementsOf } from '../agreement/store.ts';
import type { Decision } from '../decision/decision.ts';
import { decisionsOf } from '../decision/store.ts';
import { mandatesOf } from '../directory/person-store.ts';
import { evidenceFor } from '../document/store.ts';
import { deadlines } from '../law/deadline.ts';
import { checkDelegate, checkPartnership } from '../law/law.ts';
import { followUpsOf } from '../minutes/follow-up-list-store.ts';
import { contentHash } from '../minutes/hash.ts';
import { awaitedSides } from '../minutes/minutes.ts';
import { type Minutes, minutesOf, sharedOf } from '../minutes/store.ts';
import { hasLeft, type Mission } from '../mission/mission.ts';
import { lawFactsOf } from '../mission/roster.ts';
import { rosterOf } from '../mission/roster-store.ts';
import { missionsOf } from '../mission/store.ts';
import { partyFacts } from '../partnership/facts.ts';
import type { Partnership } from '../partnership/partnership.ts';
import { partnership as findPartnership } from '../partnership/store.ts';
import { openTasksOf } from '../placement/part-store.ts';
import { isOver, type Placement, stateOf as placementStateOf } from '../placement/placement.ts';
import { hostsOf, placementsOf } from '../placement/store.ts';
import { joiningAnswers, standingBetween } from '../proposal/joining-store.ts';
import { waitingIn } from '../proposal/store.ts';
import { type Ask, type Handler, NotFound } from '../web/ask.ts';
import { nextSteps, pressingSteps, stillAsked, timeline } from './dossier.ts';
import { earlierFor } from './joining-handlers.ts';
import { ShowPage } from './pages/show.tsx';

/** What waits between the sides, and what was recorded before one of them joined. */
async function standingOf(ask: Ask, partnershipId: string) {
	const { sides, waits, answered, before: some } = await standingBetween(ask.db, partnershipId);
	// Whoever administers one side may invite a side that nobody has entered for.
	const closed = ask.may('administrator') && ask.organisationId ? sides.filter(({ joinedAt }) => joinedAt === null) : [];
	const [waiting, answers, earlier, mayOpen] = await Promise.all([
		waits ? waitingIn(ask.db, partnershipId) : [],
		answered ? joiningAnswers(ask.db, partnershipId) : [],
		Promise.all((some ? sides : []).map((side) => earlierFor(ask, partnershipId, side))),
		Promise.all(closed.map(({ organisationId }) => mayOpenSide(ask.db, organisationId, partnershipId, ask.organisationId ?? ''))),
	]);
	const before = earlier.flatMap((changes, index) => {
		const { organisationId, mine } = sides[index] ?? { organisationId: '', mine: false };
		const answer = answers.find((one) => one.organisationId === organisationId) ?? null;
		// Once a city has confirmed, nothing more is asked of it here; a contestation stays in sight.
		return changes.length === 0 || answer?.answer === 'confirmed' ? [] : [{ organisationId, mine, count: changes.length, answer }];
	});
	const openable = closed.filter((_, index) => mayOpen[index]).map(({ organisationId }) => organisationId);
	return { sides, waiting, before, openable };
}

/** More of them have a page of their own. */
const mostFollowUps = 6;

/** The minutes that wait for a city: first those that wait for the reader’s word, then a few of those that wait for the others. */
function unconfirmedIn(written: readonly Minutes[], sides: readonly string[], mine: readonly string[]) {
	const waiting = written.flatMap((minutes) => {
		const { session, confirmations } = minutes;
		const shared = sharedOf(minutes);
		const sideIds = awaitedSides(shared, contentHash(shared), sides, confirmations);
		const { missionId, id: sessionId, title } = session;
		return sideIds.length > 0 ? [{ missionId, sessionId, title, sideIds, forReader: sideIds.some((id) => mine.includes(id)) }] : [];
	});
	const { own = [], others = [] } = Object.groupBy(waiting, ({ forReader }) => (forReader ? 'own' : 'others'));
	return [...own, ...others.slice(0, mostFollowUps)];
}

/** What presses in the stays and missions to come; nothing is asked where there are none. */
async function pressingIn(ask: Ask, partnership: Partnership, decisions: Decision[], missions: Mission[], placements: Placement[]) {
	const { db, today, locale } = ask;
	const leaving = missions.filter((mission) => mission.leavesOn !== null && !hasLeft(mission, today));
	const going = placements.filter((placement) => !isOver(placementStateOf(placement, today))).map(({ id }) => id);
	const parties = leaving.length > 0 ? partnership.parties.map((party) => partyFacts(party, locale)) : [];
	const [tasks, ...checks] = await Promise.all([
		openTasksOf(db, partnership.id, going),
		...leaving.map(async (mission) =>
			(await rosterOf(db, partnership.id, mission.id)).flatMap((delegate) =>
				checkDelegate(lawFactsOf(delegate, mission, decisions), { parties }, today).map((check) => ({
					...check,
					missionId: mission.id,
					title: mission.title,
				})),
			),
		),
	]);
	return pressingSteps(placements, tasks, checks.flat(), today);
}

/** A partnership's home: where it stands, what is missing, what comes next, everything dated, the people. */
export const show: Handler = async (ask) => {
	const { db, today, locale } = ask;
	const id = ask.params.partnership ?? '';
	// All that hangs on the partnership alone is asked in one breath, and then what hangs on those answers.
	const [partnership, decisions, agreements, missions, placements, evidence, followUps, written, people, standing] = await Promise.all([
		findPartnership(db, id, today),
		decisionsOf(db, id),
		agreementsOf(db, id),
		missionsOf(db, id),
		placementsOf(db, id),
		evidenceFor(db, id),
		followUpsOf(db, id, { state: 'live', own: true, today, limit: mostFollowUps }),
		minutesOf(db, id, null),
		inCharge(db, [id]),
		standingOf(ask, id),
	]);
	if (!partnership) throw new NotFound();
	const sides = standing.sides.map(({ organisationId }) => organisationId);
	const mine = ask.may('approver') ? standing.sides.filter((side) => side.mine).map(({ organisationId }) => organisationId) : [];
	const personIds = partnership.people.map(({ personId }) => personId);
	const [mandates, hosts] = await Promise.all([mandatesOf(db, personIds), hostsOf(db, placements)]);
	const facts = factsOf(partnership, decisions, agreements, today, locale);
	const review = checkPartnership(facts, today);
	return ask.page(
		{ title: partnership.name, current: 'partnerships' },
		h(ShowPage, {
			partnership,
			decisions,
			agreements,
			missions,
			followUps,
			unconfirmed: unconfirmedIn(written, sides, mine),
			placements,
			hosts,
			evidence,
			mandates,
			review: { ...review, checks: stillAsked(review.checks, agreements, today) },
			deadlines: deadlines(facts, today),
			moments: timeline(partnership, decisions, agreements, missions, today, placements),
			steps: [
				...nextSteps(partnership.standing.state, decisions, agreements, today, placements),
				...(await pressingIn(ask, partnership, decisions, missions, placements)),
			],
			own: ask.organisationId,
			people,
			today,
			locale,
			...standing,
			timeZone: ask.deps.config.timeZone,
			may: { edit: ask.may('editor'), approve: ask.may('approver'), administer: ask.may('administrator') },
		}),
	);
};
