import type { ToldLine, ToldRow } from '../../chronicle/tell.ts';
import { m } from '../../paraglide/messages.js';
import { Diff } from '../../ui/Diff.tsx';
import { Table } from '../../ui/Table.tsx';

type Line = Omit<ToldLine, 'label'> & { key: string; title: string; label: string | null };

/** What rows say before and after, line by line. */
export function ChangesTable({ caption, rows }: { caption: string; rows: readonly ToldRow[] }) {
	const lines = rows.flatMap(({ title, what, lines: told }, index): Line[] =>
		told.length > 0
			? told.map((line, at) => ({ key: `${index}-${at}`, title: at === 0 ? title : '', ...line }))
			: [
					{
						key: `${index}`,
						title: what === 'removed' ? m.history_row_removed({ name: title }) : title,
						label: null,
						was: null,
						is: null,
						diff: null,
					},
				],
	);
	return (
		<Table
			caption={caption}
			hideCaption
			columns={[
				{
					key: 'what',
					label: m.proposal_row(),
					cell: ({ title, label }: Line) => (
						<>
							{label && title && <div class="soft small">{title}</div>}
							{label ?? title}
						</>
					),
				},
				{ key: 'was', label: m.proposal_was(), cell: (line) => (line.label === null ? '—' : <Side said={line.was} />) },
				{
					key: 'is',
					label: m.proposal_is(),
					cell: (line) => {
						if (line.label === null) return '—';
						return line.diff ? <Diff parts={line.diff} lang={line.is?.lang} /> : <Side said={line.is} />;
					},
				},
			]}
			rows={lines}
			rowKey={({ key }) => key}
		/>
	);
}

const Side = ({ said }: { said: ToldLine['was'] }) => (said ? <span lang={said.lang}>{said.text}</span> : <span class="soft">—</span>);
