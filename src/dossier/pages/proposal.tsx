import type { ToldRow } from '../../chronicle/tell.ts';
import { m } from '../../paraglide/messages.js';
import type { Partnership } from '../../partnership/partnership.ts';
import type { Language } from '../../plain/language.ts';
import type { Proposal, ProposalLine } from '../../proposal/store.ts';
import { endingLabel, topicLabel } from '../../proposal/wording.ts';
import { Button } from '../../ui/Button.tsx';
import { Chip, type Tone } from '../../ui/Chip.tsx';
import { TextArea } from '../../ui/Field.tsx';
import { Form } from '../../ui/Form.tsx';
import { formatInstant } from '../../ui/format.ts';
import { Notice } from '../../ui/Notice.tsx';
import { PageHead, Section } from '../../ui/PageHead.tsx';
import { urls } from '../../urls.ts';
import type { Errors, Typed } from '../../web/form.ts';
import { ChangesTable } from './changes.tsx';

/** Why a proposal cannot be confirmed as it stands. */
export type Trouble =
	| { kind: 'differs'; today: readonly ToldRow[] }
	| { kind: 'refused'; reasons: readonly string[] }
	| { kind: 'gone' }
	| { kind: 'more'; who: string }
	| { kind: 'over' };

export interface ProposalProps {
	partnership: Partnership;
	/** What it is about, where that is not the partnership itself. */
	about: { label: string; lang?: string | undefined; href: string } | null;
	proposal: Proposal;
	/** Organisations by id, in the reader's language. */
	nameOf: (organisationId: string) => string;
	rows: readonly ToldRow[];
	/** Others that wait, about the same thing. */
	others: readonly ProposalLine[];
	may: { answer: boolean; withdraw: boolean };
	/** The last answer: with it the change is recorded. */
	last: boolean;
	trouble: Trouble | null;
	typed: Typed;
	errors: Errors;
	locale: Language;
	timeZone: string;
}

const tones: Record<'confirmed' | 'refused' | 'withdrawn', Tone> = { confirmed: 'good', refused: 'bad', withdrawn: 'quiet' };
const ledes = { confirmed: m.proposal_is_confirmed, refused: m.proposal_is_refused, withdrawn: m.proposal_is_withdrawn };
const captions = {
	open: m.proposal_changes,
	confirmed: m.proposal_changes_done,
	refused: m.proposal_changes_not_done,
	withdrawn: m.proposal_changes_not_done,
};

/** Those whose answer is still awaited. */
export const unanswered = ({ awaited, answers }: Pick<ProposalLine, 'awaited' | 'answers'>): string[] =>
	awaited.filter((id) => !answers.some(({ organisationId }) => organisationId === id));

export function StateChip({ proposal, nameOf }: { proposal: ProposalLine; nameOf: (id: string) => string }) {
	if (proposal.ended) return <Chip tone={tones[proposal.ended]}>{endingLabel[proposal.ended]()}</Chip>;
	return <Chip tone="wait">{m.proposal_state_waiting({ who: unanswered(proposal).map(nameOf).join(', ') })}</Chip>;
}

export function ProposalPage(props: ProposalProps) {
	const { partnership, about, proposal, nameOf, rows, others, locale, timeZone, trouble } = props;
	const at = { partnership: partnership.id };
	const when = (instant: Date) => formatInstant(instant, locale, timeZone);
	const who = unanswered(proposal).map(nameOf).join(', ');
	return (
		<>
			<PageHead
				title={topicLabel(proposal.topic)}
				crumbs={[
					{ label: partnership.name, href: urls.partnership(at) },
					{ label: m.proposal_title(), href: urls.proposals(at) },
				]}
				state={<StateChip proposal={proposal} nameOf={nameOf} />}
				lede={
					proposal.ended ? ledes[proposal.ended]({ when: when(proposal.endedAt ?? proposal.proposedAt) }) : m.proposal_nothing_yet({ who })
				}
			/>
			<p>
				{m.proposal_about({ by: proposal.by, organisation: nameOf(proposal.proposerId), when: when(proposal.proposedAt) })}{' '}
				{about && (
					<a href={about.href} lang={about.lang}>
						{about.label}
					</a>
				)}
			</p>
			{trouble && <TroubleNote trouble={trouble} />}
			{others.length > 0 && (
				<Notice>
					<p>{m.proposal_same_thing()}</p>
					<ul class="lines">
						{others.map((one) => (
							<li>
								<a href={urls.proposal({ ...at, proposal: one.id })}>
									{m.proposal_same_line({ what: topicLabel(one.topic), by: one.by, when: when(one.proposedAt) })}
								</a>
							</li>
						))}
					</ul>
				</Notice>
			)}
			<Section title={captions[proposal.ended ?? 'open']()} id="changes">
				<ChangesTable rows={rows} />
				{!proposal.ended && <p class="soft small">{m.proposal_whole()}</p>}
				{proposal.ended === 'confirmed' && (
					<p>
						<a href={urls.partnershipHistory(at)}>{m.proposal_history()}</a>
					</p>
				)}
			</Section>
			<Answers {...props} />
			<Answering {...props} who={who} />
		</>
	);
}

