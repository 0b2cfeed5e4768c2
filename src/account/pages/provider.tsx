import { m } from '../../paraglide/messages.js';
import { ButtonLink } from '../../ui/Button.tsx';
import { Form } from '../../ui/Form.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { urls } from '../../urls.ts';
import type { Role } from '../membership.ts';
import { roleLabel } from '../wording.ts';

/** A name, the same in every language. */
const proConnect = 'ProConnect';
const proConnectSite = 'https://www.proconnect.gouv.fr/';

/**
 * The button that leads to the provider. ProConnect asks for its own words, in French wherever it stands, and for a link that says what it
 * is (proconnect-documentation, doc_fs/bouton_proconnect.md).
 * @param label null: ProConnect
 */
export function ProviderButton({ label, next, again }: { label: string | null; next: string | null; again?: boolean }) {
	const href = urls.provider({}, { next, again: again ? 1 : null });
	// It leaves this site: not Turbo's affair.
	return (
		<div class="flow">
			<p data-turbo="false">
				{label === null ? (
					<a class="button proconnect" href={href} lang="fr">
						<span>{m.account_proconnect_with({}, { locale: 'fr' })}</span> <b>{proConnect}</b>
					</a>
				) : (
					<ButtonLink href={href} kind="primary">
						{m.account_provider_with({ label })}
					</ButtonLink>
				)}
			</p>
			{label === null && (
				<p>
					<a href={proConnectSite} lang="fr" target="_blank" rel="noopener noreferrer">
						{m.account_proconnect_what({}, { locale: 'fr' })}
					</a>
				</p>
			)}
		</div>
	);
}

const why = {
	unreachable: m.account_provider_unreachable,
	refused: m.account_provider_refused,
	declined: m.account_provider_declined,
} as const;

export const ProviderTroublePage = (props: { why: keyof typeof why }) => (
	<PageHead
		title={m.account_provider_trouble_title()}
		lede={why[props.why]()}
		actions={
			<ButtonLink href={urls.signIn()} kind="primary">
				{m.account_back_to_sign_in()}
			</ButtonLink>
		}
	/>
);

export function NotInvitedPage({ email }: { email: string | null }) {
	return (
		<>
			<PageHead
				title={m.account_not_invited_title()}
				lede={email === null ? m.account_not_invited_no_email() : m.account_not_invited({ email })}
				actions={<ButtonLink href={urls.signIn()}>{m.account_back_to_sign_in()}</ButtonLink>}
			/>
			<p>{m.account_not_invited_next()}</p>
		</>
	);
}

/** The address is invited and has no account yet: one button makes it. */
export function InvitedPage({ email, organisation, by, role }: { email: string; organisation: string; by: string; role: Role }) {
	return (
		<>
			<PageHead title={m.account_invited_title()} lede={m.account_invited({ by, organisation, role: roleLabel[role]() })} />
			<Form action={urls.provider()} submit={m.account_invited_accept()} cancel={{ href: urls.signIn() }}>
				<p>{m.account_invited_email({ email })}</p>
			</Form>
		</>
	);
}

export function SigningOutPage({ on, label }: { on: string; label: string | null }) {
	return (
		<>
			<PageHead title={m.account_signing_out_title()} lede={m.account_signing_out({ label: label ?? proConnect })} />
			<p data-turbo="false">
				<ButtonLink href={on} kind="primary">
					{m.account_signing_out_on()}
				</ButtonLink>
			</p>
		</>
	);
}
