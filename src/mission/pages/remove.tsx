import { m } from '../../paraglide/messages.js';
import { Confirm } from '../../ui/Form.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { Why } from '../../ui/Why.tsx';
import type { Errors, Typed } from '../../web/form.ts';

export interface RemoveProps {
	title: string;
	text: string;
	/** Why it cannot be removed; null: it can. */
	refusal?: string | null;
	action: string;
	back: string;
	typed?: Typed;
	errors?: Errors;
	/** No reason is asked: a line of a plan. */
	unasked?: boolean;
}

export function RemovePage({ title, text, refusal, action, back, typed, errors = {}, unasked }: RemoveProps) {
	if (refusal)
		return (
			<>
				<PageHead title={title} lede={refusal} />
				<p>
					<a href={back}>{m.mission_back()}</a>
				</p>
			</>
		);
	return (
		<Confirm title={title} action={action} submit={m.mission_remove()} typed={typed} errors={errors} cancel={{ href: back }}>
			<p>{text}</p>
			{!unasked && <Why typed={typed} errors={errors} />}
		</Confirm>
	);
}
