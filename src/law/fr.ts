/** What French law asks of a French local authority that agrees with a foreign one. */
import type { Law } from './finding.ts';
import { competenceRules } from './fr/competence.ts';
import { councilRules, partnershipVoted } from './fr/council.ts';
import { decisionRules } from './fr/decision.ts';
import { missionRules } from './fr/mission.ts';
import { partnerRules } from './fr/partner.ts';
import { agreementReviewed, decisionReviewed } from './fr/review.ts';
import { textRules } from './fr/text.ts';

export const fr = {
	country: 'FR',
	partner: partnerRules,
	partnership: [partnershipVoted],
	decision: [...decisionRules, decisionReviewed],
	agreement: [...councilRules, ...textRules, agreementReviewed, ...competenceRules],
	delegate: missionRules,
} as const satisfies Law;
