import type { Evidence } from '../../document/document.ts';
import type { Deadline } from '../../law/deadline.ts';
import type { LawCheck } from '../../law/law.ts';
import { deadlineLabel } from '../../law/words.ts';
import { m } from '../../paraglide/messages.js';
import type { Partnership } from '../../partnership/partnership.ts';
import { type Language, languages, read } from '../../plain/language.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { Findings } from '../../ui/Findings.tsx';
import { PageHead, Section } from '../../ui/PageHead.tsx';
import { When } from '../../ui/When.tsx';
import { urls } from '../../urls.ts';
import { type Happening, happenings } from '../acts.ts';
import { type Agreement, allows, mustTransmit, type State, transmissionOf, type Verb } from '../agreement.ts';
import { happeningLabel, kindLabel, stateLabel } from '../labels.ts';
import type { Step } from '../steps.ts';
import { Adoptions, Events, type LifeProps, Sendings, Signatures, Steps } from './life.tsx';
import { at, InWords, titleOf } from './parts.tsx';
import { AgreementText, type AgreementTextProps } from './text.tsx';

export interface ShowProps extends Omit<LifeProps, 'people' | 'may'> {
	partnership: Partnership;
	state: State;
	steps: readonly Step[];
	/** The act that comes next, where one does. */
	next: Verb | null;
	amends: Agreement | null;
	amendments: readonly (Agreement & { state: State })[];
	checks: readonly LawCheck[];
	deadlines: readonly Deadline[];
	evidence: readonly Evidence[];
	text: AgreementTextProps;
	may: { edit: boolean; approve: boolean };
	locale: Language;
}

const ledeOf: Record<State, () => string> = {
	draft: m.agreement_next_draft,
	'before-council': m.agreement_next_before_council,
	'partly-adopted': m.agreement_next_partly_adopted,
	adopted: m.agreement_next_adopted,
	'partly-signed': m.agreement_next_partly_signed,
	signed: m.agreement_next_signed,
	'in-force': m.agreement_next_in_force,
	suspended: m.agreement_next_suspended,
	expired: m.agreement_next_expired,
	ended: m.agreement_next_ended,
	annulled: m.agreement_next_annulled,
};

export function ShowPage(props: ShowProps) {
	const { partnership, agreement, state, steps, amends, amendments, deadlines, evidence, text, may, locale } = props;
	const title = titleOf(agreement, locale);
	const other = languages.find(
		(language) => language !== title.language && partnership.languages.includes(language) && agreement.title[language],
	);
	const { label, tone } = stateLabel[state];
	const amended = amendments.some((one) => one.state === 'in-force' || one.state === 'signed');
	const life: LifeProps = {
		agreement,
		decisions: props.decisions,
		people: partnership.people,
		mandates: props.mandates,
		may: {
			adopt: may.edit && allows(state, 'adopt'),
			sign: may.approve && allows(state, 'sign') && state !== 'draft' && state !== 'before-council' && state !== 'partly-adopted',
			transmit: may.edit && allows(state, 'transmit'),
		},
		locale,
	};
	return (
		<>
			<PageHead
				title={<span lang={title.language === locale ? undefined : title.language}>{title.text}</span>}
				twin={other && { text: agreement.title[other] ?? '', lang: other }}
				crumbs={[{ label: partnership.name, href: urls.partnership({ partnership: partnership.id }) }]}
				state={
					<>
						<Chip>{kindLabel[agreement.kind]()}</Chip>
						<Chip tone={tone}>{label()}</Chip>
						{amended && <Chip>{m.agreement_life_amended()}</Chip>}
					</>
				}
				lede={ledeOf[state]()}
				actions={<NextAct {...props} />}
			/>
			<Steps steps={steps} />
			{amends && (
				<p>
					{m.agreement_life_amends()} <a href={urls.agreement(at(amends))}>{titleOf(amends, locale).text}</a>
				</p>
			)}
			<Section title={m.agreement_life_object()}>
				<Facts
					facts={[
						{
							term: m.agreement_life_object(),
							value: read(agreement.object, locale) ? (
								<InWords texts={agreement.object} locale={locale} />
							) : (
								m.agreement_life_object_missing()
							),
						},
						{
							term: m.agreement_life_fields(),
							value: agreement.fields.map(({ names, key }) => read(names, locale)?.text ?? key).join(', '),
						},
					]}
				/>
			</Section>
			{state === 'draft' && <AgreementText {...text} />}
			<Adoptions {...life} />
			{/* What cannot be there yet takes no room. */}
			{(agreement.signatures.length > 0 || agreement.adoptions.length > 0) && <Signatures {...life} />}
			{agreement.signatures.length > 0 && <Sendings {...life} />}
			<Law {...props} />
			{deadlines.length > 0 && (
				<Section title={m.agreement_life_deadlines()} id="deadlines">
					<Facts facts={deadlines.map(({ kind, on }) => ({ term: deadlineLabel[kind](), value: <When date={on} /> }))} />
				</Section>
			)}
			<Proofs partnership={partnership} agreement={agreement} evidence={evidence} may={may} />
			<Section title={m.agreement_life_after()} id="after">
				<Events agreement={agreement} />
				{amendments.length > 0 && (
					<ul class="lines">
						{amendments.map((one) => (
							<li>
								<a href={urls.agreement(at(one))}>{titleOf(one, locale).text}</a>{' '}
								<Chip tone={stateLabel[one.state].tone}>{stateLabel[one.state].label()}</Chip>
							</li>
						))}
					</ul>
				)}
				{agreement.events.length === 0 && amendments.length === 0 && <p class="soft">{m.agreement_life_after_nothing()}</p>}
				<OtherActs {...props} />
			</Section>
			{state !== 'draft' && <AgreementText {...text} />}
		</>
	);
}

