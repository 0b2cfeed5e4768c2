import { m } from '../../paraglide/messages.js';
import type { Language } from '../../plain/language.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { formatInstant } from '../../ui/format.ts';
import { PageHead, Section } from '../../ui/PageHead.tsx';
import { Table } from '../../ui/Table.tsx';
import type { AccountData } from '../store.ts';

/** Everything that is held about an account: one's own, or, without its sessions, a member's. */
export function AccountDataPage(props: {
	data: AccountData;
	json: string;
	back: { label: string; href: string };
	locale: Language;
	timeZone: string;
}) {
	const { data, json, back, locale, timeZone } = props;
	const own = data.sessions !== null;
	const at = (instant: string | null) => (instant ? formatInstant(instant, locale, timeZone) : '');
	return (
		<>
			<PageHead
				title={own ? m.privacy_account_title() : m.privacy_member_title({ name: data.name })}
				crumbs={[back]}
				lede={own ? m.privacy_account_lede() : m.privacy_member_lede()}
				actions={
					<ButtonLink href={json} download>
						{m.privacy_export_json()}
					</ButtonLink>
				}
			/>
			<Facts
				facts={[
					{ term: m.privacy_account_name(), value: data.name },
					{ term: m.privacy_account_email(), value: data.email },
					{ term: m.privacy_account_since(), value: at(data.createdAt) },
					{ term: m.privacy_account_changes(), value: data.changes },
					{ term: m.privacy_account_last_change(), value: at(data.lastChange) },
				]}
			/>
			<Section title={m.privacy_account_memberships()}>
				<Table
					caption={m.privacy_account_memberships()}
					hideCaption
					rows={data.memberships}
					rowKey={({ organisation, since }) => organisation + since}
					columns={[
						{ key: 'organisation', label: m.directory_organisation(), cell: ({ organisation }) => organisation },
						{ key: 'since', label: m.privacy_account_from(), cell: ({ since }) => at(since) },
						{ key: 'until', label: m.privacy_account_until(), cell: ({ endedAt }) => at(endedAt) || '—' },
					]}
				/>
			</Section>
			{own && (
				<Section title={m.privacy_account_sessions()}>
					<Table
						caption={m.privacy_account_sessions()}
						hideCaption
						rows={data.sessions ?? []}
						rowKey={({ createdAt }) => createdAt}
						columns={[
							{ key: 'from', label: m.privacy_account_from(), cell: ({ createdAt }) => at(createdAt) },
							{ key: 'until', label: m.privacy_account_until(), cell: ({ expiresAt }) => at(expiresAt) },
							{ key: 'where', label: m.privacy_account_where(), cell: ({ ipAddress }) => ipAddress || '—' },
							{ key: 'with', label: m.privacy_account_with(), cell: ({ userAgent }) => userAgent || '—' },
						]}
					/>
				</Section>
			)}
			{own && <p>{m.privacy_account_rights()}</p>}
		</>
	);
}
