import type { LawCheck } from '../law/law.ts';
import { m } from '../paraglide/messages.js';
import { getLocale } from '../paraglide/runtime.js';
import { type Language, read } from '../plain/language.ts';
import { formatDated } from '../ui/format.ts';
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
	mission: m.dossier_moment_mission,
	'mission-planned': m.dossier_moment_mission_planned,
	'mission-unrecorded': m.dossier_moment_mission_unrecorded,
	'mission-cancelled': m.dossier_moment_mission_cancelled,
	placement: m.dossier_moment_placement,
	'placement-planned': m.dossier_moment_placement_planned,
	'placement-unrecorded': m.dossier_moment_placement_unrecorded,
	'placement-cancelled': m.dossier_moment_placement_cancelled,
};

type Names = Readonly<Record<'agreement' | 'party' | 'placement', (id: string) => string>>;
function mandateText({ title, organisationId, n, by }: Extract<Step, { kind: 'vote-mandate' }>, names: Names): string {
	const locale = getLocale() as Language;
	const said = { mission: read(title, locale)?.text ?? '', party: names.party(organisationId), n };
	return by ? m.dossier_step_vote_mandate({ ...said, on: formatDated(by, locale) }) : m.dossier_step_vote_mandate_urgent(said);
}

/** What to do: `short` on a button, `label` with the text and the city it is for, and where it is done. */
export function stepWords(step: Step, partnership: string, names: Names): { short: string; label: string; href: string } {
	const at = { partnership };
	if (step.kind === 'record-vote')
		return { short: m.dossier_step_record_vote(), label: m.dossier_step_record_vote(), href: urls.decisionNew(at) };
	if (step.kind === 'draft-agreement') return { short: m.dossier_step_draft(), label: m.dossier_step_draft(), href: urls.agreementNew(at) };
	if (step.kind === 'tell-placement')
		return {
			short: m.dossier_do_tell_placement(),
			label: m.dossier_step_tell_placement({ placement: names.placement(step.placementId) }),
			href: `${urls.placement({ ...at, placement: step.placementId })}#question`,
		};
	if (step.kind === 'prepare-placement')
		return {
			short: m.dossier_do_prepare_placement(),
			label: m.dossier_step_prepare_placement({ placement: names.placement(step.placementId), n: step.n }),
			href: urls.placement({ ...at, placement: step.placementId }),
		};
	if (step.kind === 'vote-mandate')
		return {
			short: m.dossier_do_vote_mandate(),
			label: mandateText(step, names),
			href: urls.mission({ ...at, mission: step.missionId }),
		};
	const there = { ...at, agreement: step.agreementId };
	const agreement = names.agreement(step.agreementId);
	if (step.kind === 'submit')
		return { short: m.dossier_do_submit(), label: m.dossier_step_submit({ agreement }), href: urls.agreement(there) };
	if (step.kind === 'enter-force')
		return { short: m.dossier_do_enter_force(), label: m.dossier_step_enter_force({ agreement }), href: urls.agreementEnterForce(there) };
	const query = { organisation: step.organisationId };
	const said = { agreement, party: names.party(step.organisationId) };
	switch (step.kind) {
		case 'adopt':
			return { short: m.dossier_do_adopt(), label: m.dossier_step_adopt(said), href: urls.agreementAdopt(there, query) };
		case 'sign':
			return { short: m.dossier_do_sign(), label: m.dossier_step_sign(said), href: urls.agreementSign(there, query) };
		case 'transmit':
			return { short: m.dossier_do_transmit(), label: m.dossier_step_transmit(said), href: urls.agreementTransmit(there, query) };
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
		// What a mission lacks stands on its own page.
		case 'delegate':
			return { label, href: urls.missions(at) };
		case 'partnership':
			return { label, href: check.ruleId.endsWith('partnership-voted') ? urls.decisionNew(at) : urls.partnershipEdit(at) };
	}
}
