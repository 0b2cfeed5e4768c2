import { m } from '../../paraglide/messages.js';
import { ButtonLink } from '../../ui/Button.tsx';
import { Confirm } from '../../ui/Form.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { Why } from '../../ui/Why.tsx';
import type { Errors, Typed } from '../../web/form.ts';

/** Asks once more before something is taken out; or says why it cannot be. */
export function RemovePage(props: {
	title: string;
	text: string;
	refusal?: string | null;
	action: string;
	back: string;
	typed?: Typed;
	errors?: Errors;
}) {
	const { title, text, refusal, action, back, typed, errors = {} } = props;
	if (refusal)
		return (
			<>
				<PageHead title={title} lede={refusal} />
				<ButtonLink href={back}>{m.ui_cancel()}</ButtonLink>
			</>
		);
	return (
		<Confirm title={title} action={action} submit={m.partnership_remove()} typed={typed} errors={errors} cancel={{ href: back }}>
			<p>{text}</p>
			<Why typed={typed} errors={errors} />
		</Confirm>
	);
}
