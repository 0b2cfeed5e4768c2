import { h } from 'preact';
import { agreementsOf } from '../agreement/store.ts';
import { decisionsOf } from '../decision/store.ts';
import type { Choices } from '../directory/choose.ts';
import { mandatesOf } from '../directory/person-store.ts';
import { type Restored, restored } from '../history/restoring.tsx';
import { checkDelegate } from '../law/law.ts';
import { m } from '../paraglide/messages.js';
import { partyFacts } from '../partnership/facts.ts';
import type { Partnership } from '../partnership/partnership.ts';
import { partnership as findPartnership } from '../partnership/store.ts';
import { read } from '../plain/language.ts';
import { formatDated } from '../ui/format.ts';
import { urls } from '../urls.ts';
import { type Ask, type Handler, NotFound } from '../web/ask.ts';
import { type Errors, readForm, type Typed, typedIn } from '../web/form.ts';
import { missionAsked, partyOf } from './ask.ts';
import { totals } from './cost.ts';
import { budgetsOf, costsOf, supportsOf } from './cost-store.ts';
import { cancelShape, dateError, heldShape, readMission } from './form.ts';
import { checkCancelled, checkHeld, daysMoved, type Mission, type MissionFacts } from './mission.ts';
import { EditPage, typedOf } from './pages/edit.tsx';
import { CancelPage, HeldPage } from './pages/life.tsx';
import { ListPage } from './pages/list.tsx';
import { ShowPage } from './pages/show.tsx';
import { lawFactsOf } from './roster.ts';
import { rosterOf } from './roster-store.ts';
import {
	addMission,
	cancelMission,
	carryProgramme,
	earlierMission,
	missionsOf,
	openFollowUps,
	programmeOf,
	recordHeld,
	saveMission,
} from './store.ts';
import { zoneOf } from './zone.ts';

async function partnershipAsked(ask: Ask): Promise<Partnership> {
	const found = await findPartnership(ask.db, ask.params.partnership ?? '', ask.today);
	if (!found) throw new NotFound();
	return found;
}

export const list: Handler = async (ask) => {
	const partnership = await partnershipAsked(ask);
	return ask.page(
		{ title: m.mission_list_title(), current: 'partnerships' },
		h(ListPage, {
			partnership,
			missions: await missionsOf(ask.db, partnership.id),
			own: ask.organisationId,
			today: ask.today,
			locale: ask.locale,
			mayEdit: ask.may('editor'),
		}),
	);
};

export const show: Handler = async (ask) => {
	const { partnership, mission } = await missionAsked(ask);
	const { db, locale, today } = ask;
	const decisions = await decisionsOf(db, partnership.id);
	const delegates = await rosterOf(db, partnership.id, mission.id);
	const parties = partnership.parties.map((party) => partyFacts(party, locale));
	const costs = await costsOf(db, partnership.id, mission.id);
	return ask.page(
		{ title: read(mission.title, locale)?.text ?? m.mission_untitled(), current: 'partnerships' },
		h(ShowPage, {
			partnership,
			mission,
			delegates,
			mandates: await mandatesOf(
				db,
				delegates.map(({ personId }) => personId),
			),
			checks: delegates.flatMap((delegate) => checkDelegate(lawFactsOf(delegate, mission, decisions), { parties }, today)),
			decisions,
			agreements: await agreementsOf(db, partnership.id),
			supports: await supportsOf(db, partnership.id, mission.id),
			totals: totals(costs, await budgetsOf(db, partnership.id, mission.id)),
			followUps: await openFollowUps(db, mission),
			outside: (await programmeOf(db, mission)).outside,
			own: ask.organisationId,
			today,
			locale,
			timeZone: ask.deps.config.timeZone,
			mayEdit: ask.may('editor'),
		}),
	);
};

async function editPage(
	ask: Ask,
	partnership: Partnership,
	mission: Mission | null,
	{ back, ...props }: { typed: Typed; errors?: Errors; candidates?: Choices; changed?: boolean; moved?: number; back?: Restored | null },
): Promise<Response> {
	const title = mission ? m.mission_edit_title() : m.mission_new_title();
	return ask.page(
		{ title, current: 'partnerships', status: props.errors || props.changed ? 422 : 200 },
		back?.notice,
		h(EditPage, {
			partnership,
			mission,
			agreements: await agreementsOf(ask.db, partnership.id),
			decisions: await decisionsOf(ask.db, partnership.id),
			hours: mission ? (await programmeOf(ask.db, mission)).hours : 0,
			locale: ask.locale,
			candidates: {},
			errors: {},
			...props,
		}),
	);
}

export const newPage: Handler = async (ask) => {
	const partnership = await partnershipAsked(ask);
	const own = partyOf(partnership, ask.organisationId) ?? partnership.parties[0];
	const other = partnership.parties.find((party) => party !== own);
	// "We go" unless the link says that they come.
	const [sender, host] = ask.url.searchParams.get('direction') === 'in' ? [other, own] : [own, other];
	return editPage(ask, partnership, null, {
		typed: {
			senderId: sender?.organisationId ?? '',
			hostId: host?.organisationId ?? '',
			zone: zoneOf(host?.country),
			homeZone: zoneOf(sender?.country),
			...(host?.territory && {
				'places.0.territory': host.territory.code,
				'places.0.territory_text': host.territory.names[ask.locale] ?? host.territory.name,
			}),
		},
	});
};

