import { m } from '../../paraglide/messages.js';
import { ButtonLink } from '../../ui/Button.tsx';
import { TextField } from '../../ui/Field.tsx';
import { Confirm } from '../../ui/Form.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import type { Errors, Typed } from '../../web/form.ts';
import { addressOf, deleteAddress, mergeAddress } from '../address.ts';
import type { Noun } from '../merge.ts';
import type { Link } from '../store.ts';
import { linkLines } from '../wording.ts';

/** Deletes what nothing refers to; else tells what does, and what can be done instead. */
export function DeletePage(props: {
	noun: Noun;
	record: { id: string; name: string; keeper: string };
	links: readonly Link[];
	ours: boolean;
	typed: Typed;
	errors: Errors;
}) {
	const { noun, record, links, ours, typed, errors } = props;
	const back = addressOf(noun, record.id);
	if (!ours || links.length > 0)
		return (
			<>
				<PageHead
					title={m.merge_delete_title()}
					crumbs={[{ label: record.name, href: back }]}
					lede={ours ? m.merge_delete_used({ name: record.name }) : m.directory_not_yours_next({ keeper: record.keeper })}
				/>
				{links.length > 0 && (
					<ul class="lines">
						{linkLines(links).map(({ label, n }) => (
							<li>{m.merge_link_line({ label, n })}</li>
						))}
					</ul>
				)}
				<p>{m.merge_delete_instead()}</p>
				<div class="cluster">
					<ButtonLink href={mergeAddress(noun, record.id)}>{m.merge_link()}</ButtonLink>
					<ButtonLink href={back}>{m.ui_cancel()}</ButtonLink>
				</div>
			</>
		);
	return (
		<Confirm
			title={m.merge_delete_title()}
			action={deleteAddress(noun, record.id)}
			submit={m.merge_delete()}
			typed={typed}
			errors={errors}
			cancel={{ href: back }}
		>
			<p>{m.merge_delete_text({ name: record.name })}</p>
			<TextField name="reason" label={m.merge_reason()} required maxlength={300} />
		</Confirm>
	);
}
