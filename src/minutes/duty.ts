/** What a city has to do soon, or should have done: told in its weekly letter, by the same rules as its pages. */

import type { OrganisationKind, PartyFacts } from '../law/facts.ts';
import { checkDelegate } from '../law/law.ts';
import { mandatesToVote } from '../mission/roster.ts';
import { tierOf } from '../partnership/facts.ts';
import { dueOf, pressing, type Task } from '../placement/checklist.ts';
import { isOver, type Life, stateOf } from '../placement/placement.ts';
import type { Dated, Day } from '../plain/day.ts';
import type { Texts } from '../plain/language.ts';
import type { Reminder } from './duty-store.ts';

export interface Duty extends Omit<Reminder, 'kind' | 'facts'> {
	/** `outcome`: to say what became of a stay. `tasks`: lines of its checklist. `mandate`: special mandates to be voted. */
	what: 'follow-up' | 'minutes' | 'outcome' | 'tasks' | 'mandate';
	/** How many lines, or elected members. */
	n: number;
	/** The line that is due first. */
	first: Texts | null;
}
type Stay = Life & { tasks: readonly Task[] };
interface Leaving {
	leavesOn: Day;
	delegates: number;
	country: string;
	kind: OrganisationKind;
	territory: keyof typeof tierOf | null;
	population: number | null;
}

/** Null: nothing is due yet, or no longer. */
export function dutyOf({ kind, facts, ...reminder }: Reminder, today: Day): Duty | null {
	const one = { ...reminder, n: 1, first: null };
	if (kind === 'stay') return dueIn(one, facts as Stay, today);
	return kind === 'mandate' ? mandateIn(one, facts as Leaving, today) : { ...one, what: kind };
}

type Bare = Omit<Duty, 'what'>;
function dueIn(one: Bare, stay: Stay, today: Day): Duty | null {
	const state = stateOf(stay, today);
	const over: Dated | null = stay.leavesOn ?? stay.arrivesOn;
	if (state === 'outcome-not-recorded') return { ...one, what: 'outcome', dueOn: over };
	const lines = isOver(state) ? [] : pressing(stay.tasks, stay.arrivesOn, today);
	const [first] = lines;
	return first ? { ...one, what: 'tasks', n: lines.length, first: first.labels, dueOn: dueOf(first, stay.arrivesOn) } : null;
}

function mandateIn(one: Bare, leaving: Leaving, today: Day): Duty | null {
	const organisationId = 'side';
	const party: PartyFacts = {
		...{ organisationId, name: '', country: leaving.country, organisationKind: leaving.kind, recognition: 'recognised' },
		tier: leaving.territory && tierOf[leaving.territory],
		population: leaving.population,
	};
	const lacking = { id: '', organisationId, status: 'elected', travels: true, mandate: null, orderSignedOn: null, ordered: false } as const;
	const [check] = mandatesToVote(checkDelegate({ ...lacking, leavesOn: leaving.leavesOn }, { parties: [party] }, today), today);
	return check ? { ...one, what: 'mandate', n: leaving.delegates, dueOn: check.deadline } : null;
}
