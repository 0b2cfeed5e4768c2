/** How a council is summoned, and how its decision comes to bind. */
import type { Dated } from '../../plain/day.ts';
import { day, daysBetween, earliest, latest } from '../../plain/day.ts';
import type { DecisionFacts, PartyFacts } from '../facts.ts';
import type { Answer, DecisionRule } from '../finding.ts';
import { broken, inOrder, met, missing, unknown } from '../finding.ts';

const decisionRule = <const Id extends string>(rule: DecisionRule<Id>): DecisionRule<Id> => rule;

/** Whether at least `wanted` days lie from one date to the other, whatever day each may mean. */
function apart(from: Dated, to: Dated, wanted: number): 'met' | 'broken' | 'unknown' {
	if (daysBetween(latest(from), earliest(to)) >= wanted) return 'met';
	return daysBetween(earliest(from), latest(to)) < wanted ? 'broken' : 'unknown';
}

function summons({ takenOn, noteSentOn: sentOn }: DecisionFacts, wanted: number, days: number): Answer {
	if (sentOn === null) return missing({ takenOn, days });
	if (takenOn === null) return unknown({ sentOn, days });
	return { state: apart(sentOn, takenOn, wanted), facts: { sentOn, takenOn, days } };
}

// Five clear days: neither the day of sending nor that of the meeting counts. A grouping follows the rule of communes
// of 3,500 inhabitants as soon as it has one (CGCT L5211-1); its own population stands for that here.
export const noteSent = decisionRule({
	id: 'fr-explanatory-note',
	severity: 'warning',
	since: day('1996-02-24'), // the code came into force
	source: 'CGCT, art. L. 2121-12 et L. 5211-1',
	check: (decision, { tier, population }) => {
		if (tier !== 'commune' && tier !== 'intercommunal') return null;
		if (population === null)
			return decision.noteSentOn === null ? unknown({ takenOn: decision.takenOn, days: 5 }) : summons(decision, 6, 5);
		return population >= 3500 ? summons(decision, 6, 5) : null;
	},
});

export const reportSent = decisionRule({
	id: 'fr-report-sent',
	severity: 'warning',
	since: day('1996-02-24'),
	source: 'CGCT, art. L. 3121-19 et L. 4132-18',
	check: (decision, { tier }) => (tier === 'department' || tier === 'region' ? summons(decision, 12, 12) : null),
});

const adopted = ({ outcome }: DecisionFacts) => outcome === 'adopted';
const executory = { severity: 'warning', since: day('1982-03-03') } as const; // Law 82-213 of 2 March 1982

export const decisionSent = decisionRule({
	...executory,
	id: 'fr-decision-transmitted',
	source: 'CGCT, art. L. 2131-1, L. 3131-1 et L. 4141-1',
	check: (decision) => {
		const { takenOn, transmittedOn: sentOn } = decision;
		if (!adopted(decision)) return null;
		if (sentOn === null) return missing({ takenOn });
		return takenOn === null ? met({ sentOn }) : { state: notBefore(sentOn, takenOn), facts: { takenOn, sentOn } };
	},
});

export const decisionPublished = decisionRule({
	...executory,
	id: 'fr-decision-published',
	source: 'CGCT, art. L. 2131-1, L. 3131-1 et L. 4141-1',
	check: (decision) => {
		const { takenOn, publishedOn } = decision;
		if (!adopted(decision)) return null;
		if (publishedOn === null) return missing({ takenOn });
		return takenOn === null ? met({ publishedOn }) : { state: notBefore(publishedOn, takenOn), facts: { takenOn, publishedOn } };
	},
});

/** A step that follows the vote: vague dates do not accuse it. */
function notBefore(step: Dated, takenOn: Dated): 'met' | 'broken' {
	return inOrder(takenOn, step) === 'broken' ? 'broken' : 'met';
}

export const publishedOnline = decisionRule({
	id: 'fr-electronic-publication',
	severity: 'warning',
	since: day('2022-07-01'),
	source: 'CGCT, art. L. 2131-1, III et IV (ordonnance n° 2021-1310 du 7 octobre 2021)',
	check: (decision, { tier, population }) => {
		const { publishedElectronically: online, publishedOn } = decision;
		if (!adopted(decision) || online === undefined || publishedOn === null) return null;
		if (online === true) return met({ publishedOn });
		// Below 3,500 inhabitants the council may choose paper.
		if (tier === 'commune' && (population ?? 0) < 3500) return null;
		return online === null ? unknown({ publishedOn }) : broken({ publishedOn });
	},
});

/** Departments and regions always, communes and groupings above 50,000 inhabitants. */
function mustSendOnline({ tier, population }: PartyFacts): boolean | null {
	if (tier === null) return null;
	if (tier === 'department' || tier === 'region') return true;
	return population === null ? null : population > 50_000;
}

export const sentOnline = decisionRule({
	id: 'fr-electronic-transmission',
	severity: 'warning',
	since: day('2020-08-07'), // Law 2015-991 of 7 August 2015, art. 128: five years later
	source: 'CGCT, art. L. 2131-1, L. 3131-1, L. 4141-1 et L. 5211-3',
	check: ({ transmittedOn: sentOn, transmittedElectronically: online }, party) => {
		const facts = { sentOn, population: party.population };
		if (sentOn === null || mustSendOnline(party) !== true) return null;
		if (online === null) return unknown(facts);
		return online ? met(facts) : broken(facts);
	},
});

// @CTES: department, SIREN, date of the act, number, nature.
const actId = /^(?:0\d{2}|02[AB]|9[78]\d)-\d{9}-(\d{4})(\d{2})(\d{2})-([0-9A-Z_]{1,15})-[A-Z]{2}$/;

export const actIdShaped = decisionRule({
	id: 'fr-act-id',
	severity: 'advice',
	source: '@CTES : identifiant unique d’un acte télétransmis',
	check: ({ actId: id, takenOn, number }) => {
		if (id === null) return null;
		const found = actId.exec(id);
		const facts = { actId: id, takenOn, number };
		if (found === null) return broken(facts);
		const written = `${found[1]}-${found[2]}-${found[3]}`;
		const sameDate = takenOn === null || (earliest(takenOn) <= written && written <= latest(takenOn));
		return sameDate && (number === null || number === found[4]) ? met(facts) : broken(facts);
	},
});

export const numberShaped = decisionRule({
	id: 'fr-act-number',
	severity: 'advice',
	source: '@CTES : numéro interne de l’acte',
	check: ({ number }) => (number === null ? null : (/^[0-9A-Z_]{1,15}$/.test(number) ? met : broken)({ number })),
});

export const decisionRules = [
	noteSent,
	reportSent,
	decisionSent,
	decisionPublished,
	publishedOnline,
	sentOnline,
	actIdShaped,
	numberShaped,
] as const;
