import type { Act, Change } from '../../history/store.ts';
import { m } from '../../paraglide/messages.js';
import type { Agreed } from '../../proposal/store.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { formatInstant } from '../../ui/format.ts';
import { type Crumb, PageHead } from '../../ui/PageHead.tsx';
import { Pager } from '../../ui/Pager.tsx';
import type { Reader } from '../said.ts';
import { sentenceOf } from '../sentences.ts';
import { ToldRows } from '../ToldRows.tsx';
import { tell } from '../tell.ts';

export interface HistoryProps {
	/** What the history is of; null: of the whole partnership. */
	name: string | null;
	crumbs: Crumb[];
	acts: readonly Act[];
	/** Who proposed and who confirmed, by act, where it took two cities. */
	agreed: ReadonlyMap<string, Agreed>;
	/** Where the older acts are. */
	older: string | null;
	reader: Reader;
	/** Where a change is taken back or put back, by a form that shows it first; null where it is not, or not by this reader. */
	restore: (change: Change) => { href: string; again: boolean } | null;
}

/** An act told in fewer lines than this is told at once; a longer one opens at a touch. */
const few = 8;

export function HistoryPage({ name, crumbs, acts, agreed, older, reader, restore }: HistoryProps) {
	return (
		<>
			<PageHead
				title={name === null ? m.history_title() : m.history_of({ name })}
				crumbs={crumbs}
				lede={name === null ? m.history_lede() : m.history_lede_record()}
			/>
			{acts.length === 0 ? (
				<Empty title={m.history_empty()} />
			) : (
				<ol class="acts">
					{acts.map((act) => (
						<Entry {...{ act, agreed: agreed.get(act.act), reader, restore }} />
					))}
				</ol>
			)}
			<Pager next={older} label={m.history_older()} />
		</>
	);
}

function Entry({ act, agreed, reader, restore }: { act: Act; agreed: Agreed | undefined } & Pick<HistoryProps, 'reader' | 'restore'>) {
	const { locale, timeZone } = reader;
	const rows = tell(act.changes, reader);
	const details = (
		<ToldRows
			rows={rows}
			named={rows.length === 1}
			action={({ row, title }) => {
				const link = restore(row);
				return (
					link && (
						<p>
							<ButtonLink href={link.href} size="small">
								{link.again ? m.history_add_again() : m.history_restore()} <span class="hidden">{title}</span>
							</ButtonLink>
						</p>
					)
				);
			}}
		/>
	);
	return (
		<li class="act" id={`act-${act.act}`}>
			<p class="act-said">
				<time datetime={act.at.toISOString()}>{m.history_on({ when: formatInstant(act.at, locale, timeZone) })}</time>{' '}
				{sentenceOf(act, reader)}
			</p>
			{agreed && <p class="soft">{m.history_agreed({ by: agreed.proposedBy, who: agreed.confirmedBy.join(', ') })}</p>}
			{act.reason && <p class="act-reason">{m.history_because({ reason: act.reason })}</p>}
			{act.changes.some(({ erased }) => erased) && <p class="soft">{m.history_erased_row()}</p>}
			{rows.length + rows.reduce((sum, { lines }) => sum + lines.length, 0) > few ? (
				<details>
					<summary>{`${m.history_detail()} (${m.history_rows({ n: rows.length })})`}</summary>
					{details}
				</details>
			) : (
				details
			)}
		</li>
	);
}