const reading = async (ask: Ask, partnership: Partnership) =>
	readMission(ask, {
		partnership,
		agreementIds: (await agreementsOf(ask.db, partnership.id)).map(({ id }) => id),
		decisionIds: (await decisionsOf(ask.db, partnership.id)).map(({ id }) => id),
	});

export const add: Handler = async (ask) => {
	const partnership = await partnershipAsked(ask);
	const form = await reading(ask, partnership);
	if (!form.ok) return editPage(ask, partnership, null, form);
	const { programme: _, ...facts } = form.value;
	const id = await addMission(ask.db, partnership.id, facts);
	return ask.see(urls.mission({ partnership: partnership.id, mission: id }), 'done_mission_added');
};

export const edit: Handler = async (ask) => {
	const { partnership, mission } = await missionAsked(ask);
	const back = await restored(ask, { chain: partnership.id, noun: 'mission', record: mission.id });
	const shown = back ? { ...mission, ...earlierMission(back.row) } : mission;
	return editPage(ask, partnership, mission, { typed: typedOf(shown, ask.locale), back });
};

/** A side on whose behalf somebody is on the roster stays one of the two. */
const leavesDelegates = async (ask: Ask, mission: Mission, { senderId, hostId }: MissionFacts) =>
	(await rosterOf(ask.db, mission.partnershipId, mission.id)).some(
		({ sideId }) => (sideId === mission.senderId || sideId === mission.hostId) && sideId !== senderId && sideId !== hostId,
	);

export const save: Handler = async (ask) => {
	const { partnership, mission } = await missionAsked(ask, true);
	const sent = await ask.form();
	if (sent.get('revision') !== String(mission.revision))
		return editPage(ask, partnership, mission, { typed: typedIn(sent), changed: true });
	const form = await reading(ask, partnership);
	if (!form.ok) return editPage(ask, partnership, mission, form);
	const held = mission.heldOn ? checkHeld(form.value, mission.heldOn, ask.today) : null;
	if (held && !held.ok)
		return editPage(ask, partnership, mission, {
			...form,
			errors: { leavesOn: m.mission_held_already({ date: formatDated(mission.heldOn, ask.locale) }) },
		});
	if (await leavesDelegates(ask, mission, form.value))
		return editPage(ask, partnership, mission, { ...form, errors: { senderId: m.mission_side_kept() } });
	const { programme, ...facts } = form.value;
	const moved = daysMoved(mission, facts);
	// Neither leaving the programme behind nor moving it is done unsaid: the officer answers, once.
	if (moved !== 0 && programme === null && (await programmeOf(ask.db, mission)).days > 0)
		return editPage(ask, partnership, mission, { ...form, errors: { programme: m.mission_programme_asked() }, moved });
	const days = programme === 'carry' ? moved : 0;
	const carried = days !== 0 || facts.zone !== mission.zone;
	if (carried) await carryProgramme(ask.db, mission, { days, zone: facts.zone });
	await saveMission(ask.db, mission, facts);
	return seen(ask, mission, carried ? 'done_mission_carried' : 'done_mission_saved');
};

const seen = (ask: Ask, mission: Mission, done: string) =>
	ask.see(urls.mission({ partnership: mission.partnershipId, mission: mission.id }), done);

async function cancelling(ask: Ask, refused?: { typed: Typed; errors: Errors }): Promise<Response> {
	const { partnership, mission } = await missionAsked(ask);
	return ask.page(
		{ title: m.mission_cancel_title(), current: 'partnerships', status: refused ? 422 : 200 },
		h(CancelPage, { partnership, mission, typed: {}, errors: {}, ...refused }),
	);
}
export const cancelPage: Handler = (ask) => cancelling(ask);

export const cancel: Handler = async (ask) => {
	const { mission } = await missionAsked(ask, true);
	const form = readForm(await ask.form(), cancelShape);
	if (!form.ok) return cancelling(ask, form);
	const answer = checkCancelled(form.value.on, ask.today);
	if (!answer.ok) return cancelling(ask, { typed: form.typed, errors: { on: dateError(answer, ask.locale) } });
	await cancelMission(ask.db, mission, form.value);
	return seen(ask, mission, 'done_mission_cancelled');
};

export const resume: Handler = async (ask) => {
	const { mission } = await missionAsked(ask, true);
	await cancelMission(ask.db, mission, null);
	return seen(ask, mission, 'done_mission_resumed');
};

async function telling(ask: Ask, refused?: { typed: Typed; errors: Errors }): Promise<Response> {
	const { partnership, mission } = await missionAsked(ask);
	return ask.page(
		{ title: m.mission_held_title(), current: 'partnerships', status: refused ? 422 : 200 },
		h(HeldPage, { partnership, mission, typed: {}, errors: {}, ...refused }),
	);
}
export const heldPage: Handler = (ask) => telling(ask);

export const held: Handler = async (ask) => {
	const { mission } = await missionAsked(ask, true);
	const form = readForm(await ask.form(), heldShape);
	if (!form.ok) return telling(ask, form);
	const answer = checkHeld(mission, form.value.on, ask.today);
	if (!answer.ok) return telling(ask, { typed: form.typed, errors: { on: dateError(answer, ask.locale) } });
	await recordHeld(ask.db, mission, form.value.on);
	return seen(ask, mission, 'done_mission_held');
};
