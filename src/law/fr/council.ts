/** The council comes before the signature, and the signature is the one it allowed. */
import { day, surelyBefore } from '../../plain/day.ts';
import { adoptionBy, decisionOn, isConcluded, signatureBy } from '../facts.ts';
import type { AgreementRule, PartnershipRule } from '../finding.ts';
import { broken, inOrder, inStrictOrder, met, missing, pending, unknown, unlessProven, whenNotSo } from '../finding.ts';

const agreementRule = <const Id extends string>(rule: AgreementRule<Id>): AgreementRule<Id> => rule;
const partnershipRule = <const Id extends string>(rule: PartnershipRule<Id>): PartnershipRule<Id> => rule;

const council = 'CGCT, art. L. 1115-1, L. 2121-29, L. 3211-1 et L. 4221-1';

export const partnershipVoted = partnershipRule({
	id: 'fr-partnership-voted',
	severity: 'warning',
	source: 'CGCT, art. L. 2121-29, L. 3211-1 et L. 4221-1',
	check: ({ decisions, since }, { organisationId }) => {
		const votes = decisions.filter((it) => it.createsPartnership && it.organisationId === organisationId);
		const vote = votes.find((it) => it.outcome === 'adopted' && it.annulledOn === null) ?? votes[0];
		if (vote === undefined) return since === null ? pending() : missing();
		const facts = { takenOn: vote.takenOn, annulledOn: vote.annulledOn };
		if (vote.outcome === 'rejected' || vote.annulledOn !== null) return broken(facts);
		return vote.outcome === null ? unknown(facts) : met(facts);
	},
});

// Oath, charter, pact or agreement: whatever its name, the text is voted before it is signed (circular of 24 May 2018).
export const textVoted = agreementRule({
	id: 'fr-text-before-council',
	severity: 'refusal',
	guards: { adopt: ['broken'], sign: unlessProven, 'enter-force': unlessProven },
	source: `${council} ; circulaire NOR INTB1809792C du 24 mai 2018`,
	check: (agreement, party, around) => {
		const decision = decisionOn(agreement, party, around);
		if (decision === null) return isConcluded(agreement) ? missing() : pending();
		const facts = { takenOn: decision.takenOn, number: decision.number };
		if (decision.outcome === 'rejected') return broken(facts);
		return decision.outcome === null ? unknown(facts) : met(facts);
	},
});

// A council adopts the text it was shown: a vote older than the text may be on the twinning, not on these words.
export const decisionOnThisText = agreementRule({
	id: 'fr-decision-on-this-text',
	severity: 'warning',
	source: council,
	check: (agreement, party, around) => {
		const takenOn = decisionOn(agreement, party, around)?.takenOn ?? null;
		const sentOn = agreement.submittedOn ?? null;
		if (takenOn === null || sentOn === null) return null;
		return surelyBefore(takenOn, sentOn) ? broken({ takenOn, sentOn }) : met({ takenOn, sentOn });
	},
});

export const decisionStands = agreementRule({
	id: 'fr-decision-annulled',
	severity: 'refusal',
	guards: { adopt: whenNotSo, sign: whenNotSo, 'enter-force': whenNotSo },
	source: 'CGCT, art. L. 2131-6, L. 3132-1 et L. 4142-1',
	check: (agreement, party, around) => {
		const decision = decisionOn(agreement, party, around);
		if (decision === null) return null;
		const facts = { takenOn: decision.takenOn, annulledOn: decision.annulledOn };
		return decision.annulledOn === null ? met(facts) : broken(facts);
	},
});

export const decisionFirst = agreementRule({
	id: 'fr-signature-before-decision',
	severity: 'refusal',
	guards: { sign: whenNotSo, 'enter-force': unlessProven },
	source: `${council} ; CE, 20 janvier 1989, Ville de Millau, n° 70686`,
	check: (agreement, party, around) => {
		const [decision, signature] = [decisionOn(agreement, party, around), signatureBy(agreement, party)];
		if (decision === null || signature === null) return null; // said by the rules that ask for a vote and for a signature
		const { takenOn } = decision;
		const { signedOn } = signature;
		if (takenOn === null) return missing({ signedOn });
		if (signedOn === null) return unknown({ takenOn });
		return { state: inOrder(takenOn, signedOn), facts: { takenOn, signedOn } };
	},
});

// A signature given on a decision that was not yet executory is not made good by sending the decision afterwards;
// on the same day, only the hour can tell.
export const executoryFirst = agreementRule({
	id: 'fr-signature-before-transmission',
	severity: 'warning',
	since: day('1982-03-03'), // Law 82-213 of 2 March 1982
	source: 'CGCT, art. L. 2131-1 ; CE, 20 janvier 1989, Ville de Millau, n° 70686 ; CE, 29 juillet 2002, n° 227419',
	check: (agreement, party, around) => {
		const [decision, signature] = [decisionOn(agreement, party, around), signatureBy(agreement, party)];
		if (decision === null || signature === null) return null;
		const { transmittedOn: sentOn } = decision;
		const { signedOn } = signature;
		if (sentOn === null) return missing({ signedOn });
		if (signedOn === null) return unknown({ sentOn });
		return { state: inStrictOrder(sentOn, signedOn), facts: { sentOn, signedOn } };
	},
});

// A warning only: the mayor may have delegated the signature by order (CGCT L2122-18), a fact that is not recorded.
export const signatoryAllowed = agreementRule({
	id: 'fr-signatory-authorised',
	severity: 'warning',
	source: 'CGCT, art. L. 2122-18 et L. 2122-21',
	check: (agreement, party) => {
		const [adoption, signature] = [adoptionBy(agreement, party), signatureBy(agreement, party)];
		if (adoption === null || signature === null) return null;
		if (adoption.signatoryPersonId === null || signature.personId === null) return unknown({ signedOn: signature.signedOn });
		return (adoption.signatoryPersonId === signature.personId ? met : broken)({ signedOn: signature.signedOn });
	},
});

export const councilRules = [textVoted, decisionOnThisText, decisionStands, decisionFirst, executoryFirst, signatoryAllowed] as const;
