import type { InCharge } from '../../account/charge-store.ts';
import type { Agreement } from '../../agreement/agreement.ts';
import { stateOf } from '../../agreement/agreement.ts';
import { stateLabel as agreementState } from '../../agreement/labels.ts';
import type { Decision } from '../../decision/decision.ts';
import { called } from '../../directory/wording.ts';
import type { Deadline } from '../../law/deadline.ts';
import { deadlineLabel } from '../../law/words.ts';
import { m } from '../../paraglide/messages.js';
import type { Partnership, Standing } from '../../partnership/partnership.ts';
import { kindLabel, stateLabel } from '../../partnership/wording.ts';
import type { Placement } from '../../placement/placement.ts';
import type { Day } from '../../plain/day.ts';
import { type Language, read } from '../../plain/language.ts';
import type { ProposalLine } from '../../proposal/store.ts';
import { topicLabel } from '../../proposal/wording.ts';
import { Empty } from '../../ui/Empty.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { formatDated } from '../../ui/format.ts';
import { PageHead, Section } from '../../ui/PageHead.tsx';
import { When } from '../../ui/When.tsx';
import { urls } from '../../urls.ts';
import type { Step } from '../dossier.ts';
import { stepWords } from '../words.ts';

export interface Entry {
	partnership: Partnership & { standing: Standing };
	decisions: readonly Decision[];
	agreements: readonly Agreement[];
	placements: readonly Placement[];
	/** What one side proposed and another has not answered. */
	waiting: readonly ProposalLine[];
	deadlines: readonly Deadline[];
	steps: readonly Step[];
	people: readonly InCharge[];
}
interface NoteProps {
	name: string;
	organisation: string;
	/** The organisation whose note it is. */
	own: string;
	today: Day;
	entries: readonly Entry[];
	/** How many more there are. */
	left: number;
	locale: Language;
}

/** A page to print and give: each partnership where it stands. */
export function NotePage({ name, organisation, own, today, entries, left, locale }: NoteProps) {
	return (
		<>
			<PageHead
				title={m.hand_over_note_title()}
				crumbs={[{ label: m.nav_account(), href: urls.account() }]}
				lede={m.hand_over_note_lede({ name, organisation, day: formatDated(today, locale) })}
			/>
			{entries.length === 0 && <Empty title={m.hand_over_no_partnership()} />}
			{entries.map((entry) => (
				<Section title={entry.partnership.name}>
					<EntryFacts {...entry} own={own} today={today} locale={locale} />
				</Section>
			))}
			{left > 0 && <p>{m.hand_over_note_more({ n: left })}</p>}
		</>
	);
}

function EntryFacts({
	partnership,
	agreements,
	decisions,
	waiting,
	deadlines,
	steps,
	people,
	placements,
	own,
	today,
	locale,
}: Entry & { own: string; today: Day; locale: Language }) {
	const titleOf = (id: string) => {
		const found = read(
			agreements.find((agreement) => agreement.id === id)?.title ?? decisions.find((one) => one.id === id)?.subject ?? {},
			locale,
		);
		return <span lang={found?.language}>{found?.text}</span>;
	};
	const names = {
		agreement: (id: string) => read(agreements.find((agreement) => agreement.id === id)?.title ?? {}, locale)?.text ?? '',
		party: (id: string) => {
			const party = partnership.parties.find(({ organisationId }) => organisationId === id);
			return party ? called(party.territory ?? party, locale) : '';
		},
		placement: (id: string) => read(placements.find((placement) => placement.id === id)?.profile ?? {}, locale)?.text ?? '',
	};
	const others = people.filter(({ organisationId, gone }) => organisationId !== own && !gone);
	return (
		<Facts
			facts={[
				{
					term: m.partnership_column_state(),
					value: (
						<>
							<a href={urls.partnership({ partnership: partnership.id })}>{stateLabel[partnership.standing.state]()}</a>,{' '}
							{kindLabel[partnership.kind]()}
						</>
					),
				},
				{
					term: m.hand_over_note_next(),
					value:
						steps.length > 0 ? (
							<ul class="lines">
								{steps.map((step) => {
									const { label, href } = stepWords(step, partnership.id, names);
									return (
										<li>
											<a href={href}>{label}</a>
										</li>
									);
								})}
							</ul>
						) : (
							m.hand_over_note_nothing()
						),
				},
				waiting.length > 0 && {
					term: m.hand_over_note_waiting(),
					value: (
						<ul class="lines">
							{waiting.map(({ id, topic }) => (
								<li>
									<a href={urls.proposal({ partnership: partnership.id, proposal: id })}>{topicLabel(topic)}</a>
								</li>
							))}
						</ul>
					),
				},
				deadlines.length > 0 && {
					term: m.hand_over_note_deadlines(),
					value: (
						<ul class="lines">
							{deadlines.map(({ kind, on, subject }) => (
								<li>
									<When date={on} /> {deadlineLabel[kind]()}, {titleOf(subject.id)}
								</li>
							))}
						</ul>
					),
				},
				agreements.length > 0 && {
					term: m.hand_over_note_agreements(),
					value: (
						<ul class="lines">
							{agreements.map((agreement) => (
								<li>
									{titleOf(agreement.id)} <span class="soft">({agreementState[stateOf(agreement, today)].label()})</span>
								</li>
							))}
						</ul>
					),
				},
				others.length > 0 && {
					term: m.hand_over_note_contacts(),
					value: (
						<ul class="lines">
							{others.map((person) => (
								<li>
									{person.name}, {person.organisation}
									{person.email && <span class="soft"> {person.email}</span>}
								</li>
							))}
						</ul>
					),
				},
			]}
		/>
	);
}
