/** Which fact, of which record, a line of the law's checklist is about: what a document would have to prove. */
import type { LawCheck, RuleId } from '../law/law.ts';
import { urls } from '../urls.ts';
import { queryOf } from './aim.ts';
import { type Evidence, type Fact, factsOf, type Proves } from './document.ts';

const facts: Partial<Record<RuleId, Fact>> = {
	'fr-partnership-voted': 'since',
	'fr-explanatory-note': 'note-sent',
	'fr-report-sent': 'note-sent',
	'fr-decision-transmitted': 'transmission',
	'fr-electronic-transmission': 'transmission',
	'fr-decision-published': 'publication',
	'fr-electronic-publication': 'publication',
	'fr-act-id': 'number',
	'fr-act-number': 'number',
	'fr-object-stated': 'object',
	'fr-commitments-stated': 'commitments',
	'fr-signed-before-force': 'signature',
	'fr-signature-before-decision': 'signature',
	'fr-signatory-authorised': 'signature',
	'am-signature-before-decision': 'signature',
	'am-signatory': 'signature',
	'fr-sent-before-force': 'transmission',
	'fr-agreement-annulled': 'annulment',
};

/** Null where the line is about no fact that a document proves, or the fact is not due yet. */
export function factOf({ ruleId, subject, state }: LawCheck): Proves | null {
	const fact = facts[ruleId];
	if (!fact || state === 'pending') return null;
	if (subject.noun === 'party' || subject.noun === 'delegate') return null;
	const known: readonly string[] = factsOf[subject.noun];
	if (!known.includes(fact)) return null;
	return {
		fact,
		decisionId: subject.noun === 'decision' ? subject.id : null,
		agreementId: subject.noun === 'agreement' ? subject.id : null,
	};
}

/** The proof on file for what a line is about. */
export function proofOf(check: LawCheck, evidence: readonly Evidence[]): Evidence | undefined {
	const asked = factOf(check);
	return asked === null
		? undefined
		: evidence.find((one) => one.fact === asked.fact && one.decisionId === asked.decisionId && one.agreementId === asked.agreementId);
}

/** Where the proof of what a line is about is added, and from where one then comes back; null where there is nothing to prove, or it is on file. */
export function placeToProve(check: LawCheck, evidence: readonly Evidence[], partnership: string, back: string): string | null {
	const asked = factOf(check);
	if (asked === null || proofOf(check, evidence)) return null;
	return urls.documentNew({ partnership }, queryOf({ proves: asked, back }));
}
