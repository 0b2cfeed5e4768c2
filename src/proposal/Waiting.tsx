import { m } from '../paraglide/messages.js';
import type { Language } from '../plain/language.ts';
import { formatInstant } from '../ui/format.ts';
import { Notice } from '../ui/Notice.tsx';
import { urls } from '../urls.ts';
import type { ProposalLine } from './store.ts';
import { topicLabel } from './wording.ts';

type Shown = Pick<ProposalLine, 'id' | 'partnershipId' | 'topic' | 'by' | 'proposedAt'> & { partnership?: string };

/** On the page of the very thing that would change, and wherever one looks for what is to be done. Nothing where nothing waits. */
export function Waiting(props: { proposals: readonly Shown[]; mine?: boolean; locale: Language; timeZone: string }) {
	const { proposals, mine, locale, timeZone } = props;
	if (proposals.length === 0) return null;
	const n = proposals.length;
	return (
		<Notice tone="wait">
			<p>
				<b>{mine ? m.proposal_waits_for_you({ n }) : m.proposal_waits({ n })}</b>
			</p>
			<ul class="lines">
				{proposals.map(({ id, partnershipId, partnership, topic, by, proposedAt }) => (
					<li>
						{partnership && <span>{partnership} – </span>}
						<a href={urls.proposal({ partnership: partnershipId, proposal: id })}>{topicLabel(topic)}</a>{' '}
						<span class="soft small">
							{by}, {formatInstant(proposedAt, locale, timeZone)}
						</span>
					</li>
				))}
			</ul>
		</Notice>
	);
}
