import { afterAll, beforeAll, expect, it } from 'vitest';
import { openWorld, type World } from '../../test/world.ts';
import { publicUrls } from '../urls.ts';

let world: World;
beforeAll(async () => {
	world = await openWorld();
});
afterAll(() => world?.close());

/** The terms of schema.org used here (schema.org 29.0), by type; those of the wider types they belong to are repeated. */
const terms: Readonly<Record<string, readonly string[]>> = {
	WebPage: ['url', 'name', 'headline', 'description', 'inLanguage', 'about', 'mentions', 'citation', 'publisher'],
	GovernmentOrganization: ['name', 'alternateName', 'areaServed', 'url'],
	AdministrativeArea: ['name', 'geo', 'containedInPlace'],
	Country: ['name', 'identifier'],
	Place: ['name', 'geo'],
	GeoCoordinates: ['latitude', 'longitude'],
	Legislation: [
		'name',
		'abstract',
		'about',
		'author',
		'inLanguage',
		'isPartOf',
		'legislationType',
		'legislationIdentifier',
		'legislationDate',
		'legislationPassedBy',
		'legislationLegalForce',
		'legislationChanges',
	],
	Event: ['name', 'startDate', 'location', 'organizer', 'attendee', 'about', 'url'],
	Person: ['name', 'jobTitle', 'affiliation'],
	CreativeWork: ['name', 'url'],
};
type Node = Record<string, unknown>;
const nodesIn = (value: unknown): Node[] =>
	Array.isArray(value)
		? value.flatMap(nodesIn)
		: value && typeof value === 'object'
			? [value as Node, ...Object.values(value).flatMap(nodesIn)]
			: [];

it.each(['fr', 'hy', 'en'] as const)('the facts of Saint-Étienne and Kapan are said in terms that schema.org has (%s)', async (locale) => {
	const response = await world.app.request(new Request(new URL(publicUrls[locale].data({ slug: 'saint-etienne-kapan' }), world.baseUrl)));
	const data = (await response.json()) as { '@context': string; '@graph': Node[] };
	expect([response.headers.get('content-type'), data['@context']]).toEqual(['application/ld+json', 'https://schema.org']);
	const nodes = nodesIn(data['@graph']);
	for (const { '@type': type, '@id': id, ...rest } of nodes) {
		if (type === undefined) expect(Object.keys(rest), String(id)).toEqual([]);
		else
			expect(
				Object.keys(rest).filter((name) => !terms[String(type)]?.includes(name)),
				String(type),
			).toEqual([]);
	}
	// What is cited is there.
	const known = new Set(data['@graph'].map((node) => node['@id']));
	for (const node of nodes) if (node['@id'] && !node['@type']) expect([...known]).toContain(node['@id']);
	const of = (type: string) => data['@graph'].filter((node) => node['@type'] === type);
	expect([of('GovernmentOrganization').length, of('Legislation').length, of('Event').length]).toEqual([2, 3, 2]);
	// ISO 8601 knows no season: the autumn of 2024 gives way to its year.
	expect(
		of('Event')
			.map(({ startDate }) => startDate)
			.sort(),
	).toEqual(['2023-11', '2024']);
	const people = nodes.filter((node) => node['@type'] === 'Person').map(({ name }) => name);
	expect(people).toEqual(locale === 'hy' ? ['Գաել Պերդրիո', 'Գևորգ Փարսյան'] : ['Gaël Perdriau', 'Gevorg Parsyan']);
});
