import { h } from 'preact';
import { agreementsOf } from '../agreement/store.ts';
import { namesFor } from '../chronicle/names-store.ts';
import { tell } from '../chronicle/tell.ts';
import { decisionsOf } from '../decision/store.ts';
import { called } from '../directory/wording.ts';
import { missionById, missionsOf } from '../mission/store.ts';
import { m } from '../paraglide/messages.js';
import { asParties, partnership as findPartnership } from '../partnership/store.ts';
import { read } from '../plain/language.ts';
import { actSoFar, currentAct, mark, nameAct, sidesOf, undo } from '../proposal/act-store.ts';
import { tellProposer } from '../proposal/letters.ts';
import { type ActChange, awaitedFor, doTheSame, net, type Side, sameThing } from '../proposal/proposal.ts';
import { addAnswer, endedIn, endProposal, type Proposal, proposalFor, waitingIn } from '../proposal/store.ts';
import { urls } from '../urls.ts';
import { type Ask, Forbidden, type Handler, NotFound, type SentForm } from '../web/ask.ts';
import type { Errors, Typed } from '../web/form.ts';
import { ProposalPage, type Trouble, unanswered } from './pages/proposal.tsx';
import { ProposalsPage } from './pages/proposals.tsx';

async function known(ask: Ask) {
	const partnership = await findPartnership(ask.db, ask.params.partnership ?? '', ask.today);
	if (!partnership) throw new NotFound();
	return partnership;
}
type Known = Awaited<ReturnType<typeof known>>;

/** How organisations are called, those that are no party any more among them. */
async function naming(ask: Ask, partnership: Known, ids: readonly string[]) {
	const gone = ids.filter((id) => !partnership.parties.some(({ organisationId }) => organisationId === id));
	const all = [...partnership.parties, ...(await asParties(ask.db, [...new Set(gone)]))];
	return (id: string) => {
		const party = all.find(({ organisationId }) => organisationId === id);
		return party ? called(party.territory ?? party, ask.locale) : '';
	};
}

const told = async (ask: Ask, partnership: Known, changes: readonly ActChange[]) => {
	// A version is the text as it stood: the change itself says what of it is new.
	const rows = changes.filter(({ noun }) => noun !== 'agreement_version');
	const names = await namesFor(ask.db, rows, partnership.id, ask.locale);
	return tell(rows, { locale: ask.locale, timeZone: ask.deps.config.timeZone, names });
};

async function aboutOf({ db, locale }: Ask, partnershipId: string, { agreement, decision, mission }: Proposal['params']) {
	const at = { partnership: partnershipId };
	const titled = (texts: Parameters<typeof read>[0] | undefined, href: string) => {
		const title = texts && read(texts, locale);
		return title ? { label: title.text, lang: title.language === locale ? undefined : title.language, href } : null;
	};
	if (agreement) {
		const found = (await agreementsOf(db, partnershipId)).find(({ id }) => id === agreement);
		return titled(found?.title, urls.agreement({ ...at, agreement }));
	}
	if (mission) return titled((await missionById(db, partnershipId, mission))?.title, urls.mission({ ...at, mission }));
	if (!decision) return null;
	const found = (await decisionsOf(db, partnershipId)).find(({ id }) => id === decision);
	return titled(found?.subject, urls.decision({ ...at, decision }));
}

/** The asker's own organisations that are asked and have not answered. */
const mineToAnswer = (proposal: Proposal, sides: readonly Side[], accountId: string): string[] =>
	proposal.accountId === accountId
		? []
		: unanswered(proposal).filter((id) => sides.some((side) => side.mine && side.organisationId === id));

