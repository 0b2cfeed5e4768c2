import { m } from '../../paraglide/messages.js';
import { ButtonLink } from '../../ui/Button.tsx';
import { Confirm } from '../../ui/Form.tsx';
import { PageHead } from '../../ui/PageHead.tsx';

/** Asks once more before something is taken out; or says why it cannot be. */
export function RemovePage(props: { title: string; text: string; refusal?: string | null; action: string; back: string }) {
	const { title, text, refusal, action, back } = props;
	if (refusal)
		return (
			<>
				<PageHead title={title} lede={refusal} />
				<ButtonLink href={back}>{m.ui_cancel()}</ButtonLink>
			</>
		);
	return (
		<Confirm title={title} action={action} submit={m.partnership_remove()} cancel={{ href: back }}>
			<p>{text}</p>
		</Confirm>
	);
}
