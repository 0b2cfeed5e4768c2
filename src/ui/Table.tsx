import type { ComponentChildren } from 'preact';
import { m } from '../paraglide/messages.js';
import { Icon } from './Icon.tsx';

export type Column<Row> = {
	key: string;
	label: string;
	cell: (row: Row) => ComponentChildren;
	/** Figures stand right, in columns of digits. */
	number?: boolean;
	/** Links and buttons that say by themselves what they do: on a phone no label stands before them. */
	action?: boolean;
	/** Link that sorts by this column; `sorted` tells which way the rows stand now. */
	sortHref?: string;
	sorted?: 'up' | 'down';
};

export type TableProps<Row> = {
	caption: string;
	/** When a heading just above already says it. */
	hideCaption?: boolean;
	/** The first column names the row. */
	columns: readonly Column<Row>[];
	rows: readonly Row[];
	rowKey: (row: Row) => string;
};

function Heading<Row>({ column }: { column: Column<Row> }) {
	const order = column.sorted && { up: 'ascending' as const, down: 'descending' as const }[column.sorted];
	return (
		<th scope="col" data-number={column.number ? '' : undefined} data-act={column.action ? '' : undefined} aria-sort={order}>
			{column.sortHref ? (
				<a href={column.sortHref}>
					<span class="hidden">{m.ui_sort_by({ column: '' })}</span>
					{column.label}
					{column.sorted && (
						<>
							<span class="hidden"> ({column.sorted === 'up' ? m.ui_sorted_up() : m.ui_sorted_down()})</span>
							<Icon name={column.sorted} />
						</>
					)}
				</a>
			) : (
				column.label
			)}
		</th>
	);
}

/** A list of records. On a phone each row becomes a card, every value beside its column's name. */
export function Table<Row>({ caption, hideCaption, columns, rows, rowKey }: TableProps<Row>) {
	return (
		<div class="table-frame">
			<table class="table">
				<caption class={hideCaption ? 'hidden' : undefined}>{caption}</caption>
				<thead>
					<tr>
						{columns.map((column) => (
							<Heading column={column} />
						))}
					</tr>
				</thead>
				<tbody>
					{rows.map((row) => (
						<tr key={rowKey(row)}>
							{columns.map((column, index) =>
								index === 0 ? (
									<th scope="row">{column.cell(row)}</th>
								) : (
									<td
										data-label={column.action ? '' : column.label}
										data-number={column.number ? '' : undefined}
										data-act={column.action ? '' : undefined}
									>
										<div>{column.cell(row)}</div>
									</td>
								),
							)}
						</tr>
					))}
				</tbody>
			</table>
		</div>
	);
}
