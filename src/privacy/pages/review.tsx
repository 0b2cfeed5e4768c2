import { nameOf } from '../../directory/person.ts';
import { m } from '../../paraglide/messages.js';
import type { Day } from '../../plain/day.ts';
import type { Language } from '../../plain/language.ts';
import { Empty } from '../../ui/Empty.tsx';
import { formatDated } from '../../ui/format.ts';
import { PageHead } from '../../ui/PageHead.tsx';
import { Table } from '../../ui/Table.tsx';
import { urls } from '../../urls.ts';
import type { Kept } from '../store.ts';

/** The people whose last trace is three years old: each is kept for a reason, or erased. */
export function ReviewPage({ people, before, locale }: { people: readonly Kept[]; before: Day; locale: Language }) {
	return (
		<>
			<PageHead
				title={m.privacy_review_title()}
				crumbs={[{ label: m.directory_people(), href: urls.people() }]}
				lede={m.privacy_review_lede({ date: formatDated(before, locale) })}
			/>
			{people.length === 0 ? (
				<Empty title={m.privacy_review_none()} />
			) : (
				<Table
					caption={m.privacy_review_title()}
					hideCaption
					rows={people}
					rowKey={({ id }) => id}
					columns={[
						{
							key: 'name',
							label: m.directory_person(),
							cell: (one) => {
								const { text, language } = nameOf(one, locale);
								return (
									<a href={urls.personData({ person: one.id })} lang={language ?? undefined}>
										{text}
									</a>
								);
							},
						},
						{ key: 'latest', label: m.privacy_review_latest(), cell: ({ latest }) => formatDated(latest, locale) },
						{
							key: 'next',
							label: m.privacy_review_next(),
							cell: ({ acts }) => (acts > 0 ? m.privacy_review_keep({ n: acts }) : m.privacy_review_erase()),
						},
					]}
				/>
			)}
		</>
	);
}
