import { m } from '../../paraglide/messages.js';
import type { Partnership } from '../../partnership/partnership.ts';
import type { Language } from '../../plain/language.ts';
import type { ProposalLine } from '../../proposal/store.ts';
import { topicLabel } from '../../proposal/wording.ts';
import { Empty } from '../../ui/Empty.tsx';
import { formatInstant } from '../../ui/format.ts';
import { PageHead, Section } from '../../ui/PageHead.tsx';
import { Pager } from '../../ui/Pager.tsx';
import { Table } from '../../ui/Table.tsx';
import { urls } from '../../urls.ts';
import { StateChip } from './proposal.tsx';

export interface ProposalsProps {
	partnership: Partnership;
	waiting: readonly ProposalLine[];
	ended: readonly ProposalLine[];
	/** What agreements and decisions are called, by id. */
	about: ReadonlyMap<string, string>;
	next: string | null;
	nameOf: (organisationId: string) => string;
	locale: Language;
	timeZone: string;
}

export function ProposalsPage({ partnership, waiting, ended, about, next, nameOf, locale, timeZone }: ProposalsProps) {
	const at = { partnership: partnership.id };
	const table = (caption: string, rows: readonly ProposalLine[]) => (
		<Table
			caption={caption}
			hideCaption
			columns={[
				{
					key: 'what',
					label: m.proposal_column_what(),
					cell: ({ id, topic, params }: ProposalLine) => (
						<>
							<a href={urls.proposal({ ...at, proposal: id })}>{topicLabel(topic)}</a>
							<div class="soft small">{about.get(params.agreement ?? params.decision ?? params.mission ?? '')}</div>
						</>
					),
				},
				{
					key: 'by',
					label: m.proposal_column_by(),
					cell: ({ by, proposerId }) => (
						<>
							{by} <span class="soft">({nameOf(proposerId)})</span>
						</>
					),
				},
				{
					key: 'when',
					label: m.proposal_column_when(),
					cell: ({ proposedAt }) => <time datetime={proposedAt.toISOString()}>{formatInstant(proposedAt, locale, timeZone)}</time>,
				},
				{ key: 'state', label: m.proposal_column_state(), cell: (proposal) => <StateChip proposal={proposal} nameOf={nameOf} /> },
			]}
			rows={rows}
			rowKey={({ id }) => id}
		/>
	);
	return (
		<>
			<PageHead title={m.proposal_title()} lede={m.proposal_lede()} crumbs={[{ label: partnership.name, href: urls.partnership(at) }]} />
			{waiting.length > 0 ? table(m.proposal_title(), waiting) : <Empty title={m.proposal_none()}>{m.proposal_none_text()}</Empty>}
			{ended.length > 0 && <Section title={m.proposal_ended_title()}>{table(m.proposal_ended_title(), ended)}</Section>}
			<Pager next={next && urls.proposals(at, { before: next })} label={m.proposal_older()} />
		</>
	);
}
