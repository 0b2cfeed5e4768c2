import { m } from '../../paraglide/messages.js';
import { ButtonLink } from '../../ui/Button.tsx';
import { Radios } from '../../ui/Choices.tsx';
import { DatedField } from '../../ui/DatedField.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { Form } from '../../ui/Form.tsx';
import { PageHead, Section } from '../../ui/PageHead.tsx';
import { urls } from '../../urls.ts';
import type { Errors, Typed } from '../../web/form.ts';
import type { Held } from '../charge-store.ts';
import type { Colleague } from '../store.ts';
import { roleLabel } from '../wording.ts';

interface HandOverProps {
	leaver: Colleague;
	organisation: { id: string; name: string };
	/** True where the reader hands over what is their own. */
	own: boolean;
	action: string;
	colleagues: Colleague[];
	held: Held[];
	invitations: { id: string; name: string; email: string }[];
	typed: Typed;
	errors: Errors;
}

/** One screen: what is theirs, who takes it, and when they leave. */
export function HandOverPage({ leaver, organisation, own, action, colleagues, held, invitations, typed, errors }: HandOverProps) {
	return (
		<>
			<PageHead
				title={m.hand_over_title({ name: leaver.name })}
				crumbs={[own ? { label: m.nav_account(), href: urls.account() } : { label: m.account_members_title(), href: urls.members() }]}
				lede={m.hand_over_lede({ organisation: organisation.name })}
				actions={
					held.length > 0 && (
						<ButtonLink href={urls.handOverNote({ organisation: organisation.id, colleague: leaver.accountId })}>
							{m.hand_over_note()}
						</ButtonLink>
					)
				}
			/>
			<Section title={m.hand_over_partnerships()}>
				{held.length === 0 ? (
					<p class="soft">{m.hand_over_no_partnership()}</p>
				) : (
					<ul class="lines">
						{held.map(({ partnershipId, name }) => (
							<li>
								<a href={urls.partnership({ partnership: partnershipId })}>{name}</a>
							</li>
						))}
					</ul>
				)}
			</Section>
			{invitations.length > 0 && (
				<Section title={m.hand_over_invitations()}>
					<ul class="lines">
						{invitations.map(({ name, email }) => (
							<li>
								{name} <span class="soft">({email})</span>
							</li>
						))}
					</ul>
				</Section>
			)}
			<Section title={m.hand_over_successor()}>
				{colleagues.length === 0 ? (
					<Empty
						title={m.hand_over_nobody()}
						action={leaver.role === 'administrator' && <ButtonLink href={urls.invite()}>{m.invitation_title()}</ButtonLink>}
					/>
				) : (
					<Form
						action={action}
						submit={m.hand_over_submit()}
						typed={typed}
						errors={errors}
						cancel={{ href: own ? urls.account() : urls.member({ membership: leaver.id }) }}
					>
						<Radios
							name="successor"
							label={m.hand_over_person()}
							hint={leaver.role === 'administrator' ? m.hand_over_promote_hint() : undefined}
							options={colleagues.map(({ id, name, role }) => ({ value: id, label: name, hint: roleLabel[role]() }))}
							required
						/>
						<DatedField name="until" label={m.hand_over_last_day({ name: leaver.name })} hint={m.hand_over_last_day_hint()} dayOnly />
					</Form>
				)}
			</Section>
		</>
	);
}
