/** What proves facts: a file, a page, a register, a newspaper; where it is, in which language, of which date. */
import type { Dated } from '../plain/day.ts';
import type { Language } from '../plain/language.ts';

export interface Document {
	readonly id: string;
	readonly title: string;
	readonly url: string | null;
	/** BCP 47, as far as known. */
	readonly language: string | null;
	/** The date it bears. */
	readonly on: Dated | null;
	/** The day somebody looked at its address, `YYYY-MM-DD`. */
	readonly retrievedOn: string | null;
	readonly note: string | null;
	/** Its file, where it has one. */
	readonly fileId: string | null;
}

/** What of which record a document proves; neither decision nor agreement: of the partnership itself. */
export interface Proves {
	readonly fact: Fact;
	readonly decisionId: string | null;
	readonly agreementId: string | null;
}
/** A proof on file: what it proves, and the document, `on` the date it bears. */
export interface Evidence extends Proves, Pick<Document, 'title' | 'url' | 'language' | 'on'> {
	readonly id: string;
	readonly documentId: string;
}

/** The facts that may be proven, by what they belong to. */
export const factsOf = {
	partnership: ['since', 'proposal', 'parties', 'suspension', 'end', 'event'],
	decision: ['vote', 'number', 'note-sent', 'transmission', 'publication', 'referral', 'annulment'],
	agreement: ['signature', 'object', 'fields', 'commitments', 'transmission', 'entry-into-force', 'renewal', 'end', 'annulment'],
} as const;
export type Noun = keyof typeof factsOf;
export type Fact = (typeof factsOf)[Noun][number];

export const nounOf = ({ decisionId, agreementId }: Omit<Proves, 'fact'>): Noun =>
	decisionId !== null ? 'decision' : agreementId !== null ? 'agreement' : 'partnership';

/** How a form writes what is proven: `vote@decision:019a…`, `since@partnership`. */
export const provesCode = (proves: Proves): string => {
	const noun = nounOf(proves);
	const id = proves.decisionId ?? proves.agreementId;
	return `${proves.fact}@${noun}${id === null ? '' : `:${id}`}`;
};

export function provesFrom(code: string): Proves | null {
	const found = /^([a-z-]+)@(partnership|decision|agreement)(?::([0-9a-f-]{36}))?$/.exec(code);
	if (!found) return null;
	const [, fact = '', noun, id = null] = found;
	const known: readonly string[] = factsOf[noun as Noun];
	if (!known.includes(fact) || (noun === 'partnership') !== (id === null)) return null;
	return { fact: fact as Fact, decisionId: noun === 'decision' ? id : null, agreementId: noun === 'agreement' ? id : null };
}

/** The address of a page of the web, as it should be opened; null when it is none (a script, a file, no host, a name and password). */
export function webAddress(text: string): string | null {
	if (!URL.canParse(text)) return null;
	const { protocol, hostname, username, password, href } = new URL(text);
	const plain =
		(protocol === 'https:' || protocol === 'http:') && /^([^.\s]+\.)+[^.\s]{2,}\.?$/.test(hostname) && username === '' && password === '';
	return plain ? href : null;
}

/** A decision or an agreement that a document may prove something of. */
export interface Provable {
	readonly id: string;
	readonly noun: 'decision' | 'agreement';
	readonly titles: Partial<Record<Language, string>>;
	readonly on: Dated | null;
}
