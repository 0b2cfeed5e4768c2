import { isLanguage, type Language } from '../plain/language.ts';
import type { Author } from '../web/ask.ts';

/** What a page is told when its partnership has changed (WHATWG HTML, server-sent events; the page's side is islands/Live.ts). */
export interface Changed {
	/** How far the history has come; also the event's id, which the browser sends back when it comes again. */
	version: number;
	/** Everything was done by the account that looks: in another window, for instance. */
	own: boolean;
	/** The others who changed it, in the reader's language: 'Ani Sargsyan (Kapan)'. Empty where only the program did. */
	who: string;
	/** Milliseconds over which those who look ask for the page again. */
	spread: number;
}

/** Others than the reader, whoever came last at the end, each with the organisation they did it for. */
function whoElse(authors: readonly Author[], accountId: string, locale: Language): string {
	const others = authors.filter((author) => author.accountId !== accountId && author.name !== null);
	const named = others.map(({ name, organisation, names }) => {
		const called = names?.[locale] ?? organisation;
		return called ? `${name} (${called})` : `${name}`;
	});
	return new Intl.ListFormat(isLanguage(locale) ? locale : 'fr', { type: 'conjunction' }).format([...new Set(named)].slice(-3));
}

export const changed = (authors: readonly Author[], accountId: string, locale: Language, spread: number): Changed => ({
	version: authors.at(-1)?.version ?? 0,
	own: authors.every((author) => author.accountId === accountId),
	who: whoElse(authors, accountId, locale),
	spread,
});

/** One event as it goes over the wire. `beat`: still here; `end`: nothing more comes to who asks. */
export const eventText = (event: Changed | 'beat' | 'end'): string =>
	typeof event === 'string' ? `event: ${event}\ndata:\n\n` : `id: ${event.version}\ndata: ${JSON.stringify(event)}\n\n`;
