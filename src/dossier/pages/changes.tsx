import type { ToldLine, ToldRow } from '../../chronicle/tell.ts';
import { m } from '../../paraglide/messages.js';
import { Diff } from '../../ui/Diff.tsx';
import { Table } from '../../ui/Table.tsx';

const titles: Record<ToldRow['what'], (said: { name: string }) => string> = {
	added: m.proposal_row_added,
	removed: m.proposal_row_removed,
	altered: m.proposal_row_altered,
};

/** What rows say before and after, each under its name. The words tell no time: what is shown may wait, be done, or have been refused. */
export function ChangesTable({ rows }: { rows: readonly ToldRow[] }) {
	return (
		<div class="flow">
			{rows.map(({ title, what, lines }, index) =>
				lines.length === 0 ? (
					<p>
						<b>{titles[what]({ name: title })}</b>
					</p>
				) : (
					<Table
						key={index}
						caption={titles[what]({ name: title })}
						columns={[
							{ key: 'what', label: m.proposal_row(), cell: ({ label }: ToldLine) => label },
							{ key: 'was', label: m.proposal_was(), cell: ({ was }) => <Side said={was} /> },
							{
								key: 'is',
								label: m.proposal_is(),
								cell: ({ is, diff }) => (diff ? <Diff parts={diff} lang={is?.lang} /> : <Side said={is} />),
							},
						]}
						rows={lines}
						rowKey={({ label }) => label}
					/>
				),
			)}
		</div>
	);
}

const Side = ({ said }: { said: ToldLine['was'] }) => (said ? <span lang={said.lang}>{said.text}</span> : <span class="soft">—</span>);
