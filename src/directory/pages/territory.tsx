import { m } from '../../paraglide/messages.js';
import { type Language, languages } from '../../plain/language.ts';
import { Chip } from '../../ui/Chip.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { formatNumber } from '../../ui/format.ts';
import { PageHead, Section } from '../../ui/PageHead.tsx';
import { Pager } from '../../ui/Pager.tsx';
import { Table } from '../../ui/Table.tsx';
import { urls } from '../../urls.ts';
import type { OrganisationLine } from '../organisation-store.ts';
import type { Place } from '../territory.ts';
import type { Below, PlacedPartnership, Territory, Town, Worker } from '../territory-store.ts';
import { called, territoryKindLabel } from '../wording.ts';
import { OrganisationTable } from './organisations.tsx';
import { PartnershipTable } from './partnerships.tsx';
import { Workers } from './workers.tsx';

const link = (place: Place, locale: Language) => <a href={urls.territory({ territory: place.code })}>{called(place, locale)}</a>;

const coordinates = (latitude: number, longitude: number, locale: Language) =>
	[latitude, longitude].map((degrees) => formatNumber(degrees, locale, { maximumFractionDigits: 4 })).join(' ; ');

export interface Level {
	place: Place;
	partnerships: readonly PlacedPartnership[];
}

export function TerritoryPage(props: {
	territory: Territory;
	/** The place itself first, then what lies above it. */
	levels: readonly Level[];
	below: readonly Below[];
	next: string | null;
	organisations: readonly OrganisationLine[];
	/** Partnerships that stand below it. */
	inside: readonly PlacedPartnership[];
	/** Who works here or below, wherever they are seated. */
	workers: readonly Worker[];
	/** Those around their houses. */
	towns: readonly Town[];
	locale: Language;
}) {
	const { territory, levels, below, next, organisations, inside, workers, towns, locale } = props;
	const { above, intercommunal, neighbours, population, latitude, longitude } = territory;
	const name = called(territory, locale);
	const other = languages.find((language) => language !== locale && territory.names[language] && territory.names[language] !== name);
	const standing = levels.filter(({ partnerships }) => partnerships.length > 0);
	return (
		<>
			<PageHead
				title={name}
				twin={other && { text: territory.names[other] ?? '', lang: other }}
				crumbs={[
					{ label: m.nav_directory(), href: urls.directory() },
					...above.toReversed().map((place) => ({ label: called(place, locale), href: urls.territory({ territory: place.code }) })),
				]}
				state={<Chip>{territoryKindLabel[territory.kind]()}</Chip>}
			/>
			<Facts
				facts={[
					...above.map((place) => ({ term: territoryKindLabel[place.kind](), value: link(place, locale) })),
					{ term: territoryKindLabel.intercommunal(), value: intercommunal && link(intercommunal, locale) },
					{ term: m.directory_population(), value: population === null ? null : formatNumber(population, locale) },
					{
						term: m.directory_coordinates(),
						value: latitude === null || longitude === null ? null : coordinates(latitude, longitude, locale),
					},
					{ term: m.directory_insee(), value: territory.insee },
					{ term: m.directory_siren(), value: territory.siren },
					{
						term: m.directory_neighbours(),
						value: neighbours.length > 0 && neighbours.map((place, index) => [index > 0 && ', ', link(place, locale)]),
					},
				].map((fact) => (fact.value === false ? null : fact))}
			/>
			<Section title={m.nav_partnerships()}>
				{inside.length > 0 && (
					<>
						<h3>{m.directory_partnerships_below()}</h3>
						<PartnershipTable caption={m.directory_partnerships_below()} rows={inside} locale={locale} stands />
					</>
				)}
				{standing.length > 0 || inside.length > 0 ? (
					standing.map(({ place, partnerships }) => (
						<>
							<h3>
								{called(place, locale)} <span class="soft small">{territoryKindLabel[place.kind]()}</span>
							</h3>
							<PartnershipTable caption={called(place, locale)} rows={partnerships} locale={locale} />
						</>
					))
				) : (
					<Empty title={m.directory_no_partnership()}>{m.directory_no_partnership_next()}</Empty>
				)}
			</Section>
			<Workers workers={workers} here={territory} towns={towns} locale={locale} />
			{organisations.length > 0 && (
				<Section title={m.directory_organisations()}>
					<OrganisationTable caption={m.directory_organisations()} rows={organisations} locale={locale} here />
				</Section>
			)}
			{below.length > 0 && (
				<Section title={territory.kind === 'intercommunal' ? m.directory_members() : m.directory_below()}>
					<Table
						caption={m.directory_below()}
						hideCaption
						rows={below}
						rowKey={({ code }) => code}
						columns={[
							{ key: 'name', label: m.directory_name(), cell: (place) => link(place, locale) },
							{ key: 'kind', label: m.directory_kind(), cell: ({ kind }) => territoryKindLabel[kind]() },
							{
								key: 'population',
								label: m.directory_population(),
								number: true,
								cell: (place) => (place.population === null ? '' : formatNumber(place.population, locale)),
							},
						]}
					/>
					<Pager next={next} />
				</Section>
			)}
		</>
	);
}
