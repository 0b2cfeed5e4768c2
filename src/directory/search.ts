import type { Handler } from '../web/ask.ts';
import { type SearchKind, search } from './search-store.ts';
import { candidateOf } from './wording.ts';

export const searchKinds = ['person', 'organisation', 'territory', 'authority'] as const satisfies readonly SearchKind[];
const isSearchKind = (text: unknown): text is SearchKind => searchKinds.includes(text as SearchKind);

/** `?q=&kind=`: what a combobox proposes while one types. Without `kind`, people, organisations and places. */
export const searchJson: Handler = async (ask) => {
	const kind = ask.url.searchParams.get('kind');
	const kinds: readonly SearchKind[] = isSearchKind(kind) ? [kind] : ['person', 'organisation', 'territory'];
	const found = await search(ask.db, ask.url.searchParams.get('q') ?? '', { kinds, limit: isSearchKind(kind) ? 10 : 5 });
	return ask.json(found.slice(0, 15).map((one) => candidateOf(one, ask.locale, ask.today, kind === 'authority')));
};
