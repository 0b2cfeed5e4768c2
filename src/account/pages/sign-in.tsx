import { m } from '../../paraglide/messages.js';
import { TextField } from '../../ui/Field.tsx';
import { Form } from '../../ui/Form.tsx';
import { PageHead, Section } from '../../ui/PageHead.tsx';
import { PasswordField } from '../../ui/PasswordField.tsx';
import { urls } from '../../urls.ts';
import type { Errors } from '../../web/form.ts';
import { ProviderButton } from './provider.tsx';

interface SignInProps {
	next: string | null;
	email?: string | undefined;
	errors?: Errors;
	/** An OpenID provider; its label null: ProConnect. */
	provider: { label: string | null } | null;
}

export function SignInPage({ next, email, errors = {}, provider }: SignInProps) {
	return (
		<>
			<PageHead title={m.account_sign_in_title()} lede={m.account_sign_in_lede()} />
			{provider && (
				<Section title={provider.label === null ? m.account_by_proconnect() : m.account_by_provider({ label: provider.label })}>
					<ProviderButton label={provider.label} next={next} />
				</Section>
			)}
			<Section title={m.account_by_password()}>
				<Form action={urls.signIn()} submit={m.nav_sign_in()} errors={[...summary(errors, 'email'), ...summary(errors, 'password')]}>
					{next && <input type="hidden" name="next" value={next} />}
					<TextField name="email" type="email" label={m.account_email()} value={email} autocomplete="username" required width="medium" />
					<PasswordField name="password" label={m.account_password()} autocomplete="current-password" required />
				</Form>
				<p>
					<a href={urls.forgotten()}>{m.account_forgotten_link()}</a>
				</p>
			</Section>
			<Section title={m.account_by_mail()}>
				<Form
					action={urls.signInByMail()}
					submit={m.account_send_link()}
					errors={summary(errors, 'mail').map((error) => ({ ...error, field: 'mail' }))}
				>
					<TextField
						name="email"
						id="mail"
						type="email"
						label={m.account_email()}
						hint={m.account_by_mail_hint()}
						error={errors.mail}
						autocomplete="email"
						required
						width="medium"
					/>
				</Form>
			</Section>
		</>
	);
}

const summary = (errors: Errors, name: string) => (errors[name] ? [{ field: name, message: errors[name] }] : []);

export function LinkSentPage({ email }: { email: string }) {
	return <PageHead title={m.account_link_sent_title()} lede={m.account_link_sent({ email })} />;
}

export function LinkPage({ token }: { token: string }) {
	return (
		<>
			<PageHead title={m.account_link_title()} lede={m.account_link_lede()} />
			<Form action={urls.signInByLink()} submit={m.nav_sign_in()}>
				<input type="hidden" name="token" value={token} />
			</Form>
		</>
	);
}
