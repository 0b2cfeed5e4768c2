/** The same facts in the vocabulary of schema.org, for search engines and other machines. */
import type { AdministrativeArea, City, Event, Graph, Legislation, Organization, Place, Thing, WebPage } from 'schema-dts';
import { bodyLabel } from '../decision/wording.ts';
import { called, countryName } from '../directory/wording.ts';
import { kindLabel } from '../partnership/wording.ts';
import { type Dated, type Day, earliest, precision } from '../plain/day.ts';
import { type Language, read } from '../plain/language.ts';
import { publicUrls } from '../urls.ts';
import { personName, summaryOf, titleOf } from './naming.ts';
import { type Shown, type ShownAgreement, type ShownDecision, type ShownLine, type ShownParty, signedOn, sinceYear } from './portal.ts';
import { agreementState } from './story.ts';

interface Told {
	shown: Shown;
	locale: Language;
	today: Day;
	baseUrl: string;
}

/** A date as ISO 8601 has it; a season, which it does not know, gives way to its year. */
const iso = (on: Dated | null): string | undefined =>
	on === null ? undefined : precision(on) === 'season' ? earliest(on).slice(0, 4) : on;
const textIn = (texts: Parameters<typeof read>[0], locale: Language): string | undefined => read(texts, locale)?.text;

const placeOf = (place: ShownParty['territory'], locale: Language): Place | undefined =>
	place
		? {
				'@type': 'Place',
				name: called(place, locale),
				...(place.latitude != null &&
					place.longitude != null && { geo: { '@type': 'GeoCoordinates' as const, latitude: place.latitude, longitude: place.longitude } }),
			}
		: undefined;

function areaOf({ territory, country }: ShownParty, locale: Language): City | AdministrativeArea | undefined {
	if (!territory) return undefined;
	const { name, geo } = placeOf(territory, locale) as { name: string; geo?: { '@type': 'GeoCoordinates' } };
	return {
		'@type': 'AdministrativeArea',
		name,
		...(geo && { geo }),
		containedInPlace: { '@type': 'Country', name: countryName(country, locale), identifier: country },
	};
}

function partyOf(party: ShownParty, { locale, baseUrl }: Told): Organization {
	const area = areaOf(party, locale);
	const others = [...new Set([party.name, ...Object.values(party.names)])].filter((name) => name !== called(party, locale));
	return {
		'@type': 'GovernmentOrganization',
		'@id': `${baseUrl}/#organisation-${party.organisationId}`,
		name: called(party, locale),
		...(others.length > 0 && { alternateName: others }),
		...(area && { areaServed: area }),
		...(party.website && { url: party.website }),
	};
}

function voteOf(decision: ShownDecision, { shown, locale, baseUrl }: Told): Legislation {
	const passed = iso(decision.takenOn);
	return {
		'@type': 'Legislation',
		'@id': `${baseUrl}/#vote-${decision.id}`,
		name: textIn(decision.subject, locale) ?? '',
		legislationType: bodyLabel[decision.body](),
		...(decision.number && { legislationIdentifier: decision.number }),
		...(passed && { legislationDate: passed }),
		...(decision.outcome === 'adopted' && { legislationPassedBy: { '@id': `${baseUrl}/#organisation-${decision.organisationId}` } }),
		isPartOf: { '@id': pageId(shown, locale, baseUrl) },
	};
}

function agreementOf(agreement: ShownAgreement, { shown, locale, today, baseUrl }: Told): Legislation {
	const state = agreementState(agreement, today);
	const on = iso(signedOn(agreement));
	return {
		'@type': 'Legislation',
		'@id': `${baseUrl}/#accord-${agreement.id}`,
		name: textIn(agreement.title, locale) ?? '',
		...(textIn(agreement.object, locale) && { abstract: textIn(agreement.object, locale) as string }),
		inLanguage: Object.keys(agreement.title),
		...(on && { legislationDate: on }),
		legislationLegalForce:
			state === 'in-force'
				? 'https://schema.org/InForce'
				: state === 'signed'
					? 'https://schema.org/PartiallyInForce'
					: 'https://schema.org/NotInForce',
		...(agreement.fieldKeys.length > 0 && {
			about: shown.fields.filter(({ key }) => agreement.fieldKeys.includes(key)).map(({ names }) => textIn(names, locale) ?? ''),
		}),
		author: agreement.signatures.map(({ organisationId }) => ({ '@id': `${baseUrl}/#organisation-${organisationId}` })),
		...(agreement.amendsId && { legislationChanges: { '@id': `${baseUrl}/#accord-${agreement.amendsId}` } }),
	} as Legislation;
}

