import { m } from '../../paraglide/messages.js';
import { ButtonLink } from '../../ui/Button.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { Form } from '../../ui/Form.tsx';
import { PageHead, Section } from '../../ui/PageHead.tsx';
import { urls } from '../../urls.ts';
import { CodeField } from './second-step.tsx';

const own = () => ({ label: m.nav_account(), href: urls.account() });
const wrong = (error: string | undefined) => (error ? [{ field: 'code', message: error }] : []);

/** Whether a code is asked for at the sign-in, and what can be done about it. */
export function SecondFactorPage(props: { second: { since: string; left: number } | null; error: string | undefined }) {
	const { second, error } = props;
	if (!second)
		return (
			<PageHead
				title={m.account_code_title()}
				crumbs={[own()]}
				state={<Chip tone="quiet">{m.account_code_off()}</Chip>}
				lede={m.account_code_lede()}
				actions={
					<ButtonLink href={urls.secondFactorNew()} kind="primary">
						{m.account_code_begin()}
					</ButtonLink>
				}
			/>
		);
	return (
		<>
			<PageHead
				title={m.account_code_title()}
				crumbs={[own()]}
				state={<Chip tone="good">{m.account_code_on()}</Chip>}
				lede={m.account_code_lede()}
			/>
			<Facts
				facts={[
					{ term: m.account_code_since(), value: second.since },
					{ term: m.account_recovery_left(), value: String(second.left) },
				]}
			/>
			<Section title={m.account_code_change()}>
				<p>{m.account_code_change_lede()}</p>
				<Form action={urls.recoveryCodes()} submit={m.account_recovery_renew()} errors={wrong(error)} whole>
					<CodeField error={error} hint={m.account_second_hint()} />
					<p>
						<button class="button" data-kind="danger" type="submit" formaction={urls.secondFactorOff()}>
							{m.account_code_turn_off()}
						</button>
					</p>
				</Form>
			</Section>
		</>
	);
}

/** The key as squares for the telephone's camera; black on white by night as well, else cameras do not read it. */
function Squares({ squares }: { squares: readonly (readonly boolean[])[] }) {
	const path = squares.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('');
	return (
		<svg
			class="qr"
			viewBox={`0 0 ${squares.length} ${squares.length}`}
			role="img"
			aria-label={m.account_code_qr()}
			shape-rendering="crispEdges"
		>
			<rect width="100%" height="100%" fill="#fff" />
			<path d={path} fill="#000" />
		</svg>
	);
}

export function SetUpPage(props: {
	squares: readonly (readonly boolean[])[];
	shownKey: string;
	address: string;
	asked: boolean;
	error: string | undefined;
}) {
	const { squares, shownKey, address, asked, error } = props;
	return (
		<>
			<PageHead title={m.account_code_new_title()} crumbs={[own()]} lede={asked ? m.account_code_asked() : m.account_code_lede()} />
			<ol class="flow">
				<li>{m.account_code_step_application()}</li>
				<li>
					<p>{m.account_code_step_key()}</p>
					<Squares squares={squares} />
					<p>
						{m.account_code_key()} <code class="key">{shownKey.match(/.{1,4}/g)?.join(' ')}</code>
					</p>
					<p>
						<a href={address} data-turbo="false">
							{m.account_code_here()}
						</a>
					</p>
				</li>
				<li>{m.account_code_step_code()}</li>
			</ol>
			<Form action={urls.secondFactorNew()} submit={m.account_code_turn_on()} errors={wrong(error)} cancel={{ href: urls.account() }} whole>
				<CodeField error={error} />
			</Form>
		</>
	);
}

/** Shown once: what is kept is their hash. */
export function RecoveryCodesPage({ codes, email }: { codes: readonly string[]; email: string }) {
	return (
		<>
			<PageHead
				title={m.account_recovery_title()}
				crumbs={[own()]}
				state={<Chip tone="good">{m.account_code_on()}</Chip>}
				lede={m.account_recovery_lede()}
			/>
			<p>{m.account_recovery_of({ email })}</p>
			<ul class="codes">
				{codes.map((code) => (
					<li>
						<code>{code}</code>
					</li>
				))}
			</ul>
			<p>
				<ButtonLink href={urls.account()} kind="primary">
					{m.account_recovery_kept()}
				</ButtonLink>
			</p>
		</>
	);
}
