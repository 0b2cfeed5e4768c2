/** Where somebody comes from who adds a document, and what it is to prove. It travels in the address. */
import { isId } from '../web/ask.ts';
import { type Fact, type Proves, provesCode, provesFrom } from './document.ts';

export interface Aim {
	/** The fact that lacks its proof. */
	readonly proves: Proves | null;
	/** The document that is to get this file. */
	readonly document: string | null;
	/** A page of the same partnership, to come back to. */
	readonly back: string | null;
}

/** Reads `?fact=&decision=&agreement=&document=&back=`. Nothing leads out of the partnership. */
export function aimOf({ searchParams }: URL, home: string): Aim {
	const asked = {
		fact: searchParams.get('fact') as Fact,
		decisionId: searchParams.get('decision') || null,
		agreementId: searchParams.get('agreement') || null,
	};
	const [document, back] = [searchParams.get('document'), searchParams.get('back') ?? ''];
	const within = back.startsWith(home) && /^($|[/?#])/.test(back.slice(home.length)) && !/[\\\p{C}]|\/\/|\/\.\.?(\/|$)/u.test(back);
	return { proves: provesFrom(provesCode(asked)), document: isId(document) ? document : null, back: within ? back : null };
}

/** The same, for an address. */
export const queryOf = ({ proves, document, back }: Partial<Aim>): Record<string, string | null> => ({
	fact: proves?.fact ?? null,
	decision: proves?.decisionId ?? null,
	agreement: proves?.agreementId ?? null,
	document: document ?? null,
	back: back ?? null,
});
