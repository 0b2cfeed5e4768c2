import { allow, type Result, refuse } from '../plain/result.ts';

export type NumberRefusal = 'number-shape' | 'number-abroad';
export type FrenchNumber = { kind: 'insee' | 'siren'; number: string };

/** A French authority's number: Insee's code of a commune (5 characters; Corsica 2A and 2B) or a SIREN (9 digits). Null: none given. */
export function readNumber(typed: string | null, country: string): Result<FrenchNumber | null, NumberRefusal> {
	const number = (typed ?? '').replace(/[\s\u00a0\u202f.-]/g, '').toUpperCase();
	if (number === '') return allow(null);
	if (country !== 'FR') return refuse('number-abroad');
	if (/^(\d{2}|2[AB])\d{3}$/.test(number)) return allow({ kind: 'insee', number });
	if (/^\d{9}$/.test(number)) return allow({ kind: 'siren', number });
	return refuse('number-shape');
}

/** The commune that a code names, for when the gazetteer cannot tell yet. A SIREN alone does not tell what it numbers. */
export const communeOf = (given: FrenchNumber | null) =>
	given?.kind === 'insee' ? { code: `FR-${given.number}`, kind: 'city' as const, insee: given.number } : null;