/** The ceremony: an Event needs its day and its place, and is told only where both are known. */
function signingOf(agreement: ShownAgreement, { shown, locale, baseUrl }: Told): Event[] {
	const on = iso(signedOn(agreement));
	const location =
		placeOf(agreement.place, locale) ?? (agreement.signedAt ? ({ '@type': 'Place', name: agreement.signedAt } as Place) : undefined);
	if (!on || !location) return [];
	return [
		{
			'@type': 'Event',
			'@id': `${baseUrl}/#signature-${agreement.id}`,
			name: textIn(agreement.title, locale) ?? '',
			startDate: on,
			location,
			organizer: agreement.signatures.map(({ organisationId }) => ({ '@id': `${baseUrl}/#organisation-${organisationId}` })),
			attendee: agreement.signatures.flatMap(({ person, capacity, organisationId }) => {
				if (!person) return [];
				const title = textIn(capacity, locale);
				return [
					{
						'@type': 'Person' as const,
						name: personName(person, locale),
						...(title && { jobTitle: title }),
						affiliation: { '@id': `${baseUrl}/#organisation-${organisationId}` },
					},
				];
			}),
			about: { '@id': `${baseUrl}/#accord-${agreement.id}` },
			url: `${baseUrl}${publicUrls[locale].partnership({ slug: shown.slug })}#accord-${agreement.id}`,
		} as Event,
	];
}

const pageId = (shown: Pick<Shown, 'slug'>, locale: Language, baseUrl: string) =>
	`${baseUrl}${publicUrls[locale].partnership({ slug: shown.slug })}`;

export function linkedPartnership(told: Told): Graph {
	const { shown, locale, baseUrl } = told;
	const page: WebPage = {
		'@type': 'WebPage',
		'@id': pageId(shown, locale, baseUrl),
		url: pageId(shown, locale, baseUrl),
		name: titleOf(shown, locale),
		headline: `${kindLabel[shown.kind]()} ${titleOf(shown, locale)}`,
		description: summaryOf(shown, sinceYear(shown), locale),
		inLanguage: locale,
		about: shown.parties.map(({ organisationId }) => ({ '@id': `${baseUrl}/#organisation-${organisationId}` })),
		mentions: [
			...shown.decisions.map(({ id }) => ({ '@id': `${baseUrl}/#vote-${id}` })),
			...shown.agreements.map(({ id }) => ({ '@id': `${baseUrl}/#accord-${id}` })),
		],
		citation: shown.documents.map(({ title, url }): Thing => ({ '@type': 'CreativeWork', name: title, ...(url && { url }) }) as Thing),
		publisher: { '@type': 'GovernmentOrganization', name: called(shown.publisher, locale) },
	} as WebPage;
	return {
		'@context': 'https://schema.org',
		'@graph': [
			page,
			...shown.parties.map((party) => partyOf(party, told)),
			...shown.decisions.map((decision) => voteOf(decision, told)),
			...shown.agreements.map((agreement) => agreementOf(agreement, told)),
			...shown.agreements.flatMap((agreement) => signingOf(agreement, told)),
		],
	};
}

/** A list of pages. */
export function linkedList(lines: readonly ShownLine[], name: string, address: string, locale: Language, baseUrl: string): object {
	return {
		'@context': 'https://schema.org',
		'@type': 'CollectionPage',
		'@id': `${baseUrl}${address}`,
		name,
		inLanguage: locale,
		mainEntity: {
			'@type': 'ItemList',
			numberOfItems: lines.length,
			itemListElement: lines.map((line, index) => ({
				'@type': 'ListItem',
				position: index + 1,
				name: called(line, locale),
				url: `${baseUrl}${publicUrls[locale].partnership({ slug: line.slug })}`,
			})),
		},
	};
}
