import { m } from '../../paraglide/messages.js';
import type { Day } from '../../plain/day.ts';
import type { Language } from '../../plain/language.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { Chip, type Tone } from '../../ui/Chip.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { TextField } from '../../ui/Field.tsx';
import { Form } from '../../ui/Form.tsx';
import { formatDated } from '../../ui/format.ts';
import { PageHead, Section } from '../../ui/PageHead.tsx';
import { type Column, Table } from '../../ui/Table.tsx';
import { When } from '../../ui/When.tsx';
import { urls } from '../../urls.ts';
import type { Invitation, InvitationState } from '../invitation.ts';
import type { MemberLine, MemberSort } from '../member.ts';
import { roleLabel } from '../wording.ts';

export interface WaitingLine extends Invitation {
	state: InvitationState;
	sent: Day;
	expires: Day;
	reason: string;
}

interface MembersProps {
	organisations: { id: string; name: string }[];
	members: MemberLine[];
	/** How many there are in all, found or not. */
	total: number;
	question: { q: string; sort: MemberSort; down: boolean };
	waiting: WaitingLine[];
	/** Whether letters are kept here to be read. */
	outbox: boolean;
	locale: Language;
}

/** So many members that one looks for one rather than reading them all. */
const many = 12;

/** Who is let in, one table an organisation, and who is invited. */
export function MembersPage(props: MembersProps) {
	const { organisations, members, total, question, waiting, outbox } = props;
	const { q, sort, down } = question;
	return (
		<>
			<PageHead
				title={m.account_members_title()}
				lede={m.account_members_lede()}
				actions={
					<>
						<ButtonLink href={urls.membersCsv({}, { q, sort: sort === 'name' ? null : sort, order: down ? 'down' : null })} download>
							{m.member_csv()}
						</ButtonLink>
						<ButtonLink href={urls.secondFactorRule()}>{m.account_rule_link()}</ButtonLink>
						<ButtonLink href={urls.invite()} kind="primary">
							{m.invitation_title()}
						</ButtonLink>
					</>
				}
			/>
			{outbox && (
				<p>
					<a href={urls.outbox()}>{m.outbox_title()}</a>
				</p>
			)}
			{(total > many || q) && <Search q={q} />}
			{organisations.map(({ id, name }) => {
				const rows = members.filter((member) => member.organisationId === id);
				const invited = waiting.filter(({ fromId, organisationId }) => fromId === id || organisationId === id);
				return (
					<Section title={name}>
						{rows.length > 0 ? (
							<Table caption={name} hideCaption rows={rows} rowKey={(member) => member.id} columns={columnsFor(question)} />
						) : (
							<Empty title={m.member_search_none()} action={<ButtonLink href={urls.members()}>{m.member_search_all()}</ButtonLink>} />
						)}
						{invited.length > 0 && <Waiting {...props} name={name} invited={invited} />}
					</Section>
				);
			})}
		</>
	);
}

const Search = ({ q }: { q: string }) => (
	<Form method="get" action={urls.members()} submit={false}>
		<div class="field-row">
			<TextField name="q" type="search" label={m.member_search()} value={q} />
			<div class="cluster">
				<Button>{m.member_search_submit()}</Button>
				{q && (
					<ButtonLink kind="quiet" href={urls.members()}>
						{m.member_search_all()}
					</ButtonLink>
				)}
			</div>
		</div>
	</Form>
);

function columnsFor({ q, sort, down }: MembersProps['question']): Column<MemberLine>[] {
	const sortable = (column: MemberSort) => ({
		sortHref: urls.members({}, { q, sort: column === 'name' ? null : column, order: sort === column && !down ? 'down' : null }),
		...(sort === column ? { sorted: down ? ('down' as const) : ('up' as const) } : {}),
	});
	return [
		{
			key: 'name',
			label: m.account_name(),
			...sortable('name'),
			cell: (member) => (
				<>
					<a href={urls.member({ membership: member.id })}>{member.name}</a>
					{member.isMe && <span class="soft"> ({m.account_member_you()})</span>}
					<div class="soft small">{member.email}</div>
				</>
			),
		},
		{ key: 'role', label: m.account_role(), ...sortable('role'), cell: (member) => roleLabel[member.role]() },
		{ key: 'since', label: m.account_since(), ...sortable('since'), cell: (member) => <When date={member.since} /> },
		{
			key: 'until',
			label: m.member_until(),
			cell: (member) => (member.until ? <When date={member.until} /> : <span class="soft">{m.member_no_end()}</span>),
		},
		{
			key: 'seen',
			label: m.member_seen(),
			...sortable('seen'),
			cell: (member) => (member.seen ? <When date={member.seen} /> : <span class="soft">{m.member_never_seen()}</span>),
		},
		{
			key: 'factor',
			label: m.member_second_factor(),
			cell: (member) => (member.secondFactor ? m.member_second_factor_on() : <span class="soft">{m.member_second_factor_off()}</span>),
		},
	];
}

const stateLabel: Record<InvitationState, () => string> = {
	pending: m.invitation_state_pending,
	late: m.invitation_state_late,
	returned: m.invitation_state_returned,
	expired: m.invitation_state_expired,
};
const stateTone: Record<InvitationState, Tone> = { pending: 'wait', late: 'warn', returned: 'bad', expired: 'quiet' };

function Waiting({ name, invited, locale }: MembersProps & { name: string; invited: WaitingLine[] }) {
	const whom = (one: WaitingLine) => <span class="hidden">{m.invitation_to_whom({ name: one.name })}</span>;
	return (
		<Table
			caption={m.invitation_list_of({ name })}
			rows={invited}
			rowKey={({ id }) => id}
			columns={[
				{
					key: 'name',
					label: m.account_name(),
					cell: (one) => (
						<>
							{one.name}
							<div class="soft small">{one.email}</div>
						</>
					),
				},
				{
					key: 'role',
					label: m.account_role(),
					cell: (one) => (
						<>
							{roleLabel[one.role]()}
							{one.partnership && <div class="soft small">{one.organisation}</div>}
						</>
					),
				},
				{
					key: 'state',
					label: m.invitation_state(),
					cell: (one) => (
						<>
							<Chip tone={stateTone[one.state]}>{stateLabel[one.state]()}</Chip>
							<div class="soft small">
								{one.state === 'returned'
									? m.invitation_returned_why({ reason: one.reason })
									: one.state !== 'expired' && m.invitation_pending_until({ day: formatDated(one.expires, locale) })}
							</div>
						</>
					),
				},
				{ key: 'sent', label: m.invitation_sent(), cell: (one) => <When date={one.sent} /> },
				{ key: 'by', label: m.invitation_by(), cell: (one) => one.byName },
				{
					key: 'do',
					label: m.invitation_do(),
					action: true,
					cell: (one) => (
						<form method="post" class="cluster actions">
							<Button size="small" formaction={urls.invitationResend({ invitation: one.id })}>
								{m.invitation_resend()}
								{whom(one)}
							</Button>
							<Button size="small" kind="quiet" formaction={urls.invitationWithdraw({ invitation: one.id })}>
								{m.invitation_withdraw()}
								{whom(one)}
							</Button>
						</form>
					),
				},
			]}
		/>
	);
}
