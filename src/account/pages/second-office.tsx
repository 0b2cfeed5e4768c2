import { m } from '../../paraglide/messages.js';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { Confirm } from '../../ui/Form.tsx';
import { PageHead, Section } from '../../ui/PageHead.tsx';
import { urls } from '../../urls.ts';

interface Office {
	id: string;
	name: string;
	asks: boolean;
	members: number;
	having: number;
}

/** Per organisation that one administers: whether its members must have a second factor. */
export function RulePage({ organisations }: { organisations: readonly Office[] }) {
	return (
		<>
			<PageHead
				title={m.account_rule_title()}
				crumbs={[{ label: m.account_members_title(), href: urls.members() }]}
				lede={m.account_rule_lede()}
			/>
			{organisations.map(({ id, name, asks, members, having }) => (
				<Section title={name}>
					<div class="cluster">
						{asks ? <Chip tone="good">{m.account_rule_on()}</Chip> : <Chip tone="quiet">{m.account_rule_off()}</Chip>}
						<span>{m.account_rule_having({ having, members })}</span>
					</div>
					<form action={urls.secondFactorRule()} method="post">
						<input type="hidden" name="organisation" value={id} />
						<input type="hidden" name="asks" value={asks ? 'no' : 'yes'} />
						<Button>{asks ? m.account_rule_turn_off() : m.account_rule_turn_on()}</Button>
					</form>
				</Section>
			))}
		</>
	);
}

export function ResetPage({ title, membership, has }: { title: string; membership: string; has: boolean }) {
	if (!has)
		return (
			<PageHead
				title={title}
				lede={m.account_reset_nothing()}
				actions={<ButtonLink href={urls.member({ membership })}>{m.account_reset_back()}</ButtonLink>}
			/>
		);
	return (
		<Confirm
			title={title}
			action={urls.secondFactorReset({ membership })}
			submit={m.account_reset_submit()}
			cancel={{ href: urls.member({ membership }) }}
		>
			<p>{m.account_reset_what()}</p>
			<p>{m.account_reset_check()}</p>
		</Confirm>
	);
}
