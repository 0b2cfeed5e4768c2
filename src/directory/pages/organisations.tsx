import { m } from '../../paraglide/messages.js';
import type { Language } from '../../plain/language.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { Select } from '../../ui/Choices.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { Form } from '../../ui/Form.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { Pager } from '../../ui/Pager.tsx';
import { Table } from '../../ui/Table.tsx';
import { urls } from '../../urls.ts';
import { type OrganisationKind, organisationKinds } from '../organisation.ts';
import type { OrganisationLine } from '../organisation-store.ts';
import { called, countryName, organisationKindLabel } from '../wording.ts';

export function OrganisationTable(props: {
	caption: string;
	rows: readonly OrganisationLine[];
	locale: Language;
	/** On the page of a place, which says where they all are. */
	here?: boolean;
}) {
	const { caption, rows, locale, here } = props;
	return (
		<Table
			caption={caption}
			hideCaption
			rows={rows}
			rowKey={({ id }) => id}
			columns={[
				{
					key: 'name',
					label: m.directory_name(),
					cell: (row) => <a href={urls.organisation({ organisation: row.id })}>{called(row, locale)}</a>,
				},
				{ key: 'kind', label: m.directory_kind(), cell: ({ kind }) => organisationKindLabel[kind]() },
				...(here
					? []
					: [
							{
								key: 'place',
								label: m.directory_place(),
								cell: ({ place }: OrganisationLine) =>
									place && <a href={urls.territory({ territory: place.code })}>{called(place, locale)}</a>,
							},
							{ key: 'country', label: m.directory_country(), cell: ({ country }: OrganisationLine) => countryName(country, locale) },
						]),
			]}
		/>
	);
}

export function OrganisationsPage(props: {
	rows: readonly OrganisationLine[];
	kind: OrganisationKind | null;
	next: string | null;
	mayCreate: boolean;
	locale: Language;
}) {
	const { rows, kind, next, mayCreate, locale } = props;
	const create = mayCreate && (
		<ButtonLink href={urls.organisationNew()} kind="primary">
			{m.directory_new_organisation()}
		</ButtonLink>
	);
	return (
		<>
			<PageHead title={m.directory_organisations()} crumbs={[{ label: m.nav_directory(), href: urls.directory() }]} actions={create} />
			<Form method="get" action={urls.organisations()} submit={false}>
				<Select
					name="kind"
					label={m.directory_kind()}
					empty={m.directory_all_kinds()}
					value={kind}
					options={organisationKinds.map((value) => ({ value, label: organisationKindLabel[value]() }))}
				/>
				<Button size="small">{m.directory_show()}</Button>
			</Form>
			{rows.length > 0 ? (
				<OrganisationTable caption={m.directory_organisations()} rows={rows} locale={locale} />
			) : (
				<Empty title={m.directory_no_organisation()} action={create}>
					{m.directory_no_organisation_next()}
				</Empty>
			)}
			<Pager next={next} />
		</>
	);
}
