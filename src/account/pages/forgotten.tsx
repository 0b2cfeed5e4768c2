import { m } from '../../paraglide/messages.js';
import { TextField } from '../../ui/Field.tsx';
import { Form } from '../../ui/Form.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { PasswordField } from '../../ui/PasswordField.tsx';
import { urls } from '../../urls.ts';
import type { Errors } from '../../web/form.ts';

const signIn = () => [{ label: m.account_sign_in_title(), href: urls.signIn() }];

export function ForgottenPage({ email, error }: { email?: string | undefined; error?: string | undefined }) {
	return (
		<>
			<PageHead title={m.account_forgotten_title()} crumbs={signIn()} lede={m.account_forgotten_lede()} />
			<Form action={urls.forgotten()} submit={m.account_forgotten_submit()} errors={error ? [{ field: 'email', message: error }] : []}>
				<TextField
					name="email"
					type="email"
					label={m.account_email()}
					value={email}
					error={error}
					autocomplete="username"
					width="medium"
					required
				/>
			</Form>
		</>
	);
}

export const ForgottenSentPage = ({ email }: { email: string }) => (
	<PageHead title={m.account_link_sent_title()} crumbs={signIn()} lede={m.account_forgotten_sent({ email })} />
);

export function NewPasswordPage({ token, errors }: { token: string; errors: Errors }) {
	return (
		<>
			<PageHead title={m.account_new_password_title()} crumbs={signIn()} lede={m.account_new_password_lede()} />
			<Form action={urls.newPassword()} submit={m.account_new_password_submit()} errors={errors}>
				<input type="hidden" name="token" value={token} />
				<PasswordField
					name="password"
					label={m.account_password_new()}
					hint={m.account_password_hint()}
					autocomplete="new-password"
					required
				/>
			</Form>
		</>
	);
}