function TroubleNote({ trouble }: { trouble: Trouble }) {
	return (
		<div class="errors" role="alert" tabIndex={-1} autofocus>
			<h2>{m.proposal_trouble()}</h2>
			{trouble.kind === 'over' && <p>{m.proposal_over()}</p>}
			{trouble.kind === 'gone' && (
				<p>
					{m.proposal_trouble_gone()} {m.proposal_trouble_refused()}
				</p>
			)}
			{trouble.kind === 'more' && <p>{m.proposal_trouble_more({ who: trouble.who })}</p>}
			{trouble.kind === 'refused' && (
				<>
					<p>{m.proposal_trouble_refused()}</p>
					<ul>
						{(trouble.reasons.length > 0 ? trouble.reasons : [m.proposal_trouble_meanwhile()]).map((reason) => (
							<li>{reason}</li>
						))}
					</ul>
				</>
			)}
			{trouble.kind === 'differs' && (
				<>
					<p>{m.proposal_trouble_differs()}</p>
					<h3>{m.proposal_today()}</h3>
					{trouble.today.length === 0 ? <p>{m.proposal_today_nothing()}</p> : <ChangesTable rows={trouble.today} />}
				</>
			)}
		</div>
	);
}

function Answers({ proposal, nameOf, locale, timeZone }: ProposalProps) {
	return (
		<Section title={m.proposal_answers()} id="answers">
			<ul class="lines">
				{proposal.awaited.map((id) => {
					const given = proposal.answers.find(({ organisationId }) => organisationId === id);
					const said = given && { by: given.by, when: formatInstant(given.at, locale, timeZone) };
					return (
						<li>
							<b>{nameOf(id)}</b>{' '}
							{given && said
								? given.answer === 'confirmed'
									? m.proposal_answer_confirmed(said)
									: m.proposal_answer_refused(said)
								: !proposal.ended && m.proposal_answer_awaited()}
							{given?.reason && <blockquote>{given.reason}</blockquote>}
						</li>
					);
				})}
			</ul>
			{!proposal.ended && proposal.remindedAt && (
				<p class="soft small">{m.proposal_reminded({ when: formatInstant(proposal.remindedAt, locale, timeZone) })}</p>
			)}
		</Section>
	);
}

function Answering({ partnership, proposal, may, last, typed, errors, who }: ProposalProps & { who: string }) {
	const at = { partnership: partnership.id, proposal: proposal.id };
	if (proposal.ended) return null;
	if (may.answer)
		return (
			<Section title={m.proposal_your_answer()} id="answer">
				<Form action={urls.proposalConfirm(at)} submit={m.proposal_confirm()}>
					<p>{last ? m.proposal_confirm_text() : m.proposal_confirm_text_more()}</p>
				</Form>
				<h3>{m.proposal_refuse_title()}</h3>
				<Form action={urls.proposalRefuse(at)} typed={typed} errors={errors} submit={false}>
					<TextArea name="reason" label={m.proposal_reason()} hint={m.proposal_reason_hint()} required />
					<div class="form-actions">
						<Button>{m.proposal_refuse()}</Button>
					</div>
				</Form>
			</Section>
		);
	return (
		<>
			<p class="soft">{m.proposal_only_approvers({ who })}</p>
			{may.withdraw && (
				<details>
					<summary>{m.proposal_withdraw_open()}</summary>
					<Form action={urls.proposalWithdraw(at)} submit={m.proposal_withdraw()} danger>
						<p>{m.proposal_withdraw_text()}</p>
					</Form>
				</details>
			)}
		</>
	);
}
