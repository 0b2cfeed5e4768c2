import { m } from '../../paraglide/messages.js';
import type { Language } from '../../plain/language.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import type { Candidate } from '../../ui/Combobox.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { TextField } from '../../ui/Field.tsx';
import { Form } from '../../ui/Form.tsx';
import { PageHead, Section } from '../../ui/PageHead.tsx';
import { Table } from '../../ui/Table.tsx';
import { urls } from '../../urls.ts';
import type { OrganisationLine } from '../organisation-store.ts';
import { OrganisationTable } from './organisations.tsx';

export interface Results {
	people: readonly Candidate[];
	organisations: readonly Candidate[];
	territories: readonly Candidate[];
}

function ResultTable({ title, rows, href }: { title: string; rows: readonly Candidate[]; href: (id: string) => string }) {
	if (rows.length === 0) return null;
	return (
		<Section title={title}>
			<Table
				caption={title}
				hideCaption
				rows={rows}
				rowKey={({ value }) => value}
				columns={[
					{
						key: 'name',
						label: m.directory_name(),
						cell: ({ value, label, lang }) => (
							<a href={href(value)} lang={lang}>
								{label}
							</a>
						),
					},
					{ key: 'detail', label: m.directory_about(), cell: ({ detail }) => detail ?? '' },
				]}
			/>
		</Section>
	);
}

export function CreateLinks({ q }: { q?: string }) {
	return (
		<>
			<ButtonLink href={urls.personNew({}, { name: q })}>{m.directory_new_person()}</ButtonLink>
			<ButtonLink href={urls.organisationNew({}, { name: q })}>{m.directory_new_organisation()}</ButtonLink>
		</>
	);
}

export function DirectoryPage(props: {
	q: string;
	/** null: nothing was asked. */
	results: Results | null;
	latest: readonly OrganisationLine[];
	mayCreate: boolean;
	/** What keeps the directory in order, as far as the reader may do it. */
	keeping: readonly { label: string; href: string }[];
	locale: Language;
}) {
	const { q, results, latest, mayCreate, keeping, locale } = props;
	const none = results && results.people.length + results.organisations.length + results.territories.length === 0;
	return (
		<>
			<PageHead title={m.nav_directory()} lede={m.directory_lede()} actions={mayCreate && <CreateLinks />} />
			<Form method="get" action={urls.directory()} submit={m.directory_search()}>
				<TextField name="q" type="search" label={m.directory_search_label()} hint={m.directory_search_hint()} value={q} width="medium" />
			</Form>
			{none && (
				<Empty title={m.directory_nothing_found({ q })} action={mayCreate && <CreateLinks q={q} />}>
					{m.directory_nothing_found_next()}
				</Empty>
			)}
			{results && (
				<>
					<ResultTable title={m.directory_people()} rows={results.people} href={(person) => urls.person({ person })} />
					<ResultTable
						title={m.directory_organisations()}
						rows={results.organisations}
						href={(organisation) => urls.organisation({ organisation })}
					/>
					<ResultTable title={m.directory_territories()} rows={results.territories} href={(territory) => urls.territory({ territory })} />
				</>
			)}
			{!results && (
				<Section
					title={m.directory_latest_organisations()}
					actions={
						<>
							<a href={urls.organisations()}>{m.directory_all_organisations()}</a>
							<a href={urls.people()}>{m.directory_all_people()}</a>
						</>
					}
				>
					<OrganisationTable caption={m.directory_latest_organisations()} rows={latest} locale={locale} />
				</Section>
			)}
			{!results && keeping.length > 0 && (
				<Section title={m.directory_keeping()}>
					<ul class="lines">
						{keeping.map(({ label, href }) => (
							<li>
								<a href={href}>{label}</a>
							</li>
						))}
					</ul>
				</Section>
			)}
		</>
	);
}
