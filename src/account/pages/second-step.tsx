import { m } from '../../paraglide/messages.js';
import { TextField } from '../../ui/Field.tsx';
import { Form } from '../../ui/Form.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { urls } from '../../urls.ts';

/** A code of the telephone; letters are taken too, since a recovery code goes into the same field. */
export const CodeField = ({ error, hint }: { error: string | undefined; hint?: string }) => (
	<TextField
		name="code"
		label={m.account_code_label()}
		hint={hint}
		error={error}
		autocomplete="one-time-code"
		maxlength={40}
		width="short"
		required
	/>
);

export function SecondStepPage({ error }: { error: string | undefined }) {
	return (
		<>
			<PageHead title={m.account_second_title()} lede={m.account_second_lede()} />
			<Form
				action={urls.secondStep()}
				submit={m.nav_sign_in()}
				errors={error ? [{ field: 'code', message: error }] : []}
				cancel={{ href: urls.signIn() }}
			>
				<CodeField error={error} hint={m.account_second_hint()} />
			</Form>
			<p class="soft">{m.account_second_lost()}</p>
		</>
	);
}
