import { unrecognisedNamed } from '../directory/unrecognised.ts';
import type { PartyFacts, Tier } from '../law/facts.ts';
import { isLocal } from '../law/facts.ts';
import type { Language } from '../plain/language.ts';
import { read } from '../plain/language.ts';
import type { Party } from './partnership.ts';

type Territory = NonNullable<Party['territory']>;

export const tierOf: Record<Territory['kind'], Tier | null> = {
	country: null,
	region: 'region',
	department: 'department',
	intercommunal: 'intercommunal',
	city: 'commune',
};

/**
 * What the law reads of a party. `name` in the reader's language where one is given.
 *
 * Recognition: the directory's own mark decides; the name of an entity that France does not recognise decides too; the name of a place
 * that such an entity held decides nothing alone, since a recognised authority may govern it today: it stays not known, and is asked.
 */
export function partyFacts(party: Party, locale?: Language): PartyFacts {
	const { organisationId, name, names, spellings, kind, country, territory, unrecognised } = party;
	const named = unrecognised
		? null
		: unrecognisedNamed([
				name,
				...Object.values(names),
				...spellings,
				...(territory ? [territory.name, ...Object.values(territory.names)] : []),
			]);
	// A homonym elsewhere (an association of friends, a Shushi of another country) is nobody's entity.
	const authority = kind === 'local-authority' || kind === 'grouping' || kind === 'state';
	const line = named !== null && (named.recognised_as_part_of === country || (authority && named.kind === 'entity')) ? named : null;
	const facts: PartyFacts = {
		organisationId,
		name: (locale && read(names, locale)?.text) ?? name,
		country,
		organisationKind: kind,
		tier: territory === null ? null : tierOf[territory.kind],
		population: territory?.population ?? null,
		recognition: unrecognised || line?.kind === 'entity' ? 'unrecognised' : line ? null : 'recognised',
	};
	return isLocal(facts) ? facts : { ...facts, tier: null, population: null };
}
