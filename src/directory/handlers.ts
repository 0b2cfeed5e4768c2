import { h } from 'preact';
import { m } from '../paraglide/messages.js';
import { urls } from '../urls.ts';
import { type Ask, type Handler, NotFound } from '../web/ask.ts';
import { keeperFor } from './keeper.ts';
import { latestOrganisations, organisationsIn } from './organisation-store.ts';
import { DirectoryPage, type Results } from './pages/home.tsx';
import { TerritoryPage } from './pages/territory.tsx';
import { type SearchKind, search } from './search-store.ts';
import { isTerritoryCode, type Place } from './territory.ts';
import { partnershipsAt, partnershipsBelow, territoriesBelow, territoryByCode, townsAround, workersAt } from './territory-store.ts';
import { called, candidateOf } from './wording.ts';

export const mayCreate = (ask: Ask): boolean => keeperFor(ask.who, ask.organisationId) !== null;
export const pageSize = 50;

/** `after` of a list read page by page: an id, or nothing. */
export function afterOf(ask: Ask): string | null {
	const after = ask.url.searchParams.get('after');
	return after && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(after) ? after : null;
}

const searchKinds = ['person', 'organisation', 'territory', 'authority'] as const satisfies readonly SearchKind[];
const isSearchKind = (text: unknown): text is SearchKind => searchKinds.includes(text as SearchKind);

/** `?q=&kind=`: what a combobox proposes while one types. Without `kind`, people, organisations and places. */
export const searchJson: Handler = async (ask) => {
	const kind = ask.url.searchParams.get('kind');
	const kinds: readonly SearchKind[] = isSearchKind(kind) ? [kind] : ['person', 'organisation', 'territory'];
	const found = await search(ask.db, ask.url.searchParams.get('q') ?? '', { kinds, limit: isSearchKind(kind) ? 10 : 5, proposing: true });
	return ask.json(found.slice(0, 15).map((one) => candidateOf(one, ask.locale, ask.today, kind === 'authority')));
};

export const home: Handler = async (ask) => {
	const q = (ask.url.searchParams.get('q') ?? '').trim().slice(0, 200);
	let results: Results | null = null;
	if (q !== '') {
		const found = await search(ask.db, q, { kinds: ['person', 'organisation', 'territory'], limit: 15 });
		const of = (kind: (typeof found)[number]['found']) =>
			found.filter((one) => one.found === kind).map((one) => candidateOf(one, ask.locale, ask.today));
		results = { people: of('person'), organisations: of('organisation'), territories: of('territory') };
	}
	const latest = results ? [] : await latestOrganisations(ask.db, 12);
	const keeping = [
		{ role: 'approver' as const, label: m.merge_doubles_title(), href: urls.doubles() },
		{ role: 'administrator' as const, label: m.privacy_review_title(), href: urls.peopleReview() },
		{ role: 'editor' as const, label: m.elimination_title(), href: urls.eliminations() },
	].filter(({ role }) => ask.may(role));
	return ask.page(
		{ title: q === '' ? m.nav_directory() : m.directory_results_for({ q }), current: 'directory' },
		h(DirectoryPage, { q, results, latest, mayCreate: mayCreate(ask), keeping, locale: ask.locale }),
	);
};

export const territoryPage: Handler = async (ask) => {
	const code = ask.params.territory ?? '';
	const territory = isTerritoryCode(code) ? await territoryByCode(ask.db, code) : undefined;
	if (!territory) throw new NotFound();
	const levels: Place[] = [territory, ...(territory.intercommunal ? [territory.intercommunal] : []), ...territory.above];
	const after = ask.url.searchParams.get('after');
	const below = await territoriesBelow(ask.db, territory, after !== null && isTerritoryCode(after) ? after : null, pageSize + 1);
	const organisations = await organisationsIn(ask.db, code);
	const workers = await workersAt(ask.db, code);
	const house = workers
		.flatMap(({ facilities }) => facilities)
		.flatMap(({ latitude, longitude }) => (latitude === null || longitude === null ? [] : [{ latitude, longitude }]))[0];
	const partnerships = await partnershipsAt(
		ask.db,
		levels.map((level) => level.code),
	);
	const inside = territory.kind === 'city' ? [] : await partnershipsBelow(ask.db, territory);
	const last = below.length > pageSize ? below[pageSize - 1] : undefined;
	const name = called(territory, ask.locale);
	return ask.page(
		{ title: name, current: 'directory' },
		h(TerritoryPage, {
			territory,
			levels: levels.map((place) => ({ place, partnerships: partnerships.filter(({ at }) => at === place.code) })),
			below: below.slice(0, pageSize),
			next: last ? `?after=${encodeURIComponent(last.code)}` : null,
			organisations,
			inside,
			workers,
			towns: house ? await townsAround(ask.db, house, territory.kind === 'country' ? 125 : 45) : [],
			locale: ask.locale,
		}),
	);
};
