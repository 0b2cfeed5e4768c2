import { m } from '../../paraglide/messages.js';
import type { Day } from '../../plain/day.ts';
import type { Language } from '../../plain/language.ts';
import { Empty } from '../../ui/Empty.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { Pager } from '../../ui/Pager.tsx';
import { Table } from '../../ui/Table.tsx';
import { When } from '../../ui/When.tsx';
import { urls } from '../../urls.ts';
import type { Mine } from '../follow-up-list-store.ts';
import { said } from '../wording.ts';
import { FollowUpState } from './follow-ups.tsx';

export function MinePage({ rows, next, today, locale }: { rows: readonly Mine[]; next: string | null; today: Day; locale: Language }) {
	return (
		<>
			<PageHead
				title={m.follow_up_mine_title()}
				crumbs={[{ label: m.nav_partnerships(), href: urls.partnerships() }]}
				lede={m.follow_up_mine_lede()}
			/>
			{rows.length === 0 ? (
				<Empty title={m.follow_up_mine_none()} />
			) : (
				<Table
					caption={m.follow_up_mine_title()}
					hideCaption
					rows={rows}
					rowKey={({ id }) => id}
					columns={[
						{
							key: 'words',
							label: m.follow_up_words(),
							cell: (followUp) => {
								const words = said(followUp.words, locale);
								return (
									<a href={urls.followUp({ partnership: followUp.partnershipId, followUp: followUp.id })} lang={words.lang}>
										{words.text}
									</a>
								);
							},
						},
						{
							key: 'partnership',
							label: m.follow_up_partnership(),
							cell: ({ partnershipId, partnership, partnershipNames }) => (
								<a href={urls.partnership({ partnership: partnershipId })}>{partnershipNames[locale] ?? partnership}</a>
							),
						},
						{
							key: 'due',
							label: m.follow_up_due(),
							cell: ({ dueOn }) => (dueOn ? <When date={dueOn} /> : <span class="soft">{m.follow_up_no_date()}</span>),
						},
						{ key: 'state', label: m.follow_up_state(), cell: (followUp) => <FollowUpState followUp={followUp} today={today} /> },
					]}
				/>
			)}
			<Pager next={next} />
		</>
	);
}