const hrefOf = (agreement: Agreement, verb: Verb): string => {
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
		case 'edit':
		case 'submit':
			return urls.agreementEdit(here);
		default:
			return urls.agreementEvent(here, { verb });
	}
};
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
const labelOf = (verb: Verb): string =>
	(verb in verbLabel ? verbLabel[verb as keyof typeof verbLabel] : happeningLabel[verb as Happening])();
/** Whoever may write prepares; signing, entering into force and what ends an agreement ask for somebody who approves. */
const forApprover: readonly Verb[] = ['sign', 'enter-force', ...happenings];

function NextAct({ agreement, state, next, may }: ShowProps) {
	const mine = (verb: Verb) => (forApprover.includes(verb) ? may.approve : may.edit);
	return (
		<>
			{state === 'draft' && may.edit && <ButtonLink href={urls.agreementEdit(at(agreement))}>{m.agreement_verb_edit()}</ButtonLink>}
			{next === 'submit' && may.edit && (
				<form method="post" action={urls.agreementSubmit(at(agreement))}>
					<Button kind="primary">{m.agreement_verb_submit()}</Button>
				</form>
			)}
			{next && next !== 'submit' && mine(next) && (
				<ButtonLink kind="primary" href={hrefOf(agreement, next)}>
					{labelOf(next)}
				</ButtonLink>
			)}
			{state === 'in-force' && may.edit && <ButtonLink href={hrefOf(agreement, 'amend')}>{m.agreement_verb_amend()}</ButtonLink>}
		</>
	);
}

/** What else may be done: less often, and never by chance. */
function OtherActs({ agreement, state, next, may }: ShowProps) {
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
	const offered = acts.filter(({ verb }) => verb !== next && allows(state, verb) && (forApprover.includes(verb) ? may.approve : may.edit));
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

const factOf: Partial<Record<LawCheck['ruleId'], Evidence['fact']>> = {
	'fr-signed-before-force': 'signature',
	'fr-object-stated': 'object',
	'fr-commitments-stated': 'commitments',
	'fr-sent-before-force': 'transmission',
};
const mendedBy: Partial<Record<LawCheck['ruleId'], Verb>> = {
	'fr-text-before-council': 'adopt',
	'am-council-decision': 'adopt',
	'fr-decision-annulled': 'adopt',
	'fr-signature-before-decision': 'sign',
	'fr-signatory-authorised': 'sign',
	'am-signature-before-decision': 'sign',
	'am-signatory': 'sign',
	'fr-object-stated': 'edit',
	'fr-commitments-stated': 'edit',
	'fr-signed-before-force': 'sign',
	'fr-sent-before-force': 'transmit',
};

function Law({ checks, partnership, agreement, state, evidence, may, locale }: ShowProps) {
	if (checks.length === 0) return null;
	const fieldName = (key: string) => {
		const field = partnership.fields.find((one) => one.key === key);
		return (field && read(field.names, locale)?.text) ?? key;
	};
	const mend = (check: LawCheck) => {
		const verb = mendedBy[check.ruleId];
		if (check.ruleId === 'fr-agenda-2030')
			return may.edit ? { label: m.agreement_life_mend(), href: urls.partnershipFields({ partnership: partnership.id }) } : null;
		if (!verb || !allows(state, verb) || !(forApprover.includes(verb) ? may.approve : may.edit) || check.state === 'pending') return null;
		const adopting = verb === 'adopt' ? urls.agreementAdopt(at(agreement), { organisation: check.partyId }) : hrefOf(agreement, verb);
		return { label: m.agreement_life_mend(), href: adopting };
	};
	const proof = (check: LawCheck) => {
		const found = evidence.find(({ fact }) => fact === factOf[check.ruleId]);
		return found && { label: found.title, href: found.url ?? urls.documents({ partnership: partnership.id }) };
	};
	return (
		<Section title={m.agreement_life_law()} id="law">
			<Findings checks={checks} mend={mend} proof={proof} fieldName={fieldName} />
		</Section>
	);
}

function Proofs({ partnership, agreement, evidence, may }: Pick<ShowProps, 'partnership' | 'agreement' | 'evidence' | 'may'>) {
	const add = urls.documentNew({ partnership: partnership.id }, { fact: 'signature', agreement: agreement.id });
	const action = may.edit && (
		<ButtonLink size="small" href={add}>
			{m.agreement_life_add_proof()}
		</ButtonLink>
	);
	const documents = evidence.filter((one, index) => evidence.findIndex(({ documentId }) => documentId === one.documentId) === index);
	return (
		<Section title={m.agreement_life_proofs()} id="proofs" actions={documents.length > 0 && action}>
			{documents.length === 0 ? (
				<Empty title={m.agreement_life_no_proof()} action={action} />
			) : (
				<ul class="lines">
					{documents.map(({ title, url, language, on }) => (
						<li>
							<span lang={language ?? undefined}>
								{url ? (
									<a href={url} rel="noreferrer">
										{title}
									</a>
								) : (
									title
								)}
							</span>{' '}
							<span class="soft">
								<When date={on} />
							</span>
						</li>
					))}
				</ul>
			)}
		</Section>
	);
}
