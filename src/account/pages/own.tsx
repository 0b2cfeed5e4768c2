import { m } from '../../paraglide/messages.js';
import type { Language } from '../../plain/language.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { Radios } from '../../ui/Choices.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { TextField } from '../../ui/Field.tsx';
import { Form } from '../../ui/Form.tsx';
import { PageHead, Section } from '../../ui/PageHead.tsx';
import { Table } from '../../ui/Table.tsx';
import { urls } from '../../urls.ts';
import { type Errors, summaryOf } from '../../web/form.ts';
import type { Role } from '../membership.ts';
import { languageOptions, roleHint, roleLabel } from '../wording.ts';

interface OwnProps {
	name: string;
	email: string;
	language: Language;
	memberships: { id: string; name: string; role: Role }[];
	hasPassword: boolean;
	errors: Errors;
}

/** One's own account: who one is here, what one may do, language, password. */
export function OwnPage({ name, email, language, memberships, hasPassword, errors }: OwnProps) {
	const { language: wrongLanguage, ...wrongPassword } = errors;
	return (
		<>
			<PageHead
				title={m.nav_account()}
				actions={
					<>
						{memberships.some(({ role }) => role === 'administrator') && (
							<ButtonLink href={urls.members()}>{m.account_members_link()}</ButtonLink>
						)}
						<form action={urls.signOut()} method="post">
							<Button kind="quiet">{m.nav_sign_out()}</Button>
						</form>
					</>
				}
			/>
			<Facts
				facts={[
					{ term: m.account_name(), value: name },
					{ term: m.account_email(), value: email },
				]}
			/>
			<Section title={m.account_memberships()}>
				{memberships.length === 0 ? (
					<Empty title={m.account_no_membership()}>{m.account_no_membership_next({ email })}</Empty>
				) : (
					<Table
						caption={m.account_memberships()}
						hideCaption
						rows={memberships}
						rowKey={({ id }) => id}
						columns={[
							{
								key: 'organisation',
								label: m.account_organisation(),
								cell: (row) => <a href={urls.organisation({ organisation: row.id })}>{row.name}</a>,
							},
							{ key: 'role', label: m.account_role(), cell: (row) => roleLabel[row.role]() },
							{ key: 'means', label: m.account_role_means(), cell: (row) => roleHint[row.role]() },
						]}
					/>
				)}
			</Section>
			<Section title={m.account_language_section()}>
				<Form
					action={urls.account()}
					submit={m.account_language_save()}
					errors={summaryOf(wrongLanguage ? { language: wrongLanguage } : {})}
				>
					<Radios
						name="language"
						label={m.account_language()}
						hint={m.account_language_hint()}
						options={languageOptions()}
						value={language}
						error={wrongLanguage}
						inline
					/>
				</Form>
			</Section>
			<Section title={m.account_password()}>
				<Form
					action={urls.setPassword()}
					submit={hasPassword ? m.account_password_change() : m.account_password_choose()}
					errors={summaryOf(wrongPassword)}
				>
					{hasPassword ? (
						<TextField
							name="current"
							type="password"
							label={m.account_password_current()}
							error={errors.current}
							autocomplete="current-password"
							width="medium"
							required
						/>
					) : (
						<p>{m.account_password_none()}</p>
					)}
					<TextField
						name="password"
						type="password"
						label={m.account_password_new()}
						hint={m.account_password_hint()}
						error={errors.password}
						autocomplete="new-password"
						width="medium"
						required
					/>
				</Form>
			</Section>
		</>
	);
}
