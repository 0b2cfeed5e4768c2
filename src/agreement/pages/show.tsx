import type { Evidence } from '../../document/document.ts';
import { placeToProve, proofOf } from '../../document/proof.ts';
import type { Deadline } from '../../law/deadline.ts';
import type { LawCheck } from '../../law/law.ts';
import { deadlineLabel } from '../../law/words.ts';
import { m } from '../../paraglide/messages.js';
import type { Partnership } from '../../partnership/partnership.ts';
import { type Language, languages, read } from '../../plain/language.ts';
import type { ProposalLine } from '../../proposal/store.ts';
import { Waiting } from '../../proposal/Waiting.tsx';
import { ButtonLink } from '../../ui/Button.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { Contents } from '../../ui/Contents.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { FoldedFindings } from '../../ui/Findings.tsx';
import { PageHead, Section } from '../../ui/PageHead.tsx';
import { When } from '../../ui/When.tsx';
import { urls } from '../../urls.ts';
import { type Agreement, allows, type State, type Verb } from '../agreement.ts';
import { kindLabel, stateLabel } from '../labels.ts';
import type { Step } from '../steps.ts';
import { hrefOf, isOfText, labelOf, mayDo, mendText, NextAct, OtherActs, type Rights } from './acts.tsx';
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
	/** Changes of this agreement that another city has not confirmed yet. */
	waiting: readonly ProposalLine[];
	timeZone: string;
	may: Rights;
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
			<Waiting proposals={props.waiting} locale={locale} timeZone={props.timeZone} />
			<Steps steps={steps} />
			<Contents
				parts={[
					...(agreement.signatures.length > 0 ? [{ id: 'signature', label: m.agreement_sign_title() }] : []),
					...(props.checks.length > 0 ? [{ id: 'law', label: m.agreement_life_law() }] : []),
					{ id: 'proofs', label: m.agreement_life_proofs() },
					{ id: 'after', label: m.agreement_life_after() },
					{ id: 'text', label: m.agreement_text_title() },
					{ id: 'commitments', label: m.agreement_commitments_title() },
				]}
			/>
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
			<p class="to-history">
				<a href={urls.agreementHistory(at(agreement))}>{m.history_see()}</a>
			</p>
		</>
	);
}

const mendedBy: Partial<Record<LawCheck['ruleId'], Verb>> = {
	'fr-text-before-council': 'adopt',
	'am-council-decision': 'adopt',
	'fr-decision-annulled': 'adopt',
	'fr-signature-before-decision': 'sign',
	'fr-signatory-authorised': 'sign',
	'am-signature-before-decision': 'sign',
	'am-signatory': 'sign',
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
		if (isOfText(check.ruleId)) {
			// A text before its council is mended by taking it back first; a signed one, by an amendment.
			const way = (['edit', 'withdraw', 'amend'] as const).find((verb) => allows(state, verb) && mayDo(verb, may));
			if (!way || check.state === 'met') return null;
			return way === 'edit' ? mendText(agreement, check.ruleId) : { label: labelOf(way), href: hrefOf(agreement, way) };
		}
		const verb = mendedBy[check.ruleId];
		if (check.ruleId === 'fr-agenda-2030')
			return may.edit ? { label: m.agreement_life_mend(), href: urls.partnershipFields({ partnership: partnership.id }) } : null;
		if (!verb || !allows(state, verb) || !mayDo(verb, may) || check.state === 'pending') return null;
		const adopting = verb === 'adopt' ? urls.agreementAdopt(at(agreement), { organisation: check.partyId }) : hrefOf(agreement, verb);
		return { label: m.agreement_life_mend(), href: adopting };
	};
	const proof = (check: LawCheck) => {
		const found = proofOf(check, evidence);
		return found && { label: found.title, href: urls.document({ partnership: partnership.id, document: found.documentId }) };
	};
	const prove = (check: LawCheck) => {
		const href = may.edit ? placeToProve(check, evidence, partnership.id, `${urls.agreement(at(agreement))}#law`) : null;
		return href === null ? null : { label: m.document_prove(), href };
	};
	return (
		<Section title={m.agreement_life_law()} id="law">
			<FoldedFindings checks={checks} mend={mend} proof={proof} prove={prove} fieldName={fieldName} />
		</Section>
	);
}

function Proofs({ partnership, agreement, evidence, may }: Pick<ShowProps, 'partnership' | 'agreement' | 'evidence' | 'may'>) {
	const add = urls.documentNew(
		{ partnership: partnership.id },
		{ fact: 'signature', agreement: agreement.id, back: `${urls.agreement(at(agreement))}#proofs` },
	);
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
					{documents.map(({ documentId, title, language, on }) => (
						<li>
							<a href={urls.document({ partnership: partnership.id, document: documentId })} lang={language ?? undefined}>
								{title}
							</a>{' '}
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
