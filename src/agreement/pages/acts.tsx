import type { RuleId } from '../../law/law.ts';
import { m } from '../../paraglide/messages.js';
import { ButtonLink } from '../../ui/Button.tsx';
import { urls } from '../../urls.ts';
import { type Happening, happenings } from '../acts.ts';
import { type Agreement, allows, mustTransmit, type State, transmissionOf, type Verb } from '../agreement.ts';
import { happeningLabel } from '../labels.ts';
import { at } from './parts.tsx';

/** What the reader may do: write, or approve what binds. */
export interface Rights {
	edit: boolean;
	approve: boolean;
}
export interface ActsProps {
	agreement: Agreement;
	state: State;
	/** The act that comes next, where one does. */
	next: Verb | null;
	may: Rights;
}

export const hrefOf = (agreement: Agreement, verb: Verb): string => {
	const here = at(agreement);
	switch (verb) {
		case 'adopt':
			return urls.agreementAdopt(here);
		case 'sign':
			return urls.agreementSign(here);
		case 'transmit':
			return urls.agreementTransmit(here);
		case 'enter-force':
			return urls.agreementEnterForce(here);
		case 'withdraw':
			return urls.agreementWithdraw(here);
		case 'amend':
			return urls.agreementAmend(here);
		case 'submit':
			return urls.agreementSubmit(here);
		case 'edit':
			return urls.agreementEdit(here);
		default:
			return urls.agreementEvent(here, { verb });
	}
};
/** Where a draft is given what the law asks of the text itself. */
const writtenAt: Partial<Record<RuleId, (agreement: Agreement) => string>> = {
	'fr-object-stated': (agreement) => urls.agreementEdit(at(agreement)),
	'fr-commitments-stated': (agreement) => urls.agreementCommitments(at(agreement)),
};
export const isOfText = (rule: RuleId): boolean => rule in writtenAt;
/** The link that mends the text of a draft; null where the rule asks for something else. */
export function mendText(agreement: Agreement, rule: RuleId): { label: string; href: string } | null {
	const href = writtenAt[rule]?.(agreement);
	return href ? { label: m.agreement_life_mend(), href } : null;
}
const verbLabel: Record<Exclude<Verb, Happening>, () => string> = {
	edit: m.agreement_verb_edit,
	submit: m.agreement_verb_submit,
	withdraw: m.agreement_verb_withdraw,
	adopt: m.agreement_verb_adopt,
	sign: m.agreement_verb_sign,
	transmit: m.agreement_verb_transmit,
	'enter-force': m.agreement_verb_enter_force,
	amend: m.agreement_verb_amend,
};
export const labelOf = (verb: Verb): string =>
	(verb in verbLabel ? verbLabel[verb as keyof typeof verbLabel] : happeningLabel[verb as Happening])();
/** Whoever may write prepares; signing, entering into force and what ends an agreement ask for somebody who approves. */
const forApprover: readonly Verb[] = ['sign', 'enter-force', ...happenings];

export const mayDo = (verb: Verb, may: Rights): boolean => (forApprover.includes(verb) ? may.approve : may.edit);

/** At the head of the page: one thing to do. */
export function NextAct({ agreement, state, next, may }: ActsProps) {
	const mine = (verb: Verb) => mayDo(verb, may);
	return (
		<>
			{state === 'draft' && may.edit && <ButtonLink href={urls.agreementEdit(at(agreement))}>{m.agreement_verb_edit()}</ButtonLink>}
			{next && mine(next) && (
				<ButtonLink kind="primary" href={hrefOf(agreement, next)}>
					{labelOf(next)}
				</ButtonLink>
			)}
			{state === 'in-force' && may.edit && <ButtonLink href={hrefOf(agreement, 'amend')}>{m.agreement_verb_amend()}</ButtonLink>}
		</>
	);
}

/** What else may be done: less often, and never by chance. */
export function OtherActs({ agreement, state, next, may }: ActsProps) {
	const past: readonly State[] = ['draft', 'before-council', 'partly-adopted'];
	const owes = agreement.parties.some((party) => mustTransmit(party) && !transmissionOf(agreement, party));
	const acts: { verb: Verb; label: string; href?: string }[] = [
		...(state === 'in-force' ? [] : [{ verb: 'amend' as const, label: m.agreement_verb_amend() }]),
		...(past.includes(state)
			? [{ verb: 'sign' as const, label: m.agreement_verb_sign_past(), href: urls.agreementSign(at(agreement), { past: 'yes' }) }]
			: []),
		// A past accord whose sending is lost may still have entered into force.
		...(state === 'signed' && owes ? [{ verb: 'enter-force' as const, label: m.agreement_verb_enter_force() }] : []),
		{ verb: 'withdraw', label: m.agreement_verb_withdraw() },
		...happenings.map((verb) => ({ verb, label: happeningLabel[verb]() })),
	];
	const offered = acts.filter(({ verb }) => verb !== next && allows(state, verb) && mayDo(verb, may));
	if (offered.length === 0) return null;
	return (
		<div class="cluster actions">
			{offered.map(({ verb, label, href }) => (
				<ButtonLink size="small" href={href ?? hrefOf(agreement, verb)}>
					{label}
				</ButtonLink>
			))}
		</div>
	);
}
