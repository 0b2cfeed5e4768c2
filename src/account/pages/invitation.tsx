import { m } from '../../paraglide/messages.js';
import type { Day } from '../../plain/day.ts';
import { roles } from '../../server/database.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { Radios, Select } from '../../ui/Choices.tsx';
import { DatedField } from '../../ui/DatedField.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { TextField } from '../../ui/Field.tsx';
import { Form } from '../../ui/Form.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { When } from '../../ui/When.tsx';
import { urls } from '../../urls.ts';
import type { Errors, Typed } from '../../web/form.ts';
import type { Opened } from '../invitation.ts';
import { languageOptions, roleHint, roleLabel } from '../wording.ts';

interface FormProps {
	typed: Typed;
	errors: Errors;
}

const Person = () => (
	<div class="field-row">
		<TextField name="name" label={m.account_name()} autocomplete="off" required />
		<TextField name="email" type="email" label={m.account_email()} autocomplete="off" required />
	</div>
);
const InLanguage = () => <Radios name="language" label={m.invitation_language()} options={languageOptions()} inline required />;

/** Somebody is invited into one's own organisation. */
export function InvitePage({ organisations, typed, errors }: FormProps & { organisations: { id: string; name: string }[] }) {
	const [only, ...others] = organisations;
	return (
		<>
			<PageHead
				title={m.invitation_title()}
				crumbs={[{ label: m.account_members_title(), href: urls.members() }]}
				lede={m.invitation_lede()}
			/>
			<Form action={urls.invite()} submit={m.invitation_submit()} typed={typed} errors={errors} cancel={{ href: urls.members() }}>
				{only && others.length === 0 ? (
					<input type="hidden" name="organisation" value={only.id} />
				) : (
					<Select
						name="organisation"
						label={m.account_organisation()}
						options={organisations.map(({ id, name }) => ({ value: id, label: name }))}
						required
					/>
				)}
				<Person />
				<Radios
					name="role"
					label={m.account_role()}
					options={roles.map((value) => ({ value, label: roleLabel[value](), hint: roleHint[value]() }))}
					required
				/>
				<DatedField name="until" label={m.invitation_until()} hint={m.invitation_until_hint()} dayOnly />
				<InLanguage />
			</Form>
		</>
	);
}

/** The other side of a partnership, where nobody has entered yet, is invited to keep its part. */
export function SidePage({ partnership, side, typed, errors }: FormProps & { partnership: string; side: { id: string; name: string } }) {
	const back = urls.partnership({ partnership });
	return (
		<>
			<PageHead
				title={m.invitation_side_title({ organisation: side.name })}
				crumbs={[{ label: m.nav_partnerships(), href: urls.partnerships() }]}
				lede={m.invitation_side_lede()}
			/>
			<Form
				action={urls.inviteSide({ partnership, organisation: side.id })}
				submit={m.invitation_submit()}
				typed={typed}
				errors={errors}
				cancel={{ href: back }}
			>
				<Person />
				<InLanguage />
			</Form>
		</>
	);
}

interface OpenProps extends FormProps {
	invitation: Opened;
	until: Day | null;
	token: string;
	/** True where the reader is signed in as somebody else. */
	other: boolean;
}

/** What the link of a letter shows: who invites, to what, and one button. */
export function OpenPage({ invitation, until, token, other, typed, errors }: OpenProps) {
	const { by, from, organisation, partnership, email, role, accountId, name } = invitation;
	return (
		<>
			<PageHead
				title={m.invitation_open_title()}
				lede={
					partnership ? m.invitation_open_side({ by, from, organisation, partnership }) : m.invitation_open_lede({ by, from, organisation })
				}
			/>
			<Facts
				facts={[
					{ term: m.account_organisation(), value: organisation },
					{
						term: m.invitation_open_role(),
						value: (
							<>
								{roleLabel[role]()}
								<div class="soft small">{roleHint[role]()}</div>
							</>
						),
					},
					{ term: m.invitation_open_address(), value: email },
					until && { term: m.invitation_open_until(), value: <When date={until} /> },
				]}
			/>
			{other ? (
				<>
					<p>{m.invitation_other_account({ email })}</p>
					<form action={urls.signOut()} method="post">
						<Button>{m.nav_sign_out()}</Button>
					</form>
				</>
			) : (
				<Form action={urls.invitation()} submit={m.invitation_accept()} typed={typed} errors={errors}>
					<input type="hidden" name="token" value={token} />
					{accountId ? (
						<>
							<input type="hidden" name="name" value={name} />
							<p>{m.invitation_known()}</p>
						</>
					) : (
						<TextField
							name="name"
							label={m.account_name()}
							hint={m.account_name_hint()}
							value={typed.name ?? name}
							autocomplete="name"
							width="medium"
							required
						/>
					)}
				</Form>
			)}
			<p class="soft">{m.invitation_decline()}</p>
		</>
	);
}

/** A link that opens nothing more says why, and whom to ask. */
export function OverPage({ invitation }: { invitation: Opened | null }) {
	const why = () => {
		if (!invitation) return m.invitation_over();
		const { by, from, organisation, state } = invitation;
		if (state === 'expired') return m.invitation_over_expired({ by, from });
		if (state === 'withdrawn') return m.invitation_over_withdrawn({ by, from });
		if (state === 'taken') return m.invitation_over_taken({ organisation });
		return m.invitation_over_accepted();
	};
	return (
		<PageHead
			title={m.invitation_over_title()}
			lede={why()}
			actions={invitation?.state === 'accepted' && <ButtonLink href={urls.signIn()}>{m.nav_sign_in()}</ButtonLink>}
		/>
	);
}
