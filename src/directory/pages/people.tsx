import { m } from '../../paraglide/messages.js';
import type { Day } from '../../plain/day.ts';
import type { Language } from '../../plain/language.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { Pager } from '../../ui/Pager.tsx';
import { Table } from '../../ui/Table.tsx';
import { urls } from '../../urls.ts';
import { nameOf } from '../person.ts';
import type { PersonLine } from '../person-store.ts';
import { mandatesLine } from '../wording.ts';

export function PeoplePage(props: { rows: readonly PersonLine[]; next: string | null; mayCreate: boolean; locale: Language; today: Day }) {
	const { rows, next, mayCreate, locale, today } = props;
	const create = mayCreate && (
		<ButtonLink href={urls.personNew()} kind="primary">
			{m.directory_new_person()}
		</ButtonLink>
	);
	return (
		<>
			<PageHead
				title={m.directory_people()}
				crumbs={[{ label: m.nav_directory(), href: urls.directory() }]}
				lede={m.directory_people_lede()}
				actions={create}
			/>
			{rows.length > 0 ? (
				<Table
					caption={m.directory_people()}
					hideCaption
					rows={rows}
					rowKey={({ id }) => id}
					columns={[
						{
							key: 'name',
							label: m.directory_name(),
							cell: (person) => (
								<a href={urls.person({ person: person.id })} lang={nameOf(person, locale).language ?? undefined}>
									{nameOf(person, locale).text}
								</a>
							),
						},
						{ key: 'mandates', label: m.directory_mandates(), cell: ({ mandates }) => mandatesLine(mandates, today, locale) },
					]}
				/>
			) : (
				<Empty title={m.directory_no_person()} action={create}>
					{m.directory_no_person_next()}
				</Empty>
			)}
			<Pager next={next} />
		</>
	);
}
