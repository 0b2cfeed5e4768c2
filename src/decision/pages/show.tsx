import { placeToProve, proofOf } from '../../document/proof.ts';
import type { Evidence } from '../../document/store.ts';
import type { LawCheck } from '../../law/law.ts';
import { m } from '../../paraglide/messages.js';
import type { Partnership } from '../../partnership/partnership.ts';
import { type Language, read } from '../../plain/language.ts';
import type { ProposalLine } from '../../proposal/store.ts';
import { Waiting } from '../../proposal/Waiting.tsx';
import { ButtonLink } from '../../ui/Button.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { Findings } from '../../ui/Findings.tsx';
import { formatNumber } from '../../ui/format.ts';
import { PageHead, Section } from '../../ui/PageHead.tsx';
import { When } from '../../ui/When.tsx';
import { urls } from '../../urls.ts';
import { type Decision, stateOf } from '../decision.ts';
import type { Effect } from '../store.ts';
import { bodyLabel, stateLabel } from '../wording.ts';

export interface ShowProps {
	partnership: Partnership;
	decision: Decision;
	effects: Effect[];
	evidence: Evidence[];
	checks: LawCheck[];
	waiting: readonly ProposalLine[];
	timeZone: string;
	locale: Language;
	mayEdit: boolean;
}

/** The vote in words: figures when they are known, "unanimous" when that is all that is. */
export function VoteWords({ decision, locale }: { decision: Decision; locale: Language }) {
	const { votesFor, votesAgainst, abstentions, unanimous, outcome } = decision;
	const count = (value: number) => formatNumber(value, locale);
	if (votesFor !== null && votesAgainst !== null && abstentions !== null) {
		const words = m.decision_vote_figures({ for: count(votesFor), against: count(votesAgainst), abstentions: count(abstentions) });
		return <>{unanimous ? `${m.decision_unanimous()}, ${words}` : words}</>;
	}
	if (unanimous) return <>{m.decision_unanimous()}</>;
	return <>{outcome === null ? m.decision_not_taken_yet() : m.decision_vote_unknown()}</>;
}

export function ShowPage({ partnership, decision, effects, evidence, checks, waiting, timeZone, locale, mayEdit }: ShowProps) {
	const at = { partnership: partnership.id, decision: decision.id };
	const subject = read(decision.subject, locale);
	const party = partnership.parties.find(({ organisationId }) => organisationId === decision.organisationId);
	const state = stateLabel[stateOf(decision)];
	const known = (value: number | null) => value !== null && formatNumber(value, locale);
	const addProof = urls.documentNew({ partnership: partnership.id }, { fact: 'vote', decision: decision.id, back: urls.decision(at) });
	const proof = (check: LawCheck) => {
		const found = proofOf(check, evidence);
		return found && { label: found.title, href: urls.document({ partnership: partnership.id, document: found.documentId }) };
	};
	const prove = (check: LawCheck) => {
		const href = mayEdit ? placeToProve(check, evidence, partnership.id, urls.decision(at)) : null;
		return href === null ? null : { label: m.document_prove(), href };
	};
	return (
		<>
			<PageHead
				title={<span lang={subject?.language}>{subject?.text}</span>}
				crumbs={[{ label: partnership.name, href: urls.partnership({ partnership: partnership.id }) }]}
				state={<Chip tone={state.tone}>{state.label()}</Chip>}
				lede={
					<>
						{party && (party.names[locale] ?? party.name)}, {bodyLabel[decision.body]()}, <When date={decision.takenOn} />
					</>
				}
				actions={
					mayEdit && (
						<>
							<ButtonLink href={urls.decisionEdit(at)}>{m.decision_edit()}</ButtonLink>
							<ButtonLink href={urls.decisionRemove(at)} kind="quiet">
								{m.decision_remove()}
							</ButtonLink>
						</>
					)
				}
			/>
			<Waiting proposals={waiting} locale={locale} timeZone={timeZone} />
			<Section title={m.decision_part_vote()}>
				<Facts
					facts={[
						{ term: m.decision_result(), value: <VoteWords decision={decision} locale={locale} /> },
						{ term: m.decision_in_office(), value: known(decision.inOffice) || null },
						{ term: m.decision_present(), value: known(decision.present) || null },
						{ term: m.decision_number(), value: decision.number ?? m.decision_unknown() },
						{ term: m.decision_purpose(), value: decision.createsPartnership ? m.decision_creates_partnership() : null },
						{ term: m.decision_matter(), value: decision.matter },
						{ term: m.decision_note(), value: decision.note },
					]}
				/>
			</Section>
			<Section title={m.decision_part_law()}>
				<Facts
					facts={[
						party?.country === 'FR' && { term: m.decision_note_sent_on(), value: <When date={decision.noteSentOn} /> },
						party?.country === 'FR' && { term: m.decision_transmitted_on(), value: <When date={decision.transmittedOn} /> },
						{ term: m.decision_act_id(), value: decision.actId },
						{ term: m.decision_published_on(), value: <When date={decision.publishedOn} /> },
						decision.referredOn !== null && { term: m.decision_referred_on(), value: <When date={decision.referredOn} /> },
						decision.annulledOn !== null && {
							term: m.decision_annulled_on(),
							value: (
								<>
									<When date={decision.annulledOn} /> — {decision.annulledBy}
								</>
							),
						},
					]}
				/>
				<Findings
					checks={checks}
					mend={() => (mayEdit ? { label: m.decision_mend(), href: urls.decisionEdit(at) } : null)}
					proof={proof}
					prove={prove}
				/>
			</Section>
			<Section title={m.decision_part_effects()}>
				{effects.length === 0 ? (
					<Empty
						title={m.decision_no_agreement()}
						action={
							mayEdit && <ButtonLink href={urls.agreementNew({ partnership: partnership.id })}>{m.decision_draft_agreement()}</ButtonLink>
						}
					/>
				) : (
					<ul class="lines">
						{effects.map(({ agreementId, title, decisionId, signatory }) => {
							const named = read(title, locale);
							const there = { partnership: partnership.id, agreement: agreementId };
							return (
								<li>
									<a href={urls.agreement(there)} lang={named?.language}>
										{named?.text}
									</a>{' '}
									{decisionId === decision.id && (
										<Chip tone="good">{signatory ? m.decision_authorises({ person: signatory }) : m.decision_approves()}</Chip>
									)}
									{decisionId !== null && decisionId !== decision.id && <Chip>{m.decision_other()}</Chip>}
									{decisionId === null && mayEdit && decision.outcome === 'adopted' && (
										<ButtonLink
											size="small"
											href={urls.agreementAdopt(there, { decision: decision.id, organisation: decision.organisationId })}
										>
											{m.decision_use()}
										</ButtonLink>
									)}
								</li>
							);
						})}
					</ul>
				)}
			</Section>
			<Section
				title={m.decision_part_proof()}
				actions={mayEdit && evidence.length > 0 && <ButtonLink href={addProof}>{m.decision_add_proof()}</ButtonLink>}
			>
				{evidence.length === 0 ? (
					<Empty title={m.decision_no_proof()} action={mayEdit && <ButtonLink href={addProof}>{m.decision_add_proof()}</ButtonLink>} />
				) : (
					<ul class="lines">
						{evidence.map(({ documentId, title, language }) => (
							<li>
								<a href={urls.document({ partnership: partnership.id, document: documentId })} lang={language ?? undefined}>
									{title}
								</a>
							</li>
						))}
					</ul>
				)}
			</Section>
			<p class="to-history">
				<a href={urls.decisionHistory(at)}>{m.history_see()}</a>
			</p>
		</>
	);
}
