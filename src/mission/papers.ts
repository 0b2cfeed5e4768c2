/** What is recorded of a mission, as the documents that go with it ask for it. */
import type { Decision } from '../decision/decision.ts';
import type { Voted } from '../paper/mandate.ts';
import { type Paying, type Someone, type Trip, textsOf } from '../paper/shapes.ts';
import type { Partnership } from '../partnership/partnership.ts';
import { type Language, languages, type Texts } from '../plain/language.ts';
import { fromDecimal } from '../plain/money.ts';
import { inLanguage } from '../web/locale.ts';
import { partyOf } from './ask.ts';
import type { Cost } from './cost.ts';
import type { Mission } from './mission.ts';
import { answerOf, type Delegate } from './roster.ts';
import { costKindLabel, wayLabel } from './wording.ts';

export { textsOf };

const inAll = (word: () => string): Texts => Object.fromEntries(languages.map((language) => [language, inLanguage(language, word)]));

export function tripOf(mission: Mission, partnership: Partnership): Trip {
	const [sender, host] = [partyOf(partnership, mission.senderId), partyOf(partnership, mission.hostId)];
	return {
		title: mission.title,
		purpose: mission.purpose,
		leavesOn: mission.leavesOn,
		returnsOn: mission.returnsOn,
		places: mission.places.map(textsOf),
		sender: sender ? textsOf(sender) : {},
		host: host ? textsOf(host) : null,
	};
}

export function someoneOf(delegate: Delegate, partnership: Partnership): Someone & { reads: Language } {
	const party = partyOf(partnership, delegate.sideId);
	return {
		givenName: delegate.givenName,
		familyName: delegate.familyName,
		givenNameHy: delegate.givenNameHy,
		familyNameHy: delegate.familyNameHy,
		capacity: delegate.capacity,
		organisation: party ? textsOf(party) : null,
		reads: party?.country === 'AM' ? 'hy' : 'fr',
	};
}

/** Those who come: who declined has no badge, no mandate and no visa. */
export const coming = (roster: readonly Delegate[]): Delegate[] => roster.filter((delegate) => answerOf(delegate) !== 'declined');

export const travelOf = (delegate: Delegate, language: Language): string[] =>
	delegate.legs.map(({ by, number, leavesFrom, arrivesTo }) =>
		[[inLanguage(language, wayLabel[by]), number].filter(Boolean).join(' '), [leavesFrom, arrivesTo].filter(Boolean).join(' – ')]
			.filter(Boolean)
			.join(' : '),
	);

/** Lines as planned, or as spent where nothing was planned; of one payer where one is named. */
export const payingOf = (costs: readonly Cost[], payerId: string | null = null): Paying[] =>
	costs
		.filter(({ payer }) => payerId === null || payer.id === payerId)
		.map(({ kind, label, planned, spent, currency, payer }) => {
			const amount = planned ?? spent;
			const kinds = inAll(costKindLabel[kind]);
			const named = Object.fromEntries(Object.entries(kinds).map(([language, word]) => [language, label ? `${word} (${label})` : word]));
			return { label: named, amount: amount === null ? null : fromDecimal(amount, currency), payer: textsOf(payer) };
		});

/** What each kind of cost is and who bears it, each said once: a consulate asks for no amounts. */
export function coveredOf(costs: readonly Cost[]): Paying[] {
	const seen = new Map(
		costs.map(({ kind, payer }) => [`${kind} ${payer.id}`, { label: inAll(costKindLabel[kind]), payer: textsOf(payer) }]),
	);
	return [...seen.values()];
}

/** The decision that mandates one of them. */
export function mandateOf({ mandateDecisionId }: Delegate, decisions: readonly Decision[]): Voted | null {
	const decision = decisions.find(({ id }) => id === mandateDecisionId);
	return decision ? { number: decision.number, takenOn: decision.takenOn } : null;
}