interface Shown {
	trouble?: Trouble;
	typed?: Typed;
	errors?: Errors;
}
async function page(ask: Ask, proposal: Proposal, { trouble, typed = {}, errors = {} }: Shown = {}): Promise<Response> {
	const partnership = await known(ask);
	const sides = await sidesOf(ask.db, partnership.id);
	const mine = mineToAnswer(proposal, sides, ask.who.id);
	const others = proposal.ended
		? []
		: (await waitingIn(ask.db, partnership.id)).filter((one) => one.id !== proposal.id && sameThing(one, proposal));
	const title = m.proposal_title();
	return ask.page(
		{ title, current: 'partnerships', status: trouble || Object.keys(errors).length > 0 ? 422 : 200 },
		h(ProposalPage, {
			partnership,
			about: await aboutOf(ask, partnership.id, proposal.params),
			proposal,
			nameOf: await naming(ask, partnership, [proposal.proposerId, ...proposal.awaited]),
			rows: await told(ask, partnership, proposal.changes),
			others,
			may: {
				answer: mine.length > 0,
				withdraw: ask.may('editor') && ask.who.memberships.some(({ organisationId }) => organisationId === proposal.proposerId),
			},
			last: unanswered(proposal).length === mine.length,
			trouble: trouble ?? null,
			typed,
			errors,
			locale: ask.locale,
			timeZone: ask.deps.config.timeZone,
		}),
	);
}

const keyOf = (ask: Ask) => [ask.params.partnership ?? '', ask.params.proposal ?? ''] as const;
async function found(ask: Ask): Promise<Proposal> {
	const proposal = await proposalFor(ask.db, ...keyOf(ask));
	if (!proposal) throw new NotFound();
	return proposal;
}
/** Takes the proposal, so that nobody else answers it meanwhile; null where it is over, or is nobody's of the asker's to end. */
const held = (ask: Ask): Promise<Proposal | undefined> => proposalFor(ask.db, ...keyOf(ask), true);

export const show: Handler = async (ask) => page(ask, await found(ask));

const pageSize = 25;
export const list: Handler = async (ask) => {
	const partnership = await known(ask);
	const asked = ask.url.searchParams.get('before');
	const before = asked && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(asked) ? asked : null;
	const waiting = before ? [] : await waitingIn(ask.db, partnership.id);
	const ended = await endedIn(ask.db, partnership.id, before, pageSize + 1);
	const nameOf = await naming(
		ask,
		partnership,
		[...waiting, ...ended].flatMap(({ proposerId, awaited }) => [proposerId, ...awaited]),
	);
	const records = [
		...(await agreementsOf(ask.db, partnership.id)),
		...(await decisionsOf(ask.db, partnership.id)),
		...(await missionsOf(ask.db, partnership.id)),
	];
	const about = new Map(records.map((one) => [one.id, read('title' in one ? one.title : one.subject, ask.locale)?.text ?? '']));
	return ask.page(
		{ title: m.proposal_title(), current: 'partnerships' },
		h(ProposalsPage, {
			partnership,
			waiting,
			about,
			ended: ended.slice(0, pageSize),
			next: ended.length > pageSize ? (ended[pageSize - 1]?.id ?? null) : null,
			nameOf,
			locale: ask.locale,
			timeZone: ask.deps.config.timeZone,
		}),
	);
};

/** Who may answer, and whose answer it is. @throws Forbidden */
async function answering(ask: Ask, proposal: Proposal): Promise<{ mine: string[]; sides: Side[] }> {
	const sides = await sidesOf(ask.db, proposal.partnershipId);
	const mine = mineToAnswer(proposal, sides, ask.who.id);
	if (mine.length === 0) throw new Forbidden();
	return { mine, sides };
}
const person = ({ who, now }: Ask) => ({ accountId: who.id, accountName: who.name, at: now });
const back = (ask: Ask, { partnershipId, id }: Proposal, done: string) =>
	ask.see(urls.proposal({ partnership: partnershipId, proposal: id }), done);

