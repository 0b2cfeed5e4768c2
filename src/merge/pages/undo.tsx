import { m } from '../../paraglide/messages.js';
import { ButtonLink } from '../../ui/Button.tsx';
import { TextField } from '../../ui/Field.tsx';
import { Confirm } from '../../ui/Form.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { urls } from '../../urls.ts';
import type { Errors, Typed } from '../../web/form.ts';
import type { Merge } from '../store.ts';
import { tableWord } from '../wording.ts';

/** Parts two records again; or tells which links were changed since, and what to do first. */
export function UndoPage(props: { merge: Merge; changed: readonly { tab: string; n: number }[]; typed: Typed; errors: Errors }) {
	const { merge, changed, typed, errors } = props;
	const crumbs = [{ label: m.merge_doubles_title(), href: urls.doubles() }];
	if (!merge.undoable || changed.length > 0)
		return (
			<>
				<PageHead
					title={m.merge_undo_title()}
					crumbs={crumbs}
					lede={merge.undoable ? m.merge_undo_changed() : merge.undoneAt ? m.merge_undo_done() : m.merge_undo_erased()}
				/>
				{merge.undoable && (
					<>
						<ul class="lines">
							{changed.map(({ tab, n }) => (
								<li>{m.merge_link_line({ label: tableWord(tab), n })}</li>
							))}
						</ul>
						<p>{m.merge_undo_changed_next()}</p>
					</>
				)}
				<ButtonLink href={urls.doubles()}>{m.merge_doubles_title()}</ButtonLink>
			</>
		);
	return (
		<Confirm
			title={m.merge_undo_title()}
			action={urls.mergeUndo({ merge: merge.id })}
			submit={m.merge_undo()}
			typed={typed}
			errors={errors}
			cancel={{ href: urls.doubles() }}
		>
			<p>{m.merge_undo_text({ kept: merge.kept, gone: merge.gone })}</p>
			{merge.changedSince && <p>{m.merge_undo_values_stay({ kept: merge.kept })}</p>}
			<TextField name="reason" label={m.merge_reason()} required maxlength={300} />
		</Confirm>
	);
}
