import { m } from '../../paraglide/messages.js';
import { TextField } from '../../ui/Field.tsx';
import { Form } from '../../ui/Form.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { PasswordField } from '../../ui/PasswordField.tsx';
import { urls } from '../../urls.ts';
import type { Errors, Typed } from '../../web/form.ts';

const own = () => [{ label: m.nav_account(), href: urls.account() }];
const back = () => ({ href: urls.account() });

export function NamePage({ typed, errors }: { typed: Typed; errors: Errors }) {
	return (
		<>
			<PageHead title={m.account_name_title()} crumbs={own()} lede={m.account_name_lede()} />
			<Form action={urls.accountName()} typed={typed} errors={errors} cancel={back()}>
				<TextField name="name" label={m.account_name()} hint={m.account_name_hint()} autocomplete="name" width="medium" required />
			</Form>
		</>
	);
}

export function EmailPage({ now, typed, errors }: { now: string; typed: Typed; errors: Errors }) {
	return (
		<>
			<PageHead title={m.account_email_title()} crumbs={own()} lede={m.account_email_lede({ email: now })} />
			<Form action={urls.accountEmail()} submit={m.account_email_submit()} typed={typed} errors={errors} cancel={back()}>
				<TextField name="email" type="email" label={m.account_email_new()} autocomplete="email" width="medium" required />
			</Form>
		</>
	);
}

export const EmailSentPage = ({ email }: { email: string }) => (
	<PageHead title={m.account_link_sent_title()} crumbs={own()} lede={m.account_email_sent({ email })} />
);

export function ConfirmEmailPage({ token, error }: { token: string; error: string | undefined }) {
	return (
		<>
			<PageHead title={m.account_email_confirm_title()} lede={m.account_email_confirm_lede()} />
			<Form
				action={urls.confirmEmail()}
				submit={m.account_email_confirm_submit()}
				errors={error ? [{ message: error }] : []}
				cancel={back()}
			>
				<input type="hidden" name="token" value={token} />
			</Form>
		</>
	);
}

export function PasswordPage({ hasPassword, errors }: { hasPassword: boolean; errors: Errors }) {
	return (
		<>
			<PageHead
				title={hasPassword ? m.account_password_change() : m.account_password_choose()}
				crumbs={own()}
				lede={hasPassword ? m.account_password_change_lede() : m.account_password_none()}
			/>
			<Form action={urls.setPassword()} errors={errors} cancel={back()}>
				{hasPassword && <PasswordField name="current" label={m.account_password_current()} autocomplete="current-password" required />}
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
