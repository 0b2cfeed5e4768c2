import { called } from '../../directory/wording.ts';
import { m } from '../../paraglide/messages.js';
import type { Partnership } from '../../partnership/partnership.ts';
import { type Language, read, type Texts } from '../../plain/language.ts';
import type { JoiningAnswer } from '../../proposal/joining-store.ts';
import type { Side } from '../../proposal/proposal.ts';
import type { ProposalLine } from '../../proposal/store.ts';
import { topicLabel } from '../../proposal/wording.ts';
import { formatInstant } from '../../ui/format.ts';
import { Notice } from '../../ui/Notice.tsx';
import { urls } from '../../urls.ts';
import { saidOfBefore } from './joining.tsx';
import { StateChip, unanswered } from './proposal.tsx';

export interface SidesProps {
	partnership: Partnership;
	sides: readonly Side[];
	/** Organisations of sides that nobody has entered for, which the reader may invite. */
	openable: readonly string[];
	waiting: readonly ProposalLine[];
	/** Of each side that others recorded facts before, how many, and what it says of them. */
	before: readonly { organisationId: string; mine: boolean; count: number; answer: JoiningAnswer | null }[];
	agreements: readonly { id: string; title: Texts }[];
	may: { edit: boolean };
	locale: Language;
	timeZone: string;
}

/** Where the two cities stand with each other: what waits, who is not here yet, what was recorded before somebody was. */
export function Sides(props: SidesProps) {
	const { partnership, sides, openable, waiting, before, agreements, may, locale, timeZone } = props;
	const titles = new Map(agreements.map(({ id, title }) => [id, read(title, locale)?.text]));
	const at = { partnership: partnership.id };
	const nameOf = (id: string) => {
		const party = partnership.parties.find(({ organisationId }) => organisationId === id);
		return party ? called(party.territory ?? party, locale) : '';
	};
	const mine = new Set(sides.filter((side) => side.mine).map(({ organisationId }) => organisationId));
	const forMe = waiting.filter((proposal) => unanswered(proposal).some((id) => mine.has(id)));
	const absent = sides.filter(({ joinedAt }) => joinedAt === null).map(({ organisationId }) => nameOf(organisationId));
	const alone = may.edit ? m.proposal_alone : m.proposal_alone_reader;
	return (
		<>
			{waiting.length > 0 && (
				<Notice tone="wait">
					<p>
						<b>{forMe.length > 0 ? m.proposal_waits_for_you({ n: forMe.length }) : m.proposal_waits({ n: waiting.length })}</b>
					</p>
					<ul class="lines">
						{waiting.map((proposal) => (
							<li>
								<a href={urls.proposal({ ...at, proposal: proposal.id })}>{topicLabel(proposal.topic)}</a>{' '}
								{titles.get(proposal.params.agreement ?? '')}{' '}
								<span class="soft small">{formatInstant(proposal.proposedAt, locale, timeZone)}</span>{' '}
								<StateChip proposal={proposal} nameOf={nameOf} />
							</li>
						))}
					</ul>
				</Notice>
			)}
			{before.map(({ organisationId, mine: own, count, answer }) => (
				<Notice>
					<p>
						{own && !answer ? m.joining_banner({ n: count }) : saidOfBefore({ name: nameOf(organisationId), answer }, locale, timeZone)}{' '}
						<a href={urls.beforeJoining(at)}>{own && !answer ? m.joining_banner_link() : m.joining_shown()}</a>
					</p>
				</Notice>
			))}
			{absent.length > 0 && (
				<Notice>
					<p>{alone({ who: absent.join(', ') })}</p>
					{openable.length > 0 && (
						<ul class="cluster">
							{openable.map((organisation) => (
								<li>
									<a href={urls.inviteSide({ ...at, organisation })}>{m.invitation_side_action({ organisation: nameOf(organisation) })}</a>
								</li>
							))}
						</ul>
					)}
				</Notice>
			)}
		</>
	);
}
