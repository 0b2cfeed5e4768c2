/** Stands between the application and every handler of a partnership: no handler has to know that a change may wait. */
import { roles } from '../server/database.ts';
import { urls } from '../urls.ts';
import type { Ask, Route } from '../web/ask.ts';
import { actSoFar, sidesOf } from './act-store.ts';
import { tellAwaited } from './letters.ts';
import { type ActChange, awaitedFor, keptForm, net, type Side, topicOf } from './proposal.ts';
import { addProposal } from './store.ts';

/** Thrown instead of an answer: what was done must be undone, and proposed. */
export class Waits extends Error {
	readonly changes: readonly ActChange[];
	readonly awaited: readonly string[];
	readonly spoken: readonly string[];
	constructor(changes: readonly ActChange[], awaited: readonly string[], spoken: readonly string[]) {
		super('waits for the other side');
		this.changes = changes;
		this.awaited = awaited;
		this.spoken = spoken;
	}
}

/** The organisation the asker writes for here: of several, the one where they may do most. */
const actingFor = ({ who }: Ask): string | null =>
	(who.standing ?? [])
		.filter(({ level, role }) => level === 'write' && role !== 'reader')
		.sort((a, b) => roles.indexOf(b.role) - roles.indexOf(a.role))[0]?.organisationId ?? null;

/** Who has spoken when the asker acts: the organisation they write for, and all those that they may answer for. */
function spokenBy(ask: Ask, sides: readonly Side[]): string[] {
	const own = actingFor(ask);
	return [...new Set([...(own ? [own] : []), ...sides.filter(({ mine }) => mine).map(({ organisationId }) => organisationId)])];
}

/**
 * Does what the route says; one small question before and, where another side has joined, one after.
 * @throws Waits when what was done concerns another side, which has not said yes
 */
export async function withConsent(ask: Ask, route: Route): Promise<Response> {
	const { partnership } = ask.params;
	if (!partnership || route.method === 'GET' || route.streams || route.agreed) return route.handler(ask);
	// As they stand before: whoever is taken out by this very change is asked too, whoever is taken in is not.
	const sides = await sidesOf(ask.db, partnership);
	const spoken = spokenBy(ask, sides);
	const response = await route.handler(ask);
	if (response.status >= 400) return response;
	if (!sides.some(({ organisationId, joinedAt }) => joinedAt !== null && !spoken.includes(organisationId))) return response;
	const changes = net(await actSoFar(ask.db, partnership));
	const awaited = awaitedFor(changes, sides, spoken);
	if (awaited.length > 0) throw new Waits(changes, awaited, spoken);
	return response;
}

/** What is done instead, once all is undone. */
export const proposing = (route: Route, waits: Waits): Route => ({
	...route,
	verb: 'proposal.propose',
	agreed: true,
	handler: (ask) => propose(ask, route, waits),
});

/** Keeps what waits, in a transaction of its own, and shows its page. */
async function propose(ask: Ask, route: Route, { changes, awaited, spoken }: Waits): Promise<Response> {
	const { who, params, now, locale } = ask;
	const partnershipId = params.partnership ?? '';
	const topic = topicOf(route.verb, changes);
	const id = await addProposal(ask.db, {
		partnershipId,
		proposerId: actingFor(ask) ?? '',
		spokenFor: spoken,
		awaited,
		accountId: who.id,
		accountName: who.name,
		proposedAt: now,
		verb: route.verb,
		topic,
		params,
		query: ask.url.search,
		form: keptForm(await ask.form()),
		language: locale,
		changes: changes.map(({ noun, before, after, signed }) => ({ noun, before, after, signed })),
	});
	await tellAwaited(ask, { partnershipId, id, topic });
	return ask.see(urls.proposal({ partnership: partnershipId, proposal: id }), 'done_proposal_made');
}
