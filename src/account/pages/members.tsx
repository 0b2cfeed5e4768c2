import { m } from '../../paraglide/messages.js';
import type { Day } from '../../plain/day.ts';
import { roles } from '../../server/database.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { Radios, Select } from '../../ui/Choices.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { TextField } from '../../ui/Field.tsx';
import { Confirm, Form } from '../../ui/Form.tsx';
import { PageHead, Section } from '../../ui/PageHead.tsx';
import { Table } from '../../ui/Table.tsx';
import { When } from '../../ui/When.tsx';
import { urls } from '../../urls.ts';
import { type Errors, summaryOf, type Typed } from '../../web/form.ts';
import type { Role } from '../membership.ts';
import { languageOptions, roleHint, roleLabel } from '../wording.ts';

export interface MemberLine {
	id: string;
	organisationId: string;
	organisation: string;
	name: string;
	email: string;
	role: Role;
	since: Day;
	isMe: boolean;
}

const roleOptions = () => roles.map((value) => ({ value, label: roleLabel[value](), hint: roleHint[value]() }));
const own = () => ({ label: m.nav_account(), href: urls.account() });
const list = () => ({ label: m.account_members_title(), href: urls.members() });

interface MembersProps {
	organisations: { id: string; name: string }[];
	members: MemberLine[];
	typed: Typed;
	errors: Errors;
}

/** Who is let in, one table an organisation, and the form to let somebody in. */
export function MembersPage({ organisations, members, typed, errors }: MembersProps) {
	return (
		<>
			<PageHead title={m.account_members_title()} crumbs={[own()]} lede={m.account_members_lede()} />
			{organisations.map(({ id, name }) => (
				<Section title={name}>
					<Table
						caption={name}
						hideCaption
						rows={members.filter((member) => member.organisationId === id)}
						rowKey={(member) => member.id}
						columns={[
							{
								key: 'name',
								label: m.account_name(),
								cell: (member) => (
									<>
										<a href={urls.member({ membership: member.id })}>{member.name}</a>
										{member.isMe && <span class="soft"> ({m.account_member_you()})</span>}
									</>
								),
							},
							{ key: 'email', label: m.account_email(), cell: (member) => member.email },
							{ key: 'role', label: m.account_role(), cell: (member) => roleLabel[member.role]() },
							{ key: 'since', label: m.account_since(), cell: (member) => <When date={member.since} /> },
						]}
					/>
				</Section>
			))}
			<Section title={m.account_member_add()}>
				<p class="soft">{m.account_member_add_lede()}</p>
				<AddForm organisations={organisations} typed={typed} errors={errors} />
			</Section>
		</>
	);
}

function AddForm({ organisations, typed, errors }: Omit<MembersProps, 'members'>) {
	const [only, ...others] = organisations;
	return (
		<Form action={urls.members()} submit={m.account_member_add_submit()} errors={summaryOf(errors)}>
			{only && others.length === 0 ? (
				<input type="hidden" name="organisation" value={only.id} />
			) : (
				<Select
					name="organisation"
					label={m.account_organisation()}
					options={organisations.map(({ id, name }) => ({ value: id, label: name }))}
					value={typed.organisation}
					error={errors.organisation}
					required
				/>
			)}
			<div class="field-row">
				<TextField name="name" label={m.account_name()} value={typed.name} error={errors.name} autocomplete="off" required />
				<TextField
					name="email"
					type="email"
					label={m.account_email()}
					value={typed.email}
					error={errors.email}
					autocomplete="off"
					required
				/>
			</div>
			<Radios name="role" label={m.account_role()} options={roleOptions()} value={typed.role} error={errors.role} required />
			<Radios
				name="language"
				label={m.account_member_language()}
				options={languageOptions()}
				value={typed.language}
				error={errors.language}
				inline
				required
			/>
		</Form>
	);
}

/** One member: role to change, access to end. */
export function MemberPage({ member, error }: { member: MemberLine; error: string | undefined }) {
	return (
		<>
			<PageHead
				title={member.name}
				crumbs={[own(), list()]}
				actions={<ButtonLink href={urls.memberEnd({ membership: member.id })}>{m.account_member_end()}</ButtonLink>}
			/>
			<Facts
				facts={[
					{ term: m.account_organisation(), value: member.organisation },
					{ term: m.account_email(), value: member.email },
					{ term: m.account_since(), value: <When date={member.since} /> },
				]}
			/>
			<Section title={m.account_member_role_save()}>
				<Form
					action={urls.member({ membership: member.id })}
					submit={m.account_member_role_save()}
					errors={error ? [{ field: 'role', message: error }] : []}
					cancel={{ href: urls.members() }}
				>
					<Radios name="role" label={m.account_role()} options={roleOptions()} value={member.role} error={error} />
				</Form>
			</Section>
		</>
	);
}

export function EndPage({ title, member }: { title: string; member: MemberLine }) {
	return (
		<Confirm
			title={title}
			action={urls.memberEnd({ membership: member.id })}
			submit={m.account_member_end()}
			cancel={{ href: urls.member({ membership: member.id }) }}
		>
			<p>{m.account_member_end_what({ organisation: member.organisation })}</p>
		</Confirm>
	);
}
