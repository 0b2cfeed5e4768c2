import { m } from '../../paraglide/messages.js';
import type { Day } from '../../plain/day.ts';
import { type Language, languages } from '../../plain/language.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { formatRow } from '../../ui/format.ts';
import { PageHead, Section } from '../../ui/PageHead.tsx';
import { urls } from '../../urls.ts';
import { addressLines, printedSiret } from '../organisation.ts';
import type { Organisation, OrganisationLine } from '../organisation-store.ts';
import type { PersonAt } from '../person-store.ts';
import type { PlacedPartnership } from '../territory-store.ts';
import { called, countryName, organisationKindLabel } from '../wording.ts';
import { RecordCare } from './care.tsx';
import { MandateTable } from './mandates.tsx';
import { OrganisationTable } from './organisations.tsx';
import { PartnershipTable } from './partnerships.tsx';

export function OrganisationPage(props: {
	organisation: Organisation;
	people: readonly PersonAt[];
	children: readonly OrganisationLine[];
	partnerships: readonly PlacedPartnership[];
	mayEdit: boolean;
	mayMerge: boolean;
	locale: Language;
	today: Day;
}) {
	const { organisation, people, children, partnerships, mayEdit, mayMerge, locale, today } = props;
	const { names, place } = organisation;
	const name = called(organisation, locale);
	const other = languages.find((language) => language !== locale && names[language] && names[language] !== name);
	const address = addressLines(organisation);
	const { siret, rna, foreignNumber, website } = organisation;
	return (
		<>
			<PageHead
				title={name}
				twin={other && { text: names[other] ?? '', lang: other }}
				crumbs={[
					{ label: m.nav_directory(), href: urls.directory() },
					{ label: m.directory_organisations(), href: urls.organisations() },
				]}
				state={
					<>
						<Chip>{organisationKindLabel[organisation.kind]()}</Chip>
						{organisation.unrecognised && <Chip tone="warn">{m.directory_unrecognised()}</Chip>}
					</>
				}
				actions={mayEdit && <ButtonLink href={urls.organisationEdit({ organisation: organisation.id })}>{m.directory_edit()}</ButtonLink>}
			/>
			<Facts
				facts={[
					{ term: m.directory_country(), value: countryName(organisation.country, locale) },
					{ term: m.directory_place(), value: place && <a href={urls.territory({ territory: place.code })}>{called(place, locale)}</a> },
					{
						term: m.directory_parent(),
						value: organisation.parentId && (
							<a href={urls.organisation({ organisation: organisation.parentId })}>
								{called({ name: organisation.parent ?? '', names: organisation.parentNames ?? {} }, locale)}
							</a>
						),
					},
					{ term: m.directory_spellings(), value: formatRow(organisation.spellings, locale) },
					{ term: m.directory_siret(), value: siret && printedSiret(siret) },
					{ term: m.directory_rna(), value: rna },
					{ term: m.directory_foreign_number(), value: foreignNumber },
					{
						term: m.directory_address(),
						value: address.length > 0 && address.map((line, index) => [index > 0 && <br />, line]),
					},
					{
						term: m.directory_website(),
						value: website && (
							<a href={website} rel="noreferrer">
								{website.replace(/^https?:\/\//, '')}
							</a>
						),
					},
					{ term: m.directory_note(), value: organisation.note },
					{
						term: m.directory_kept_by(),
						value: organisation.keeper && called({ name: organisation.keeper, names: organisation.keeperNames ?? {} }, locale),
					},
				]}
			/>
			<Section title={m.directory_people()}>
				{people.length > 0 ? (
					<MandateTable
						caption={m.directory_people()}
						rows={people.flatMap((person) => person.mandates.map((mandate) => ({ person, mandate })))}
						locale={locale}
						today={today}
					/>
				) : (
					<Empty
						title={m.directory_no_people_here()}
						action={mayEdit && <ButtonLink href={urls.people()}>{m.directory_all_people()}</ButtonLink>}
					>
						{m.directory_no_people_here_next()}
					</Empty>
				)}
			</Section>
			{children.length > 0 && (
				<Section title={m.directory_children()}>
					<OrganisationTable caption={m.directory_children()} rows={children} locale={locale} />
				</Section>
			)}
			<Section title={m.nav_partnerships()}>
				{partnerships.length > 0 ? (
					<PartnershipTable caption={m.nav_partnerships()} rows={partnerships} locale={locale} />
				) : (
					<Empty title={m.directory_no_partnership()}>{m.directory_no_partnership_next()}</Empty>
				)}
			</Section>
			{mayEdit && (
				<p class="to-history">
					<a href={urls.organisationHistory({ organisation: organisation.id })}>{m.history_see()}</a>
				</p>
			)}
			{mayEdit && (
				<RecordCare>
					{mayMerge && <a href={urls.organisationMerge({ organisation: organisation.id })}>{m.merge_link()}</a>}
					<a href={urls.organisationDelete({ organisation: organisation.id })}>{m.merge_delete_title()}</a>
				</RecordCare>
			)}
		</>
	);
}