export const refuse: Handler = async (ask) => {
	const reason = String((await ask.form()).get('reason') ?? '')
		.trim()
		.slice(0, 2000);
	const proposal = await held(ask);
	if (!proposal) return page(ask, await found(ask), { trouble: { kind: 'over' } });
	const { mine } = await answering(ask, proposal);
	if (reason === '') return page(ask, proposal, { errors: { reason: m.proposal_reason_needed() } });
	await addAnswer(ask.db, proposal, mine, person(ask), 'refused', reason);
	await endProposal(ask.db, proposal, 'refused', ask.now);
	await tellProposer(ask, proposal, 'refused', reason);
	return back(ask, proposal, 'done_proposal_refused');
};

export const withdraw: Handler = async (ask) => {
	const proposal = await held(ask);
	if (!proposal) return page(ask, await found(ask), { trouble: { kind: 'over' } });
	if (!ask.who.memberships.some(({ organisationId }) => organisationId === proposal.proposerId)) throw new Forbidden();
	await endProposal(ask.db, proposal, 'withdrawn', ask.now);
	return back(ask, proposal, 'done_proposal_withdrawn');
};

export const confirm: Handler = async (ask) => {
	const proposal = await held(ask);
	if (!proposal) return page(ask, await found(ask), { trouble: { kind: 'over' } });
	const { mine, sides } = await answering(ask, proposal);
	const outstanding = unanswered(proposal).filter((id) => !mine.includes(id));
	if (outstanding.length > 0) {
		await addAnswer(ask.db, proposal, mine, person(ask), 'confirmed', null);
		return back(ask, proposal, 'done_proposal_agreed');
	}
	// First the word, then the deed: the last rows of the act are those of the change, which the history names it after.
	await addAnswer(ask.db, proposal, mine, person(ask), 'confirmed', null);
	await endProposal(ask.db, proposal, 'confirmed', ask.now, await currentAct(ask.db));
	const done = await carryOut(ask, proposal, sides);
	if ('kind' in done) return page(ask, proposal, { trouble: done });
	await tellProposer(ask, proposal, 'confirmed', null);
	// Where it would have led whoever proposed: to what is so now.
	return ask.see(done.location ?? urls.proposal({ partnership: proposal.partnershipId, proposal: proposal.id }), 'done_proposal_confirmed');
};

/** A key to a record that is gone, a row twice: what PostgreSQL answers where the facts have moved on under a rule that did not see it. */
const isConstraint = (error: unknown) => /^23/.test(String((error as { code?: unknown } | null)?.code));

/** Does what was proposed, as the asker; or undoes it and says why it is not the same any more. */
async function carryOut(ask: Ask, proposal: Proposal, sides: readonly Side[]): Promise<Trouble | { location: string | null }> {
	const { db } = ask;
	const sent: SentForm = { ...proposal };
	await mark(db);
	try {
		await nameAct(db, proposal.verb);
		const done = await ask.carryOut(sent);
		const changes = net(await actSoFar(db, proposal.partnershipId)).filter(({ noun }) => !noun.startsWith('proposal'));
		if (!done) {
			await undo(db);
			return { kind: 'gone' };
		}
		if (done.response.status >= 400) {
			await undo(db);
			// Once more, for its words alone: those above are in the language of whoever proposed.
			const again = sent.language === ask.locale ? done : await ask.carryOut({ ...sent, language: ask.locale });
			await undo(db);
			return { kind: 'refused', reasons: [...new Set(again?.refusals)] };
		}
		const same = doTheSame(proposal.changes, changes);
		const spoken = [...proposal.spokenFor, ...proposal.awaited];
		const more = awaitedFor(changes, sides, spoken);
		if (same && more.length === 0) return { location: done.response.headers.get('location') };
		await undo(db);
		const partnership = await known(ask);
		if (same) return { kind: 'more', who: more.map(await naming(ask, partnership, more)).join(', ') };
		return { kind: 'differs', today: await told(ask, partnership, changes) };
	} catch (error) {
		if (!(error instanceof NotFound || error instanceof Forbidden || isConstraint(error))) throw error;
		await undo(db);
		return { kind: 'gone' };
	}
}
