import type { Decision } from '../decision/decision.ts';
import type { Dated, Day } from '../plain/day.ts';
import { earliest } from '../plain/day.ts';
import {
	type Agreement,
	adoptionOf,
	enteredForce,
	mustAdopt,
	mustTransmit,
	type State,
	termEnd,
	transmissionOf,
	type Verb,
} from './agreement.ts';

export type StepKey = 'draft' | 'council' | 'signature' | 'sending' | 'force' | 'end';
/** `gap`: what follows took place, and nothing on record shows that this did. */
export type Standing = 'done' | 'now' | 'to-come' | 'gap';
export interface Step {
	key: StepKey;
	standing: Standing;
	dates: Dated[];
}

const sorted = (dates: readonly (Dated | null)[]): Dated[] =>
	[...new Set(dates.filter((date) => date !== null))].sort((a, b) => (earliest(a) < earliest(b) ? -1 : 1));
const over: readonly State[] = ['expired', 'ended', 'annulled'];

/** The road of an agreement: what is done, where it stands, what comes. Steps that its parties need not take are left out. */
export function stepsOf(agreement: Agreement, state: State, decisions: readonly Pick<Decision, 'id' | 'takenOn'>[], today: Day): Step[] {
	const { parties, adoptions, signatures, transmissions, events } = agreement;
	const force = enteredForce(agreement);
	const signed = signatures.length > 0;
	const voting = parties.filter(mustAdopt);
	const sending = parties.filter(mustTransmit);
	const adopted = voting.every((party) => adoptionOf(agreement, party));
	const sent = sending.every((party) => transmissionOf(agreement, party));
	const allSigned = signed && state !== 'partly-signed';
	const taken = adoptions.map(({ decisionId }) => decisions.find(({ id }) => id === decisionId)?.takenOn ?? null);
	const past = force !== null || over.includes(state);
	const end = events.findLast(({ kind }) => kind === 'annulled' || kind === 'ended')?.on ?? termEnd(agreement, today);

	const council: Standing = adopted && (adoptions.length > 0 || signed) ? 'done' : signed ? 'gap' : state === 'draft' ? 'to-come' : 'now';
	const steps: (Step | false)[] = [
		{ key: 'draft', standing: state === 'draft' ? 'now' : 'done', dates: [] },
		(voting.length > 0 || adoptions.length > 0) && { key: 'council', standing: council, dates: sorted(taken) },
		{
			key: 'signature',
			standing: allSigned ? 'done' : past ? 'gap' : signed || state === 'adopted' ? 'now' : 'to-come',
			dates: sorted(signatures.map(({ signedOn }) => signedOn)),
		},
		sending.length > 0 && {
			key: 'sending',
			standing: sent ? 'done' : past ? 'gap' : allSigned ? 'now' : 'to-come',
			dates: sorted(transmissions.map(({ sentOn }) => sentOn)),
		},
		{
			key: 'force',
			standing: force ? 'done' : past ? 'gap' : allSigned && sent ? 'now' : 'to-come',
			dates: sorted([force?.on ?? null]),
		},
		(over.includes(state) || end !== null) && { key: 'end', standing: over.includes(state) ? 'done' : 'to-come', dates: sorted([end]) },
	];
	return steps.filter((step) => step !== false);
}

/** The one act that comes next, where one does. */
export function comesNext(agreement: Agreement, state: State): Verb | null {
	const unsent = agreement.parties.some((party) => mustTransmit(party) && !transmissionOf(agreement, party));
	switch (state) {
		case 'draft':
			return 'submit';
		case 'before-council':
		case 'partly-adopted':
			return 'adopt';
		case 'adopted':
		case 'partly-signed':
			return 'sign';
		case 'signed':
			return unsent ? 'transmit' : 'enter-force';
		case 'suspended':
			return 'resume';
		default:
			return null;
	}
}
