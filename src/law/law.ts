/** The law of each party's own country, applied to dated facts. A rule guards changes; of what is recorded it only tells. */
import type { Dated, Day } from '../plain/day.ts';
import { am } from './am.ts';
import type { AgreementFacts, Around, DecisionFacts, DelegateFacts, PartnershipFacts, PartyFacts } from './facts.ts';
import { binds, decisionOn, isLocal, signatureBy } from './facts.ts';
import type { Check, Law } from './finding.ts';
import { run } from './finding.ts';
import { fr } from './fr.ts';

const known = [fr, am] as const;

type RulesOf<L extends Law> = (L['partner'] | L['partnership'] | L['decision'] | L['agreement'] | L['delegate'])[number];
export type RuleId = RulesOf<(typeof known)[number]>['id'];
export type LawCheck = Check<RuleId>;

/** The law of a country by ISO 3166-1 alpha-2, or `null` where none is written here. */
export const lawOf = (country: string): Law<RuleId> | null => known.find((law) => law.country === country) ?? null;

/** A law speaks to local authorities and their groupings: the other parties have no council. */
const asked = (parties: readonly PartyFacts[]) =>
	parties.filter(isLocal).flatMap((party) => {
		const law = lawOf(party.country);
		return law === null ? [] : [{ party, law }];
	});

/** What each foreign law says of this party as a partner. */
export function checkPartner(partner: PartyFacts, around: Around): LawCheck[] {
	const subject = { noun: 'party', id: partner.organisationId } as const;
	return asked(around.parties)
		.filter(({ party }) => party.country !== partner.country)
		.flatMap(({ party, law }) =>
			law.partner.flatMap((rule) => run(rule, rule.check(partner, party, around), { subject, party, when: null })),
		);
}

/** `party` is the organisation whose council took the decision; no checks where its country's law is not known. */
export function checkDecision(decision: DecisionFacts, { parties }: Pick<Around, 'parties'>, today: Day): LawCheck[] {
	const subject = { noun: 'decision', id: decision.id } as const;
	return asked(parties.filter((it) => it.organisationId === decision.organisationId)).flatMap(({ party, law }) =>
		law.decision.flatMap((rule) => run(rule, rule.check(decision, party, today), { subject, party, when: decision.takenOn })),
	);
}

/** When the text took effect, as this party saw it: its entry into force, else the signature, else the vote. */
const effectOn = (agreement: AgreementFacts, party: PartyFacts, around: Around): Dated | null =>
	agreement.inForceOn ?? signatureBy(agreement, party)?.signedOn ?? decisionOn(agreement, party, around)?.takenOn ?? null;

export function checkAgreement(agreement: AgreementFacts, around: Around, today: Day): LawCheck[] {
	const subject = { noun: 'agreement', id: agreement.id } as const;
	return asked(around.parties.filter((it) => binds(agreement, it.organisationId))).flatMap(({ party, law }) => {
		const when = effectOn(agreement, party, around);
		return law.agreement.flatMap((rule) => run(rule, rule.check(agreement, party, around, today), { subject, party, when }));
	});
}

/** What the law of the party that sends them asks of a delegate before they leave. */
export function checkDelegate(delegate: DelegateFacts, { parties }: Pick<Around, 'parties'>, today: Day): LawCheck[] {
	const subject = { noun: 'delegate', id: delegate.id } as const;
	return asked(parties.filter((it) => it.organisationId === delegate.organisationId)).flatMap(({ party, law }) =>
		law.delegate.flatMap((rule) => run(rule, rule.check(delegate, party, today), { subject, party, when: delegate.leavesOn })),
	);
}

export type Review = {
	/** In reading order: partners, the partnership itself, decisions, agreements. */
	readonly checks: readonly LawCheck[];
	/** Countries of parties whose law is not written here. */
	readonly noLaw: readonly string[];
};

export function checkPartnership(partnership: PartnershipFacts, today: Day): Review {
	const { parties, decisions, agreements } = partnership;
	const subject = { noun: 'partnership', id: partnership.id } as const;
	const itself = asked(parties).flatMap(({ party, law }) =>
		law.partnership.flatMap((rule) => run(rule, rule.check(partnership, party), { subject, party, when: partnership.since })),
	);
	const countries = new Set(parties.map(({ country }) => country));
	return {
		checks: [
			...parties.flatMap((party) => checkPartner(party, partnership)),
			...itself,
			...decisions.flatMap((decision) => checkDecision(decision, partnership, today)),
			...agreements.flatMap((agreement) => checkAgreement(agreement, partnership, today)),
		],
		noLaw: [...countries].filter((country) => lawOf(country) === null),
	};
}
