import type { ComponentChildren } from 'preact';
import { m } from '../paraglide/messages.js';
import { Diff } from '../ui/Diff.tsx';
import type { ToldLine, ToldRow } from './tell.ts';

const heading: Record<ToldRow['what'], (said: { name: string }) => string> = {
	added: m.history_row_added,
	removed: m.history_row_removed,
	altered: m.history_row_altered,
};

interface ToldRowsProps<R> {
	rows: readonly R[];
	/** What stands above names the only row already. */
	named?: boolean;
	/** What can be done about a row. */
	action?: (row: R) => ComponentChildren;
}

/** What rows were and what they became, each under its name; long texts as one text with its changes. */
export function ToldRows<R extends ToldRow>({ rows, named = false, action }: ToldRowsProps<R>) {
	return (
		<ul class="told">
			{rows.map((row) => {
				const { what, title, lines } = row;
				return (
					<li>
						{!named && <p class="told-name">{heading[what]({ name: title })}</p>}
						{lines.length > 0 && (
							<dl class="told-lines">
								{lines.map((line) => (
									<div>
										<dt>{line.label}</dt>
										<dd>
											<Changed line={line} both={what === 'altered'} />
										</dd>
									</div>
								))}
							</dl>
						)}
						{action?.(row)}
					</li>
				);
			})}
		</ul>
	);
}

function Changed({ line: { was, is, diff }, both }: { line: ToldLine; both: boolean }) {
	const one = is ?? was;
	if (!both) return <span lang={one?.lang}>{one?.text}</span>;
	if (diff) return <Diff parts={diff} lang={is?.lang} />;
	return (
		<>
			{was && (
				<del lang={was.lang}>
					<span class="hidden">{m.history_was()} </span>
					{was.text}
				</del>
			)}
			{was && ' '}
			{is && (
				<ins lang={is.lang}>
					<span class="hidden">{m.history_is()} </span>
					{is.text}
				</ins>
			)}
			{was && !is && <span class="soft">{m.history_nothing()}</span>}
		</>
	);
}
