import { m } from '../../paraglide/messages.js';
import type { Language } from '../../plain/language.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { Radios } from '../../ui/Choices.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { Form } from '../../ui/Form.tsx';
import { PageHead, Section } from '../../ui/PageHead.tsx';
import { Table } from '../../ui/Table.tsx';
import { urls } from '../../urls.ts';
import type { SignInWay } from '../../web/auth.ts';
import type { Errors } from '../../web/form.ts';
import type { Device } from '../device.ts';
import type { Role } from '../membership.ts';
import { languageOptions, roleHint, roleLabel } from '../wording.ts';

interface OwnProps {
	name: string;
	email: string;
	language: Language;
	memberships: { id: string; name: string; role: Role }[];
	hasPassword: boolean;
	/** A code is asked for after the password. */
	hasSecond: boolean;
	sessions: SessionLine[];
	errors: Errors;
}

export interface SessionLine {
	id: string;
	device: Device;
	way: SignInWay;
	/** Instants in the reader's words. */
	since: string;
	seen: string;
	address: string | null;
	isThis: boolean;
}

const wayLabel: Record<SignInWay, () => string> = {
	password: m.account_way_password,
	link: m.account_way_link,
	oidc: m.account_way_oidc,
	example: m.account_way_example,
	setup: m.account_way_setup,
};
const deviceName = ({ browser, system }: Device) =>
	browser && system ? m.account_device({ browser, system }) : (browser ?? system ?? m.account_device_unknown());

/** One's own account: who one is here, what one may do, language, how one signs in and where one is signed in. */
export function OwnPage({ name, email, language, memberships, hasPassword, hasSecond, sessions, errors }: OwnProps) {
	const { language: wrongLanguage } = errors;
	return (
		<>
			<PageHead
				title={m.nav_account()}
				actions={
					<>
						{memberships.some(({ role }) => role === 'administrator') && (
							<ButtonLink href={urls.members()}>{m.account_members_link()}</ButtonLink>
						)}
						<ButtonLink href={urls.accountData()}>{m.privacy_account_link()}</ButtonLink>
					</>
				}
			/>
			<Facts
				facts={[
					{ term: m.account_name(), value: <Changeable text={name} href={urls.accountName()} what={m.account_name_title()} /> },
					{ term: m.account_email(), value: <Changeable text={email} href={urls.accountEmail()} what={m.account_email_title()} /> },
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
							{
								key: 'hand-over',
								label: m.hand_over_own(),
								action: true,
								cell: (row) => (
									<a href={urls.handOverOwn({ organisation: row.id })}>
										{m.hand_over_own()}
										<span class="hidden"> ({row.name})</span>
									</a>
								),
							},
						]}
					/>
				)}
			</Section>
			<Section title={m.account_language_section()}>
				<Form action={urls.account()} submit={m.account_language_save()} errors={wrongLanguage ? { language: wrongLanguage } : {}}>
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
			<Section title={m.account_safety()}>
				<Facts
					facts={[
						{
							term: m.account_password(),
							value: (
								<Changeable
									text={hasPassword ? m.account_password_set() : m.account_password_unset()}
									href={urls.setPassword()}
									what={hasPassword ? m.account_password_change() : m.account_password_choose()}
								/>
							),
						},
						{
							term: m.account_code_title(),
							value: (
								<Changeable
									text={hasSecond ? m.account_code_on() : m.account_code_off()}
									href={hasSecond ? urls.secondFactor() : urls.secondFactorNew()}
									what={hasSecond ? m.account_code_change() : m.account_code_begin()}
								/>
							),
						},
					]}
				/>
			</Section>
			<Sessions sessions={sessions} />
		</>
	);
}

/** What stands, and the way to change it. */
const Changeable = ({ text, href, what }: { text: string; href: string; what: string }) => (
	<>
		{text} · <a href={href}>{what}</a>
	</>
);

/** Every browser that is signed in, this one first told apart. */
function Sessions({ sessions }: { sessions: readonly SessionLine[] }) {
	const others = sessions.some(({ isThis }) => !isThis);
	return (
		<Section title={m.account_sessions()}>
			<p class="soft">{m.account_sessions_lede()}</p>
			<Table
				caption={m.account_sessions()}
				hideCaption
				rows={sessions}
				rowKey={({ id }) => id}
				columns={[
					{
						key: 'device',
						label: m.account_session_device(),
						cell: (row) => (
							<>
								{deviceName(row.device)} {row.isThis && <Chip tone="good">{m.account_session_this()}</Chip>}
							</>
						),
					},
					{ key: 'way', label: m.account_session_way(), cell: (row) => wayLabel[row.way]() },
					{ key: 'since', label: m.account_session_since(), cell: (row) => row.since },
					{ key: 'seen', label: m.account_session_seen(), cell: (row) => row.seen },
					{ key: 'address', label: m.account_session_address(), cell: (row) => row.address ?? m.account_session_address_unknown() },
					{
						key: 'end',
						label: m.account_session_end(),
						action: true,
						cell: (row) => (
							<form action={urls.sessionEnd({ session: row.id })} method="post" data-leaves={row.isThis ? '' : undefined}>
								<Button size="small">
									{m.account_session_end()}
									<span class="hidden"> {m.account_session_of({ device: deviceName(row.device), since: row.since })}</span>
								</Button>
							</form>
						),
					},
				]}
			/>
			<div class="cluster actions">
				{others && (
					<form action={urls.sessionsEnd()} method="post">
						<Button>{m.account_sessions_end_others()}</Button>
					</form>
				)}
				<form action={urls.sessionsEnd()} method="post" data-leaves>
					<input type="hidden" name="everywhere" value="yes" />
					<Button kind="danger">{m.account_sessions_end_all()}</Button>
				</form>
			</div>
		</Section>
	);
}
