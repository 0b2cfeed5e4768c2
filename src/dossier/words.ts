import type { LawCheck } from '../law/law.ts';
import { m } from '../paraglide/messages.js';
import { urls } from '../urls.ts';
import type { MomentKind, Step } from './dossier.ts';

export const momentLabel: Record<MomentKind, () => string> = {
	proposed: m.dossier_moment_proposed,
	since: m.dossier_moment_since,
	vote: m.dossier_moment_vote,
	'vote-planned': m.dossier_moment_vote_planned,
	'vote-rejected': m.dossier_moment_vote_rejected,
	signed: m.dossier_moment_signed,
	'entered-force': m.dossier_moment_entered_force,
	renewed: m.dossier_moment_renewed,
	suspended: m.dossier_moment_suspended,
	resumed: m.dossier_moment_resumed,
	ended: m.dossier_moment_ended,
	annulled: m.dossier_moment_annulled,
	referred: m.dossier_moment_referred,
	sent: m.dossier_moment_sent,
	milestone: m.dossier_moment_milestone,
};

/** What to do, for which text and whom, and where it is done. */
export function stepWords(
	step: Step,
	partnership: string,
	names: { agreement: (id: string) => string; party: (id: string) => string },
): { label: string; href: string } {
	const at = { partnership };
	switch (step.kind) {
		case 'record-vote':
			return { label: m.dossier_step_record_vote(), href: urls.decisionNew(at) };
		case 'draft-agreement':
			return { label: m.dossier_step_draft(), href: urls.agreementNew(at) };
		case 'submit':
			return {
				label: m.dossier_step_submit({ agreement: names.agreement(step.agreementId) }),
				href: urls.agreement({ ...at, agreement: step.agreementId }),
			};
		case 'enter-force':
			return {
				label: m.dossier_step_enter_force({ agreement: names.agreement(step.agreementId) }),
				href: urls.agreementEnterForce({ ...at, agreement: step.agreementId }),
			};
		default: {
			const there = { ...at, agreement: step.agreementId };
			const query = { organisation: step.organisationId };
			const said = { agreement: names.agreement(step.agreementId), party: names.party(step.organisationId) };
			if (step.kind === 'adopt') return { label: m.dossier_step_adopt(said), href: urls.agreementAdopt(there, query) };
			if (step.kind === 'sign') return { label: m.dossier_step_sign(said), href: urls.agreementSign(there, query) };
			return { label: m.dossier_step_transmit(said), href: urls.agreementTransmit(there, query) };
		}
	}
}

/** Where a line of the law's checklist is mended: on the thing it speaks of. */
export function mend(check: LawCheck, partnership: string): { label: string; href: string } {
	const at = { partnership };
	const label = m.dossier_mend();
	switch (check.subject.noun) {
		case 'decision':
			return { label, href: urls.decisionEdit({ ...at, decision: check.subject.id }) };
		case 'agreement':
			return { label, href: urls.agreement({ ...at, agreement: check.subject.id }) };
		case 'party':
			return { label, href: urls.organisation({ organisation: check.subject.id }) };
		case 'partnership':
			return { label, href: check.ruleId.endsWith('partnership-voted') ? urls.decisionNew(at) : urls.partnershipEdit(at) };
	}
}
