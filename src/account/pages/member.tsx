import { m } from '../../paraglide/messages.js';
import { roles } from '../../server/database.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { Radios } from '../../ui/Choices.tsx';
import { DatedField } from '../../ui/DatedField.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { TextField } from '../../ui/Field.tsx';
import { Confirm, Form } from '../../ui/Form.tsx';
import { typedDate } from '../../ui/format.ts';
import { PageHead, Section } from '../../ui/PageHead.tsx';
import { When } from '../../ui/When.tsx';
import { urls } from '../../urls.ts';
import type { Errors, Typed } from '../../web/form.ts';
import type { MemberLine } from '../member.ts';
import { roleHint, roleLabel } from '../wording.ts';

interface MemberProps {
	member: MemberLine;
	errors: Errors;
	typed: Typed;
}

/** One member: role and term to change, files to hand over, access to end. */
export function MemberPage({ member, errors, typed }: MemberProps) {
	const at = { membership: member.id };
	return (
		<>
			<PageHead
				title={member.name}
				crumbs={[{ label: m.account_members_title(), href: urls.members() }]}
				actions={
					<>
						{member.secondFactor && <ButtonLink href={urls.secondFactorReset(at)}>{m.account_reset_link()}</ButtonLink>}
						<ButtonLink href={urls.handOver(at)}>{m.member_hand_over()}</ButtonLink>
						<ButtonLink href={urls.memberData(at)}>{m.privacy_member_link()}</ButtonLink>
						<ButtonLink href={urls.memberEnd(at)}>{m.account_member_end()}</ButtonLink>
					</>
				}
			/>
			<Facts
				facts={[
					{ term: m.account_organisation(), value: member.organisation },
					{ term: m.account_email(), value: member.email },
					{ term: m.account_since(), value: <When date={member.since} /> },
					{ term: m.member_seen(), value: member.seen ? <When date={member.seen} /> : m.member_never_seen() },
					{ term: m.member_second_factor(), value: member.secondFactor ? m.member_second_factor_on() : m.member_second_factor_off() },
				]}
			/>
			<Section title={m.account_member_role_save()}>
				<Form
					action={urls.member(at)}
					submit={m.account_member_role_save()}
					typed={typed}
					errors={errors}
					cancel={{ href: urls.members() }}
				>
					<Radios
						name="role"
						label={m.account_role()}
						options={roles.map((value) => ({ value, label: roleLabel[value](), hint: roleHint[value]() }))}
						value={typed.role ?? member.role}
					/>
					<DatedField
						name="until"
						label={m.invitation_until()}
						hint={m.invitation_until_hint()}
						value={typed.until ?? typedDate(member.until)}
						dayOnly
					/>
				</Form>
			</Section>
		</>
	);
}

/** Asks once more, and why. */
export function EndPage({ title, member, held, errors, typed }: MemberProps & { title: string; held: number }) {
	const at = { membership: member.id };
	return (
		<Confirm
			title={title}
			action={urls.memberEnd(at)}
			submit={m.account_member_end()}
			cancel={{ href: urls.member(at) }}
			typed={typed}
			errors={errors}
		>
			<p>{m.account_member_end_what({ organisation: member.organisation })}</p>
			{held > 0 && (
				<p>
					{m.member_end_charges({ n: held })} <a href={urls.handOver(at)}>{m.member_hand_over()}</a>
				</p>
			)}
			<TextField name="reason" label={m.member_end_reason()} hint={m.member_end_reason_hint()} required />
		</Confirm>
	);
}
