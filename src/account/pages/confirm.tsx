import { m } from '../../paraglide/messages.js';
import { Form } from '../../ui/Form.tsx';
import { PageHead, Section } from '../../ui/PageHead.tsx';
import { PasswordField } from '../../ui/PasswordField.tsx';
import { urls } from '../../urls.ts';
import type { Errors } from '../../web/form.ts';
import { ProviderButton } from './provider.tsx';
import { CodeField } from './second-step.tsx';

interface ConfirmProps {
	next: string;
	password: boolean;
	code: boolean;
	provider: { label: string | null } | null;
	email: string;
	errors: Errors;
}

/** Is it still you? Asked before what would give an account away. */
export function ConfirmPage({ next, password, code, provider, email, errors }: ConfirmProps) {
	const byForm = password || code;
	return (
		<>
			<PageHead
				title={m.account_confirm_title()}
				crumbs={[{ label: m.nav_account(), href: urls.account() }]}
				lede={m.account_confirm_lede()}
			/>
			{byForm && (
				<Form action={urls.confirmIdentity()} submit={m.account_confirm_submit()} errors={errors} cancel={{ href: urls.account() }}>
					<input type="hidden" name="next" value={next} />
					{password && <PasswordField name="password" label={m.account_password()} autocomplete="current-password" required />}
					{code && <CodeField error={errors.code} hint={m.account_second_hint()} />}
				</Form>
			)}
			{provider && (
				<Section title={m.account_confirm_provider()}>
					<ProviderButton label={provider.label} next={next} again />
				</Section>
			)}
			{!byForm && (
				<Section title={m.account_confirm_mail()}>
					<Form
						action={urls.confirmByMail()}
						submit={m.account_send_link()}
						errors={errors.mail ? [{ message: errors.mail }] : []}
						cancel={{ href: urls.account() }}
					>
						<input type="hidden" name="next" value={next} />
						<p>{m.account_confirm_mail_lede({ email })}</p>
					</Form>
				</Section>
			)}
		</>
	);
}
