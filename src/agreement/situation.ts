/** All that a page or an act of an agreement reads, in a fixed number of questions. */
import type { Decision } from '../decision/decision.ts';
import { decisionsOf } from '../decision/store.ts';
import { type MandateOfPerson, mandatesOf } from '../directory/person-store.ts';
import type { Partnership } from '../partnership/partnership.ts';
import { partnership as partnershipFor } from '../partnership/store.ts';
import { today as dayOf } from '../plain/day.ts';
import { type Ask, NotFound } from '../web/ask.ts';
import type { Around } from './acts.ts';
import { type Agreement, type State, stateOf } from './agreement.ts';
import { factsOf } from './facts.ts';
import { agreementsOf, lockAgreement } from './store.ts';

export interface Situation {
	agreement: Agreement;
	state: State;
	partnership: Partnership;
	decisions: readonly Decision[];
	/** All of the partnership, with their lives. */
	agreements: readonly Agreement[];
	/** What the rules read. */
	around: Around;
}

/** `lock` before a change: two officers do not act at once. @throws NotFound */
export async function situationOf(ask: Ask, lock: 'lock' | 'read'): Promise<Situation> {
	const partnershipId = ask.params.partnership ?? '';
	const id = ask.params.agreement ?? '';
	if (lock === 'lock') await lockAgreement(ask.db, partnershipId, id);
	const agreements = await agreementsOf(ask.db, partnershipId);
	const agreement = agreements.find((one) => one.id === id);
	const partnership = await partnershipFor(ask.db, partnershipId, ask.today);
	if (!agreement || !partnership) throw new NotFound();
	const decisions = await decisionsOf(ask.db, partnershipId);
	return {
		agreement,
		state: stateOf(agreement, ask.today),
		partnership,
		decisions,
		agreements,
		around: {
			facts: factsOf(partnership, decisions, agreements, ask.today, ask.locale),
			today: ask.today,
			openedOn: dayOf(agreement.openedAt, ask.deps.config.timeZone),
		},
	};
}

export type Mandates = ReadonlyMap<string, readonly MandateOfPerson[]>;
/** The mandates of everybody who takes part in the partnership. */
export const mandatesIn = (ask: Ask, { people }: Pick<Partnership, 'people'>): Promise<Mandates> =>
	mandatesOf(
		ask.db,
		people.map(({ personId }) => personId),
	);
